//! The list of an area's items: what its rows are made from.

use jiff::civil::Date;

use crate::tui::screens::walk::{AreaContext, Walk};
use crate::tui::state::AppState;
use crate::tui::theme::Theme;

/// The column where a statement's words begin.
pub(super) const TEXT_COLUMN: u16 = 13;

pub(super) struct ItemList<'l> {
    pub(super) width: u16,
    /// Whether the area's name stands above; else the line of the areas says it.
    pub(super) is_headed: bool,
    pub(super) state: &'l AppState,
    pub(super) walk: &'l Walk,
    pub(super) area_context: &'l AreaContext<'l>,
    pub(super) theme: Theme,
    pub(super) today: Date,
}
