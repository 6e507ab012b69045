//! `doctor`: looks through the whole library and says what is wrong or odd. Nothing is changed.

use super::matrices::put_findings;
use super::refusing::Refusal;
use super::session::Session;
use crate::maturity::finding::Finding;

pub(crate) fn doctor(session: &mut Session) -> Result<(), Refusal> {
    let findings = session.library()?.examine();
    put_findings(session, &findings, "No problems found.");
    if findings.iter().any(Finding::is_error) { Err(Refusal::Said) } else { Ok(()) }
}
