//! The movement of a domain: one function, and one set of words and signs, for every screen,
//! command and file. It is claimed only where it is certain whatever the open answers become.

mod compare;
mod counts;
mod in_place;
mod list;
#[cfg(test)]
mod properties;
mod reach;
#[cfg(test)]
mod tests;
mod unlike_answers;

pub use self::compare::{AreaMove, MovementBasis, compare_area, compare_areas, compare_readings};
pub use self::counts::{AreaMoveCounts, RevisedMove, count_revised_moves};
pub use self::in_place::{InPlace, count_in_place, count_in_place_by_domain};
pub use self::list::{
    AreaMoves, ItemMove, MovedItem, count_by_area, count_words, list_moved_items, moves_by_item,
};
pub use self::reach::{AreaReach, AreaState};
pub use self::unlike_answers::{UnlikeAnswers, group_unlike_answers, unlike_answers_sentences};

/// What became of a domain between two snapshots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DomainMovement {
    /// To a higher stage, whatever is open.
    Forward,
    /// To a lower stage, whatever is open.
    Back,
    /// At the same stage on both sides.
    Same,
    /// It could not be told then, and can be now.
    NowKnown,
    /// It could be told then, and can't be now.
    NoLongerKnown,
    /// It can be told on neither side.
    NotKnownYet,
    /// Nothing is answered now.
    NotAnswered,
    /// Nothing applied then, and something does now.
    AppliesNow,
    /// Something applied then, and nothing does now.
    NoLongerApplies,
    /// What is asked changed, and the word would rest on that.
    QuestionsChanged,
    /// There is no earlier one.
    First,
}

impl DomainMovement {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Forward,
        Self::Back,
        Self::Same,
        Self::NowKnown,
        Self::NoLongerKnown,
        Self::NotKnownYet,
        Self::NotAnswered,
        Self::AppliesNow,
        Self::NoLongerApplies,
        Self::QuestionsChanged,
        Self::First,
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Back => "back",
            Self::Same => "same",
            Self::NowKnown => "now_known",
            Self::NoLongerKnown => "no_longer_known",
            Self::NotKnownYet => "not_known_yet",
            Self::NotAnswered => "not_answered",
            Self::AppliesNow => "applies_now",
            Self::NoLongerApplies => "no_longer_applies",
            Self::QuestionsChanged => "questions_changed",
            Self::First => "first",
        }
    }

    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Back => "back",
            Self::Same => "the same",
            Self::NowKnown => "now known",
            Self::NoLongerKnown => "no longer known",
            Self::NotKnownYet => "not known yet",
            Self::NotAnswered => "not answered",
            Self::AppliesNow => "applies now",
            Self::NoLongerApplies => "no longer applies",
            Self::QuestionsChanged => "the questions changed",
            Self::First => "first",
        }
    }

    /// The same where there is little room, and below what names the two days.
    pub fn short_word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::NoLongerApplies => "applies no more",
            Self::QuestionsChanged => "other questions",
            other => other.word(),
        }
    }

    /// The sign for it, the same everywhere.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Forward => "▲",
            Self::Back => "▼",
            Self::Same => "■",
            Self::NowKnown => "●",
            Self::NoLongerKnown => "◊",
            Self::NotKnownYet => "◦",
            Self::NotAnswered => "·",
            Self::AppliesNow => "→",
            Self::NoLongerApplies => "←",
            Self::QuestionsChanged => "≠",
            Self::First => "▪",
        }
    }

    /// The sign where only plain letters can be shown; none where the word stands alone.
    pub fn ascii_sign(self) -> Option<&'static str> {
        match self {
            Self::Forward => Some("^"),
            Self::Back => Some("v"),
            Self::Same => Some("="),
            _ => None,
        }
    }
}
