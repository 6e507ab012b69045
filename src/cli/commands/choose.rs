//! `choose`: says which of several copies of a snapshot counts, or that an altered one does.

use crate::cli::args::ChooseArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ChosenJson;
use crate::cli::session::Session;
use crate::maturity::network_state::{CopyDifference, NetworkState, OtherCopy, SavedSnapshot};
use crate::maturity::phrases::format_date;

pub(crate) fn choose(session: &mut Session, args: &ChooseArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let lookup = library.lookup(session.device()?);
    let found = lookup.find_snapshot(&args.snapshot, None)?;
    found.check_only_copy(&args.snapshot)?;
    let mut writer = session.acquire_writer(&library)?;
    let found = found.read_again(writer.library(), writer.device())?;
    let mut record = NetworkState::clone(&found.network);
    let (id, file) = (found.snapshot.snapshot.id, found.snapshot.file.clone());
    let is_chosen = record.network.chosen.contains_key(&id);
    if !record.has_choice_of_copies(id) && !is_chosen {
        return Err(CommandError::not_possible(
            "There is only one copy of this snapshot, and it counts already.",
            "Nothing has to be done.",
        ));
    }
    if record.choose_copy(&file).is_none() {
        return Err(CommandError::not_possible(
            "This file is not one of the workbook's own copies.",
            "Bring it in first: pcn-workbook import FILE",
        ));
    }
    writer.choose_copy(&record.slug, id, &found.snapshot.hash)?;
    let Some(chosen) = record.snapshots.iter().find(|saved| saved.file == file) else {
        return Ok(());
    };
    let others = record.other_copies(chosen);
    session.print_status(
        || ChosenJson::of(&record, chosen, &others),
        || describe(&record, chosen, &others),
    );
    Ok(())
}

fn describe(record: &NetworkState, chosen: &SavedSnapshot, others: &[OtherCopy<'_>]) -> String {
    let mut lines = vec![format!(
        "{}, {}: this copy counts now.\n  file: {}",
        record.network.name,
        format_date(chosen.snapshot.taken_on),
        chosen.file
    )];
    if chosen.changed_after_save {
        lines.push("  It was altered after it was saved, and stays marked so.".to_owned());
    }
    for OtherCopy { saved, differences } in others {
        lines.push(format!("The other copy is kept and does not count.\n  file: {}", saved.file));
        if differences.is_empty() {
            lines.push("  No answer differs; what stands beside the answers does.".to_owned());
        }
        for CopyDifference { id, here, there, .. } in differences {
            lines.push(format!("  {id}: {here} counts, not {there}"));
        }
    }
    if !others.is_empty() {
        lines.push("To let the other one count instead: pcn-workbook choose FILE".to_owned());
    }
    lines.join("\n")
}
