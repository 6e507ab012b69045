//! The lines of a page that is read line by line: what a line begins with, how it is set, and whether
//! a reader on screen stops at it to choose it.

use super::{Page, PageBlock};
use crate::maturity::phrases::Sign;

/// One line of a page, however long it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageLine {
    /// How it is set.
    pub kind: LineKind,
    /// How many columns it is set in.
    pub indent: u16,
    /// What stands before the words; where they wrap, further rows begin below the words.
    pub prefix: String,
    /// What its first row begins with, where that has a meaning of its own.
    pub lead: Option<Lead>,
    /// Its words.
    pub text: String,
    /// Whether it can be chosen on screen.
    pub focus_stop: FocusStop,
    /// Whether it is to be copied, as a path or a command is: in print it stays on one line.
    pub is_unbroken: bool,
}

/// What a line begins with.
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

/// Whether a line can be chosen on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FocusStop {
    /// It is only read.
    #[default]
    No,
    /// It is a place to stop at.
    Here,
    /// It belongs to the place to stop at above it.
    Above,
}

/// How a line is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineKind {
    /// The heading of the lines below it.
    Heading,
    /// Words to read.
    #[default]
    Body,
    /// Words that may be read later.
    Quiet,
}

impl PageLine {
    /// The words before the text, without the sign of an answer or of a movement: the word for it
    /// follows, and who hears the line hears it once.
    pub fn spoken_prefix(&self) -> &str {
        match self.lead {
            Some(Lead::Sign(sign)) => self
                .prefix
                .strip_prefix(sign.symbol())
                .map_or(self.prefix.as_str(), str::trim_start),
            Some(Lead::Movement) => {
                self.prefix.split_once(' ').map_or(self.prefix.as_str(), |(_, words)| words)
            }
            _ => &self.prefix,
        }
    }
}

impl Page {
    /// Adds a heading of the lines that follow it.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.push_line(LineKind::Heading, 0, text.into(), FocusStop::No);
    }

    /// Adds a line to read.
    pub fn body(&mut self, indent: u16, text: impl Into<String>) {
        self.push_line(LineKind::Body, indent, text.into(), FocusStop::No);
    }

    /// Adds a line that may be read later.
    pub fn quiet(&mut self, indent: u16, text: impl Into<String>) {
        self.push_line(LineKind::Quiet, indent, text.into(), FocusStop::No);
    }

    /// Adds what is to be copied, as a path or a command is.
    pub fn verbatim(&mut self, indent: u16, text: impl Into<String>) {
        self.body(indent, text);
        if let Some(last) = self.last_line() {
            last.is_unbroken = true;
        }
    }

    /// Adds a line to stop at.
    pub fn focusable(&mut self, indent: u16, text: impl Into<String>) {
        self.stop(LineKind::Body, indent, text);
    }

    /// Adds a line of any kind to stop at.
    pub fn stop(&mut self, kind: LineKind, indent: u16, text: impl Into<String>) {
        self.push_line(kind, indent, text.into(), FocusStop::Here);
    }

    /// Adds a line that belongs to the place to stop at above it.
    pub fn continuation(&mut self, kind: LineKind, indent: u16, text: impl Into<String>) {
        self.push_line(kind, indent, text.into(), FocusStop::Above);
    }

    /// Puts something before the words of the last line; where they wrap, they stay clear of it.
    pub fn set_prefix(&mut self, prefix: impl Into<String>) {
        if let Some(last) = self.last_line() {
            last.prefix = prefix.into();
        }
    }

    /// The same, where an answer stands before the words: its sign, then `words`.
    pub fn set_answer(&mut self, sign: Sign, words: &str) {
        self.set_prefix(format!("{} {words}", sign.symbol()));
        self.set_lead(Lead::Sign(sign));
    }

    /// Says what the last line begins with.
    pub fn set_lead(&mut self, lead: Lead) {
        if let Some(last) = self.last_line() {
            last.lead = Some(lead);
        }
    }

    /// What follows is a block of its own, with space before it.
    pub fn blank_line(&mut self) {
        if self.blocks.last().is_some_and(|block| *block != PageBlock::Lines(Vec::new())) {
            self.blocks.push(PageBlock::Lines(Vec::new()));
        }
    }

    /// How many places there are to stop at.
    pub fn stop_count(&self) -> usize {
        self.lines().filter(|line| line.focus_stop == FocusStop::Here).count()
    }

    /// The lines of every block that has some, from top to bottom.
    pub fn lines(&self) -> impl Iterator<Item = &PageLine> {
        self.blocks.iter().flat_map(|block| match block {
            PageBlock::Lines(lines) => lines.as_slice(),
            _ => &[],
        })
    }

    fn last_line(&mut self) -> Option<&mut PageLine> {
        match self.blocks.last_mut() {
            Some(PageBlock::Lines(lines)) => lines.last_mut(),
            _ => None,
        }
    }

    fn push_line(&mut self, kind: LineKind, indent: u16, text: String, focus_stop: FocusStop) {
        let line = PageLine { kind, indent, text, focus_stop, ..PageLine::default() };
        match self.blocks.last_mut() {
            Some(PageBlock::Lines(lines)) => lines.push(line),
            _ => self.blocks.push(PageBlock::Lines(vec![line])),
        }
    }
}
