//! `matrix from-sheet` and `matrix to-sheet`: imports a matrix from a spreadsheet, and exports one.

use std::io::{BufRead, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use super::layout_args::layout_choices;
use super::sheet_recall::SheetRecall;
use crate::cli::args::matrix::{FromSheetArgs, ToSheetArgs};
use crate::cli::error::CommandError;
use crate::cli::json::spreadsheet::{SpreadsheetJson, SpreadsheetWrittenJson};
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::revision::TextOrigin;
use crate::maturity::sanitize::sanitize_line;
use crate::report::{self, FileFormat};
use crate::spreadsheet::{
    self, BoxContent, ReadOptions, SheetOptions, Table, TableReading, Workbook,
};
use crate::store::error::StoreError;
use crate::store::export_file::export;
use crate::store::format::matrix;
use crate::store::{read_file, shipped_matrices};

/// Makes a matrix file of a spreadsheet. Everything is printed before anything is written.
pub(crate) fn from_sheet(session: &mut Session, args: &FromSheetArgs) -> Result<(), CommandError> {
    let options = SheetOptions { with_hidden: args.with_hidden };
    let book = spreadsheet::read_with(&read_file::read(&args.file)?, options)
        .map_err(|finding| sheet_error(&args.file, None, &finding))?;
    let table = choose_sheet(&args.file, &book, args.sheet.as_deref())?;
    let sheet_error = |finding: &Diagnostic| sheet_error(&args.file, Some(table), finding);
    let parse = |options: &ReadOptions| {
        spreadsheet::parse_table(table, options).map_err(|finding| sheet_error(&finding))
    };
    let known = known_matrices(session);
    let mut options = read_options(args, &known)?;
    let memory = SheetRecall::take_up(args, table, &mut options)?;
    let mut reading = parse(&options)?;
    if !session.is_json() {
        session.out.print_status(&text::spreadsheet::render_sheet(table));
    }
    if reading.is_grid() && options.each_box.is_none() {
        options.each_box = prompt_box_content(session);
        if options.each_box.is_some() {
            reading = parse(&options)?;
        }
    }
    memory.add_note(&mut reading);
    let is_answered = !reading.is_grid() || options.each_box.is_some();
    let is_certain = reading.layout.doubts.is_empty();
    let file = sanitize_line(&args.file.to_string_lossy());
    let each_box = options.each_box;
    let json = |written| SpreadsheetJson::new(&file, &book, table, &reading, each_box, written);
    if !session.is_json() {
        let page = text::spreadsheet::reading_page(&reading, each_box, &book.notes);
        let words = text::page_text(&page, session.text_style());
        session.out.print_status(&format!("\n{words}"));
    } else if !is_answered || !is_certain {
        session.out.print_json(&json(None));
    }
    if !is_certain {
        return Err(doubtful(&reading, each_box));
    }
    if !is_answered {
        return Err(unanswered());
    }
    let bytes = matrix::canonical_bytes(&reading.matrix);
    let (_, findings) = matrix::read_validated(&bytes);
    if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
        return Err(sheet_error(error));
    }
    export(&args.out, &bytes)?;
    memory.keep(session, table, &reading, &options);
    let written = sanitize_line(&args.out.to_string_lossy());
    if session.is_json() {
        session.out.print_json(&json(Some(&written)));
    }
    report_written(session, &reading, &known, &written);
    Ok(())
}

/// Says what was written and how it is taken into use; and warns of another matrix with its id.
fn report_written(
    session: &mut Session,
    reading: &TableReading,
    known: &[Arc<KnownMatrix>],
    written: &str,
) {
    let found = find_origin(reading, known);
    if !matches!(found, TextOrigin::MadeFrom { .. }) {
        warn_if_id_taken(session, &reading.matrix, known);
    }
    if !session.is_json() {
        let (id, use_it) = (&reading.matrix.id, describe_use(&found, written));
        session.out.print_status(&format!("\nWritten: {written}, the matrix {id}.\n{use_it}"));
    }
}

/// What each box of a grid is has to be said first.
fn unanswered() -> CommandError {
    CommandError::not_possible(
        format!("Nothing was written yet. {}", BoxContent::QUESTION),
        "Say --each-box one (a description to pick), or --each-box several (statements to answer).",
    )
}

/// Whether what was read is a matrix of ours, changed.
fn find_origin(reading: &TableReading, known: &[Arc<KnownMatrix>]) -> TextOrigin {
    let (text, made_from) = (&reading.matrix, reading.made_from.as_ref());
    TextOrigin::find(text, made_from, reading.has_ids(), known)
}

