//! `doctor`: looks through the whole library and says what is wrong or odd. Nothing is changed.

use super::matrix::put_findings;
use crate::cli::error::Refusal;
use crate::cli::session::Session;
use crate::maturity::diagnostic::Finding;

pub(crate) fn doctor(session: &mut Session) -> Result<(), Refusal> {
    let findings = session.library()?.examine();
    put_findings(session, &findings, "No problems found.");
    if findings.iter().any(Finding::is_error) { Err(Refusal::Said) } else { Ok(()) }
}
