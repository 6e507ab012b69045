//! The canvas that screens are drawn on: the buffer, its styles, the places for clicks and the one
//! cursor. Everything is drawn into an area; what has no room there is cut off with a sign, and
//! drawing outside the screen does nothing, so that every screen survives every size.

mod position;

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Paragraph, Widget};
use unicode_width::UnicodeWidthStr;

use super::rect::RectExt;
use super::text_field::TextField;
use crate::maturity::text_wrap::{truncate, wrap};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::hit_areas::HitAreas;
use crate::tui::theme::Theme;

pub struct Canvas<'b> {
    pub buffer: &'b mut Buffer,
    pub theme: Theme,
    pub hit_areas: HitAreas,
    pub cursor: Option<Position>,
    /// Where the cursor is on a page on which nothing is in focus.
    pub page_cursor: Option<Position>,
}

impl<'b> Canvas<'b> {
    pub fn new(buffer: &'b mut Buffer, theme: Theme) -> Self {
        buffer.set_style(buffer.area, theme.page);
        Self { buffer, theme, hit_areas: HitAreas::default(), cursor: None, page_cursor: None }
    }
}

/// Text and lines.
impl Canvas<'_> {
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Writes `text` on the first row of `area`, shortened to its width. Returns what is left of
    /// the area behind it.
    pub fn text(&mut self, area: Rect, text: &str, style: Style) -> Rect {
        let end = self.put(area, 0, 0, &truncate(text, usize::from(area.width)), style);
        area.skip_left(end)
    }

    /// Writes `text` at the right end of the first row of `area`. Returns what is left of the area
    /// before it.
    pub fn text_right(&mut self, area: Rect, text: &str, style: Style) -> Rect {
        let wide = u16::try_from(text.width()).unwrap_or(u16::MAX);
        self.put(area.take_right(wide), 0, 0, text, style);
        area.skip_right(wide)
    }

    /// Writes plain `text`. The signs in it that say which way something moved, and that an answer
    /// is not sure, have their colours.
    pub fn text_with_signs(&mut self, area: Rect, text: &str) {
        let line = self.theme.line_with_signs(&truncate(text, usize::from(area.width)));
        self.line(area, line);
    }

    /// Writes a line of several styles on the first row of `area`.
    pub fn line(&mut self, area: Rect, line: Line<'_>) {
        line.render(area.take_top(1).intersection(self.buffer.area), self.buffer);
    }

    /// Writes lines one below the other, as many as there are rows; returns what is left below.
    pub fn lines<T: AsRef<str>>(&mut self, area: Rect, lines: &[T], style: Style) -> Rect {
        let width = usize::from(area.width);
        let shown = lines.iter().take(usize::from(area.height));
        let shown: Vec<String> = shown.map(|text| truncate(text.as_ref(), width)).collect();
        let used = u16::try_from(shown.len()).unwrap_or(area.height);
        let all: Vec<Line<'_>> = shown.iter().map(|text| self.theme.line(text, style)).collect();
        Paragraph::new(all).render(area.intersection(self.buffer.area), self.buffer);
        area.skip_top(used)
    }

    /// Writes a text on as many rows of `area` as it takes; returns what is left below.
    pub fn paragraph(&mut self, area: Rect, text: &str, style: Style) -> Rect {
        let width = area.columns_of_text();
        let lines: Vec<String> = text.split('\n').flat_map(|part| wrap(part, width)).collect();
        self.lines(area, &lines, style)
    }

    /// Draws a line across the first row of `area`.
    pub fn rule(&mut self, area: Rect) {
        let block = Block::new().borders(Borders::TOP).border_style(self.theme.rule);
        block.render(area.take_top(1).intersection(self.buffer.area), self.buffer);
    }

    /// Writes `words` into the rule just below `area`, at its right end; nothing where no rule is.
    pub fn text_in_rule(&mut self, area: Rect, words: &str) {
        let words = format!(" {words} ");
        let wide = u16::try_from(words.width()).unwrap_or(u16::MAX);
        let below = Rect { y: area.bottom(), height: 1, ..area }.skip_right(2).take_right(wide);
        if self.buffer.cell(below.as_position()).is_some_and(|cell| cell.symbol() == "─") {
            let quiet = self.theme.quiet;
            self.text(below, &words, quiet);
        }
    }

    /// Draws a line down the first column of `area`, joined to the rules above and below it.
    pub fn vertical_rule(&mut self, area: Rect) {
        let block = Block::new().borders(Borders::LEFT).border_style(self.theme.rule);
        let whole = self.buffer.area;
        block.render(area.take_left(1).intersection(whole), self.buffer);
        for (y, joint) in [(area.y.checked_sub(1), "┬"), (Some(area.bottom()), "┴")] {
            let cell = y.and_then(|y| self.buffer.cell_mut((area.x, y)));
            if let Some(cell) = cell.filter(|cell| cell.symbol() == "─") {
                cell.set_symbol(joint).set_style(self.theme.rule);
            }
        }
    }

    /// Takes the colours of what was drawn there before, so that plain words can stand in its place.
    pub fn clear_style(&mut self, area: Rect) {
        self.buffer.set_style(area, Style::reset().patch(self.theme.page));
    }
}

