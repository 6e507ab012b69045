//! The canvas that screens are drawn on: the buffer, its styles, the places for clicks and the one
//! cursor. Drawing outside it does nothing, so that every screen survives every size.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::text_field::TextField;
use crate::tui::document::truncate;
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

impl Canvas<'_> {
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Writes `text` at a column and row of `area`, at most to its right edge; returns the column
    /// after it.
    pub fn put(&mut self, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if y >= area.height || x >= area.width {
            return x;
        }
        let (left, end) = (area.x + x, area.right());
        let mut at = left;
        // the shade of an answer has the same colour wherever it stands
        let has_signs = !text.is_ascii() && [self.theme.plain, self.theme.quiet].contains(&style);
        for part in text.graphemes(true) {
            let wide = u16::try_from(part.width()).unwrap_or(2);
            if at + wide > end {
                break;
            }
            if wide > 0 {
                let own = self.theme.sign_character(part).filter(|_| has_signs).unwrap_or(style);
                self.buffer.set_stringn(at, area.y + y, part, usize::from(wide), own);
            }
            at += wide;
        }
        at - area.x
    }

    /// Writes `text` shortened to `width` columns.
    pub fn put_truncated(
        &mut self,
        area: Rect,
        x: u16,
        y: u16,
        width: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let width = width.min(area.width.saturating_sub(x));
        self.put(area, x, y, &truncate(text, usize::from(width)), style)
    }

    /// Writes plain `text` shortened to `width` columns. The signs in it that say which way
    /// something moved, and that an answer is not sure, have their colours.
    pub fn put_with_signs(&mut self, area: Rect, x: u16, y: u16, width: u16, text: &str) {
        let plain = self.theme.plain;
        let end = self.put_truncated(area, x, y, width, text, plain);
        for at in x..end {
            let whole = Position::new(area.x + at, area.y + y);
            let is_alone = |at: u16| {
                at >= end
                    || self.buffer.cell((area.x + at, whole.y)).is_some_and(|it| it.symbol() == " ")
            };
            let is_sign = (at == x || is_alone(at - 1)) && is_alone(at + 1);
            let Some(symbol) = self.buffer.cell(whole).map(|cell| cell.symbol().to_owned()) else {
                continue;
            };
            if is_sign && let Some(style) = self.theme.movement_sign(&symbol) {
                self.put(area, at, y, &symbol, style);
            }
        }
    }

    /// Writes `text` so that it ends at the right edge of `area`; returns the column where it
    /// begins.
    pub fn put_right(&mut self, area: Rect, y: u16, text: &str, style: Style) -> u16 {
        let wide = u16::try_from(text.width()).unwrap_or(u16::MAX);
        let x = area.width.saturating_sub(wide);
        self.put(area, x, y, text, style);
        x
    }

    /// Draws a line across `area` at row `y`.
    pub fn draw_rule(&mut self, area: Rect, y: u16) {
        let style = self.theme.rule;
        self.put(area, 0, y, &"─".repeat(usize::from(area.width)), style);
    }

    /// Writes `words` into the rule just below `area`, at its right end; nothing where no rule is.
    pub fn put_in_rule(&mut self, area: Rect, words: &str) {
        let below = Rect { height: area.height + 1, width: area.width.saturating_sub(2), ..area };
        let words = format!(" {words} ");
        let wide = u16::try_from(words.width()).unwrap_or(u16::MAX);
        let first = (below.x + below.width.saturating_sub(wide), area.bottom());
        if self.buffer.cell(first).is_some_and(|cell| cell.symbol() == "─") {
            let quiet = self.theme.quiet;
            self.put_right(below, area.height, &words, quiet);
        }
    }

    /// Draws a line down `area` at column `x`, joined to the rules above and below it.
    pub fn draw_vertical_rule(&mut self, area: Rect, x: u16) {
        let style = self.theme.rule;
        for y in 0..area.height {
            self.put(area, x, y, "│", style);
        }
        let joints = [(area.y.checked_sub(1), "┬"), (Some(area.bottom()), "┴")];
        for (y, joint) in joints {
            let whole = self.area();
            let Some(y) = y else { continue };
            let is_rule =
                self.buffer.cell((area.x + x, y)).is_some_and(|cell| cell.symbol() == "─");
            if is_rule {
                self.put(whole, area.x + x, y, joint, style);
            }
        }
    }

    /// Takes the colours of what was drawn there before, so that plain words can stand in its place.
    pub fn clear_style(&mut self, area: Rect, x: u16, y: u16, width: u16) {
        let spot = Rect::new(area.x + x, area.y + y, width, 1).intersection(area);
        self.buffer.set_style(spot, Style::reset().patch(self.theme.page));
    }

    /// Puts the mark of focus at the start of a row, lays the bar under the row, and takes the
    /// cursor there.
    pub fn draw_focus(&mut self, area: Rect, x: u16, y: u16, width: u16) {
        let key = self.theme.key;
        self.put(area, x, y, "►", key);
        self.continue_focus(area, x, y, width);
        self.set_cursor(area, x, y);
    }

    /// Lays the bar under a further row of what is in focus. The last column of the screen stays
    /// free.
    pub fn continue_focus(&mut self, area: Rect, x: u16, y: u16, width: u16) {
        self.lay_bar(area, x, y, width, true);
    }

    /// The same under a row that only belongs to it.
    pub fn extend_focus(&mut self, area: Rect, x: u16, y: u16, width: u16) {
        self.lay_bar(area, x, y, width, false);
    }

    fn lay_bar(&mut self, area: Rect, x: u16, y: u16, width: u16, is_strong: bool) {
        let after_mark = u16::from(!self.theme.has_colored_bar());
        let screen = self.buffer.area;
        let free = Rect { width: screen.width.saturating_sub(1), ..screen };
        let row =
            Rect::new(area.x + x + after_mark, area.y + y, width.saturating_sub(after_mark), 1)
                .intersection(area.intersection(free));
        for at in row.positions() {
            if let Some(cell) = self.buffer.cell_mut(at) {
                self.theme.focus_cell(cell, is_strong);
            }
        }
    }

    /// Takes the real cursor to a column and row of `area`.
    pub fn set_cursor(&mut self, area: Rect, x: u16, y: u16) {
        let at = Position::new(area.x + x, area.y + y);
        if self.buffer.area.contains(at) && area.contains(at) {
            self.cursor = Some(at);
        }
    }

    /// Says what a click on a part of `area` means.
    pub fn add_hit_area(&mut self, area: Rect, x: u16, y: u16, width: u16, command: Command) {
        let spot = Rect::new(area.x + x, area.y + y, width, 1).intersection(area);
        self.hit_areas.add(spot, command);
    }

    /// Says that a click on this row of `area` puts a line into focus, or opens the one in focus.
    pub fn add_row_hit(&mut self, area: Rect, y: u16, line: usize, in_focus: bool) {
        let click = if in_focus { Command::Open(line) } else { Command::Focus(line) };
        self.add_hit_area(area, 0, y, area.width, click);
    }

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
            self.set_cursor(area, column.min(area.width - 1), row.min(area.height - 1));
        }
    }

    /// Draws a text field of several rows in a box that fills `area`.
    pub fn draw_boxed_field(&mut self, area: Rect, field: &TextField, in_focus: bool) {
        let style = if in_focus { self.theme.key } else { self.theme.rule };
        let across = "─".repeat(usize::from(area.width.saturating_sub(2)));
        let (end, last) = (area.width.saturating_sub(1), area.height.saturating_sub(1));
        self.put(area, 0, 0, &format!("┌{across}┐"), style);
        for y in 1..last {
            self.put(area, 0, y, "│", style);
            self.put(area, end, y, "│", style);
        }
        self.put(area, 0, last, &format!("└{across}┘"), style);
        let inside = Rect::new(
            area.x + 2,
            area.y + 1,
            area.width.saturating_sub(4),
            area.height.saturating_sub(2),
        );
        self.draw_text_field(inside, field, in_focus);
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
            self.draw_line_field(area, 0, 0, area.width, field, true);
        }
    }

    pub fn draw_line_field(
        &mut self,
        area: Rect,
        x: u16,
        y: u16,
        width: u16,
        field: &TextField,
        in_focus: bool,
    ) {
        let style = if in_focus { self.theme.key } else { self.theme.rule };
        self.put(area, x, y, "│", style);
        let end = (x + width).min(area.width).saturating_sub(1);
        self.put(area, end, y, "│", style);
        let inside =
            Rect::new(area.x + x + 2, area.y + y, end.saturating_sub(x + 2), 1).intersection(area);
        self.draw_text_field(inside, field, in_focus);
    }
}
