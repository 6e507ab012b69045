//! The end of the page of `progress`: all areas lined up under those of one matrix, each in its own
//! matrix's words. It reads well aloud: one line an area, the band in words at its end.

use super::WIDTH;
use super::wrap::{hang, wrap};
use crate::maturity::crosswalk::alignment::{AlignedArea, AlignedRow, anchor};
use crate::maturity::network_state::NetworkState;
use crate::tui::crosswalk_table::today;

/// The list; none where no two matrices in use line up.
pub(crate) fn page(record: &NetworkState) -> Option<String> {
    let anchor = anchor(record)?;
    let head = format!(
        "Lined up under {}. Each in its own matrix's words; nothing is converted.",
        anchor.matrix.short()
    );
    let mut lines = vec![wrap(&head, 0, WIDTH)];
    for group in today(record)? {
        lines.push(group.head.as_ref().map_or_else(
            || "  Lines up with no single area".to_owned(),
            |head| hang("  ", &stands(head), WIDTH),
        ));
        lines.extend(group.rows.iter().map(|row| hang("    ", &told(row), WIDTH)));
    }
    Some(lines.join("\n"))
}

fn told(row: &AlignedRow) -> String {
    match row {
        AlignedRow::Area(area) => format!("{}, {}", area.topic.after(&area.title), stands(area)),
        AlignedRow::SeeAlso { title, .. } | AlignedRow::NotCovered { title } => {
            format!("{title}: {}", row.instead().unwrap_or_default())
        }
    }
}

/// "Joining up care: Step 1 * (part-way)".
fn stands(area: &AlignedArea) -> String {
    let star = if area.differs { " *" } else { "" };
    let band = area.band.map_or_else(String::new, |band| format!(" ({})", band.word()));
    format!("{}: {}{star}{band}", area.name, area.words)
}
