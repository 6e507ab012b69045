//! Drawing the last step of a spreadsheet import: the title of the matrix.

use super::MatrixTitle;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::phrases::pluralize;
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::field_page;

/// How much there is to answer, said as where each box was chosen to be one thing or the other.
fn item_words(matrix: &Matrix) -> String {
    let count = matrix.items().count();
    let ladders = matrix.items().filter(|item| matches!(item, Item::Ladder(_))).count();
    match ladders {
        0 => pluralize(count, "statement to answer", "statements to answer"),
        _ if ladders == count => pluralize(
            count,
            "row: pick one description in it",
            "rows: pick one description in each",
        ),
        _ => pluralize(count, "thing to answer", "things to answer"),
    }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &MatrixTitle) {
    let matrix = screen.matrix(app.state);
    let stages: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let items = item_words(&matrix);
    let areas = pluralize(matrix.domains.len(), "area", "areas");
    let summary = format!(
        "{areas} with {items}. {}: {}.",
        pluralize(stages.len(), "stage", "stages"),
        stages.join(" · ")
    );
    let place = format!(
        "It is then yours to change. Its file: matrices/{}.json in your workbook folder.",
        matrix.id
    );
    let beside = screen.conflicting_id(app.state);
    let beside = beside.map(|id| {
        format!(
            "The matrix {id} is here already with other words, so this one gets an id of its own."
        )
    });
    let mut words = vec!["What is this matrix called?", summary.as_str(), place.as_str()];
    words.extend(beside.as_deref());
    let hint = "Nothing is written before Enter.";
    field_page::draw(
        canvas,
        app,
        "From a spreadsheet",
        hint,
        &words,
        &screen.title,
        screen.error.as_deref(),
    );
}
