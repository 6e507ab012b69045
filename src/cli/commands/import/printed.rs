//! What `import` prints: a line for each file, those that wait for an answer first, then how many
//! there were in all, and the other files of a folder in one line.

use std::fmt::Write as _;

use crate::cli::session::Session;
use crate::maturity::diagnostic::{Diagnostic, describe_place};
use crate::maturity::phrases::pluralize;
use crate::maturity::share::{
    ImportForecast, ImportPlan, ImportReport, ImportedFile, PlannedFile, format_names,
};

/// A line for each file, then how many there were in all.
pub(crate) fn print_report(
    session: &mut Session,
    plan: &ImportPlan,
    forecast: &ImportForecast,
    report: &ImportReport,
) {
    let mut looked_at = 0;
    let mut lines = Vec::new();
    for at in plan.listed(forecast) {
        let Some((planned, file)) = plan.files.get(at).zip(report.files.get(at)) else { continue };
        let line = format!("{}: {}", file.name, describe_file(file));
        looked_at += usize::from(!planned.is_unnamed_foreign());
        lines.push((line, file.refused.is_some() && !planned.is_unnamed_foreign()));
    }
    for (line, is_refused) in lines {
        if is_refused {
            session.out.print_error_line(&line);
        } else {
            session.out.print_status(&line);
        }
    }
    let summary = of_ours(plan, report);
    let mut line =
        format!("{} looked at. {}", pluralize(looked_at, "file", "files"), summary.describe());
    if !plan.passed_over.is_empty() {
        let others = pluralize(plan.passed_over.len(), "other file is", "other files are");
        let names = format_names(&plan.passed_over);
        let _ = write!(line, " {others} not of the workbook: {names}.");
    }
    if report.files.iter().any(|file| !file.snapshots.is_empty()) {
        line.push_str(" To take it back: pcn-workbook import --undo");
    }
    session.out.print_status(&line);
}

/// The report without the mails, zips and spreadsheets of a folder, which make nothing fail.
fn of_ours(plan: &ImportPlan, report: &ImportReport) -> ImportReport {
    let ours = plan.files.iter().zip(&report.files);
    let ours = ours.filter(|(planned, _): &(&PlannedFile, _)| !planned.is_unnamed_foreign());
    ImportReport { files: ours.map(|(_, file)| file.clone()).collect() }
}

/// For a file that was refused: why, where in it, and what to do.
fn describe_file(file: &ImportedFile) -> String {
    let Some(finding) = file.refused.clone().map(in_command_words) else {
        let slug = file.snapshots.first().map(|(_, slug)| format!(" ({slug})"));
        return format!("{}{}", file.describe(), slug.unwrap_or_default());
    };
    let place = describe_place(finding.line, &finding.path);
    let place = place.map(|place| format!("\n  where: {place}")).unwrap_or_default();
    format!("not brought in. {}{place}\n  what to do: {}", finding.says, finding.remedy)
}

/// A finding that speaks of keys, in the words of commands.
pub(crate) fn in_command_words(finding: Diagnostic) -> Diagnostic {
    let remedy = match finding.code {
        "spreadsheet" => {
            "Ask for the file that share writes. If it holds a matrix: pcn-workbook matrix from-sheet"
        }
        _ => return finding,
    };
    Diagnostic { remedy: remedy.to_owned(), ..finding }
}
