//! The words in files for how an answer moved.

use super::AnswerMovement;

impl AnswerMovement {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Back => "back",
            Self::NewlyKnown => "newly_known",
            Self::NoLongerKnown => "no_longer_known",
            Self::AppliesNow => "applies_now",
            Self::NoLongerApplies => "no_longer_applies",
            Self::Unchanged => "same",
        }
    }
}
