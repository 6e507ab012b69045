//! `import`: imports shares, snapshots and folders of them. A line for each file, and exit code 1
//! if any was refused. Other files below a folder are only counted.

use std::cell::OnceCell;
use std::fmt::Write as _;

use crate::cli::args::share::ImportArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ImportedJson;
use crate::cli::session::Session;
use crate::maturity::diagnostic::describe_place;
use crate::maturity::phrases::pluralize;
use crate::maturity::share::{
    FileContent, FileVerdict, ImportPlan, ImportReport, ImportTarget, ImportedFile, PlannedFile,
    format_names,
};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::library::Library;

pub(crate) fn import(session: &mut Session, args: &ImportArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    if let Some(missing) = args.paths.iter().find(|path| !path.exists()) {
        let error = StoreError::new(
            ErrorKind::Missing,
            "There is no such file or folder, so nothing was brought in.",
            "Check the name; a name with blanks needs quotes around it.",
        );
        return Err(error.in_file(missing).into());
    }
    let into = import_target(&library, args)?;
    let mut plan = library.plan_import(&args.paths, |_, _| true).unwrap_or_default();
    let passed_over: Vec<String> =
        plan.files.extract_if(.., |file| file.is_passed_over()).map(|file| file.name).collect();
    if plan.files.is_empty() {
        let error = StoreError::new(
            ErrorKind::Missing,
            "There is no file here that could be brought in.",
            "Name the folder the files are in.",
        );
        return Err(args.paths.first().map_or(error.clone(), |path| error.in_file(path)).into());
    }
    let report = import_files(session, &library, &plan, &into)?;
    if session.is_json() {
        session.out.print_json(&ImportedJson::of(&plan, &report, &passed_over));
    } else {
        print_report(session, &report, &passed_over);
    }
    let is_failed = |(planned, imported): (&PlannedFile, &ImportedFile)| {
        imported.refused.is_some() && (planned.is_named || planned.verdict() != FileVerdict::Matrix)
    };
    if plan.files.iter().zip(&report.files).any(is_failed) {
        Err(CommandError::AlreadyPrinted)
    } else {
        Ok(())
    }
}

fn import_target(library: &Library, args: &ImportArgs) -> Result<ImportTarget, CommandError> {
    match &args.into {
        Some(typed) => Ok(ImportTarget::Existing(library.find_network(typed)?)),
        None if args.as_new => Ok(ImportTarget::New),
        None => Ok(ImportTarget::Unspecified),
    }
}

/// Imports what can be. The lock is taken only where there is something to write.
fn import_files(
    session: &mut Session,
    library: &Library,
    plan: &ImportPlan,
    into: &ImportTarget,
) -> Result<ImportReport, CommandError> {
    let is_importable = |file: &PlannedFile| file.verdict().is_importable();
    let chosen: Vec<_> = plan
        .files
        .iter()
        .filter(|file| is_importable(file))
        .map(|file| file.to_chosen(into.clone()))
        .collect();
    let mut imported = if chosen.is_empty() {
        Vec::new()
    } else {
        session.acquire_writer(library)?.import(&chosen, &plan.matrix_sources, |_| true).files
    }
    .into_iter();
    let files = plan.files.iter().map(|file| {
        let imported = is_importable(file).then(|| imported.next()).flatten();
        imported.unwrap_or_else(|| ImportedFile::skipped(file))
    });
    let mut report = ImportReport { files: files.collect() };
    settle_skipped(library, plan, &mut report);
    Ok(report)
}

/// A matrix that is here now had not to be brought in; a copy of a file is what became of that file.
fn settle_skipped(library: &Library, plan: &ImportPlan, report: &mut ImportReport) {
    let known = OnceCell::new();
    let is_here = |fingerprint: &str| {
        let known = known.get_or_init(|| library.matrices().0);
        known.iter().any(|known| known.reference.fingerprint == fingerprint)
    };
    for at in 0..plan.files.len() {
        let Some((planned, before)) = plan.files.get(at).zip(report.files.get(..at)) else { break };
        let settled = match &planned.content {
            FileContent::Matrix { fingerprint, .. } if is_here(fingerprint) => {
                ImportedFile::matrix_here(planned)
            }
            FileContent::Duplicate { original, .. } => {
                let original = before.iter().find(|imported| imported.name == *original);
                let refused = original.and_then(|original| original.refused.clone());
                ImportedFile { refused, ..ImportedFile::skipped(planned) }
            }
            _ => continue,
        };
        if let Some(imported) = report.files.get_mut(at) {
            *imported = settled;
        }
    }
}

/// A line for each file, then how many there were in all.
fn print_report(session: &mut Session, report: &ImportReport, passed_over: &[String]) {
    for file in &report.files {
        let line = format!("{}: {}", file.name, describe_file(file));
        if file.refused.is_some() {
            session.out.print_error_line(&line);
        } else {
            session.out.print_status(&line);
        }
    }
    let files = pluralize(report.files.len(), "file", "files");
    let mut line = format!("{files} looked at. {}", report.describe());
    if !passed_over.is_empty() {
        let others = pluralize(passed_over.len(), "other file is", "other files are");
        let _ = write!(line, " {others} not of the workbook: {}.", format_names(passed_over));
    }
    session.out.print_status(&line);
}

/// For a file that was refused: why, where in it, and what to do.
fn describe_file(file: &ImportedFile) -> String {
    let Some(finding) = &file.refused else {
        let slug = file.snapshots.first().map(|(_, slug)| format!(" ({slug})"));
        return format!("{}{}", file.describe(), slug.unwrap_or_default());
    };
    let place = describe_place(finding.line, &finding.path);
    let place = place.map(|place| format!("\n  where: {place}")).unwrap_or_default();
    format!("not brought in. {}{place}\n  what to do: {}", finding.says, finding.remedy)
}
