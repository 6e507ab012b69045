//! The list of returns as text: a network, what it was asked, and what came.

use super::WIDTH;
use super::wrap::wrap;
use crate::maturity::returns::{ReturnFilter, ReturnRow, count_words};

pub(crate) fn render(rows: &[ReturnRow], filter: ReturnFilter) -> String {
    if rows.is_empty() {
        return if filter == ReturnFilter::default() {
            "Nobody was asked yet. To make a form: pcn-workbook form --help".to_owned()
        } else {
            "No return is like that.".to_owned()
        };
    }
    let mut lines = Vec::new();
    let mut above = None;
    for row in rows {
        if above != Some(row.network) {
            let slug = row.slug.as_ref().map(|slug| format!(" ({slug})")).unwrap_or_default();
            lines.push(wrap(&format!("{}{slug}", row.name), 0, WIDTH));
            above = Some(row.network);
        }
        lines.push(wrap(&row.asked_words(), 2, WIDTH));
        lines.extend(row.came_lines().into_iter().map(|line| wrap(&line, 4, WIDTH)));
    }
    lines.push(String::new());
    lines.push(format!("{}.", count_words(rows)));
    lines.join("\n")
}
