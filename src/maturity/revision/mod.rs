//! How two texts of one matrix differ, item by item, and how an edited text becomes the next
//! revision.
//!
//! Whether new words still mean the same is for a person to say, of each item. What nobody spoke of
//! counts as changed: answers given on the old words are then not compared with answers on the new
//! ones.

mod aside;
mod change_words;
pub mod copy;
mod edit;
mod origin;
mod place;
mod structure;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::diagnostic::Diagnostic;
use super::ids::ItemId;
use super::matrix::{
    ChangeKind, Domain, Item, ItemChange, Ladder, Matrix, Statement, UnknownFields,
};
use super::network_state::KnownMatrix;

pub use self::aside::{Aside, AsideChange};
pub use self::change_words::{describe_next_revision, other_differences, summarize_differences};
pub use self::edit::{answered_base, asks_meaning, revise};
pub use self::origin::{TextOrigin, with_own_fields};
pub use self::place::MatrixPlace;
pub use self::structure::{AddedPart, add_below, describe_contents, move_part, retire};

/// Whether an item with other words still means what it meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameMeaning {
    /// It does: its answers go on comparing.
    Same,
    /// It does not: older answers stay what they are, and are not compared.
    Changed,
}

/// What was said of the items whose words changed.
pub type MeaningChoices = BTreeMap<ItemId, SameMeaning>;

/// A file whose content is to become the next revision of a matrix that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The file: its path inside the library, or where else it stands; only to be shown.
    pub file: String,
    /// The SHA-256 of its bytes; blank for one that is no file of the library.
    pub hash: String,
    /// The newest revision that is known.
    pub before: Arc<KnownMatrix>,
    /// What the file says.
    pub after: Matrix,
    /// The older revision that the file was made from, where it says that it was.
    pub made_from: Option<u32>,
}

/// The file of a matrix as it stands, whatever is wrong in it.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixFileState {
    /// The file: its path inside the library.
    pub file: String,
    /// Where it is, as this system writes it; empty where it is not there.
    pub system_path: String,
    /// What could be made of it.
    pub matrix: Option<Matrix>,
    /// What was found in it.
    pub diagnostics: Vec<Diagnostic>,
}

/// An item with the domain it stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedItem<'m> {
    /// The domain.
    pub domain: &'m Domain,
    /// The item.
    pub item: Item<'m>,
}

/// One item that is not the same in both texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemDifference<'m> {
    /// The item as it was; none where it is new.
    pub before: Option<PlacedItem<'m>>,
    /// The item as it is; none where it is no longer asked.
    pub after: Option<PlacedItem<'m>>,
}

impl<'m> ItemDifference<'m> {
    fn newest(&self) -> Option<PlacedItem<'m>> {
        self.after.or(self.before)
    }

    /// The item's id, as it is spelt now.
    pub fn id(&self) -> Option<&'m ItemId> {
        self.newest().map(|standing| standing.item.id())
    }

    fn before_and_after(&self) -> Option<(PlacedItem<'m>, PlacedItem<'m>)> {
        self.before.zip(self.after)
    }

    /// Whether only the later text asks it.
    pub fn is_added(&self) -> bool {
        self.before.is_none()
    }

    /// Whether only the earlier text asks it.
    pub fn is_retired(&self) -> bool {
        self.after.is_none()
    }

    /// Whether its words differ: the sentence, the title, or a description.
    pub fn is_reworded(&self) -> bool {
        self.before_and_after()
            .is_some_and(|(before, after)| item_texts(before.item) != item_texts(after.item))
    }

    /// Whether it stands at other stages, or in another area.
    pub fn is_moved(&self) -> bool {
        self.before_and_after().is_some_and(|(before, after)| {
            item_stages(before.item) != item_stages(after.item)
                || before.domain.id != after.domain.id
                || has_other_kind(before, after)
        })
    }

    /// Whether a person has to say if it still means the same: its words, its stage, its rungs or
    /// its kind differ. An area, an example and what the wording rests on may change freely.
    pub fn needs_meaning_choice(&self) -> bool {
        self.before_and_after().is_some_and(|(before, after)| {
            item_texts(before.item) != item_texts(after.item)
                || item_stages(before.item) != item_stages(after.item)
                || has_other_kind(before, after)
        })
    }

    /// Whether answers on the two texts are no longer compared, by the revisions that the texts
    /// give.
    pub fn has_changed_meaning(&self) -> bool {
        self.before_and_after()
            .is_some_and(|(before, after)| before.item.revision() != after.item.revision())
    }
}

