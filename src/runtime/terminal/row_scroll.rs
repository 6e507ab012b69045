//! Rows that only moved up or down since the last frame: they are moved by the terminal's scrolling
//! region (DECSTBM), and not sent again.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

/// So many cells must be spared before rows are moved: the move takes some bytes itself.
const LEAST_SPARED: usize = 40;

/// The rows that a frame changes, as they were before it.
pub(super) struct RowsBefore(Vec<(u16, Vec<Cell>)>);

impl RowsBefore {
    /// Puts the changed cells, which come row by row, into what is shown.
    pub(super) fn replace(shown: &mut Buffer, cells: &[(u16, u16, &Cell)]) -> Self {
        let mut before = Vec::new();
        for row in cells.chunk_by(|one, other| one.1 == other.1) {
            if let Some((_, number, _)) = row.first() {
                before.push((*number, row_of(shown, *number).to_vec()));
            }
            for (column, number, cell) in row {
                put(shown, (*column, *number), cell);
            }
        }
        Self(before)
    }

    /// The numbers of those rows, from the top.
    fn numbers(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.iter().map(|(number, _)| *number)
    }

    /// A row as it was; one that did not change is as it is in `next`.
    fn row<'r>(&'r self, next: &'r Buffer, number: u16) -> &'r [Cell] {
        match self.0.binary_search_by_key(&number, |(known, _)| *known) {
            Ok(at) => &self.0[at].1,
            Err(_) => row_of(next, number),
        }
    }

    /// All that was shown.
    fn whole(&self, next: &Buffer) -> Buffer {
        let mut whole = next.clone();
        for (number, cells) in &self.0 {
            let begin = usize::from(*number) * usize::from(whole.area.width);
            for (at, cell) in cells.iter().enumerate() {
                if let Some(place) = whole.content.get_mut(begin + at) {
                    place.clone_from(cell);
                }
            }
        }
        whole
    }
}

/// Puts one cell. What a wide character covers is blank, as the drawing library has it.
fn put(shown: &mut Buffer, (column, row): (u16, u16), cell: &Cell) {
    let wide = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
    for covered in column..column.saturating_add(wide) {
        if let Some(place) = shown.cell_mut((covered, row)) {
            place.clone_from(if covered == column { cell } else { &Cell::EMPTY });
        }
    }
}

/// Rows that move by `lines`: up, or down where `is_down`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowScroll {
    /// The first row of the region, and the one after its last.
    top: u16,
    end: u16,
    lines: u16,
    is_down: bool,
}

impl RowScroll {
    /// The move after which least of `all` changed cells has to be sent, and what the terminal shows
    /// after it; none where it would spare next to nothing.
    pub(super) fn between(
        before: &RowsBefore,
        next: &Buffer,
        all: usize,
    ) -> Option<(Self, Buffer)> {
        if all <= LEAST_SPARED {
            return None;
        }
        let moves = (1..next.area.height / 2).flat_map(|lines| [(lines, false), (lines, true)]);
        let best = moves
            .filter_map(|(lines, is_down)| Self::of(before, next, (lines, is_down)))
            .max_by_key(|(same, _)| *same);
        let (_, scroll) = best?;
        let mut scrolled = before.whole(next);
        scroll.apply(&mut scrolled);
        let left = changed_cells(&scrolled.content, &next.content);
        (left + LEAST_SPARED < all).then_some((scroll, scrolled))
    }

    /// The region in which those of the changed rows moved that moved by so many lines, with how
    /// many of them did.
    fn of(
        before: &RowsBefore,
        next: &Buffer,
        (lines, is_down): (u16, bool),
    ) -> Option<(usize, Self)> {
        let rows = next.area.height;
        let has_moved = |&row: &u16| {
            let from = if is_down { row.checked_sub(lines) } else { Some(row + lines) };
            let from = from.filter(|from| *from < rows);
            from.is_some_and(|from| row_of(next, row) == before.row(next, from))
        };
        let moved: Vec<u16> = before.numbers().filter(has_moved).collect();
        let (first, last) = (*moved.first()?, *moved.last()?);
        let (top, end) =
            if is_down { (first - lines, last + 1) } else { (first, last + 1 + lines) };
        Some((moved.len(), Self { top, end, lines, is_down }))
    }

