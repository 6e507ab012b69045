//! Drawing a column of blocks: headings, lines, notes, and what is left out.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::HomeView;
use super::arrange::{BlockSize, Placed, arrange};
use crate::maturity::phrases::Sign;
use crate::tui::document::{more_words, wrap};
use crate::tui::protocol::command::Command;
use crate::tui::screens::home::area_columns::AreaColumns;
use crate::tui::screens::home::blocks::{Block, BlockRow, LATE};
use crate::tui::widgets::canvas::Canvas;

impl HomeView<'_> {
    /// Draws blocks one under the other, each with its part of the rows. The lines of snapshots take
    /// two rows each where one is too short for them and the column has room for it.
    pub(crate) fn draw_column(self, canvas: &mut Canvas<'_>, area: Rect, blocks: &[&Block]) {
        let focus = blocks.iter().enumerate().find_map(|(number, block)| {
            let line = block.rows.iter().position(|row| row.line == Some(self.focus))?;
            Some((number, line))
        });
        let arranged = |is_roomy: bool| {
            let sizes: Vec<BlockSize> =
                blocks.iter().map(|block| block_size(block, area.width, is_roomy)).collect();
            let (placed, elsewhere) = arrange(&sizes, usize::from(area.height), focus);
            let heights: Vec<usize> = sizes.iter().map(|size| size.row_height).collect();
            (placed, elsewhere, heights)
        };
        let (mut placed, mut elsewhere, mut heights) = arranged(true);
        let is_crowded = |(at, block): (usize, &&Block)| {
            heights[at] > 1
                && !placed
                    .iter()
                    .any(|one| one.block == at && one.rows.len() >= block.rows.len().min(2))
        };
        if blocks.iter().enumerate().any(is_crowded) {
            (placed, elsewhere, heights) = arranged(false);
        }
        for one in &placed {
            self.draw_block(canvas, area, one, (blocks[one.block], heights[one.block]));
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

    fn draw_block(
        self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        placed: &Placed,
        (block, row_height): (&Block, usize),
    ) {
        let row_of = |y: usize| u16::try_from(y).ok().filter(|y| *y < area.height);
        let mut y = placed.top;
        if let Some(at) = row_of(y) {
            draw_heading(canvas, area, at, block);
        }
        let columns = block.area_columns(area.width);
        for row in block.rows.get(placed.rows.clone()).unwrap_or_default() {
            y += 1;
            if let Some(at) = row_of(y) {
                self.draw_row(canvas, area, at, (row, row_height), columns);
            }
            y += row_height - 1;
        }
        let (wide, quiet) = (area.width.saturating_sub(2), canvas.theme.quiet);
        for note in note_lines(block, area.width).into_iter().take(placed.notes) {
            y += 1;
            if let Some(at) = row_of(y) {
                canvas.put_truncated(area, 1, at, wide, &note, quiet);
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

    fn draw_row(
        self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        y: u16,
        (row, height): (&BlockRow, usize),
        columns: Option<AreaColumns>,
    ) {
        let plain = canvas.theme.plain;
        let wide = area.width.saturating_sub(1);
        let middle = columns.map_or(middle_column(area), |columns| {
            draw_signs(canvas, area, (2 + columns.name, y), &row.signs);
            3 + columns.name + columns.signs
        });
        let style = if row.right == LATE { canvas.theme.backward } else { plain };
        let end = canvas.put_right(Rect { width: wide, ..area }, y, &row.right, style);
        let left = match columns {
            Some(columns) => columns.name + 2,
            None if row.middle.is_empty() => end + u16::from(row.right.is_empty()),
            None => middle,
        };
        let room = left.saturating_sub(2);
        let [first, second] = if height > 1 {
            row.left.fit_two_lines(room)
        } else {
            [row.left.fit(room), String::new()]
        };
        canvas.put(area, 1, y, &first, plain);
        canvas.put_truncated(area, 3, y + 1, wide.saturating_sub(3), &second, plain);
        let gap = u16::from(!row.right.is_empty());
        let width = end.saturating_sub(middle + gap);
        canvas.put_truncated(area, middle, y, width, &row.middle, plain);
        let Some(line) = row.line else { return };
        let is_focused = line == self.focus;
        let click = if is_focused { Command::Open(line) } else { Command::Focus(line) };
        for y in (y..area.height).take(height) {
            canvas.add_hit_area(area, 0, y, area.width, click);
        }
        if is_focused {
            canvas.draw_focus(area, 0, y, wide);
            if height > 1 {
                canvas.continue_focus(area, 0, y + 1, wide);
            }
        }
    }
}

/// How long a block is. Where there is room, and one of its lines is longer than a row, each takes
/// two.
fn block_size(block: &Block, width: u16, is_roomy: bool) -> BlockSize {
    let is_whole = |row: &BlockRow| {
        let right = u16::try_from(row.right.width()).unwrap_or(u16::MAX);
        let room = width.saturating_sub(2).saturating_sub(right);
        row.left.fits(room.saturating_sub(u16::from(right > 0)))
    };
    let row_height = if is_roomy && !block.rows.iter().all(is_whole) { 2 } else { 1 };
    BlockSize {
        rows: block.rows.len(),
        row_height,
        notes: note_lines(block, width).len(),
        comes_first: block.heading.subject.is_some(),
    }
}

/// The notes below a block, whole, in as many rows as they take.
fn note_lines(block: &Block, width: u16) -> Vec<String> {
    let width = usize::from(width.saturating_sub(2)).max(1);
    block.notes.iter().flat_map(|note| wrap(note, width)).collect()
}

/// One sign for each statement.
fn draw_signs(canvas: &mut Canvas<'_>, area: Rect, (x, y): (u16, u16), signs: &[Option<Sign>]) {
    for (x, sign) in (x..).zip(signs) {
        if let Some(sign) = sign {
            let style = canvas.theme.sign(*sign);
            canvas.put(area, x, y, &sign.symbol().to_string(), style);
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
