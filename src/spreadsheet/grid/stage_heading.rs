//! The heading of a stage in a grid: its name, and what it says of the stage below that.

use crate::spreadsheet::column_roles::StageHeading;
use crate::spreadsheet::table::Cell;

/// A longer text is no name of a stage.
const MAX_STAGE_NAME_CHARS: usize = 90;

/// The stage that a heading names. Of a heading with several lines that is long, the first line is
/// the name.
pub(crate) fn parse_stage_heading(cell: Cell, text: &str) -> Option<StageHeading> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let whole = lines.join(" ");
    let (name, meaning) = if whole.chars().count() > MAX_STAGE_NAME_CHARS / 2 && lines.len() > 1 {
        (lines[0].to_owned(), Some(lines[1..].join(" ")))
    } else {
        (whole, None)
    };
    let is_name =
        name.chars().any(char::is_alphanumeric) && name.chars().count() <= MAX_STAGE_NAME_CHARS;
    is_name.then_some(StageHeading { cell, name, meaning })
}
