//! How far a page is read: which of its places to stop at is in focus, or which row stands first. How
//! far it can be scrolled depends on how its words wrap.

use super::page_rows::{body_size, rows};
use super::protocol::command::Command;
use super::viewport::Viewport;
use crate::maturity::page::{LineKind, Page};

/// How far a page is read: the stop in focus, or the first row shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadPosition {
    pub index: usize,
    /// Where it was before the last key: the cursor goes to the first row that is new.
    before: usize,
}

impl ReadPosition {
    /// The first row that the last key brought into view; the first one where none was.
    pub fn first_new_row(self, page: &Page, size: (u16, u16)) -> usize {
        let view = self.viewport(page, size);
        let below = self.before + view.height;
        let is_seen = self.before < self.index && below < view.top + view.height;
        if is_seen { below.max(view.top) } else { view.top }
    }

    pub fn update(&mut self, page: &Page, size: (u16, u16), command: Command) -> bool {
        let (width, height) = body_size(size);
        let before = self.index;
        let steps = match page.stop_count() {
            // as many as there are first rows to scroll to, with a row of the page before in sight
            0 => Viewport {
                top: before,
                height: height.max(2) - 1,
                total: Viewport::from_top(0, height, rows(page, width).len()).hidden().1 + 1,
            },
            stops => Viewport { top: before, height: 5, total: stops },
        };
        self.index = steps.moved(before, command);
        if self.index != before {
            self.before = before;
        }
        Viewport::is_moved_by(command)
    }

    /// Whether a key chooses the line in focus; any other key moves the focus.
    pub fn chooses(&mut self, page: &Page, size: (u16, u16), command: Command) -> bool {
        match command {
            Command::Enter => true,
            Command::Open(stop) => {
                self.index = stop;
                true
            }
            Command::Focus(stop) if stop == self.index => true,
            command => {
                self.update(page, size, command);
                false
            }
        }
    }

    /// The rows shown: the stop in focus is always on screen, and all of it where there is room.
    pub fn viewport(self, page: &Page, size: (u16, u16)) -> Viewport {
        let (width, height) = body_size(size);
        let rows = rows(page, width);
        if page.stop_count() == 0 {
            return Viewport::from_top(self.index, height, rows.len());
        }
        let first_of = |stop: usize| rows.iter().position(|row| row.focus_stop == Some(stop));
        let first = first_of(self.index).unwrap_or(0);
        let end = first_of(self.index + 1).unwrap_or(rows.len());
        Viewport::following(first..end, height, rows.len())
    }

    pub fn top_row(self, page: &Page, size: (u16, u16)) -> usize {
        self.viewport(page, size).top
    }

    /// Goes to the next heading, or to the one before, on a page without stops.
    pub fn jump_to_heading(&mut self, page: &Page, size: (u16, u16), on: bool) {
        let (width, height) = body_size(size);
        let rows = rows(page, width);
        let mut headings = (0..rows.len()).filter(|&at| rows[at].kind == LineKind::Heading);
        let found = if on {
            headings.find(|&at| at > self.index)
        } else {
            headings.rfind(|&at| at < self.index)
        };
        let end = Viewport::from_top(0, height, rows.len()).hidden().1;
        self.index = found.unwrap_or(if on { end } else { 0 }).min(end);
        self.before = self.index;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_in_focus_is_always_on_screen() {
        let mut page = Page::new("t");
        for at in 0..40 {
            page.focusable(0, format!("line {at}"));
        }
        let size = (40, 15);
        let mut read = ReadPosition::default();
        for _ in 0..30 {
            read.update(&page, size, Command::Down);
        }
        let (top, height) = (read.top_row(&page, size), body_size(size).1);
        assert_eq!(read.index, 30);
        assert!((top..top + height).contains(&30), "{top}");
    }
}
