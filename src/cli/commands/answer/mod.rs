//! `answer`: puts answers, notes, evidence, our stages and aims into the draft. All of it or
//! nothing.

mod apply;
pub(crate) mod draft_lookup;
mod errors;

use super::show;
use crate::cli::args::drafts::AnswerArgs as Asked;
use crate::cli::error::CommandError;
use crate::cli::resolve::parse_matrix_pointer;
use crate::cli::session::Session;
use crate::cli::show_model::ShowModel;
use crate::cli::subject_arg;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{NetworkState, OpenDraft};
use crate::maturity::phrases::pluralize;
use crate::maturity::scoring;
use crate::maturity::walk::last_time::LastTime;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::error::StoreError;
use crate::store::ops::Writer;

pub(crate) fn answer(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    let pointer = parse_matrix_pointer(&asked.draft.matrix)?;
    let library = session.open_library()?;
    let slug = library.find_network(&asked.draft.network)?;
    let mut writer = session.acquire_writer(&library)?;
    // read under the lock, so that what is checked is what is written
    let mut record = writer.library().open_network(&slug, writer.device())?;
    let voice = draft_lookup::named_voice(&asked.draft)?.unwrap_or_default();
    let mut open = draft_lookup::find_or_create(
        &writer,
        &record,
        &pointer,
        asked.draft.subject.as_deref(),
        &voice,
        session.now().new_id,
    )?;
    let last = apply::LastTimeToday {
        last: LastTime::of_draft(&record, &open),
        today: session.now().today,
    };
    let (matrix, said) = (&open.matrix.matrix, &open.draft.assessment);
    let kept = record.kept_for_draft(&open, last.today);
    let taken =
        apply::apply_edits(matrix, said, &last, &kept, asked).map_err(invalid_answers_error)?;
    open.draft.assessment = taken.assessment;
    let held = writer.hold_network(&slug);
    let is_new = mark_matrix_in_use(&mut writer, &slug, &mut record, &open)?;
    if let Err(error) = writer.publish_draft_or_nothing(&slug, &mut open.draft, session.timestamp())
    {
        if is_new {
            // nothing was kept, so nothing is left changed; if it stays, it hides nothing
            if !held.is_some_and(|held| writer.put_network_back(&slug, held)) {
                let id = record.network.matrices.pop();
                id.map(|id| record.network.lineages.remove(&id));
                let _ = writer.put_network(&slug, &record.network);
            }
        }
        return Err(error.into());
    }
    for warning in taken.warnings {
        session.out.warn(warning);
    }
    if let Some(unnamed) =
        subject_arg::missing_subject_warning(&open.matrix.matrix, &WalkSubject::from(&open))
    {
        session.out.warn(&unnamed);
    }
    print_draft(session, &record, &open);
    Ok(())
}

/// Says what is wrong; of thousands of mistakes the first few.
fn invalid_answers_error(mut reasons: Vec<String>) -> CommandError {
    let more = reasons.len().saturating_sub(errors::MAX_EXPLAINED);
    if more > 0 {
        reasons.truncate(errors::MAX_EXPLAINED);
        reasons.push(format!("And {}.", pluralize(more, "more mistake", "more mistakes")));
    }
    CommandError::Multiple {
        message: "Nothing was changed:".to_owned(),
        file: None,
        reasons,
        remedy: "Put these right and give the whole command again.".to_owned(),
    }
}

/// A first answer in a matrix puts it in use. Before the draft is written: a matrix in use without
/// answers hides nothing, a draft of a matrix that is not in use could be overlooked. Says whether it
/// was not in use before.
pub(crate) fn mark_matrix_in_use(
    writer: &mut Writer,
    slug: &Slug,
    record: &mut NetworkState,
    open: &OpenDraft,
) -> Result<bool, StoreError> {
    let mut network = record.network.clone();
    if network.use_matrix(&open.matrix.lineage) {
        record.network = network;
        writer.put_network(slug, &record.network)?;
        return Ok(true);
    }
    Ok(false)
}

fn print_draft(session: &mut Session, record: &NetworkState, open: &OpenDraft) {
    if session.is_json() {
        let today = session.now().today;
        show::print_standing(session, &ShowModel::from_draft(record, open, today));
    } else {
        let words = describe_draft(&record.network.name, &open.matrix.matrix, open);
        session.out.print_status(&words);
    }
}

fn describe_draft(network: &str, matrix: &Matrix, open: &OpenDraft) -> String {
    let complete = scoring::completeness(matrix, &open.draft.assessment.answers);
    let left = if complete.is_complete() {
        "all are answered".to_owned()
    } else {
        pluralize(complete.remaining(), "is open", "are open")
    };
    let title = WalkSubject::from(open).title(matrix);
    format!(
        "Kept for {network}, {title}: {} of {} answered, {left}.",
        complete.answered, complete.total
    )
}
