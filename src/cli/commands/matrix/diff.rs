//! `matrix diff`: how two matrices differ, item by item.

use std::path::Path;

use super::refused;
use crate::cli::args::matrix::MatrixDiffArgs;
use crate::cli::error::CommandError;
use crate::cli::json::DifferencesJson;
use crate::cli::resolve::{self, matrix_words};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::store::format::matrix;
use crate::store::read_file;

pub(crate) fn diff(session: &mut Session, asked: &MatrixDiffArgs) -> Result<(), CommandError> {
    let (before, after) = (one(session, &asked.before)?, one(session, &asked.after)?);
    if session.is_json() {
        session.out.json(&DifferencesJson::of(&before, &after));
    } else {
        session.out.show(&text::differences::page(&before, &after));
    }
    Ok(())
}

/// A matrix of the library, or one in a file.
fn one(session: &Session, typed: &str) -> Result<Matrix, CommandError> {
    let file = Path::new(typed);
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return Ok(resolve::matrix(&session.library()?, &matrix_words(typed)?)?.matrix.clone());
    }
    let (read, findings) = matrix::read_checked(&read_file::read(file)?);
    match read {
        Some(read) if !findings.iter().any(Diagnostic::is_error) => Ok(read),
        _ => Err(refused("This matrix can't be compared.", file, &findings)),
    }
}
