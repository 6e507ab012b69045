//! `findings/1`: what is wrong or odd, by `matrix check` and `doctor`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::maturity::diagnostic::Diagnostic;

/// What was found.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct FindingsJson<'f> {
    format: &'static str,
    findings: &'f [Diagnostic],
}

impl<'f> FindingsJson<'f> {
    pub(crate) fn of(findings: &'f [Diagnostic]) -> Self {
        Self { format: "pcn-workbook.findings/1", findings }
    }
}
