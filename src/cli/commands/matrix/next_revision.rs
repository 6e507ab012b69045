//! `matrix add --as-next`: a changed text becomes the next revision of the matrix whose id it has.
//! Whether an item still means the same is never guessed.

use std::path::Path;

use super::matrix_file_error;
use crate::cli::args::matrix::MatrixAddArgs;
use crate::cli::error::CommandError;
use crate::cli::json::MatricesJson;
use crate::cli::plain_walk::input::LineInput;
use crate::cli::session::Session;
use crate::cli::text::differences::{render_before_after, render_summary};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::ItemId;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::{
    ItemDifference, MeaningChoices, Revision, SameMeaning, is_unchanged, meanings_in_file,
    undecided_items,
};
use crate::maturity::sanitize::sanitize_line;
use crate::store::format::matrix;
use crate::store::{read_file, shipped_matrices};

pub(crate) fn add_as_next_revision(
    session: &mut Session,
    asked: &MatrixAddArgs,
) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let bytes = read_file::read(&asked.file)?;
    let (_, findings) = matrix::read_validated(&bytes);
    if findings.iter().any(Diagnostic::is_error) {
        return Err(matrix_file_error("This matrix was not added.", &asked.file, &findings));
    }
    let revision =
        library.preview_revision(&bytes, &sanitize_line(&asked.file.to_string_lossy()))?;
    let told = collect_meanings(session, asked, &revision)?;
    let mut writer = session.acquire_writer(&library)?;
    let (known, findings) = writer.add_revision(&revision, &told)?;
    for finding in findings {
        session.out.warn(&format!("{} {}", finding.says, finding.remedy));
    }
    if shipped_matrices::IDS.contains(&known.reference.id.as_str())
        && matches!(known.origin, Origin::Loose(_))
    {
        session.out.warn(
            "This id belongs to a matrix that comes with the program. A copy under an id of your own is safer: matrix copy.",
        );
    }
    if session.is_json() {
        session.out.print_json(&MatricesJson::of(std::slice::from_ref(&known)));
        return Ok(());
    }
    let file = writer
        .matrix_path(&known)
        .map(|path| sanitize_line(&path.to_string_lossy()))
        .unwrap_or_default();
    session.out.print_status(&describe_result(&revision, &known, &file, &asked.file));
    Ok(())
}

fn describe_result(revision: &Revision, known: &KnownMatrix, file: &str, asked: &Path) -> String {
    let name = format!("{}@{}", known.reference.id, known.reference.revision);
    if is_unchanged(&revision.before.matrix, &revision.after) {
        return format!("This says the same as {name}; nothing had to be done.");
    }
    let here = if sanitize_line(&asked.to_string_lossy()) == file {
        ""
    } else {
        "\nGo on with that file from now on."
    };
    format!(
        "Taken as {name}, in:\n  {file}{here}\nAnswers given before keep the text they were given on; the next walk uses the new one."
    )
}

/// What is said of each item whose words changed: by the options, by the file itself, by the
/// options for all, or when asked.
fn collect_meanings(
    session: &mut Session,
    asked: &MatrixAddArgs,
    revision: &Revision,
) -> Result<MeaningChoices, CommandError> {
    let (before, after) = (&revision.before.matrix, &revision.after);
    let mut told = meanings_in_file(before, after);
    for (ids, meaning) in [(&asked.same, SameMeaning::Same), (&asked.changed, SameMeaning::Changed)]
    {
        for id in ids {
            let id = ItemId::new(sanitize_line(id.trim()));
            if after.item(&id).is_none() {
                return Err(CommandError::not_possible(
                    format!("There is no item {id} in this file."),
                    "Use the id of a statement or ladder of the file.",
                ));
            }
            told.insert(id, meaning);
        }
    }
    let open = undecided_items(before, after, &told);
    let all = match (asked.all_same, asked.all_changed) {
        (true, _) => Some(SameMeaning::Same),
        (_, true) => Some(SameMeaning::Changed),
        _ => None,
    };
    if let Some(meaning) = all {
        told.extend(open.iter().filter_map(ItemDifference::id).map(|id| (id.clone(), meaning)));
    } else if !open.is_empty() {
        told.extend(prompt_meanings(session, revision, &open)?);
    }
    Ok(told)
}

/// Asks of each item, where a person sits at a terminal; else says all that there is to say
/// something of.
fn prompt_meanings(
    session: &mut Session,
    revision: &Revision,
    open: &[ItemDifference<'_>],
) -> Result<MeaningChoices, CommandError> {
    let mut ear = LineInput::standard();
    if !ear.is_terminal() || session.is_json() {
        return Err(missing_meanings_error(revision, open));
    }
    session.out.print(&render_summary(&revision.before.matrix, &revision.after));
    session
        .out
        .print("\nDoes each of these still mean the same? Then its answers go on being compared.");
    let mut told = MeaningChoices::new();
    for (at, one) in open.iter().enumerate() {
        session.out.print(&format!("\n{} of {}\n{}", at + 1, open.len(), render_before_after(one)));
        loop {
            session.out.prompt("s the same meaning, c a changed meaning: ");
            let heard = ear.read_line().map_err(|_| missing_meanings_error(revision, open))?;
            let meaning = match heard.to_lowercase().as_str() {
                "s" | "same" => SameMeaning::Same,
                "c" | "changed" => SameMeaning::Changed,
                _ => continue,
            };
            told.extend(one.id().map(|id| (id.clone(), meaning)));
            break;
        }
    }
    Ok(told)
}

fn missing_meanings_error(revision: &Revision, open: &[ItemDifference<'_>]) -> CommandError {
    CommandError::Multiple {
        message: format!(
            "This was not taken as revision {} of {}: it is not said which of these items still mean the same.",
            revision.before.reference.revision.saturating_add(1),
            revision.before.reference.id
        ),
        reasons: open.iter().map(render_before_after).collect(),
        remedy:
            "Say of each: --same ITEM or --changed ITEM, or --all-same or --all-changed for the rest; or write it in the file, \
                 as \"changes\": [{\"item\": \"ITEM\", \"was\": \"same\"}]. Nothing was changed."
                .to_owned(),
    }
}
