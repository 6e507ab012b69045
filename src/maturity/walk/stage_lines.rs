//! The lines of the card where our stage is chosen: line 0 is before the first stage, line 1 the first
//! stage; and the number that is typed for each.

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

/// The number that is typed for each line. Where the stages are numbers it is the stage's own, and 0
/// is the stage 0, else the line before the first stage. Elsewhere they count from 1.
pub fn line_numbers(matrix: &Matrix) -> Vec<Option<i32>> {
    let Some(numbers) = matrix.stage_numbers() else {
        return (1..).take(matrix.stages.len() + 1).map(Some).collect();
    };
    let before = (numbers.first() > Some(&0)).then_some(0);
    std::iter::once(before).chain(numbers.into_iter().map(Some)).collect()
}

/// The line that a number stands for.
pub fn line_by_number(matrix: &Matrix, number: i32) -> Option<usize> {
    line_numbers(matrix).iter().position(|typed| *typed == Some(number))
}

/// The stage that a word of a command stands for where the stages are numbers: the number of one.
pub fn stage_point_by_number(matrix: &Matrix, word: &str) -> Option<StagePoint> {
    matrix.stage_numbers()?;
    Some(line_to_stage_point(matrix, line_by_number(matrix, word.parse().ok()?)?))
}

/// The stage that a line names.
pub fn line_to_stage_point(matrix: &Matrix, line: usize) -> StagePoint {
    match line.checked_sub(1).and_then(|at| matrix.stages.get(at)) {
        Some(stage) => StagePoint::At(stage.id.clone()),
        None => StagePoint::Before,
    }
}
