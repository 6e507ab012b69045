//! `matrix from-sheet` and `matrix to-sheet`: a matrix out of a spreadsheet, and a spreadsheet out
//! of a matrix.

use std::io::{BufRead, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use crate::cli::args::matrix::{BoxContentArg as Said, FromSheetArgs, ToSheetArgs};
use crate::cli::error::CommandError;
use crate::cli::json::spreadsheet::{SpreadsheetRead, SpreadsheetWrittenJson};
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sanitize::sanitize_line;
use crate::report;
use crate::spreadsheet::matrix_table::{
    self, BOX_CONTENT_QUESTION, BoxContent, ReadOptions, Table, TableReading, TableShape,
};
use crate::spreadsheet::{self, Workbook};
use crate::store::export_file::export;
use crate::store::format::matrix;
use crate::store::{read_file, shipped_matrices};

/// Makes a matrix file of a spreadsheet. Everything is said before anything is written.
pub(crate) fn from_sheet(session: &mut Session, asked: &FromSheetArgs) -> Result<(), CommandError> {
    let bytes = read_file::read(&asked.file)?;
    let book =
        spreadsheet::read(&bytes).map_err(|finding| sheet_error(&asked.file, None, &finding))?;
    let table = choose_sheet(&asked.file, &book, asked.sheet.as_deref())?;
    let here = known_matrices(session);
    let mut wish = read_options(asked, &here);
    let mut understood = read_table(&asked.file, table, &wish)?;
    if !session.is_json() {
        session.out.print(&text::spreadsheet::render_sheet(table));
    }
    if understood.shape == TableShape::Grid && wish.each_box.is_none() {
        let Some(each_box) = prompt_box_content(session) else {
            return print_unanswered(session, asked, &book, table, &understood);
        };
        wish.each_box = Some(each_box);
        understood = read_table(&asked.file, table, &wish)?;
    }
    if !session.is_json() {
        session.out.print(&text::spreadsheet::render_reading(
            &understood,
            wish.each_box,
            &book.notes,
        ));
    }
    let bytes = matrix::canonical_bytes(&understood.matrix);
    let (_, findings) = matrix::read_validated(&bytes);
    if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
        return Err(sheet_error(&asked.file, Some(table), error));
    }
    export(&asked.out, &bytes)?;
    warn_if_id_taken(session, &understood.matrix, &here);
    let written = sanitize_line(&asked.out.to_string_lossy());
    if session.is_json() {
        let read = SpreadsheetRead {
            written_file: Some(&written),
            ..spreadsheet_read(asked, &book, table, &understood, wish.each_box)
        };
        session.out.print_json(&read.to_json());
    } else {
        let id = &understood.matrix.id;
        session.out.print_status(&format!(
            "\nWritten: {written}, the matrix {id}.\nTo use it: pcn-workbook matrix add {written}"
        ));
    }
    Ok(())
}

/// Writes a matrix as a spreadsheet, in the form that the file's ending names.
pub(crate) fn to_sheet(session: &mut Session, asked: &ToSheetArgs) -> Result<(), CommandError> {
    let known =
        resolve::find_matrix(&session.open_library()?, &parse_matrix_pointer(&asked.matrix)?)?;
    let bytes = encode_spreadsheet(&matrix_table::export_matrix(&known.matrix), &asked.out)?;
    export(&asked.out, &bytes)?;
    let written = sanitize_line(&asked.out.to_string_lossy());
    if session.is_json() {
        session.out.print_json(&SpreadsheetWrittenJson::of(&written, &known.matrix));
        return Ok(());
    }
    session.out.print_status(&format!(
        "Written: {written}, the matrix {} with a row for each statement.",
        known.reference.id
    ));
    Ok(())
}

fn encode_spreadsheet(table: &Table, out: &Path) -> Result<Vec<u8>, CommandError> {
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok(report::to_csv(table)),
        Some("xlsx") => report::to_xlsx(table)
            .map_err(|finding| CommandError::not_possible(&*finding.says, &*finding.remedy)),
        _ => Err(CommandError::not_possible(
            "It can't be told what kind of file to write.",
            "Let its name end in .xlsx or .csv.",
        )),
    }
}

