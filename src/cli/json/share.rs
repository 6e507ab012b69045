//! `shared/1`: the file that was written; and `imported/1`: what became of each file that was
//! brought in.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::MatrixRefJson;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
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
    pub(crate) fn of(id: Uuid, given: &'s ShareReceipt, snapshots: &[SavedSnapshot]) -> Self {
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
        let file = given.file.to_string_lossy().into_owned();
        Self {
            format: "pcn-workbook.shared/1",
            id,
            file,
            snapshots: ids,
            matrices,
            left_out: &given.left_out,
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
    snapshots: Vec<ImportedSnapshotJson<'i>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    made: &'i [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    matrices: &'i [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<&'i Diagnostic>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ImportedSnapshotJson<'i> {
    id: Uuid,
    network: ImportedNetworkJson<'i>,
    matrix: MatrixRefJson,
    taken_on: jiff::civil::Date,
    #[schemars(extend("enum" = ["new", "here", "here-in-full", "fuller", "differs"]))]
    is: &'static str,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ImportedNetworkJson<'i> {
    id: Uuid,
    slug: Option<&'i Slug>,
    name: &'i str,
}

impl<'i> ImportedJson<'i> {
    pub(crate) fn of(look: &'i ImportPlan, landing: &'i ImportReport) -> Self {
        let files =
            look.files.iter().zip(&landing.files).map(|(arrival, landed)| ImportedFileJson {
                file: &landed.name,
                verdict: landed.verdict.code(),
                brought_in: landed.snapshots.len(),
                already_here: landed.already_here,
                snapshots: snapshots(&arrival.content, landed),
                made: &landed.created_networks,
                matrices: &landed.matrices,
                refused: landed.refused.as_ref(),
            });
        Self { format: "pcn-workbook.imported/1", files: files.collect() }
    }
}

fn snapshots<'i>(
    holds: &'i FileContent,
    landed: &'i ImportedFile,
) -> Vec<ImportedSnapshotJson<'i>> {
    let FileContent::Snapshots(parcel) = holds else { return Vec::new() };
    let each = parcel.snapshots.iter().map(|one| {
        let slug = landed.snapshots.iter().find(|(id, _)| *id == one.id).map(|(_, slug)| slug);
        ImportedSnapshotJson {
            id: one.id,
            network: ImportedNetworkJson { id: one.network, slug, name: &one.network_name },
            matrix: MatrixRefJson { id: one.matrix.clone(), revision: one.revision },
            taken_on: one.taken_on,
            is: relation_code(&one.relation),
        }
    });
    each.collect()
}

fn relation_code(likeness: &CopyRelation) -> &'static str {
    match likeness {
        CopyRelation::New => "new",
        CopyRelation::Same => "here",
        CopyRelation::Subset => "here-in-full",
        CopyRelation::Superset => "fuller",
        CopyRelation::Differs { .. } => "differs",
    }
}
