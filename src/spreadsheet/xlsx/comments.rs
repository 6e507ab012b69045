//! The comments that stand on boxes of an .xlsx sheet, old ones and those that people answer. They are
//! no part of the matrix: each is named with what it says, and left out.

use std::collections::BTreeMap;

use super::sheet::parse_cell;
use super::workbook_part::sheet_relationships;
use super::xml::{Token, XmlReader, attributes, name_of};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize_line;
use crate::spreadsheet::archive_guard::ArchiveParts;
use crate::spreadsheet::table::Cell;

/// The most bytes of comments that are gone through, of all sheets together: many sheets, or many
/// links of one, may name one and the same part.
pub(super) const MAX_COMMENT_BYTES: usize = 24 * 1024 * 1024;

/// More comments than this are only counted.
const MAX_COMMENTS: usize = 2_000;

/// What Excel writes into the old form of a comment that is read in the new one.
const THREADED_PREFIX: &str = "[Threaded comment]";

/// The comments of the sheet in the part of this path, by their boxes. Of several on one box the
/// first is kept. What can't be read of them is no reason to refuse the sheet; `budget` is how many
/// bytes may still be gone through.
pub(super) fn read_comments(
    parts: &ArchiveParts,
    sheet_path: &str,
    budget: &mut usize,
) -> BTreeMap<Cell, String> {
    let mut comments = BTreeMap::new();
    let links = sheet_relationships(parts, sheet_path, budget).unwrap_or_default();
    // those that people answer come first: the old form of them only says that they are there
    for kind in ["threadedComment", "comments"] {
        for path in links.iter().filter(|(its, _)| its == kind).map(|(_, path)| path) {
            let part = parts.part(path).unwrap_or_default();
            let Some(left) = budget.checked_sub(part.len()) else { return comments };
            *budget = left;
            let _ = read_part(part, &mut comments);
        }
    }
    comments
}

fn read_part(part: &str, comments: &mut BTreeMap<Cell, String>) -> Result<(), Box<Diagnostic>> {
    let mut xml = XmlReader::new(part);
    while let Some(tag) = xml.next_open()? {
        let name = name_of(&tag).to_owned();
        if !matches!(name.as_str(), "comment" | "threadedComment") {
            continue;
        }
        let [place] = attributes(&tag, ["ref"]);
        let text = read_text(&mut xml, &name)?;
        let Some(cell) = place.as_deref().and_then(parse_cell) else { continue };
        if comments.len() < MAX_COMMENTS && !text.starts_with(THREADED_PREFIX) {
            comments.entry(cell).or_insert(text);
        } else {
            comments.entry(cell).or_default();
        }
    }
    Ok(())
}

/// All words up to the end of the element of this name.
fn read_text(xml: &mut XmlReader<'_>, name: &str) -> Result<String, Box<Diagnostic>> {
    let mut text = String::new();
    loop {
        match xml.next()? {
            Token::Text(more) => text.push_str(&more),
            Token::Close(closed) if closed == name => break,
            Token::End => break,
            Token::Open(_) | Token::Close(_) => {}
        }
    }
    Ok(sanitize_line(text.trim()))
}
