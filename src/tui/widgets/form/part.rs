//! Drawing one part of a form, of which the viewport may cut off rows above and below.

use ratatui::layout::Rect;
use ratatui::widgets::{Block, Borders, Widget};

use super::{FormRow, LEFT};
use crate::maturity::text_wrap::first_lines;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::text_field::TextField;

/// A box is no wider than this.
const MAX_BOX: u16 = 100;

pub(crate) struct FormPart<'p, 'b> {
    pub(crate) canvas: &'p mut Canvas<'b>,
    /// The rows of the part that are on the screen.
    pub(crate) area: Rect,
    pub(crate) label_width: u16,
    /// How many rows of the part are cut off above, and below.
    pub(crate) rows_above: u16,
    pub(crate) rows_below: u16,
    pub(crate) is_focused: bool,
}

impl FormPart<'_, '_> {
    pub(crate) fn draw(mut self, row: &FormRow<'_>) {
        match row {
            FormRow::Blank => {}
            FormRow::Text { indent, text, style } => {
                self.canvas.text(self.area.skip_left(LEFT + indent), text, *style);
            }
            FormRow::Line { text, line } => self.draw_line(text, *line),
            FormRow::Choice { label, words, line } => self.draw_choice(label, words, *line),
            FormRow::Field { label, field, line, inset, .. } => {
                let beside = self.draw_label(label, LEFT + inset);
                self.draw_field(field, beside.skip_right(LEFT), *line);
            }
            FormRow::Boxed { field, line, .. } => self.draw_boxed_field(field, *line),
        }
    }

    fn draw_line(self, text: &str, line: usize) {
        let (area, plain) = (self.area, self.canvas.theme.plain);
        self.canvas.text(area.skip_left(LEFT + 2).skip_right(1), text, plain);
        self.canvas.click_row(area, line, self.is_focused);
        if self.is_focused {
            self.canvas.focus(area.skip_left(LEFT).skip_right(LEFT));
        }
    }

    /// The mark of focus and the label; returns what is beside it.
    fn draw_label(&mut self, label: &str, left: u16) -> Rect {
        let area = self.area.skip_left(left);
        if self.rows_above == 0 {
            let theme = self.canvas.theme;
            if self.is_focused {
                self.canvas.focus_mark(area.before(2));
            }
            let style = if self.is_focused { theme.strong } else { theme.plain };
            self.canvas.text(area.take_left(self.label_width).skip_right(1), label, style);
        }
        area.skip_left(self.label_width)
    }

    fn draw_choice(mut self, label: &str, words: &str, line: usize) {
        let beside = self.draw_label(label, LEFT);
        self.canvas.click(self.area, Command::Focus(line));
        let room = beside.skip_left(2).skip_right(3);
        let theme = self.canvas.theme;
        if !self.is_focused {
            self.canvas.text(room, words, theme.plain);
            return;
        }
        let back = beside.take_left(1);
        self.canvas.text(back, "◄", theme.key);
        self.canvas.click(back, Command::Left);
        let after = self.canvas.text(room, words, theme.focus);
        let on = beside.behind(after.take_left(0)).skip_left(1).take_left(1);
        self.canvas.text(on, "►", theme.key);
        self.canvas.click(on, Command::Right);
        self.canvas.cursor_to(self.area.skip_left(LEFT - 2));
    }

    fn draw_boxed_field(mut self, field: &TextField, line: usize) {
        let place = self.area.skip_left(LEFT).skip_right(LEFT).take_left(MAX_BOX);
        let (has_top, has_bottom) = (self.rows_above == 0, self.rows_below == 0);
        let mut edges = Borders::LEFT | Borders::RIGHT;
        edges.set(Borders::TOP, has_top);
        edges.set(Borders::BOTTOM, has_bottom);
        let block = Block::new().borders(edges);
        let block = block.border_style(self.canvas.field_style(self.is_focused));
        let whole = self.canvas.area();
        block.render(place.intersection(whole), self.canvas.buffer);
        let inside = place.skip_top(u16::from(has_top)).skip_bottom(u16::from(has_bottom));
        if self.is_focused && self.rows_above <= 1 {
            self.canvas.focus_mark(inside.before(2));
        }
        self.draw_field(field, inside, line);
    }

    /// The field itself between its two bars, as far as it is on the screen.
    fn draw_field(&mut self, field: &TextField, place: Rect, line: usize) {
        self.canvas.side_bars(place, self.is_focused);
        self.canvas.click(self.area.rows_of(place), Command::Focus(line));
        // the cursor of a line has a column behind its text
        let inside = place.skip_left(2).skip_right(if place.height > 1 { 2 } else { 1 });
        if self.is_focused {
            self.canvas.draw_text_field(inside, field, true);
        } else {
            // how its text begins, and a sign where there is more of it
            let most = usize::from(inside.height);
            let lines = first_lines(&field.text(), inside.columns_of_text(), most);
            self.canvas.lines(inside, &lines, self.canvas.theme.plain);
        }
    }
}
