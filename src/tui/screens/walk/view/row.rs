//! A strip: one row of the right side, before it is known which rows fit. Built whole, then drawn
//! from where the focus is.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::protocol::command::Command;
use crate::tui::viewport::{Viewport, more_words};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

#[derive(Clone, Debug, Default)]
pub(crate) struct ViewRow {
    pub(crate) cells: Vec<ViewCell>,
    pub(crate) right: Option<(String, Style)>,
    pub(crate) focus: bool,
    /// Whether it is a further row of what is in focus.
    pub(crate) is_focus_rest: bool,
    pub(crate) mark: u16,
    pub(crate) click: Option<Command>,
    /// Whether it is the heading of others, whose click leads to the first of them.
    pub(crate) is_heading: bool,
}

/// What stands beside each other in a row: so many columns, or all that are left.
#[derive(Clone, Debug)]
pub(crate) struct ViewCell {
    pub(crate) width: Option<u16>,
    pub(crate) spans: Vec<(String, Style)>,
}

impl ViewRow {
    /// A row that begins so many columns in.
    pub(crate) fn indent(columns: u16) -> Self {
        Self::default().spans(columns, Vec::new())
    }

    /// Words that have the whole row, but for its indent.
    pub(crate) fn text(indent: u16, text: impl Into<String>, style: Style) -> Self {
        Self::indent(indent).rest(text, style)
    }

    /// Words in so many columns.
    #[must_use]
    pub(crate) fn cell(self, width: u16, text: impl Into<String>, style: Style) -> Self {
        self.spans(width, vec![(text.into(), style)])
    }

    /// Words of several styles in so many columns.
    #[must_use]
    pub(crate) fn spans(mut self, width: u16, spans: Vec<(String, Style)>) -> Self {
        self.cells.push(ViewCell { width: Some(width), spans });
        self
    }

    /// Words in all columns that are left.
    #[must_use]
    pub(crate) fn rest(mut self, text: impl Into<String>, style: Style) -> Self {
        self.cells.push(ViewCell { width: None, spans: vec![(text.into(), style)] });
        self
    }

    /// Whether some of its words are cut off.
    pub(crate) fn is_cut(&self) -> bool {
        self.cells.iter().flat_map(|cell| &cell.spans).any(|(text, _)| text.ends_with('…'))
    }

    #[must_use]
    pub(crate) fn with_right(mut self, text: impl Into<String>, style: Style) -> Self {
        self.right = Some((text.into(), style));
        self
    }
}

/// The most lines that a rung has, and each text below the rungs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineLimits {
    pub(crate) rung: usize,
    pub(crate) text: usize,
}

impl LineLimits {
    pub(crate) const NONE: Self = Self { rung: usize::MAX, text: usize::MAX };

    /// What gives way first, and what next: rungs are what a ladder asks, so they stay longest.
    pub(crate) const SHORTER: [Self; 6] = [
        Self { rung: usize::MAX, text: 2 },
        Self { rung: usize::MAX, text: 1 },
        Self { rung: 3, text: 1 },
        Self { rung: 2, text: 1 },
        Self { rung: 1, text: 1 },
        Self { rung: 1, text: 0 },
    ];
}

/// A text that goes on in a sentence begins with a small letter, unless its first word is all
/// capitals.
pub(super) fn uncapitalize(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// The strips that are drawn, so that the `focus_rows` rows in focus are on the screen, with what
/// stands just above and below them.
pub(crate) fn viewport(strips: &[ViewRow], focus_rows: usize, height: usize) -> Viewport {
    let at = strips.iter().position(|strip| strip.focus).unwrap_or(0);
    Viewport::following(at.saturating_sub(1)..at + focus_rows + 1, height, strips.len())
}

/// Draws as many strips as fit, so that the `focus_rows` rows in focus are among them.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, strips: &[ViewRow], focus_rows: usize) {
    let view = viewport(strips, focus_rows, usize::from(area.height));
    draw_more(canvas, area, strips, view);
    for (line, strip) in area.rows().zip(&strips[view.visible()]) {
        let mut room = match &strip.right {
            Some((text, style)) => {
                canvas.text_right(line.skip_right(1), text, *style).skip_right(1)
            }
            None => line,
        };
        for cell in &strip.cells {
            let width = cell.width.unwrap_or(room.width);
            let mut place = room.take_left(width);
            for (text, style) in &cell.spans {
                place = canvas.text(place, text, *style);
            }
            room = room.skip_left(width);
        }
        if let Some(command) = strip.click {
            canvas.click(line, command);
        }
        if strip.focus {
            canvas.focus(line.skip_left(strip.mark));
        } else if strip.is_focus_rest {
            canvas.focus_rest(line.skip_left(strip.mark));
        }
    }
}

/// How many more there are above and below, in the rule under the list.
fn draw_more(canvas: &mut Canvas<'_>, area: Rect, strips: &[ViewRow], view: Viewport) {
    let shown = view.visible();
    let is_seen = |command: &Command| {
        strips[shown.clone()].iter().any(|strip| strip.click.as_ref() == Some(command))
    };
    let count = |hidden: &[ViewRow]| {
        let mut clicks: Vec<Command> = hidden.iter().filter_map(|strip| strip.click).collect();
        clicks.dedup();
        clicks.iter().filter(|command| !is_seen(command)).count()
    };
    let hidden = (count(&strips[..shown.start]), count(&strips[shown.end..]));
    if let Some(words) = more_words(hidden) {
        canvas.text_in_rule(area, &words);
    }
}
