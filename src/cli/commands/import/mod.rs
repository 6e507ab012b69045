//! `import`: imports shares, snapshots and folders of them. A line for each file, what waits for an
//! answer first, and exit code 1 if any was refused. Other files below a folder are only counted.

mod printed;
mod undo;

use std::cell::OnceCell;

use crate::cli::args::share::ImportArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ImportedJson;
use crate::cli::session::Session;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::share::{
    FileContent, FileVerdict, ImportAnswer, ImportChoices, ImportForecast, ImportPlan,
    ImportQuestion, ImportReport, ImportedFile, PlannedFile, QuestionKind,
};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::library::Library;

pub(crate) fn import(session: &mut Session, args: &ImportArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    if args.undo {
        return undo::undo(session, &library);
    }
    if let Some(missing) = args.paths.iter().find(|path| !path.exists()) {
        let error = StoreError::new(
            ErrorKind::Missing,
            "There is no such file or folder, so nothing was brought in.",
            "Check the name; a name with blanks needs quotes around it.",
        );
        return Err(error.in_file(missing).into());
    }
    let into = args.into.as_ref().map(|typed| library.find_network(typed)).transpose()?;
    let plan = library.plan_import(&args.paths, |_, _| true).unwrap_or_default();
    if plan.files.iter().all(PlannedFile::is_unnamed_foreign) {
        return Err(nothing_found(&plan, args).into());
    }
    let mut choices = choices(&plan, args);
    if let Some(slug) = into {
        let network = library.network(&slug)?;
        plan.check_into(&slug, &network, args.other_code).map_err(StoreError::from)?;
        choices.into = Some((slug, network.name));
    }
    let forecast = plan.forecast(&choices);
    let report = import_files(session, &library, &plan, &forecast)?;
    if session.is_json() {
        session.out.print_json(&ImportedJson::of(&plan, &report));
    } else {
        printed::print_report(session, &plan, &forecast, &report);
    }
    let is_failed = |(planned, imported): (&PlannedFile, &ImportedFile)| {
        let is_passed_over =
            planned.verdict() == FileVerdict::Matrix || planned.is_unnamed_foreign();
        imported.refused.is_some() && (planned.is_named || !is_passed_over)
    };
    if plan.files.iter().zip(&report.files).any(is_failed) {
        Err(CommandError::AlreadyPrinted)
    } else {
        Ok(())
    }
}

/// What the flags answer; the rest stays open.
fn choices(plan: &ImportPlan, args: &ImportArgs) -> ImportChoices {
    let answer = |question: &ImportQuestion| match &question.kind {
        QuestionKind::Clash { .. } if args.keep_both => ImportAnswer::All,
        QuestionKind::SameCodeHere { ours, .. } if args.match_ods && ours.len() == 1 => {
            ImportAnswer::Here(0)
        }
        QuestionKind::SameCode { .. } if args.match_ods => ImportAnswer::Same,
        QuestionKind::SameCodeHere { .. } | QuestionKind::SameCode { .. } if args.as_new => {
            ImportAnswer::Another
        }
        _ => question.first_answer(),
    };
    ImportChoices {
        answers: plan.questions.iter().map(answer).collect(),
        ..ImportChoices::default()
    }
}

/// Imports what can be. The lock is taken only where there is something to write.
fn import_files(
    session: &mut Session,
    library: &Library,
    plan: &ImportPlan,
    forecast: &ImportForecast,
) -> Result<ImportReport, CommandError> {
    let chosen = forecast.chosen_files(plan);
    let mut imported = if chosen.is_empty() {
        Vec::new()
    } else {
        let now = session.now();
        let mut writer = session.acquire_writer(library)?;
        writer.begin_import(now.new_id, now.timestamp, &chosen)?;
        let report = writer.import(&chosen, &plan.matrix_sources, |_| true);
        writer.finish_import();
        report.files
    }
    .into_iter();
    let files = plan.files.iter().zip(&forecast.files).map(|(file, foretold)| {
        let imported = foretold.is_chosen.then(|| imported.next()).flatten();
        imported.unwrap_or_else(|| foretold.skipped(plan, file))
    });
    let mut report = ImportReport { files: files.collect() };
    settle_skipped(library, plan, forecast, &mut report);
    Ok(report)
}

/// A matrix that is here now had not to be brought in; a copy of a file is what became of that file.
fn settle_skipped(
    library: &Library,
    plan: &ImportPlan,
    forecast: &ImportForecast,
    report: &mut ImportReport,
) {
    let known = OnceCell::new();
    let is_here = |fingerprint: &str| {
        let known = known.get_or_init(|| library.matrices().0);
        known.iter().any(|known| known.reference.fingerprint == fingerprint)
    };
    for (at, (planned, foretold)) in plan.files.iter().zip(&forecast.files).enumerate() {
        let settled = match &planned.content {
            FileContent::Matrix { fingerprint, .. } if is_here(fingerprint) => {
                foretold.matrix_here(plan, planned)
            }
            FileContent::Duplicate { original, .. } => {
                let original = report.files.iter().find(|imported| imported.name == *original);
                let refused = original.and_then(|original| original.refused.clone());
                ImportedFile { refused, ..foretold.skipped(plan, planned) }
            }
            _ => continue,
        };
        if let Some(imported) = report.files.get_mut(at) {
            *imported = settled;
        }
    }
}

fn nothing_found(plan: &ImportPlan, args: &ImportArgs) -> StoreError {
    let other = plan.files.iter().find_map(|file| match &file.content {
        FileContent::Foreign(finding) => Some((file, finding)),
        _ => None,
    });
    let error = match other {
        Some((file, finding)) => {
            let Diagnostic { says, remedy, .. } = printed::in_command_words(finding.clone());
            let says =
                format!("There is no file here that could be brought in. {}: {says}", file.name);
            StoreError::new(ErrorKind::Missing, says, remedy)
        }
        None => StoreError::new(
            ErrorKind::Missing,
            "There is no file here that could be brought in.",
            "Name the folder the files are in.",
        ),
    };
    args.paths.first().map_or(error.clone(), |path| error.in_file(path))
}
