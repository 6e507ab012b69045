//! The item of a matrix: a statement or a ladder, which are answered alike.

use super::{Ladder, Rung, Statement};
use crate::maturity::ids::{ItemId, StageId};

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
                one.title == other.title && one.rungs == other.rungs
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

    /// An example of evidence, where the matrix gives one.
    pub fn evidence(self) -> Option<&'m str> {
        match self {
            Self::Statement(statement) => statement.evidence.as_deref(),
            Self::Ladder(ladder) => ladder.evidence.as_deref(),
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

impl Ladder {
    /// The description at `stage`, where there is one.
    pub fn rung(&self, stage: &StageId) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.stage == *stage)
    }
}
