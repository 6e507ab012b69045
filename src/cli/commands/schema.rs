//! `schema`: writes the JSON Schema of every kind of file into a folder.

use serde::Serialize;

use crate::cli::args::SchemaArgs as Asked;
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::maturity::phrases::count_of;
use crate::maturity::sanitize::clean_line;
use crate::store::ops::write_schemas;

/// `schemas/1`.
#[derive(Serialize)]
struct SchemasJson {
    format: &'static str,
    folder: String,
    files: Vec<String>,
}

/// Writes all of them, or none.
pub(crate) fn write(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    let files = write_schemas::write_schemas(&asked.dir)?;
    let folder = clean_line(&asked.dir.to_string_lossy());
    if session.is_json() {
        session.out.json(&SchemasJson { format: "pcn-workbook.schemas/1", folder, files });
    } else {
        let count = count_of(files.len(), "schema", "schemas");
        session.out.say(&format!("Wrote {count} to {folder}: {}.", files.join(", ")));
    }
    Ok(())
}
