//! Writing what is on Progress to a file: all areas, or one down to its statements, up to the day
//! that was stepped back to.

use std::sync::Arc;

use super::Progress;
use crate::maturity::network_state::NetworkState;
use crate::maturity::progress_table::{progress_area_table, progress_table};
use crate::maturity::trend::{Trend, build_trend_until};
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::go_to;

impl Progress {
    /// To the page where the file is named.
    pub(super) fn export(&self, record: &NetworkState) -> Vec<Transition> {
        let past = self.timeline(record);
        let line = past.lines.get(self.focused_line(&past.lines));
        let table = if let Some(line) = line.filter(|_| self.area.is_some()) {
            progress_area_table(record, &line.subject, &line.domain, self.until)
        } else {
            // a chart leaves out what it has no room for; a file has all of it
            let whole = |trend: &Trend| build_trend_until(record, &trend.subject, self.until);
            let trends: Vec<Trend> = past.trends.iter().filter_map(whole).collect();
            progress_table(record, &trends, self.until)
        };
        go_to(Destination::Export(ExportContent::ProgressTable(Arc::new(table))))
    }
}
