//! `shared/1`: the file that was written; and `imported/1`: what became of each file that was
//! brought in.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{MatrixRefJson, NetworkRefJson};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::{
    CopyRelation, FileContent, ImportPlan, ImportReport, ImportedFile, ShareReceipt,
};

/// The share that was written.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct SharedJson<'s> {
    format: &'static str,
    id: Uuid,
    file: String,
    snapshots: Vec<Uuid>,
    matrices: Vec<MatrixRefJson>,
    left_out: &'s [String],
}

impl<'s> SharedJson<'s> {
    pub(crate) fn of(id: Uuid, receipt: &'s ShareReceipt, snapshots: &[SavedSnapshot]) -> Self {
        let (mut ids, mut matrices): (Vec<Uuid>, Vec<MatrixRefJson>) = (Vec::new(), Vec::new());
        for saved in snapshots {
            let matrix = MatrixRefJson::from(&saved.matrix.matrix);
            if !ids.contains(&saved.snapshot.id) {
                ids.push(saved.snapshot.id);
            }
            if !matrices.contains(&matrix) {
                matrices.push(matrix);
            }
        }
        let file = receipt.file.to_string_lossy().into_owned();
        Self {
            format: "pcn-workbook.shared/1",
            id,
            file,
            snapshots: ids,
            matrices,
            left_out: &receipt.left_out,
        }
    }
}

/// What became of each file.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ImportedJson<'i> {
    format: &'static str,
    files: Vec<ImportedFileJson<'i>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ImportedFileJson<'i> {
    file: &'i str,
    #[schemars(extend("enum" = ["new", "partly-new", "here", "differs", "fuller", "needs-matrix", "same-network", "matrix", "again", "refused", "not-a-share"]))]
    verdict: &'static str,
    brought_in: usize,
    already_here: usize,
    snapshots: Vec<ImportedSnapshotJson>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    made: &'i [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    matrices: &'i [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<&'i Diagnostic>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ImportedSnapshotJson {
    id: Uuid,
    network: NetworkRefJson,
    matrix: MatrixRefJson,
    taken_on: jiff::civil::Date,
    #[schemars(extend("enum" = ["new", "here", "here-in-full", "fuller", "differs"]))]
    is: &'static str,
}

impl<'i> ImportedJson<'i> {
    pub(crate) fn of(plan: &'i ImportPlan, report: &'i ImportReport) -> Self {
        let files =
            plan.files.iter().zip(&report.files).map(|(planned, imported)| ImportedFileJson {
                file: &imported.name,
                verdict: imported.verdict.code(),
                brought_in: imported.snapshots.len(),
                already_here: imported.already_here,
                snapshots: snapshots(&planned.content, imported),
                made: &imported.created_networks,
                matrices: &imported.matrices,
                refused: imported.refused.as_ref(),
            });
        Self { format: "pcn-workbook.imported/1", files: files.collect() }
    }
}

fn snapshots(content: &FileContent, imported: &ImportedFile) -> Vec<ImportedSnapshotJson> {
    let FileContent::Snapshots(share) = content else { return Vec::new() };
    let rows = share.snapshots.iter().map(|snapshot| ImportedSnapshotJson {
        id: snapshot.id,
        network: NetworkRefJson {
            id: snapshot.network,
            slug: imported
                .snapshots
                .iter()
                .find(|(id, _)| *id == snapshot.id)
                .map(|(_, slug)| slug.clone()),
            name: snapshot.network_name.clone(),
        },
        matrix: MatrixRefJson { id: snapshot.matrix.clone(), revision: snapshot.revision },
        taken_on: snapshot.taken_on,
        is: relation_code(&snapshot.relation),
    });
    rows.collect()
}

fn relation_code(relation: &CopyRelation) -> &'static str {
    match relation {
        CopyRelation::New => "new",
        CopyRelation::Same => "here",
        CopyRelation::Subset => "here-in-full",
        CopyRelation::Superset => "fuller",
        CopyRelation::Differs { .. } => "differs",
    }
}