/// How what was read is taken into the folder: a matrix of ours that was changed as its next
/// revision.
fn describe_use(found: &TextOrigin, written: &str) -> String {
    let add = format!("pcn-workbook matrix add {written}");
    match found {
        TextOrigin::MadeFrom { newest, revision } => {
            let (id, now) = (&newest.reference.id, newest.reference.revision);
            let next = now.saturating_add(1);
            let older = revision.map_or_else(String::new, |was| {
                format!(" It was written from revision {was}: what changed since then would be as the sheet says.")
            });
            format!(
                "It was written from {id}.{older}\nTo take it as revision {next}: {add} --as-next"
            )
        }
        TextOrigin::SameIds(known) => {
            let (id, next) = (&known.reference.id, known.reference.revision.saturating_add(1));
            format!(
                "Its statements have the ids of {id}. If it is that one, changed, take it as revision {next}: {add} --as-next\nIf it is another one, read the sheet again with --id and an id of its own."
            )
        }
        TextOrigin::Unchanged(_) | TextOrigin::New => format!("To use it: {add}"),
    }
}

/// A sheet as the matrix it makes, where nothing has to be asked about it.
pub(crate) fn read_certain(file: &Path, bytes: &[u8]) -> Result<TableReading, CommandError> {
    let book = spreadsheet::read(bytes).map_err(|finding| sheet_error(file, None, &finding))?;
    let table = choose_sheet(file, &book, None)?;
    let reading = spreadsheet::parse_table(table, &ReadOptions::default())
        .map_err(|finding| sheet_error(file, Some(table), &finding))?;
    if reading.is_grid() || !reading.layout.doubts.is_empty() {
        return Err(CommandError::not_possible(
            "There is something to ask about this sheet first, so nothing was changed.",
            "Make a matrix file of it with matrix from-sheet, then add that file.",
        ));
    }
    Ok(reading)
}

/// Refuses a reading that is not certain, with the options that say it.
fn doubtful(reading: &TableReading, each_box: Option<BoxContent>) -> CommandError {
    let doubts: Vec<&str> = reading.layout.doubts.iter().map(|doubt| doubt.says.as_str()).collect();
    let each_box = match each_box {
        Some(answer) => format!(" --each-box {}", answer.word()),
        None if reading.is_grid() => " --each-box one (or several)".to_owned(),
        None => String::new(),
    };
    CommandError::not_possible(
        format!("Nothing was written yet: this is not certain. {}", doubts.join(" ")),
        format!(
            "If it is right, give the command again with these options; else change what is wrong in them: {}{each_box}",
            reading.layout
        ),
    )
}

/// Writes a matrix as a spreadsheet, in the format that the file's ending names.
pub(crate) fn to_sheet(session: &mut Session, args: &ToSheetArgs) -> Result<(), CommandError> {
    let known =
        resolve::find_matrix(&session.open_library()?, &parse_matrix_pointer(&args.matrix)?)?;
    let bytes = FileFormat::for_matrix(&args.out)
        .and_then(|format| report::export_matrix(&known, format))
        .map_err(|finding| CommandError::not_possible(&*finding.says, &*finding.remedy))?;
    export(&args.out, &bytes)?;
    let written = sanitize_line(&args.out.to_string_lossy());
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

/// So many sheets are looked at for the one that can be understood.
const MAX_SHEETS_LOOKED_AT: usize = 40;

/// So many are named where several can be.
const MAX_SHEETS_NAMED: usize = 8;

/// The sheet that was named, else the only one that can be understood.
fn choose_sheet<'b>(
    file: &Path,
    book: &'b Workbook,
    wanted: Option<&str>,
) -> Result<&'b Table, CommandError> {
    if let Some(wanted) = wanted {
        let by_name =
            book.tables.iter().find(|table| table.name.trim().eq_ignore_ascii_case(wanted.trim()));
        let by_number =
            || wanted.parse::<usize>().ok()?.checked_sub(1).and_then(|at| book.tables.get(at));
        return by_name.or_else(by_number).ok_or_else(|| {
            let says =
                format!("There is no sheet called \"{}\" with text in it.", sanitize_line(wanted));
            CommandError::missing(
                says,
                format!("The sheets are: {}.", sheet_names(book.tables.iter())),
            )
        });
    }
    if let [only] = book.tables.as_slice() {
        return Ok(only);
    }
    only_readable_sheet(file, book)
}

