//! Edits of a matrix of one's own: the text that answers rest on, whether it must be said that an
//! item still means the same, and what the edited text is as a revision.

use std::collections::HashSet;
use std::sync::Arc;

use super::{ItemDifference, MeaningChoices, build_next_revision, differences, meanings_in_file};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;

/// The newest text of a matrix, up to this one, that answers rest on; none where nobody answered on
/// any of them.
pub fn answered_base<'k>(
    known: &KnownMatrix,
    all: impl Iterator<Item = &'k Arc<KnownMatrix>>,
    is_answered: impl Fn(&MatrixRef) -> bool,
) -> Option<&'k Arc<KnownMatrix>> {
    all.filter(|other| {
        other.lineage.is_same(&known.lineage)
            && other.reference.revision <= known.reference.revision
            && is_answered(&other.reference)
    })
    .max_by_key(|other| other.reference.revision)
}

/// The item that was edited, where a person has to say if it still means what it meant when it was
/// answered last. Once it means something else, that stands.
pub fn asks_meaning<'m>(
    base: &'m Matrix,
    after: &'m Matrix,
    edited: &ItemId,
) -> Option<ItemDifference<'m>> {
    let all = differences(base, after);
    let is_it = |one: &ItemDifference<'m>| {
        one.id() == Some(edited)
            && one.needs_meaning_choice()
            && one.after.is_some_and(|after| after.item.revision() <= base.revision)
    };
    all.into_iter().find(is_it)
}

/// The edited text of a revision that nobody answered yet, made from `base`, which was answered:
/// each item bears the revision in which its meaning last changed. None where it says what `base`
/// says: then no new revision is needed.
pub fn revise(
    base: &Matrix,
    after: &Matrix,
    choices: &MeaningChoices,
    revision: u32,
) -> Option<Matrix> {
    let asking: HashSet<ItemId> = differences(base, after)
        .iter()
        .filter(|one| one.needs_meaning_choice())
        .filter_map(|one| one.id().cloned())
        .collect();
    let mut meanings = meanings_in_file(base, after);
    meanings.extend(choices.clone());
    // words that are again what they were mean what they meant
    meanings.retain(|item, _| asking.contains(item));
    let mut next = build_next_revision(base, after, &meanings);
    let made = next.revision;
    for domain in &mut next.domains {
        let of_statements = domain.statements.iter_mut().map(|one| &mut one.revision);
        let of_ladders = domain.ladders.iter_mut().map(|one| &mut one.revision);
        of_statements.chain(of_ladders).filter(|own| **own == made).for_each(|own| *own = revision);
    }
    next.revision = revision;
    (!says_the_same(base, &next)).then_some(next)
}

/// Whether two texts differ in nothing but their revision and what is said of it.
fn says_the_same(base: &Matrix, next: &Matrix) -> bool {
    let mut text = next.without_network_name();
    text.revision = base.revision;
    text.lineage.clone_from(&base.lineage);
    text.changes.clone_from(&base.changes);
    text == base.without_network_name()
}
