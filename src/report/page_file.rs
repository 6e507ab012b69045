//! Exports a page that people read, in the format that the name of its file asks for.

use super::FileFormat;
use super::page_html::to_html;
use super::page_markdown::page_to_markdown;
use crate::maturity::page::{Page, TextStyle, to_plain_text};

/// How plain text is laid out in a file.
pub(crate) const FILE_STYLE: TextStyle = TextStyle { width: 80, ascii: false };

/// The bytes of a page's file.
pub fn export_page(page: &Page, format: FileFormat) -> Vec<u8> {
    let text = match format {
        FileFormat::Html => to_html(page),
        FileFormat::Markdown => page_to_markdown(page),
        FileFormat::Text | FileFormat::Csv | FileFormat::Xlsx => {
            to_plain_text(page, FILE_STYLE).join("\n") + "\n"
        }
    };
    text.into_bytes()
}
