//! `where`: prints the library, state and config directories.

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::cli::text::wrap::align_columns;
use crate::maturity::sanitize::sanitize_line;

/// `where/1`. A path that is not Unicode is shown as well as it can be.
#[derive(JsonSchema, Serialize)]
pub(crate) struct WhereJson {
    format: &'static str,
    library: String,
    state: String,
    config: String,
}

/// Prints the directories, whether anything is in them or not.
pub(crate) fn print_dirs(session: &mut Session) -> Result<(), CommandError> {
    let folders = session.resolve_dirs()?;
    let shown = |path: &std::path::Path| sanitize_line(&path.to_string_lossy());
    let (library, state, config) =
        (shown(&folders.library), shown(&folders.state), shown(&folders.config));
    let rows = [("library", &library), ("state", &state), ("config", &config)]
        .map(|(what, path)| vec![what.to_owned(), path.clone()]);
    session.print(
        || WhereJson { format: "pcn-workbook.where/1", library, state, config },
        || align_columns(&rows),
    );
    Ok(())
}
