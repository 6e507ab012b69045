//! Redaction of a snapshot for sharing: notes, evidence, who was there and where one person's view
//! is from stay at home unless they are chosen; its salt and all that this version does not know
//! stay at home always.
//!
//! It works the other way round: a copy is made anew of what may go, so that a field nobody thought
//! of is in neither version. Stages, answers, aims, needs and the reasons given for them go; they
//! are what the reader is meant to read, and the sender sees them first.

use std::collections::BTreeMap;

use crate::maturity::assessment::{
    Aim, AnswerRecord, Answers, Assessment, BesideAnswer, Evidence, Judgement, RaisedAsk, Snapshot,
    TakenBack, TypedDays, Voice,
};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Matrix, UnknownFields};
use crate::maturity::network::{NetworkAtTime, Profile};

/// Notes, by the word of files.
pub const NOTE: &str = "note";
/// Evidence, by the word of files.
pub const EVIDENCE: &str = "evidence";
/// Who was there, by the word of files.
pub const PRESENT: &str = "present";
/// The practice or organisation that one person's view is from, by the word of files.
pub const PLACE: &str = "place";
/// What this version does not know, by the word of files.
pub const UNKNOWN_FIELDS: &str = "extra";

/// All that can be left out, in the order in which it is listed.
pub(crate) const LEFT_OUT_KINDS: [&str; 5] = [NOTE, EVIDENCE, PRESENT, PLACE, UNKNOWN_FIELDS];

/// How much of a snapshot is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShareLevel {
    /// Without notes, evidence, who was there and where one person's view is from.
    #[default]
    Summary,
    /// The summary with where one person's view is from.
    SummaryWithPlace,
    /// With all of that.
    Full,
}

impl ShareLevel {
    /// What is left out of these wherever there is any of it, by the words of files. Where a view
    /// is from is named only if one of them says it.
    pub fn left_out<'s>(self, snapshots: impl IntoIterator<Item = &'s Snapshot>) -> Vec<String> {
        let kinds: &[&str] = match self {
            Self::Full => &[],
            Self::Summary if snapshots.into_iter().any(has_place) => {
                &[NOTE, EVIDENCE, PRESENT, PLACE]
            }
            Self::Summary | Self::SummaryWithPlace => &[NOTE, EVIDENCE, PRESENT],
        };
        kinds.iter().map(|kind| (*kind).to_owned()).collect()
    }
}

/// Whether a snapshot says where one person's view is from.
pub fn has_place(snapshot: &Snapshot) -> bool {
    snapshot.assessment.voice.of.is_some()
}

/// The copy of a snapshot that goes into a share. It says in `left_out` what was really taken out
/// of it; whose hash stands in `of` is for the floor that knows files to say.
pub fn redact(snapshot: &Snapshot, matrix: &Matrix, version: ShareLevel) -> Snapshot {
    let mut copy = build_copy(snapshot, matrix, version);
    let is_full = version == ShareLevel::Full;
    let is_gone = |kind: &str| match kind {
        PLACE => snapshot.assessment.voice.of != copy.assessment.voice.of,
        UNKNOWN_FIELDS if is_full => without_marks(snapshot) != without_marks(&copy),
        UNKNOWN_FIELDS => remove_private_texts(snapshot) != remove_private_texts(&copy),
        _ if is_full => false,
        NOTE => has_notes(&snapshot.assessment),
        EVIDENCE => {
            snapshot.assessment.answers.values().any(|given| !given.beside.evidence.is_empty())
        }
        _ => !snapshot.present.is_empty(),
    };
    let was_gone = |kind: &str| snapshot.left_out.iter().any(|before| before == kind);
    let gone = LEFT_OUT_KINDS
        .into_iter()
        .filter(|kind| was_gone(kind) || is_gone(kind))
        .map(str::to_owned)
        .collect();
    copy.left_out = gone;
    copy
}

