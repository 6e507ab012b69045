//! A small pull parser for the XML parts of a spreadsheet file: tags by their local names, attributes, and
//! the text inside an element. What is not well-formed makes the file a damaged one.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::maturity::diagnostic::Diagnostic;
use crate::spreadsheet::archive_guard::damaged_error;

/// What comes next in a part.
pub(crate) enum Token<'x> {
    Open(BytesStart<'x>),
    /// The end of the element of this local name.
    Close(String),
    Text(String),
    End,
}

/// Reads one part from its start to its end.
pub(crate) struct XmlReader<'x>(Reader<&'x [u8]>);

impl<'x> XmlReader<'x> {
    pub(crate) fn new(part: &'x str) -> Self {
        let mut reader = Reader::from_str(part);
        let config = reader.config_mut();
        // an element without content then ends as any other
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self(reader)
    }

    pub(crate) fn next(&mut self) -> Result<Token<'x>, Box<Diagnostic>> {
        loop {
            return Ok(match self.0.read_event().map_err(|_| damaged_error())? {
                Event::Start(tag) | Event::Empty(tag) => Token::Open(tag),
                Event::End(tag) => Token::Close(tag.local_name().as_ref().to_owned()),
                Event::Text(text) => Token::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Token::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(entity) => Token::Text(resolve(&entity)?.to_string()),
                Event::Eof => Token::End,
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => continue,
            });
        }
    }

    /// The next tag that opens, wherever it stands; none at the end of the part.
    pub(crate) fn next_open(&mut self) -> Result<Option<BytesStart<'x>>, Box<Diagnostic>> {
        loop {
            match self.next()? {
                Token::Open(tag) => return Ok(Some(tag)),
                Token::End => return Ok(None),
                Token::Close(_) | Token::Text(_) => {}
            }
        }
    }

    /// The text up to the end of the element of this name, with `_x000D_` and the like as the
    /// characters they stand for.
    pub(crate) fn text_until(&mut self, name: &str) -> Result<String, Box<Diagnostic>> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Token::Text(more) => text.push_str(&more),
                Token::Close(closed) if closed == name => return Ok(unescape(&text)),
                Token::Open(_) | Token::Close(_) => {}
                Token::End => return Err(damaged_error()),
            }
        }
    }
}

/// The name of a tag without its namespace.
pub(crate) fn name_of<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    tag.local_name().into_inner()
}

/// The attributes of these local names, in one pass: a sheet may have half a million boxes.
pub(crate) fn attributes<const N: usize>(
    tag: &BytesStart<'_>,
    names: [&str; N],
) -> [Option<String>; N] {
    let mut found = [const { None }; N];
    for attribute in tag.attributes().with_checks(false).flatten() {
        if let Some(at) = names.iter().position(|name| attribute.key.local_name().as_ref() == *name)
        {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            found[at] = value.ok().map(std::borrow::Cow::into_owned);
        }
    }
    found
}

/// Whether an attribute says yes.
pub(crate) fn is_on(value: Option<&str>) -> bool {
    matches!(value.map(str::trim), Some("1" | "true" | "on"))
}

/// A character by its number or as one of the five that XML names. Any other name would be one that
/// the file made up itself.
fn resolve(entity: &BytesRef<'_>) -> Result<char, Box<Diagnostic>> {
    let by_number = entity.resolve_char_ref().map_err(|_| damaged_error())?;
    by_number.map_or_else(
        || match entity.as_ref() {
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "amp" => Ok('&'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => Err(damaged_error()),
        },
        Ok,
    )
}

/// Text with `_xHHHH_` as the UTF-16 unit it stands for.
fn unescape(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let (mut units, mut rest) = (Vec::new(), text);
    while let Some(letter) = rest.chars().next() {
        if let Some(unit) = escaped_unit(rest) {
            units.push(unit);
            rest = &rest[7..];
        } else {
            units.extend_from_slice(letter.encode_utf16(&mut [0; 2]));
            rest = &rest[letter.len_utf8()..];
        }
    }
    String::from_utf16_lossy(&units)
}

fn escaped_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let is_closed = text.as_bytes().get(6) == Some(&b'_');
    (is_hex && is_closed).then(|| u16::from_str_radix(digits, 16).ok())?
}
