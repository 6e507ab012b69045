//! Styles of an .xlsx file, as far as they change what is read: how a number is shown, and whether
//! the words of a box are struck out.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::number_format::NumberFormat;
use super::xml::{Token, XmlReader, attributes, is_on, name_of};
use crate::maturity::diagnostic::Diagnostic;

/// The most styles that are looked at; Excel itself has no more.
const MAX_STYLES: usize = 65_490;

/// How the boxes of a style look.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyle {
    pub(super) format: Rc<NumberFormat>,
    pub(super) is_struck: bool,
}

/// All styles, by their number.
#[derive(Default)]
pub(super) struct Styles(Vec<CellStyle>);

impl Styles {
    /// The style of this number, or the usual one.
    pub(super) fn style(&self, number: usize) -> CellStyle {
        self.0.get(number).cloned().unwrap_or_default()
    }
}

/// Reads the styles. A list of fonts or looks outside its place, as for conditional formats, does
/// not count.
pub(super) fn read(part: &str) -> Result<Styles, Box<Diagnostic>> {
    let mut codes: BTreeMap<String, Rc<NumberFormat>> = BTreeMap::new();
    let (mut fonts, mut styles, mut place) = (Vec::new(), Vec::new(), String::new());
    let mut xml = XmlReader::new(part);
    loop {
        let tag = match xml.next()? {
            Token::Open(tag) => tag,
            Token::Close(closed) if closed == place => {
                place.clear();
                continue;
            }
            Token::End => return Ok(Styles(styles)),
            Token::Close(_) | Token::Text(_) => continue,
        };
        match (place.as_str(), name_of(&tag)) {
            ("", name @ ("numFmts" | "fonts" | "cellXfs" | "cellStyleXfs" | "dxfs")) => {
                name.clone_into(&mut place);
            }
            ("numFmts", "numFmt") => {
                let [id, code] = attributes(&tag, ["numFmtId", "formatCode"]);
                if let (Some(id), Some(code)) = (id, code) {
                    codes.insert(id, Rc::new(NumberFormat::parse(&code)));
                }
            }
            ("fonts", "font") if fonts.len() < MAX_STYLES => fonts.push(false),
            ("fonts", "strike") => {
                let [value] = attributes(&tag, ["val"]);
                if let Some(font) = fonts.last_mut() {
                    *font = value.is_none() || is_on(value.as_deref());
                }
            }
            ("cellXfs", "xf") if styles.len() < MAX_STYLES => {
                let [id, font] = attributes(&tag, ["numFmtId", "fontId"]);
                let id = id.unwrap_or_default();
                let format =
                    codes.entry(id).or_insert_with_key(|id| Rc::new(NumberFormat::builtin(id)));
                let font = font.and_then(|font| font.parse().ok()).unwrap_or(usize::MAX);
                let is_struck = fonts.get(font).copied().unwrap_or(false);
                styles.push(CellStyle { format: Rc::clone(format), is_struck });
            }
            _ => {}
        }
    }
}
