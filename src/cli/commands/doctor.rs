//! `doctor`: looks through the whole library and says what is wrong or odd. Nothing is changed.

use super::matrix::print_diagnostics;
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::maturity::diagnostic::Diagnostic;

pub(crate) fn doctor(session: &mut Session) -> Result<(), CommandError> {
    let findings = session.open_library()?.diagnose();
    print_diagnostics(session, &findings, "No problems found.");
    if findings.iter().any(Diagnostic::is_error) {
        Err(CommandError::AlreadyPrinted)
    } else {
        Ok(())
    }
}
