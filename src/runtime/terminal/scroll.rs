//! Scrolls rows that only moved up or down since the last frame, by the terminal's scrolling region
//! (DECSTBM), so that a step on a page to read sends its new row and not the whole screen: a screen
//! reader then speaks that row alone.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};

use super::buffered_stdout::BufferedStdout;
use super::changes::Changes;

/// So many cells must be spared before rows are moved: the move takes some bytes itself.
const LEAST_SPARED: usize = 40;

/// What the drawing library sends behind the cells, and what says the same.
const COLOURS_RESET: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
const ALL_RESET: &[u8] = b"\x1b[0m";

/// A backend that knows what the terminal shows, and moves rows before it sends what changed.
pub(crate) struct ScrollBackend {
    inner: CrosstermBackend<BufferedStdout>,
    out: BufferedStdout,
    shown: Buffer,
    next: Rc<RefCell<Option<Buffer>>>,
    has_scrolled: bool,
    /// Whether the cursor is to be seen; none where that was not said yet.
    shows_cursor: Option<bool>,
}

impl ScrollBackend {
    /// For a terminal that shows `shown`.
    pub(crate) fn new(out: &BufferedStdout, shown: Buffer) -> Self {
        let inner = CrosstermBackend::new(out.clone());
        Self {
            inner,
            out: out.clone(),
            shown,
            next: Rc::default(),
            has_scrolled: false,
            shows_cursor: None,
        }
    }

    /// Whether the frame that was drawn last moved rows: sent once more it moves them further.
    pub(crate) fn has_scrolled(&self) -> bool {
        self.has_scrolled
    }

    /// Where the whole frame is put that is drawn next.
    pub(crate) fn next_frame(&self) -> Rc<RefCell<Option<Buffer>>> {
        Rc::clone(&self.next)
    }
}

impl Backend for ScrollBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.has_scrolled = false;
        let Some(next) = self.next.take().filter(|next| next.area == self.shown.area) else {
            return self.inner.draw(content);
        };
        if let Some(scroll) = RowScroll::between(&self.shown, &next) {
            scroll.write(&mut self.out)?;
            scroll.apply(&mut self.shown);
            self.has_scrolled = true;
        }
        let changes = Changes::between(&self.shown, &next);
        self.inner.draw(changes.cells.into_iter())?;
        self.out.shorten_end(COLOURS_RESET, ALL_RESET);
        for (column, row) in changes.cleared {
            write!(self.out, "\x1b[{};{}H\x1b[K", row + 1, column + 1)?;
        }
        self.shown = next;
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        match self.shows_cursor.replace(false) {
            Some(false) => Ok(()),
            _ => self.inner.hide_cursor(),
        }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        match self.shows_cursor.replace(true) {
            Some(true) => Ok(()),
            _ => self.inner.show_cursor(),
        }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

/// Rows that move by `lines`: up, or down where `is_down`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct RowScroll {
    /// The first row of the region, and the one after its last.
    top: u16,
    end: u16,
    lines: u16,
    is_down: bool,
}

impl RowScroll {
    /// The move after which least has to be sent; none where it would spare next to nothing.
    fn between(shown: &Buffer, next: &Buffer) -> Option<Self> {
        // rows that stay are told at once, and what is left is small on nearly every frame
        let changed: Vec<u16> =
            (0..shown.area.height).filter(|&row| row_of(next, row) != row_of(shown, row)).collect();
        let cells = |buffer: &Buffer| -> usize {
            changed.iter().map(|&row| changed_cells(row_of(buffer, row), row_of(next, row))).sum()
        };
        let all = cells(shown);
        if all <= LEAST_SPARED {
            return None;
        }
        let moves = (1..shown.area.height / 2).flat_map(|lines| [(lines, false), (lines, true)]);
        let best = moves
            .filter_map(|(lines, is_down)| Self::of(shown, next, &changed, (lines, is_down)))
            .max_by_key(|(same, _)| *same);
        let (_, scroll) = best?;
        let mut scrolled = shown.clone();
        scroll.apply(&mut scrolled);
        let left = changed_cells(&scrolled.content, &next.content);
        (left + LEAST_SPARED < all).then_some(scroll)
    }

