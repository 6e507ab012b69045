//! `matrix diff`: how two matrices differ, item by item.

use std::path::Path;

use super::refused;
use crate::cli::arguments::matrices::Compared;
use crate::cli::json::Differences;
use crate::cli::pages;
use crate::cli::pointing::{self, matrix_words};
use crate::cli::refusing::Refusal;
use crate::cli::session::Session;
use crate::maturity::finding::Finding;
use crate::maturity::matrix::Matrix;
use crate::store::forms::matrix;
use crate::store::reading;

pub(crate) fn diff(session: &mut Session, asked: &Compared) -> Result<(), Refusal> {
    let (before, after) = (one(session, &asked.before)?, one(session, &asked.after)?);
    if session.is_json() {
        session.out.json(&Differences::of(&before, &after));
    } else {
        session.out.show(&pages::differences::page(&before, &after));
    }
    Ok(())
}

/// A matrix of the library, or one in a file.
fn one(session: &Session, typed: &str) -> Result<Matrix, Refusal> {
    let file = Path::new(typed);
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return Ok(pointing::matrix(&session.library()?, &matrix_words(typed)?)?.matrix.clone());
    }
    let (read, findings) = matrix::read_checked(&reading::read(file)?);
    match read {
        Some(read) if !findings.iter().any(Finding::is_error) => Ok(read),
        _ => Err(refused("This matrix can't be compared.", file, &findings)),
    }
}
