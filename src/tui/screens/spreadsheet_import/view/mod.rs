//! Drawing spreadsheets in and out: the field for a path, the sheet as it was made, the title.

mod grid;

pub use self::grid::draw as preview;

use super::{Export, MatrixTitle, SpreadsheetPath};
use crate::maturity::phrases::count_of;
use crate::tui::app::App;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::text_field::TextField;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};

/// Draws where a file to bring in is named.
pub fn bringing(sheet: &mut Canvas<'_>, app: &App, room: &SpreadsheetPath) {
    let words = [
        "Which spreadsheet? Type where it is, paste it, or drop the file on this window.",
        "It may be .xlsx or .csv, in one of two shapes: a row for each statement, under the headings Area, Stage, Statement and \
         For example; or a grid, with areas down the side and stages across the top.",
        "You see what was understood before anything is written.",
    ];
    one_field(
        sheet,
        app,
        "Bring in a spreadsheet",
        room.hint(),
        &words,
        &room.path,
        room.trouble.as_deref(),
    );
}

/// Draws where something is written to.
pub fn writing_out(sheet: &mut Canvas<'_>, app: &App, room: &Export) {
    let (title, words) = match &room.what {
        ExportContent::Matrix(known) => {
            (format!("{} as a spreadsheet", known.matrix.short()), OF_MATRIX)
        }
        ExportContent::Extract(extract) if extract.with_notes => {
            ("Compare: write to a file".to_owned(), OF_EXTRACT_WITH_NOTES)
        }
        ExportContent::Extract(_) => ("Compare: write to a file".to_owned(), OF_EXTRACT),
    };
    one_field(
        sheet,
        app,
        &title,
        "Enter writes the file.",
        &words,
        &room.path,
        room.trouble.as_deref(),
    );
}

const ENDINGS: &str = "Where to? ~ is your own folder. A name that ends in .md pastes into a paper, .csv is for a spreadsheet, .txt is to read.";

const OF_EXTRACT: [&str; 2] = [
    ENDINGS,
    "What is on the screen is written, with what it says of itself. Other networks' names are in it: think who will read it. Nothing is ever written over.",
];

const OF_EXTRACT_WITH_NOTES: [&str; 2] = [
    ENDINGS,
    "What is on the screen is written, with reasons and notes, since they are shown (n hides them). Other networks' names are in it: think who will read it. Nothing is ever written over.",
];

const OF_MATRIX: [&str; 2] = [
    "Where to? ~ is your own folder. A name that ends in .xlsx is for Excel; one that ends in .csv is plain text.",
    "It has a row for each statement. Change it in Excel, then bring it in again with b. Nothing is ever written over.",
];

/// Draws the title of what a spreadsheet becomes.
pub fn titling(sheet: &mut Canvas<'_>, app: &App, room: &MatrixTitle) {
    let matrix = room.matrix(&app.desk);
    let stages: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let items = count_of(matrix.items().count(), "thing to answer", "things to answer");
    let areas = count_of(matrix.domains.len(), "area", "areas");
    let summary = format!(
        "{areas}, {}, {items}: {}.",
        count_of(stages.len(), "stage", "stages"),
        stages.join(" · ")
    );
    let place = format!(
        "It will be written to {}, and is yours to change.",
        place(app, matrix.id.as_str())
    );
    let beside = room.beside(&app.desk);
    let beside = beside.map(|id| {
        format!(
            "The matrix {id} is here already with other words, so this one gets an id of its own."
        )
    });
    let mut words = vec!["What is this matrix called?", summary.as_str(), place.as_str()];
    words.extend(beside.as_deref());
    let hint = "Enter makes the matrix. Esc goes back; nothing is written.";
    one_field(sheet, app, "From a spreadsheet", hint, &words, &room.title, room.trouble.as_deref());
}

/// The file in the library, as this system writes it.
fn place(app: &App, id: &str) -> String {
    let separator = if app.desk.library.contains('\\') { '\\' } else { '/' };
    format!(
        "{}{separator}matrices{separator}{id}.json",
        app.desk.library.trim_end_matches(separator)
    )
}

/// A question, its field, what is worth knowing, and what stood in the way.
fn one_field(
    sheet: &mut Canvas<'_>,
    app: &App,
    title: &str,
    hint: &str,
    words: &[&str],
    field: &TextField,
    trouble: Option<&str>,
) {
    let frame =
        Frame { title: title.to_owned(), hint: hint.to_owned(), esc: "back", ..Frame::default() };
    let body = frame::draw(sheet, app, &frame);
    let (plain, quiet, strong) = (sheet.ink.plain, sheet.ink.quiet, sheet.ink.strong);
    let mut form = Form::default();
    if body.height >= 8 {
        form.blank();
        if let Some(question) = words.first() {
            form.words(question, plain, body.width);
        }
        form.boxed(field, 1, 0);
    } else {
        form.field("", field, 1, 0);
    }
    if let Some(trouble) = trouble {
        form.blank();
        form.words(trouble, strong, body.width);
    }
    for more in words.iter().skip(1) {
        form.blank();
        form.words(more, quiet, body.width);
    }
    form.draw(sheet, body, 0);
}
