//! Tables made into matrices, and matrices into tables: what a spreadsheet means. Two shapes are
//! understood, those that people have: a row for each statement, and the grid with areas down and
//! stages across.
//!
//! Nothing is guessed in silence. What was understood is told in sentences, and every box that was
//! not used is named with why.

use super::cell_usage::UnusedCell;
use super::table::Table;
use super::{column_synonyms, grid, id_gen, rows};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{MatrixId, is_slug};
use crate::maturity::matrix::Matrix;
use crate::maturity::validate;

/// The one question about a grid.
pub const BOX_CONTENT_QUESTION: &str =
    "Is each box one description to pick, or several statements to answer?";

/// More lines than this inside the boxes of a sheet are not taken apart.
const MAX_LINES: usize = 20_000;

/// What a box of a grid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxContent {
    /// One description: people pick the one of a row that fits.
    One,
    /// Statements: people answer each of them.
    Several,
}

/// The shape of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableShape {
    /// A row for each statement.
    Rows,
    /// Areas down, stages across.
    Grid,
}

/// How a person wants a table to be understood. What is not said is taken from the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// What a box of a grid is; one description where it is not said.
    pub each_box: Option<BoxContent>,
    /// The matrix's title.
    pub title: Option<String>,
    /// The matrix's id.
    pub id: Option<String>,
    /// What the file is called, without its ending.
    pub file_stem: String,
    /// Ids of matrices that are there already; none of them is made up for this one.
    pub taken_ids: Vec<MatrixId>,
}

/// What was made of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableReading {
    /// The matrix. It has no errors.
    pub matrix: Matrix,
    /// The shape the table had.
    pub shape: TableShape,
    /// What was understood, each in a plain sentence.
    pub notes: Vec<String>,
    /// What may not be as it was meant.
    pub diagnostics: Vec<Diagnostic>,
    /// Boxes with text that is not in the matrix, and why.
    pub unused_cells: Vec<UnusedCell>,
}

impl TableReading {
    /// What was understood; nothing of what the boxes of a grid are, as long as nobody has said it.
    pub fn visible_notes(&self, each_box: Option<BoxContent>) -> impl Iterator<Item = &String> {
        let is_open = self.shape == TableShape::Grid && each_box.is_none();
        self.notes.iter().filter(move |note| !(is_open && note.starts_with(grid::EACH_BOX_PREFIX)))
    }

    /// The same matrix under another id, as one that nobody has answered yet: its revisions begin
    /// anew.
    pub fn copy_with_id(&self, id: MatrixId) -> Matrix {
        let mut matrix = Matrix { id, revision: 1, changes: Vec::new(), ..self.matrix.clone() };
        for domain in &mut matrix.domains {
            domain.statements.iter_mut().for_each(|one| one.revision = 1);
            domain.ladders.iter_mut().for_each(|one| one.revision = 1);
        }
        matrix
    }
}

/// Makes a matrix of a table; a finding says why it can't be done and what to do.
pub fn parse_table(table: &Table, wish: &ReadOptions) -> Result<TableReading, Box<Diagnostic>> {
    if table.is_empty() {
        return Err(table_error(
            "empty-sheet",
            "",
            "There is no text in this sheet.",
            "Choose another sheet, or fill this one in.",
        ));
    }
    let lines: usize =
        table.rows.iter().flatten().map(|text| text.matches(['\n', '•']).count()).sum();
    if lines > MAX_LINES {
        let says = format!(
            "There are {lines} lines inside the boxes of this sheet; no maturity matrix has so many."
        );
        return Err(table_error("too-many-lines", "", says, "Check that it is the right sheet."));
    }
    if let Some(id) = wish.id.as_deref().filter(|id| !is_slug(id)) {
        let says = format!("\"{id}\" can't be the id of a matrix.");
        return Err(table_error(
            "bad-matrix-id",
            "",
            says,
            "Use small letters, digits and hyphens, 32 at most, such as our-matrix.",
        ));
    }
    let mut understood = match rows::find_header(table)? {
        Some(head) => rows::read_rows(table, &head, wish)?,
        None => grid::read_grid(table, wish)?,
    };
    understood.notes.extend(table.skipped_notes.iter().cloned());
    let (errors, warnings): (Vec<Diagnostic>, Vec<Diagnostic>) =
        validate::validate_matrix(&understood.matrix).into_iter().partition(Diagnostic::is_error);
    if let Some(first) = errors.into_iter().next() {
        return Err(Box::new(first));
    }
    understood.diagnostics = warnings;
    Ok(understood)
}

/// The tables that can be understood, by their place in the list.
pub fn parseable_tables(tables: &[Table]) -> Vec<usize> {
    let is_understood = |table: &Table| parse_table(table, &ReadOptions::default()).is_ok();
    tables.iter().enumerate().filter(|(_, table)| is_understood(table)).map(|(at, _)| at).collect()
}

/// A finding that keeps a table from being understood.
pub(crate) fn table_error(
    code: &'static str,
    place: impl Into<String>,
    says: impl Into<String>,
    remedy: impl Into<String>,
) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(code, place, says, remedy))
}

/// The title of a matrix: as it is wished, else what stands above the headings, the sheet's name or
/// the file's.
pub(crate) fn matrix_title(wish: &ReadOptions, above: Option<&str>, table: &Table) -> String {
    let name = table.name.trim();
    let is_plain = |name: &str| {
        let stem = column_synonyms::normalize_heading(name);
        let stem = stem.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
        ["sheet", "table", "tab", "feuil", "tabelle", "matrix", "grid", ""].contains(&stem)
    };
    let named = (!is_plain(name)).then_some(name);
    let stem = wish.file_stem.replace(['_', '-'], " ");
    let given = wish.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let title = given
        .or(above)
        .or(named)
        .or(Some(stem.trim()).filter(|stem| !stem.is_empty()))
        .unwrap_or("Our matrix");
    crate::maturity::sanitize::sanitize_line(title)
}

/// An id for a matrix of this title, other than those that are taken.
pub fn generate_matrix_id(title: &str, taken: &[MatrixId]) -> MatrixId {
    id_gen::generate_matrix_id(title, taken)
}

/// The id of a matrix: as it is wished, else as it is written, else made from its title.
pub(crate) fn matrix_id(wish: &ReadOptions, written: Option<&str>, title: &str) -> MatrixId {
    match wish.id.as_deref().or(written) {
        Some(id) => MatrixId::from(id),
        None => id_gen::generate_matrix_id(title, &wish.taken_ids),
    }
}

/// "1 area", "7 areas".
pub(crate) fn pluralize(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
