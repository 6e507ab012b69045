//! Reads networks one after the other for a report over several of them.

use std::sync::Arc;

use uuid::Uuid;

use crate::maturity::comparison::selection::{SnapshotChoice, select_snapshot};
use crate::maturity::network_report::{NetworksReport, ReportOptions};
use crate::runtime::library_access::{ReadControl, error_line};
use crate::store::library::Library;
use crate::tui::protocol::networks_report::ReadReport;
use crate::tui::protocol::outcome::Outcome;

/// The report over these snapshots; `None` where it was stopped meanwhile.
pub(crate) fn read(
    library: &Library,
    device: Uuid,
    (choices, options): (&[SnapshotChoice], ReportOptions),
    control: &mut ReadControl<'_>,
) -> Option<Outcome> {
    let mut report = NetworksReport::new(options);
    let mut missing = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        if !control.advance(at, choices.len()) {
            return None;
        }
        match library.open_network(&choice.slug, device) {
            Ok(record) => match select_snapshot(&record, &choice.selector) {
                Some(saved) => report.add(&record, saved),
                None => missing.push(format!("{} has no saved snapshot", record.network.name)),
            },
            Err(error) => missing.push(error_line(&error)),
        }
    }
    Some(match report.finish() {
        Ok(finished) => {
            Outcome::NetworksReportRead(Arc::new(ReadReport { report: finished, missing }))
        }
        Err(few) => Outcome::Failed(format!("{} {}", few.says(), few.remedy())),
    })
}