/// What was left out, in words: "notes, evidence and who was there".
pub fn format_left_out(kinds: &[String]) -> String {
    let word = |kind: &&str| match *kind {
        NOTE => "notes",
        EVIDENCE => "evidence",
        PRESENT => "who was there",
        PLACE => "where one person's view is from",
        _ => "what this version of the program does not know",
    };
    let mut words: Vec<&str> = LEFT_OUT_KINDS
        .iter()
        .filter(|kind| kinds.iter().any(|said| said == *kind))
        .map(word)
        .collect();
    if kinds.iter().any(|said| !LEFT_OUT_KINDS.contains(&said.as_str())) {
        words.push("something this version of the program does not know");
    }
    match words.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

fn has_notes(said: &Assessment) -> bool {
    said.answers.values().any(|given| given.beside.note.is_some())
        || said.asks.values().any(|raised| raised.note.is_some())
}

/// The snapshot without its notes, evidence, who was there and where it is from, all else as it is:
/// what more is missing in a summary was something that is not known here.
fn remove_private_texts(snapshot: &Snapshot) -> Snapshot {
    let mut rest = without_marks(snapshot);
    rest.present.clear();
    rest.assessment.voice.of = None;
    let beside =
        rest.assessment.answers.values_mut().filter_map(|given| given.beside.existing_mut());
    for beside in beside {
        (beside.note, beside.evidence) = (None, Vec::new());
    }
    rest.assessment.answers.retain(|_, given| !given.is_empty());
    for raised in rest.assessment.asks.values_mut() {
        raised.note = None;
    }
    rest
}

/// The snapshot without what marks a copy and an original: what was left out, the hash, the salt.
fn without_marks(snapshot: &Snapshot) -> Snapshot {
    let mut rest = snapshot.clone();
    (rest.left_out, rest.full_hash, rest.salt) = (Vec::new(), None, None);
    rest
}

/// Every field is named here, so that a new one has to be thought about; what goes is shown to the
/// sender, field by field.
fn build_copy(snapshot: &Snapshot, matrix: &Matrix, level: ShareLevel) -> Snapshot {
    let is_full = level == ShareLevel::Full;
    Snapshot {
        id: snapshot.id,
        network: network(&snapshot.network),
        assessment: assessment(&snapshot.assessment, matrix, level),
        taken_on: snapshot.taken_on,
        saved_at: snapshot.saved_at,
        label: snapshot.label.clone(),
        present: if is_full { snapshot.present.clone() } else { Vec::new() },
        supersedes: snapshot.supersedes,
        kept_from: snapshot.kept_from,
        views: snapshot.views.clone(),
        form: snapshot.form,
        left_out: Vec::new(),
        full_hash: None,
        salt: None,
        unknown_fields: UnknownFields::new(),
    }
}

fn network(then: &NetworkAtTime) -> NetworkAtTime {
    NetworkAtTime {
        id: then.id,
        name: then.name.clone(),
        ods_code: then.ods_code.clone(),
        purpose: then.purpose.clone(),
        profile: profile(&then.profile),
        unknown_fields: UnknownFields::new(),
    }
}

fn profile(profile: &Profile) -> Profile {
    Profile {
        list_size: profile.list_size,
        practices: profile.practices,
        operating_model: profile.operating_model.clone(),
        worked_together: profile.worked_together.clone(),
        deprivation: profile.deprivation.clone(),
        setting: profile.setting.clone(),
        areas_overlap: profile.areas_overlap.clone(),
        director_sessions: profile.director_sessions.clone(),
        management_support: profile.management_support.clone(),
        system: profile.system.clone(),
        place: profile.place.clone(),
        unknown_fields: UnknownFields::new(),
    }
}

/// What is said about things that are not in the matrix is shown nowhere, so it does not go either.
fn assessment(said: &Assessment, matrix: &Matrix, level: ShareLevel) -> Assessment {
    let voice = Voice {
        kind: said.voice.kind,
        role: said.voice.role.clone(),
        of: said.voice.of.clone().filter(|_| level != ShareLevel::Summary),
        unknown_fields: UnknownFields::new(),
    };
    let is_full = level == ShareLevel::Full;
    Assessment {
        matrix: said.matrix.clone(),
        matrix_unknown_fields: UnknownFields::new(),
        voice,
        subject: said.subject.clone(),
        based_on: said.based_on,
        answers: answers(said, matrix, is_full),
        judgements: judgements(said, matrix),
        aims: aims(said, matrix),
        asks: asks(said, matrix, is_full),
        taken_back: TakenBack::default(),
    }
}

fn answers(said: &Assessment, matrix: &Matrix, is_full: bool) -> Answers {
    let known = matrix.items().filter_map(|item| said.answers.get_key_value(item.id()));
    let plain = known.map(|(id, given)| {
        let beside = BesideAnswer {
            reason: given.beside.reason.clone(),
            note: given.beside.note.clone().filter(|_| is_full),
            evidence: given.beside.evidence.iter().filter(|_| is_full).map(evidence).collect(),
            unknown_fields: UnknownFields::new(),
        };
        let plain = AnswerRecord {
            answer: given.answer.clone(),
            as_before: given.as_before,
            as_of: given.as_of,
            beside: beside.into(),
        };
        (id.clone(), plain)
    });
    plain.filter(|(_, given)| !given.is_empty()).collect()
}

fn evidence(piece: &Evidence) -> Evidence {
    Evidence {
        text: piece.text.clone(),
        whose: piece.whose.clone(),
        dated: piece.dated,
        good_until: piece.good_until,
        supports: piece.supports,
        typed: TypedDays::default(),
        unknown_fields: UnknownFields::new(),
    }
}

fn judgements(said: &Assessment, matrix: &Matrix) -> BTreeMap<DomainId, Judgement> {
    let known =
        matrix.domains.iter().filter_map(|domain| said.judgements.get_key_value(&domain.id));
    let plain = |judged: &Judgement| Judgement {
        stage: judged.stage.clone(),
        reason: judged.reason.clone(),
        as_before: judged.as_before,
        as_of: judged.as_of,
        unknown_fields: UnknownFields::new(),
    };
    known.map(|(id, judged)| (id.clone(), plain(judged))).collect()
}

fn aims(said: &Assessment, matrix: &Matrix) -> BTreeMap<DomainId, Aim> {
    let known = matrix.domains.iter().filter_map(|domain| said.aims.get_key_value(&domain.id));
    let plain = |aim: &Aim| Aim {
        aim: aim.aim,
        to: aim.to.clone(),
        reason: aim.reason.clone(),
        review_on: aim.review_on,
        as_of: aim.as_of,
        unknown_fields: UnknownFields::new(),
    };
    known.map(|(id, aim)| (id.clone(), plain(aim))).collect()
}

/// Needs go to whoever can meet them; the words beside them are a note like any other.
fn asks(said: &Assessment, matrix: &Matrix, is_full: bool) -> BTreeMap<ItemId, RaisedAsk> {
    let known = matrix.asks().filter_map(|ask| said.asks.get_key_value(&ask.id));
    known
        .map(|(id, raised)| {
            (
                id.clone(),
                RaisedAsk {
                    raised: raised.raised,
                    note: raised.note.clone().filter(|_| is_full),
                    as_of: raised.as_of,
                    unknown_fields: UnknownFields::new(),
                },
            )
        })
        .collect()
}

#[cfg(test)]
mod tests;
