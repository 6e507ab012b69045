//! What changed beside an item's words and its place: its example, what it rests on, its sources.

use serde::Serialize;

use super::ItemDifference;
use crate::maturity::matrix::{Basis, Item};

/// One thing beside an item's words that is not the same in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsideChange {
    /// What it is.
    pub what: Aside,
    /// What it was; empty where there was none.
    pub before: String,
    /// What it is; empty where there is none now.
    pub after: String,
}

/// What stands beside an item's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Aside {
    /// The example of evidence.
    Example,
    /// What its wording rests on.
    Basis,
    /// What its stage rests on.
    StageBasis,
    /// Its sources.
    Sources,
    /// What is to be checked.
    Checklist,
    /// Where more is written on it.
    References,
    /// Words under which it is filed.
    Tags,
}

impl Aside {
    const ALL: [Self; 7] = [
        Self::Example,
        Self::Basis,
        Self::StageBasis,
        Self::Sources,
        Self::Checklist,
        Self::References,
        Self::Tags,
    ];

    /// The word that people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Example => "example",
            Self::Basis => "rests on",
            Self::StageBasis => "its stage rests on",
            Self::Sources => "sources",
            Self::Checklist => "to check",
            Self::References => "references",
            Self::Tags => "tags",
        }
    }

    fn text_of(self, item: Item<'_>) -> String {
        match self {
            Self::Example => examples_of(item).join("; "),
            Self::Basis => join(item.basis().iter().copied()),
            Self::StageBasis => join(item.stage_basis()),
            Self::Sources => item.sources().join(", "),
            Self::Checklist => item.details().checklist.join("; "),
            Self::References => item.details().references.join(", "),
            Self::Tags => item.details().tags.join(", "),
        }
    }
}

/// The example of an item, and those of its descriptions.
fn examples_of(item: Item<'_>) -> Vec<&str> {
    let rungs = match item {
        Item::Ladder(ladder) => &ladder.examples[..],
        Item::Statement(_) => &[],
    };
    item.evidence().into_iter().chain(rungs.iter().map(|one| one.text.as_str())).collect()
}

fn join(basis: impl IntoIterator<Item = Basis>) -> String {
    let words = basis.into_iter().map(|basis| match basis {
        Basis::Verified => "verified",
        Basis::Recalled => "recalled",
        Basis::Own => "own",
    });
    words.collect::<Vec<_>>().join(", ")
}

impl ItemDifference<'_> {
    /// What changed beside the words; nothing of an item that only one text has.
    pub fn aside_changes(&self) -> Vec<AsideChange> {
        let Some((before, after)) = self.before.zip(self.after) else { return Vec::new() };
        Aside::ALL
            .into_iter()
            .map(|what| AsideChange {
                what,
                before: what.text_of(before.item),
                after: what.text_of(after.item),
            })
            .filter(|change| change.before != change.after)
            .collect()
    }

    /// Whether neither its words nor its place changed.
    pub(crate) fn is_aside_only(&self) -> bool {
        !self.is_reworded() && !self.is_moved() && !self.is_added() && !self.is_retired()
    }

    /// Whether of all this only the example, and perhaps more beside it, changed.
    pub fn has_other_example(&self) -> bool {
        self.is_aside_only() && self.has_aside(Aside::Example)
    }

    /// Whether its words, place and example are as they were, and what it rests on is not.
    pub fn has_other_basis(&self) -> bool {
        self.is_aside_only() && !self.has_aside(Aside::Example) && !self.aside_changes().is_empty()
    }

    /// Whether all that people read of it is as it was.
    pub fn has_only_other_meaning(&self) -> bool {
        self.is_aside_only() && self.aside_changes().is_empty()
    }

    fn has_aside(&self, what: Aside) -> bool {
        self.aside_changes().iter().any(|change| change.what == what)
    }
}
