//! What a person sees in a box of an .xlsx file, made of what is stored for it. Whatever can't be
//! understood concerns that box alone.

use super::date_format::format_iso;
use super::number_format::NumberFormat;
use super::rich_text::RichText;
use super::styles::{CellStyle, Styles};
use crate::maturity::sanitize::{sanitize, sanitize_line};
use crate::spreadsheet::cell_words::is_formula_error;

/// What the whole workbook says about how its boxes are read.
#[derive(Default)]
pub(super) struct CellContext {
    pub(super) strings: Vec<RichText>,
    pub(super) styles: Styles,
    pub(super) is_1904: bool,
    pub(super) is_uncalculated: bool,
}

/// A box as it is stored.
#[derive(Default)]
pub(super) struct StoredCell {
    pub(super) kind: Option<String>,
    pub(super) style: usize,
    pub(super) has_formula: bool,
    /// Its value; none where there is no element for one.
    pub(super) value: Option<String>,
    /// Words that stand in the box itself.
    pub(super) inline: Option<RichText>,
}

/// Words, and how they look.
#[derive(Debug, PartialEq)]
pub(super) struct ShownText {
    pub(super) text: String,
    pub(super) is_struck: bool,
    /// The format of the box hides them.
    pub(super) is_hidden: bool,
}

/// What a person sees in a box.
#[derive(Debug, PartialEq)]
pub(super) enum CellValue {
    Blank,
    Text(ShownText),
    /// An error, as the sheet shows it.
    Error(String),
    /// A formula whose result was not saved.
    Unsaved,
    /// Something that is not known here.
    Unknown,
}

impl CellContext {
    /// How long the words of a box are, in bytes.
    pub(super) fn text_size(&self, cell: &StoredCell) -> usize {
        let value = cell.value.as_deref().unwrap_or_default();
        let shared = (cell.kind.as_deref() == Some("s")).then(|| self.shared_string(value));
        let inline = cell.inline.as_ref().map_or(0, |rich| rich.text.len());
        value.len() + inline + shared.flatten().map_or(0, |rich| rich.text.len())
    }

    fn shared_string(&self, value: &str) -> Option<&RichText> {
        value.trim().parse::<usize>().ok().and_then(|at| self.strings.get(at))
    }

    pub(super) fn evaluate(&self, cell: StoredCell) -> CellValue {
        let style = self.styles.style(cell.style);
        let value = cell.value.as_deref().unwrap_or_default().trim();
        if cell.has_formula && self.is_unsaved(&cell) {
            return CellValue::Unsaved;
        }
        let rich = match cell.kind.as_deref().unwrap_or("n") {
            "inlineStr" | "is" => cell.inline.unwrap_or_default(),
            _ if value.is_empty() => cell.inline.unwrap_or_default(),
            "s" => match self.shared_string(value) {
                Some(shared) => shared.clone(),
                None => return CellValue::Unknown,
            },
            "str" if cell.has_formula && is_formula_error(value) => return error(value),
            "str" => RichText::plain(cell.value.unwrap_or_default()),
            "b" => match value.to_ascii_lowercase().as_str() {
                "1" | "true" => RichText::plain("TRUE".to_owned()),
                "0" | "false" => RichText::plain("FALSE".to_owned()),
                _ => return CellValue::Unknown,
            },
            "d" => RichText::plain(format_iso(value)),
            "e" => return error(value),
            "n" => RichText::plain(self.show_number(value, &style)),
            _ => return CellValue::Unknown,
        };
        if rich.text.trim().is_empty() {
            return CellValue::Blank;
        }
        CellValue::Text(ShownText {
            text: sanitize(&rich.text),
            is_struck: rich.is_struck(style.is_struck),
            is_hidden: *style.format == NumberFormat::Hidden,
        })
    }

    /// Whether no result of a formula was saved. Programs that write formulas without working them
    /// out leave nothing, or a 0 in each of them.
    fn is_unsaved(&self, cell: &StoredCell) -> bool {
        let is_number = cell.kind.as_deref().is_none_or(|kind| kind == "n");
        match cell.value.as_deref().map(str::trim) {
            None => cell.inline.is_none(),
            Some("") => is_number,
            Some("0") => is_number && self.is_uncalculated,
            Some(_) => false,
        }
    }

    fn show_number(&self, value: &str, style: &CellStyle) -> String {
        match value.parse::<f64>() {
            Ok(number) if number.is_finite() => style.format.show(number, self.is_1904),
            _ => value.to_owned(),
        }
    }
}

fn error(value: &str) -> CellValue {
    const MAX_ERROR_CHARS: usize = 20;
    CellValue::Error(sanitize_line(value).chars().take(MAX_ERROR_CHARS).collect())
}
