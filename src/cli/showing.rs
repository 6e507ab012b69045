//! `show`, `progress` and `snapshots`: looking, without a lock and without a trace.

use super::arguments::{OfNetwork, Progress as ProgressAsked, Show};
use super::json::{NetworkOf, Progress, Snapshots, Standing, Standings};
use super::networks::point_to_doctor;
use super::pages;
use super::pointing::{self, Either, Pointer, matrix_words};
use super::refusing::Refusal;
use super::seeing::Seen;
use super::session::{Session, device};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::record::{Record, SavedSnapshot};
use crate::maturity::trending::{self, Trend};
use crate::store::library::Library;

pub(super) fn show(session: &mut Session, asked: &Show) -> Result<(), Refusal> {
    let library = session.library()?;
    let device = device()?;
    let matrix = asked.matrix.as_deref().map(matrix_words).transpose()?;
    match pointing::either(&library, device, &asked.what, matrix.as_ref())? {
        Either::Snapshot(slug, saved) => show_snapshot(session, &library, &slug, &saved),
        Either::Network(slug) => {
            let record = library.open_network(&slug, device)?;
            if let Some(pointer) = matrix {
                return show_one(session, &library, &record, &pointer);
            }
            show_all(session, &record);
            Ok(())
        }
    }
}

fn show_snapshot(session: &mut Session, library: &Library, slug: &Slug, saved: &SavedSnapshot) -> Result<(), Refusal> {
    let record = library.open_network(slug, device()?)?;
    put(session, &Seen::snapshot_of((&record).into(), saved));
    Ok(())
}

fn show_one(session: &mut Session, library: &Library, record: &Record, pointer: &Pointer) -> Result<(), Refusal> {
    if let Some(seen) = Seen::now(record, &pointer.id, pointer.revision) {
        put(session, &seen);
    } else {
        // not in use and never answered: it is shown empty, as it would begin
        let known = pointing::matrix(library, pointer)?;
        put(session, &Seen::nothing(record, &known));
    }
    warn_of_findings(session, record);
    Ok(())
}

fn show_all(session: &mut Session, record: &Record) {
    let all: Vec<Seen<'_>> = record.network.matrices.iter().filter_map(|id| Seen::now(record, id, None)).collect();
    if session.is_json() {
        session.out.json(&Standings::of(record.into(), &all));
    } else {
        let look = session.look();
        let pages: Vec<String> = all.iter().map(|seen| pages::standing::page(seen, look)).collect();
        session.out.show(&pages.join("\n\n\n"));
    }
    warn_of_findings(session, record);
}

/// Prints one standing.
pub(super) fn put(session: &mut Session, seen: &Seen<'_>) {
    if session.is_json() {
        session.out.json(&Standing::of(seen));
    } else {
        let page = pages::standing::page(seen, session.look());
        session.out.show(&page);
    }
}

pub(super) fn progress(session: &mut Session, asked: &ProgressAsked) -> Result<(), Refusal> {
    let library = session.library()?;
    let record = library.open_network(&library.find_network(&asked.network)?, device()?)?;
    let only = asked.matrix.as_deref().map(matrix_words).transpose()?;
    let trends = match &only {
        Some(pointer) => vec![trend_of(&library, &record, pointer)?],
        None => matrices_of(&record).iter().filter_map(|id| trending::trend(&record, id)).collect(),
    };
    if session.is_json() {
        session.out.json(&Progress::of((&record).into(), trends));
    } else {
        session.out.show(&pages::progress::page(&record, &trends));
    }
    warn_of_findings(session, &record);
    Ok(())
}

fn trend_of(library: &Library, record: &Record, pointer: &Pointer) -> Result<Trend, Refusal> {
    trending::trend(record, &pointer.id).ok_or_else(|| match pointing::matrix(library, pointer) {
        Err(refusal) => refusal,
        Ok(known) => Refusal::not_possible(
            format!("{} does not use {}.", record.network.name, known.matrix.title),
            "A first answer in it puts it in use: pcn-workbook answer --help",
        ),
    })
}

/// The matrices in use, then others in which there are snapshots.
fn matrices_of(record: &Record) -> Vec<MatrixId> {
    let mut all = record.network.matrices.clone();
    for saved in &record.snapshots {
        let id = &saved.snapshot.assessment.matrix.id;
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all
}

pub(super) fn snapshots(session: &mut Session, asked: &OfNetwork) -> Result<(), Refusal> {
    let library = session.library()?;
    let device = device()?;
    let slugs = match &asked.network {
        Some(network) => vec![library.find_network(network)?],
        None => library.slugs(),
    };
    let is_one = asked.network.is_some();
    let mut records = Vec::new();
    for slug in slugs {
        match library.open_network(&slug, device) {
            Ok(record) => records.push(record),
            Err(fault) if is_one => return Err(fault.into()),
            Err(fault) => session.out.warn(&Refusal::from(fault).to_string()),
        }
    }
    list(session, &records);
    for record in &records {
        warn_of_findings(session, record);
    }
    Ok(())
}

fn list(session: &mut Session, records: &[Record]) {
    if session.is_json() {
        let all = records.iter().flat_map(|record| record.current().map(move |saved| (NetworkOf::from(record), saved)));
        session.out.json(&Snapshots::of(all));
    } else if records.is_empty() {
        session.out.show("No network yet. Make one with: pcn-workbook network add NAME");
    } else {
        let lists: Vec<String> = records.iter().map(pages::lists::snapshots).collect();
        session.out.show(&lists.join("\n\n"));
    }
}

/// What stands beside what is shown: unsettled drafts, and files that can't be read.
pub(super) fn warn_of_findings(session: &mut Session, record: &Record) {
    if !record.conflicts.is_empty() {
        session.out.warn("A draft here has two versions that both moved on. Open the workbook to choose: pcn-workbook");
    }
    point_to_doctor(&mut session.out, &record.findings);
}
