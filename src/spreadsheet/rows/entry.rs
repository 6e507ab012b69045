//! A row of the row form: its columns, and what kinds of row there are. Reading and export both go
//! by this.

use crate::maturity::matrix::Language;
use crate::spreadsheet::cell_codec::{WordCode, decode_line, encode_word};
use crate::spreadsheet::translated_column::TranslatedColumn;

/// The headings of the row form. Most people need the first four only.
pub const COLUMN_HEADINGS: [&str; 11] = [
    "Area", "Stage", "Statement", "For example", "Line", "Id", "Also", "Basis", "Sources",
    "Revision", "Order",
];

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EntryKind {
    #[default]
    Statement,
    Ladder,
    Rung,
    RungExample,
    NoneYet,
    LeadIn,
    Check,
    Reference,
    Tag,
    Ask,
    Title,
    MatrixKind,
    Bar,
    About,
    AboutOne,
    Language,
    ShortLadders,
    Opening,
    Source,
    Footer,
    Before,
    Stage,
    Scale,
    ScaleRung,
    ScaleNoneYet,
    OwnAnswer,
    Area,
    Group,
    Why,
    Good,
    WarningSign,
    Term,
    Crosswalk,
    Change,
    /// The fingerprint of the matrix's first revision.
    Lineage,
    /// The fingerprint of the text that the sheet was written from.
    MadeFrom,
}

/// The words for them in the column *Line*; a blank is a statement.
pub(crate) const LINE_WORDS: WordCode<EntryKind> = &[
    ("", EntryKind::Statement),
    ("statement", EntryKind::Statement),
    ("pick one", EntryKind::Ladder),
    ("description", EntryKind::Rung),
    ("example", EntryKind::RungExample),
    ("none yet", EntryKind::NoneYet),
    ("lead in", EntryKind::LeadIn),
    ("check", EntryKind::Check),
    ("reference", EntryKind::Reference),
    ("tag", EntryKind::Tag),
    ("need from others", EntryKind::Ask),
    ("title", EntryKind::Title),
    ("kind", EntryKind::MatrixKind),
    ("in place from", EntryKind::Bar),
    ("about", EntryKind::About),
    ("about one", EntryKind::AboutOne),
    ("language", EntryKind::Language),
    ("short ladders", EntryKind::ShortLadders),
    ("exercise", EntryKind::Opening),
    ("source", EntryKind::Source),
    ("footer", EntryKind::Footer),
    ("before", EntryKind::Before),
    ("stage", EntryKind::Stage),
    ("scale", EntryKind::Scale),
    ("scale description", EntryKind::ScaleRung),
    ("scale none yet", EntryKind::ScaleNoneYet),
    ("answer", EntryKind::OwnAnswer),
    ("area", EntryKind::Area),
    ("group", EntryKind::Group),
    ("why", EntryKind::Why),
    ("good", EntryKind::Good),
    ("warning sign", EntryKind::WarningSign),
    ("word", EntryKind::Term),
    ("lines up with", EntryKind::Crosswalk),
    ("change", EntryKind::Change),
    ("lineage", EntryKind::Lineage),
    ("made from", EntryKind::MadeFrom),
];

/// A row. Its texts stand as they do in the cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowEntry {
    /// Its row in the table; 0 for one that is to be written.
    pub(crate) row: usize,
    pub(crate) kind: EntryKind,
    pub(crate) area: String,
    pub(crate) stage: String,
    pub(crate) statement: String,
    pub(crate) example: String,
    pub(crate) id: String,
    pub(crate) also: String,
    pub(crate) basis: String,
    pub(crate) sources: String,
    pub(crate) revision: String,
    /// What a column of groups says over the area; no row of its own says it.
    pub(crate) group: String,
    /// The place of the row among all rows, so that a sorted sheet is read in the right order.
    pub(crate) order: String,
    /// The texts of the row in further languages.
    pub(crate) translated: Vec<TranslatedCell>,
}

/// A text of a row in a further language, from a column such as "Statement (cy)".
#[derive(Clone, Debug)]
pub(crate) struct TranslatedCell {
    /// The column that it is a translation of.
    pub(crate) column: TranslatedColumn,
    pub(crate) language: Language,
    pub(crate) text: String,
}

impl RowEntry {
    /// Its cells, in the order of the headings.
    pub(crate) fn into_cells(self) -> Vec<String> {
        let line = encode_word(LINE_WORDS, self.kind).to_owned();
        let Self {
            area, stage, statement, example, id, also, basis, sources, revision, order, ..
        } = self;
        vec![area, stage, statement, example, line, id, also, basis, sources, revision, order]
    }

    /// Whether it is answered, and needs an area.
    pub(crate) fn is_item(&self) -> bool {
        self.has_stage() || self.kind == EntryKind::Ladder
    }

    /// The id that the row brings.
    pub(crate) fn own_id(&self) -> Option<String> {
        Some(decode_line(&self.id)).filter(|id| !id.is_empty())
    }

    /// Whether it stands at a stage.
    pub(crate) fn has_stage(&self) -> bool {
        matches!(
            self.kind,
            EntryKind::Statement | EntryKind::Rung | EntryKind::RungExample | EntryKind::Ask
        )
    }
}
