//! The document model of every page there is: headings, paragraphs, lines, facts, lists, tables and
//! pictures. A page is made once; screen, plain text, Markdown and HTML are drawn from it.
//!
//! What a page says is plain text. Whoever draws it keeps it from becoming anything else.

mod line;
mod picture;
mod plain_text;
mod table;

use super::phrases::Sign;
use super::sanitize::sanitize;

pub use self::line::{FocusStop, Lead, LineKind, PageLine};
pub use self::picture::{BoardPicture, BoardRow, StripCell, StripRow, StripsPicture, count_signs};
pub use self::plain_text::{MAX_PROSE_WIDTH, TextStyle, to_plain_text, to_printed_text};
pub use self::table::{PageTable, TableRow};

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What it is, in a line: its first heading.
    pub title: String,
    /// What stands on it, from top to bottom.
    pub blocks: Vec<PageBlock>,
}

/// One block of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageBlock {
    /// The heading of a part.
    Heading(HeadingLevel, String),
    /// A paragraph.
    Paragraph(String),
    /// A paragraph that may be read later: how something is to be understood.
    Remark(String),
    /// Names with what is known of each.
    Facts(Vec<(String, String)>),
    /// Lines that are read one by one.
    Lines(Vec<PageLine>),
    /// A list.
    List(Vec<ListItem>),
    /// A table.
    Table(PageTable),
    /// One sign for each statement, areas down, stages across.
    Board(BoardPicture),
    /// A row for each area, a cell for each day.
    Strips(StripsPicture),
    /// On paper what follows begins a new sheet.
    SheetBreak,
}

/// How far in a heading stands. The title is above both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLevel {
    /// A part of the page.
    Part,
    /// A section of a part.
    Section,
}

/// One thing of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListItem {
    /// The sign of an answer that it begins with.
    pub sign: Option<Sign>,
    /// Its words.
    pub words: String,
    /// What stands below it and belongs to it.
    pub below: Vec<String>,
}

impl ListItem {
    /// Words without a sign.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }
}

impl Page {
    /// An empty page.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new() }
    }

    /// Begins a part.
    pub fn part(&mut self, words: impl Into<String>) {
        self.blocks.push(PageBlock::Heading(HeadingLevel::Part, words.into()));
    }

    /// Begins a section of a part.
    pub fn section(&mut self, words: impl Into<String>) {
        self.blocks.push(PageBlock::Heading(HeadingLevel::Section, words.into()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, words: impl Into<String>) {
        self.blocks.push(PageBlock::Paragraph(words.into()));
    }

    /// Adds how something is to be understood.
    pub fn remark(&mut self, words: impl Into<String>) {
        self.blocks.push(PageBlock::Remark(words.into()));
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, lines: Vec<ListItem>) {
        if !lines.is_empty() {
            self.blocks.push(PageBlock::List(lines));
        }
    }

    /// Adds a table.
    pub fn table(&mut self, caption: impl Into<String>, header: &[&str], rows: Vec<Vec<String>>) {
        let header = header.iter().map(|cell| (*cell).to_owned()).collect();
        let rows = rows.into_iter().map(TableRow::from).collect();
        self.blocks.push(PageBlock::Table(PageTable { caption: caption.into(), header, rows }));
    }

    /// Adds another page whole, under its title.
    pub fn append(&mut self, page: &Self) {
        self.blank_line();
        self.heading(page.title.clone());
        self.blank_line();
        self.blocks.extend(page.blocks.iter().cloned());
    }

    /// The same page with every text of it sanitized: a name in a file can drive no terminal and
    /// turn no line round, whatever the page is drawn as.
    #[must_use]
    pub fn sanitized(mut self) -> Self {
        self.title = sanitize(&self.title);
        for text in self.blocks.iter_mut().flat_map(PageBlock::texts_mut) {
            *text = sanitize(text);
        }
        self
    }
}

impl PageBlock {
    /// Every text in it.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Heading(_, words) | Self::Paragraph(words) | Self::Remark(words) => vec![words],
            Self::Facts(facts) => {
                facts.iter_mut().flat_map(|(name, words)| [name, words]).collect()
            }
            Self::Lines(lines) => {
                lines.iter_mut().flat_map(|line| [&mut line.prefix, &mut line.text]).collect()
            }
            Self::List(lines) => lines
                .iter_mut()
                .flat_map(|line| std::iter::once(&mut line.words).chain(&mut line.below))
                .collect(),
            Self::Table(table) => table.texts_mut(),
            Self::Board(board) => board.texts_mut(),
            Self::Strips(strips) => strips.texts_mut(),
            Self::SheetBreak => Vec::new(),
        }
    }
}
