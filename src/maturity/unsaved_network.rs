//! A new network that is not saved yet: its name and purpose, as far as they were typed.

/// What was typed for a network that is not there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnsavedNetwork {
    /// What it is to be called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
}

impl UnsavedNetwork {
    /// Whether there is nothing in it but blanks.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.purpose.trim().is_empty()
    }
}
