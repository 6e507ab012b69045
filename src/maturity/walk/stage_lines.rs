//! The lines of the card where our stage is chosen: 0 is before the first stage, 1 the first stage.

use crate::maturity::assessment::StagePoint;
use crate::maturity::matrix::Matrix;
use crate::maturity::scoring::Standing;

/// The line of a standing; none where nothing applies.
pub fn standing_to_line(standing: Standing) -> Option<usize> {
    match standing {
        Standing::Before => Some(0),
        Standing::Stage(at) => Some(at + 1),
        Standing::NotApplicable => None,
    }
}

/// The stage that a line names.
pub fn line_to_stage_point(matrix: &Matrix, line: usize) -> StagePoint {
    match line.checked_sub(1).and_then(|at| matrix.stages.get(at)) {
        Some(stage) => StagePoint::At(stage.id.clone()),
        None => StagePoint::Before,
    }
}
