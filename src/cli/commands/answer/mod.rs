//! `answer`: puts answers, notes, evidence, our stages and aims into the draft. All of it or
//! nothing.

mod apply;
pub(crate) mod draft_lookup;
mod errors;
mod judgements;

use super::show;
use super::show::show_model::ShowModel;
use crate::cli::args::drafts::AnswerArgs as Asked;
use crate::cli::error::CommandError;
use crate::cli::resolve::matrix_words;
use crate::cli::session::Session;
use crate::cli::walk_subject;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{NetworkState, OpenDraft};
use crate::maturity::phrases::count_of;
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::error::StoreError;
use crate::store::ops::Writer;
use crate::tui::screens::walk::start::last_time;

pub(crate) fn answer(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    let pointer = matrix_words(&asked.draft.matrix)?;
    let library = session.library()?;
    let slug = library.find_network(&asked.draft.network)?;
    let mut writer = session.writer(&library)?;
    // read under the lock, so that what is checked is what is written
    let mut record = writer.library().open_network(&slug, writer.device())?;
    let voice = draft_lookup::voice(asked.draft.voice.as_deref());
    let mut open = draft_lookup::open_or_new(
        &writer,
        &record,
        &pointer,
        asked.draft.subject.as_deref(),
        &voice,
    )?;
    let last = last_time(&record, &open);
    let last = last.on.map(|_| last.answers);
    let taken = apply::take(&open.matrix.matrix, &open.draft.assessment, last.as_ref(), asked)
        .map_err(refused)?;
    open.draft.assessment = taken.said;
    put_in_use(&mut writer, &slug, &mut record, &open)?;
    writer.publish(&slug, &mut open.draft, session.now())?;
    for warning in taken.warnings {
        session.out.warn(warning);
    }
    if let Some(unnamed) =
        walk_subject::unnamed(&open.matrix.matrix, &WalkSubject::of(&open.draft.assessment))
    {
        session.out.warn(&unnamed);
    }
    tell(session, &record, &open);
    Ok(())
}

fn refused(reasons: Vec<String>) -> CommandError {
    CommandError::Several {
        says: "Nothing was changed:".to_owned(),
        reasons,
        remedy: "Put these right and give the whole command again.".to_owned(),
    }
}

/// A first answer in a matrix puts it in use. Before the draft is written: a matrix in use without
/// answers hides nothing, a draft of a matrix that is not in use could be overlooked.
pub(crate) fn put_in_use(
    writer: &mut Writer,
    slug: &Slug,
    record: &mut NetworkState,
    open: &OpenDraft,
) -> Result<(), StoreError> {
    let id = &open.draft.assessment.matrix.id;
    if !record.network.matrices.contains(id) {
        record.network.matrices.push(id.clone());
        writer.put_network(slug, &record.network)?;
    }
    Ok(())
}

fn tell(session: &mut Session, record: &NetworkState, open: &OpenDraft) {
    if session.is_json() {
        show::put(session, &ShowModel::draft_of(record, open));
    } else {
        let words = in_words(&record.network.name, &open.matrix.matrix, open);
        session.out.say(&words);
    }
}

fn in_words(network: &str, matrix: &Matrix, open: &OpenDraft) -> String {
    let complete = scoring::complete(matrix, &open.draft.assessment.answers);
    let left = if complete.is_whole() {
        "all are answered".to_owned()
    } else {
        count_of(complete.open(), "is open", "are open")
    };
    let title = WalkSubject::of(&open.draft.assessment).title(matrix);
    format!(
        "Kept for {network}, {title}: {} of {} answered, {left}.",
        complete.answered, complete.of
    )
}
