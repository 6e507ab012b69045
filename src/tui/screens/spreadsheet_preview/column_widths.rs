//! How wide the columns of a sheet are shown.

use unicode_width::UnicodeWidthStr;

use crate::spreadsheet::Table;

/// How wide a column is shown at least, and with which width its texts are whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnWidth {
    pub least: u16,
    pub whole: u16,
}

const NARROWEST: usize = 10;
const WIDEST: usize = 18;
/// No column is made wider than this for a text that is longer still.
const WIDEST_WHOLE: usize = 48;
/// A long sheet is judged by so many of its first rows.
const JUDGED_BY: usize = 100;

/// How wide each column is: as wide as its texts, within bounds.
pub(super) fn measure_columns(table: &Table) -> Vec<ColumnWidth> {
    let mut widths = vec![NARROWEST; table.column_count()];
    for row in 0..table.rows.len().min(JUDGED_BY) {
        for (cell, spans, text) in table.layout_row(row, widths.len()) {
            if spans == 1 {
                widths[cell.column] = widths[cell.column].max(text.width());
            }
        }
    }
    let columns = |width: usize| u16::try_from(width).unwrap_or(0) + 1;
    let of = |width: usize| ColumnWidth {
        least: columns(width.min(WIDEST)),
        whole: columns(width.min(WIDEST_WHOLE)),
    };
    widths.into_iter().map(of).collect()
}

/// Gives the columns that are left in `room` to those with texts that are cut: first to the one in
/// focus, then to all of them alike.
pub(super) fn fill_room(widths: &[ColumnWidth], focus: usize, room: u16) -> Vec<u16> {
    let mut shown: Vec<u16> = widths.iter().map(|width| width.least).collect();
    let mut left = room.saturating_sub(shown.iter().sum());
    if let (Some(wide), Some(width)) = (shown.get_mut(focus), widths.get(focus)) {
        let more = width.whole.saturating_sub(*wide).min(left);
        (*wide, left) = (*wide + more, left - more);
    }
    while left > 0 {
        let mut is_full = true;
        for (wide, width) in shown.iter_mut().zip(widths) {
            if left > 0 && *wide < width.whole {
                (*wide, left, is_full) = (*wide + 1, left - 1, false);
            }
        }
        if is_full {
            break;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_are_left_go_to_the_texts_that_are_cut() {
        let column = |least, whole| ColumnWidth { least, whole };
        let columns = [column(11, 11), column(19, 40), column(19, 26)];
        assert_eq!(fill_room(&columns, 0, 49), [11, 19, 19]);
        assert_eq!(fill_room(&columns, 0, 55), [11, 22, 22]);
        assert_eq!(fill_room(&columns, 2, 60), [11, 23, 26], "the one in focus first");
        assert_eq!(fill_room(&columns, 0, 200), [11, 40, 26]);
        assert_eq!(fill_room(&columns, 9, 20), [11, 19, 19]);
        assert_eq!(fill_room(&[], 0, 20), Vec::<u16>::new());
    }
}
