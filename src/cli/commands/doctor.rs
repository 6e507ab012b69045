//! `doctor`: prints the diagnostics of the whole library. Nothing is changed, but for a lost
//! `library.json` that it is told to make anew.

use super::matrix::print_diagnostics;
use crate::cli::args::DoctorArgs;
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::store::format::library_file::LibraryFile;
use crate::store::library::Library;

pub(crate) fn doctor(session: &mut Session, args: &DoctorArgs) -> Result<(), CommandError> {
    if args.new_mark {
        let now = session.now();
        let mark = LibraryFile::new(now.new_id, now.today);
        Library::renew_library_file(session.resolve_dirs()?, &mark)?;
    }
    let findings = session.open_library()?.diagnose();
    print_diagnostics(session, &findings, "No problems found.")
}
