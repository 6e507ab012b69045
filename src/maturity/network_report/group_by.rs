//! By what networks are put together on a page: their system, or their place in it.

use crate::maturity::network::Profile;

/// By what networks are put together on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// The local health and care system.
    System,
    /// The place or borough in it.
    Place,
}

impl GroupBy {
    /// Its word, in files and on pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Place => "place",
        }
    }

    /// The same above a column.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Place => "Place",
        }
    }

    /// The same for several.
    pub(super) fn plural(self) -> &'static str {
        match self {
            Self::System => "systems",
            Self::Place => "places",
        }
    }

    /// What a network's profile says.
    pub(super) fn of(self, profile: &Profile) -> Option<&str> {
        match self {
            Self::System => profile.system.as_deref(),
            Self::Place => profile.place.as_deref(),
        }
    }
}
