//! `matrix add --as-next`: a changed text becomes the next revision of the matrix whose id it has.
//! Whether an item still means the same is never guessed.

use std::path::Path;

use super::refused;
use crate::cli::args::matrix::MatrixAddArgs;
use crate::cli::error::CommandError;
use crate::cli::json::MatricesJson;
use crate::cli::plain_walk::input::LineInput;
use crate::cli::session::Session;
use crate::cli::text::differences::{both, head};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::ItemId;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::{
    ItemDifference, MeaningChoices, Revision, SameMeaning, is_the_same, told_by_file, unsaid,
};
use crate::maturity::sanitize::clean_line;
use crate::store::format::matrix;
use crate::store::{read_file, shipped_matrices};

pub(crate) fn add_as_next(
    session: &mut Session,
    asked: &MatrixAddArgs,
) -> Result<(), CommandError> {
    let library = session.library()?;
    let bytes = read_file::read(&asked.file)?;
    let (_, findings) = matrix::read_checked(&bytes);
    if findings.iter().any(Diagnostic::is_error) {
        return Err(refused("This matrix was not added.", &asked.file, &findings));
    }
    let revision = library.look_at_next(&bytes, &clean_line(&asked.file.to_string_lossy()))?;
    let told = told(session, asked, &revision)?;
    let mut writer = session.writer(&library)?;
    let (known, findings) = writer.take_as_next(&revision, &told)?;
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
        session.out.json(&MatricesJson::of(std::slice::from_ref(&known)));
        return Ok(());
    }
    let file =
        writer.file_of(&known).map(|path| clean_line(&path.to_string_lossy())).unwrap_or_default();
    session.out.say(&done(&revision, &known, &file, &asked.file));
    Ok(())
}

fn done(revision: &Revision, known: &KnownMatrix, file: &str, asked: &Path) -> String {
    let name = format!("{}@{}", known.reference.id, known.reference.revision);
    if is_the_same(&revision.before.matrix, &revision.after) {
        return format!("This says the same as {name}; nothing had to be done.");
    }
    let here = if clean_line(&asked.to_string_lossy()) == file {
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
fn told(
    session: &mut Session,
    asked: &MatrixAddArgs,
    revision: &Revision,
) -> Result<MeaningChoices, CommandError> {
    let (before, after) = (&revision.before.matrix, &revision.after);
    let mut told = told_by_file(before, after);
    for (ids, meaning) in [(&asked.same, SameMeaning::Same), (&asked.changed, SameMeaning::Changed)]
    {
        for id in ids {
            let id = ItemId::new(clean_line(id.trim()));
            if after.item(&id).is_none() {
                return Err(CommandError::not_possible(
                    format!("There is no item {id} in this file."),
                    "Use the id of a statement or ladder of the file.",
                ));
            }
            told.insert(id, meaning);
        }
    }
    let open = unsaid(before, after, &told);
    let all = match (asked.all_same, asked.all_changed) {
        (true, _) => Some(SameMeaning::Same),
        (_, true) => Some(SameMeaning::Changed),
        _ => None,
    };
    if let Some(meaning) = all {
        told.extend(open.iter().filter_map(ItemDifference::id).map(|id| (id.clone(), meaning)));
    } else if !open.is_empty() {
        told.extend(ask(session, revision, &open)?);
    }
    Ok(told)
}

/// Asks of each item, where a person sits at a terminal; else says all that there is to say
/// something of.
fn ask(
    session: &mut Session,
    revision: &Revision,
    open: &[ItemDifference<'_>],
) -> Result<MeaningChoices, CommandError> {
    let mut ear = LineInput::standard();
    if !ear.is_terminal() || session.is_json() {
        return Err(not_said(revision, open));
    }
    session.out.show(&head(&revision.before.matrix, &revision.after));
    session
        .out
        .show("\nDoes each of these still mean the same? Then its answers go on being compared.");
    let mut told = MeaningChoices::new();
    for (at, one) in open.iter().enumerate() {
        session.out.show(&format!("\n{} of {}\n{}", at + 1, open.len(), both(one)));
        loop {
            session.out.ask("s the same meaning, c a changed meaning: ");
            let heard = ear.hear().map_err(|_| not_said(revision, open))?;
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

fn not_said(revision: &Revision, open: &[ItemDifference<'_>]) -> CommandError {
    CommandError::Several {
        says: format!(
            "This was not taken as revision {} of {}: it is not said which of these items still mean the same.",
            revision.before.reference.revision.saturating_add(1),
            revision.before.reference.id
        ),
        reasons: open.iter().map(both).collect(),
        remedy:
            "Say of each: --same ITEM or --changed ITEM, or --all-same or --all-changed for the rest; or write it in the file, \
                 as \"changes\": [{\"item\": \"ITEM\", \"was\": \"same\"}]. Nothing was changed."
                .to_owned(),
    }
}
