//! `import --undo`: takes the last bringing in back. What something else stands on stays and is named.

use crate::cli::error::CommandError;
use crate::cli::json::ImportUndoneJson;
use crate::cli::session::Session;
use crate::maturity::share::ImportUndo;
use crate::store::error::StoreError;
use crate::store::library::Library;

pub(crate) fn undo(session: &mut Session, library: &Library) -> Result<(), CommandError> {
    let Some(undo) = library.plan_import_undo()? else {
        return Err(StoreError::missing(
            "Nothing was brought in that could be taken back.",
            "See what there is with: pcn-workbook snapshots",
        )
        .into());
    };
    if undo.is_empty() {
        return Err(nothing_goes(&undo).into());
    }
    let mut writer = session.acquire_writer(library)?;
    writer.undo_import(&undo)?;
    session.print_status(|| ImportUndoneJson::of(&undo), || describe(&undo));
    Ok(())
}

fn nothing_goes(undo: &ImportUndo) -> StoreError {
    let says = format!(
        "Nothing of the last bringing in can be taken back. {}.",
        undo.staying_lines().join(". ")
    );
    StoreError::not_possible(says, "Take away what stands on it first, if you want it to go.")
}

fn describe(undo: &ImportUndo) -> String {
    let mut lines = vec![undo.describe(true)];
    lines.extend(undo.going_lines().iter().map(|line| format!("  in the trash: {line}")));
    lines.extend(undo.restored_lines().iter().map(|line| format!("  as it was: {line}")));
    lines.extend(undo.staying_lines().iter().map(|line| format!("  stays: {line}")));
    if !undo.networks.is_empty() || !undo.snapshots.is_empty() {
        lines.push("To see the trash: pcn-workbook untrash".to_owned());
    }
    lines.join("\n")
}