/// The only sheet that can be understood. Of many sheets not all are looked at, and not all that
/// could be it are named: who has so many knows which one it is.
fn only_readable_sheet<'b>(file: &Path, book: &'b Workbook) -> Result<&'b Table, CommandError> {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for table in book.tables.iter().take(MAX_SHEETS_LOOKED_AT) {
        match spreadsheet::parse_table(table, &ReadOptions::default()) {
            Ok(_) => good.push(table),
            Err(finding) => bad.push((table, finding)),
        }
        if good.len() > MAX_SHEETS_NAMED {
            break;
        }
    }
    let is_all = good.len() + bad.len() == book.tables.len();
    match good.as_slice() {
        [only] if is_all => Ok(only),
        [] => Err(CommandError::Multiple {
            message: if is_all {
                "No sheet could be understood.".to_owned()
            } else {
                format!("None of the first {MAX_SHEETS_LOOKED_AT} sheets could be understood.")
            },
            file: Some(file.to_path_buf()),
            reasons: bad
                .iter()
                .map(|(table, finding)| {
                    format!("\"{}\": {} {}", table.name, finding.says, finding.remedy)
                })
                .collect(),
            remedy: "Put one of them right, then name it with --sheet.".to_owned(),
        }),
        several => {
            let names = sheet_names(several.iter().take(MAX_SHEETS_NAMED).copied());
            let more = if several.len() > MAX_SHEETS_NAMED { ", and more" } else { "" };
            let says = if is_all || several.len() > 1 {
                format!("Several sheets could be the matrix: {names}{more}.")
            } else {
                let left = book.tables.len() - MAX_SHEETS_LOOKED_AT;
                format!("The sheet {names} could be the matrix; {left} more were not looked at.")
            };
            Err(CommandError::not_possible(says, "Say which one, with --sheet NAME."))
        }
    }
}

fn sheet_names<'t>(tables: impl Iterator<Item = &'t Table>) -> String {
    tables.map(|table| format!("\"{}\"", table.name)).collect::<Vec<_>>().join(", ")
}

fn read_options(
    args: &FromSheetArgs,
    known: &[Arc<KnownMatrix>],
) -> Result<ReadOptions, CommandError> {
    Ok(ReadOptions {
        layout: layout_choices(&args.layout)?,
        each_box: args.each_box,
        title: args.title.clone(),
        id: args.id.clone(),
        file_stem: sanitize_line(&args.file.file_stem().unwrap_or_default().to_string_lossy()),
        taken_ids: known.iter().map(|known| known.reference.id.clone()).collect(),
    })
}

/// The matrices of this folder, else those that come with the program.
fn known_matrices(session: &Session) -> Vec<Arc<KnownMatrix>> {
    session.open_library().map_or_else(|_| shipped_matrices::all(), |library| library.matrices().0)
}

/// Warns that another matrix has the id: the file is good, but can't be added under it.
fn warn_if_id_taken(session: &mut Session, matrix: &Matrix, known: &[Arc<KnownMatrix>]) {
    let is_taken = |known: &Arc<KnownMatrix>| {
        known.reference.id == matrix.id
            && known.reference.revision == matrix.revision
            && *known.matrix.in_own_language() != *matrix
    };
    if known.iter().any(is_taken) {
        session.out.warn(&format!(
            "There is a matrix {} revision {} here already, with another text. To add this one beside it, read it again with --id and \
             an id of its own.",
            matrix.id, matrix.revision
        ));
    }
}

/// Asks the one question of whoever sits at the terminal; none where nobody does, or the answer is
/// none of those offered.
fn prompt_box_content(session: &mut Session) -> Option<BoxContent> {
    let input = std::io::stdin();
    if session.is_json() || !input.is_terminal() {
        return None;
    }
    let [one, several] = BoxContent::ALL.map(BoxContent::label);
    let question = BoxContent::QUESTION;
    session.out.prompt(&format!("\n{question}\n  1  {one}\n  2  {several}\n1 or 2: "));
    let mut typed = String::new();
    std::io::Read::take(input.lock(), 1_000).read_line(&mut typed).ok()?;
    let typed = typed.trim();
    let mut numbered = BoxContent::ALL.into_iter().zip(["1", "2"]);
    let (answer, _) =
        numbered.find(|(answer, number)| typed == *number || typed == answer.word())?;
    Some(answer)
}

fn sheet_error(file: &Path, table: Option<&Table>, finding: &Diagnostic) -> CommandError {
    let sheet = table.map(|table| table.name.as_str()).filter(|name| !name.is_empty());
    let path = match (sheet, finding.path.as_str()) {
        (Some(sheet), "") => format!("sheet {sheet}"),
        (Some(sheet), path) => format!("sheet {sheet}, {path}"),
        (None, path) => path.to_owned(),
    };
    // what was left out may be why the rest can't be understood
    let left_out = table
        .filter(|_| finding.code != "unsaved-formulas")
        .map(|table| table.skipped_notes.as_slice())
        .unwrap_or_default();
    let remedy = [std::slice::from_ref(&finding.remedy), left_out].concat().join(" ");
    StoreError::from(Diagnostic { path, remedy, ..finding.clone() }).in_file(file).into()
}
