//! `show` and `progress`: reading without a lock, and nothing is written.

use std::path::Path;

use super::network::{count_errors, warn_to_run_doctor};
use crate::cli::args::{ProgressArgs, ShowArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{ProgressJson, StandingJson, StandingsJson};
use crate::cli::output::Output;
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::show_model::ShowModel;
use crate::cli::{subject_arg, text};
use crate::maturity::comparison::table::ComparisonTable;
use crate::maturity::lineage::Lineage;
use crate::maturity::network_state::NetworkState;
use crate::maturity::progress_table::progress_table;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::trend::{self, Trend};
use crate::maturity::walk_subject::WalkSubject;
use crate::report::{self, FileFormat};
use crate::store::export_file::export;
use crate::store::library::Library;
use crate::store::library::snapshot_lookup::{MatrixPointer, NetworkOrSnapshot};

pub(crate) fn show(session: &mut Session, args: &ShowArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let lookup = library.lookup(session.device()?);
    let matrix = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    match (lookup.find(&args.what, matrix.as_ref())?, matrix) {
        (NetworkOrSnapshot::Snapshot(found), _) => {
            print_standing(session, &ShowModel::from_snapshot(&found.network, &found.snapshot));
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
    let lineage = resolve::find_lineage(library, record, pointer)?;
    let subject = subject_arg::resolve_shown_subject(record, &lineage, subject)?;
    if let Some(shown) = ShowModel::current(record, &subject, pointer.revision, session.now().today)
    {
        print_standing(session, &shown);
    } else {
        // neither in use nor ever answered: it is shown empty
        let known = resolve::find_matrix_of(library, record, pointer)?;
        print_standing(session, &ShowModel::empty(record, &known, &subject));
    }
    warn_about_problems(session, record);
    Ok(())
}

fn show_all(session: &mut Session, record: &NetworkState) {
    let in_use = record.matrices.iter().map(|known| &known.lineage);
    let subjects = in_use.flat_map(|lineage| subjects_of(record, lineage));
    let today = session.now().today;
    let all: Vec<ShowModel<'_>> =
        subjects.filter_map(|subject| ShowModel::current(record, &subject, None, today)).collect();
    let style = session.text_style();
    let page = |shown: &ShowModel<'_>| text::standing::render(shown, style);
    session.print(
        || StandingsJson::of(record.into(), &all),
        || all.iter().map(page).collect::<Vec<_>>().join("\n\n\n"),
    );
    warn_about_problems(session, record);
}

pub(crate) fn print_standing(session: &mut Session, shown: &ShowModel<'_>) {
    let style = session.text_style();
    session.print(|| StandingJson::of(shown), || text::standing::render(shown, style));
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
    if let Some(out) = &args.out {
        write_progress(&progress_table(&record, &trends, None), out)?;
    }
    if session.is_json() {
        session.out.print_json(&ProgressJson::of(&record, trends));
    } else if let Some(out) = &args.out {
        let file = sanitize_line(&out.to_string_lossy());
        session.out.print_status(&format!("Written: {file}"));
    } else {
        let style = session.text_style();
        let page = text::progress::page(&record, &trends, style.width);
        session.out.print(&text::page_text(&page, style));
        let lined_up = only.is_none().then(|| text::crosswalk::page(&record)).flatten();
        if let Some(lined_up) = lined_up {
            session.out.print(&format!("\n{}", text::page_text(&lined_up, style)));
        }
    }
    warn_about_problems(session, &record);
    Ok(())
}

fn write_progress(table: &ComparisonTable, out: &Path) -> Result<(), CommandError> {
    let format = FileFormat::for_comparison(out)
        .map_err(|finding| CommandError::not_possible(&*finding.says, &*finding.remedy))?;
    export(out, &report::export_comparison(table, format))?;
    Ok(())
}

/// The trends of one matrix: one, or one for each subject.
fn matrix_trends(
    library: &Library,
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
) -> Result<Vec<Trend>, CommandError> {
    let lineage = resolve::find_lineage(library, record, pointer)?;
    let subjects = match subject {
        Some(_) => vec![subject_arg::resolve_shown_subject(record, &lineage, subject)?],
        None => subjects_of(record, &lineage),
    };
    let trends: Vec<Trend> =
        subjects.iter().filter_map(|subject| trend::build_trend(record, subject)).collect();
    if !trends.is_empty() {
        return Ok(trends);
    }
    Err(match resolve::find_matrix_of(library, record, pointer) {
        Err(refusal) => refusal,
        Ok(known) => CommandError::not_possible(
            format!("{} does not use {}.", record.network.name, known.matrix.title),
            "A first answer in it puts it in use: pcn-workbook answer --help",
        ),
    })
}

/// The trends of every matrix that is in use or was ever answered.
pub(crate) fn all_trends(record: &NetworkState) -> Vec<Trend> {
    let subjects = answered_matrices(record).into_iter().flat_map(|of| subjects_of(record, of));
    subjects.filter_map(|subject| trend::build_trend(record, &subject)).collect()
}

/// The subjects of a matrix; the network itself where none was named yet.
fn subjects_of(record: &NetworkState, matrix: &Lineage) -> Vec<WalkSubject> {
    let subjects = record.walk_subjects_of(matrix);
    if subjects.is_empty() { vec![matrix.clone().into()] } else { subjects }
}

/// The matrices in use, then others that have snapshots.
fn answered_matrices(record: &NetworkState) -> Vec<&Lineage> {
    let mut all: Vec<&Lineage> = record.matrices.iter().map(|known| &known.lineage).collect();
    for saved in &record.snapshots {
        if !all.contains(&&saved.matrix.lineage) {
            all.push(&saved.matrix.lineage);
        }
    }
    all
}

/// What to warn of after a network was printed: conflicts, and files that can't be read.
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
            out.warn(
                "A draft here was changed in two places. Open the workbook to choose: pcn-workbook",
            );
        }
        warn_to_run_doctor(out, self.error_count);
    }
}

pub(crate) fn warn_about_problems(session: &mut Session, record: &NetworkState) {
    ShowNotes::of(record).print(&mut session.out);
}
