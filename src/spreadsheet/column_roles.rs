//! Column roles: which row of a table holds its headings, and what each column is for. They are
//! guessed from the words of the headings; whatever reads the table goes by them alone.

use super::table::{Cell, Table};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnRole {
    Area,
    /// Names over several areas. A matrix has no groups.
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
    /// Something that has no place in a matrix; with what it looks like.
    Other(&'static str),
}

/// What the rows and columns of a table are for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TableRoles {
    pub(crate) header_row: usize,
    pub(crate) area_column: usize,
    /// The columns with a heading; no role where its words are not known.
    pub(crate) columns: Vec<(usize, Option<ColumnRole>)>,
    /// The stages that run across a grid; none in a table with a row for each statement.
    pub(crate) stages: Vec<StageHeading>,
    /// The row right below a grid's headings that says what each stage means.
    pub(crate) meanings_row: Option<usize>,
}

/// The heading of a stage's column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StageHeading {
    pub(crate) cell: Cell,
    pub(crate) name: String,
    pub(crate) meaning: Option<String>,
}

impl TableRoles {
    pub(crate) fn is_grid(&self) -> bool {
        !self.stages.is_empty()
    }

    /// The first column with this role: of several, only that is read.
    pub(crate) fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().find(|(_, known)| *known == Some(role)).map(|(column, _)| *column)
    }

    pub(crate) fn role_of(&self, column: usize) -> Option<ColumnRole> {
        self.columns.iter().find(|(known, _)| *known == column).and_then(|(_, role)| *role)
    }

    /// The columns whose cells are read.
    pub(crate) fn read_columns(&self) -> impl Iterator<Item = usize> {
        let is_read = |(column, role): &(usize, Option<ColumnRole>)| match *role {
            None | Some(ColumnRole::AreaGroup | ColumnRole::Other(_)) => false,
            Some(role) => self.column(role) == Some(*column),
        };
        self.columns.iter().copied().filter(is_read).map(|(column, _)| column)
    }

    /// The first words above the headings that are no label of a form: the table's title.
    pub(crate) fn find_title<'t>(&self, table: &'t Table) -> Option<(Cell, &'t str)> {
        let is_title = |text: &str| {
            text.chars().filter(|letter| letter.is_alphabetic()).count() > 3 && !text.ends_with(':')
        };
        (0..self.header_row)
            .flat_map(|row| table.filled_cells(row))
            .find(|(cell, text)| is_title(text) && !self.is_spanning_heading(table, *cell))
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
