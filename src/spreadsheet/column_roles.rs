//! Column roles: which row of a table holds its headings, and what each column is for. They are
//! guessed from the words of the headings; whatever reads the table goes by them alone.

use std::collections::BTreeMap;

use super::doubt::Doubt;
use super::table::{Cell, Table};
use super::translated_column::TranslatedColumn;
use crate::maturity::matrix::Language;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnRole {
    Area,
    /// Names over several areas; of several such columns the one next to the areas counts.
    AreaGroup,
    /// The name of a stage in each row; a grid has a column for each stage instead.
    Stage,
    Statement,
    Example,
    /// What kind of row it is, see [`super::rows::EntryKind`].
    Line,
    Id,
    Also,
    Basis,
    Sources,
    Revision,
    Why,
    Good,
    /// Where its row belongs among the rows, so that sorting the sheet loses nothing.
    Order,
    /// Not used; why is said beside it.
    Unused,
    /// Something that has no place in a matrix; with what it looks like.
    Other(&'static str),
}

impl ColumnRole {
    /// The column that a further language of this one translates.
    pub(crate) fn translated(self) -> Option<TranslatedColumn> {
        Some(match self {
            Self::Area => TranslatedColumn::Area,
            Self::Stage => TranslatedColumn::Stage,
            Self::Statement => TranslatedColumn::Statement,
            Self::Example => TranslatedColumn::Example,
            Self::Also => TranslatedColumn::Also,
            _ => return None,
        })
    }
}

/// Why a second column of groups is not used.
pub(crate) const ONE_GROUP: &str = "A matrix has one heading above its areas.";

/// In which order the stages stand in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageOrder {
    /// The lowest first, as they stand.
    LowHigh,
    /// The highest first.
    HighLow,
    /// Neither: by the numbers in their names.
    Numbers,
    /// Neither: by words in their names that mean a low or a high stage.
    Names,
}

impl StageOrder {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::LowHigh, Self::HighLow, Self::Numbers, Self::Names];

    /// The word for it in commands.
    pub fn word(self) -> &'static str {
        match self {
            Self::LowHigh => "low-high",
            Self::HighLow => "high-low",
            Self::Numbers => "numbers",
            Self::Names => "names",
        }
    }

    /// The order that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What the rows and columns of a table are for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TableRoles {
    pub(crate) header_row: usize,
    pub(crate) area_column: usize,
    /// The columns with a heading; no role where its words are not known.
    pub(crate) columns: Vec<(usize, Option<ColumnRole>)>,
    /// The columns with texts in further languages.
    pub(crate) translations: Vec<(usize, TranslatedColumn, Language)>,
    /// The stages that run across a grid; none in a table with a row for each statement.
    pub(crate) stages: Vec<StageHeading>,
    /// The row right below a grid's headings that says what each stage means.
    pub(crate) meanings_row: Option<usize>,
    /// In which order the stages stand.
    pub(crate) order: StageOrder,
    /// The columns with an example for one stage alone, by the column of that stage.
    pub(crate) stage_examples: BTreeMap<usize, usize>,
    /// Why columns without a role of their own are not used.
    pub(crate) unused_reasons: BTreeMap<usize, String>,
    /// What was made of the sheet, in sentences.
    pub(crate) notes: Vec<String>,
    /// What may be otherwise.
    pub(crate) doubts: Vec<Doubt>,
}

/// The heading of a stage's column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StageHeading {
    pub(crate) cell: Cell,
    pub(crate) name: String,
    pub(crate) meaning: Option<String>,
}

impl TableRoles {
    /// Roles with nothing in them but the row of the headings.
    pub(crate) fn at_row(header_row: usize) -> Self {
        Self {
            header_row,
            area_column: 0,
            columns: Vec::new(),
            translations: Vec::new(),
            stages: Vec::new(),
            meanings_row: None,
            order: StageOrder::LowHigh,
            stage_examples: BTreeMap::new(),
            unused_reasons: BTreeMap::new(),
            notes: Vec::new(),
            doubts: Vec::new(),
        }
    }

    pub(crate) fn is_grid(&self) -> bool {
        !self.stages.is_empty()
    }

    /// The first column with this role: of several, only that is read.
    pub(crate) fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().find(|(_, known)| *known == Some(role)).map(|(column, _)| *column)
    }

    /// The column with the headings above the areas: of several, the last.
    pub(crate) fn group_column(&self) -> Option<usize> {
        let groups = self.columns.iter().rev();
        let mut groups = groups.filter(|(_, role)| *role == Some(ColumnRole::AreaGroup));
        groups.next().map(|(column, _)| *column)
    }

    pub(crate) fn role_of(&self, column: usize) -> Option<ColumnRole> {
        self.columns.iter().find(|(known, _)| *known == column).and_then(|(_, role)| *role)
    }

    /// The columns whose cells are read.
    pub(crate) fn read_columns(&self) -> impl Iterator<Item = usize> {
        let is_read = |(column, role): &(usize, Option<ColumnRole>)| match *role {
            None | Some(ColumnRole::Other(_) | ColumnRole::Unused) => false,
            Some(ColumnRole::AreaGroup) => self.group_column() == Some(*column),
            Some(role) => self.column(role) == Some(*column),
        };
        self.columns.iter().copied().filter(is_read).map(|(column, _)| column)
    }

    /// The first words above the headings that are no label of a form: the table's title.
    pub(crate) fn find_title<'t>(&self, table: &'t Table) -> Option<(Cell, &'t str)> {
        let is_title = |text: &str| {
            text.chars().filter(|letter| letter.is_alphabetic()).count() > 3 && !text.ends_with(':')
        };
        (0..self.header_row).flat_map(|row| table.filled_cells(row)).find(|(cell, text)| {
            is_title(text)
                && !self.is_spanning_heading(table, *cell)
                && !self.is_heading(table, *cell)
        })
    }

    /// Whether a cell is merged down to the headings, and so is one of them.
    fn is_heading(&self, table: &Table, cell: Cell) -> bool {
        table.merge_of(cell).is_some_and(|merge| merge.last.row >= self.header_row)
    }

    /// Whether a merged cell above a grid is a heading over all its stages, such as "Maturity
    /// level".
    fn is_spanning_heading(&self, table: &Table, cell: Cell) -> bool {
        self.is_grid()
            && table.merge_of(cell).is_some_and(|merge| {
                merge.first.column > self.area_column && merge.first.row + 2 >= self.header_row
            })
    }
}
