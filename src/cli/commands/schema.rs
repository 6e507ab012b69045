//! `schema`: writes the JSON Schema of every kind of file into a folder.

use serde::Serialize;

use crate::cli::args::SchemaArgs;
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::sanitize_line;
use crate::store::ops::write_schemas;

/// `schemas/1`.
#[derive(Serialize)]
struct SchemasJson {
    format: &'static str,
    folder: String,
    files: Vec<String>,
}

/// Writes all of them, or none.
pub(crate) fn export_schemas(session: &mut Session, args: &SchemaArgs) -> Result<(), CommandError> {
    let files = write_schemas::write_schemas(&args.dir)?;
    let folder = sanitize_line(&args.dir.to_string_lossy());
    if session.is_json() {
        session.out.print_json(&SchemasJson { format: "pcn-workbook.schemas/1", folder, files });
    } else {
        let count = pluralize(files.len(), "schema", "schemas");
        session.out.print_status(&format!("Wrote {count} to {folder}: {}.", files.join(", ")));
    }
    Ok(())
}
