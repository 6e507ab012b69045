//! How far a page is read: the stop in focus, or the first row shown, and what a key makes of it.

use std::ops::{Range, RangeInclusive};

use super::page_rows::{LaidOutPage, PageRow};
use crate::maturity::page::{LineKind, Page};
use crate::tui::protocol::command::Command;
use crate::tui::viewport::Viewport;

/// A page with a stop of more rows than this is read row by row.
const MAX_WHOLE_ROWS: usize = 4;

/// How far a page is read: the stop in focus, or the first row shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadPosition {
    pub index: usize,
    /// Where it was before the last key: the cursor goes to the first row that is new.
    before: usize,
    /// Whether the page is read row by row where a stop is long, and the first row shown there.
    is_by_row: bool,
    top: usize,
}

impl ReadPosition {
    /// The start of a page of which some stops are long: it is read row by row, and the focus goes
    /// along.
    pub fn by_row() -> Self {
        Self { is_by_row: true, ..Self::default() }
    }

    /// The first row that the last key brought into view; the first one where none was.
    pub fn first_new_row(self, page: &LaidOutPage) -> usize {
        let view = self.viewport(page);
        let below = self.before + view.height;
        let is_seen = self.before < self.index && below < view.top + view.height;
        if is_seen { below.max(view.top) } else { view.top }
    }

    pub fn update(&mut self, page: &Page, size: (u16, u16), command: Command) -> bool {
        self.update_laid_out(&LaidOutPage::new(page, size), command)
    }

