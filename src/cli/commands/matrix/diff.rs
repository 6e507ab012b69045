//! `matrix diff`: the differences between two matrices or two revisions of one, item by item.

use std::path::Path;

use super::read_matrix;
use crate::cli::args::matrix::MatrixDiffArgs;
use crate::cli::error::CommandError;
use crate::cli::json::DifferencesJson;
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::matrix::Matrix;

pub(crate) fn diff(session: &mut Session, args: &MatrixDiffArgs) -> Result<(), CommandError> {
    let (before, after) = (load_matrix(session, &args.before)?, load_matrix(session, &args.after)?);
    session.print_page(
        || DifferencesJson::of(&before, &after),
        || text::differences::page(&before, &after),
    );
    Ok(())
}

/// A matrix of the library, or one in a file.
fn load_matrix(session: &Session, typed: &str) -> Result<Matrix, CommandError> {
    let file = Path::new(typed);
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        let library = session.open_library()?;
        return Ok(resolve::find_matrix(&library, &parse_matrix_pointer(typed)?)?.matrix.clone());
    }
    let mut read = read_matrix(file, "This matrix can't be compared.")?.1;
    read.show_in(session.open_library().ok().and_then(|library| library.language()));
    Ok(read)
}
