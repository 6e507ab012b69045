//! Arguments of `matrix list`, `show`, `check`, `add`, `copy`, `mark-checked`, `diff`, `from-sheet` and `to-sheet`.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use crate::spreadsheet::{BoxContent, StageOrder};

/// What to do with matrices.
#[derive(Clone, Debug, Subcommand)]
pub enum MatrixCommand {
    /// List the matrices that can be used: those that come with the program and those in this
    /// folder.
    List,
    /// Show a matrix: its areas, stages and statements.
    Show(MatrixShowArgs),
    /// Check matrix files and say everything that is wrong with them at once.
    #[command(after_help = "Example:\n  pcn-workbook matrix check our-matrix.json")]
    Check(MatrixCheckArgs),
    /// Check a matrix file and put a copy of it into this folder.
    #[command(
        after_help = "With --as-next, a changed text of a matrix that is here becomes its next revision. Of each item whose words or \
                            stage changed, say whether it still means the same: then its answers go on being compared. Say it in \
                            the file under \"changes\", by the options here, or when asked.\n\n\
                            Examples:\n  pcn-workbook matrix add our-matrix.json\n  \
                            pcn-workbook matrix add our-matrix.json --as-next --same A-1 --all-changed"
    )]
    Add(MatrixAddArgs),
    /// Copy a matrix to make it your own: a file in this folder, to change in any text editor.
    #[command(
        after_help = "Example:\n  pcn-workbook matrix copy pcn-companion --as hillside-matrix --title \"Hillside matrix\""
    )]
    Copy(MatrixCopyArgs),
    /// Note that you found statements in the document, at their stage.
    #[command(
        name = "mark-checked",
        after_help = "Works in a matrix of your own: the ones that come with the program stay as they are. Once answers were given on \
                            it, this becomes its next revision, and all answers go on being compared.\n\n\
                            Example:\n  pcn-workbook matrix mark-checked hillside-matrix LEAD-0a LEAD-0b"
    )]
    MarkChecked(MarkCheckedArgs),
    /// Say how two matrices, or two revisions of one, differ, item by item.
    #[command(after_help = "Example:\n  pcn-workbook matrix diff ours@1 ours@2")]
    Diff(MatrixDiffArgs),
    /// Make a matrix file of a spreadsheet; says first what was understood and what was not used.
    #[command(
        after_help = "Examples:\n  pcn-workbook matrix from-sheet grid.xlsx --each-box one --out grid.json\n  pcn-workbook matrix add grid.json\n  \
                            pcn-workbook matrix from-sheet grid.xlsx --areas B --stages D-H --role C=why --each-box one --out grid.json"
    )]
    FromSheet(FromSheetArgs),
    /// Write a matrix as a spreadsheet, a row for each statement; from-sheet reads it back as the
    /// same matrix.
    #[command(
        after_help = "Example, a form with an example in it:\n  pcn-workbook matrix to-sheet riverside-example --out form.xlsx"
    )]
    ToSheet(ToSheetArgs),
}

/// The matrix to show.
#[derive(Args, Clone, Debug)]
pub struct MatrixShowArgs {
    /// Its id, or ID@REVISION.
    #[arg(value_name = "MATRIX")]
    pub matrix: String,
}

