//! Drawing the field for the path of a spreadsheet to import.

use super::SpreadsheetPath;
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::field_page;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &SpreadsheetPath) {
    let words = [
        "Which spreadsheet? Type where it is, paste it, or drop the file on this window.",
        "It may be .xlsx or .csv, in one of two shapes: a row for each statement, under the headings Area, Stage, Statement and \
         For example; or a grid, with areas down the side and stages across the top.",
        "You see what was understood before anything is written.",
    ];
    field_page::draw(
        canvas,
        app,
        "Bring in a spreadsheet",
        screen.hint(),
        &words,
        &screen.path,
        screen.error.as_deref(),
    );
}
