//! `show` and `progress`: reading without a lock, and nothing is written.

pub(crate) mod show_model;

use self::show_model::ShowModel;
use super::network::{count_errors, warn_to_run_doctor};
use crate::cli::args::{ProgressArgs, ShowArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{ProgressJson, StandingJson, StandingsJson};
use crate::cli::output::Output;
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::{subject_arg, text};
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::NetworkState;
use crate::maturity::trend::{self, Trend};
use crate::maturity::walk_subject::WalkSubject;
use crate::store::library::Library;
use crate::store::library::snapshot_lookup::{MatrixPointer, NetworkOrSnapshot};

pub(crate) fn show(session: &mut Session, args: &ShowArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let lookup = library.lookup(session.device()?);
    let matrix = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    match (lookup.find(&args.what, matrix.as_ref())?, matrix) {
        (NetworkOrSnapshot::Snapshot(found), _) => {
            let network = found.network.as_ref().into();
            print_standing(session, &ShowModel::from_snapshot(network, &found.snapshot));
            Ok(())
        }
        (NetworkOrSnapshot::Network(slug), Some(pointer)) => {
            let record = lookup.open_network(&slug)?;
            show_matrix(session, &library, &record, &pointer, args.subject.as_deref())
        }
        (NetworkOrSnapshot::Network(slug), None) => {
            show_all(session, &*lookup.open_network(&slug)?);
            Ok(())
        }
    }
}

fn show_matrix(
    session: &mut Session,
    library: &Library,
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
) -> Result<(), CommandError> {
    let topic = subject_arg::resolve_shown_subject(record, &pointer.id, subject)?;
    if let Some(seen) = ShowModel::current(record, &topic, pointer.revision) {
        print_standing(session, &seen);
    } else {
        // not in use and never answered: it is shown empty, as it would begin
        let known = resolve::find_matrix(library, pointer)?;
        print_standing(session, &ShowModel::empty(record, &known, &topic));
    }
    warn_about_problems(session, record);
    Ok(())
}

fn show_all(session: &mut Session, record: &NetworkState) {
    let topics = record.network.matrices.iter().flat_map(|id| subjects_of(record, id));
    let all: Vec<ShowModel<'_>> =
        topics.filter_map(|topic| ShowModel::current(record, &topic, None)).collect();
    if session.is_json() {
        session.out.print_json(&StandingsJson::of(record.into(), &all));
    } else {
        let look = session.sign_style();
        let pages: Vec<String> =
            all.iter().map(|seen| text::standing::render(seen, look)).collect();
        session.out.print(&pages.join("\n\n\n"));
    }
    warn_about_problems(session, record);
}

/// Prints one standing.
pub(crate) fn print_standing(session: &mut Session, seen: &ShowModel<'_>) {
    if session.is_json() {
        session.out.print_json(&StandingJson::of(seen));
    } else {
        let page = text::standing::render(seen, session.sign_style());
        session.out.print(&page);
    }
}

pub(crate) fn progress(session: &mut Session, args: &ProgressArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let device = session.device()?;
    let record = library.open_network(&library.find_network(&args.network)?, device)?;
    let only = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    let trends = match &only {
        Some(pointer) => matrix_trends(&library, &record, pointer, args.subject.as_deref())?,
        None => all_trends(&record),
    };
    if session.is_json() {
        session.out.print_json(&ProgressJson::of((&record).into(), trends));
    } else {
        session.out.print(&text::progress::render(&record, &trends));
        if let Some(lined_up) = only.is_none().then(|| text::crosswalk::render(&record)).flatten() {
            session.out.print(&format!("\n{lined_up}"));
        }
    }
    warn_about_problems(session, &record);
    Ok(())
}

/// The lines of one matrix: one, or one for each thing that was walked.
fn matrix_trends(
    library: &Library,
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
) -> Result<Vec<Trend>, CommandError> {
    let topics = match subject {
        Some(_) => vec![subject_arg::resolve_shown_subject(record, &pointer.id, subject)?],
        None => subjects_of(record, &pointer.id),
    };
    let trends: Vec<Trend> =
        topics.iter().filter_map(|topic| trend::build_trend(record, topic)).collect();
    if !trends.is_empty() {
        return Ok(trends);
    }
    Err(match resolve::find_matrix(library, pointer) {
        Err(refusal) => refusal,
        Ok(known) => CommandError::not_possible(
            format!("{} does not use {}.", record.network.name, known.matrix.title),
            "A first answer in it puts it in use: pcn-workbook answer --help",
        ),
    })
}

/// How everything moved that was ever walked.
pub(crate) fn all_trends(record: &NetworkState) -> Vec<Trend> {
    let topics = answered_matrices(record).into_iter().flat_map(|id| subjects_of(record, &id));
    topics.filter_map(|topic| trend::build_trend(record, &topic)).collect()
}

/// The topics of a matrix; one about one thing of which none was named yet is shown empty.
fn subjects_of(record: &NetworkState, id: &MatrixId) -> Vec<WalkSubject> {
    let topics = record.walk_subjects_of(id);
    if topics.is_empty() { vec![id.clone().into()] } else { topics }
}

/// The matrices in use, then others in which there are snapshots.
fn answered_matrices(record: &NetworkState) -> Vec<MatrixId> {
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
    has_conflicts: bool,
    error_count: usize,
}

impl ShowNotes {
    pub(crate) fn of(record: &NetworkState) -> Self {
        Self {
            has_conflicts: !record.conflicts.is_empty(),
            error_count: count_errors(&record.diagnostics),
        }
    }

    pub(crate) fn print(&self, out: &mut Output) {
        if self.has_conflicts {
            out.warn("A draft here has two versions that both moved on. Open the workbook to choose: pcn-workbook");
        }
        warn_to_run_doctor(out, self.error_count);
    }
}

/// Says what stands beside what was shown of this network.
pub(crate) fn warn_about_problems(session: &mut Session, record: &NetworkState) {
    ShowNotes::of(record).print(&mut session.out);
}
