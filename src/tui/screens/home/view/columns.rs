//! Drawing a column of blocks: headings, lines, notes, and what is left out.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::HomeView;
use super::arrange::{BlockSize, Placed, arrange, more_words};
use super::blocks::{Block, BlockRow};
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;

impl HomeView<'_> {
    /// Draws blocks one under the other, each with its part of the rows.
    pub(crate) fn draw_column(self, canvas: &mut Canvas<'_>, area: Rect, blocks: &[Block]) {
        let size = |block: &Block| BlockSize { rows: block.rows.len(), notes: block.notes.len() };
        let sizes: Vec<BlockSize> = blocks.iter().map(size).collect();
        let focus = blocks.iter().enumerate().find_map(|(number, block)| {
            let line = block.rows.iter().position(|row| row.line == Some(self.focus))?;
            Some((number, line))
        });
        let (placed, elsewhere) = arrange(&sizes, usize::from(area.height), focus);
        for one in &placed {
            self.draw_block(canvas, area, one, &blocks[one.block]);
        }
        if let Some(words) = more_words(elsewhere).filter(|_| area.height > 0) {
            let quiet = canvas.theme.quiet;
            canvas.put_truncated(
                area,
                1,
                area.height - 1,
                area.width.saturating_sub(2),
                &words,
                quiet,
            );
        }
    }

    fn draw_block(self, canvas: &mut Canvas<'_>, area: Rect, placed: &Placed, block: &Block) {
        let row_of = |y: usize| u16::try_from(y).ok().filter(|y| *y < area.height);
        let mut y = placed.top;
        if let Some(at) = row_of(y) {
            draw_heading(canvas, area, at, block);
        }
        for row in block.rows.get(placed.rows.clone()).unwrap_or_default() {
            y += 1;
            if let Some(at) = row_of(y) {
                self.draw_row(canvas, area, at, row);
            }
        }
        let (wide, quiet) = (area.width.saturating_sub(2), canvas.theme.quiet);
        for note in block.notes.iter().take(placed.notes) {
            y += 1;
            if let Some(at) = row_of(y) {
                canvas.put_truncated(area, 1, at, wide, note, quiet);
            }
        }
        if let (Some(words), Some(at)) = (more_words(placed.hidden), row_of(y + 1)) {
            canvas.put_truncated(area, 1, at, wide, &words, quiet);
            // a click on it goes on to what is left out
            let next = block.rows.get(placed.rows.end).and_then(|row| row.line);
            let before = placed.rows.start.checked_sub(1).and_then(|at| block.rows.get(at)?.line);
            if let Some(line) = next.or(before) {
                canvas.add_hit_area(area, 0, at, area.width, Command::Focus(line));
            }
        }
    }

    fn draw_row(self, canvas: &mut Canvas<'_>, area: Rect, y: u16, row: &BlockRow) {
        let plain = canvas.theme.plain;
        let wide = area.width.saturating_sub(1);
        let middle = middle_column(area);
        let end = canvas.put_right(Rect { width: wide, ..area }, y, &row.right, plain);
        let left =
            if row.middle.is_empty() { end + u16::from(row.right.is_empty()) } else { middle };
        canvas.put(area, 1, y, &row.left.fit(left.saturating_sub(2)), plain);
        let gap = u16::from(!row.right.is_empty());
        let width = end.saturating_sub(middle + gap);
        canvas.put_truncated(area, middle, y, width, &row.middle, plain);
        let Some(line) = row.line else { return };
        let is_focused = line == self.focus;
        let click = if is_focused { Command::Open(line) } else { Command::Focus(line) };
        canvas.add_hit_area(area, 0, y, area.width, click);
        if is_focused {
            canvas.draw_focus(area, 0, y, wide);
        }
    }
}

fn middle_column(area: Rect) -> u16 {
    area.width.saturating_sub(1) * 5 / 9
}

/// The title of a block whole, and beside it the day its lines speak of and the head of the column
/// of what is left, as far as there is room.
fn draw_heading(canvas: &mut Canvas<'_>, area: Rect, y: u16, block: &Block) {
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let wide = area.width.saturating_sub(1);
    let title = u16::try_from(block.heading.words().width()).unwrap_or(u16::MAX);
    let fits = |head: &String| {
        let width = u16::try_from(head.width()).unwrap_or(u16::MAX);
        title.saturating_add(width).saturating_add(3) <= wide
    };
    let heads = block.heading.day.iter().flat_map(|(long, short)| {
        let both = |day: &str| format!("{day}  left");
        [both(long), both(short), short.clone()]
    });
    let head = heads.into_iter().find(fits).unwrap_or_default();
    let end = canvas.put_right(Rect { width: wide, ..area }, y, &head, quiet);
    let room = if head.is_empty() { wide.saturating_sub(1) } else { end.saturating_sub(2) };
    canvas.put(area, 1, y, &block.heading.fit(room), strong);
}