fn has_other_kind(before: PlacedItem<'_>, after: PlacedItem<'_>) -> bool {
    std::mem::discriminant(&before.item) != std::mem::discriminant(&after.item)
}

/// Whether anything at all differs. A lower revision alone does not: a file may leave out what the
/// known text says.
fn has_changed(before: PlacedItem<'_>, after: PlacedItem<'_>) -> bool {
    before.domain.id != after.domain.id
        || after.item.revision() > before.item.revision()
        || match (before.item, after.item) {
            (Item::Statement(was), Item::Statement(is)) => {
                *was != Statement { revision: was.revision, ..is.clone() }
            }
            (Item::Ladder(was), Item::Ladder(is)) => {
                *was != Ladder { revision: was.revision, ..is.clone() }
            }
            _ => true,
        }
}

/// The words that people answer on. Descriptions go by their stage, whatever the order they were
/// written in.
fn item_texts(item: Item<'_>) -> Vec<&str> {
    let mut words = vec![item.text()];
    words.extend(item.details().lead_in.as_deref());
    if let Item::Ladder(ladder) = item {
        let mut rungs: Vec<_> =
            ladder.rungs.iter().map(|rung| (&rung.stage, rung.text.as_str())).collect();
        rungs.sort();
        words.extend(rungs.into_iter().map(|(_, text)| text));
        words.extend(ladder.rungs.before.as_deref());
    }
    words
}

fn item_stages(item: Item<'_>) -> Vec<&super::ids::StageId> {
    match item {
        Item::Statement(statement) => vec![&statement.stage],
        Item::Ladder(ladder) => {
            let mut stages: Vec<_> = ladder.rungs.iter().map(|rung| &rung.stage).collect();
            stages.sort();
            stages
        }
    }
}

/// Every item with its domain, in order.
fn placed_items(matrix: &Matrix) -> impl Iterator<Item = PlacedItem<'_>> {
    matrix
        .domains
        .iter()
        .flat_map(|domain| domain.items().map(move |item| PlacedItem { domain, item }))
}

/// Every item that is not the same in both texts, in the order of the later one; those no longer
/// asked come last.
pub fn differences<'m>(before: &'m Matrix, after: &'m Matrix) -> Vec<ItemDifference<'m>> {
    let old: HashMap<&ItemId, PlacedItem<'m>> =
        placed_items(before).map(|standing| (standing.item.id(), standing)).collect();
    let still: HashSet<&ItemId> = after.items().map(Item::id).collect();
    let now = placed_items(after).filter_map(|is| {
        let was = old.get(is.item.id()).copied();
        was.is_none_or(|was| has_changed(was, is))
            .then_some(ItemDifference { before: was, after: Some(is) })
    });
    let gone = placed_items(before).filter(|was| !still.contains(was.item.id()));
    now.chain(gone.map(|was| ItemDifference { before: Some(was), after: None })).collect()
}

/// What the later text itself says of its items: by its `changes`, where they are not those of the
/// revision before, and by an item that already names a later revision.
pub fn meanings_in_file(before: &Matrix, after: &Matrix) -> MeaningChoices {
    let by_revision = after.items().filter(|item| item.revision() > before.revision);
    let mut meanings: MeaningChoices =
        by_revision.map(|item| (item.id().clone(), SameMeaning::Changed)).collect();
    for change in new_changes(before, after) {
        match change.was {
            ChangeKind::Same => meanings.insert(change.item.clone(), SameMeaning::Same),
            ChangeKind::Changed | ChangeKind::Split | ChangeKind::Merged => {
                meanings.insert(change.item.clone(), SameMeaning::Changed)
            }
            ChangeKind::Retired | ChangeKind::New => None,
        };
    }
    meanings
}

/// The later text's changes that were not there before: what an older revision said is about other
/// words.
fn new_changes<'m>(before: &'m Matrix, after: &'m Matrix) -> impl Iterator<Item = &'m ItemChange> {
    let is_new = |change: &&ItemChange| {
        !before.changes.contains(change) && !is_of_older_revision(before, after, &change.item)
    };
    after.changes.iter().filter(is_new)
}

/// Whether a text that was made from an older revision says of an item what became of it back then: it
/// has its words of now, and they are of that older revision.
fn is_of_older_revision(before: &Matrix, after: &Matrix, id: &ItemId) -> bool {
    let (Some(was), Some(is)) = (before.item(id), after.item(id)) else { return false };
    after.revision < before.revision
        && is.revision() == after.revision
        && item_texts(was) == item_texts(is)
}

