//! `compare`: snapshots side by side, printed or written to a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::arguments::Compare;
use super::json::Compared as Printed;
use super::pointing;
use super::refusing::Refusal;
use super::session::{Session, device};
use super::showing::warn_of_findings;
use crate::driver::books::lined_up_with;
use crate::maturity::cleaning::clean_line;
use crate::maturity::ids::Slug;
use crate::maturity::record::{KnownMatrix, Record};
use crate::maturity::sides::extracting::Shown;
use crate::maturity::sides::{Compared, Sides};
use crate::report::{self, Form};
use crate::store::handing_out::hand_out;
use crate::store::library::Library;

/// Compares snapshots, and writes them to a file where that was asked for.
pub(super) fn compare(session: &mut Session, asked: &Compare) -> Result<(), Refusal> {
    let form = asked.out.as_deref().map(|out| Form::of(out).ok_or_else(unknown_form)).transpose()?;
    let library = session.library()?;
    let (sides, records) = read(&library, asked)?;
    let shown = Shown { only_differing: asked.only_differing, with_notes: asked.with_notes };
    let extract = sides.extract(shown);
    if let (Some(out), Some(form)) = (&asked.out, form) {
        hand_out(out, &report::write(&extract, form))?;
    }
    match &asked.out {
        _ if session.is_json() => session.out.json(&Printed::of(&sides)),
        Some(out) => session.out.say(&format!("Written: {}", clean_line(&out.to_string_lossy()))),
        None => session.out.show(report::text(&extract).trim_end()),
    }
    for record in records.values() {
        warn_of_findings(session, record);
    }
    Ok(())
}

fn unknown_form() -> Refusal {
    Refusal::not_possible("It can't be told what kind of file to write.", "Let its name end in .csv, .md or .txt.")
}

/// The snapshots that were named, each once, with their networks' own past.
fn read(library: &Library, asked: &Compare) -> Result<(Sides, BTreeMap<Slug, Record>), Refusal> {
    let device = device()?;
    let mut records: BTreeMap<Slug, Record> = BTreeMap::new();
    let mut all: Vec<Compared> = Vec::new();
    for typed in &asked.snapshots {
        let (slug, saved) = pointing::snapshot(library, device, typed, None)?;
        if !records.contains_key(&slug) {
            records.insert(slug.clone(), library.open_network(&slug, device)?);
        }
        let is_new = all.iter().all(|other| other.saved.snapshot.id != saved.snapshot.id);
        if let Some(record) = records.get(&slug).filter(|_| is_new) {
            all.push(Compared::of(record, &saved));
        }
    }
    if all.len() < 2 {
        return Err(Refusal::not_possible(
            "These are one and the same snapshot.",
            "Name two different ones; see which there are with: pcn-workbook snapshots",
        ));
    }
    let known: Vec<Arc<KnownMatrix>> = lined_up_with(library, &all).into_iter().collect();
    Ok((Sides::new(all, Vec::new(), &known), records))
}