/// What is in focus, and what a click means.
impl Canvas<'_> {
    /// Puts the mark of focus at the start of a row, lays the bar under the row, and takes the
    /// cursor there.
    pub fn focus(&mut self, row: Rect) {
        self.focus_mark(row);
        self.focus_rest(row);
        self.cursor_to(row);
    }

    /// The mark of focus alone.
    pub fn focus_mark(&mut self, area: Rect) {
        let key = self.theme.key;
        self.text(area, "►", key);
    }

    /// Lays the bar under a further row of what is in focus. The last column of the screen stays
    /// free.
    pub fn focus_rest(&mut self, row: Rect) {
        self.lay_bar(row, true);
    }

    /// The same under a row that only belongs to it.
    pub fn focus_beside(&mut self, row: Rect) {
        self.lay_bar(row, false);
    }

    fn lay_bar(&mut self, row: Rect, is_strong: bool) {
        let after_mark = u16::from(!self.theme.has_colored_bar());
        let free = self.buffer.area.skip_right(1);
        for at in row.take_top(1).skip_left(after_mark).intersection(free).positions() {
            if let Some(cell) = self.buffer.cell_mut(at) {
                self.theme.focus_cell(cell, is_strong);
            }
        }
    }

    /// Takes the real cursor to the start of `area`.
    pub fn cursor_to(&mut self, area: Rect) {
        let at = area.as_position();
        if self.buffer.area.contains(at) && area.contains(at) {
            self.cursor = Some(at);
        }
    }

    /// Says what a click on `area` means.
    pub fn click(&mut self, area: Rect, command: Command) {
        self.hit_areas.add(area, command);
    }

    /// Says that a click on `row` puts a line into focus, or opens the one in focus.
    pub fn click_row(&mut self, row: Rect, line: usize, in_focus: bool) {
        self.click(row, if in_focus { Command::Open(line) } else { Command::Focus(line) });
    }
}

/// Fields to type in.
impl Canvas<'_> {
    /// Draws a text field into `area`, and takes the cursor into it when it is the one being
    /// written in.
    pub fn draw_text_field(&mut self, area: Rect, field: &TextField, in_focus: bool) {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        field.text_area().render(area, self.buffer);
        if in_focus {
            self.hit_areas.add(area, Command::PlaceCursor { column: 0, row: 0 });
            let (cursor, (top, left)) =
                (field.text_area().screen_cursor(), field.text_area().scroll_offset());
            let column = u16::try_from(cursor.col).unwrap_or(u16::MAX).saturating_sub(left);
            let row = u16::try_from(cursor.row).unwrap_or(u16::MAX).saturating_sub(top);
            if left > 0 && column > 0 {
                // its beginning is out of sight, and not lost
                let quiet = self.theme.quiet;
                self.text(area.take_left(1), "…", quiet);
            }
            self.cursor_to(
                area.skip_left(column.min(area.width - 1)).skip_top(row.min(area.height - 1)),
            );
        }
    }

    /// Draws a text field of several rows in a box that fills `area`.
    pub fn draw_boxed_field(&mut self, area: Rect, field: &TextField, in_focus: bool) {
        let style = self.field_style(in_focus);
        let whole = area.intersection(self.buffer.area);
        Block::bordered().border_style(style).render(whole, self.buffer);
        self.draw_text_field(whole.inner(Margin::new(2, 1)), field, in_focus);
    }

    /// How many rows the box of one line takes where so many are to spare: three, else the line
    /// alone between two bars.
    pub fn line_box_rows(&self, spare: u16) -> u16 {
        if spare >= 2 { 3 } else { 1 }
    }

    /// Draws the line that is being typed in a box that fills `area`, or between two bars where
    /// that is one row.
    pub fn draw_line_box(&mut self, area: Rect, field: &TextField) {
        if area.height >= 3 {
            self.draw_boxed_field(area, field, true);
        } else {
            self.line_field(area, field, true);
        }
    }

    /// Draws a field of one line between two bars on the first row of `area`.
    pub fn line_field(&mut self, area: Rect, field: &TextField, in_focus: bool) {
        let row = area.take_top(1);
        self.side_bars(row, in_focus);
        self.draw_text_field(row.skip_left(2).skip_right(1), field, in_focus);
    }

    /// The bars at the left and the right of a field.
    pub fn side_bars(&mut self, area: Rect, in_focus: bool) {
        let style = self.field_style(in_focus);
        let block = Block::new().borders(Borders::LEFT | Borders::RIGHT).border_style(style);
        block.render(area.intersection(self.buffer.area), self.buffer);
    }

    pub fn field_style(&self, in_focus: bool) -> Style {
        if in_focus { self.theme.key } else { self.theme.rule }
    }
}
