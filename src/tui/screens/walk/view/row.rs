//! A strip: one row of the right side, before it is known which rows fit. Built whole, then drawn
//! from where the focus is.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;

/// One row of the right side.
#[derive(Clone, Debug, Default)]
pub(crate) struct ViewRow {
    /// Words, each at its column.
    pub(crate) parts: Vec<(u16, String, Style)>,
    /// Words at the right end.
    pub(crate) right: Option<(String, Style)>,
    /// Whether this is the first row of what is in focus.
    pub(crate) focus: bool,
    /// The column of the mark of focus.
    pub(crate) mark: u16,
    /// What a click on it means.
    pub(crate) click: Option<Command>,
}

impl ViewRow {
    /// A row that begins with these words.
    pub(crate) fn at(x: u16, text: impl Into<String>, style: Style) -> Self {
        Self { parts: vec![(x, text.into(), style)], ..Self::default() }
    }

    /// The same row with more words.
    #[must_use]
    pub(crate) fn with(mut self, x: u16, text: impl Into<String>, style: Style) -> Self {
        self.parts.push((x, text.into(), style));
        self
    }

    /// The same row with words at its right end.
    #[must_use]
    pub(crate) fn with_right(mut self, text: impl Into<String>, style: Style) -> Self {
        self.right = Some((text.into(), style));
        self
    }
}

/// Draws as many strips as fit, so that the `focus_rows` rows in focus are among them.
pub(crate) fn draw(sheet: &mut Canvas<'_>, area: Rect, strips: &[ViewRow], focus_rows: usize) {
    let height = usize::from(area.height);
    let at = strips.iter().position(|strip| strip.focus).unwrap_or(0);
    let top = if strips.len() <= height {
        0
    } else {
        (at + focus_rows + 1).saturating_sub(height).min(strips.len() - height)
    };
    let top = top.min(at.saturating_sub(1));
    for (y, strip) in (0..area.height).zip(strips.iter().skip(top)) {
        let end = match &strip.right {
            Some((text, style)) => sheet
                .put_right(Rect { width: area.width.saturating_sub(1), ..area }, y, text, *style)
                .saturating_sub(1),
            None => area.width,
        };
        for (x, text, style) in &strip.parts {
            sheet.put_truncated(area, *x, y, end.saturating_sub(*x), text, *style);
        }
        if let Some(command) = strip.click {
            sheet.add_hit_area(area, 0, y, area.width, command);
        }
        if strip.focus {
            sheet.draw_focus(area, strip.mark, y, end.saturating_sub(strip.mark));
        }
    }
}
