//! `import`: imports shares, snapshots and folders of them. A line for each file, and exit code 1
//! if any was refused.

use crate::cli::args::share::ImportArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ImportedJson;
use crate::cli::session::Session;
use crate::cli::text::diagnostics::describe_place;
use crate::maturity::phrases::format_number;
use crate::maturity::share::{ImportPlan, ImportReport, ImportTarget, ImportedFile, PlannedFile};
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
    let plan = library.plan_import(&args.paths, |_, _| true).unwrap_or_default();
    if plan.files.is_empty() {
        let error = StoreError::new(
            ErrorKind::Missing,
            "There is no file here that could be brought in.",
            "Name the folder the files are in.",
        );
        return Err(args.paths.first().map_or(error.clone(), |path| error.in_file(path)).into());
    }
    let report = import_files(session, &library, &plan, &into)?;
    print_report(session, &plan, &report);
    if report.has_refused() { Err(CommandError::AlreadyPrinted) } else { Ok(()) }
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
        is_importable(file)
            .then(|| imported.next())
            .flatten()
            .unwrap_or_else(|| ImportedFile::skipped(file))
    });
    Ok(ImportReport { files: files.collect() })
}

fn print_report(session: &mut Session, plan: &ImportPlan, report: &ImportReport) {
    if session.is_json() {
        return session.out.print_json(&ImportedJson::of(plan, report));
    }
    for file in &report.files {
        let line = format!("{}: {}", file.name, describe_file(file));
        if file.refused.is_some() {
            session.out.print_error(&line);
        } else {
            session.out.print_status(&line);
        }
    }
    let count = format_number(plan.files.len());
    let files = if plan.files.len() == 1 { "file" } else { "files" };
    session.out.print_status(&format!("{count} {files} looked at. {}", report.describe()));
}

/// For a file that was refused: why, where in it, and what to do.
fn describe_file(file: &ImportedFile) -> String {
    let Some(finding) = &file.refused else {
        let slug = file.snapshots.first().map(|(_, slug)| format!(" ({slug})"));
        return format!("{}{}", file.describe(), slug.unwrap_or_default());
    };
    let place = describe_place(finding).map(|place| format!("\n  where: {place}"));
    let place = place.unwrap_or_default();
    format!("not brought in. {}{place}\n  what to do: {}", finding.says, finding.remedy)
}
