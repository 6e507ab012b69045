//! `share`: exports snapshots into one file for somebody else.

use uuid::Uuid;

use crate::cli::args::share::ShareArgs;
use crate::cli::error::CommandError;
use crate::cli::json::SharedJson;
use crate::cli::resolve::parse_matrix_pointer;
use crate::cli::session::Session;
use crate::cli::taken::{Taken, take_line};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::{sanitize, sanitize_line};
use crate::maturity::share::{
    ShareContents, ShareLevel, SharePurpose, ShareReceipt, format_left_out,
};
use crate::store::ops::share::ShareRequest;

pub(crate) fn share(session: &mut Session, args: &ShareArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let lookup = library.lookup(session.device()?);
    let matrix = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    let mut taken: Vec<Taken> = Vec::new();
    for name in &args.snapshots {
        taken.push(take_line(&lookup, name, matrix.as_ref())?);
    }
    let snapshots: Vec<SavedSnapshot> =
        taken.iter().flat_map(|one| one.snapshots.iter().cloned()).collect();
    let purpose = SharePurpose {
        recipient: args.to.as_deref().map(sanitize_line),
        reason: args.why.as_deref().map(sanitize),
        condition_of_support: args.condition.then_some(true),
    };
    let (id, now): (Uuid, _) = (session.now().new_id, session.timestamp());
    let level = match (args.with_notes, args.with_place) {
        (true, _) => ShareLevel::Full,
        (false, true) => ShareLevel::SummaryWithPlace,
        (false, false) => ShareLevel::Summary,
    };
    let request = ShareRequest {
        contents: &ShareContents::new(&snapshots, level),
        purpose: &purpose,
        file: &args.out,
        id,
        now,
    };
    let receipt = session.acquire_writer(&library)?.share(&request)?;
    for warning in &receipt.warnings {
        session.out.warn(warning);
    }
    session.print_status(
        || SharedJson::of(id, &receipt, &snapshots, &taken),
        || describe_receipt(&receipt, &taken),
    );
    Ok(())
}

/// What was written where, and what was redacted.
fn describe_receipt(receipt: &ShareReceipt, taken: &[Taken]) -> String {
    let what = pluralize(receipt.snapshots, "snapshot", "snapshots");
    let with = pluralize(receipt.matrices, "matrix", "matrices");
    let left = if receipt.left_out.is_empty() {
        "Nothing was left out: notes, evidence and who was there are in it.".to_owned()
    } else {
        format!("Left out: {}.", format_left_out(&receipt.left_out))
    };
    let file = sanitize_line(&receipt.file.to_string_lossy());
    let names: Vec<String> = taken.iter().map(Taken::words).collect();
    let names = names.join("\n  ");
    format!(
        "Written: {what} with {with}.\n  {names}\n  file: {file}\n  {left}\n  Nothing was sent. Send the file yourself, as you would any other."
    )
}
