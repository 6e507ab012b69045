//! How wide the columns of a sheet are shown.

use unicode_width::UnicodeWidthStr;

use crate::spreadsheet::Table;

/// How wide each column is shown: as wide as its texts, within bounds. A long sheet is judged by
/// its first rows.
pub(super) fn measure_columns(table: &Table) -> Vec<u16> {
    const NARROWEST: usize = 10;
    const WIDEST: usize = 18;
    const JUDGED_BY: usize = 100;
    let mut widths = vec![NARROWEST; table.column_count()];
    for row in 0..table.rows.len().min(JUDGED_BY) {
        for (cell, spans, text) in table.layout_row(row, widths.len()) {
            if spans == 1 {
                widths[cell.column] = widths[cell.column].max(text.width()).min(WIDEST);
            }
        }
    }
    widths.into_iter().map(|width| u16::try_from(width).unwrap_or(0) + 1).collect()
}
