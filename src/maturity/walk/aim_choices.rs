//! The choices of what next for an area: stay, move to a stage above where it stands, not now.

use std::ops::Range;

use crate::maturity::matrix::Matrix;
use crate::maturity::scoring::Standing;

/// The stages above a standing, counted from 0: those that can be aimed for.
pub fn stages_above(matrix: &Matrix, standing: Standing) -> Range<usize> {
    let first = match standing {
        Standing::Before => 0,
        Standing::Stage(at) => at + 1,
        Standing::NotApplicable => matrix.stages.len(),
    };
    first..matrix.stages.len()
}
