//! The window title: which network is open, and the place in it.

use super::App;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::text_wrap::truncate;

/// Columns that a window's title may take.
const MAX_WIDTH: usize = 80;

impl App {
    /// "Hillside PCN, Walk".
    pub fn window_title(&self) -> String {
        let place = self.key_context().title;
        let name = self.state.network_state.as_ref().map(|record| record.network.name.as_str());
        let name = sanitize_line(name.unwrap_or("pcn-workbook"));
        let room = MAX_WIDTH.saturating_sub(place.chars().count() + 2);
        format!("{}, {place}", truncate(&name, room))
    }
}
