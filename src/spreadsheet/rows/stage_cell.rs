//! The stage that a cell of the row form names: by its name, or by `id:` and its id.

use crate::maturity::ids::StageId;
use crate::maturity::matrix::Matrix;
use crate::spreadsheet::cell_codec::{decode_line, normalize_name, strip_id_prefix};

/// The stage that a cell names; an id stays as it is spelt there.
pub(crate) fn resolve_stage_id(matrix: &Matrix, cell: &str) -> Option<StageId> {
    if let Some(id) = strip_id_prefix(cell) {
        return Some(StageId::from(id));
    }
    let name = normalize_name(&decode_line(cell));
    let stage = matrix.stages.iter().find(|stage| normalize_name(&stage.name) == name)?;
    Some(stage.id.clone())
}
