//! A page laid out for the screen: its lines wrapped into rows, each with what it begins with and the
//! place to stop at that it belongs to.

use unicode_width::UnicodeWidthStr;

use crate::maturity::page::{FocusStop, Lead, LineKind, Page, PageBlock, PageLine, TextStyle};
use crate::maturity::text_wrap::wrap;

/// One row of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageRow {
    pub kind: LineKind,
    pub indent: u16,
    pub text: String,
    pub lead: Option<Lead>,
    pub focus_stop: Option<usize>,
    /// Whether it is of the line of the stop itself, and not of one that belongs to it.
    pub is_of_stop: bool,
}

/// A page laid out for a screen of one size: what is drawn of it, and what a key moves through. A long
/// page is laid out once and not for each key.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidOutPage {
    pub title: String,
    pub size: (u16, u16),
    pub rows: Vec<PageRow>,
    /// How many places there are to stop at.
    pub stop_count: usize,
}

impl LaidOutPage {
    pub fn new(page: &Page, size: (u16, u16)) -> Self {
        let rows = rows(page, body_size(size).0);
        Self { title: page.title.clone(), size, rows, stop_count: page.stop_count() }
    }

    /// How many rows of it have room.
    pub fn height(&self) -> usize {
        body_size(self.size).1
    }
}

/// The rows of a page of this width, a blank one between its blocks.
pub fn rows(page: &Page, width: u16) -> Vec<PageRow> {
    let mut rows = Vec::new();
    let mut stops = 0;
    for block in &page.blocks {
        let before = rows.len();
        if before > 0 {
            rows.push(row(LineKind::Body, 0, String::new()));
        }
        match block {
            PageBlock::Lines(lines) => push_lines(&mut rows, lines, &mut stops, width),
            PageBlock::Heading(_, words) => rows.push(row(LineKind::Heading, 0, words.clone())),
            PageBlock::Remark(words) => push_lines(&mut rows, &[remark(words)], &mut stops, width),
            block => rows.extend(text_rows(block, width)),
        }
        if rows.len() == before + usize::from(before > 0) {
            rows.truncate(before);
        }
    }
    rows
}

fn row(kind: LineKind, indent: u16, text: String) -> PageRow {
    PageRow { kind, indent, text, lead: None, focus_stop: None, is_of_stop: false }
}

fn remark(words: &str) -> PageLine {
    PageLine { kind: LineKind::Quiet, text: words.to_owned(), ..PageLine::default() }
}

fn push_lines(rows: &mut Vec<PageRow>, lines: &[PageLine], stops: &mut usize, width: u16) {
    for line in lines {
        *stops += usize::from(line.focus_stop == FocusStop::Here);
        let focus_stop = if line.focus_stop == FocusStop::No { None } else { stops.checked_sub(1) };
        let prefix = u16::try_from(line.prefix.width()).unwrap_or(u16::MAX);
        let room = usize::from(width.saturating_sub(line.indent).saturating_sub(prefix)).max(1);
        for (at, text) in line.text.split('\n').flat_map(|part| wrap(part, room)).enumerate() {
            let (indent, text) = if at == 0 {
                (line.indent, line.prefix.clone() + &text)
            } else {
                (line.indent.saturating_add(prefix), text)
            };
            rows.push(PageRow {
                lead: line.lead.filter(|_| at == 0),
                focus_stop,
                is_of_stop: line.focus_stop == FocusStop::Here,
                ..row(line.kind, indent, text)
            });
        }
    }
}

/// A table, a picture or a list as it stands in a text file.
fn text_rows(block: &PageBlock, width: u16) -> impl Iterator<Item = PageRow> {
    let style = TextStyle { width: usize::from(width).max(1), ascii: false };
    style.block(block).into_iter().map(|line| {
        let words = line.trim_start();
        let indent = line.chars().count() - words.chars().count();
        row(LineKind::Body, u16::try_from(indent).unwrap_or(0), words.to_owned())
    })
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
