//! `matrix add --as-next`: adds a changed file as the next revision of the matrix whose id it has.
//! Whether an item still means the same is never guessed: a flag, the file or a prompt says so.

use std::path::Path;

use super::sheet_io::read_certain;
use super::{matrix_path, print_added, print_warnings, read_matrix};
use crate::cli::args::matrix::MatrixAddArgs;
use crate::cli::error::CommandError;
use crate::cli::plain_walk::input::LineInput;
use crate::cli::session::Session;
use crate::cli::text::differences::{difference_text, summary};
use crate::cli::text::page_text;
use crate::maturity::ids::ItemId;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::{
    ItemDifference, MeaningChoices, Revision, SameMeaning, is_unchanged, meanings_in_file,
    undecided_items, with_own_fields,
};
use crate::maturity::sanitize::sanitize_line;
use crate::store::format::matrix;
use crate::store::library::Library;
use crate::store::{read_file, shipped_matrices};

pub(crate) fn add_as_next_revision(
    session: &mut Session,
    args: &MatrixAddArgs,
) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let revision = preview(&library, &args.file)?;
    if let Some(was) = revision.made_from {
        session.out.warn(&format!(
            "This was written from revision {was}, and there is revision {} now: what changed since then is as this file says.",
            revision.before.reference.revision
        ));
    }
    let meanings = collect_meanings(session, args, &revision)?;
    let mut writer = session.acquire_writer(&library)?;
    let (known, findings) = writer.add_revision(&revision, &meanings)?;
    print_warnings(session, &findings);
    if shipped_matrices::IDS.contains(&known.reference.id.as_str())
        && matches!(known.origin, Origin::Loose(_))
    {
        session.out.warn(
            "This id belongs to a matrix that comes with the program. A copy under an id of your own is safer: matrix copy.",
        );
    }
    print_added(session, &known, || {
        describe_result(&revision, &known, &matrix_path(&writer, &known), &args.file)
    });
    Ok(())
}

/// The matrix file, or a sheet that was written from a matrix, beside what it follows.
fn preview(library: &Library, file: &Path) -> Result<Revision, CommandError> {
    let bytes = read_file::read(file)?;
    let shown = sanitize_line(&file.to_string_lossy());
    if is_json(&bytes) {
        let (bytes, _) = read_matrix(file, "This matrix was not added.")?;
        return Ok(library.preview_revision(&bytes, &shown)?);
    }
    let reading = read_certain(file, &bytes)?;
    let revision = library.preview_revision(&matrix::canonical_bytes(&reading.matrix), &shown)?;
    let newest = revision.before.reference.revision;
    let made_from = reading.made_from.map(|from| from.revision).filter(|was| *was < newest);
    let after = with_own_fields(&revision.before.matrix, &revision.after);
    // it takes the place of our own file, and is none of the library itself
    Ok(Revision { hash: String::new(), made_from, after, ..revision })
}

fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"{")
}

fn describe_result(revision: &Revision, known: &KnownMatrix, file: &str, given: &Path) -> String {
    let name = format!("{}@{}", known.reference.id, known.reference.revision);
    if is_unchanged(&revision.before.matrix, &revision.after) {
        return format!("This says the same as {name}; nothing had to be done.");
    }
    let here = if sanitize_line(&given.to_string_lossy()) == file {
        ""
    } else {
        "\nGo on with that file from now on."
    };
    format!(
        "Taken as {name}, in:\n  {file}{here}\nAnswers given before keep the text they were given on; the next walk uses the new one."
    )
}

/// For each item whose words changed, whether it still means the same: by the flags, by the file,
/// by the flags for all, or else by a prompt.
fn collect_meanings(
    session: &mut Session,
    args: &MatrixAddArgs,
    revision: &Revision,
) -> Result<MeaningChoices, CommandError> {
    let (before, after) = (&revision.before.matrix, &revision.after);
    let mut meanings = meanings_in_file(before, after);
    for (ids, meaning) in [(&args.same, SameMeaning::Same), (&args.changed, SameMeaning::Changed)] {
        for id in ids {
            let id = ItemId::new(sanitize_line(id.trim()));
            if after.item(&id).is_none() {
                return Err(CommandError::not_possible(
                    format!("There is no item {id} in this file."),
                    "Use the id of a statement or ladder of the file.",
                ));
            }
            meanings.insert(id, meaning);
        }
    }
    let open = undecided_items(before, after, &meanings);
    let all = match (args.all_same, args.all_changed) {
        (true, _) => Some(SameMeaning::Same),
        (_, true) => Some(SameMeaning::Changed),
        _ => None,
    };
    if let Some(meaning) = all {
        meanings.extend(open.iter().filter_map(ItemDifference::id).map(|id| (id.clone(), meaning)));
    } else if !open.is_empty() {
        meanings.extend(prompt_meanings(session, revision, &open)?);
    }
    Ok(meanings)
}

/// Prompts for each item on a terminal; anywhere else the error lists them all.
fn prompt_meanings(
    session: &mut Session,
    revision: &Revision,
    open: &[ItemDifference<'_>],
) -> Result<MeaningChoices, CommandError> {
    let mut input = LineInput::standard();
    if !input.is_terminal() || session.is_json() {
        return Err(missing_meanings_error(revision, open));
    }
    let sides = (&revision.before.matrix, &revision.after);
    let style = session.text_style();
    session.out.print(&page_text(&summary(sides.0, sides.1), style));
    session
        .out
        .print("\nDoes each of these still mean the same? Then its answers go on being compared.");
    let mut meanings = MeaningChoices::new();
    for (at, one) in open.iter().enumerate() {
        session.out.print(&format!(
            "\n{} of {}\n{}",
            at + 1,
            open.len(),
            difference_text(one, sides)
        ));
        loop {
            session.out.prompt("s the same meaning, c a changed meaning: ");
            let line = input.read_line().map_err(|_| missing_meanings_error(revision, open))?;
            let meaning = match line.to_lowercase().as_str() {
                "s" | "same" => SameMeaning::Same,
                "c" | "changed" => SameMeaning::Changed,
                _ => continue,
            };
            meanings.extend(one.id().map(|id| (id.clone(), meaning)));
            break;
        }
    }
    Ok(meanings)
}

fn missing_meanings_error(revision: &Revision, open: &[ItemDifference<'_>]) -> CommandError {
    CommandError::Multiple {
        message: format!(
            "This was not taken as revision {} of {}: it is not said which of these items still mean the same.",
            revision.before.reference.revision.saturating_add(1),
            revision.before.reference.id
        ),
        file: None,
        reasons: open
            .iter()
            .map(|one| difference_text(one, (&revision.before.matrix, &revision.after)))
            .collect(),
        remedy:
            "Say of each: --same ITEM or --changed ITEM, or --all-same or --all-changed for the rest; or write it in the file, \
                 as \"changes\": [{\"item\": \"ITEM\", \"was\": \"same\"}]. Nothing was changed."
                .to_owned(),
    }
}
