//! `matrix copy`: copies a matrix under a new id, to edit as one's own.

use super::{matrix_path, print_added};
use crate::cli::args::matrix::MatrixCopyArgs;
use crate::cli::error::CommandError;
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::maturity::ids::MatrixId;
use crate::maturity::sanitize::sanitize_line;

pub(crate) fn copy(session: &mut Session, args: &MatrixCopyArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let source = resolve::find_matrix(&library, &parse_matrix_pointer(&args.matrix)?)?;
    let title = args.title.as_deref().map(sanitize_line).map(|title| title.trim().to_owned());
    if title.as_deref().is_some_and(str::is_empty) {
        return Err(CommandError::not_possible(
            "The title is empty.",
            "Write a title, or leave --title out.",
        ));
    }
    let mut writer = session.acquire_writer(&library)?;
    let known = writer.copy_matrix(&source.matrix, Some(&MatrixId::new(args.id.trim())), title)?;
    print_added(session, &known, || {
        format!(
            "Copied {}@{} as {}. It is yours to change, in any text editor:\n  {}\nCheck it with: pcn-workbook matrix check FILE",
            source.reference.id,
            source.reference.revision,
            known.reference.id,
            matrix_path(&writer, &known),
        )
    });
    Ok(())
}
