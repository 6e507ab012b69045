//! What `import` prints: a line for each file, those that wait for an answer first, then how many
//! there were in all, and the other files of a folder in one line.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::cli::session::Session;
use crate::maturity::diagnostic::{Diagnostic, describe_place};
use crate::maturity::phrases::pluralize;
use crate::maturity::share::{
    FileContent, ImportForecast, ImportPlan, ImportQuestion, ImportReport, ImportedFile,
    QuestionKind, format_names,
};

/// A line for each file, then how many there were in all.
pub(crate) fn print_report(
    session: &mut Session,
    plan: &ImportPlan,
    forecast: &ImportForecast,
    report: &ImportReport,
) {
    let mut lines = Vec::new();
    for at in plan.listed(forecast) {
        let Some((planned, file)) = plan.files.get(at).zip(report.files.get(at)) else { continue };
        let form = match &planned.content {
            FileContent::Snapshots(bundle) => bundle.form_words.as_deref(),
            _ => None,
        };
        let form = form.map(|words| format!("\n  a filled form. {words}")).unwrap_or_default();
        let line = format!("{}: {}{form}", file.name, describe_file(file));
        lines.push((line, file.refused.is_some() && !planned.is_unnamed_foreign()));
    }
    for (line, is_refused) in lines {
        if is_refused {
            session.out.print_error_line(&line);
        } else {
            session.out.print_status(&line);
        }
    }
    for hint in hints(plan, forecast) {
        session.out.print_status(&hint);
    }
    let files = pluralize(report.files.len(), "file", "files");
    let mut line = format!("{files} looked at. {}", report.describe());
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

/// Networks that came in and have a name like another one's: whether they are one, nobody knows.
fn hints(plan: &ImportPlan, forecast: &ImportForecast) -> Vec<String> {
    let came_in = |question: &&ImportQuestion| {
        let is_chosen = |at: &usize| forecast.files.get(*at).is_some_and(|one| one.is_chosen);
        question.is_hint() && question.files.iter().any(is_chosen)
    };
    let hint = |question: &ImportQuestion| {
        let slug = match &question.kind {
            QuestionKind::LikeNameHere { ours } => ours.first().map(|(slug, _)| slug.to_string()),
            _ => None,
        };
        let slug = slug.unwrap_or_else(|| "the other one".to_owned());
        format!(
            "{}. If it is the same network, take this back and bring it in with --into {slug}.",
            question.line()
        )
    };
    plan.questions.iter().filter(came_in).map(hint).collect()
}

/// For a file that was refused: why, where in it, and what to do.
fn describe_file(file: &ImportedFile) -> String {
    let Some(finding) = file.refused.clone().map(in_command_words) else {
        let slugs: BTreeSet<_> = file.snapshots.iter().map(|(_, slug)| slug.to_string()).collect();
        let slugs = format_names(&Vec::from_iter(slugs));
        let beside = if slugs.is_empty() { slugs } else { format!(" ({slugs})") };
        return format!("{}{beside}", file.describe());
    };
    let place = describe_place(finding.line, &finding.path);
    let place = place.map(|place| format!("\n  where: {place}")).unwrap_or_default();
    format!("not brought in. {}{place}\n  what to do: {}", finding.says, finding.remedy)
}

/// A finding that speaks of keys, in the words of commands.
pub(crate) fn in_command_words(finding: Diagnostic) -> Diagnostic {
    let remedy = match finding.code {
        "spreadsheet" => {
            "Ask for the file that share writes. If it holds a matrix: pcn-workbook matrix from-sheet FILE"
        }
        _ => return finding,
    };
    Diagnostic { remedy: remedy.to_owned(), ..finding }
}
