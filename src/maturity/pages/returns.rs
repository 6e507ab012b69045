//! Returns as a page: network by network, who was asked to fill in a form and what came.

use crate::maturity::page::Page;
use crate::maturity::returns::ReturnRow;

/// The rows under the name of their network, with the short name by which commands know it where
/// `with_slugs` says so. Rows of one network stand together.
pub fn write_returns<'r>(
    page: &mut Page,
    rows: impl IntoIterator<Item = &'r ReturnRow>,
    with_slugs: bool,
) {
    let mut above = None;
    for row in rows {
        if above != Some(row.network) {
            page.blank_line();
            let slug = row.slug.as_ref().filter(|_| with_slugs);
            let slug = slug.map(|slug| format!(" ({slug})")).unwrap_or_default();
            page.heading(format!("{}{slug}", row.name));
            above = Some(row.network);
        }
        page.body(2, row.asked_words());
        for line in row.came_lines() {
            page.body(4, line);
        }
    }
}
