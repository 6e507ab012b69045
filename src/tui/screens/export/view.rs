//! Drawing the field for the file of an export.

use super::Export;
use crate::tui::app_view::AppView;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::field_page;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &Export) {
    let (title, words) = match &screen.content {
        ExportContent::Matrix(known) => {
            (format!("{} as a spreadsheet", known.matrix.short_title()), MATRIX_HELP)
        }
        ExportContent::ComparisonTable(extract) if extract.with_notes => {
            ("Compare: write to a file".to_owned(), EXTRACT_WITH_NOTES_HELP)
        }
        ExportContent::ProgressTable(_) => ("Progress: write to a file".to_owned(), PROGRESS_HELP),
        ExportContent::Tables(..) => ("A spreadsheet of the answers".to_owned(), TABLES_HELP),
        ExportContent::Form(_) => ("A form to fill in".to_owned(), FORM_HELP),
        ExportContent::Page(..) => ("A page to print or send".to_owned(), PAGE_HELP),
        ExportContent::ComparisonTable(_) => ("Compare: write to a file".to_owned(), EXTRACT_HELP),
    };
    field_page::draw(
        canvas,
        app,
        &title,
        "Enter writes the file.",
        &words,
        &screen.path,
        screen.error.as_deref(),
    );
}

const EXTRACT_FORMATS: &str = "Where to? ~ is your own folder. A name that ends in .md or .html pastes into a paper, .csv is for a spreadsheet, .txt is to read.";

const EXTRACT_HELP: [&str; 2] = [
    EXTRACT_FORMATS,
    "What is on the screen is written, with what it says of itself. Other networks' names are in it: think who will read it. Nothing is ever written over.",
];

const EXTRACT_WITH_NOTES_HELP: [&str; 2] = [
    EXTRACT_FORMATS,
    "What is on the screen is written, with reasons and notes, since they are shown (n hides them). Other networks' names are in it: think who will read it. Nothing is ever written over.",
];

const PROGRESS_HELP: [&str; 2] = [
    EXTRACT_FORMATS,
    "All days up to the one on the screen are written, without reasons and notes. Nothing is sent, and nothing is ever written over.",
];

const PAGE_HELP: [&str; 2] = [
    "Where to? ~ is your own folder. A name that ends in .html is for a browser, paper and Word, .md pastes into a paper, .txt is to read.",
    "The page is written as you saw it. Nothing is sent, and nothing is ever written over.",
];

const TABLES_HELP: [&str; 2] = [
    "Where to? ~ is your own folder. The name ends in .xlsx, for Excel and all that reads it.",
    "What you saw is written, with a sheet for each table and one that says what they are. Nothing is sent, and nothing is ever written over.",
];

const FORM_HELP: [&str; 2] = [
    "Where to? ~ is your own folder. A name that ends in .xlsx is for a spreadsheet program, .html for a browser.",
    "Nothing that you answered is in it. Nothing is sent, and nothing is ever written over.",
];

const MATRIX_HELP: [&str; 2] = [
    "Where to? ~ is your own folder. A name that ends in .xlsx is for Excel; one that ends in .csv is plain text.",
    "It has a row for each statement. Change it in Excel, then bring it in again with b. Nothing is ever written over.",
];
