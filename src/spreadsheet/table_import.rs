//! Importing a table: the options a person gives, the one question about a grid with its answers,
//! and what was made of the table.
//!
//! Nothing is guessed in silence. What was understood is named in sentences, and every cell that
//! was not used is named with why.

use super::cell_usage::UnusedCell;
use super::column_roles::{ColumnRole, TableRoles};
use super::column_synonyms::normalize_heading;
use super::id_gen::generate_matrix_id;
use super::sheet_layout::{LayoutChoices, SheetLayout};
use super::table::Table;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::capitalize::capitalize;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::Matrix;
use crate::maturity::sanitize::sanitize_line;

/// What the sentence begins with that says what the cells of a grid are.
pub(crate) const EACH_BOX_PREFIX: &str = "Each box";

/// The answers to the one question about a grid: what each of its cells is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxContent {
    /// One description: people pick the one of a row that fits.
    One,
    /// Statements: people answer each of them.
    Several,
}

impl BoxContent {
    /// The question, as a person is asked it.
    pub const QUESTION: &str = "Is each box one description, or several statements?";

    /// The answers, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::One, Self::Several];

    /// The word for the answer in commands and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Several => "several",
        }
    }

    /// The answer as a person is offered it.
    pub fn label(self) -> &'static str {
        match self {
            Self::One => "one description: pick one in each row",
            Self::Several => "several statements: answer each",
        }
    }
}

/// How a person wants a table to be understood. What is left out is taken from the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// What a cell of a grid is; one description where nobody answered.
    pub each_box: Option<BoxContent>,
    /// The matrix's title.
    pub title: Option<String>,
    /// The matrix's id.
    pub id: Option<String>,
    /// What the file is called, without its ending.
    pub file_stem: String,
    /// What rows and columns are, where a person said so.
    pub layout: LayoutChoices,
    /// Ids of matrices that are there already; none of them is made up for this one.
    pub taken_ids: Vec<MatrixId>,
}

/// What was made of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableReading {
    /// The matrix. It has no errors.
    pub matrix: Matrix,
    /// The text that the sheet was written from, where it says so.
    pub made_from: Option<MatrixRef>,
    /// What the rows and columns were taken for.
    pub(crate) roles: TableRoles,
    /// The layout by which it was read, with what is in doubt.
    pub layout: SheetLayout,
    /// What was understood, each in a plain sentence.
    pub notes: Vec<String>,
    /// What may not be as it was meant.
    pub diagnostics: Vec<Diagnostic>,
    /// Cells with text that is not in the matrix, and why.
    pub unused_cells: Vec<UnusedCell>,
}

impl TableReading {
    /// Whether areas run down and stages across; else there is a row for each statement.
    pub fn is_grid(&self) -> bool {
        self.roles.is_grid()
    }

    /// Whether the sheet brings ids of its own.
    pub fn has_ids(&self) -> bool {
        self.roles.column(ColumnRole::Id).is_some()
    }

    /// What was understood; nothing of what the cells of a grid are, as long as nobody answered
    /// that.
    pub fn visible_notes(&self, each_box: Option<BoxContent>) -> impl Iterator<Item = &String> {
        let is_open = self.is_grid() && each_box.is_none();
        self.notes.iter().filter(move |note| !(is_open && note.starts_with(EACH_BOX_PREFIX)))
    }

    /// The same matrix under another id, as one that nobody has answered yet: its revisions begin
    /// anew.
    pub fn copy_with_id(&self, id: MatrixId) -> Matrix {
        let mut matrix =
            Matrix { id, revision: 1, lineage: None, changes: Vec::new(), ..self.matrix.clone() };
        for domain in &mut matrix.domains {
            domain.statements.iter_mut().for_each(|one| one.revision = 1);
            domain.ladders.iter_mut().for_each(|one| one.revision = 1);
        }
        matrix
    }
}

impl ReadOptions {
    /// The title of the matrix: the one that was given, else what stands above the headings, the
    /// sheet's name or the file's.
    pub(crate) fn matrix_title(&self, above: Option<&str>, table: &Table) -> String {
        let name = table.name.trim();
        let file_name = title_of_file(&self.file_stem);
        let given = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let title = given
            .or(above)
            .or((!is_default_name(name)).then_some(name))
            .or(Some(file_name.as_str()).filter(|name| !name.is_empty()))
            .unwrap_or("Our matrix");
        sanitize_line(title)
    }

    /// The id of the matrix: the one that was given, else as it is written, else made from its
    /// title.
    pub(crate) fn matrix_id(&self, written: Option<&str>, title: &str) -> MatrixId {
        match self.id.as_deref().or(written) {
            Some(id) => MatrixId::from(id),
            None => generate_matrix_id(title, &self.taken_ids),
        }
    }
}

/// A title from the name of a file: with a capital letter, and without a number that only says where
/// the file stands in its folder, such as "01-" or "3. ". Any other number stays, such as a year.
fn title_of_file(stem: &str) -> String {
    let stem = stem.trim();
    let after = stem.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let name = after.trim_start_matches(['-', '_', '.', ')', ' ']);
    let is_numbered = (1..=2).contains(&(stem.len() - after.len()));
    let is_place = stem.starts_with('0') || after.starts_with(['.', ')']);
    let has_words = name.len() < after.len() && name.starts_with(char::is_alphabetic);
    let words = if is_numbered && is_place && has_words { name } else { stem };
    capitalize(words.replace(['_', '-'], " ").trim())
}

/// Whether a sheet is called what a program calls every sheet that it makes, which says nothing of
/// this one.
pub(crate) fn is_default_name(name: &str) -> bool {
    const KINDS: [&str; 6] = ["matrix", "grid", "export", "data", "report", "results"];
    is_unnamed_sheet(name) || KINDS.contains(&name_without_number(name).as_str())
}

/// Whether nobody gave a sheet a name: it is called by its number.
pub(crate) fn is_unnamed_sheet(name: &str) -> bool {
    const UNNAMED: [&str; 8] =
        ["sheet", "worksheet", "table", "tab", "feuil", "tabelle", "hoja", ""];
    UNNAMED.contains(&name_without_number(name).as_str())
}

fn name_without_number(name: &str) -> String {
    let key = normalize_heading(name);
    key.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end().to_owned()
}

/// A finding that keeps a table from being understood, at this cell.
pub(crate) fn read_error_at(
    code: &'static str,
    cell: impl Into<String>,
    says: impl Into<String>,
    remedy: impl Into<String>,
) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(code, cell, says, remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gives_a_title_without_its_place_in_the_folder() {
        for (stem, title) in [
            ("01-foundation-step-1-2-3", "Foundation step 1 2 3"),
            ("3. Our_grid", "Our grid"),
            ("our-grid", "Our grid"),
            ("2026-matrix", "2026 matrix"),
            ("4-stage-matrix", "4 stage matrix"),
            ("07", "07"),
            ("", ""),
        ] {
            assert_eq!(title_of_file(stem), title, "{stem}");
        }
    }
}