/// The sheet that was named, else the only one that can be understood.
fn choose_sheet<'b>(
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
                format!("There is no sheet called \"{}\" with text in it.", sanitize_line(wanted));
            CommandError::missing(says, format!("The sheets are: {}.", names()))
        });
    }
    if let [only] = book.tables.as_slice() {
        return Ok(only);
    }
    match matrix_table::parseable_tables(&book.tables).as_slice() {
        [only] => Ok(&book.tables[*only]),
        [] => {
            let reasons = book.tables.iter().filter_map(|table| {
                let finding = matrix_table::parse_table(table, &ReadOptions::default()).err()?;
                Some(format!("\"{}\": {} {}", table.name, finding.says, finding.remedy))
            });
            Err(CommandError::Multiple {
                message: format!(
                    "No sheet could be understood.\n  file: {}",
                    sanitize_line(&file.to_string_lossy())
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

fn read_options(asked: &FromSheetArgs, here: &[Arc<KnownMatrix>]) -> ReadOptions {
    ReadOptions {
        each_box: asked.each_box.map(|said| match said {
            Said::One => BoxContent::One,
            Said::Several => BoxContent::Several,
        }),
        title: asked.title.clone(),
        id: asked.id.clone(),
        file_stem: sanitize_line(&asked.file.file_stem().unwrap_or_default().to_string_lossy()),
        taken_ids: here.iter().map(|known| known.reference.id.clone()).collect(),
    }
}

/// The matrices of this folder, else those that come with the program.
fn known_matrices(session: &Session) -> Vec<Arc<KnownMatrix>> {
    session.open_library().map_or_else(|_| shipped_matrices::all(), |library| library.matrices().0)
}

/// Says that the id is taken by other words: the file is good, but can't be added under it.
fn warn_if_id_taken(session: &mut Session, made: &Matrix, here: &[Arc<KnownMatrix>]) {
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

fn read_table(
    file: &Path,
    table: &Table,
    wish: &ReadOptions,
) -> Result<TableReading, CommandError> {
    matrix_table::parse_table(table, wish)
        .map_err(|finding| sheet_error(file, Some(table), &finding))
}

/// Asks the one question of whoever sits at the terminal; none where nobody does, or nothing is
/// said.
fn prompt_box_content(session: &mut Session) -> Option<BoxContent> {
    let input = std::io::stdin();
    if session.is_json() || !input.is_terminal() {
        return None;
    }
    session.out.prompt(&format!(
        "\n{BOX_CONTENT_QUESTION}\n  1  one description to pick\n  2  several statements to answer\n1 or 2: "
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
fn print_unanswered(
    session: &mut Session,
    asked: &FromSheetArgs,
    book: &Workbook,
    table: &Table,
    understood: &TableReading,
) -> Result<(), CommandError> {
    if session.is_json() {
        session.out.print_json(&spreadsheet_read(asked, book, table, understood, None).to_json());
    } else {
        session.out.print(&text::spreadsheet::render_reading(understood, None, &book.notes));
    }
    Err(CommandError::not_possible(
        format!("Nothing was written yet. {BOX_CONTENT_QUESTION}"),
        "Say --each-box one (a description to pick), or --each-box several (statements to answer).",
    ))
}

fn spreadsheet_read<'t>(
    asked: &FromSheetArgs,
    book: &'t Workbook,
    table: &'t Table,
    understood: &'t TableReading,
    each_box: Option<BoxContent>,
) -> SpreadsheetRead<'t> {
    SpreadsheetRead {
        file: sanitize_line(&asked.file.to_string_lossy()),
        workbook: book,
        table,
        reading: understood,
        each_box,
        written_file: None,
    }
}

fn sheet_error(file: &Path, table: Option<&Table>, finding: &Diagnostic) -> CommandError {
    let place = match (
        table.map(|table| table.name.as_str()).filter(|name| !name.is_empty()),
        finding.path.as_str(),
    ) {
        (Some(sheet), "") => format!("\n  sheet: {sheet}"),
        (Some(sheet), path) => format!("\n  sheet: {sheet}, at {path}"),
        (None, "") => String::new(),
        (None, path) => format!("\n  at: {path}"),
    };
    CommandError::Multiple {
        message: format!(
            "{}\n  file: {}{place}",
            finding.says,
            sanitize_line(&file.to_string_lossy())
        ),
        reasons: Vec::new(),
        remedy: finding.remedy.clone(),
    }
}
