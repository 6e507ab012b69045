//! The item of a matrix: a statement or a ladder, which are answered alike.

use std::borrow::Cow;

use super::{ItemDetails, Ladder, Statement};
use crate::maturity::ids::{ItemId, StageId};
use crate::maturity::markdown::to_plain;

/// A statement or a ladder: what is answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item<'m> {
    /// A statement.
    Statement(&'m Statement),
    /// A ladder.
    Ladder(&'m Ladder),
}

impl<'m> Item<'m> {
    /// Whether both say the same, word for word, at the same stages.
    pub fn has_words_of(&self, other: Item<'_>) -> bool {
        match (self, other) {
            (Self::Statement(one), Item::Statement(other)) => {
                one.text == other.text && one.stage == other.stage
            }
            (Self::Ladder(one), Item::Ladder(other)) => {
                one.title == other.title && one.rungs.has_words_of(&other.rungs)
            }
            _ => false,
        }
    }

    /// The item's id.
    pub fn id(self) -> &'m ItemId {
        match self {
            Self::Statement(statement) => &statement.id,
            Self::Ladder(ladder) => &ladder.id,
        }
    }

    /// The sentence of a statement, the title of a ladder.
    pub fn text(self) -> &'m str {
        match self {
            Self::Statement(statement) => &statement.text,
            Self::Ladder(ladder) => &ladder.title,
        }
    }

    /// The sentence or the title as it is read, without the signs of Markdown.
    pub fn plain_text(self) -> Cow<'m, str> {
        to_plain(self.text())
    }

    /// The example as it is read, without the signs of Markdown.
    pub fn plain_evidence(self) -> Option<Cow<'m, str>> {
        self.evidence().map(to_plain)
    }

    /// An example of evidence, where the matrix gives one.
    pub fn evidence(self) -> Option<&'m str> {
        match self {
            Self::Statement(statement) => statement.evidence.as_deref(),
            Self::Ladder(ladder) => ladder.evidence.as_deref(),
        }
    }

    /// What stands beside its words and is never answered.
    pub fn details(self) -> &'m ItemDetails {
        match self {
            Self::Statement(statement) => &statement.details,
            Self::Ladder(ladder) => &ladder.details,
        }
    }

    /// The matrix revision in which the item's meaning last changed; it alone decides whether two
    /// answers compare.
    pub fn revision(self) -> u32 {
        match self {
            Self::Statement(statement) => statement.revision,
            Self::Ladder(ladder) => ladder.revision,
        }
    }

    /// Whether this is asked at `stage`: a statement at its own stage, a ladder at each stage it
    /// has a rung for.
    pub fn is_asked_at(self, stage: &StageId) -> bool {
        match self {
            Self::Statement(statement) => statement.stage == *stage,
            Self::Ladder(ladder) => ladder.rung(stage).is_some(),
        }
    }
}
