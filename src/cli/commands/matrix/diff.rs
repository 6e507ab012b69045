//! `matrix diff`: how two matrices differ, item by item.

use std::path::Path;

use super::matrix_file_error;
use crate::cli::args::matrix::MatrixDiffArgs;
use crate::cli::error::CommandError;
use crate::cli::json::DifferencesJson;
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::store::format::matrix;
use crate::store::read_file;

pub(crate) fn diff(session: &mut Session, asked: &MatrixDiffArgs) -> Result<(), CommandError> {
    let (before, after) =
        (load_matrix(session, &asked.before)?, load_matrix(session, &asked.after)?);
    if session.is_json() {
        session.out.print_json(&DifferencesJson::of(&before, &after));
    } else {
        session.out.print(&text::differences::render(&before, &after));
    }
    Ok(())
}

/// A matrix of the library, or one in a file.
fn load_matrix(session: &Session, typed: &str) -> Result<Matrix, CommandError> {
    let file = Path::new(typed);
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return Ok(resolve::find_matrix(&session.open_library()?, &parse_matrix_pointer(typed)?)?
            .matrix
            .clone());
    }
    let (read, findings) = matrix::read_validated(&read_file::read(file)?);
    match read {
        Some(read) if !findings.iter().any(Diagnostic::is_error) => Ok(read),
        _ => Err(matrix_file_error("This matrix can't be compared.", file, &findings)),
    }
}
