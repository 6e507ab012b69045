//! Answers read requests from the store. Nothing in here writes, but for the making of a made-up
//! library.

mod comparison;
mod networks_report;
mod open_library;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::library_access::{ReadAnswer, ReadControl, Reader, error_line};
use super::library_handle::{LibraryHandle, sort_by_name};
use super::user_dirs::expand_home;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::returns::return_rows;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::summary::LibrarySummary;
use crate::spreadsheet::{self, ReadOptions, SheetOptions, Workbook, matrix_as_table};
use crate::store::complete_path::{PathCompletion, complete_path, split_last};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::matrix;
use crate::store::library::Library;
use crate::store::{read_file, settings, unsaved_network};
use crate::tui::protocol::effect::ReadRequest;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;

pub use self::comparison::anchor_matrix;

/// What the reader thread reads this library with.
pub fn reader(handle: LibraryHandle) -> Reader {
    Box::new(move |request: &ReadRequest, control: &mut ReadControl<'_>| {
        let opened = match request {
            ReadRequest::Library(path) => match open_library::find_returns(path) {
                Some(path) => {
                    return Some(ReadAnswer::Outcome(Outcome::ReturnsFound(path)));
                }
                None => open_library::open_path(&handle, path),
            },
            ReadRequest::OwnLibrary => open_library::open_own(&handle),
            ReadRequest::Demo => open_library::open_demo(&handle),
            request => return read(&handle, request, control).map(ReadAnswer::Outcome),
        };
        Some(opened.map_or_else(|error| ReadAnswer::from_error(&error), ReadAnswer::Library))
    })
}

/// Reads what a request asks of this library; `None` where it was stopped meanwhile.
fn read(
    handle: &LibraryHandle,
    request: &ReadRequest,
    control: &mut ReadControl<'_>,
) -> Option<Outcome> {
    let library = handle.library();
    let outcome = match request {
        ReadRequest::Network(slug) => library
            .open_network(slug, handle.device)
            .map(|state| Outcome::NetworkOpened(Box::new(state))),
        ReadRequest::Compare(choices) => return comparison::read(&library, choices, control),
        ReadRequest::NetworksReport(choices, options) => {
            return networks_report::read(&library, handle.device, (choices, *options), control);
        }
        ReadRequest::Networks => Ok(Outcome::Networks(sort_by_name(library.networks().0))),
        ReadRequest::UnsavedNetwork => Ok(Outcome::UnsavedNetworkLoaded(unsaved_network::load(
            &library.dirs.state, &library.dirs.library,
        ))),
        ReadRequest::Matrices => Ok(Outcome::Matrices(Box::new(matrices_with_users(&library)))),
        ReadRequest::MatrixFile(file) => {
            Ok(Outcome::MatrixFile(Box::new(library.read_matrix_file(file))))
        }
        ReadRequest::PreviewRevision(file) => library
            .preview_changed_matrix(file)
            .map(|revision| Outcome::RevisionPreviewed(Box::new(revision))),
        ReadRequest::Summaries => Ok(Outcome::Summaries(Box::new(summarize(&library, control)?))),
        ReadRequest::Diagnose => {
            Ok(Outcome::Diagnosed(library.diagnose_while(|| !control.is_stopped())?))
        }
        ReadRequest::ShareLog => Ok(Outcome::ShareLogRead(Arc::new(
            library.read_share_log(true, |looked| control.advance(looked.done, looked.total))?,
        ))),
        ReadRequest::Returns(today) => read_returns(&library, *today, control)?,
        ReadRequest::Trash => library.describe_trash().map(Outcome::TrashRead),
        ReadRequest::JoinPlan(kept, other) => library
            .plan_join(kept, other, handle.device)
            .map(|plan| Outcome::JoinPlanned(Box::new(plan))),
        ReadRequest::NetworkParts(slug) => {
            library.network_parts(slug).map(Outcome::NetworkPartsRead)
        }
        ReadRequest::PlanImport(paths) => {
            let paths: Vec<PathBuf> = paths.iter().map(|path| expand_home(path)).collect();
            let plan = library.plan_import(&paths, |done, total| control.advance(done, total))?;
            Ok(Outcome::ImportPlanned(Box::new(plan)))
        }
        ReadRequest::OpenFolder => open_folder(&library),
        ReadRequest::CompletePath(typed) => Ok(complete_typed_path(typed)),
        ReadRequest::PlanImportUndo => {
            library.plan_import_undo().map(|undo| Outcome::ImportUndoPlanned(undo.map(Box::new)))
        }
        ReadRequest::Spreadsheet(file) => read_spreadsheet(&library, file, false)
            .map(|sheet| Outcome::SpreadsheetRead(Arc::new(sheet))),
        ReadRequest::SpreadsheetWithHidden(file) => read_spreadsheet(&library, file, true)
            .map(|sheet| Outcome::SpreadsheetRead(Arc::new(sheet))),
        // these open another library
        ReadRequest::Library(_) | ReadRequest::OwnLibrary | ReadRequest::Demo => return None,
    };
    Some(outcome.unwrap_or_else(|error| Outcome::Failed(error_line(&error))))
}

