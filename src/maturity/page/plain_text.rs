//! A page as plain text of a given width: what is printed, what a .txt file holds, and what the
//! screen shows before a page is written.

use unicode_width::UnicodeWidthStr;

use super::{BoardPicture, BoardRow, HeadingLevel, ListItem, Page, PageBlock, PageLine, PageTable};
use crate::maturity::phrases::Sign;
use crate::maturity::text_table::{
    column_widths, fit_columns, fit_with_whole_cells, one_line, pad, wrap_hanging_lines, wrap_row,
    wrap_words,
};

/// How a page is written as plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// How many columns there are.
    pub width: usize,
    /// Whether signs are plain ASCII.
    pub ascii: bool,
}

/// The lines of a page.
pub fn to_plain_text(page: &Page, style: TextStyle) -> Vec<String> {
    let mut lines = wrap_words(&page.title, style.width);
    lines.push("=".repeat(page.title.width().min(style.width)));
    for block in &page.blocks {
        let written = style.block(block);
        if !written.is_empty() {
            lines.push(String::new());
            lines.extend(written);
        }
    }
    lines
}

/// A longer cell may be broken; a table of shorter ones keeps them whole.
const MAX_SHORT_CELL: usize = 24;

/// Longer lines of words are lost between their ends; tables are as wide as there is room.
pub const MAX_PROSE_WIDTH: usize = 100;

/// A page as a command prints it: its title as a plain line, since rules under headings are noise for
/// who hears them.
pub fn to_printed_text(page: &Page, style: TextStyle) -> String {
    let prose = TextStyle { width: style.width.min(MAX_PROSE_WIDTH), ..style };
    let mut lines = Vec::new();
    if !page.title.is_empty() {
        lines.extend(wrap_words(&page.title, prose.width));
    }
    for (at, block) in page.blocks.iter().enumerate() {
        let is_wide =
            matches!(block, PageBlock::Table(_) | PageBlock::Board(_) | PageBlock::Strips(_));
        let written = if is_wide { style.block(block) } else { prose.block(block) };
        if at > 0 && !written.is_empty() && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(written);
    }
    lines.join("\n")
}

impl TextStyle {
    fn sign(self, sign: Sign) -> char {
        if self.ascii { sign.ascii() } else { sign.symbol() }
    }

    /// The lines of one block.
    pub fn block(self, block: &PageBlock) -> Vec<String> {
        match block {
            PageBlock::Heading(level, words) => self.heading(*level, words),
            PageBlock::Paragraph(words) | PageBlock::Remark(words) => self.paragraph(words),
            PageBlock::Facts(facts) => self.facts(facts),
            PageBlock::Lines(lines) => lines.iter().flat_map(|line| self.page_line(line)).collect(),
            PageBlock::List(list) => list.iter().flat_map(|line| self.line(line)).collect(),
            PageBlock::Table(table) => self.table(table),
            PageBlock::Board(board) => self.board(board),
            PageBlock::Strips(strips) => self.table(&strips.to_table()),
            PageBlock::SheetBreak => Vec::new(),
        }
    }

    fn heading(self, level: HeadingLevel, words: &str) -> Vec<String> {
        let mut lines = wrap_words(words, self.width);
        if level == HeadingLevel::Part {
            lines.push("-".repeat(one_line(words).width().min(self.width)));
        }
        lines
    }

    fn paragraph(self, words: &str) -> Vec<String> {
        words.split('\n').flat_map(|line| wrap_words(line, self.width)).collect()
    }

