//! Detects the delimiter of a CSV file: a comma, semicolon, tab or bar. Commas and semicolons stand
//! in sentences too, but there a blank follows them.

use csv::{Reader, ReaderBuilder};

use super::csv_quotes;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How much of a file the delimiter is detected from, in bytes.
const SNIFF_BYTES: usize = 64 * 1024;

/// How many rows the delimiter is detected from.
const SNIFF_ROWS: usize = 40;

/// How well a delimiter fits, what counts most first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Rows that it divides, twice where it is written as delimiters are: without a blank after it.
    rows: usize,
    /// Rows that have as many cells as most have.
    alike: usize,
    width: usize,
}

/// The delimiter that the first line names, as Excel writes it: `sep=;`; and the rest of the text.
pub(crate) fn parse_sep_line(text: &str) -> (Option<u8>, &str) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text[..end].trim_matches([' ', '"']);
    let name = line.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="));
    match name.and_then(|_| line.as_bytes().get(4..)) {
        Some(&[delimiter]) if !delimiter.is_ascii_alphanumeric() && delimiter != b'"' => {
            let rest = &text[end..];
            let rest = rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or_default();
            (Some(delimiter), rest)
        }
        _ => (None, text),
    }
}

/// The delimiter that divides most rows; of several, the one with most rows of the same width.
pub(crate) fn detect(text: &str) -> u8 {
    let mut end = SNIFF_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let fits = DELIMITERS.map(|delimiter| (fit(&text[..end], delimiter), delimiter));
    fits.into_iter()
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map_or(b',', |(_, delimiter)| delimiter)
}

fn fit(text: &str, delimiter: u8) -> Fit {
    let text = csv_quotes::normalize(text, delimiter).unwrap_or_else(|_| text.to_owned());
    let mut fit = Fit::default();
    let mut widths = Vec::new();
    for record in csv_reader(&text, delimiter).records().take(SNIFF_ROWS).filter_map(Result::ok) {
        if record.len() > 1 {
            widths.push(record.len());
            let cells: Vec<&str> = record.iter().collect();
            let is_tight = cells.windows(2).any(|pair| is_tight(pair[0], pair[1]));
            fit.rows += 1 + usize::from(is_tight);
        }
    }
    let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
    let most = widths.iter().map(|width| (alike(*width), *width)).max().unwrap_or((0, 0));
    (fit.alike, fit.width) = most;
    fit
}

/// Whether what stands between two texts is a delimiter by its looks, and no comma of a sentence or
/// of a number.
fn is_tight(before: &str, after: &str) -> bool {
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let is_number = is_digit(before.chars().next_back()) && is_digit(after.chars().next());
    !after.starts_with(' ') && !is_number
}

pub(crate) fn csv_reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}
