//! The crosswalk as text, at the end of `progress`: all areas lined up under those of one matrix,
//! each in its own matrix's words, a line an area.

use super::wrap::{wrap, wrap_hanging};
use super::{TextStyle, prose_width};
use crate::maturity::crosswalk::alignment::{AlignedArea, AlignedRow, find_anchor};
use crate::maturity::network_state::NetworkState;
use crate::tui::crosswalk_table::current_groups;

/// None where no two matrices in use line up.
pub(crate) fn render(record: &NetworkState, style: TextStyle) -> Option<String> {
    let width = prose_width(style);
    let anchor = find_anchor(record)?;
    let head = format!(
        "Lined up under {}. Each in its own matrix's words; nothing is converted.",
        anchor.matrix.short_title()
    );
    let mut lines = vec![wrap(&head, 0, width)];
    for group in current_groups(record)? {
        lines.push(match group.heading.area() {
            Some(head) => wrap_hanging("  ", &describe_standing(head), width),
            None => format!("  {}", group.heading.words()),
        });
        lines.extend(group.rows.iter().map(|row| wrap_hanging("    ", &render_row(row), width)));
    }
    Some(lines.join("\n"))
}

fn render_row(row: &AlignedRow) -> String {
    match row {
        AlignedRow::Area(area) => {
            format!("{}, {}", area.subject.append_to_title(&area.title), describe_standing(area))
        }
        AlignedRow::SeeAlso { title, .. } | AlignedRow::NotCovered { title } => {
            format!("{title}: {}", row.placeholder().unwrap_or_default())
        }
    }
}

/// "Joining up care: Step 1 * (part-way)".
fn describe_standing(area: &AlignedArea) -> String {
    let star = if area.differs { " *" } else { "" };
    let band = area.band.map_or_else(String::new, |band| format!(" ({})", band.label()));
    format!("{}: {}{star}{band}", area.name, area.standing_label)
}
