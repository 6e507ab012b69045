//! The report over several networks as it comes back from the reader thread.

use crate::maturity::network_report::FinishedReport;

/// The report, and what could not go into it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadReport {
    pub report: FinishedReport,
    /// Networks without a snapshot, or that can't be read, a sentence each.
    pub missing: Vec<String>,
}
