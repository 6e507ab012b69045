//! A page of text to read: headings, paragraphs, lines with a sign, some of them places to stop at.
//! Rooms make the words; one drawing serves them all. Wrapping lives here because how far a page
//! can be scrolled depends on it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::protocol::command::Command;
use super::viewport::Viewport;
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

/// How far a page is read: the stop in focus, or the first row shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadPosition {
    pub index: usize,
    /// Where it was before the last key: the cursor goes to the first row that is new.
    before: usize,
}

impl ReadPosition {
    /// The first row that the last key brought into view; the first one where none was.
    pub fn first_new_row(self, page: &Document, size: (u16, u16)) -> usize {
        let view = self.viewport(page, size);
        let below = self.before + view.height;
        let is_seen = self.before < self.index && below < view.top + view.height;
        if is_seen { below.max(view.top) } else { view.top }
    }

    pub fn update(&mut self, page: &Document, size: (u16, u16), command: Command) -> bool {
        let (width, height) = body_size(size);
        let before = self.index;
        let steps = match page.stop_count() {
            // as many as there are first rows to scroll to, with a row of the page before in sight
            0 => Viewport {
                top: before,
                height: height.max(2) - 1,
                total: Viewport::from_top(0, height, page.rows(width).len()).hidden().1 + 1,
            },
            stops => Viewport { top: before, height: 5, total: stops },
        };
        self.index = steps.moved(before, command);
        if self.index != before {
            self.before = before;
        }
        Viewport::is_moved_by(command)
    }

    /// Whether a key chooses the line in focus; any other key moves the focus.
    pub fn chooses(&mut self, page: &Document, size: (u16, u16), command: Command) -> bool {
        match command {
            Command::Enter => true,
            Command::Open(stop) => {
                self.index = stop;
                true
            }
            Command::Focus(stop) if stop == self.index => true,
            command => {
                self.update(page, size, command);
                false
            }
        }
    }

    /// The rows shown: the stop in focus is always on screen, and all of it where there is room.
    pub fn viewport(self, page: &Document, size: (u16, u16)) -> Viewport {
        let (width, height) = body_size(size);
        let rows = page.rows(width);
        if page.stop_count() == 0 {
            return Viewport::from_top(self.index, height, rows.len());
        }
        let first_of = |stop: usize| rows.iter().position(|row| row.focus_stop == Some(stop));
        let first = first_of(self.index).unwrap_or(0);
        let end = first_of(self.index + 1).unwrap_or(rows.len());
        Viewport::following(first..end, height, rows.len())
    }

    pub fn top_row(self, page: &Document, size: (u16, u16)) -> usize {
        self.viewport(page, size).top
    }

    /// Goes to the next heading, or to the one before, on a page without stops.
    pub fn jump_to_heading(&mut self, page: &Document, size: (u16, u16), on: bool) {
        let (width, height) = body_size(size);
        let rows = page.rows(width);
        let mut headings = (0..rows.len()).filter(|&at| rows[at].kind == LineKind::Heading);
        let found = if on {
            headings.find(|&at| at > self.index)
        } else {
            headings.rfind(|&at| at < self.index)
        };
        let end = Viewport::from_top(0, height, rows.len()).hidden().1;
        self.index = found.unwrap_or(if on { end } else { 0 }).min(end);
        self.before = self.index;
    }
}

const MAX_TEXT_WIDTH: u16 = 116; // longer lines are hard to read

/// Columns and rows that a page has for its words: the frame takes the rest, and less of it on a
/// low screen.
pub fn body_size(size: (u16, u16)) -> (u16, usize) {
    let frame = match size.1 {
        10.. => 5,
        4.. => 3,
        _ => 2,
    };
    (size.0.saturating_sub(4).min(MAX_TEXT_WIDTH), usize::from(size.1.saturating_sub(frame)))
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
