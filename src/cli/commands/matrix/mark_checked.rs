//! `matrix mark-checked`: notes in a matrix of one's own which statements were found in the document
//! at their stage.

use super::{matrix_path, print_added};
use crate::cli::args::matrix::MarkCheckedArgs;
use crate::cli::error::CommandError;
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::maturity::ids::ItemId;
use crate::maturity::phrases::pluralize;
use crate::maturity::revision::MeaningChoices;
use crate::maturity::sanitize::sanitize_line;

pub(crate) fn mark_checked(
    session: &mut Session,
    args: &MarkCheckedArgs,
) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let before = resolve::find_matrix(&library, &parse_matrix_pointer(&args.matrix)?)?;
    let mut items = Vec::new();
    for id in &args.items {
        let id = ItemId::new(sanitize_line(id.trim()));
        if before.matrix.item(&id).is_none() {
            return Err(CommandError::not_possible(
                format!("There is no statement {id} in {}.", before.reference.id),
                "Use an id that matrix show prints. Nothing was changed.",
            ));
        }
        items.push(id);
    }
    let mut after = before.matrix.clone();
    after.mark_stage_checked(&items, !args.undo);
    if after == before.matrix {
        print_added(session, &before, || "It says so already; nothing had to be done.".to_owned());
        return Ok(());
    }
    let mut writer = session.acquire_writer(&library)?;
    let known = writer.edit_matrix(&before, &after, &MeaningChoices::new())?;
    print_added(session, &known, || {
        let what = pluralize(items.len(), "statement", "statements");
        let as_revision = if known.reference.revision == before.reference.revision {
            String::new()
        } else {
            format!(" as revision {}", known.reference.revision)
        };
        let verb = if args.undo { "no longer noted" } else { "noted" };
        format!("{what} {verb} as checked{as_revision}, in:\n  {}", matrix_path(&writer, &known))
    });
    Ok(())
}