    /// The same on a page that is laid out already.
    pub fn update_laid_out(&mut self, page: &LaidOutPage, command: Command) -> bool {
        let (height, rows) = (page.height(), &page.rows);
        let before = self.index;
        if let Some(stops) = self.long_stops(rows, height) {
            (self.index, self.top) = stops.moved(self.index, self.top, command);
            return Viewport::is_moved_by(command);
        }
        let steps = match page.stop_count {
            // as many as there are first rows to scroll to, with a row of the page before in sight
            0 => Viewport {
                top: before,
                height: height.max(2) - 1,
                total: Viewport::from_top(0, height, rows.len()).hidden().1 + 1,
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
    pub fn viewport(self, page: &LaidOutPage) -> Viewport {
        let (height, rows) = (page.height(), &page.rows);
        if page.stop_count == 0 {
            return Viewport::from_top(self.index, height, rows.len());
        }
        match self.long_stops(rows, height) {
            Some(stops) => {
                let top = stops.nearest_top(self.index, self.top);
                Viewport { top, height, total: rows.len() }
            }
            None => Viewport::following(rows_of_stop(rows, self.index), height, rows.len()),
        }
    }

    fn long_stops(self, rows: &[PageRow], height: usize) -> Option<LongStops> {
        if self.is_by_row { LongStops::of(rows, height) } else { None }
    }

    pub fn top_row(self, page: &Page, size: (u16, u16)) -> usize {
        self.viewport(&LaidOutPage::new(page, size)).top
    }

    /// Goes to the next heading, or to the one before, on a page without stops.
    pub fn jump_to_heading(&mut self, page: &Page, size: (u16, u16), on: bool) {
        self.jump_on_laid_out(&LaidOutPage::new(page, size), on);
    }

    /// The same on a page that is laid out already.
    pub fn jump_on_laid_out(&mut self, page: &LaidOutPage, on: bool) {
        let (height, rows) = (page.height(), &page.rows);
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

/// The rows of a stop, with all that stands below it before the next.
fn rows_of_stop(rows: &[PageRow], stop: usize) -> Range<usize> {
    let first_of = |stop: usize| rows.iter().position(|row| row.focus_stop == Some(stop));
    let first = first_of(stop).unwrap_or(0);
    first..first_of(stop + 1).unwrap_or(rows.len())
}

/// The stops of a page of which some have many rows: it is read row by row, and the focus goes
/// along.
struct LongStops {
    stops: Vec<Range<usize>>,
    height: usize,
    total: usize,
}

impl LongStops {
    /// The stops of a page where one of them is long and not all has room.
    fn of(rows: &[PageRow], height: usize) -> Option<Self> {
        let count = rows.iter().filter_map(|row| row.focus_stop).max()? + 1;
        let mut starts = vec![rows.len(); count + 1];
        for (at, row) in rows.iter().enumerate().rev() {
            if let Some(stop) = row.focus_stop {
                starts[stop] = at;
            }
        }
        let stops: Vec<Range<usize>> =
            starts.windows(2).map(|pair| pair[0]..pair[1].max(pair[0])).collect();
        let it = Self { stops, height, total: rows.len() };
        let is_long = it.stops.iter().any(|stop| stop.len() > MAX_WHOLE_ROWS.min(height));
        (is_long && height > 0 && it.total > height).then_some(it)
    }

    /// The first rows shown with which a row of a stop is on the screen: a step moves the focus or
    /// scrolls, never both.
    fn tops(&self, stop: usize) -> RangeInclusive<usize> {
        let Some(stop) = self.stops.get(stop) else { return 0..=0 };
        let last = self.total.saturating_sub(self.height);
        (stop.start + 1).saturating_sub(self.height).min(last)..=stop.end.max(1).min(last + 1) - 1
    }

    fn nearest_top(&self, stop: usize, top: usize) -> usize {
        let tops = self.tops(stop);
        top.clamp(*tops.start(), *tops.end())
    }

    /// The stop in focus and the first row shown, after a key.
    fn moved(&self, stop: usize, top: usize, command: Command) -> (usize, usize) {
        let last = self.stops.len() - 1;
        let (stop, end) = (stop.min(last), self.total.saturating_sub(self.height));
        let top = self.nearest_top(stop, top);
        let bottom = top + self.height;
        let page = self.height.max(2) - 1;
        match command {
            Command::Down if stop < last && self.stops[stop + 1].start < bottom => {
                (stop + 1, self.nearest_top(stop + 1, top))
            }
            Command::Up if stop > 0 && self.stops[stop - 1].start >= top => {
                (stop - 1, self.nearest_top(stop - 1, top))
            }
            Command::Down => self.scrolled(stop, (top + 1).min(end)),
            Command::Up => self.scrolled(stop, top.saturating_sub(1)),
            Command::PageDown if top == end => (last, end),
            Command::PageDown => self.scrolled(stop, (top + page).min(end)),
            Command::PageUp if top == 0 => (0, 0),
            Command::PageUp => self.scrolled(stop, top.saturating_sub(page)),
            Command::First => (0, 0),
            Command::Last => (last, end),
            Command::Focus(to) => (to.min(last), self.nearest_top(to.min(last), top)),
            _ => (stop, top),
        }
    }

    /// With `top` as the first row, the stop that was in focus if it is still on the screen, else
    /// the nearest one that is.
    fn scrolled(&self, stop: usize, top: usize) -> (usize, usize) {
        let stops = 0..self.stops.len();
        let seen = stops.filter(|at| self.tops(*at).contains(&top));
        (seen.min_by_key(|at| at.abs_diff(stop)).unwrap_or(stop), top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::page_rows::{body_size, rows};

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

    /// Where the focus and the first row shown are after each of `keys`.
    fn read(page: &Page, size: (u16, u16), keys: &[Command]) -> Vec<(usize, usize)> {
        let mut read = ReadPosition::by_row();
        let step = |command: &Command| {
            read.update(page, size, *command);
            (read.index, read.top_row(page, size))
        };
        keys.iter().map(step).collect()
    }

    #[test]
    fn a_page_with_long_stops_is_read_row_by_row_and_the_focus_goes_along() {
        let mut page = Page::new("t");
        page.body(0, "what it is about");
        for (stop, more) in [(0, 9), (1, 1), (2, 14), (3, 0)] {
            page.focusable(0, format!("stop {stop}"));
            (0..more).for_each(|row| page.continuation(LineKind::Body, 2, format!("row {row}")));
        }
        // rows: 0 words, 1 stop 0, 11 stop 1, 13 stop 2, 28 stop 3; ten of them have room
        let size = (40, 15);
        let (down, up) = (Command::Down, Command::Up);
        assert_eq!(
            read(&page, size, &[down; 7]),
            [(0, 1), (0, 2), (1, 2), (1, 3), (1, 4), (2, 4), (2, 5)]
        );
        let to_the_end = read(&page, size, &[down; 40]);
        assert_eq!(to_the_end.last(), Some(&(3, 19)));
        let is_step = |pair: &[(usize, usize)]| pair[1].1 - pair[0].1 <= 1;
        assert!(to_the_end.windows(2).all(is_step), "{to_the_end:?}");
        let keys: Vec<Command> = [down; 40].into_iter().chain([up; 40]).collect();
        assert_eq!(
            read(&page, size, &keys).last(),
            Some(&(0, 0)),
            "the words above are seen again"
        );
        for keys in [[Command::Last, Command::First], [Command::PageDown, Command::PageUp]] {
            assert_eq!(read(&page, size, &keys).last(), Some(&(0, 0)), "{keys:?}");
        }
        for (stop, top) in read(&page, size, &keys) {
            let rows = rows(&page, body_size(size).0);
            let shown = rows.iter().skip(top).take(10);
            assert!(shown.into_iter().any(|row| row.focus_stop == Some(stop)), "{stop} at {top}");
        }
    }
}
