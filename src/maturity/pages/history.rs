//! How we got here: every snapshot, the newest first, with the stages said and why, the aims, who
//! was there, and what moved since the one before.

use std::collections::HashMap;

use jiff::tz::Offset;
use uuid::Uuid;

use super::snapshot::present_words;
use crate::maturity::area_words::{aim_words, standing_parts};
use crate::maturity::assessment::Aim;
use crate::maturity::matrix::Domain;
use crate::maturity::movement::{DomainMovement, UnlikeAnswers, compare_areas, count_words};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::page::{Lead, LineKind, Page};
use crate::maturity::{diff, phrases, scoring, snapshot_line, trend};

/// Snapshots are told in full, the newest first, until so many answers were read; the others by their
/// line alone, so that a key never waits. Decades of walks through every national area have fewer.
const MAX_TOLD_ANSWERS: usize = 20_000;

/// The page of every snapshot of a network, each a place to stop at.
pub fn history_page(record: &NetworkState) -> Page {
    let mut page = Page::new(format!("{} · How we got here", record.network.name));
    if record.snapshots.is_empty() {
        page.body(0, "No snapshot has been saved yet.");
        page.body(0, "Walk through the areas, then save a snapshot: from then on this page tells what was said and why.");
    }
    let mut listed = record.snapshots_in_order();
    listed.reverse();
    // it is looked for by day: in which time zone an hour is said matters little
    let lines = snapshot_line::lines_of(listed.iter().copied(), Offset::UTC);
    let (mut previous, mut answers) = (PreviousSnapshots::default(), 0);
    for (saved, line) in listed.into_iter().zip(lines) {
        page.blank_line();
        page.stop(LineKind::Heading, 0, line.words());
        if answers > MAX_TOLD_ANSWERS {
            page.continuation(LineKind::Quiet, 2, "Enter reads what was said.".to_owned());
            continue;
        }
        answers += saved.snapshot.assessment.answers.len();
        write_snapshot(&mut page, saved, previous.of(record, saved));
    }
    page
}

/// The snapshot that each is compared with: each line is put in order once, however long it is.
#[derive(Default)]
struct PreviousSnapshots<'r> {
    by_id: HashMap<Uuid, Option<&'r SavedSnapshot>>,
}

impl<'r> PreviousSnapshots<'r> {
    fn of(&mut self, record: &'r NetworkState, saved: &SavedSnapshot) -> Option<&'r SavedSnapshot> {
        if !self.by_id.contains_key(&saved.snapshot.id) {
            let line = trend::line_of_snapshot(record, saved);
            let before = std::iter::once(None).chain(line.snapshots().iter().copied().map(Some));
            let ids = line.snapshots().iter().map(|one| one.snapshot.id);
            self.by_id.extend(ids.zip(before));
        }
        self.by_id.get(&saved.snapshot.id).copied().flatten()
    }
}

fn write_snapshot(page: &mut Page, saved: &SavedSnapshot, before: Option<&SavedSnapshot>) {
    let snapshot = &saved.snapshot;
    let moved = before.map(|then| {
        let movement =
            diff::compare_answers(trend::answers_on_matrix(then), trend::answers_on_matrix(saved));
        let (then, now) = (then.snapshot.taken_on, snapshot.taken_on);
        let is_month = (then.year(), then.month()) == (now.year(), now.month());
        let since =
            if is_month { phrases::format_date(then) } else { phrases::format_month_year(then) };
        format!("Since {since}: {}", count_words(&movement))
    });
    page.continuation(
        LineKind::Body,
        2,
        moved.unwrap_or_else(|| "The first of its kind: nothing to compare with yet.".to_owned()),
    );
    let is_said = !saved.snapshot.assessment.judgements.is_empty();
    if before.is_some() && is_said {
        let words = "Areas, which may go another way than the statements:";
        page.continuation(LineKind::Quiet, 2, words.to_owned());
    }
    write_areas(page, saved, before, is_said);
    // whose view it is stands in the line above
    let by = if is_said { "" } else { "The stages are what the answers suggest. " };
    page.continuation(LineKind::Quiet, 2, format!("{by}{}", present_words(&snapshot.present)));
}

/// The areas that moved the same way to the same stage.
struct AreaGroup<'d> {
    moved: DomainMovement,
    /// Why it went another way than the answers, where it did.
    why: Option<UnlikeAnswers>,
    standing: String,
    /// What the answers say to it, where that must be said.
    beside: Option<String>,
    areas: Vec<&'d str>,
}

