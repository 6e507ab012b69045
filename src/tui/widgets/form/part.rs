//! Drawing one part of a form, row by row, so that a form can be cut off anywhere.

use ratatui::layout::Rect;

use super::{FormRow, LEFT};
use crate::tui::document::{truncate, wrap};
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

pub(crate) struct FormPart<'p, 'b> {
    pub(crate) canvas: &'p mut Canvas<'b>,
    pub(crate) body: Rect,
    pub(crate) left: u16,
    pub(crate) label_width: u16,
    /// The part's first row, counted from the form's.
    pub(crate) first_row: u16,
    pub(crate) top_row: u16,
    pub(crate) is_focused: bool,
}

impl FormPart<'_, '_> {
    pub(crate) fn draw(self, row: &FormRow<'_>) {
        match row {
            FormRow::Blank => {}
            FormRow::Text { indent, text, style } => {
                if let Some(y) = self.visible_row(0) {
                    self.canvas.put_truncated(
                        self.body,
                        LEFT + indent,
                        y,
                        self.body.width,
                        text,
                        *style,
                    );
                }
            }
            FormRow::Line { text, line } => self.draw_line(text, *line),
            FormRow::Choice { label, words, line } => self.draw_choice(label, words, *line),
            FormRow::Field { label, field, rows, line, inset } => {
                let at = self.left + inset;
                FormPart { left: at, ..self }.draw_labelled_field(label, field, *rows, *line);
            }
            FormRow::Boxed { field, rows, line } => self.draw_boxed_field(field, *rows, *line),
        }
    }

    fn visible_row(&self, down: u16) -> Option<u16> {
        (self.first_row + down).checked_sub(self.top_row).filter(|y| *y < self.body.height)
    }

    fn draw_line(self, text: &str, line: usize) {
        let Some(y) = self.visible_row(0) else { return };
        let (body, plain) = (self.body, self.canvas.theme.plain);
        self.canvas.put_truncated(
            body,
            LEFT + 2,
            y,
            body.width.saturating_sub(LEFT + 3),
            text,
            plain,
        );
        let click = if self.is_focused { Command::Open(line) } else { Command::Focus(line) };
        self.canvas.add_hit_area(body, 0, y, body.width, click);
        if self.is_focused {
            self.canvas.draw_focus(body, LEFT, y, body.width.saturating_sub(LEFT * 2));
        }
    }

    /// The mark of focus and the label; returns the column after it.
    fn draw_label(&mut self, label: &str, y: u16) -> u16 {
        let (body, strong, plain) = (self.body, self.canvas.theme.strong, self.canvas.theme.plain);
        if self.is_focused {
            let key = self.canvas.theme.key;
            self.canvas.put(body, self.left - 2, y, "►", key);
        }
        let style = if self.is_focused { strong } else { plain };
        self.canvas.put_truncated(
            body,
            self.left,
            y,
            self.label_width.saturating_sub(1),
            label,
            style,
        );
        self.left + self.label_width
    }

    fn draw_choice(mut self, label: &str, words: &str, line: usize) {
        let Some(y) = self.visible_row(0) else { return };
        let x = self.draw_label(label, y);
        let body = self.body;
        self.canvas.add_hit_area(body, 0, y, body.width, Command::Focus(line));
        let room = body.width.saturating_sub(x + 5);
        if !self.is_focused {
            let plain = self.canvas.theme.plain;
            self.canvas.put_truncated(body, x + 2, y, room, words, plain);
            return;
        }
        let (key, focus) = (self.canvas.theme.key, self.canvas.theme.focus);
        self.canvas.put(body, x, y, "◄", key);
        self.canvas.add_hit_area(body, x, y, 1, Command::Left);
        let after = self.canvas.put_truncated(body, x + 2, y, room, words, focus);
        self.canvas.put(body, after + 1, y, "►", key);
        self.canvas.add_hit_area(body, after + 1, y, 1, Command::Right);
        self.canvas.set_cursor(body, x + 1, y);
    }

    fn draw_labelled_field(mut self, label: &str, field: &TextField, rows: u16, line: usize) {
        let x =
            self.visible_row(0).map_or(self.left + self.label_width, |y| self.draw_label(label, y));
        let width = self.body.width.saturating_sub(x + LEFT);
        self.draw_field(field, x, width, 0, rows, line);
    }

    fn draw_boxed_field(mut self, field: &TextField, rows: u16, line: usize) {
        let body = self.body;
        let width = body.width.saturating_sub(LEFT * 2).min(100);
        let style = if self.is_focused { self.canvas.theme.key } else { self.canvas.theme.rule };
        let across = "─".repeat(usize::from(width.saturating_sub(2)));
        for (down, edge) in [(0, format!("┌{across}┐")), (rows + 1, format!("└{across}┘"))]
        {
            if let Some(y) = self.visible_row(down) {
                self.canvas.put(body, LEFT, y, &edge, style);
            }
        }
        if let Some(y) = self.visible_row(1).filter(|_| self.is_focused) {
            self.canvas.put(body, LEFT - 2, y, "►", style);
        }
        self.draw_field(field, LEFT, width, 1, rows, line);
    }

    /// The field itself between its two bars, as far as it is on the screen.
    fn draw_field(
        &mut self,
        field: &TextField,
        x: u16,
        width: u16,
        down: u16,
        rows: u16,
        line: usize,
    ) {
        let body = self.body;
        let style = if self.is_focused { self.canvas.theme.key } else { self.canvas.theme.rule };
        let shown: Vec<u16> =
            (down..down + rows).filter_map(|down| self.visible_row(down)).collect();
        let (Some(first), Some(end)) = (shown.first(), (x + width).checked_sub(1)) else { return };
        for y in &shown {
            self.canvas.put(body, x, *y, "│", style);
            self.canvas.put(body, end, *y, "│", style);
            self.canvas.add_hit_area(body, 0, *y, body.width, Command::Focus(line));
        }
        let height = u16::try_from(shown.len()).unwrap_or(u16::MAX);
        let inside = Rect::new(body.x + x + 2, body.y + first, end.saturating_sub(x + 3), height)
            .intersection(body);
        if self.is_focused {
            self.canvas.draw_text_field(inside, field, true);
        } else {
            self.draw_unfocused_text(inside, field);
        }
    }

    /// A field that is not written in shows how its text begins, and a sign where there is more of
    /// it.
    fn draw_unfocused_text(&mut self, inside: Rect, field: &TextField) {
        let width = usize::from(inside.width);
        let text = field.text();
        let mut rows: Vec<String> =
            text.split('\n').flat_map(|line| wrap(line, width.max(1))).collect();
        let last = usize::from(inside.height).saturating_sub(1);
        if rows.len() > last + 1 {
            let rest = rows.split_off(last).join(" ");
            rows.push(truncate(&rest, width));
        }
        let plain = self.canvas.theme.plain;
        for (y, row) in (0..inside.height).zip(rows) {
            self.canvas.put(inside, 0, y, &row, plain);
        }
    }
}
