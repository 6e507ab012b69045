//! How the areas of two matrices line up, at the end of `progress`: each in its own matrix's words, a
//! line an area.

use crate::maturity::crosswalk::alignment::{AlignedArea, AlignedRow, find_anchor};
use crate::maturity::network_state::NetworkState;
use crate::maturity::page::Page;
use crate::tui::crosswalk_table::current_groups;

/// None where no two matrices in use line up.
pub(crate) fn page(record: &NetworkState) -> Option<Page> {
    let anchor = find_anchor(record)?;
    let mut page = Page::default();
    page.heading(format!(
        "Lined up under {}. Each in its own matrix's words; nothing is converted.",
        anchor.matrix.short_title()
    ));
    for group in current_groups(record)? {
        page.body(
            2,
            group.heading.area().map_or_else(|| group.heading.words().to_owned(), standing_words),
        );
        for row in &group.rows {
            page.body(4, row_words(row));
        }
    }
    Some(page)
}

fn row_words(row: &AlignedRow) -> String {
    match row {
        AlignedRow::Area(area) => {
            format!("{}, {}", area.subject.append_to_title(&area.title), standing_words(area))
        }
        AlignedRow::SeeAlso { title, .. } | AlignedRow::NotCovered { title } => {
            format!("{title}: {}", row.placeholder().unwrap_or_default())
        }
    }
}

/// "Joining up care: Step 1 * (part-way)".
fn standing_words(area: &AlignedArea) -> String {
    let star = if area.differs { " *" } else { "" };
    let band = area.band.map_or_else(String::new, |band| format!(" ({})", band.label()));
    format!("{}: {}{star}{band}", area.name, area.standing_label)
}
