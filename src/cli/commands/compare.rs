//! `compare`: snapshots side by side, printed or written to a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::network::point_to_doctor;
use super::show::warn_of_findings;
use crate::cli::args::CompareArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ComparedJson as Printed;
use crate::cli::resolve;
use crate::cli::session::{Session, device};
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::comparison::table::TableFilter;
use crate::maturity::comparison::{Comparison, MissingNetwork, Side};
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{KnownMatrix, NetworkState};
use crate::maturity::sanitize::clean_line;
use crate::report::{self, FileFormat};
use crate::runtime::library_handle::lined_up_with;
use crate::store::export_file::hand_out;
use crate::store::library::Library;
use crate::store::library::comparison::Retention;

/// Compares snapshots, and writes them to a file where that was asked for.
pub(crate) fn compare(session: &mut Session, asked: &CompareArgs) -> Result<(), CommandError> {
    let form =
        asked.out.as_deref().map(|out| FileFormat::of(out).ok_or_else(unknown_form)).transpose()?;
    let library = session.library()?;
    // every answer is printed as JSON; what people read of many is a row for each
    let held = if session.is_json() { Retention::Whole } else { Retention::AsShown };
    let read = read(&library, asked, held)?;
    let sides = &read.sides;
    let shown = TableFilter { only_differing: asked.only_differing, with_notes: asked.with_notes };
    let extract = sides.extract(shown);
    if let (Some(out), Some(form)) = (&asked.out, form) {
        hand_out(out, &report::write(&extract, form))?;
    }
    match &asked.out {
        _ if session.is_json() => session.out.json(&Printed::of(sides)),
        Some(out) => session.out.say(&format!("Written: {}", clean_line(&out.to_string_lossy()))),
        None => session.out.show(report::text(&extract).trim_end()),
    }
    for record in read.records.values() {
        warn_of_findings(session, record);
    }
    point_to_doctor(&mut session.out, read.unread);
    Ok(())
}

fn unknown_form() -> CommandError {
    CommandError::not_possible(
        "It can't be told what kind of file to write.",
        "Let its name end in .csv, .md or .txt.",
    )
}

/// What was read to be compared.
struct ComparedInput {
    sides: Comparison,
    /// The networks that were read whole.
    records: BTreeMap<Slug, NetworkState>,
    /// How many snapshots of the others can't be read.
    unread: usize,
}

/// The snapshots that were named, each once, with their networks' own past. The last ones are
/// chosen by figures, as on the screen; what is named in any other way is looked for in all of its
/// network.
fn read(
    library: &Library,
    asked: &CompareArgs,
    held: Retention,
) -> Result<ComparedInput, CommandError> {
    let device = device()?;
    let finder = library.finder();
    let mut last: Vec<SnapshotChoice> = Vec::new();
    let mut records: BTreeMap<Slug, NetworkState> = BTreeMap::new();
    let mut all: Vec<Side> = Vec::new();
    for typed in &asked.snapshots {
        if let Some(network) = resolve::last_of(typed) {
            last.push(SnapshotChoice::last(finder.find(network)?));
            continue;
        }
        let (slug, saved) = resolve::snapshot(library, device, typed, None)?;
        if !records.contains_key(&slug) {
            records.insert(slug.clone(), library.open_network(&slug, device)?);
        }
        if let Some(record) = records.get(&slug) {
            all.push(Side::of(record, &saved));
        }
    }
    let found = library.compared(&last, held, |_, _| true).unwrap_or_default();
    if let Some((_, fault)) = found.refused.into_iter().next() {
        return Err(fault.into());
    }
    if let Some((slug, missing)) = found.missing.first() {
        return Err(nothing_of(slug, missing));
    }
    all.extend(found.all);
    let mut taken = BTreeSet::new();
    all.retain(|side| taken.insert(side.saved.snapshot.id));
    if all.len() < 2 {
        return Err(CommandError::not_possible(
            "These are one and the same snapshot.",
            "Name two different ones; see which there are with: pcn-workbook snapshots",
        ));
    }
    let known: Vec<Arc<KnownMatrix>> = lined_up_with(library, &all).into_iter().collect();
    Ok(ComparedInput {
        sides: Comparison::new(all, Vec::new(), &known),
        records,
        unread: found.unread,
    })
}

fn nothing_of(slug: &Slug, missing: &MissingNetwork) -> CommandError {
    let says = format!("There is no snapshot '{slug}@last' to compare: {}.", missing.why);
    CommandError::missing(says, "See which there are with: pcn-workbook snapshots")
}
