//! Quotation marks in CSV: those that do not pair up are refused, and blanks before one that opens a
//! box are taken away, as in `a, "b, c"`: the box is the same to whoever wrote it.

use super::read_error;
use crate::maturity::diagnostic::Diagnostic;

/// The text with every box in quotation marks beginning with its mark. Marks that do not pair up
/// move the cells after them into one: that is an error, never guessed.
pub(crate) fn normalize(text: &str, delimiter: u8) -> Result<String, Box<Diagnostic>> {
    let bytes = text.as_bytes();
    let mut kept = String::with_capacity(text.len());
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let start = at + count_blanks(bytes, at, delimiter);
        let end = end_of_plain(bytes, at, delimiter);
        if bytes.get(start) == Some(&b'"') {
            match end_of_quoted(bytes, start, delimiter) {
                Some(end) => {
                    kept.push_str(&text[start..end]);
                    line += count_lines(&bytes[start..end]);
                    at = end;
                }
                // words that begin with some in marks, after a blank, are words
                None if start > at && has_paired_marks(&text[at..end]) => {}
                None => return Err(unpaired_error(line)),
            }
        }
        let end = end_of_plain(bytes, at, delimiter);
        // and over the delimiter, or the end of the line
        let next = (end + 1).min(bytes.len());
        kept.push_str(&text[at..next]);
        line += count_lines(&bytes[end..next]);
        if bytes.get(end) == Some(&b'\r') && bytes.get(next) == Some(&b'\n') {
            line -= 1;
        }
        at = next;
    }
    Ok(kept)
}

fn is_end(byte: u8, delimiter: u8) -> bool {
    byte == delimiter || matches!(byte, b'\r' | b'\n')
}

fn count_blanks(text: &[u8], at: usize, delimiter: u8) -> usize {
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t') && byte != delimiter;
    text[at..].iter().take_while(|byte| is_blank(**byte)).count()
}

fn has_paired_marks(text: &str) -> bool {
    text.matches('"').count().is_multiple_of(2)
}

/// How many lines end in this text, whichever of the three ways they end.
fn count_lines(text: &[u8]) -> usize {
    let pairs = text.windows(2).filter(|pair| *pair == b"\r\n").count();
    text.iter().filter(|byte| matches!(byte, b'\r' | b'\n')).count() - pairs
}

/// Where a box without marks ends: at the delimiter or the end of its line.
fn end_of_plain(text: &[u8], at: usize, delimiter: u8) -> usize {
    at + text[at..].iter().take_while(|byte| !is_end(**byte, delimiter)).count()
}

/// Where the box that opens with the mark at `start` ends; none where its marks do not close, or
/// more words follow.
fn end_of_quoted(text: &[u8], start: usize, delimiter: u8) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match (text.get(at)?, text.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => break,
            _ => at += 1,
        }
    }
    let end = at + 1 + count_blanks(text, at + 1, delimiter);
    text.get(end).is_none_or(|byte| is_end(*byte, delimiter)).then_some(end)
}

fn unpaired_error(line: usize) -> Box<Diagnostic> {
    let says = format!(
        "The quotation marks from line {line} on do not pair up, so it can't be told where a box ends."
    );
    read_error(
        "open-quote",
        says,
        "Put that line right in a text editor, or save the spreadsheet as .xlsx instead.",
    )
}
