//! Drawing by column and row: for the board, strips, the film and charts alone, where the place of
//! every sign is worked out. Everything else is drawn into areas, which a layout gives it.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Canvas;

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
        for part in self.theme.line(text, style).iter() {
            for letter in part.content.graphemes(true) {
                let wide = u16::try_from(letter.width()).unwrap_or(2);
                if at + wide > end {
                    return at - area.x;
                }
                if wide > 0 {
                    let width = usize::from(wide);
                    self.buffer.set_stringn(at, area.y + y, letter, width, part.style);
                }
                at += wide;
            }
        }
        at - area.x
    }
}
