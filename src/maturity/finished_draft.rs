//! What is left of a draft (walk) that became a snapshot: whether the snapshot holds all that the
//! draft says, so that the draft may go.

use std::collections::BTreeMap;

use super::assessment::{AnswerRecord, Assessment, Draft};

/// Whether a snapshot holds the same answers, judgements, aims and asks as a draft, but for those
/// that it kept from before. Its name and voice may be given on saving.
pub fn holds_all_of(saved: &Assessment, draft: &Draft) -> bool {
    let said = &draft.assessment;
    has_same(&said.answers, &saved.answers, |given| given.as_of.is_some(), stands_beside_kept)
        && has_same(&said.judgements, &saved.judgements, |own| own.as_of.is_some(), is_equal)
        && has_same(&said.aims, &saved.aims, |aim| aim.as_of.is_some(), is_equal)
        && has_same(&said.asks, &saved.asks, |ask| ask.as_of.is_some(), is_equal)
}

/// Whether all that was said is in the snapshot, and all else in there was kept from before.
fn has_same<K: Ord, V>(
    said: &BTreeMap<K, V>,
    saved: &BTreeMap<K, V>,
    is_kept: impl Fn(&V) -> bool,
    is_in: impl Fn(&V, &V) -> bool,
) -> bool {
    said.iter().all(|(id, value)| saved.get(id).is_some_and(|there| is_in(value, there)))
        && saved.iter().all(|(id, there)| said.contains_key(id) || is_kept(there))
}

fn is_equal<V: PartialEq>(said: &V, saved: &V) -> bool {
    said == saved
}

/// The same, or a note or evidence beside an answer that was kept.
fn stands_beside_kept(said: &AnswerRecord, saved: &AnswerRecord) -> bool {
    let is_beside = said.answer.is_none() && saved.as_of.is_some();
    let has_note = said.beside.note.is_none() || said.beside.note == saved.beside.note;
    let has_evidence =
        said.beside.evidence.is_empty() || said.beside.evidence == saved.beside.evidence;
    said == saved || (is_beside && has_note && has_evidence)
}
