//! `schema`: writes the JSON Schema of every kind of file, and of every form that `--json` prints,
//! into a folder.

use std::iter::Empty;

use schemars::JsonSchema;
use serde::Serialize;

use super::keys::KeysJson;
use super::sample::SampleJson;
use super::where_cmd::WhereJson;
use crate::cli::args::SchemaArgs;
use crate::cli::error::CommandError;
use crate::cli::json::spreadsheet::{SpreadsheetJson, SpreadsheetWrittenJson};
use crate::cli::json::{
    ChosenJson, ComparedJson, DifferencesJson, ErrorJson, ExportedJson, FindingsJson, FormJson,
    ImportUndoneJson, ImportedJson, JoinedJson, MatricesJson, MigratedJson, MovedJson,
    NetworksJson, PartsJson, ProgressJson, ReceiptJson, ReportJson, ReturnsJson, SavedJson,
    ShareLogJson, SharedJson, SnapshotsJson, SplitJson, StandingJson, StandingsJson, TrashJson,
    WarningJson,
};
use crate::cli::session::Session;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::sanitize_line;
use crate::store::format::json_schema::{FileSchema, describe_printed};
use crate::store::ops::write_schemas;

/// `schemas/1`.
#[derive(JsonSchema, Serialize)]
struct SchemasJson {
    format: &'static str,
    folder: String,
    files: Vec<String>,
}

/// Writes all of them, or none.
pub(crate) fn export_schemas(session: &mut Session, args: &SchemaArgs) -> Result<(), CommandError> {
    let files = write_schemas::write_schemas(&args.dir, list_printed())?;
    let folder = sanitize_line(&args.dir.to_string_lossy());
    if session.is_json() {
        session.out.print_json(&SchemasJson { format: "pcn-workbook.schemas/1", folder, files });
    } else {
        let count = pluralize(files.len(), "schema", "schemas");
        session.out.print_status(&format!("Wrote {count} to {folder}: {}.", files.join(", ")));
    }
    Ok(())
}

/// Every form that is printed, but for a matrix and a network: those are printed as in their files.
fn list_printed() -> Vec<FileSchema> {
    vec![
        describe_printed::<NetworksJson>("networks"),
        describe_printed::<StandingJson>("standing"),
        describe_printed::<StandingsJson>("standings"),
        describe_printed::<SavedJson>("saved"),
        describe_printed::<SnapshotsJson<Empty<NetworkState>>>("snapshots"),
        describe_printed::<ProgressJson>("progress"),
        describe_printed::<ComparedJson>("compared"),
        describe_printed::<SharedJson>("shared"),
        describe_printed::<ReportJson>("report"),
        describe_printed::<ExportedJson>("exported"),
        describe_printed::<FormJson>("form"),
        describe_printed::<ReturnsJson>("returns"),
        describe_printed::<ReceiptJson>("receipt"),
        describe_printed::<ShareLogJson>("shared-log"),
        describe_printed::<ImportUndoneJson>("import-undone"),
        describe_printed::<ImportedJson>("imported"),
        describe_printed::<MatricesJson>("matrices"),
        describe_printed::<MigratedJson>("migrated"),
        describe_printed::<DifferencesJson>("differences"),
        describe_printed::<SpreadsheetJson>("sheet"),
        describe_printed::<SpreadsheetWrittenJson>("sheet-written"),
        describe_printed::<FindingsJson>("findings"),
        describe_printed::<ErrorJson>("error"),
        describe_printed::<WarningJson>("warning"),
        describe_printed::<ChosenJson>("chosen"),
        describe_printed::<MovedJson>("moved"),
        describe_printed::<TrashJson>("trash"),
        describe_printed::<JoinedJson>("joined"),
        describe_printed::<PartsJson>("parts"),
        describe_printed::<SplitJson>("split"),
        describe_printed::<WhereJson>("where"),
        describe_printed::<KeysJson>("keys"),
        describe_printed::<SampleJson>("sample"),
        describe_printed::<SchemasJson>("schemas"),
    ]
}
