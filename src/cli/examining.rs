//! `doctor`: looks through the whole library and says what is wrong or odd. Nothing is changed.

use super::matrices::put_findings;
use super::refusing::Refusal;
use super::session::Session;
use crate::maturity::finding::Finding;

pub(super) fn doctor(session: &mut Session) -> Result<(), Refusal> {
    let library = session.library()?;
    let device = session.device()?;
    let (entries, mut findings) = library.networks();
    findings.extend(library.hindrance().cloned());
    findings.extend(library.matrices().1);
    for entry in entries {
        match library.open_network(&entry.slug, device) {
            Ok(record) => findings.extend(record.findings),
            Err(fault) => findings.push(Finding::error("unreadable", "", fault.says, fault.remedy)),
        }
    }
    put_findings(session, &findings, "No problems found.");
    if findings.iter().any(Finding::is_error) { Err(Refusal::Said) } else { Ok(()) }
}
