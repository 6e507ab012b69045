//! `import`: bringing in shares, snapshots and folders of them. A line for each file, and exit 1 if
//! any was refused.

use crate::cli::args::share::ImportArgs as Asked;
use crate::cli::error::CommandError;
use crate::cli::json::ImportedJson;
use crate::cli::session::Session;
use crate::maturity::ids::Slug;
use crate::maturity::phrases::format_number;
use crate::maturity::share::{ImportPlan, ImportReport, ImportTarget, ImportedFile, PlannedFile};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::library::Library;

pub(crate) fn import(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    let library = session.open_library()?;
    if let Some(missing) = asked.paths.iter().find(|path| !path.exists()) {
        let error = StoreError::new(
            ErrorKind::Missing,
            "There is no such file or folder, so nothing was brought in.",
            "Check the name; a name with blanks needs quotes around it.",
        );
        return Err(error.in_file(missing).into());
    }
    let into = import_target(&library, asked)?;
    let look = library.plan_import(&asked.paths, |_, _| true).unwrap_or_default();
    if look.files.is_empty() {
        let error = StoreError::new(
            ErrorKind::Missing,
            "There is no file here that could be brought in.",
            "Name the folder the files are in.",
        );
        return Err(asked.paths.first().map_or(error.clone(), |path| error.in_file(path)).into());
    }
    let landing = import_files(session, &library, &look, &into)?;
    print_report(session, &look, &landing);
    if landing.has_refused() { Err(CommandError::AlreadyPrinted) } else { Ok(()) }
}

fn import_target(library: &Library, asked: &Asked) -> Result<ImportTarget, CommandError> {
    match &asked.into {
        Some(typed) => Ok(ImportTarget::Existing(library.find_network(typed)?)),
        None if asked.as_new => Ok(ImportTarget::New),
        None => Ok(ImportTarget::Unspecified),
    }
}

/// Brings in what can be, and says of the rest why not. The right to write is taken only where
/// there is something to write.
fn import_files(
    session: &mut Session,
    library: &Library,
    look: &ImportPlan,
    into: &ImportTarget,
) -> Result<ImportReport, CommandError> {
    let wanted = |arrival: &&PlannedFile| arrival.verdict().is_importable();
    let chosen: Vec<_> =
        look.files.iter().filter(wanted).map(|arrival| arrival.to_chosen(into.clone())).collect();
    let mut landed = if chosen.is_empty() {
        Vec::new()
    } else {
        session.acquire_writer(library)?.import(&chosen, &look.matrix_sources, |_| true).files
    }
    .into_iter();
    let each = look.files.iter().map(|arrival| {
        if arrival.verdict().is_importable() { landed.next() } else { None }
            .unwrap_or_else(|| ImportedFile::skipped(arrival))
    });
    Ok(ImportReport { files: each.collect() })
}

fn print_report(session: &mut Session, look: &ImportPlan, landing: &ImportReport) {
    if session.is_json() {
        return session.out.print_json(&ImportedJson::of(look, landing));
    }
    for landed in &landing.files {
        let line = format!("{}: {}", landed.name, describe_file(landed));
        if landed.refused.is_some() {
            session.out.print_error(&line);
        } else {
            session.out.print_status(&line);
        }
    }
    let many = format_number(look.files.len());
    let files = if look.files.len() == 1 { "file" } else { "files" };
    session.out.print_status(&format!("{many} {files} looked at. {}", landing.describe()));
}

/// What became of a file: for one that was refused, why, where in it, and what to do.
fn describe_file(landed: &ImportedFile) -> String {
    let Some(finding) = &landed.refused else {
        let slugs: Vec<&Slug> = landed.snapshots.iter().map(|(_, slug)| slug).collect();
        let first = slugs.first().map(|slug| format!(" ({slug})")).unwrap_or_default();
        return format!("{}{first}", landed.describe());
    };
    let place = match (finding.line, finding.path.as_str()) {
        (Some(line), "") => format!("\n  where: line {line}"),
        (Some(line), path) => format!("\n  where: line {line}, {path}"),
        (None, "") => String::new(),
        (None, path) => format!("\n  where: {path}"),
    };
    format!("not brought in. {}{place}\n  what to do: {}", finding.says, finding.remedy)
}