/// The files to check.
#[derive(Args, Clone, Debug)]
pub struct MatrixCheckArgs {
    /// Matrix files.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

/// The file to add.
#[derive(Args, Clone, Debug)]
pub struct MatrixAddArgs {
    /// A matrix file; with --as-next also a sheet that to-sheet wrote, changed since.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Take it as the next revision of the matrix whose id it has.
    #[arg(long)]
    pub as_next: bool,
    /// An item that still means the same. May be given several times.
    #[arg(long, value_name = "ITEM", requires = "as_next")]
    pub same: Vec<String>,
    /// An item that now means something else. May be given several times.
    #[arg(long, value_name = "ITEM", requires = "as_next")]
    pub changed: Vec<String>,
    /// All other changed items still mean the same.
    #[arg(long, requires = "as_next", conflicts_with = "all_changed")]
    pub all_same: bool,
    /// All other changed items now mean something else.
    #[arg(long, requires = "as_next")]
    pub all_changed: bool,
}

/// What to copy, and what the copy is called.
#[derive(Args, Clone, Debug)]
pub struct MatrixCopyArgs {
    /// The matrix to copy: its id, or ID@REVISION.
    #[arg(value_name = "MATRIX")]
    pub matrix: String,
    /// The id of the copy: small letters, digits and hyphens.
    #[arg(long = "as", value_name = "ID", allow_hyphen_values = true)]
    pub id: String,
    /// The title of the copy; that of the original when not said.
    #[arg(long, value_name = "TITLE", allow_hyphen_values = true)]
    pub title: Option<String>,
}

/// What was checked, and in which matrix.
#[derive(Args, Clone, Debug)]
pub struct MarkCheckedArgs {
    /// A matrix of your own: its id.
    #[arg(value_name = "MATRIX")]
    pub matrix: String,
    /// Statements that you found in the document.
    #[arg(value_name = "ITEM", required = true)]
    pub items: Vec<String>,
    /// Take the note back.
    #[arg(long)]
    pub undo: bool,
}

/// Two matrices.
#[derive(Args, Clone, Debug)]
pub struct MatrixDiffArgs {
    /// The earlier one: its id, ID@REVISION, or a file.
    #[arg(value_name = "A")]
    pub before: String,
    /// The later one: its id, ID@REVISION, or a file.
    #[arg(value_name = "B")]
    pub after: String,
}

/// A spreadsheet to make a matrix of.
#[derive(Args, Clone, Debug)]
pub struct FromSheetArgs {
    /// An .xlsx or .csv file: a row for each statement, or a grid with areas down and stages
    /// across.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The matrix file to write; it must not be there yet.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// The sheet, by its name or number, where there are several.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub sheet: Option<String>,
    /// What each box of a grid is: one description to pick, or several statements to answer.
    #[arg(long, value_name = "ONE|SEVERAL", value_parser = box_content_parser())]
    pub each_box: Option<BoxContent>,
    /// Read hidden rows, columns and sheets too. Otherwise they are left out, and it is said.
    #[arg(long)]
    pub with_hidden: bool,
    /// Forget what was said of sheets with these headings before, and read it anew.
    #[arg(long)]
    pub forget: bool,
    /// The id of the matrix: small letters, digits and hyphens.
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    pub id: Option<String>,
    /// The title of the matrix.
    #[arg(long, value_name = "TITLE", allow_hyphen_values = true)]
    pub title: Option<String>,
    /// What the columns are, where that was not understood.
    #[command(flatten)]
    pub layout: SheetLayoutArgs,
}

/// What the rows and columns of a sheet are.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "What is where in the sheet")]
pub struct SheetLayoutArgs {
    /// The row that holds the headings.
    #[arg(long, value_name = "ROW")]
    pub heading: Option<String>,
    /// The column with the names of the areas. Of several, the others group them.
    #[arg(long, value_name = "COLUMN")]
    pub areas: Option<String>,
    /// The columns of the stages, such as D-H; in a sheet with a row for each statement, the column
    /// that names its stage.
    #[arg(long, value_name = "COLUMNS")]
    pub stages: Option<String>,
    /// The order of the stages: low-high as they stand, high-low, by their numbers, or by words
    /// in their names.
    #[arg(long, value_name = "ORDER", value_parser = PossibleValuesParser::new(StageOrder::ALL.map(StageOrder::word)))]
    pub order: Option<String>,
    /// What another column is: statement, example, why, good, group, id, note or not-used. May be
    /// given several times.
    #[arg(long, value_name = "COLUMN=USE")]
    pub role: Vec<String>,
    /// The stages run down the side and the areas across. Rows and columns are then given the other
    /// way round.
    #[arg(long)]
    pub turned: bool,
}

/// A matrix to write as a spreadsheet.
#[derive(Args, Clone, Debug)]
pub struct ToSheetArgs {
    /// Its id, or ID@REVISION.
    #[arg(value_name = "MATRIX")]
    pub matrix: String,
    /// The spreadsheet to write, ending in .xlsx or .csv; it must not be there yet.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

fn box_content_parser() -> impl TypedValueParser<Value = BoxContent> {
    let values = [("one", "One description to pick"), ("several", "Several statements to answer")];
    PossibleValuesParser::new(values.map(|(word, help)| PossibleValue::new(word).help(help)))
        .map(|word| if word == "one" { BoxContent::One } else { BoxContent::Several })
}
