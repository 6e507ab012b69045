//! `where`: the three folders that are used.

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

/// Says where everything is kept. Nothing need be there yet.
pub(crate) fn print_dirs(session: &mut Session) -> Result<(), CommandError> {
    let folders = session.resolve_dirs()?;
    let shown = |path: &std::path::Path| sanitize_line(&path.to_string_lossy());
    let (library, state, config) =
        (shown(&folders.library), shown(&folders.state), shown(&folders.config));
    if session.is_json() {
        session.out.print_json(&WhereJson {
            format: "pcn-workbook.where/1",
            library,
            state,
            config,
        });
    } else {
        let rows = [("library", library), ("state", state), ("config", config)];
        let rows: Vec<Vec<String>> =
            rows.into_iter().map(|(what, path)| vec![what.to_owned(), path]).collect();
        session.out.print(&align_columns(&rows));
    }
    Ok(())
}
