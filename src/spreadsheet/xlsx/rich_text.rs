//! Rich text in an .xlsx file: the words of a box with which of them are struck out, as shared
//! strings hold them and boxes themselves.

use super::xml::{Token, XmlReader, attributes, is_on, name_of};
use crate::maturity::diagnostic::Diagnostic;
use crate::spreadsheet::archive_guard::damaged_error;

/// The words of a box.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RichText {
    pub(super) text: String,
    /// Some words are struck out by themselves.
    has_struck: bool,
    /// Some words have no look of their own, and take that of the box.
    has_plain: bool,
}

impl RichText {
    /// Words without a look of their own.
    pub(super) fn plain(text: String) -> Self {
        Self { text, has_struck: false, has_plain: true }
    }

    /// Whether any words are seen struck out in a box with this font.
    pub(super) fn is_struck(&self, is_font_struck: bool) -> bool {
        !self.text.trim().is_empty() && (self.has_struck || self.has_plain && is_font_struck)
    }
}

/// Reads all shared strings.
pub(super) fn read_shared_strings(part: &str) -> Result<Vec<RichText>, Box<Diagnostic>> {
    let (mut strings, mut xml) = (Vec::new(), XmlReader::new(part));
    while let Some(tag) = xml.next_open()? {
        if name_of(&tag) == "si" {
            strings.push(read_rich_text(&mut xml, "si")?);
        }
    }
    Ok(strings)
}

/// Reads the text up to the end of the element of this name; how it is pronounced is no part of it.
pub(super) fn read_rich_text(
    xml: &mut XmlReader<'_>,
    name: &str,
) -> Result<RichText, Box<Diagnostic>> {
    let mut rich = RichText::default();
    // how the words of the run at hand look, where it says so
    let mut look: Option<bool> = None;
    let mut is_phonetic = false;
    loop {
        match xml.next()? {
            Token::Open(tag) => match name_of(&tag) {
                "r" => look = None,
                "rPr" => look = Some(false),
                "strike" => {
                    let [value] = attributes(&tag, ["val"]);
                    look = Some(value.is_none() || is_on(value.as_deref()));
                }
                "rPh" => is_phonetic = true,
                "t" => {
                    let words = xml.text_until("t")?;
                    if is_phonetic {
                        continue;
                    }
                    if !words.trim().is_empty() {
                        rich.has_struck |= look == Some(true);
                        rich.has_plain |= look.is_none();
                    }
                    rich.text.push_str(&words);
                }
                _ => {}
            },
            Token::Close(closed) if closed == name => return Ok(rich),
            Token::Close(closed) if closed == "rPh" => is_phonetic = false,
            Token::Close(closed) if closed == "r" => look = None,
            Token::Close(_) | Token::Text(_) => {}
            Token::End => return Err(damaged_error()),
        }
    }
}
