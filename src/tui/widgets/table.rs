//! Lists in columns, as a table: the layout gives each column its width, what is longer is cut off
//! with a sign, and the row in focus has the mark and the bar.

use std::ops::Range;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{HighlightSpacing, Row, StatefulWidget, Table, TableState};

use super::canvas::Canvas;
use super::rect::RectExt;
use crate::tui::document::truncate;
use crate::tui::theme::Theme;

/// The columns of a list, with their widths as the layout gives them.
#[derive(Clone, Debug)]
pub struct Columns {
    columns: Vec<Rect>,
}

impl Columns {
    /// Columns of these widths in `area`, so many columns of the screen apart.
    pub fn of(area: Rect, widths: &[Constraint], gap: u16) -> Self {
        let columns = Layout::horizontal(widths).spacing(gap).split(area);
        Self { columns: columns.to_vec() }
    }

    /// Columns of exactly these widths from the left; what has no room is cut off.
    pub fn from_left(area: Rect, widths: &[u16], gap: u16) -> Self {
        let whole = widths.iter().fold(0_u16, |sum, width| sum.saturating_add(width + gap));
        let lengths: Vec<Constraint> = widths.iter().copied().map(Constraint::Length).collect();
        let mut all = Self::of(Rect { width: whole.max(area.width), ..area }, &lengths, gap);
        for column in &mut all.columns {
            *column = column.intersection(area);
        }
        all
    }

    /// The part of `row` that is in a column; empty where there is no such column.
    pub fn cell(&self, number: usize, row: Rect) -> Rect {
        let column = self.columns.get(number).copied().unwrap_or_default();
        Rect { x: column.x, width: column.width, ..row }
    }

    /// The columns in a row, from the left.
    pub fn cells(&self, row: Rect) -> impl Iterator<Item = Rect> + '_ {
        (0..self.columns.len()).map(move |number| self.cell(number, row))
    }

    /// The part of `row` from one column to another, with the gaps between them.
    pub fn span(&self, numbers: Range<usize>, row: Rect) -> Rect {
        numbers.map(|number| self.cell(number, row)).reduce(Rect::union).unwrap_or_default()
    }

    pub fn width(&self, number: usize) -> usize {
        self.columns.get(number).map_or(0, |column| usize::from(column.width))
    }
}

/// What stands in one column of one row.
#[derive(Clone, Debug)]
pub struct TableCell {
    text: String,
    style: CellStyle,
}

#[derive(Clone, Copy, Debug)]
enum CellStyle {
    Of(Style),
    /// Plain, with the signs of what moved in their colours.
    Signs,
    /// The same, and its last character may stand in the gap before the next column.
    Hanging,
}

impl TableCell {
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style: CellStyle::Of(style) }
    }

    pub fn with_signs(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: CellStyle::Signs }
    }

    pub fn hanging(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: CellStyle::Hanging }
    }

    fn line(&self, theme: &Theme, column: usize) -> Line<'static> {
        let room = column.max(GAP.into()) - usize::from(GAP);
        match self.style {
            CellStyle::Of(style) => {
                let text = truncate(&self.text, room);
                let parts = theme.line(&text, style);
                Line::from_iter(
                    parts.into_iter().map(|it| Span::styled(it.content.into_owned(), it.style)),
                )
            }
            CellStyle::Signs => theme.line_with_signs(&truncate(&self.text, room)),
            CellStyle::Hanging => theme.line_with_signs(&truncate(&self.text, column)),
        }
    }
}

/// A column: its heading, and how wide its text may be. One without a width is left out, with its
/// cells.
#[derive(Clone, Debug)]
pub struct TableColumn {
    head: String,
    width: Option<Constraint>,
}

impl TableColumn {
    pub fn new(head: impl Into<String>, width: Constraint) -> Self {
        Self { head: head.into(), width: Some(width) }
    }

    #[must_use]
    pub fn only_if(self, is_shown: bool) -> Self {
        Self { width: self.width.filter(|_| is_shown), ..self }
    }

    /// Its width with the gap behind it.
    fn with_gap(&self) -> Option<Constraint> {
        Some(match self.width? {
            Constraint::Length(width) => Constraint::Length(width + GAP),
            other => other,
        })
    }
}

/// One row of a list, and the number of the line that it is.
#[derive(Clone, Debug)]
pub struct TableRow {
    pub cells: Vec<TableCell>,
    pub line: usize,
}

/// A list in columns.
#[derive(Clone, Debug)]
pub struct ListTable {
    pub columns: Vec<TableColumn>,
    /// The rows on the screen.
    pub rows: Vec<TableRow>,
    /// The line in focus, where one is.
    pub focus: Option<usize>,
    /// How the headings look, where there are any.
    pub headings: Option<Style>,
}

/// The columns before the first cell of a row: the mark of focus, and a blank.
const MARK_WIDTH: u16 = 2;

/// The columns behind each cell.
const GAP: u16 = 1;

impl ListTable {
    /// Draws the list into `area`: the headings on its first row, where it has any, then its rows.
    pub fn draw(self, canvas: &mut Canvas<'_>, area: Rect) {
        let area = area.intersection(canvas.area());
        let theme = canvas.theme;
        let is_shown = |column: &TableColumn| column.width.is_some();
        let widths: Vec<Constraint> =
            self.columns.iter().filter_map(TableColumn::with_gap).collect();
        let columns = Columns::of(area.skip_left(MARK_WIDTH), &widths, 0);
        let rows = self.rows.iter().map(|row| {
            let cells = row.cells.iter().zip(&self.columns).filter(|(_, column)| is_shown(column));
            let cells = cells.enumerate();
            Row::new(cells.map(|(at, (cell, _))| cell.line(&theme, columns.width(at))))
        });
        let mut table = Table::new(rows, widths)
            .column_spacing(0)
            .highlight_symbol(Line::from(vec![Span::styled("►", theme.key), Span::raw(" ")]))
            .highlight_spacing(HighlightSpacing::Always);
        if let Some(style) = self.headings {
            let heads = self.columns.iter().filter(|column| is_shown(column)).enumerate();
            table = table.header(Row::new(heads.map(|(at, column)| {
                TableCell::new(&column.head, style).line(&theme, columns.width(at))
            })));
        }
        let focused = self.rows.iter().position(|row| Some(row.line) == self.focus);
        let mut state = TableState::default().with_selected(focused);
        table.render(area, canvas.buffer, &mut state);
        let list = area.skip_top(u16::from(self.headings.is_some()));
        for (at, (row, line)) in list.rows().zip(&self.rows).enumerate() {
            canvas.click_row(row, line.line, Some(at) == focused);
            if Some(at) == focused {
                canvas.focus(row);
            }
        }
    }
}
