//! A doubt about how a sheet was read: what may be otherwise, for a person to settle.

/// What a doubt is about, and so what answers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtSubject {
    /// What its columns are.
    Columns,
    /// The order of the stages.
    Order,
    /// Whether the sheet has to be turned.
    Turn,
}

/// Something in the reading of a sheet that may be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The columns that it is about, counted from 0; in a turned sheet the rows.
    pub columns: Vec<usize>,
    /// What is in doubt, in a sentence.
    pub says: String,
    /// What it is about.
    pub subject: DoubtSubject,
}

impl Doubt {
    /// A doubt about what columns are.
    pub(crate) fn of_columns(columns: Vec<usize>, says: impl Into<String>) -> Self {
        Self { columns, says: says.into(), subject: DoubtSubject::Columns }
    }
}