/// The items of which nobody has said yet whether they still mean the same.
pub fn undecided_items<'m>(
    before: &'m Matrix,
    after: &'m Matrix,
    meanings: &MeaningChoices,
) -> Vec<ItemDifference<'m>> {
    let mut all = differences(before, after);
    all.retain(|one| {
        one.needs_meaning_choice() && one.id().is_some_and(|id| !meanings.contains_key(id))
    });
    all
}

/// The later text as the revision that follows the earlier one. Each item bears the revision in
/// which its meaning last changed, and `changes` says what became of every item that is not what it
/// was.
pub fn build_next_revision(before: &Matrix, after: &Matrix, meanings: &MeaningChoices) -> Matrix {
    let mut next = after.clone();
    next.id = before.id.clone();
    next.revision = before.revision.saturating_add(1);
    next.lineage.clone_from(&before.lineage);
    let revision = next.revision;
    let asking: HashSet<&ItemId> = differences(before, after)
        .iter()
        .filter(|one| one.needs_meaning_choice())
        .filter_map(ItemDifference::id)
        .collect();
    let old: HashMap<&ItemId, u32> =
        before.items().map(|item| (item.id(), item.revision())).collect();
    let is_same = |id: &ItemId| match meanings.get(id) {
        Some(meaning) => *meaning == SameMeaning::Same,
        None => !asking.contains(id),
    };
    let settled = |id: &ItemId| old.get(id).copied().filter(|_| is_same(id)).unwrap_or(revision);
    for domain in &mut next.domains {
        domain.statements.iter_mut().for_each(|one| one.revision = settled(&one.id));
        domain.ladders.iter_mut().for_each(|one| one.revision = settled(&one.id));
    }
    next.changes = item_changes(before, after, meanings);
    next
}

/// Whether the later text says nothing that the earlier one does not: taking it as the next
/// revision would change nothing.
pub fn is_unchanged(before: &Matrix, after: &Matrix) -> bool {
    let mut next = build_next_revision(before, after, &meanings_in_file(before, after));
    next.revision = before.revision;
    next.changes.clone_from(&before.changes);
    next == *before
}

/// What became of every item that is not what it was, or of which somebody said something.
fn item_changes(before: &Matrix, after: &Matrix, meanings: &MeaningChoices) -> Vec<ItemChange> {
    let own: HashMap<&ItemId, &ItemChange> =
        new_changes(before, after).map(|change| (&change.item, change)).collect();
    let was_asked: HashSet<&ItemId> = before.items().map(Item::id).collect();
    let differing = differences(before, after);
    let asking: HashSet<&ItemId> = differing
        .iter()
        .filter(|one| one.needs_meaning_choice())
        .filter_map(ItemDifference::id)
        .collect();
    let became = |id: &ItemId| match (was_asked.contains(id), meanings.get(id)) {
        (false, _) => Some(ChangeKind::New),
        (true, Some(SameMeaning::Same)) => asking.contains(id).then_some(ChangeKind::Same),
        (true, Some(SameMeaning::Changed)) => Some(ChangeKind::Changed),
        (true, None) => asking.contains(id).then_some(ChangeKind::Changed),
    };
    let now = after.items().filter_map(|item| became(item.id()).map(|was| (item.id(), was)));
    let gone = differing
        .iter()
        .filter(|one| one.is_retired())
        .filter_map(|one| one.id().map(|id| (id, ChangeKind::Retired)));
    now.chain(gone).map(|(id, was)| build_change(id, was, own.get(id).copied())).collect()
}

/// One line of `changes`: what somebody wrote of the item, where that fits, else what is seen.
fn build_change(id: &ItemId, was: ChangeKind, own: Option<&ItemChange>) -> ItemChange {
    let fits = |own: &&ItemChange| {
        own.was == was
            || (matches!(own.was, ChangeKind::Split | ChangeKind::Merged)
                && matches!(was, ChangeKind::Changed | ChangeKind::Retired))
    };
    match own.filter(fits) {
        Some(own) => own.clone(),
        None => ItemChange {
            item: id.clone(),
            was,
            into: Vec::new(),
            unknown_fields: UnknownFields::new(),
        },
    }
}

#[cfg(test)]
mod edit_tests;
#[cfg(test)]
mod tests;
