//! How a snapshot that comes in stands to those with its id that are here: new, the same, a part of ours, more than ours, or
//! something else.
//!
//! What a copy says of itself (`of`) is believed only where what can be seen of it agrees.

use std::collections::BTreeSet;

use super::withholding::{EVIDENCE, EXTRA, NOTE, PRESENT};
use crate::maturity::assessment::{Assessment, Snapshot};
use crate::maturity::ids::{DomainId, ItemId};

/// A snapshot with the hash of its file.
#[derive(Clone, Copy, Debug)]
pub struct Twin<'s> {
    /// The snapshot.
    pub snapshot: &'s Snapshot,
    /// SHA-256 of its bytes.
    pub hash: &'s str,
}

/// How a snapshot that comes in stands to what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Likeness {
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
pub fn liken(incoming: Twin<'_>, ours: &[Twin<'_>]) -> Likeness {
    let mut best = Likeness::New;
    for own in ours.iter().filter(|own| own.snapshot.id == incoming.snapshot.id) {
        let found = to_one(incoming, *own);
        if rank(&found) > rank(&best) {
            best = found;
        }
    }
    best
}

fn rank(likeness: &Likeness) -> u8 {
    match likeness {
        Likeness::New => 0,
        Likeness::Other { .. } => 1,
        Likeness::More => 2,
        Likeness::Less => 3,
        Likeness::Same => 4,
    }
}

fn to_one(incoming: Twin<'_>, own: Twin<'_>) -> Likeness {
    let (new, old) = (incoming.snapshot, own.snapshot);
    if incoming.hash == own.hash || new == old {
        return Likeness::Same;
    }
    let other = Likeness::Other { answers: differing_answers(&new.assessment, &old.assessment) };
    let lacks = |one: &Snapshot, of: &Snapshot| one.left_out.iter().all(|kind| of.left_out.contains(kind));
    let (source, own_source) = (new.of.as_deref(), old.of.as_deref());
    if source == Some(own.hash) || (source.is_some() && source == own_source && lacks(old, new)) {
        return if is_part(new, old) { Likeness::Less } else { other };
    }
    if own_source == Some(incoming.hash) || (source.is_some() && source == own_source) {
        return if is_part(old, new) { Likeness::More } else { other };
    }
    other
}

/// Whether all that can be seen of `part` is so in `whole`.
fn is_part(part: &Snapshot, whole: &Snapshot) -> bool {
    let gone = |kind: &str| part.left_out.iter().any(|left| left == kind);
    let may_lack = |is_there: bool| !is_there || gone(EXTRA);
    let (said, full) = (&part.assessment, &whole.assessment);
    let of_items = all_items(said, full).into_iter().all(|id| {
        let (Some(given), Some(own)) = (said.answers.get(id), full.answers.get(id)) else {
            let alone = said.answers.get(id).or(full.answers.get(id));
            return alone.is_none_or(|alone| alone.answer.is_none()) || (!said.answers.contains_key(id) && gone(EXTRA));
        };
        let notes = gone(NOTE) || given.note == own.note;
        let evidence = gone(EVIDENCE) || given.evidence == own.evidence;
        given.answer == own.answer && given.reason == own.reason && notes && evidence
    });
    let domains: BTreeSet<&DomainId> = full.judgements.keys().chain(full.aims.keys()).collect();
    let only_here = said.judgements.keys().chain(said.aims.keys()).any(|id| !domains.contains(id));
    let of_domains = domains.into_iter().all(|id| same_domain(said, full, id) || (lacks_domain(said, id) && gone(EXTRA)));
    let of_asks = full.asks.iter().all(|(id, raised)| match said.asks.get(id) {
        Some(own) => own.raised == raised.raised && (gone(NOTE) || own.note == raised.note),
        None => may_lack(raised.raised),
    });
    let is_asked_more = said.asks.keys().any(|id| !full.asks.contains_key(id));
    let head = part.taken_on == whole.taken_on
        && part.label == whole.label
        && part.network.name == whole.network.name
        && said.voice.is_same(&full.voice)
        && said.matrix == full.matrix
        && (gone(PRESENT) || part.present == whole.present);
    of_items && of_domains && !only_here && of_asks && !is_asked_more && head
}

fn same_domain(said: &Assessment, full: &Assessment, id: &DomainId) -> bool {
    let judged = |of: &Assessment| of.judgements.get(id).map(|judged| (judged.stage.clone(), judged.reason.clone()));
    let aimed = |of: &Assessment| of.aims.get(id).map(|aim| (aim.aim, aim.to.clone(), aim.reason.clone(), aim.review_on));
    judged(said) == judged(full) && aimed(said) == aimed(full)
}

fn lacks_domain(said: &Assessment, id: &DomainId) -> bool {
    !said.judgements.contains_key(id) && !said.aims.contains_key(id)
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