    fn facts(self, facts: &[(String, String)]) -> Vec<String> {
        let widest = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0).min(24);
        let fact = |(name, words): &(String, String)| {
            wrap_hanging_lines(&pad(&format!("{name}:"), widest + 2), words, self.width)
        };
        facts.iter().flat_map(fact).collect()
    }

    /// A line behind its indent; further rows begin below its words.
    fn page_line(self, line: &PageLine) -> Vec<String> {
        let indent = " ".repeat(usize::from(line.indent));
        let first = format!("{indent}{}", line.spoken_prefix());
        let further = " ".repeat(first.width());
        if line.is_unbroken {
            return vec![format!("{first}{}", line.text)];
        }
        let mut rows = Vec::new();
        for part in line.text.split('\n') {
            let lead = if rows.is_empty() { &first } else { &further };
            rows.extend(wrap_hanging_lines(lead, part, self.width));
        }
        rows
    }

    fn line(self, line: &ListItem) -> Vec<String> {
        let lead = match line.sign {
            Some(sign) => format!("  {} ", self.sign(sign)),
            None => "  - ".to_owned(),
        };
        let below =
            line.below.iter().flat_map(|words| wrap_hanging_lines("      ", words, self.width));
        wrap_hanging_lines(&lead, &line.words, self.width).into_iter().chain(below).collect()
    }

    /// Columns where they fit. Of a table of short cells those that fit unbroken, and the rest below
    /// each row; else each row as a few lines of its own.
    fn table(self, table: &PageTable) -> Vec<String> {
        let mut lines = self.caption(&table.caption);
        let (columns, widths) = self.columns(table);
        let beside = |row: &[String]| row.iter().take(columns).cloned().collect::<Vec<_>>();
        let header = beside(&table.header);
        lines.extend(widths.iter().flat_map(|widths| wrap_row(&header, widths)));
        for (heading, rows) in table.groups() {
            if let Some(heading) = heading {
                lines.extend([String::new(), one_line(heading)]);
            }
            lines.extend(rows.into_iter().flat_map(|row| match &widths {
                Some(widths) => {
                    let mut lines = wrap_row(&beside(row), widths);
                    lines.extend(self.rest_of_row(&table.header, row, columns));
                    lines
                }
                None => self.stacked_row(&table.header, row),
            }));
        }
        lines
    }

    /// How many columns of a table stand beside each other, and how wide each is; none where each row
    /// has lines of its own.
    fn columns(self, table: &PageTable) -> (usize, Option<Vec<usize>>) {
        let all = table.header.len();
        let is_short = |row: &Vec<String>| row.iter().all(|cell| cell.width() <= MAX_SHORT_CELL);
        let is_whole = fit_with_whole_cells(table.lined_up(), self.width).is_some();
        if is_whole || !table.lined_up().all(is_short) {
            return (all, fit_columns(table.lined_up(), self.width));
        }
        let first = |columns: usize| {
            let rows: Vec<Vec<String>> =
                table.lined_up().map(|row| row.iter().take(columns).cloned().collect()).collect();
            Some((columns, Some(fit_with_whole_cells(rows.iter(), self.width)?)))
        };
        let beside = (2..all).rev().find_map(first);
        beside.unwrap_or_else(|| (all, fit_columns(table.lined_up(), self.width)))
    }

    /// What a row has after its first `columns` cells, each with its heading, in one line.
    fn rest_of_row(self, header: &[String], row: &[String], columns: usize) -> Vec<String> {
        let rest = header.iter().zip(row).skip(columns).filter(|(_, cell)| !cell.is_empty());
        let parts: Vec<String> = rest.map(|(heading, cell)| format!("{heading}: {cell}")).collect();
        if parts.is_empty() {
            return Vec::new();
        }
        wrap_hanging_lines("    ", &parts.join("; "), self.width)
    }

    /// A row as a line with its first cell, then a line for each other one with its heading.
    fn stacked_row(self, header: &[String], row: &[String]) -> Vec<String> {
        let Some((first, rest)) = row.split_first() else { return Vec::new() };
        let mut lines = wrap_words(first, self.width);
        for (heading, cell) in header.iter().skip(1).zip(rest).filter(|(_, cell)| !cell.is_empty())
        {
            lines.extend(wrap_hanging_lines("    ", &format!("{heading}: {cell}"), self.width));
        }
        lines
    }

    fn caption(self, words: &str) -> Vec<String> {
        if words.is_empty() { Vec::new() } else { wrap_words(words, self.width) }
    }

    fn board(self, board: &BoardPicture) -> Vec<String> {
        let mut lines = self.caption(&board.caption);
        let text = |signs: &[Sign]| signs.iter().map(|sign| self.sign(*sign)).collect::<String>();
        let mut rows = vec![board_header(&board.columns)];
        rows.extend(board.rows.iter().map(|row| {
            let signs = row.signs.iter().map(|signs| text(signs));
            std::iter::once(row.area.clone()).chain(signs).chain([row.standing.clone()]).collect()
        }));
        let widths = column_widths(rows.iter(), |at| if at == 0 { self.width / 3 } else { 16 });
        let whole: usize = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
        if whole <= self.width {
            lines.extend(rows.iter().flat_map(|row| wrap_row(row, &widths)));
        } else {
            lines.extend(
                board.rows.iter().flat_map(|row| self.stacked_board_row(board, row, &text)),
            );
        }
        lines.extend(wrap_words(&self.legend(), self.width));
        lines
    }

    fn stacked_board_row(
        self,
        board: &BoardPicture,
        row: &BoardRow,
        text: &impl Fn(&[Sign]) -> String,
    ) -> Vec<String> {
        let mut lines = wrap_words(&format!("{}: {}", row.area, row.standing), self.width);
        let asked = board.columns.iter().zip(&row.signs).filter(|(_, signs)| !signs.is_empty());
        for (column, signs) in asked {
            lines.extend(wrap_hanging_lines(
                "    ",
                &format!("{column} {}", text(signs)),
                self.width,
            ));
        }
        lines
    }

    fn legend(self) -> String {
        let all = Sign::ALL.map(|sign| format!("{} {}", self.sign(sign), sign.label()));
        all.join("   ")
    }
}

fn board_header(columns: &[String]) -> Vec<String> {
    std::iter::once(String::new())
        .chain(columns.iter().cloned())
        .chain(["now".to_owned()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_cells_stay_whole_and_those_without_room_stand_below_their_row() {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let table = PageTable {
            caption: String::new(),
            header: row(["Area", "Now", "Since last time", "Since the first"]),
            rows: vec![
                row(["What help we need", "Done and reviewed *", "▲ forward", "■ the same"]).into(),
            ],
        };
        let style = TextStyle { width: 56, ascii: false };
        let lines = style.block(&PageBlock::Table(table));
        assert_eq!(
            lines,
            [
                "Area               Now                  Since last time",
                "What help we need  Done and reviewed *  ▲ forward",
                "    Since the first: ■ the same",
            ]
        );
    }
}
