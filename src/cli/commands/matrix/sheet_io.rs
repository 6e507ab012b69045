//! `matrix from-sheet` and `matrix to-sheet`: a matrix out of a spreadsheet, and a spreadsheet out
//! of a matrix.

use std::io::{BufRead, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use crate::cli::args::matrix::{BoxContentArg as Said, FromSheetArgs, ToSheetArgs};
use crate::cli::error::CommandError;
use crate::cli::json::spreadsheet::{SpreadsheetRead, SpreadsheetWrittenJson};
use crate::cli::resolve::{self, matrix_words};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sanitize::clean_line;
use crate::report;
use crate::spreadsheet::matrix_table::{
    self, BoxContent, QUESTION, ReadOptions, Table, TableReading, TableShape,
};
use crate::spreadsheet::{self, Workbook};
use crate::store::export_file::hand_out;
use crate::store::format::matrix;
use crate::store::{read_file, shipped_matrices};

/// Makes a matrix file of a spreadsheet. Everything is said before anything is written.
pub(crate) fn from_sheet(session: &mut Session, asked: &FromSheetArgs) -> Result<(), CommandError> {
    let bytes = read_file::read(&asked.file)?;
    let book = spreadsheet::read(&bytes).map_err(|finding| refused(&asked.file, None, &finding))?;
    let table = choose(&asked.file, &book, asked.sheet.as_deref())?;
    let here = known(session);
    let mut wish = wish(asked, &here);
    let mut understood = understand(&asked.file, table, &wish)?;
    if !session.is_json() {
        session.out.show(&text::spreadsheet::seen(table));
    }
    if understood.shape == TableShape::Grid && wish.each_box.is_none() {
        let Some(each_box) = ask(session) else {
            return unanswered(session, asked, &book, table, &understood);
        };
        wish.each_box = Some(each_box);
        understood = understand(&asked.file, table, &wish)?;
    }
    if !session.is_json() {
        session.out.show(&text::spreadsheet::understood(&understood, wish.each_box, &book.notes));
    }
    let bytes = matrix::canonical(&understood.matrix);
    let (_, findings) = matrix::read_checked(&bytes);
    if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
        return Err(refused(&asked.file, Some(table), error));
    }
    hand_out(&asked.out, &bytes)?;
    warn_of_taken(session, &understood.matrix, &here);
    let written = clean_line(&asked.out.to_string_lossy());
    if session.is_json() {
        let read = SpreadsheetRead {
            written: Some(&written),
            ..told(asked, &book, table, &understood, wish.each_box)
        };
        session.out.json(&read.form());
    } else {
        let id = &understood.matrix.id;
        session.out.say(&format!(
            "\nWritten: {written}, the matrix {id}.\nTo use it: pcn-workbook matrix add {written}"
        ));
    }
    Ok(())
}

/// Writes a matrix as a spreadsheet, in the form that the file's ending names.
pub(crate) fn to_sheet(session: &mut Session, asked: &ToSheetArgs) -> Result<(), CommandError> {
    let known = resolve::matrix(&session.library()?, &matrix_words(&asked.matrix)?)?;
    let bytes = bytes_of(&matrix_table::rows(&known.matrix), &asked.out)?;
    hand_out(&asked.out, &bytes)?;
    let written = clean_line(&asked.out.to_string_lossy());
    if session.is_json() {
        session.out.json(&SpreadsheetWrittenJson::of(&written, &known.matrix));
        return Ok(());
    }
    session.out.say(&format!(
        "Written: {written}, the matrix {} with a row for each statement.",
        known.reference.id
    ));
    Ok(())
}

fn bytes_of(table: &Table, out: &Path) -> Result<Vec<u8>, CommandError> {
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok(report::csv(table)),
        Some("xlsx") => report::xlsx(table)
            .map_err(|finding| CommandError::not_possible(&*finding.says, &*finding.remedy)),
        _ => Err(CommandError::not_possible(
            "It can't be told what kind of file to write.",
            "Let its name end in .xlsx or .csv.",
        )),
    }
}

/// The sheet that was named, else the only one that can be understood.
fn choose<'b>(
    file: &Path,
    book: &'b Workbook,
    wanted: Option<&str>,
) -> Result<&'b Table, CommandError> {
    let names = || {
        book.tables.iter().map(|table| format!("\"{}\"", table.name)).collect::<Vec<_>>().join(", ")
    };
    if let Some(wanted) = wanted {
        let by_name =
            book.tables.iter().find(|table| table.name.trim().eq_ignore_ascii_case(wanted.trim()));
        let by_number =
            || wanted.parse::<usize>().ok()?.checked_sub(1).and_then(|at| book.tables.get(at));
        return by_name.or_else(by_number).ok_or_else(|| {
            let says =
                format!("There is no sheet called \"{}\" with text in it.", clean_line(wanted));
            CommandError::missing(says, format!("The sheets are: {}.", names()))
        });
    }
    if let [only] = book.tables.as_slice() {
        return Ok(only);
    }
    match matrix_table::understandable(&book.tables).as_slice() {
        [only] => Ok(&book.tables[*only]),
        [] => {
            let reasons = book.tables.iter().filter_map(|table| {
                let finding = matrix_table::understand(table, &ReadOptions::default()).err()?;
                Some(format!("\"{}\": {} {}", table.name, finding.says, finding.remedy))
            });
            Err(CommandError::Several {
                says: format!(
                    "No sheet could be understood.\n  file: {}",
                    clean_line(&file.to_string_lossy())
                ),
                reasons: reasons.collect(),
                remedy: "Put one of them right, then name it with --sheet.".to_owned(),
            })
        }
        several => {
            let names: Vec<String> =
                several.iter().map(|at| format!("\"{}\"", book.tables[*at].name)).collect();
            let says = format!("Several sheets could be the matrix: {}.", names.join(", "));
            Err(CommandError::not_possible(says, "Say which one, with --sheet NAME."))
        }
    }
}