impl AreaGroup<'_> {
    /// "forward to Step 1: Leading together · Joining up care"; behind it what the answers say.
    fn words(&self) -> String {
        let each = if self.areas.len() > 1 { "in each, " } else { "" };
        let why = self.why.map(|why| format!("{each}{}", why.words()));
        let beside: Vec<&str> = why.as_deref().into_iter().chain(self.beside.as_deref()).collect();
        let beside =
            if beside.is_empty() { String::new() } else { format!(" ({})", beside.join("; ")) };
        let (standing, areas) = (&self.standing, self.areas.join(" · ") + &beside);
        match self.moved {
            DomainMovement::First | DomainMovement::NotAnswered => format!("{standing}: {areas}"),
            DomainMovement::Forward | DomainMovement::Back => {
                format!("{} to {standing}: {areas}", self.moved.word())
            }
            DomainMovement::Same => format!("still {standing}: {areas}"),
            moved => format!("{}, {standing}: {areas}", moved.word()),
        }
    }

    /// What moved comes first.
    fn rank(&self) -> (bool, Option<usize>) {
        let place = DomainMovement::ALL.iter().position(|moved| *moved == self.moved);
        (self.moved == DomainMovement::Same, place)
    }
}

/// Where the areas stand, those together that moved alike; below, what more was said of each.
fn write_areas(
    page: &mut Page,
    saved: &SavedSnapshot,
    before: Option<&SavedSnapshot>,
    is_said: bool,
) {
    let matrix = &saved.matrix.matrix;
    let mut groups: Vec<AreaGroup<'_>> = Vec::new();
    for domain in &matrix.domains {
        let reading = scoring::evaluate_domain(matrix, domain, &saved.snapshot.assessment);
        let compared = compare_areas(before, saved, &domain.id);
        let (moved, why) = (compared.moved, compared.unlike_answers);
        let (standing, beside) = standing_parts(matrix, &reading);
        // where nothing was said of any area, that is said once for all
        let beside = beside.filter(|_| is_said);
        let (name, key) = (domain.short_name(), (moved, why, &standing, &beside));
        let is_alike = |group: &&mut AreaGroup<'_>| {
            (group.moved, group.why, &group.standing, &group.beside) == key
        };
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.areas.push(name),
            None => groups.push(AreaGroup { moved, why, standing, beside, areas: vec![name] }),
        }
    }
    groups.sort_by_key(AreaGroup::rank);
    for group in groups {
        page.continuation(LineKind::Body, 2, group.words());
        page.set_prefix(format!("{} ", group.moved.sign()));
        page.set_lead(Lead::Movement);
    }
    for (words, reason) in matrix.domains.iter().flat_map(|domain| reason_lines(saved, domain)) {
        page.continuation(LineKind::Body, 2, words);
        if let Some(reason) = reason {
            page.continuation(LineKind::Quiet, 4, reason);
        }
    }
}

/// Why we said so, and what is next with its reason, which stands in a line of its own.
fn reason_lines(saved: &SavedSnapshot, domain: &Domain) -> Vec<(String, Option<String>)> {
    let said = &saved.snapshot.assessment;
    let name = domain.short_name();
    let reason = said.judgements.get(&domain.id).and_then(|judgement| judgement.reason.as_deref());
    let aim = said.aims.get(&domain.id);
    let aim = aim.map(|aim| {
        let words = aim_words(&saved.matrix.matrix, &Aim { reason: None, ..aim.clone() });
        (format!("{name}, next: {words}"), aim.reason.clone())
    });
    let why = reason.map(|reason| (format!("{name}, why:"), Some(reason.to_owned())));
    why.into_iter().chain(aim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};
    use crate::maturity::page::{TextStyle, to_printed_text};

    #[test]
    fn a_stage_with_a_comma_in_its_name_keeps_its_name() {
        let mut asked =
            matrix(&["one"], vec![domain("A", &[("a1", "one")]), domain("B", &[("b1", "one")])]);
        asked.stages[0].name = "Begun, slowly".to_owned();
        let asked = known_matrix(asked);
        let given = [("a1", "fully"), ("b1", "fully")];
        let saved = saved_snapshot(1, "2026-01-05", &asked, &given);
        let page = history_page(&network_state(vec![saved], &[&asked]));
        let text = to_printed_text(&page, TextStyle { width: 100, ascii: false });
        assert!(text.contains("Begun, slowly: A · B"), "{text}");
    }
}
