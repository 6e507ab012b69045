//! Drawing spreadsheets in and out: the field for a path, the sheet as it was made, the title.

pub use crate::tui::screens::spreadsheet_preview::view::draw as preview;

use super::canvas::Canvas;
use super::form::Form;
use super::frame::{self, Frame};
use super::text_field::TextField;
use crate::maturity::phrases::pluralize;
use crate::tui::app::App;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::screens::spreadsheet_import::{Export, MatrixTitle, SpreadsheetPath};

/// Draws where a file to bring in is named.
pub fn draw_path(sheet: &mut Canvas<'_>, app: &App, room: &SpreadsheetPath) {
    let words = [
        "Which spreadsheet? Type where it is, paste it, or drop the file on this window.",
        "It may be .xlsx or .csv, in one of two shapes: a row for each statement, under the headings Area, Stage, Statement and \
         For example; or a grid, with areas down the side and stages across the top.",
        "You see what was understood before anything is written.",
    ];
    draw_field_page(
        sheet,
        app,
        "Bring in a spreadsheet",
        room.hint(),
        &words,
        &room.path,
        room.error.as_deref(),
    );
}

/// Draws where something is written to.
pub fn draw_export(sheet: &mut Canvas<'_>, app: &App, room: &Export) {
    let (title, words) = match &room.content {
        ExportContent::Matrix(known) => {
            (format!("{} as a spreadsheet", known.matrix.short_title()), MATRIX_HELP)
        }
        ExportContent::ComparisonTable(extract) if extract.with_notes => {
            ("Compare: write to a file".to_owned(), EXTRACT_WITH_NOTES_HELP)
        }
        ExportContent::ComparisonTable(_) => ("Compare: write to a file".to_owned(), EXTRACT_HELP),
    };
    draw_field_page(
        sheet,
        app,
        &title,
        "Enter writes the file.",
        &words,
        &room.path,
        room.error.as_deref(),
    );
}

const EXTRACT_FORMATS: &str = "Where to? ~ is your own folder. A name that ends in .md pastes into a paper, .csv is for a spreadsheet, .txt is to read.";

const EXTRACT_HELP: [&str; 2] = [
    EXTRACT_FORMATS,
    "What is on the screen is written, with what it says of itself. Other networks' names are in it: think who will read it. Nothing is ever written over.",
];

const EXTRACT_WITH_NOTES_HELP: [&str; 2] = [
    EXTRACT_FORMATS,
    "What is on the screen is written, with reasons and notes, since they are shown (n hides them). Other networks' names are in it: think who will read it. Nothing is ever written over.",
];

const MATRIX_HELP: [&str; 2] = [
    "Where to? ~ is your own folder. A name that ends in .xlsx is for Excel; one that ends in .csv is plain text.",
    "It has a row for each statement. Change it in Excel, then bring it in again with b. Nothing is ever written over.",
];

/// Draws the title of what a spreadsheet becomes.
pub fn draw_title(sheet: &mut Canvas<'_>, app: &App, room: &MatrixTitle) {
    let matrix = room.matrix(&app.state);
    let stages: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let items = pluralize(matrix.items().count(), "thing to answer", "things to answer");
    let areas = pluralize(matrix.domains.len(), "area", "areas");
    let summary = format!(
        "{areas}, {}, {items}: {}.",
        pluralize(stages.len(), "stage", "stages"),
        stages.join(" · ")
    );
    let place = format!(
        "It will be written to {}, and is yours to change.",
        matrix_path(app, matrix.id.as_str())
    );
    let beside = room.conflicting_id(&app.state);
    let beside = beside.map(|id| {
        format!(
            "The matrix {id} is here already with other words, so this one gets an id of its own."
        )
    });
    let mut words = vec!["What is this matrix called?", summary.as_str(), place.as_str()];
    words.extend(beside.as_deref());
    let hint = "Enter makes the matrix. Esc goes back; nothing is written.";
    draw_field_page(
        sheet,
        app,
        "From a spreadsheet",
        hint,
        &words,
        &room.title,
        room.error.as_deref(),
    );
}

/// The file in the library, as this system writes it.
fn matrix_path(app: &App, id: &str) -> String {
    let separator = if app.state.library_dir.contains('\\') { '\\' } else { '/' };
    format!(
        "{}{separator}matrices{separator}{id}.json",
        app.state.library_dir.trim_end_matches(separator)
    )
}

/// A question, its field, what is worth knowing, and what stood in the way.
fn draw_field_page(
    sheet: &mut Canvas<'_>,
    app: &App,
    title: &str,
    hint: &str,
    words: &[&str],
    field: &TextField,
    kind: Option<&str>,
) {
    let frame =
        Frame { title: title.to_owned(), hint: hint.to_owned(), esc: "back", ..Frame::default() };
    let body = frame::draw(sheet, app, &frame);
    let (plain, quiet, strong) = (sheet.theme.plain, sheet.theme.quiet, sheet.theme.strong);
    let mut form = Form::default();
    if body.height >= 8 {
        form.blank();
        if let Some(question) = words.first() {
            form.paragraph(question, plain, body.width);
        }
        form.boxed(field, 1, 0);
    } else {
        form.field("", field, 1, 0);
    }
    if let Some(kind) = kind {
        form.blank();
        form.paragraph(kind, strong, body.width);
    }
    for more in words.iter().skip(1) {
        form.blank();
        form.paragraph(more, quiet, body.width);
    }
    form.draw(sheet, body, 0);
}
