//! A backend that sends a frame in few bytes: rows that only moved up or down are scrolled, words go
//! out as runs, blank ends of rows are cleared. A step on a page to read so sends its new row and not
//! the whole screen: a screen reader then speaks that row alone.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};

use super::buffered_stdout::BufferedStdout;
use super::changes::Changes;
use super::row_scroll::{RowScroll, RowsBefore};

/// What the drawing library sends behind the cells, and what says the same.
const COLOURS_RESET: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
const ALL_RESET: &[u8] = b"\x1b[0m";

/// A backend that knows what the terminal shows, and moves rows before it sends what changed.
pub(crate) struct ScrollBackend {
    inner: CrosstermBackend<BufferedStdout>,
    out: BufferedStdout,
    shown: Buffer,
    has_scrolled: bool,
    /// Whether the cursor is to be seen; none where that was not said yet.
    shows_cursor: Option<bool>,
}

impl ScrollBackend {
    /// For a terminal that shows `shown`.
    pub(crate) fn new(out: &BufferedStdout, shown: Buffer) -> Self {
        let inner = CrosstermBackend::new(out.clone());
        Self { inner, out: out.clone(), shown, has_scrolled: false, shows_cursor: None }
    }

    /// Whether the frame that was drawn last moved rows: sent once more it moves them further.
    pub(crate) fn has_scrolled(&self) -> bool {
        self.has_scrolled
    }
}

impl Backend for ScrollBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, &Cell)> = content.collect();
        let before = RowsBefore::replace(&mut self.shown, &cells);
        let scroll = RowScroll::between(&before, &self.shown, cells.len());
        self.has_scrolled = scroll.is_some();
        let moved = match scroll {
            Some((scroll, moved)) => {
                scroll.write(&mut self.out)?;
                Some(moved)
            }
            None => None,
        };
        let changes = match &moved {
            Some(moved) => Changes::between(moved, &self.shown),
            None => Changes::of(&cells, &self.shown),
        };
        self.inner.draw(changes.cells.into_iter())?;
        self.out.shorten_end(COLOURS_RESET, ALL_RESET);
        for (column, row) in changes.cleared {
            write!(self.out, "\x1b[{};{}H\x1b[K", row + 1, column + 1)?;
        }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;
    use crate::runtime::terminal::row_scroll::tests::{buffer, page};

    fn terminal(size: Rect) -> (BufferedStdout, Terminal<ScrollBackend>) {
        let out = BufferedStdout::default();
        let backend = ScrollBackend::new(&out, Buffer::empty(size));
        let options = TerminalOptions { viewport: Viewport::Fixed(size) };
        (out, Terminal::with_options(backend, options).unwrap())
    }

    #[test]
    fn one_step_on_a_page_is_sent_in_few_bytes() {
        let (out, mut terminal) = terminal(Rect::new(0, 0, 80, 24));
        let mut sent = Vec::new();
        for top in [3, 4, 5, 4] {
            let next = buffer(&page(top));
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

    /// A frame of lines from a few texts, some of them in two columns a letter, some in colour.
    fn frame(lines: &[(usize, usize)]) -> Buffer {
        const TEXTS: [&str; 7] = [
            "",
            "We have a plan.",
            "日本 PCN 日",
            "a日b",
            "a b c",
            "We have a plan, and look at it again each quarter.",
            "                         end",
        ];
        let styles = [
            Style::new(),
            Style::new().fg(Color::Red),
            Style::new().add_modifier(Modifier::REVERSED),
        ];
        let mut buffer = Buffer::empty(Rect::new(0, 0, 30, 12));
        for (row, (text, style)) in (0..).zip(lines) {
            buffer.set_string(0, row, TEXTS[text % TEXTS.len()], styles[style % styles.len()]);
        }
        buffer
    }

    fn emulator() -> vt100::Parser {
        let size = |count| std::num::NonZero::new(count).unwrap();
        vt100::Parser::new(size(12), size(30), 0)
    }

    /// What a terminal shows, cell by cell, with whether it is reversed and which colour it has.
    fn screen(parser: &vt100::Parser) -> Vec<(String, bool, vt100::Color)> {
        let cells = (0..12).flat_map(|row| (0..30).map(move |column| (row, column)));
        cells
            .map(|(row, column)| {
                let cell = parser.screen().cell(row, column).unwrap();
                (cell.contents().trim().to_owned(), cell.inverse(), cell.fgcolor())
            })
            .collect()
    }

    proptest! {
        /// Whatever frames follow each other, scrolled and cut short or not, the terminal shows the
        /// last one as if it had been drawn alone.
        #[test]
        fn a_terminal_shows_the_last_frame(
            frames in prop::collection::vec(
                (prop::collection::vec((0_usize..7, 0_usize..3), 12), 0_usize..12), 1..8,
            ),
        ) {
            let (out, mut terminal) = terminal(Rect::new(0, 0, 30, 12));
            let mut parser = emulator();
            let mut lines = vec![(0, 0); 12];
            for (fresh, moved_by) in frames {
                // some rows stay and move, as in a list that is scrolled
                lines.rotate_left(moved_by);
                lines[..fresh.len() / 3].copy_from_slice(&fresh[..fresh.len() / 3]);
                let next = frame(&lines);
                terminal.draw(|drawn| *drawn.buffer_mut() = next.clone()).unwrap();
                parser.process(&out.take());
                let (alone_out, mut alone) = self::terminal(Rect::new(0, 0, 30, 12));
                alone.draw(|drawn| *drawn.buffer_mut() = next.clone()).unwrap();
                let mut fresh_parser = emulator();
                fresh_parser.process(&alone_out.take());
                prop_assert_eq!(screen(&parser), screen(&fresh_parser));
            }
        }
    }
}
