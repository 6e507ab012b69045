//! How a snapshot that comes in stands to those with its id that are here: new, the same, a part of
//! ours, more than ours, or something else.
//!
//! What a copy says of itself (`of`) is believed only where what can be seen of it agrees.

use std::collections::BTreeSet;

use super::redact::{EVIDENCE, EXTRA, NOTE, PRESENT};
use crate::maturity::assessment::{Assessment, Snapshot};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::UnknownFields;

/// A snapshot with the hash of its file.
#[derive(Clone, Copy, Debug)]
pub struct HashedSnapshot<'s> {
    /// The snapshot.
    pub snapshot: &'s Snapshot,
    /// SHA-256 of its bytes.
    pub hash: &'s str,
}

/// How a snapshot that comes in stands to what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyRelation {
    /// It is not here.
    New,
    /// It is here.
    Same,
    /// It is here, with more in it.
    Less,
    /// It is here, and this one holds more.
    More,
    /// One with its id is here and says something else.
    Other {
        /// In how many answers they differ.
        answers: usize,
    },
}

/// How `incoming` stands to all that is here with its id.
pub fn liken(incoming: HashedSnapshot<'_>, ours: &[HashedSnapshot<'_>]) -> CopyRelation {
    let mut best = CopyRelation::New;
    for own in ours.iter().filter(|own| own.snapshot.id == incoming.snapshot.id) {
        let found = to_one(incoming, *own);
        if rank(&found) > rank(&best) {
            best = found;
        }
    }
    best
}

fn rank(likeness: &CopyRelation) -> u8 {
    match likeness {
        CopyRelation::New => 0,
        CopyRelation::Other { .. } => 1,
        CopyRelation::More => 2,
        CopyRelation::Less => 3,
        CopyRelation::Same => 4,
    }
}

fn to_one(incoming: HashedSnapshot<'_>, own: HashedSnapshot<'_>) -> CopyRelation {
    let (new, old) = (incoming.snapshot, own.snapshot);
    if incoming.hash == own.hash || new == old {
        return CopyRelation::Same;
    }
    let other =
        CopyRelation::Other { answers: differing_answers(&new.assessment, &old.assessment) };
    let lacks =
        |one: &Snapshot, of: &Snapshot| one.left_out.iter().all(|kind| of.left_out.contains(kind));
    let (source, own_source) = (new.of.as_deref(), old.of.as_deref());
    if source == Some(own.hash) || (source.is_some() && source == own_source && lacks(old, new)) {
        return if is_part(new, old) { CopyRelation::Less } else { other };
    }
    if own_source == Some(incoming.hash) || (source.is_some() && source == own_source) {
        return if is_part(old, new) { CopyRelation::More } else { other };
    }
    other
}

/// Whether all that can be seen of `part` is so in `whole`: what the part says it left out is taken
/// from the whole too, and then they must be alike in everything.
fn is_part(part: &Snapshot, whole: &Snapshot) -> bool {
    let mut seen = part.clone();
    let mut rest = whole.clone();
    for kind in &part.left_out {
        match kind.as_str() {
            NOTE => without_notes(&mut rest.assessment),
            EVIDENCE => {
                rest.assessment.answers.values_mut().for_each(|given| given.evidence.clear());
            }
            PRESENT => rest.present.clear(),
            EXTRA => without_the_unknown(&mut rest, &part.assessment),
            _ => {}
        }
    }
    for one in [&mut seen, &mut rest] {
        (one.left_out, one.of) = (Vec::new(), None);
        one.assessment.answers.retain(|_, given| !given.is_empty());
    }
    seen == rest
}

fn without_notes(said: &mut Assessment) {
    said.answers.values_mut().for_each(|given| given.note = None);
    said.asks.values_mut().for_each(|raised| raised.note = None);
}

/// Takes away what the sender's program did not know: fields, and what is said of things that the
/// part does not speak of.
fn without_the_unknown(snapshot: &mut Snapshot, part: &Assessment) {
    let said = &mut snapshot.assessment;
    said.answers.retain(|id, _| part.answers.contains_key(id));
    said.judgements.retain(|id, _| part.judgements.contains_key(id));
    said.aims.retain(|id, _| part.aims.contains_key(id));
    said.asks.retain(|id, _| part.asks.contains_key(id));
    let of_answers = said.answers.values_mut().flat_map(|given| {
        let of_evidence = given.evidence.iter_mut().map(|piece| &mut piece.extra);
        of_evidence.chain([&mut given.extra])
    });
    let of_domains = said.judgements.values_mut().map(|judged| &mut judged.extra);
    let of_domains = of_domains.chain(said.aims.values_mut().map(|aim| &mut aim.extra));
    let of_asks = said.asks.values_mut().map(|raised| &mut raised.extra);
    let of_said = of_answers
        .chain(of_domains)
        .chain(of_asks)
        .chain([&mut said.matrix_extra, &mut said.voice.extra]);
    let network = &mut snapshot.network;
    let all = of_said.chain([&mut network.profile.extra, &mut network.extra, &mut snapshot.extra]);
    all.for_each(|extra| *extra = UnknownFields::new());
}

fn all_items<'a>(one: &'a Assessment, other: &'a Assessment) -> BTreeSet<&'a ItemId> {
    one.answers.keys().chain(other.answers.keys()).collect()
}

/// In how many answers two assessments differ.
fn differing_answers(one: &Assessment, other: &Assessment) -> usize {
    all_items(one, other).into_iter().filter(|id| one.answer(id) != other.answer(id)).count()
}

#[cfg(test)]
mod tests;