    /// Tells the terminal. Every terminal with scrolling regions moves rows by line feeds at the end
    /// of the region, and by reverse index at its top; not all know the other ways.
    pub(super) fn write(self, out: &mut impl Write) -> io::Result<()> {
        let (top, end) = (self.top + 1, self.end);
        write!(out, "\x1b[{top};{end}r\x1b[{};1H", if self.is_down { top } else { end })?;
        let step: &[u8] = if self.is_down { b"\x1bM" } else { b"\n" };
        for _ in 0..self.lines {
            out.write_all(step)?;
        }
        out.write_all(b"\x1b[r")
    }

    /// Does the same to what is shown.
    fn apply(self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let region = usize::from(self.top) * width..usize::from(self.end) * width;
        let by = usize::from(self.lines) * width;
        let Some(cells) = shown.content.get_mut(region) else { return };
        let by = by.min(cells.len());
        let blank = if self.is_down {
            cells.rotate_right(by);
            &mut cells[..by]
        } else {
            cells.rotate_left(by);
            let end = cells.len() - by;
            &mut cells[end..]
        };
        blank.fill(Cell::EMPTY);
    }
}

fn row_of(buffer: &Buffer, row: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    let begin = usize::from(row) * width;
    buffer.content.get(begin..begin + width).unwrap_or_default()
}

fn changed_cells(shown: &[Cell], next: &[Cell]) -> usize {
    shown.iter().zip(next).filter(|(old, new)| old != new).count()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A page of text from its line `top` on, under a title that stays.
    pub(in crate::runtime::terminal) fn page(top: usize) -> Vec<String> {
        let title = format!("Keys  line {top:>3}");
        let line = |at: usize| format!("{} is what stands on line {}", at * at * 7919 % 1013, at);
        std::iter::once(title).chain((top..top + 19).map(line)).collect()
    }

    pub(in crate::runtime::terminal) fn buffer(lines: &[String]) -> Buffer {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 80, 24));
        for (row, line) in (0..).zip(lines) {
            buffer.set_string(0, row, line, ratatui::style::Style::new());
        }
        buffer
    }

    fn between(shown: &Buffer, next: &Buffer) -> Option<RowScroll> {
        let cells = shown.diff(next);
        let before = RowsBefore::replace(&mut shown.clone(), &cells);
        assert_eq!(before.whole(next), *shown);
        RowScroll::between(&before, next, cells.len()).map(|(scroll, _)| scroll)
    }

    #[test]
    fn rows_that_only_moved_are_scrolled_and_the_rest_is_as_it_was() {
        for (from, to, lines, is_down) in [(3, 4, 1, false), (4, 3, 1, true), (3, 8, 5, false)] {
            let (shown, next) = (buffer(&page(from)), buffer(&page(to)));
            let scroll = between(&shown, &next).unwrap();
            assert_eq!((scroll.lines, scroll.is_down), (lines, is_down), "{from} to {to}");
            assert_eq!((scroll.top, scroll.end), (1, 20), "the title stays");
            let mut moved = shown.clone();
            scroll.apply(&mut moved);
            let left = changed_cells(&moved.content, &next.content);
            assert!(left <= 4 + 40 * usize::from(lines), "{left}");
        }
    }

    #[test]
    fn where_nothing_moved_nothing_is_scrolled() {
        let mut other = page(3);
        other[7] = "an answer that changed".to_owned();
        assert_eq!(between(&buffer(&page(3)), &buffer(&other)), None);
        assert_eq!(between(&buffer(&page(3)), &buffer(&page(3))), None);
        assert_eq!(between(&buffer(&[]), &buffer(&page(100))), None);
    }
}
