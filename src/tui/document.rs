//! A page of text to read: headings, paragraphs, lines with a sign, some of them places to stop at.
//! Rooms make the words; one drawing serves them all. Wrapping lives here because how far a page
//! can be scrolled depends on it.

mod read_position;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use self::read_position::{ReadPosition, body_size};
use crate::maturity::phrases::Sign;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub title: String,
    pub lines: Vec<DocumentLine>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DocumentLine {
    pub kind: LineKind,
    pub indent: u16,
    /// What stands before the words on their first row; further rows begin below the words.
    pub prefix: String,
    /// What its first row begins with, where that has a colour.
    pub lead: Option<Lead>,
    pub text: String,
    pub focus_stop: FocusStop,
}

/// What a line begins with, and has a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// The sign of an answer.
    Sign(Sign),
    /// So many characters that say that something is wrong.
    Warning(usize),
    /// So many characters that are keys.
    Key(usize),
    /// The sign that says which way something moved.
    Movement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusStop {
    No,
    Here,
    Above,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Heading,
    Body,
    Quiet,
    Blank,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DocumentRow {
    pub kind: LineKind,
    pub indent: u16,
    pub text: String,
    pub lead: Option<Lead>,
    pub focus_stop: Option<usize>,
    /// Whether it is of the line of the stop itself, and not of one that belongs to it.
    pub is_of_stop: bool,
}

impl Document {
    pub fn with_title(title: impl Into<String>) -> Self {
        Self { title: title.into(), lines: Vec::new() }
    }

    pub fn heading(&mut self, text: impl Into<String>) {
        self.push(LineKind::Heading, 0, text.into(), FocusStop::No);
    }

    pub fn body(&mut self, indent: u16, text: impl Into<String>) {
        self.push(LineKind::Body, indent, text.into(), FocusStop::No);
    }

    pub fn quiet(&mut self, indent: u16, text: impl Into<String>) {
        self.push(LineKind::Quiet, indent, text.into(), FocusStop::No);
    }

    pub fn focusable(&mut self, indent: u16, text: impl Into<String>) {
        self.stop(LineKind::Body, indent, text);
    }

    /// A line of any kind to stop at.
    pub fn stop(&mut self, kind: LineKind, indent: u16, text: impl Into<String>) {
        self.push(kind, indent, text.into(), FocusStop::Here);
    }

    pub fn continuation(&mut self, kind: LineKind, indent: u16, text: impl Into<String>) {
        self.push(kind, indent, text.into(), FocusStop::Above);
    }

    /// Puts something before the words of the last line; where they wrap, they stay clear of it.
    pub fn set_prefix(&mut self, lead: impl Into<String>) {
        if let Some(last) = self.lines.last_mut() {
            last.prefix = lead.into();
        }
    }

    /// The same, where an answer stands before the words: its sign, then `words`.
    pub fn set_answer(&mut self, sign: Sign, words: &str) {
        self.set_prefix(format!("{} {words}", sign.symbol()));
        self.set_lead(Lead::Sign(sign));
    }

    /// Gives a colour to what the last line begins with.
    pub fn set_lead(&mut self, lead: Lead) {
        if let Some(last) = self.lines.last_mut() {
            last.lead = Some(lead);
        }
    }

    /// Adds an empty line, unless the page is empty or ends in one.
    pub fn blank_line(&mut self) {
        if self.lines.last().is_some_and(|line| line.kind != LineKind::Blank) {
            self.push(LineKind::Blank, 0, String::new(), FocusStop::No);
        }
    }

    fn push(&mut self, kind: LineKind, indent: u16, text: String, stop: FocusStop) {
        self.lines.push(DocumentLine {
            kind,
            indent,
            prefix: String::new(),
            lead: None,
            text,
            focus_stop: stop,
        });
    }

    pub fn stop_count(&self) -> usize {
        self.lines.iter().filter(|line| line.focus_stop == FocusStop::Here).count()
    }

    pub fn rows(&self, width: u16) -> Vec<DocumentRow> {
        let mut rows = Vec::new();
        let mut stops = 0;
        for line in &self.lines {
            stops += usize::from(line.focus_stop == FocusStop::Here);
            let stop = if line.focus_stop == FocusStop::No { None } else { stops.checked_sub(1) };
            let lead = u16::try_from(line.prefix.width()).unwrap_or(u16::MAX);
            let room = usize::from(width.saturating_sub(line.indent).saturating_sub(lead)).max(1);
            for (at, text) in line.text.split('\n').flat_map(|part| wrap(part, room)).enumerate() {
                let (indent, text) = if at == 0 {
                    (line.indent, line.prefix.clone() + &text)
                } else {
                    (line.indent.saturating_add(lead), text)
                };
                let lead = line.lead.filter(|_| at == 0);
                rows.push(DocumentRow {
                    kind: line.kind,
                    indent,
                    text,
                    lead,
                    focus_stop: stop,
                    is_of_stop: line.focus_stop == FocusStop::Here,
                });
            }
        }
        rows
    }
}

/// Breaks a text into lines of at most `width` columns, at spaces where it can.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    if text.is_ascii() && text.len() <= width && !text.starts_with(' ') {
        return vec![text.trim_end().to_owned()];
    }
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_word_bounds() {
        let wide = word.width();
        if used + wide <= width {
            push(&mut lines, word, &mut used, wide);
        } else if word.trim().is_empty() {
            lines.push(String::new());
            used = 0;
        } else if wide <= width {
            break_line(&mut lines, &mut used, word, width);
        } else {
            for part in word.graphemes(true) {
                if used + part.width() > width {
                    lines.push(String::new());
                    used = 0;
                }
                push(&mut lines, part, &mut used, part.width());
            }
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    if lines.len() > 1 && lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

fn push(lines: &mut [String], text: &str, used: &mut usize, wide: usize) {
    if let Some(line) = lines.last_mut().filter(|line| !(line.is_empty() && text.trim().is_empty()))
    {
        line.push_str(text);
        *used += wide;
    }
}

/// A full stop or a comma is a word of its own to the segmenter, and must not begin a line: what
/// hangs on it goes along. So does what a file name goes on from: a path breaks at / or \ alone.
fn break_line(lines: &mut Vec<String>, used: &mut usize, word: &str, width: usize) {
    let hangs = !word.chars().next().is_some_and(char::is_alphanumeric);
    let carried = match lines.last_mut() {
        Some(line) if hangs => carry(line, line.rfind(' '), word, width)
            .or_else(|| carry(line, line.rfind(['/', '\\']), word, width)),
        // an opening bracket or quotation mark goes along with what it opens
        Some(line) if line.ends_with(['(', '[', '“', '‘']) => {
            let cut = line.rfind(' ').map_or(line.len(), |at| at + 1);
            (cut > 0).then(|| line.split_off(cut))
        }
        Some(line) if line.ends_with(['.', '-', '_']) => {
            carry(line, line.rfind([' ', '/', '\\']), word, width)
        }
        _ => None,
    };
    let carried = carried.unwrap_or_default();
    *used = carried.width() + word.width();
    lines.push(carried + word);
}

/// Takes what stands behind a sign off the end of a line, where it fits before `word` on the next.
fn carry(line: &mut String, sign: Option<usize>, word: &str, width: usize) -> Option<String> {
    let cut = sign? + 1;
    let fits = cut < line.len() && line.len() - cut + word.len() <= width;
    fits.then(|| line.split_off(cut))
}

/// Shortens a text to `width` columns, with a sign where something is left out.
pub fn truncate(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 0;
    for part in text.graphemes(true) {
        if used + part.width() + 1 > width {
            break;
        }
        used += part.width();
        short.push_str(part);
    }
    short.truncate(short.trim_end().len());
    if width > 0 {
        short.push('…');
    }
    short
}

/// As many lines of a text as may be shown; where it is longer, a sign says so.
pub fn first_lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = text.split('\n').flat_map(|line| wrap(line, width)).collect();
    if most == 0 {
        return Vec::new();
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(truncate(&rest, width));
    }
    lines
}

#[cfg(test)]
mod tests;
