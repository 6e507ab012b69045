//! Exports a page that people read, in the format that the name of its file asks for.

use super::FileFormat;
use super::page_html::to_html;
use super::page_markdown::page_to_markdown;
use crate::maturity::page::{Page, TextStyle, to_plain_text};

/// How wide a page is as plain text.
const PAGE_WIDTH: usize = 80;

/// The bytes of a page's file.
pub fn export_page(page: &Page, format: FileFormat) -> Vec<u8> {
    let text = match format {
        FileFormat::Html => to_html(page),
        FileFormat::Markdown => page_to_markdown(page),
        FileFormat::Text | FileFormat::Csv | FileFormat::Xlsx => page_to_text(page, false),
    };
    text.into_bytes()
}

/// A page as it is printed.
pub fn page_to_text(page: &Page, ascii: bool) -> String {
    to_plain_text(page, TextStyle { width: PAGE_WIDTH, ascii }).join("\n") + "\n"
}
