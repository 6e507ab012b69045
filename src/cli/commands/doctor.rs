//! `doctor`: prints the diagnostics of the whole library. Nothing is changed.

use super::matrix::print_diagnostics;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

pub(crate) fn doctor(session: &mut Session) -> Result<(), CommandError> {
    let findings = session.open_library()?.diagnose();
    print_diagnostics(session, &findings, "No problems found.")
}
