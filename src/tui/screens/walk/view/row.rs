//! A strip: one row of the right side, before it is known which rows fit. Built whole, then drawn
//! from where the focus is.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::document::more_words;
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
    draw_more(canvas, area, strips, top);
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

/// How many more there are above and below, in the rule under the list.
fn draw_more(canvas: &mut Canvas<'_>, area: Rect, strips: &[ViewRow], top: usize) {
    let end = (top + usize::from(area.height)).min(strips.len());
    let is_seen = |command: &Command| {
        strips[top.min(end)..end].iter().any(|strip| strip.click.as_ref() == Some(command))
    };
    let count = |hidden: &[ViewRow]| {
        let mut clicks: Vec<Command> = hidden.iter().filter_map(|strip| strip.click).collect();
        clicks.dedup();
        clicks.iter().filter(|command| !is_seen(command)).count()
    };
    let hidden = (count(&strips[..top.min(end)]), count(&strips[end..]));
    if let Some(words) = more_words(hidden) {
        canvas.put_in_rule(area, &words);
    }
}
