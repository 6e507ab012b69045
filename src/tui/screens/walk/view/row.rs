//! A strip: one row of the right side, before it is known which rows fit. Built whole, then drawn
//! from where the focus is.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::document::{truncate, wrap};
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;

#[derive(Clone, Debug, Default)]
pub(crate) struct ViewRow {
    pub(crate) parts: Vec<(u16, String, Style)>,
    pub(crate) right: Option<(String, Style)>,
    pub(crate) focus: bool,
    /// Whether it is a further row of what is in focus.
    pub(crate) is_focus_rest: bool,
    pub(crate) mark: u16,
    pub(crate) click: Option<Command>,
    /// Whether it is the heading of others, whose click leads to the first of them.
    pub(crate) is_heading: bool,
}

impl ViewRow {
    pub(crate) fn at(x: u16, text: impl Into<String>, style: Style) -> Self {
        Self { parts: vec![(x, text.into(), style)], ..Self::default() }
    }

    #[must_use]
    pub(crate) fn with(mut self, x: u16, text: impl Into<String>, style: Style) -> Self {
        self.parts.push((x, text.into(), style));
        self
    }

    #[must_use]
    pub(crate) fn with_right(mut self, text: impl Into<String>, style: Style) -> Self {
        self.right = Some((text.into(), style));
        self
    }
}

/// As many lines of a text as may be shown; where it is longer, a sign says so.
pub(super) fn first_lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, width);
    if most == 0 {
        return Vec::new();
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(truncate(&rest, width));
    }
    lines
}

/// The first of the strips that is drawn, so that the `focus_rows` rows in focus are on the screen.
pub(crate) fn first_visible(strips: &[ViewRow], focus_rows: usize, height: usize) -> usize {
    let at = strips.iter().position(|strip| strip.focus).unwrap_or(0);
    let top = if strips.len() <= height {
        0
    } else {
        (at + focus_rows + 1).saturating_sub(height).min(strips.len() - height)
    };
    top.min(at.saturating_sub(1))
}

/// Draws as many strips as fit, so that the `focus_rows` rows in focus are among them.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, strips: &[ViewRow], focus_rows: usize) {
    let top = first_visible(strips, focus_rows, usize::from(area.height));
    for (y, strip) in (0..area.height).zip(strips.iter().skip(top)) {
        let end = match &strip.right {
            Some((text, style)) => canvas
                .put_right(Rect { width: area.width.saturating_sub(1), ..area }, y, text, *style)
                .saturating_sub(1),
            None => area.width,
        };
        for (x, text, style) in &strip.parts {
            canvas.put_truncated(area, *x, y, end.saturating_sub(*x), text, *style);
        }
        if let Some(command) = strip.click {
            canvas.add_hit_area(area, 0, y, area.width, command);
        }
        let wide = area.width.saturating_sub(strip.mark);
        if strip.focus {
            canvas.draw_focus(area, strip.mark, y, wide);
        } else if strip.is_focus_rest {
            canvas.continue_focus(area, strip.mark, y, wide);
        }
    }
}
