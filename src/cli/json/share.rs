//! `shared/1`: the file that was written.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{MatrixRefJson, NetworkRefJson};
use crate::cli::taken::Taken;
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
    /// What each name stood for, in the order of the command.
    took: Vec<TookJson>,
}

/// What a name stood for.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct TookJson {
    network: NetworkRefJson,
    matrix: Option<MatrixRefJson>,
    /// By its own name; as the line of the matrix asked for, of the national areas, or of the
    /// matrix of the network's last snapshot.
    #[schemars(extend("enum" = ["name", "matrix", "national", "last_matrix"]))]
    by: &'static str,
    snapshots: Vec<Uuid>,
}

impl TookJson {
    pub(crate) fn of(taken: &Taken) -> Self {
        Self {
            network: (&*taken.network).into(),
            matrix: taken.snapshots.last().map(|saved| (&saved.matrix.matrix).into()),
            by: taken.by.as_str(),
            snapshots: taken.snapshots.iter().map(|saved| saved.snapshot.id).collect(),
        }
    }
}

impl<'s> SharedJson<'s> {
    pub(crate) fn of(
        id: Uuid,
        receipt: &'s ShareReceipt,
        snapshots: &[SavedSnapshot],
        taken: &[Taken],
    ) -> Self {
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
            took: taken.iter().map(TookJson::of).collect(),
        }
    }
}
