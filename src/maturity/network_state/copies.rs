//! Several copies of one snapshot that say different things (a clash), or one that was altered: in
//! what they differ, and which of them a person chooses to count.

use uuid::Uuid;

use super::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::ids::ItemId;
use crate::maturity::network::Network;
use crate::maturity::phrases;
use crate::maturity::scoring::evaluate_domain;

/// One thing that two copies of a snapshot say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyDifference {
    /// The item that was answered otherwise, or the domain of which another stage is said.
    pub id: String,
    /// Whether it is an answer; else it is a stage.
    pub is_answer: bool,
    /// The statement, or the name of the domain.
    pub text: String,
    /// What the one copy says, in words.
    pub here: String,
    /// What the other one says.
    pub there: String,
}

/// A copy that does not count, with what it says differently from the one that does.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherCopy<'r> {
    /// The copy.
    pub saved: &'r SavedSnapshot,
    /// In what it differs.
    pub differences: Vec<CopyDifference>,
}

impl NetworkState {
    /// The other copies of a snapshot, each with what it says differently from this one.
    pub fn other_copies(&self, chosen: &SavedSnapshot) -> Vec<OtherCopy<'_>> {
        let copies = self.copies_of(chosen.snapshot.id).into_iter();
        let others = copies.filter(|saved| saved.file != chosen.file);
        let other = |saved| OtherCopy { saved, differences: copy_differences(chosen, saved) };
        others.map(other).collect()
    }

    /// All copies of a snapshot that say something of their own; the one that counts first.
    pub fn copies_of(&self, id: Uuid) -> Vec<&SavedSnapshot> {
        let mut copies: Vec<&SavedSnapshot> =
            self.snapshots.iter().filter(|saved| saved.snapshot.id == id).collect();
        copies.sort_by_key(|saved| saved.copy_status != CopyStatus::Primary);
        copies
    }

    /// Whether a person can say which copy of it counts: there are several, or the only one was
    /// altered.
    pub fn has_choice_of_copies(&self, id: Uuid) -> bool {
        match self.copies_of(id).as_slice() {
            [] => false,
            [only] => only.copy_status != CopyStatus::Primary,
            _ => true,
        }
    }

    /// Lets the copy in this file count, and none of the others with its id. Returns the network with
    /// that choice in it, for its file; none where the copy is not there.
    pub fn choose_copy(&mut self, file: &str) -> Option<Network> {
        let chosen = self.snapshots.iter().find(|saved| saved.file == file)?;
        let (id, hash) = (chosen.snapshot.id, chosen.hash.clone());
        for saved in self.snapshots.iter_mut().filter(|saved| saved.snapshot.id == id) {
            saved.copy_status = match saved.changed_after_save {
                _ if saved.file == file => CopyStatus::Primary,
                true => CopyStatus::Altered,
                false => CopyStatus::Differs,
            };
        }
        let mut network = self.network.clone();
        network.chosen.insert(id, hash);
        Some(network)
    }
}

/// In which answers and stages two copies of a snapshot differ, in the order of the matrix.
pub fn copy_differences(one: &SavedSnapshot, other: &SavedSnapshot) -> Vec<CopyDifference> {
    let matrix = &one.matrix.matrix;
    let answer = |of: &SavedSnapshot, id: &ItemId| {
        let answer = of.snapshot.assessment.answer(id);
        answer.map_or_else(
            || "open".to_owned(),
            |answer| phrases::format_answer_to(matrix, id, answer),
        )
    };
    let said = |of: &SavedSnapshot, id| of.snapshot.assessment.answer(id).cloned();
    let answers = matrix.items().filter(|item| said(one, item.id()) != said(other, item.id()));
    let answers = answers.map(|item| CopyDifference {
        id: item.id().to_string(),
        is_answer: true,
        text: item.text().to_owned(),
        here: answer(one, item.id()),
        there: answer(other, item.id()),
    });
    let stages = matrix.domains.iter().filter_map(|domain| {
        let read = |of: &SavedSnapshot| evaluate_domain(matrix, domain, &of.snapshot.assessment);
        let (here, there) = (read(one), read(other));
        (here.judged != there.judged).then(|| CopyDifference {
            id: domain.id.to_string(),
            is_answer: false,
            text: domain.short_name().to_owned(),
            here: phrases::headline(matrix, &here),
            there: phrases::headline(matrix, &there),
        })
    });
    answers.chain(stages).collect()
}
