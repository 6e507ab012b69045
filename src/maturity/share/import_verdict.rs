//! The verdict of an import on a file: what it is and what becomes of it, in one word or two.

use super::dedupe::CopyRelation;

/// What becomes of a file, in one word or two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FileVerdict {
    /// All of it is new.
    New,
    /// Some of it is new, the rest is here.
    PartlyNew(usize),
    /// All of it is here.
    #[default]
    AlreadyHere,
    /// It differs from ours.
    Differs,
    /// It holds more than ours.
    Fuller,
    /// A matrix it needs is not to be had.
    NeedsMatrix,
    /// Is it the same network as another, here or in the files?
    SameNetwork,
    /// Which of the files that say different things of one snapshot is it to be?
    Clash,
    /// Another of the files that clash was chosen.
    LeftOut,
    /// A matrix, which comes in with the snapshots that need it.
    Matrix,
    /// The same file stands in the list already.
    Duplicate,
    /// It can't be used.
    Refused,
    /// It is none of ours.
    Foreign,
}

impl FileVerdict {
    /// What a file is whose snapshots compare like this: those that are not in the library, and how
    /// many are.
    pub fn of_copies<'r>(new: impl Iterator<Item = &'r CopyRelation>, existing: usize) -> Self {
        let new: Vec<_> = new.collect();
        if new.is_empty() {
            Self::AlreadyHere
        } else if new.iter().any(|copy| matches!(copy, CopyRelation::Differs { .. })) {
            Self::Differs
        } else if new.contains(&&CopyRelation::Superset) {
            Self::Fuller
        } else if existing > 0 {
            Self::PartlyNew(new.len())
        } else {
            Self::New
        }
    }

    /// A short stable name, for other programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::PartlyNew(_) => "partly-new",
            Self::AlreadyHere => "here",
            Self::Differs => "differs",
            Self::Fuller => "fuller",
            Self::NeedsMatrix => "needs-matrix",
            Self::SameNetwork => "same-network",
            Self::Clash => "clash",
            Self::LeftOut => "left-out",
            Self::Matrix => "matrix",
            Self::Duplicate => "again",
            Self::Refused => "refused",
            Self::Foreign => "not-a-share",
        }
    }

    /// Whether something of it can come in as things are. It does unless a person says no.
    pub fn is_importable(&self) -> bool {
        matches!(self, Self::New | Self::PartlyNew(_) | Self::Differs | Self::Fuller)
    }

    /// Whether a person has to answer something first.
    pub fn is_asking(&self) -> bool {
        matches!(self, Self::SameNetwork | Self::Clash)
    }
}
