//! Where the columns of a film stand: one for each snapshot, as wide as there is room for. Where
//! not all fit, the first one, and as many of the newest as do.

use std::ops::Range;

use super::to_u16;

/// The least with a sign before the answer and a blank after it.
const SIGNED_CELL: u16 = 5;

/// A column with the name of a stage in it, for which statements give way.
const NAMED_CELL: u16 = 9;

/// A column with its whole day above it.
const DAY_CELL: u16 = 13;

/// Columns that the sign of the newest takes, where the others have none.
const NEWEST_SIGN: u16 = 2;

/// Columns that the first one takes where some after it are left out.
const FIRST_AND_GAP: u16 = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FilmLayout {
    /// Where the columns begin.
    pub(crate) left: u16,
    /// How wide each is.
    pub(crate) cell: u16,
    /// Whether the first stands apart, before those in `window`.
    is_first_apart: bool,
    /// The snapshots shown.
    window: Range<usize>,
    total: usize,
}

impl FilmLayout {
    /// For `total` snapshots of which number `now` must be seen, beside names that are up to
    /// `names` wide.
    pub(crate) fn new(total: usize, now: usize, width: u16, names: u16) -> Self {
        let least = match width {
            100.. => 44,
            76.. => 36,
            54.. => 27,
            width => width / 2,
        };
        let names = names.max(least);
        let room = width.saturating_sub(least + 1);
        let count = to_u16(total).max(1);
        let whole = |cell: u16, spare: u16| Self {
            left: width.saturating_sub(1 + spare + cell * count).min(names),
            cell,
            is_first_apart: false,
            window: 0..total,
            total,
        };
        let dense = room.saturating_sub(NEWEST_SIGN) / count;
        match (room / count, dense) {
            (cell, _) if cell > NAMED_CELL => {
                let roomy = width.saturating_sub(1 + names) / count;
                whole(roomy.clamp(NAMED_CELL, DAY_CELL), 0)
            }
            (cell, _) if cell >= SIGNED_CELL => whole(cell, 0),
            (_, 0) => Self::cut(total, now, least, room),
            (_, cell) => whole(cell, NEWEST_SIGN),
        }
    }

    fn cut(total: usize, now: usize, left: u16, room: u16) -> Self {
        let shown = usize::from(room.saturating_sub(NEWEST_SIGN + FIRST_AND_GAP)).max(1);
        let end = if now + shown >= total { total } else { (now + 1).max(shown + 1).min(total) };
        let window = end.saturating_sub(shown)..end;
        Self { left, cell: 1, is_first_apart: window.start > 0, window, total }
    }

    /// The snapshots shown, each with the column it begins at.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (usize, u16)> {
        let first = self.is_first_apart.then_some((0, self.left));
        let begin = self.left + if self.is_first_apart { FIRST_AND_GAP } else { 0 };
        let cell = self.cell;
        let shown = self.window.clone().zip(0_u16..);
        first.into_iter().chain(shown.map(move |(number, at)| (number, begin + cell * at)))
    }

    /// Where the last one ends.
    pub(crate) fn end(&self) -> u16 {
        self.columns().last().map_or(self.left, |(_, x)| x + self.cell)
    }

    /// The column in which a sign says that some are left out.
    pub(crate) fn gap(&self) -> Option<u16> {
        self.is_first_apart.then_some(self.left + 1)
    }

    /// How many are left out after the first, and after the last.
    pub(crate) fn hidden(&self) -> (usize, usize) {
        let before = self.window.start.saturating_sub(usize::from(self.is_first_apart));
        (before, self.total - self.window.end)
    }

    /// Whether each cell has a sign of its own before it, and a blank after it; else they lie close
    /// together, and only the newest has a sign.
    pub(crate) fn is_signed(&self) -> bool {
        self.cell >= SIGNED_CELL
    }

    /// How many columns of a cell its answer takes.
    pub(crate) fn body(&self) -> u16 {
        if self.is_signed() { self.cell - 2 } else { self.cell }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_width_the_first_and_the_one_looked_at_are_seen_and_the_rest_is_counted() {
        for total in [1_usize, 2, 6, 13, 40, 96, 150, 600] {
            for width in [1, 20, 40, 60, 80, 120, 200] {
                for now in [0, 1, total / 2, total - 1] {
                    let layout = FilmLayout::new(total, now, width, 50);
                    let shown: Vec<usize> = layout.columns().map(|(number, _)| number).collect();
                    let (before, after) = layout.hidden();
                    assert_eq!(shown.len() + before + after, total, "{total} {width} {now}");
                    assert!(shown.contains(&now.min(total - 1)), "{total} {width} {now}");
                    assert_eq!(shown[0], 0, "{total} {width} {now}");
                    assert!(shown.is_sorted());
                    if width >= 40 {
                        assert!(layout.end() < width, "{total} {width}");
                    }
                }
            }
        }
    }

    #[test]
    fn few_snapshots_have_room_for_their_days_and_many_a_column_each() {
        let cell = |total, width| FilmLayout::new(total, total - 1, width, 50).cell;
        assert_eq!([2, 6, 10, 21, 40].map(|total| cell(total, 80)), [13, 7, 4, 1, 1]);
        assert_eq!([2, 6, 10, 40].map(|total| cell(total, 120)), [13, 11, 7, 1]);
        assert_eq!([2, 6, 13, 40].map(|total| cell(total, 60)), [9, 5, 2, 1]);
    }
}