    /// The region in which those of the `changed` rows moved that moved by so many lines, with how
    /// many of them did.
    fn of(
        shown: &Buffer,
        next: &Buffer,
        changed: &[u16],
        (lines, is_down): (u16, bool),
    ) -> Option<(usize, Self)> {
        let rows = shown.area.height;
        let has_moved = |&row: &u16| {
            let from = if is_down { row.checked_sub(lines) } else { Some(row + lines) };
            let from = from.filter(|from| *from < rows);
            from.is_some_and(|from| row_of(next, row) == row_of(shown, from))
        };
        let moved: Vec<u16> = changed.iter().copied().filter(has_moved).collect();
        let (first, last) = (*moved.first()?, *moved.last()?);
        let (top, end) =
            if is_down { (first - lines, last + 1) } else { (first, last + 1 + lines) };
        Some((moved.len(), Self { top, end, lines, is_down }))
    }

    /// Tells the terminal. Every terminal with scrolling regions moves rows by line feeds at the end
    /// of the region, and by reverse index at its top; not all know the other ways.
    fn write(self, out: &mut impl Write) -> io::Result<()> {
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
mod tests {
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    /// A page of text from its line `top` on, under a title that stays.
    fn page(top: usize) -> Vec<String> {
        let title = format!("Keys  line {top:>3}");
        let line = |at: usize| format!("{} is what stands on line {}", at * at * 7919 % 1013, at);
        std::iter::once(title).chain((top..top + 19).map(line)).collect()
    }

    fn buffer(lines: &[String]) -> Buffer {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 80, 24));
        for (row, line) in (0..).zip(lines) {
            buffer.set_string(0, row, line, ratatui::style::Style::new());
        }
        buffer
    }

    #[test]
    fn rows_that_only_moved_are_scrolled_and_the_rest_is_as_it_was() {
        for (from, to, lines, is_down) in [(3, 4, 1, false), (4, 3, 1, true), (3, 8, 5, false)] {
            let (shown, next) = (buffer(&page(from)), buffer(&page(to)));
            let scroll = RowScroll::between(&shown, &next).unwrap();
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
        assert_eq!(RowScroll::between(&buffer(&page(3)), &buffer(&other)), None);
        assert_eq!(RowScroll::between(&buffer(&page(3)), &buffer(&page(3))), None);
        assert_eq!(RowScroll::between(&buffer(&[]), &buffer(&page(100))), None);
    }

    #[test]
    fn one_step_on_a_page_is_sent_in_few_bytes() {
        let out = BufferedStdout::default();
        let size = ratatui::layout::Rect::new(0, 0, 80, 24);
        let backend = ScrollBackend::new(&out, Buffer::empty(size));
        let options = TerminalOptions { viewport: Viewport::Fixed(size) };
        let mut terminal = Terminal::with_options(backend, options).unwrap();
        let mut sent = Vec::new();
        for top in [3, 4, 5, 4] {
            let next = buffer(&page(top));
            terminal.backend().next_frame().replace(Some(next.clone()));
            terminal.draw(|frame| *frame.buffer_mut() = next).unwrap();
            sent.push(out.take());
            let has_scrolled = terminal.backend().has_scrolled();
            assert_eq!(has_scrolled, sent.len() > 1, "the first frame has nothing to move");
        }
        assert!(sent[0].len() > 600, "{}", sent[0].len());
        for step in &sent[1..] {
            assert!(step.len() < 120, "{:?}", String::from_utf8_lossy(step));
        }
        assert!(String::from_utf8_lossy(&sent[1]).contains("\x1b[2;20r\x1b[20;1H\n\x1b[r"));
        assert!(String::from_utf8_lossy(&sent[3]).contains("\x1b[2;20r\x1b[2;1H\x1bM\x1b[r"));
    }
}
