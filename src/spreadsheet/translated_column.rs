//! The columns of the row form whose texts can stand in several languages, each in a column of its own
//! such as "Statement (cy)".

/// The columns whose texts can stand in several languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TranslatedColumn {
    Area,
    Stage,
    Statement,
    Example,
    Also,
}

impl TranslatedColumn {
    pub(crate) const ALL: [Self; 5] =
        [Self::Area, Self::Stage, Self::Statement, Self::Example, Self::Also];

    /// What the column of the matrix's own language is called.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Area => "Area",
            Self::Stage => "Stage",
            Self::Statement => "Statement",
            Self::Example => "For example",
            Self::Also => "Also",
        }
    }
}
