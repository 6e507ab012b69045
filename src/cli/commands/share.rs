//! `share`: one file for somebody else.

use uuid::Uuid;

use crate::cli::args::share::ShareArgs as Asked;
use crate::cli::error::CommandError;
use crate::cli::json::SharedJson;
use crate::cli::resolve;
use crate::cli::session::Session;
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::{sanitize, sanitize_line};
use crate::maturity::share::{ShareLevel, SharePurpose, ShareReceipt, format_left_out};
use crate::store::ops::share::ShareRequest;

pub(crate) fn share(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let device = crate::cli::session::device()?;
    let mut snapshots = Vec::new();
    for typed in &asked.snapshots {
        snapshots.push(resolve::find_snapshot(&library, device, typed, None)?.1);
    }
    let purpose = SharePurpose {
        recipient: asked.to.as_deref().map(sanitize_line),
        reason: asked.why.as_deref().map(sanitize),
        condition_of_support: asked.condition.then_some(true),
    };
    let version = if asked.with_notes { ShareLevel::Full } else { ShareLevel::Summary };
    let (id, now): (Uuid, _) = (session.now().new_id, session.timestamp());
    let sharing = ShareRequest {
        snapshots: &snapshots,
        level: version,
        purpose: &purpose,
        file: &asked.out,
        id,
        now,
    };
    let given = session.acquire_writer(&library)?.share(&sharing)?;
    for warning in &given.warnings {
        session.out.warn(warning);
    }
    if session.is_json() {
        session.out.print_json(&SharedJson::of(id, &given, &snapshots));
    } else {
        session.out.print_status(&describe_receipt(&given));
    }
    Ok(())
}

/// What was written where, and what stayed at home.
fn describe_receipt(given: &ShareReceipt) -> String {
    let what = pluralize(given.snapshots, "snapshot", "snapshots");
    let with = pluralize(given.matrices, "matrix", "matrices");
    let left = if given.left_out.is_empty() {
        "Nothing was left out: notes, evidence and who was there are in it.".to_owned()
    } else {
        format!("Left out: {}.", format_left_out(&given.left_out))
    };
    let file = sanitize_line(&given.file.to_string_lossy());
    format!(
        "Written: {what} with {with}.\n  file: {file}\n  {left}\n  Nothing was sent. Send the file yourself, as you would any other."
    )
}