fn wish(asked: &FromSheetArgs, here: &[Arc<KnownMatrix>]) -> ReadOptions {
    ReadOptions {
        each_box: asked.each_box.map(|said| match said {
            Said::One => BoxContent::One,
            Said::Several => BoxContent::Several,
        }),
        title: asked.title.clone(),
        id: asked.id.clone(),
        stem: clean_line(&asked.file.file_stem().unwrap_or_default().to_string_lossy()),
        taken: here.iter().map(|known| known.reference.id.clone()).collect(),
    }
}

/// The matrices of this folder, else those that come with the program.
fn known(session: &Session) -> Vec<Arc<KnownMatrix>> {
    session.library().map_or_else(|_| shipped_matrices::all(), |library| library.matrices().0)
}

/// Says that the id is taken by other words: the file is good, but can't be added under it.
fn warn_of_taken(session: &mut Session, made: &Matrix, here: &[Arc<KnownMatrix>]) {
    let is_taken = |known: &Arc<KnownMatrix>| {
        known.reference.id == made.id
            && known.reference.revision == made.revision
            && known.matrix != *made
    };
    if here.iter().any(is_taken) {
        session.out.warn(&format!(
            "There is a matrix {} revision {} here already, with another text. To add this one beside it, read it again with --id and \
             an id of its own.",
            made.id, made.revision
        ));
    }
}

fn understand(
    file: &Path,
    table: &Table,
    wish: &ReadOptions,
) -> Result<TableReading, CommandError> {
    matrix_table::understand(table, wish).map_err(|finding| refused(file, Some(table), &finding))
}

/// Asks the one question of whoever sits at the terminal; none where nobody does, or nothing is
/// said.
fn ask(session: &mut Session) -> Option<BoxContent> {
    let input = std::io::stdin();
    if session.is_json() || !input.is_terminal() {
        return None;
    }
    session.out.ask(&format!(
        "\n{QUESTION}\n  1  one description to pick\n  2  several statements to answer\n1 or 2: "
    ));
    let mut said = String::new();
    std::io::Read::take(input.lock(), 1_000).read_line(&mut said).ok()?;
    match said.trim() {
        "1" | "one" => Some(BoxContent::One),
        "2" | "several" => Some(BoxContent::Several),
        _ => None,
    }
}

/// The question as it is printed where nobody answers it: nothing is written.
fn unanswered(
    session: &mut Session,
    asked: &FromSheetArgs,
    book: &Workbook,
    table: &Table,
    understood: &TableReading,
) -> Result<(), CommandError> {
    if session.is_json() {
        session.out.json(&told(asked, book, table, understood, None).form());
    } else {
        session.out.show(&text::spreadsheet::understood(understood, None, &book.notes));
    }
    Err(CommandError::not_possible(
        format!("Nothing was written yet. {QUESTION}"),
        "Say --each-box one (a description to pick), or --each-box several (statements to answer).",
    ))
}

fn told<'t>(
    asked: &FromSheetArgs,
    book: &'t Workbook,
    table: &'t Table,
    understood: &'t TableReading,
    each_box: Option<BoxContent>,
) -> SpreadsheetRead<'t> {
    SpreadsheetRead {
        file: clean_line(&asked.file.to_string_lossy()),
        book,
        table,
        understood,
        each_box,
        written: None,
    }
}

fn refused(file: &Path, table: Option<&Table>, finding: &Diagnostic) -> CommandError {
    let place = match (
        table.map(|table| table.name.as_str()).filter(|name| !name.is_empty()),
        finding.path.as_str(),
    ) {
        (Some(sheet), "") => format!("\n  sheet: {sheet}"),
        (Some(sheet), path) => format!("\n  sheet: {sheet}, at {path}"),
        (None, "") => String::new(),
        (None, path) => format!("\n  at: {path}"),
    };
    CommandError::Several {
        says: format!("{}\n  file: {}{place}", finding.says, clean_line(&file.to_string_lossy())),
        reasons: Vec::new(),
        remedy: finding.remedy.clone(),
    }
}
