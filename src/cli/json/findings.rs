//! `findings/1`: what is wrong or odd, by `matrix check` and `doctor`.

use serde::Serialize;

use crate::maturity::diagnostic::Finding;

/// What was found.
#[derive(Debug, Serialize)]
pub(crate) struct Findings<'f> {
    format: &'static str,
    findings: &'f [Finding],
}

impl<'f> Findings<'f> {
    pub(crate) fn of(findings: &'f [Finding]) -> Self {
        Self { format: "pcn-workbook.findings/1", findings }
    }
}
