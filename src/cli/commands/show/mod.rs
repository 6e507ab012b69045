//! `show` and `progress`: looking, without a lock and without a trace.

pub(crate) mod show_model;
use self::show_model::ShowModel;
use super::network::{errors_in, point_to_doctor};
use crate::cli::args::{ProgressArgs as ProgressAsked, ShowArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{ProgressJson, StandingJson, StandingsJson};
use crate::cli::output::Output;
use crate::cli::resolve::{self, MatrixPointer, NetworkOrSnapshot, matrix_words};
use crate::cli::session::{Session, device};
use crate::cli::{text, walk_subject};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::trend::{self, Trend};
use crate::maturity::walk_subject::WalkSubject;
use crate::store::library::Library;

pub(crate) fn show(session: &mut Session, asked: &ShowArgs) -> Result<(), CommandError> {
    let library = session.library()?;
    let device = device()?;
    let matrix = asked.matrix.as_deref().map(matrix_words).transpose()?;
    match resolve::either(&library, device, &asked.what, matrix.as_ref())? {
        NetworkOrSnapshot::Snapshot(slug, saved) => show_snapshot(session, &library, &slug, &saved),
        NetworkOrSnapshot::Network(slug) => {
            let record = library.open_network(&slug, device)?;
            if let Some(pointer) = matrix {
                return show_one(session, &library, &record, &pointer, asked.subject.as_deref());
            }
            show_all(session, &record);
            Ok(())
        }
    }
}

fn show_snapshot(
    session: &mut Session,
    library: &Library,
    slug: &Slug,
    saved: &SavedSnapshot,
) -> Result<(), CommandError> {
    let record = library.open_network(slug, device()?)?;
    put(session, &ShowModel::snapshot_of((&record).into(), saved));
    Ok(())
}

fn show_one(
    session: &mut Session,
    library: &Library,
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
) -> Result<(), CommandError> {
    let topic = walk_subject::seen(record, &pointer.id, subject)?;
    if let Some(seen) = ShowModel::now(record, &topic, pointer.revision) {
        put(session, &seen);
    } else {
        // not in use and never answered: it is shown empty, as it would begin
        let known = resolve::matrix(library, pointer)?;
        put(session, &ShowModel::nothing(record, &known, &topic));
    }
    warn_of_findings(session, record);
    Ok(())
}

fn show_all(session: &mut Session, record: &NetworkState) {
    let topics = record.network.matrices.iter().flat_map(|id| topics_of(record, id));
    let all: Vec<ShowModel<'_>> =
        topics.filter_map(|topic| ShowModel::now(record, &topic, None)).collect();
    if session.is_json() {
        session.out.json(&StandingsJson::of(record.into(), &all));
    } else {
        let look = session.look();
        let pages: Vec<String> = all.iter().map(|seen| text::standing::page(seen, look)).collect();
        session.out.show(&pages.join("\n\n\n"));
    }
    warn_of_findings(session, record);
}

/// Prints one standing.
pub(crate) fn put(session: &mut Session, seen: &ShowModel<'_>) {
    if session.is_json() {
        session.out.json(&StandingJson::of(seen));
    } else {
        let page = text::standing::page(seen, session.look());
        session.out.show(&page);
    }
}

pub(crate) fn progress(session: &mut Session, asked: &ProgressAsked) -> Result<(), CommandError> {
    let library = session.library()?;
    let record = library.open_network(&library.find_network(&asked.network)?, device()?)?;
    let only = asked.matrix.as_deref().map(matrix_words).transpose()?;
    let trends = match &only {
        Some(pointer) => trends_of(&library, &record, pointer, asked.subject.as_deref())?,
        None => all_trends(&record),
    };
    if session.is_json() {
        session.out.json(&ProgressJson::of((&record).into(), trends));
    } else {
        session.out.show(&text::progress::page(&record, &trends));
        if let Some(lined_up) = only.is_none().then(|| text::crosswalk::page(&record)).flatten() {
            session.out.show(&format!("\n{lined_up}"));
        }
    }
    warn_of_findings(session, &record);
    Ok(())
}

/// The lines of one matrix: one, or one for each thing that was walked.
fn trends_of(
    library: &Library,
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
) -> Result<Vec<Trend>, CommandError> {
    let topics = match subject {
        Some(_) => vec![walk_subject::seen(record, &pointer.id, subject)?],
        None => topics_of(record, &pointer.id),
    };
    let trends: Vec<Trend> =
        topics.iter().filter_map(|topic| trend::trend(record, topic)).collect();
    if !trends.is_empty() {
        return Ok(trends);
    }
    Err(match resolve::matrix(library, pointer) {
        Err(refusal) => refusal,
        Ok(known) => CommandError::not_possible(
            format!("{} does not use {}.", record.network.name, known.matrix.title),
            "A first answer in it puts it in use: pcn-workbook answer --help",
        ),
    })
}

/// How everything moved that was ever walked.
pub(crate) fn all_trends(record: &NetworkState) -> Vec<Trend> {
    let topics = matrices_of(record).into_iter().flat_map(|id| topics_of(record, &id));
    topics.filter_map(|topic| trend::trend(record, &topic)).collect()
}

/// The topics of a matrix; one about one thing of which none was named yet is shown empty.
fn topics_of(record: &NetworkState, id: &MatrixId) -> Vec<WalkSubject> {
    let topics = record.topics_of(id);
    if topics.is_empty() { vec![id.clone().into()] } else { topics }
}

/// The matrices in use, then others in which there are snapshots.
fn matrices_of(record: &NetworkState) -> Vec<MatrixId> {
    let mut all = record.network.matrices.clone();
    for saved in &record.snapshots {
        let id = &saved.snapshot.assessment.matrix.id;
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all
}

/// What stands beside what is shown: unsettled drafts, and files that can't be read.
pub(crate) struct ShowNotes {
    is_unsettled: bool,
    errors: usize,
}

impl ShowNotes {
    pub(crate) fn of(record: &NetworkState) -> Self {
        Self { is_unsettled: !record.conflicts.is_empty(), errors: errors_in(&record.findings) }
    }

    pub(crate) fn say(&self, out: &mut Output) {
        if self.is_unsettled {
            out.warn("A draft here has two versions that both moved on. Open the workbook to choose: pcn-workbook");
        }
        point_to_doctor(out, self.errors);
    }
}

/// Says what stands beside what was shown of this network.
pub(crate) fn warn_of_findings(session: &mut Session, record: &NetworkState) {
    ShowNotes::of(record).say(&mut session.out);
}
