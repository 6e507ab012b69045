//! `share`: one file for somebody else.

use uuid::Uuid;

use crate::cli::args::share::ShareArgs as Asked;
use crate::cli::error::CommandError;
use crate::cli::json::SharedJson;
use crate::cli::resolve;
use crate::cli::session::Session;
use crate::maturity::phrases::count_of;
use crate::maturity::sanitize::{clean, clean_line};
use crate::maturity::share::{ShareLevel, SharePurpose, ShareReceipt, left_out_words};
use crate::store::ops::share::ShareRequest;

pub(crate) fn share(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    let library = session.library()?;
    let device = crate::cli::session::device()?;
    let mut snapshots = Vec::new();
    for typed in &asked.snapshots {
        snapshots.push(resolve::snapshot(&library, device, typed, None)?.1);
    }
    let purpose = SharePurpose {
        to: asked.to.as_deref().map(clean_line),
        why: asked.why.as_deref().map(clean),
        condition_of_support: asked.condition.then_some(true),
    };
    let version = if asked.with_notes { ShareLevel::Full } else { ShareLevel::Summary };
    let (id, now): (Uuid, _) = (session.moment().fresh, session.now());
    let sharing = ShareRequest {
        snapshots: &snapshots,
        version,
        purpose: &purpose,
        file: &asked.out,
        id,
        now,
    };
    let given = session.writer(&library)?.share(&sharing)?;
    for warning in &given.warnings {
        session.out.warn(warning);
    }
    if session.is_json() {
        session.out.json(&SharedJson::of(id, &given, &snapshots));
    } else {
        session.out.say(&words(&given));
    }
    Ok(())
}

/// What was written where, and what stayed at home.
fn words(given: &ShareReceipt) -> String {
    let what = count_of(given.snapshots, "snapshot", "snapshots");
    let with = count_of(given.matrices, "matrix", "matrices");
    let left = if given.left_out.is_empty() {
        "Nothing was left out: notes, evidence and who was there are in it.".to_owned()
    } else {
        format!("Left out: {}.", left_out_words(&given.left_out))
    };
    let file = clean_line(&given.file.to_string_lossy());
    format!(
        "Written: {what} with {with}.\n  file: {file}\n  {left}\n  Nothing was sent. Send the file yourself, as you would any other."
    )
}
