//! Drawing by column and row: for the board, strips, the film and charts, where the place of every
//! sign is worked out. Screens draw into areas, which a layout gives them.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Canvas;
use crate::tui::document::truncate;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::text_field::TextField;

impl Canvas<'_> {
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
        self.focus_rest(Self::spot(area, x, y, width));
    }

    /// The same under a row that only belongs to it.
    pub fn extend_focus(&mut self, area: Rect, x: u16, y: u16, width: u16) {
        self.focus_beside(Self::spot(area, x, y, width));
    }

    fn spot(area: Rect, x: u16, y: u16, width: u16) -> Rect {
        Rect::new(area.x + x, area.y + y, width, 1).intersection(area)
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
