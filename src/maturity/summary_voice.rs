//! The voice of a snapshot in figures: whose view it is, in as little room as many of them want.

use super::assessment::{Voice, VoiceKey, describe_one_view};

/// Whose view a snapshot is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SummaryVoice {
    /// Agreed by the group.
    Agreed,
    /// One person's view.
    OneView {
        /// The role, where that is known.
        role: Option<Box<str>>,
        /// The practice or organisation that the person is from, where that is known.
        of: Option<Box<str>>,
    },
}

impl SummaryVoice {
    /// Whose view a voice is.
    pub fn of(voice: &Voice) -> Self {
        if voice.is_agreed() {
            Self::Agreed
        } else {
            Self::OneView {
                role: voice.role.as_deref().map(Box::from),
                of: voice.of.as_deref().map(Box::from),
            }
        }
    }

    /// The role and the place of one person's view, as far as they are known.
    fn whose(&self) -> Option<(Option<&str>, Option<&str>)> {
        match self {
            Self::Agreed => None,
            Self::OneView { role, of } => Some((role.as_deref(), of.as_deref())),
        }
    }

    /// Whether two voices are the same one, like `Voice::is_same`.
    pub fn is_same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// What is the same of the same voice, like `Voice::key`.
    pub fn key(&self) -> VoiceKey {
        let (role, of) = self.whose().unwrap_or_default();
        VoiceKey::new(*self == Self::Agreed, role, of)
    }

    /// The words of `Voice::describe`.
    pub fn describe(&self) -> String {
        let agreed = || Voice::agreed().describe();
        self.whose().map_or_else(agreed, |(role, of)| describe_one_view(role, of))
    }
}
