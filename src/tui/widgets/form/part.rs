//! Drawing one part of a form, row by row, so that a form can be cut off anywhere.

use ratatui::layout::Rect;

use super::{FormRow, LEFT};
use crate::tui::document::{shorten, wrap};
use crate::tui::protocol::command::Command;
use crate::tui::text_field::TextField;
use crate::tui::widgets::canvas::Canvas;

/// One part of a form, being drawn.
pub(crate) struct FormPart<'p, 'b> {
    pub(crate) sheet: &'p mut Canvas<'b>,
    pub(crate) body: Rect,
    pub(crate) left: u16,
    pub(crate) labels: u16,
    /// The part's first row, counted from the form's.
    pub(crate) at: u16,
    pub(crate) top: u16,
    pub(crate) focus: bool,
}

impl FormPart<'_, '_> {
    /// Draws it, as far as it is on the screen.
    pub(crate) fn draw(self, row: &FormRow<'_>) {
        match row {
            FormRow::Blank => {}
            FormRow::Words { indent, text, style } => {
                if let Some(y) = self.row(0) {
                    self.sheet.put_short(
                        self.body,
                        LEFT + indent,
                        y,
                        self.body.width,
                        text,
                        *style,
                    );
                }
            }
            FormRow::Line { text, line } => self.line(text, *line),
            FormRow::Choice { label, words, line } => self.choice(label, words, *line),
            FormRow::Field { label, field, rows, line, inset } => {
                let at = self.left + inset;
                FormPart { left: at, ..self }.labelled(label, field, *rows, *line);
            }
            FormRow::Boxed { field, rows, line } => self.boxed(field, *rows, *line),
        }
    }

    /// Where a row of this part is on the screen, if it is.
    fn row(&self, down: u16) -> Option<u16> {
        (self.at + down).checked_sub(self.top).filter(|y| *y < self.body.height)
    }

    fn line(self, text: &str, line: usize) {
        let Some(y) = self.row(0) else { return };
        let (body, plain) = (self.body, self.sheet.ink.plain);
        self.sheet.put_short(body, LEFT + 2, y, body.width.saturating_sub(LEFT + 3), text, plain);
        let click = if self.focus { Command::Open(line) } else { Command::Focus(line) };
        self.sheet.click(body, 0, y, body.width, click);
        if self.focus {
            self.sheet.focus(body, LEFT, y, body.width.saturating_sub(LEFT * 2));
        }
    }

    /// The mark of focus and the label; returns the column after it.
    fn label(&mut self, label: &str, y: u16) -> u16 {
        let (body, strong, plain) = (self.body, self.sheet.ink.strong, self.sheet.ink.plain);
        if self.focus {
            self.sheet.put(body, self.left - 2, y, "►", strong);
        }
        let style = if self.focus { strong } else { plain };
        self.sheet.put_short(body, self.left, y, self.labels.saturating_sub(1), label, style);
        self.left + self.labels
    }

    fn choice(mut self, label: &str, words: &str, line: usize) {
        let Some(y) = self.row(0) else { return };
        let x = self.label(label, y);
        let body = self.body;
        self.sheet.click(body, 0, y, body.width, Command::Focus(line));
        let room = body.width.saturating_sub(x + 5);
        if !self.focus {
            let plain = self.sheet.ink.plain;
            self.sheet.put_short(body, x + 2, y, room, words, plain);
            return;
        }
        let (strong, focus) = (self.sheet.ink.strong, self.sheet.ink.focus);
        self.sheet.put(body, x, y, "◄", strong);
        self.sheet.click(body, x, y, 1, Command::Left);
        let after = self.sheet.put_short(body, x + 2, y, room, words, focus);
        self.sheet.put(body, after + 1, y, "►", strong);
        self.sheet.click(body, after + 1, y, 1, Command::Right);
        self.sheet.cursor_at(body, x + 2, y);
    }

    fn labelled(mut self, label: &str, field: &TextField, rows: u16, line: usize) {
        let x = self.row(0).map_or(self.left + self.labels, |y| self.label(label, y));
        let width = self.body.width.saturating_sub(x + LEFT);
        self.fill(field, x, width, 0, rows, line);
    }

    fn boxed(mut self, field: &TextField, rows: u16, line: usize) {
        let body = self.body;
        let width = body.width.saturating_sub(LEFT * 2).min(100);
        let style = if self.focus { self.sheet.ink.strong } else { self.sheet.ink.rule };
        let across = "─".repeat(usize::from(width.saturating_sub(2)));
        for (down, edge) in [(0, format!("┌{across}┐")), (rows + 1, format!("└{across}┘"))]
        {
            if let Some(y) = self.row(down) {
                self.sheet.put(body, LEFT, y, &edge, style);
            }
        }
        if let Some(y) = self.row(1).filter(|_| self.focus) {
            self.sheet.put(body, LEFT - 2, y, "►", style);
        }
        self.fill(field, LEFT, width, 1, rows, line);
    }

    /// The field itself between its two bars, as far as it is on the screen.
    fn fill(&mut self, field: &TextField, x: u16, width: u16, down: u16, rows: u16, line: usize) {
        let body = self.body;
        let style = if self.focus { self.sheet.ink.strong } else { self.sheet.ink.rule };
        let shown: Vec<u16> = (down..down + rows).filter_map(|down| self.row(down)).collect();
        let (Some(first), Some(end)) = (shown.first(), (x + width).checked_sub(1)) else { return };
        for y in &shown {
            self.sheet.put(body, x, *y, "│", style);
            self.sheet.put(body, end, *y, "│", style);
            self.sheet.click(body, 0, *y, body.width, Command::Focus(line));
        }
        let height = u16::try_from(shown.len()).unwrap_or(u16::MAX);
        let inside = Rect::new(body.x + x + 2, body.y + first, end.saturating_sub(x + 3), height)
            .intersection(body);
        if self.focus {
            self.sheet.field(inside, field, true);
        } else {
            self.at_rest(inside, field);
        }
    }

    /// A field that is not written in shows how its text begins, and a sign where there is more of
    /// it.
    fn at_rest(&mut self, inside: Rect, field: &TextField) {
        let width = usize::from(inside.width);
        let text = field.text();
        let mut rows: Vec<String> =
            text.split('\n').flat_map(|line| wrap(line, width.max(1))).collect();
        let last = usize::from(inside.height).saturating_sub(1);
        if rows.len() > last + 1 {
            let rest = rows.split_off(last).join(" ");
            rows.push(shorten(&rest, width));
        }
        let plain = self.sheet.ink.plain;
        for (y, row) in (0..inside.height).zip(rows) {
            self.sheet.put(inside, 0, y, &row, plain);
        }
    }
}
