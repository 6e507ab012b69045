//! `matrix copy`: a matrix of one's own, begun as a copy of another.

use crate::cli::args::matrix::MatrixCopyArgs;
use crate::cli::error::CommandError;
use crate::cli::json::MatricesJson;
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::maturity::ids::MatrixId;
use crate::maturity::sanitize::sanitize_line;

pub(crate) fn copy(session: &mut Session, asked: &MatrixCopyArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let source = resolve::find_matrix(&library, &parse_matrix_pointer(&asked.matrix)?)?;
    let title = asked.title.as_deref().map(sanitize_line).map(|title| title.trim().to_owned());
    if title.as_deref().is_some_and(str::is_empty) {
        return Err(CommandError::not_possible(
            "The title is empty.",
            "Write a title, or leave --title out.",
        ));
    }
    let mut writer = session.acquire_writer(&library)?;
    let known = writer.copy_matrix(&source.matrix, Some(&MatrixId::new(asked.id.trim())), title)?;
    if session.is_json() {
        session.out.print_json(&MatricesJson::of(std::slice::from_ref(&known)));
        return Ok(());
    }
    let file = writer
        .matrix_path(&known)
        .map(|path| sanitize_line(&path.to_string_lossy()))
        .unwrap_or_default();
    session.out.print_status(&format!(
        "Copied {}@{} as {}. It is yours to change, in any text editor:\n  {file}\nCheck it with: pcn-workbook matrix check FILE",
        source.reference.id, source.reference.revision, known.reference.id
    ));
    Ok(())
}
