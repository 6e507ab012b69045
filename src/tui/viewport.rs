//! The viewport: which rows of a list or page are on the screen, and how many are scrolled out of
//! it. One rule for the keys that move through a list and for its drawing.

use std::ops::Range;

use super::protocol::command::Command;
use crate::maturity::phrases::format_number;

/// The rows on the screen, of all there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// The number of the first row shown.
    pub top: usize,
    /// How many rows have room.
    pub height: usize,
    /// How many rows there are.
    pub total: usize,
}

impl Viewport {
    /// From the row `top` on; where that would leave rows empty at the end, from further up.
    pub fn from_top(top: usize, height: usize, total: usize) -> Self {
        Self { top: top.min(total.saturating_sub(height)), height, total }
    }

    /// Scrolled as little as shows all of `focus`; where it is taller than the screen, from its
    /// first row on.
    pub fn following(focus: Range<usize>, height: usize, total: usize) -> Self {
        let end = focus.end.min(total);
        Self { top: end.saturating_sub(height).min(focus.start), height, total }
    }

    /// With the row `focus` in the middle, but for the first and the last rows of all.
    pub fn around(focus: usize, height: usize, total: usize) -> Self {
        Self::from_top(focus.saturating_sub(height / 2), height, total)
    }

    /// From the first row on; where not all fit, the last row says how many more there are.
    pub fn with_more_row(height: usize, total: usize) -> Self {
        let rows = if total > height { height.saturating_sub(1) } else { height };
        Self::from_top(0, rows, total)
    }

    /// A screenful at a time: moving the focus within it scrolls nothing, so that two rows change
    /// and no more.
    pub fn screenful(focus: usize, height: usize, total: usize) -> Self {
        let height = height.max(1);
        Self { top: focus / height * height, height, total }
    }

    /// The numbers of the rows shown.
    pub fn visible(self) -> Range<usize> {
        self.top.min(self.total)..(self.top + self.height).min(self.total)
    }

    /// How many rows stand above those shown, and how many below.
    pub fn hidden(self) -> (usize, usize) {
        let shown = self.visible();
        (shown.start, self.total - shown.end)
    }

    /// "3 more ▼"; nothing where all is shown.
    pub fn more_words(self) -> Option<String> {
        more_words(self.hidden())
    }

    /// Whether a command moves through a list.
    pub fn is_moved_by(command: Command) -> bool {
        matches!(
            command,
            Command::Up
                | Command::Down
                | Command::PageUp
                | Command::PageDown
                | Command::First
                | Command::Last
                | Command::Focus(_)
        )
    }

    /// Where the focus goes from `at` with a command that moves it, and where a page scrolls to
    /// from its first row: never past the last.
    pub fn moved(self, at: usize, command: Command) -> usize {
        let page = self.height.max(1);
        let to = match command {
            Command::Up => at.saturating_sub(1),
            Command::Down => at + 1,
            Command::PageUp => at.saturating_sub(page),
            Command::PageDown => at + page,
            Command::First => 0,
            Command::Last => self.total,
            Command::Focus(to) => to,
            _ => at,
        };
        to.min(self.total.saturating_sub(1))
    }
}

/// "3 more ▼", "2 more ▲   1 more ▼"; nothing where all is shown.
pub fn more_words(hidden: (usize, usize)) -> Option<String> {
    more_of_words(hidden, ("", ""))
}

/// The same with what there is more of, of one and of many: "3 more snapshots ▼".
pub fn more_of_words((above, below): (usize, usize), (one, many): (&str, &str)) -> Option<String> {
    let words = |count: usize, sign: &str| {
        let of = if count == 1 { one } else { many };
        let of = if of.is_empty() { String::new() } else { format!("{of} ") };
        (count > 0).then(|| format!("{} more {of}{sign}", format_number(count)))
    };
    let parts: Vec<String> = [words(above, "▲"), words(below, "▼")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("   "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_focus_is_shown_and_nothing_scrolls_before_it_must() {
        for (height, total) in [(0, 0), (0, 3), (1, 3), (4, 3), (4, 9), (9, 4)] {
            for focus in 0..total {
                for view in [
                    Viewport::following(focus..focus + 1, height, total),
                    Viewport::around(focus, height, total),
                    Viewport::screenful(focus, height, total),
                ] {
                    assert!(
                        view.height == 0 || view.visible().contains(&focus),
                        "{view:?} {focus}"
                    );
                    assert_eq!(view.hidden().0 + view.visible().len() + view.hidden().1, total);
                }
            }
        }
        let tops: Vec<usize> = (0..6).map(|at| Viewport::following(at..at + 1, 4, 6).top).collect();
        assert_eq!(tops, [0, 0, 0, 0, 1, 2]);
    }

    #[test]
    fn a_focus_of_several_rows_is_whole_or_shown_from_its_first_row() {
        assert_eq!(Viewport::following(5..8, 4, 20).visible(), 4..8);
        assert_eq!(Viewport::following(5..12, 4, 20).visible(), 5..9);
        assert_eq!(Viewport::following(18..25, 4, 20).visible(), 16..20);
    }

    #[test]
    fn a_page_ends_with_its_last_row_and_says_how_much_is_hidden() {
        let view = Viewport::from_top(100, 4, 10);
        assert_eq!((view.visible(), view.hidden()), (6..10, (6, 0)));
        assert_eq!(view.more_words().as_deref(), Some("6 more ▲"));
        assert_eq!(
            Viewport::from_top(2, 4, 10).more_words().as_deref(),
            Some("2 more ▲   4 more ▼")
        );
        assert_eq!(Viewport::from_top(0, 10, 10).more_words(), None);
        let of = ("area", "areas");
        let words = more_of_words((2, 1), of);
        assert_eq!(words.as_deref(), Some("2 more areas ▲   1 more area ▼"));
    }

    #[test]
    fn moving_stays_within_the_list() {
        let view = Viewport::screenful(5, 4, 10);
        let to = |command| view.moved(5, command);
        assert_eq!((to(Command::Up), to(Command::Down)), (4, 6));
        assert_eq!((to(Command::PageUp), to(Command::PageDown)), (1, 9));
        assert_eq!((to(Command::First), to(Command::Last)), (0, 9));
        assert_eq!((to(Command::Focus(3)), to(Command::Focus(90)), to(Command::Enter)), (3, 9, 5));
        assert_eq!(Viewport::screenful(0, 4, 0).moved(0, Command::Down), 0);
    }
}