/// Asks the computer for a window with the folder; what it does then is its own affair.
fn open_folder(library: &Library) -> Result<Outcome, StoreError> {
    let folder = sanitize_line(&library.dirs.library.to_string_lossy());
    match open::that_detached(&library.dirs.library) {
        Ok(()) => Ok(Outcome::FolderOpened(folder)),
        Err(_) => Err(StoreError::new(
            ErrorKind::NotPossible,
            format!("No program here opens folders. This workbook's is {folder}."),
            "Open it by hand, or from a computer with a desktop.",
        )),
    }
}

/// A path in quotes is completed without them: a blank in a name needs none.
fn complete_typed_path(typed: &str) -> Outcome {
    let bare = typed.trim_start().trim_start_matches(['\'', '"']);
    let (folder, _) = split_last(bare);
    let folder = expand_home(Path::new(if folder.is_empty() { "." } else { folder }));
    let PathCompletion { path, names } = complete_path(&folder, bare);
    Outcome::PathCompleted { typed: typed.to_owned(), path, names }
}

/// Who was asked and what came; none where it was stopped.
fn read_returns(
    library: &Library,
    today: Date,
    control: &mut ReadControl<'_>,
) -> Option<Result<Outcome, StoreError>> {
    let figures = library.summaries(|looked| control.advance(looked.done, looked.total))?;
    let asked = library.asked_forms();
    let rows = asked.map(|asked| return_rows(&figures, &asked, today));
    Some(rows.map(|rows| Outcome::ReturnsRead(Arc::new(rows))))
}

fn matrices_with_users(library: &Library) -> MatrixCatalog {
    let mut catalog = library.matrix_catalog();
    catalog.used_by = library.matrix_users(&sort_by_name(library.networks().0));
    catalog
}

fn summarize(library: &Library, control: &mut ReadControl<'_>) -> Option<LibrarySummary> {
    let networks = library.summaries(|looked| control.advance(looked.done, looked.total))?;
    let titles = library
        .matrices()
        .0
        .into_iter()
        .map(|known| (known.reference.id.clone(), known.matrix.short_title().to_owned()));
    let problems = library.problem_counts();
    Some(LibrarySummary { networks, titles: titles.collect(), problems })
}

fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.trim_ascii_start().first() == Some(&b'{')
}

/// A matrix file as the sheet that it would be, so that it is looked at and taken like one.
fn matrix_as_workbook(bytes: &[u8]) -> Result<Workbook, StoreError> {
    let (matrix, findings) = matrix::read_validated(bytes);
    let error = findings.into_iter().find(Diagnostic::is_error);
    match (matrix, error) {
        (Some(matrix), None) => Ok(Workbook {
            tables: vec![matrix_as_table(&matrix)],
            notes: vec!["It is a matrix file, shown as a sheet. Fields of its own that no sheet holds are taken along.".to_owned()],
        }),
        (_, Some(error)) => Err(StoreError::from(error)),
        (None, None) => {
            let says = "This is not the file of a matrix.";
            Err(StoreError::new(ErrorKind::NotPossible, says, "Choose another file."))
        }
    }
}

fn read_spreadsheet(
    library: &Library,
    path: &Path,
    with_hidden: bool,
) -> Result<Spreadsheet, StoreError> {
    let file = &expand_home(path);
    let bytes = read_file::read(file)?;
    let book = if is_json(&bytes) {
        matrix_as_workbook(&bytes)?
    } else {
        spreadsheet::read_with(&bytes, SheetOptions { with_hidden })
            .map_err(|diagnostic| StoreError::from(*diagnostic))?
    };
    let known = library.matrix_catalog().matrices;
    let name = |part: Option<&OsStr>| {
        part.map_or_else(String::new, |part| sanitize_line(&part.to_string_lossy()))
    };
    let options = ReadOptions {
        file_stem: name(file.file_stem()),
        taken_ids: known.iter().map(|known| known.reference.id.clone()).collect(),
        ..ReadOptions::default()
    };
    let remembered = settings::load(&library.dirs.config).0.sheets;
    let read = Spreadsheet::new(name(file.file_name()), book, options, &remembered);
    Ok(Spreadsheet { path: path.to_path_buf(), with_hidden, ..read })
}
