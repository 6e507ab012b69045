//! `import`: bringing in shares, snapshots and folders of them. A line for each file, and exit 1 if
//! any was refused.

use crate::cli::args::share::ImportArgs as Asked;
use crate::cli::error::CommandError;
use crate::cli::json::ImportedJson;
use crate::cli::session::Session;
use crate::maturity::ids::Slug;
use crate::maturity::phrases::grouped;
use crate::maturity::share::{ImportPlan, ImportReport, ImportTarget, ImportedFile, PlannedFile};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::library::Library;

pub(crate) fn import(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    let library = session.library()?;
    if let Some(missing) = asked.paths.iter().find(|path| !path.exists()) {
        let fault = StoreError::new(
            ErrorKind::Missing,
            "There is no such file or folder, so nothing was brought in.",
            "Check the name; a name with blanks needs quotes around it.",
        );
        return Err(fault.of_file(missing).into());
    }
    let into = into(&library, asked)?;
    let look = library.look_over(&asked.paths, |_, _| true).unwrap_or_default();
    if look.arrivals.is_empty() {
        let fault = StoreError::new(
            ErrorKind::Missing,
            "There is no file here that could be brought in.",
            "Name the folder the files are in.",
        );
        return Err(asked.paths.first().map_or(fault.clone(), |path| fault.of_file(path)).into());
    }
    let landing = bring_in(session, &library, &look, &into)?;
    tell(session, &look, &landing);
    if landing.is_any_refused() { Err(CommandError::Said) } else { Ok(()) }
}

fn into(library: &Library, asked: &Asked) -> Result<ImportTarget, CommandError> {
    match &asked.into {
        Some(typed) => Ok(ImportTarget::Same(library.find_network(typed)?)),
        None if asked.as_new => Ok(ImportTarget::New),
        None => Ok(ImportTarget::Unsaid),
    }
}

/// Brings in what can be, and says of the rest why not. The right to write is taken only where
/// there is something to write.
fn bring_in(
    session: &mut Session,
    library: &Library,
    look: &ImportPlan,
    into: &ImportTarget,
) -> Result<ImportReport, CommandError> {
    let wanted = |arrival: &&PlannedFile| arrival.verdict().may_come_in();
    let chosen: Vec<_> =
        look.arrivals.iter().filter(wanted).map(|arrival| arrival.chosen(into.clone())).collect();
    let mut landed = if chosen.is_empty() {
        Vec::new()
    } else {
        session.writer(library)?.bring_in(&chosen, &look.sources, |_| true).files
    }
    .into_iter();
    let each = look.arrivals.iter().map(|arrival| {
        if arrival.verdict().may_come_in() { landed.next() } else { None }
            .unwrap_or_else(|| ImportedFile::left(arrival))
    });
    Ok(ImportReport { files: each.collect() })
}

fn tell(session: &mut Session, look: &ImportPlan, landing: &ImportReport) {
    if session.is_json() {
        return session.out.json(&ImportedJson::of(look, landing));
    }
    for landed in &landing.files {
        let line = format!("{}: {}", landed.name, words(landed));
        if landed.refused.is_some() { session.out.refuse(&line) } else { session.out.say(&line) }
    }
    let many = grouped(look.arrivals.len());
    let files = if look.arrivals.len() == 1 { "file" } else { "files" };
    session.out.say(&format!("{many} {files} looked at. {}", landing.words()));
}

/// What became of a file: for one that was refused, why, where in it, and what to do.
fn words(landed: &ImportedFile) -> String {
    let Some(finding) = &landed.refused else {
        let slugs: Vec<&Slug> = landed.snapshots.iter().map(|(_, slug)| slug).collect();
        let first = slugs.first().map(|slug| format!(" ({slug})")).unwrap_or_default();
        return format!("{}{first}", landed.words());
    };
    let place = match (finding.line, finding.path.as_str()) {
        (Some(line), "") => format!("\n  where: line {line}"),
        (Some(line), path) => format!("\n  where: line {line}, {path}"),
        (None, "") => String::new(),
        (None, path) => format!("\n  where: {path}"),
    };
    format!("not brought in. {}{place}\n  what to do: {}", finding.says, finding.remedy)
}
