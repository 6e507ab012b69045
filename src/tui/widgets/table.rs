//! Lists in columns, as a table: the layout gives each column its width, what is longer is cut off
//! with a sign, and the row in focus has the mark and the bar.

use std::ops::Range;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{HighlightSpacing, Row, StatefulWidget, Table, TableState};

use super::canvas::Canvas;
use super::rect::RectExt;
use crate::maturity::text_wrap::truncate;
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
            CellStyle::Of(style) => theme.owned_line(truncate(&self.text, room), style),
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

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::maturity::theme_choice::ThemeChoice;
    use crate::tui::protocol::command::Command;
    use crate::tui::protocol::terminal_colors::TerminalColors;

    fn draw(width: u16, focus: Option<usize>) -> (Vec<String>, Vec<Option<Command>>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 4));
        let theme = Theme::of(ThemeChoice::Mono, TerminalColors::default());
        let mut canvas = Canvas::new(&mut buffer, theme);
        let row = |line, name: &str, day: &str| TableRow {
            cells: vec![TableCell::new(name, theme.plain), TableCell::with_signs(day)],
            line,
        };
        let table = ListTable {
            columns: vec![
                TableColumn::new("name", Constraint::Fill(1)),
                TableColumn::new("day", Constraint::Length(6)).only_if(width >= 12),
            ],
            rows: vec![row(7, "Brook Vale", "2 Feb"), row(8, "Été", "3 March")],
            focus,
            headings: Some(theme.quiet),
        };
        let area = canvas.area();
        table.draw(&mut canvas, area);
        let clicks = (0..4).map(|y| canvas.hit_areas.command_at(width - 1, y)).collect();
        let text = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        let rows = (0..4).map(|y| text(y).trim_end().to_owned()).collect();
        (rows, clicks)
    }

    #[test]
    fn a_cell_is_cut_to_its_column_with_a_sign() {
        assert_eq!(
            draw(18, Some(8)).0,
            ["  name     day", "  Brook V… 2 Feb", "► Été      3 Mar…", ""]
        );
        // a column without room is left out, heading and all
        assert_eq!(draw(11, None).0, ["  name", "  Brook V…", "  Été", ""]);
    }

    #[test]
    fn a_click_hits_the_row_that_is_drawn_there() {
        let open = [None, Some(Command::Focus(7)), Some(Command::Open(8)), None];
        assert_eq!(draw(18, Some(8)).1, open);
        assert_eq!(draw(11, None).1[2], Some(Command::Focus(8)));
    }

    #[test]
    fn columns_that_have_no_room_are_cut_and_the_others_keep_their_places() {
        let columns = Columns::from_left(Rect::new(2, 0, 10, 1), &[4, 4, 4], 1);
        let row = Rect::new(0, 3, 20, 1);
        let places: Vec<(u16, u16)> = columns.cells(row).map(|it| (it.x, it.width)).collect();
        assert_eq!(places, [(2, 4), (7, 4), (12, 0)]);
        assert_eq!(columns.span(0..2, row), Rect::new(2, 3, 9, 1));
    }
}
