//! What stands beside an answer: the reason, a note, evidence. Nearly all answers have none of it and
//! take one pointer for that, so that a million of them fit into memory.

use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

use super::Evidence;
use crate::maturity::matrix::UnknownFields;

static NOTHING: LazyLock<BesideAnswer> = LazyLock::new(BesideAnswer::default);

/// What stands beside an answer, mostly nothing: used like a [`BesideAnswer`].
#[derive(Clone, Debug, Default)]
pub struct Beside(Option<Box<BesideAnswer>>);

/// What may stand beside an answer, in the order of its keys in files.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BesideAnswer {
    /// Why it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// A private note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What shows that it is so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Fields this version does not know, a meeting's hands among them.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl Beside {
    /// What is there to be changed; none where nothing is, and nothing is made for it.
    pub fn existing_mut(&mut self) -> Option<&mut BesideAnswer> {
        self.0.as_deref_mut()
    }

    /// Whether nothing stands beside the answer.
    pub fn is_empty(&self) -> bool {
        **self == *NOTHING
    }
}

impl From<BesideAnswer> for Beside {
    fn from(beside: BesideAnswer) -> Self {
        Self((beside != *NOTHING).then(|| Box::new(beside)))
    }
}

impl Deref for Beside {
    type Target = BesideAnswer;

    fn deref(&self) -> &BesideAnswer {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl DerefMut for Beside {
    fn deref_mut(&mut self) -> &mut BesideAnswer {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Beside {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Serialize for Beside {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_one_pointer_and_is_the_same_however_it_became_so() {
        assert_eq!(size_of::<Beside>(), size_of::<usize>());
        let mut beside = Beside::default();
        assert!(beside.existing_mut().is_none() && beside.is_empty());
        beside.note = Some("why".to_owned());
        assert!(!beside.is_empty() && beside != Beside::default());
        beside.note = None;
        assert!(beside.is_empty() && beside == Beside::from(BesideAnswer::default()));
    }
}
