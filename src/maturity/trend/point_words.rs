//! Where an area stood in a snapshot of a trend, in whole words.

use super::TrendPoint;
use crate::maturity::matrix::Matrix;
use crate::maturity::movement::AreaState;
use crate::maturity::phrases::format_standing;
use crate::maturity::scoring::Standing;

/// "Step 1 *", "Foundation so far", "not answered", by the matrix that was asked.
pub fn point_words(matrix: &Matrix, point: &TrendPoint) -> String {
    let words = format_standing(matrix, point.standing);
    match point.reach.state() {
        AreaState::NotAnswered => "not answered".to_owned(),
        AreaState::Open if point.standing == Standing::Before => "still open".to_owned(),
        AreaState::Open => format!("{words} so far"),
        _ if is_starred(point) => format!("{words} *"),
        _ => words,
    }
}

/// Whether the team said another stage than the answers suggest.
pub fn is_starred(point: &TrendPoint) -> bool {
    point.judged && point.standing != point.suggested
}
