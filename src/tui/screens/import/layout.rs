//! How the rows of the screen are shared out: where the files are, how many of each kind, the list, and
//! what the line in focus is.

use super::Import;
use crate::maturity::text_wrap::wrap;
use crate::tui::page_rows::body_size;
use crate::tui::viewport::Viewport;

/// The rows of the line that says where the files are, with the gap below it.
pub(super) const PATH_ROWS: u16 = 3;

/// From this height of the body on, it is said beside the list what the line in focus is.
const ROOM_BESIDE_LIST: usize = 13;

/// From this height on, where the files are stays in sight while the list is in focus.
const ROOM_FOR_PATH: usize = 16;

impl Import {
    /// Rows of the screen above the list, and below it for what the one in focus is. On a low screen
    /// the list has all of it.
    pub(super) fn list_margins(&self, size: (u16, u16)) -> (u16, u16) {
        let (width, height) = body_size(size);
        if height < ROOM_BESIDE_LIST {
            return (0, 0);
        }
        let counts = self.batch.as_ref().map_or(1, |batch| {
            wrap(&batch.counts, usize::from(width.saturating_sub(2)).max(1)).len()
        });
        // a few rows stay for the list itself
        let counts = counts.min(height.saturating_sub(ROOM_BESIDE_LIST - 4)).max(1);
        let counts = u16::try_from(counts).unwrap_or(1);
        // below one line of counts there is a gap
        let head = if counts > 1 { counts } else { 2 };
        (if self.shows_path(size) { PATH_ROWS + head } else { counts }, 5)
    }

    /// Whether the line that says where the files are is on a terminal of this size.
    pub(super) fn shows_path(&self, size: (u16, u16)) -> bool {
        !self.in_list || body_size(size).1 >= ROOM_FOR_PATH
    }

    /// Which rows of the list are on a terminal of this size.
    pub(super) fn viewport(&self, size: (u16, u16)) -> Viewport {
        let (above, below) = self.list_margins(size);
        let rows = body_size(size).1.saturating_sub(usize::from(above + below)).max(1);
        Viewport::screenful(self.focus, rows, self.rows().len())
    }
}
