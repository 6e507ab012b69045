//! Drawing a form: words, text fields with a label or in a box, choices, lines that do something.
//! Where it is taller than the screen it is scrolled so far that the line in focus is seen; how far
//! follows from the focus alone, and the last row says how many rows more there are.

mod part;

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use self::part::FormPart;
use super::canvas::Canvas;
use super::rect::RectExt;
use super::text_field::TextField;
use crate::maturity::text_wrap::wrap;
use crate::tui::viewport::Viewport;

/// Where words, labels and boxes begin; what is in focus is marked two columns before.
const LEFT: u16 = 3;

/// The fewest rows of which one says how many more there are.
const MIN_HEIGHT_FOR_COUNT: u16 = 10;

#[derive(Default)]
pub struct Form<'f> {
    rows: Vec<FormRow<'f>>,
    label_width: u16,
}

enum FormRow<'f> {
    Blank,
    Text { indent: u16, text: String, style: Style },
    Line { text: String, line: usize },
    Choice { label: String, words: String, line: usize },
    Field { label: String, field: &'f TextField, rows: u16, line: usize, inset: u16 },
    Boxed { field: &'f TextField, rows: u16, line: usize },
}

impl FormRow<'_> {
    fn height(&self) -> u16 {
        match self {
            Self::Field { rows, .. } => *rows,
            Self::Boxed { rows, .. } => rows + 2,
            _ => 1,
        }
    }

    fn line(&self) -> Option<usize> {
        match self {
            Self::Line { line, .. }
            | Self::Choice { line, .. }
            | Self::Field { line, .. }
            | Self::Boxed { line, .. } => Some(*line),
            Self::Blank | Self::Text { .. } => None,
        }
    }
}

impl<'f> Form<'f> {
    /// An empty form whose labels take this many columns.
    pub fn with_label_width(labels: u16) -> Self {
        Self { rows: Vec::new(), label_width: labels }
    }

    /// Adds an empty row.
    pub fn blank(&mut self) {
        self.rows.push(FormRow::Blank);
    }

    /// Adds words, as many rows as they need at this width of the screen.
    pub fn paragraph(&mut self, text: &str, style: Style, width: u16) {
        let room = usize::from(width.max(LEFT + 2) - LEFT - 1);
        self.rows.extend(wrap(text, room).into_iter().map(|text| FormRow::Text {
            indent: 0,
            text,
            style,
        }));
    }

    pub fn line(&mut self, text: impl Into<String>, line: usize) {
        self.rows.push(FormRow::Line { text: text.into(), line });
    }

    pub fn choice(&mut self, label: &str, words: &str, line: usize) {
        self.rows.push(FormRow::Choice { label: label.to_owned(), words: words.to_owned(), line });
    }

    pub fn field(&mut self, label: &str, field: &'f TextField, rows: u16, line: usize) {
        self.rows.push(FormRow::Field { label: label.to_owned(), field, rows, line, inset: 0 });
    }

    pub fn field_as_line(&mut self, label: &str, field: &'f TextField, line: usize) {
        self.rows.push(FormRow::Field { label: label.to_owned(), field, rows: 1, line, inset: 2 });
    }

    pub fn boxed(&mut self, field: &'f TextField, rows: u16, line: usize) {
        self.rows.push(FormRow::Boxed { field, rows, line });
    }

    /// The rows it needs.
    pub fn height(&self) -> u16 {
        self.rows.iter().map(FormRow::height).sum()
    }

    /// Draws the form into `body`, with this line in focus.
    pub fn draw(&self, canvas: &mut Canvas<'_>, body: Rect, focus: usize) {
        let is_cut = self.height() > body.height && body.height >= MIN_HEIGHT_FOR_COUNT;
        let (body, more) = if is_cut {
            (body.skip_bottom(1), body.take_bottom(1))
        } else {
            (body, Rect::default())
        };
        let view = self.viewport(body.height, focus);
        if let Some(words) = view.more_words().filter(|_| is_cut) {
            canvas.text(more.skip_left(LEFT).skip_right(1), &words, canvas.theme.quiet);
        }
        let shown = view.visible();
        let mut first = 0;
        for row in &self.rows {
            let rows = first..first + usize::from(row.height());
            first = rows.end;
            let visible = rows.start.max(shown.start)..rows.end.min(shown.end);
            if visible.is_empty() {
                continue;
            }
            let count = |rows: Range<usize>| u16::try_from(rows.len()).unwrap_or(u16::MAX);
            let below = body.skip_top(count(shown.start..visible.start));
            FormPart {
                canvas,
                area: below.take_top(count(visible.clone())),
                label_width: self.label_width.min(body.width / 2),
                rows_above: count(rows.start..visible.start),
                rows_below: count(visible.end..rows.end),
                is_focused: row.line() == Some(focus),
            }
            .draw(row);
        }
    }

    /// The rows shown. What follows the last line is seen with it.
    fn viewport(&self, height: u16, focus: usize) -> Viewport {
        let (mut first, mut after, mut all) = (0, 0, 0);
        for row in &self.rows {
            if row.line() == Some(focus) {
                (first, after) = (all, all + usize::from(row.height()));
            }
            all += usize::from(row.height());
        }
        let is_last = self.rows.iter().rev().find_map(FormRow::line) == Some(focus);
        let end = if is_last { all } else { after + 1 };
        Viewport::following(first..end, usize::from(height), all)
    }
}
