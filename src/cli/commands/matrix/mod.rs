//! `matrix list`, `show`, `check` and `add`: the catalog of matrices, and validating a matrix file.

mod copy;
mod diff;
mod layout_args;
mod mark_checked;
mod next_revision;
mod sheet_io;
mod sheet_recall;

use std::path::Path;
use std::sync::Arc;

use super::network::{count_errors, warn_to_run_doctor};
use crate::cli::args::matrix::{MatrixAddArgs, MatrixCheckArgs, MatrixCommand, MatrixShowArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{FindingsJson, MatricesJson, MatrixFileJson};
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::pages::{MatrixContext, MatrixReader, matrix_page};
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::validate::validate_crosswalk;
use crate::store::format::matrix;
use crate::store::library::Library;
use crate::store::library::matrix_dir::CHANGED_WITHOUT_REVISION;
use crate::store::ops::Writer;
use crate::store::{json, read_file, shipped_matrices};

pub(crate) fn run(session: &mut Session, command: &MatrixCommand) -> Result<(), CommandError> {
    match command {
        MatrixCommand::List => list(session),
        MatrixCommand::Show(args) => show(session, args),
        MatrixCommand::Check(args) => check(session, args),
        MatrixCommand::Add(args) if args.as_next => {
            next_revision::add_as_next_revision(session, args)
        }
        MatrixCommand::Add(args) => add(session, args),
        MatrixCommand::Copy(args) => copy::copy(session, args),
        MatrixCommand::MarkChecked(args) => mark_checked::mark_checked(session, args),
        MatrixCommand::Diff(args) => diff::diff(session, args),
        MatrixCommand::FromSheet(args) => sheet_io::from_sheet(session, args),
        MatrixCommand::ToSheet(args) => sheet_io::to_sheet(session, args),
    }
}

fn list(session: &mut Session) -> Result<(), CommandError> {
    let (all, findings) = session.open_library()?.matrices();
    let style = session.list_style();
    session.print(|| MatricesJson::of(&all), || text::lists::render_matrices(&all, style));
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

fn show(session: &mut Session, args: &MatrixShowArgs) -> Result<(), CommandError> {
    let known =
        resolve::find_matrix(&session.open_library()?, &parse_matrix_pointer(&args.matrix)?)?;
    session.print_page(
        || MatrixFileJson::of(&known.matrix),
        || matrix_page(&known, MatrixReader::Print, MatrixContext::default()).page,
    );
    Ok(())
}

/// Validates files that need not be in any library; the matrices they line up with are looked up in
/// this one, where there is one.
fn check(session: &mut Session, args: &MatrixCheckArgs) -> Result<(), CommandError> {
    let library = session.open_library().ok();
    let findings: Vec<Diagnostic> =
        args.files.iter().flat_map(|file| check_file(library.as_ref(), file)).collect();
    print_diagnostics(session, &findings, "Nothing is wrong.")
}

/// Prints diagnostics; an error among them makes the command fail.
pub(crate) fn print_diagnostics(
    session: &mut Session,
    findings: &[Diagnostic],
    when_none: &str,
) -> Result<(), CommandError> {
    let named = |finding: &Diagnostic| Diagnostic {
        remedy: session.out.with_library(&finding.remedy).into_owned(),
        ..finding.clone()
    };
    let findings: &[Diagnostic] = &findings.iter().map(named).collect::<Vec<_>>();
    if session.is_json() {
        session.out.print_json(&FindingsJson::of(findings));
    } else if findings.is_empty() {
        session.out.print_status(when_none);
    } else {
        let style = session.text_style();
        session.out.print(&text::page_text(&text::diagnostics::page(findings), style));
    }
    if findings.iter().any(Diagnostic::is_error) {
        Err(CommandError::AlreadyPrinted)
    } else {
        Ok(())
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

fn add_line_numbers(findings: Vec<Diagnostic>, bytes: &[u8]) -> Vec<Diagnostic> {
    let text = json::decode_utf8(bytes).unwrap_or_default();
    let with_line = |finding: Diagnostic| {
        let line = finding.line.or_else(|| json::line_number_at(text, &finding.path));
        finding.on_line(line)
    };
    findings.into_iter().map(with_line).collect()
}

fn add(session: &mut Session, args: &MatrixAddArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let (bytes, _) = read_matrix(&args.file, "This matrix was not added.")?;
    let mut writer = session.acquire_writer(&library)?;
    let (known, findings) = writer.add_matrix(&bytes)?;
    print_warnings(session, &findings);
    print_added(session, &known, || {
        let name = format!("{}@{}", known.reference.id, known.reference.revision);
        match &known.origin {
            Origin::Loose(file) => format!("Added {name} as {file}."),
            _ => format!("{name} is here already; nothing had to be done."),
        }
    });
    Ok(())
}

/// Reads a matrix file with its bytes; one that has errors is refused, with what is not done.
fn read_matrix(file: &Path, refusal: &str) -> Result<(Vec<u8>, Matrix), CommandError> {
    let bytes = read_file::read(file)?;
    match matrix::read_validated(&bytes) {
        (Some(matrix), findings) if !findings.iter().any(Diagnostic::is_error) => {
            Ok((bytes, matrix))
        }
        (_, findings) => Err(matrix_file_error(refusal, file, &findings)),
    }
}

fn print_warnings(session: &mut Session, findings: &[Diagnostic]) {
    for finding in findings {
        session.out.warn(&format!("{} {}", finding.says, finding.remedy));
    }
}

/// Prints the matrix that a command added to the library.
fn print_added(session: &mut Session, known: &Arc<KnownMatrix>, text: impl FnOnce() -> String) {
    session.print_status(|| MatricesJson::of(std::slice::from_ref(known)), text);
}

fn matrix_path(writer: &Writer, known: &KnownMatrix) -> String {
    let path = writer.matrix_path(known);
    path.map(|path| sanitize_line(&path.to_string_lossy())).unwrap_or_default()
}

fn matrix_file_error(refusal: &str, file: &Path, findings: &[Diagnostic]) -> CommandError {
    let errors = findings.iter().filter(|finding| finding.is_error());
    let place = |finding: &Diagnostic| match finding.line {
        Some(line) => format!(" (line {line}, {})", finding.path),
        None => String::new(),
    };
    let reasons = errors
        .map(|finding| format!("{}{} {}", finding.says, place(finding), finding.remedy))
        .collect();
    CommandError::Multiple {
        message: refusal.to_owned(),
        file: Some(file.to_path_buf()),
        reasons,
        remedy: "Put these right in a text editor, then try again.".to_owned(),
    }
}
