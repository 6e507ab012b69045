//! `matrix list`, `show`, `check`, `add`, `copy` and `diff`; spreadsheets have a room of their own.

mod add_as_next;
mod copy;
mod diff;
mod sheet_io;

use std::path::Path;

use super::network::{count_errors, warn_to_run_doctor};
use crate::cli::args::matrix::{
    MatrixAddArgs, MatrixCheckArgs, MatrixCommand as Asked, MatrixShowArgs,
};
use crate::cli::error::CommandError;
use crate::cli::json::{FindingsJson, MatricesJson, MatrixFileJson};
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::Origin;
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::validate::validate_crosswalk;
use crate::store::format::matrix;
use crate::store::library::Library;
use crate::store::library::matrix_dir::CHANGED_WITHOUT_REVISION;
use crate::store::{json, read_file, shipped_matrices};

pub(crate) fn run(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    match asked {
        Asked::List => list(session),
        Asked::Show(asked) => show(session, asked),
        Asked::Check(asked) => check(session, asked),
        Asked::Add(asked) if asked.as_next => add_as_next::add_as_next_revision(session, asked),
        Asked::Add(asked) => add(session, asked),
        Asked::Copy(asked) => copy::copy(session, asked),
        Asked::Diff(asked) => diff::diff(session, asked),
        Asked::FromSheet(asked) => sheet_io::from_sheet(session, asked),
        Asked::ToSheet(asked) => sheet_io::to_sheet(session, asked),
    }
}

fn list(session: &mut Session) -> Result<(), CommandError> {
    let (all, findings) = session.open_library()?.matrices();
    if session.is_json() {
        session.out.print_json(&MatricesJson::of(&all));
    } else {
        session.out.print(&text::lists::render_matrices(&all));
    }
    let (waiting, findings): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| finding.code == CHANGED_WITHOUT_REVISION);
    if !waiting.is_empty() {
        let what = pluralize(
            waiting.len(),
            "file holds a changed matrix that waits to be taken as its next revision",
            "files hold changed matrices that wait to be taken as their next revisions",
        );
        session.out.warn(&format!("{what}. To see which and how: pcn-workbook doctor"));
    }
    warn_to_run_doctor(&mut session.out, count_errors(&findings));
    Ok(())
}

fn show(session: &mut Session, asked: &MatrixShowArgs) -> Result<(), CommandError> {
    let known =
        resolve::find_matrix(&session.open_library()?, &parse_matrix_pointer(&asked.matrix)?)?;
    if session.is_json() {
        session.out.print_json(&MatrixFileJson::of(&known.matrix));
    } else {
        session.out.print(&text::matrix::render(&known.matrix));
    }
    Ok(())
}

/// Checks files that need not be in any library; what they line up with is looked for in this one,
/// where there is one.
fn check(session: &mut Session, asked: &MatrixCheckArgs) -> Result<(), CommandError> {
    let library = session.open_library().ok();
    let findings: Vec<Diagnostic> =
        asked.files.iter().flat_map(|file| check_file(library.as_ref(), file)).collect();
    print_diagnostics(session, &findings, "Nothing is wrong.");
    if findings.iter().any(Diagnostic::is_error) {
        Err(CommandError::AlreadyPrinted)
    } else {
        Ok(())
    }
}

/// Prints findings as what was asked for.
pub(crate) fn print_diagnostics(session: &mut Session, findings: &[Diagnostic], when_none: &str) {
    if session.is_json() {
        session.out.print_json(&FindingsJson::of(findings));
    } else if findings.is_empty() {
        session.out.print_status(when_none);
    } else {
        session.out.print(&text::findings::render(findings));
    }
}

fn check_file(library: Option<&Library>, file: &Path) -> Vec<Diagnostic> {
    let shown = sanitize_line(&file.to_string_lossy());
    let found = match read_file::read(file) {
        Ok(bytes) => check_bytes(library, &bytes),
        Err(error) => vec![Diagnostic::error("unreadable", "", error.message, error.remedy)],
    };
    found.into_iter().map(|finding| finding.in_file(shown.clone())).collect()
}

fn check_bytes(library: Option<&Library>, bytes: &[u8]) -> Vec<Diagnostic> {
    let (read, mut findings) = matrix::read_validated(bytes);
    let Some(read) = read else { return findings };
    let others = library.map_or_else(shipped_matrices::all, |library| library.matrices().0);
    let beside: Vec<&Matrix> =
        others.iter().map(|known| &known.matrix).filter(|other| other.id != read.id).collect();
    findings.extend(validate_crosswalk(&read, &beside));
    let reference = matrix::reference(&read);
    let is_taken = others.iter().any(|known| {
        let other = &known.reference;
        other.id == reference.id
            && other.revision == reference.revision
            && other.fingerprint != reference.fingerprint
    });
    if is_taken {
        findings.push(Diagnostic::warning(
            "revision-taken",
            "revision",
            format!(
                "There is a matrix {} revision {} here already, with another text.",
                reference.id, reference.revision
            ),
            "Give this one the next revision, or an id of its own, before you add it.",
        ));
    }
    add_line_numbers(findings, bytes)
}

/// Every finding with the line of its path, where it has none yet.
fn add_line_numbers(findings: Vec<Diagnostic>, bytes: &[u8]) -> Vec<Diagnostic> {
    let text = json::decode_utf8(bytes).unwrap_or_default();
    let with_line = |finding: Diagnostic| {
        let line = finding.line.or_else(|| json::line_number_at(text, &finding.path));
        finding.on_line(line)
    };
    findings.into_iter().map(with_line).collect()
}

fn add(session: &mut Session, asked: &MatrixAddArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let bytes = read_file::read(&asked.file)?;
    let (_, findings) = matrix::read_validated(&bytes);
    if findings.iter().any(Diagnostic::is_error) {
        return Err(matrix_file_error("This matrix was not added.", &asked.file, &findings));
    }
    let mut writer = session.acquire_writer(&library)?;
    let (known, findings) = writer.add_matrix(&bytes)?;
    for finding in findings {
        session.out.warn(&format!("{} {}", finding.says, finding.remedy));
    }
    if session.is_json() {
        session.out.print_json(&MatricesJson::of(std::slice::from_ref(&known)));
        return Ok(());
    }
    let name = format!("{}@{}", known.reference.id, known.reference.revision);
    session.out.print_status(&match &known.origin {
        Origin::Loose(file) => format!("Added {name} as {file}."),
        _ => format!("{name} is here already; nothing had to be done."),
    });
    Ok(())
}

/// All that is wrong at once, so that a person mends the file in one go.
fn matrix_file_error(says: &str, file: &Path, findings: &[Diagnostic]) -> CommandError {
    let errors = findings.iter().filter(|finding| finding.is_error());
    let place = |finding: &Diagnostic| match finding.line {
        Some(line) => format!(" (line {line}, {})", finding.path),
        None => String::new(),
    };
    let reasons = errors
        .map(|finding| format!("{}{} {}", finding.says, place(finding), finding.remedy))
        .collect();
    CommandError::Multiple {
        message: format!("{says}\n  file: {}", sanitize_line(&file.to_string_lossy())),
        reasons,
        remedy: "Put these right in a text editor, then try again.".to_owned(),
    }
}
