//! `shared/1`: the file that was written.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::MatrixRefJson;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::ShareReceipt;

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
