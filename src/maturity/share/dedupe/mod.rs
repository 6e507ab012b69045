//! Deduplication of imported snapshots: how one stands to those with its id in the library, as new,
//! the same, a part of ours, more than ours, or something else.
//!
//! What a copy says of itself (`of`) is believed only where what can be seen of it agrees.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::redact::{EVIDENCE, NOTE, PLACE, PRESENT, UNKNOWN_FIELDS};
use crate::maturity::assessment::{Assessment, BesideAnswer, Snapshot};
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
    Subset,
    /// It is here, and this one holds more.
    Superset,
    /// One with its id is here and says something else.
    Differs {
        /// In how many answers they differ.
        answers: usize,
    },
}

impl CopyRelation {
    /// Whether all of it is in the library.
    pub fn is_contained(&self) -> bool {
        matches!(self, Self::Same | Self::Subset)
    }
}

/// The most snapshots with one id, and of one day, moment and name, that one is compared with. An
/// honest folder has a few.
pub const MAX_COMPARED: usize = 64;

/// How `incoming` stands to all that is here with its id.
pub fn compare_copies(incoming: HashedSnapshot<'_>, ours: &[HashedSnapshot<'_>]) -> CopyRelation {
    let of_id = || ours.iter().filter(|own| own.snapshot.id == incoming.snapshot.id);
    let cover = cover_of(incoming.snapshot);
    let alike = of_id().filter(|own| cover_of(own.snapshot) == cover).take(MAX_COMPARED);
    let found = alike.filter_map(|own| compare_copy(incoming, *own));
    match (found.max_by_key(rank), of_id().next()) {
        (Some(found), _) => found,
        (None, Some(own)) => CopyRelation::Differs {
            answers: differing_answers(&incoming.snapshot.assessment, &own.snapshot.assessment),
        },
        (None, None) => CopyRelation::New,
    }
}

/// What no share leaves out: where it differs, neither is a part of the other.
pub fn cover_of(snapshot: &Snapshot) -> (Uuid, Date, Timestamp, Option<&str>) {
    (snapshot.id, snapshot.taken_on, snapshot.saved_at, snapshot.label.as_deref())
}

/// Of several relations of one snapshot the highest holds.
pub(crate) fn rank(likeness: &CopyRelation) -> u8 {
    match likeness {
        CopyRelation::New => 0,
        CopyRelation::Differs { .. } => 1,
        CopyRelation::Superset => 2,
        CopyRelation::Subset => 3,
        CopyRelation::Same => 4,
    }
}

/// How one stands to another of the same cover; none where it says something else.
fn compare_copy(incoming: HashedSnapshot<'_>, own: HashedSnapshot<'_>) -> Option<CopyRelation> {
    let (new, old) = (incoming.snapshot, own.snapshot);
    if incoming.hash == own.hash || new == old {
        return Some(CopyRelation::Same);
    }
    let lacks =
        |one: &Snapshot, of: &Snapshot| one.left_out.iter().all(|kind| of.left_out.contains(kind));
    let (source, own_source) = (new.full_hash.as_deref(), old.full_hash.as_deref());
    let is_one_source = source.is_some() && source == own_source;
    if source == Some(own.hash) || (is_one_source && lacks(old, new)) || is_of_unsaid(new, old) {
        return is_subset(new, old).then_some(CopyRelation::Subset);
    }
    if own_source == Some(incoming.hash) || is_one_source || is_of_unsaid(old, new) {
        return is_subset(old, new).then_some(CopyRelation::Superset);
    }
    None
}

/// Whether a part does not say which snapshot it is of, and left out more than the other one. That
/// of a snapshot without a salt does not, since its hash would tell what was left out: it is known
/// by what it says.
fn is_of_unsaid(part: &Snapshot, whole: &Snapshot) -> bool {
    let is_more = |kind: &String| !whole.left_out.contains(kind);
    part.full_hash.is_none()
        && part.left_out.iter().any(is_more)
        && whole.left_out.iter().all(|kind| part.left_out.contains(kind))
}

/// Whether all that can be seen of `part` is so in `whole`: what the part says it left out is taken
/// from the whole too, and then they must be alike in everything.
fn is_subset(part: &Snapshot, whole: &Snapshot) -> bool {
    let mut seen = part.clone();
    let mut rest = whole.clone();
    for kind in &part.left_out {
        match kind.as_str() {
            NOTE => remove_notes(&mut rest.assessment),
            EVIDENCE => {
                all_beside(&mut rest.assessment).for_each(|beside| beside.evidence.clear());
            }
            PRESENT => rest.present.clear(),
            PLACE => rest.assessment.voice.of = None,
            UNKNOWN_FIELDS => remove_unknown(&mut rest, &part.assessment),
            _ => {}
        }
    }
    for one in [&mut seen, &mut rest] {
        (one.left_out, one.full_hash, one.salt) = (Vec::new(), None, None);
        one.assessment.answers.retain(|_, given| !given.is_empty());
    }
    seen == rest
}

fn all_beside(said: &mut Assessment) -> impl Iterator<Item = &mut BesideAnswer> {
    said.answers.values_mut().filter_map(|given| given.beside.existing_mut())
}

fn remove_notes(said: &mut Assessment) {
    all_beside(said).for_each(|beside| beside.note = None);
    said.asks.values_mut().for_each(|raised| raised.note = None);
}

/// Takes away what the sender's program did not know: fields, and what is said of things that the
/// part does not speak of.
fn remove_unknown(snapshot: &mut Snapshot, part: &Assessment) {
    let said = &mut snapshot.assessment;
    said.answers.retain(|id, _| part.answers.contains_key(id));
    said.judgements.retain(|id, _| part.judgements.contains_key(id));
    said.aims.retain(|id, _| part.aims.contains_key(id));
    said.asks.retain(|id, _| part.asks.contains_key(id));
    let beside = said.answers.values_mut().filter_map(|given| given.beside.existing_mut());
    let of_answers = beside.flat_map(|beside| {
        let of_evidence = beside.evidence.iter_mut().map(|piece| &mut piece.unknown_fields);
        of_evidence.chain([&mut beside.unknown_fields])
    });
    let of_domains = said.judgements.values_mut().map(|judged| &mut judged.unknown_fields);
    let of_domains = of_domains.chain(said.aims.values_mut().map(|aim| &mut aim.unknown_fields));
    let of_asks = said.asks.values_mut().map(|raised| &mut raised.unknown_fields);
    let of_said = of_answers
        .chain(of_domains)
        .chain(of_asks)
        .chain([&mut said.matrix_unknown_fields, &mut said.voice.unknown_fields]);
    let network = &mut snapshot.network;
    let all = of_said.chain([
        &mut network.profile.unknown_fields,
        &mut network.unknown_fields,
        &mut snapshot.unknown_fields,
    ]);
    all.for_each(|extra| *extra = UnknownFields::new());
}

fn all_items<'a>(one: &'a Assessment, other: &'a Assessment) -> BTreeSet<&'a ItemId> {
    one.answers.keys().chain(other.answers.keys()).collect()
}

fn differing_answers(one: &Assessment, other: &Assessment) -> usize {
    all_items(one, other).into_iter().filter(|id| one.answer(id) != other.answer(id)).count()
}

#[cfg(test)]
mod tests;
