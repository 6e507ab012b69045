//! Pages of the import screen: what one file holds, and what became of all of them.

use crate::maturity::capitalize::capitalize;
use crate::maturity::page::Page;
use crate::maturity::phrases;
use crate::maturity::share::{
    CopyRelation, FileContent, FileVerdict, ImportAnswer, ImportReport, IncomingSnapshot,
    format_left_out,
};
use crate::tui::screens::import::batch::{Batch, ImportRow};

/// How many of a kind are listed one by one. A page is laid out anew for each key, and nobody reads
/// on through thousands.
const MAX_LISTED: usize = 300;

/// All of a question: what it is about, and what each answer leads to.
pub fn question_page(batch: &Batch, at: usize) -> Page {
    let mut page = Page::new("Bring in files · a question");
    let Some(question) = batch.question(at) else { return page };
    page.heading(question.line());
    page.blank_line();
    page.body(0, question.describe(question.first_answer()));
    page.blank_line();
    page.heading("What each answer leads to");
    for answer in question.answers(None).iter().filter(|one| **one != ImportAnswer::Unanswered) {
        let mark = if *answer == batch.answer(at) { "► " } else { "  " };
        let label = question.answer_label(*answer);
        page.body(2, format!("{mark}{label}: {}", question.describe(*answer)));
    }
    page.blank_line();
    page.heading("The files it is about");
    for name in question.file_names.iter().take(MAX_LISTED) {
        page.body(2, name.clone());
    }
    write_more(&mut page, question.file_names.len(), "file", "files");
    page
}

pub fn file_page(batch: &Batch, at: usize) -> Page {
    let mut page = Page::new("Bring in files · one file");
    let Some((arrival, foretold)) = batch.file(at) else { return page };
    page.heading(arrival.name.clone());
    page.blank_line();
    let verdict = capitalize(&foretold.label(arrival));
    if let Some(matrix) = batch.addable_matrix(ImportRow::File(at)) {
        write_matrix(&mut page, batch, matrix);
        return page;
    }
    let says = foretold.describe(&batch.plan, arrival);
    // what the sentence says itself is not said before it again
    let is_said = matches!(
        foretold.verdict,
        FileVerdict::AlreadyHere | FileVerdict::Differs | FileVerdict::Duplicate
    ) && !says.is_empty();
    page.body(0, if is_said { says } else { format!("{verdict}. {says}") });
    let FileContent::Snapshots(parcel) = &arrival.content else { return page };
    page.blank_line();
    page.heading("In it");
    let is_alone = parcel.snapshots.len() == 1;
    for one in parcel.snapshots.iter().take(MAX_LISTED) {
        page.body(
            2,
            format!(
                "{}, {}{}",
                one.network.name,
                phrases::format_date(one.taken_on),
                // what is said above of the one snapshot is not said again
                match one.relation {
                    CopyRelation::Same | CopyRelation::Subset if is_alone => String::new(),
                    _ => format!(": {}", relation_words(one)),
                }
            ),
        );
        page.quiet(4, format!("answered on {}, revision {}", one.matrix_title, one.revision));
    }
    write_more(&mut page, parcel.snapshots.len(), "snapshot", "snapshots");
    for title in parcel.new_matrices.iter().take(MAX_LISTED) {
        page.body(2, format!("The matrix {title}, which is not here yet"));
    }
    write_more(&mut page, parcel.new_matrices.len(), "matrix", "matrices");
    page.blank_line();
    page.quiet(0, format!("Left out by the sender: {}.", format_left_out(&parcel.left_out)));
    page.quiet(
        0,
        format!(
            "File: {}",
            crate::maturity::sanitize::sanitize_line(&arrival.path.to_string_lossy())
        ),
    );
    page
}

/// What a matrix is for, and the line that brings it in.
fn write_matrix(page: &mut Page, batch: &Batch, at: usize) {
    let Some((file, _)) = batch.file(at) else { return };
    let title = file.matrix_label();
    page.body(0, format!("This is the matrix {title}: the questions, without answers. It comes in by itself with snapshots that were answered on it."));
    page.body(0, "To answer it yourself, bring it in as a matrix of your folder. Nothing of yours is changed by that.");
    page.blank_line();
    page.focusable(0, format!("Bring in the matrix {title}"));
}

fn relation_words(one: &IncomingSnapshot) -> String {
    match one.relation {
        CopyRelation::New if one.needs_matrix => "its matrix is missing".to_owned(),
        CopyRelation::New => "new".to_owned(),
        CopyRelation::Same => "already here".to_owned(),
        CopyRelation::Subset => "already here, with more in it than this file has".to_owned(),
        CopyRelation::Superset => "fuller than ours".to_owned(),
        CopyRelation::Differs { answers: 0 } => "differs from ours, not in its answers".to_owned(),
        CopyRelation::Differs { answers } => {
            format!("differs from ours in {}", phrases::pluralize(answers, "answer", "answers"))
        }
    }
}

pub fn report_page(landing: &ImportReport) -> Page {
    let mut page = Page::new("Bring in files · done");
    page.heading(landing.describe());
    let (refused, done): (Vec<_>, Vec<_>) =
        landing.files.iter().partition(|one| one.refused.is_some());
    if !refused.is_empty() {
        page.blank_line();
        page.heading("Not brought in, and nothing of it is here");
        for one in refused.iter().take(MAX_LISTED) {
            let Some(finding) = &one.refused else { continue };
            page.body(2, format!("{}: {}", one.name, finding.says));
            page.quiet(4, finding.remedy.clone());
        }
        write_more(&mut page, refused.len(), "file", "files");
    }
    if !done.is_empty() {
        page.blank_line();
        page.heading("Done");
        for one in done.iter().take(MAX_LISTED) {
            page.body(2, format!("{}: {}", one.name, one.describe()));
        }
        write_more(&mut page, done.len(), "file", "files");
    }
    page.blank_line();
    page.quiet(0, "What was yours is as it was. The files you were given are where they were.");
    page
}

fn write_more(page: &mut Page, many: usize, one: &str, more: &str) {
    if many > MAX_LISTED {
        page.body(
            2,
            format!(
                "And {} that {} not named here.",
                phrases::pluralize(many - MAX_LISTED, one, more),
                if many - MAX_LISTED == 1 { "is" } else { "are" }
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::diagnostic::Diagnostic;
    use crate::maturity::share::{FileVerdict, ImportedFile};

    #[test]
    fn of_thousands_some_are_named_and_all_are_counted() {
        let done = (0..25_000).map(|at| ImportedFile {
            name: format!("done {at}"),
            verdict: FileVerdict::AlreadyHere,
            ..ImportedFile::default()
        });
        let refused = (0..301).map(|at| {
            ImportedFile::refused(format!("bad {at}"), Diagnostic::error("x", "", "No.", "Ask."))
        });
        let page = report_page(&ImportReport { files: done.chain(refused).collect() });
        let said: Vec<&str> = page.lines().map(|line| line.text.as_str()).collect();
        assert!(said.len() < 1_000, "{}", said.len());
        assert!(said.contains(&"And 24,700 files that are not named here."), "{:?}", said.last());
        assert!(said.contains(&"And 1 file that is not named here."));
        assert!(
            said.contains(&"No snapshot was brought in, 301 files were not brought in."),
            "{:?}",
            said[0]
        );
    }
}
