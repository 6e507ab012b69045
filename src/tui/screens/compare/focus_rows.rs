//! The lines of a comparison that the focus can stop at, and how many rows there is room for.

use super::find::FoundRows;
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::table::TableFilter;
use crate::tui::page_rows::body_size;
use crate::tui::viewport::Viewport;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareFocus {
    Area(usize),
    Asks,
    Comparability,
}

/// The lines side by side: areas, then what they ask, then what can be compared.
pub fn focus_lines(sides: &Comparison, shown: TableFilter) -> Vec<CompareFocus> {
    let areas =
        sides.areas.iter().enumerate().filter(|(_, area)| area.differs || !shown.only_differing);
    let mut lines: Vec<CompareFocus> =
        areas.map(|(number, _)| CompareFocus::Area(number)).collect();
    if !sides.asks.is_empty() {
        lines.push(CompareFocus::Asks);
    }
    lines.push(CompareFocus::Comparability);
    lines
}

pub fn ask_rows(size: (u16, u16), sides: &Comparison) -> usize {
    let room = match body_size(size).1 {
        30.. => 8,
        18.. => 3,
        _ => 0,
    };
    if sides.may_show_counts() { sides.asks.len().min(room) } else { 0 }
}

/// Which of the rows found are on a terminal of this size, with number `focus` in focus.
pub fn list_viewport(
    size: (u16, u16),
    sides: &Comparison,
    found: &FoundRows,
    focus: usize,
) -> Viewport {
    Viewport::screenful(focus, list_rows(size, sides), found.numbers.len())
}

fn list_rows(size: (u16, u16), sides: &Comparison) -> usize {
    let body = body_size(size).1;
    let asks = ask_rows(size, sides);
    let below = match body {
        14.. => 4 + if asks > 0 { asks + 2 } else { 0 },
        8.. => 2,
        _ => 0,
    };
    let above = if body >= 10 { 3 } else { 1 };
    body.saturating_sub(above + below).max(1)
}
