//! What holds an area where it stands: the items left on the way to the next stage, told apart by
//! what was answered.

use crate::maturity::ids::ItemId;

/// What stands between the standing and the next stage, by item, in the order of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// Answered, and not in place.
    pub not_in_place: Vec<ItemId>,
    /// Answered "not sure".
    pub not_sure: Vec<ItemId>,
    /// Not answered yet.
    pub unanswered: Vec<ItemId>,
}

impl Holding {
    /// How many items hold the domain.
    pub fn len(&self) -> usize {
        self.not_in_place.len() + self.not_sure.len() + self.unanswered.len()
    }

    /// Whether nothing holds it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether all that is left has simply not been answered yet.
    pub fn is_only_unanswered(&self) -> bool {
        !self.unanswered.is_empty() && self.not_in_place.is_empty() && self.not_sure.is_empty()
    }

    /// Whether nothing that is left is said not to be in place: it is unanswered or not sure, and may
    /// be there already.
    pub fn is_open(&self) -> bool {
        !self.is_empty() && self.not_in_place.is_empty()
    }

    /// "2 open, 1 not sure": what is left where it is open.
    pub fn open_words(&self) -> String {
        let counts = [(self.unanswered.len(), "open"), (self.not_sure.len(), "not sure")];
        let said = counts.iter().filter(|(count, _)| *count > 0);
        said.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
    }

    /// All of them: not in place, then not sure, then unanswered.
    pub fn items(&self) -> impl Iterator<Item = &ItemId> {
        self.not_in_place.iter().chain(&self.not_sure).chain(&self.unanswered)
    }
}
