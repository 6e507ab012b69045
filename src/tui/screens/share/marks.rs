//! What goes in a share beside what a snapshot's page shows: exact days, what was confirmed or kept,
//! and the ids by which programs know it. With the page it is every field of the copy.
//!
//! Each struct is taken apart by name, so that a new field can't go without a place in the preview.

use uuid::Uuid;

use crate::maturity::assessment::{
    Aim, AimKind, Assessment, Judgement, RaisedAsk, Snapshot, Voice,
};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network::NetworkAtTime;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::page::Page;
use crate::maturity::phrases::format_date;

pub(crate) fn write_marks(page: &mut Page, copy: &SavedSnapshot) {
    let Snapshot {
        id,
        network:
            NetworkAtTime {
                id: network,
                name: _,
                ods_code: _,
                purpose: _,
                profile: _,
                unknown_fields: _,
            },
        assessment,
        taken_on: _,
        saved_at: _,
        label: _,
        present: _,
        supersedes,
        kept_from,
        views,
        form,
        left_out: _,
        full_hash: _,
        salt: _,
        unknown_fields: _,
    } = &copy.snapshot;
    let matrix = &copy.matrix.matrix;
    let mut lines = assessment_lines(matrix, assessment);
    lines.push(format!(
        "By which programs know it: this snapshot {id}, network {network}, matrix {} {}.",
        assessment.matrix.id, assessment.matrix.fingerprint
    ));
    lines.extend(other_snapshots("Last time", assessment.based_on));
    lines.extend(other_snapshots("It replaces", *supersedes));
    lines.extend(other_snapshots("What was kept is from", *kept_from));
    lines.extend(views.iter().filter_map(|view| other_snapshots("Agreed from", Some(*view))));
    lines.extend(form.map(|form| format!("It came in from the form {form}.")));
    page.blank_line();
    page.heading("Beside these, in the file");
    for line in lines {
        page.quiet(2, line);
    }
}

fn other_snapshots(what: &str, id: Option<Uuid>) -> Option<String> {
    id.map(|id| format!("{what}: snapshot {id}."))
}

fn assessment_lines(matrix: &Matrix, said: &Assessment) -> Vec<String> {
    let Assessment {
        matrix: _,
        matrix_unknown_fields: _,
        voice,
        subject: _,
        based_on: _,
        answers: _,
        judgements,
        aims,
        asks,
        taken_back: _,
    } = said;
    let mut lines: Vec<String> = voice_line(voice).into_iter().collect();
    for domain in &matrix.domains {
        let name = domain.short_name();
        let judged = judgements.get(&domain.id).map(|judged| judgement_parts(matrix, judged));
        let aimed = aims.get(&domain.id).map(aim_parts);
        let parts = [judged.unwrap_or_default(), aimed.unwrap_or_default()].concat();
        if !parts.is_empty() {
            lines.push(format!("{name}: {}.", parts.join("; ")));
        }
        lines.extend(confirmed_lines(domain, said));
    }
    for ask in matrix.asks() {
        let parts = asks.get(&ask.id).map(ask_parts).unwrap_or_default();
        if !parts.is_empty() {
            lines.push(format!("The need \u{201c}{}\u{201d}: {}.", ask.text, parts.join("; ")));
        }
    }
    lines
}

/// What the group agreed has nobody's role beside it, unless a file says so.
fn voice_line(voice: &Voice) -> Option<String> {
    let Voice { kind: _, role, of, unknown_fields: _ } = voice;
    let named: Vec<&str> = role.iter().chain(of).map(String::as_str).collect();
    (voice.is_agreed() && !named.is_empty()).then(|| format!("Said by: {}.", named.join(", ")))
}

fn judgement_parts(matrix: &Matrix, judged: &Judgement) -> Vec<String> {
    let Judgement { stage, reason: _, as_before, as_of, unknown_fields: _ } = judged;
    let is_told = stage.as_str() == "before"
        || matrix.stages.iter().any(|known| known.id.as_str() == stage.as_str());
    let unknown = (!is_told).then(|| format!("our stage is {}", stage.as_str()));
    let confirmed = as_before.then(|| "our stage was confirmed from last time".to_owned());
    let kept = as_of.map(|day| format!("our stage is as of {}", format_date(day)));
    [unknown, confirmed, kept].into_iter().flatten().collect()
}

fn aim_parts(aim: &Aim) -> Vec<String> {
    let Aim { aim: kind, to, reason: _, review_on, as_of, unknown_fields: _ } = aim;
    let to = to.as_ref().filter(|_| *kind != AimKind::Move);
    let to = to.map(|to| format!("what next names the stage {to}"));
    let review = review_on.map(|day| format!("look again on {}", format_date(day)));
    let kept = as_of.map(|day| format!("what next is as of {}", format_date(day)));
    [to, review, kept].into_iter().flatten().collect()
}

fn ask_parts(asked: &RaisedAsk) -> Vec<String> {
    let RaisedAsk { raised, note, as_of, unknown_fields: _ } = asked;
    let not_raised = (!raised).then(|| "not raised".to_owned());
    let note = note.as_ref().filter(|_| !raised).map(|note| format!("note: {note}"));
    let kept = as_of.map(|day| format!("as of {}", format_date(day)));
    [not_raised, note, kept].into_iter().flatten().collect()
}

/// Which answers were confirmed from last time: all of an area in one line, else one by one.
fn confirmed_lines(domain: &Domain, said: &Assessment) -> Vec<String> {
    let given = |item: &crate::maturity::matrix::Item<'_>| said.answers.get(item.id());
    let answered: Vec<_> = domain.items().filter(|item| given(item).is_some()).collect();
    let confirmed: Vec<_> =
        answered.iter().filter(|item| given(item).is_some_and(|one| one.as_before)).collect();
    let name = domain.short_name();
    if confirmed.len() > 1 && confirmed.len() == answered.len() {
        return vec![format!("{name}: every answer was confirmed from last time.")];
    }
    let line = |text: &str| format!("{name}, confirmed from last time: {text}");
    confirmed.into_iter().map(|item| line(&item.plain_text())).collect()
}
