//! `compare`: snapshots side by side, printed or written to a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::network::warn_to_run_doctor;
use super::show::warn_about_problems;
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
use crate::maturity::sanitize::sanitize_line;
use crate::report::{self, FileFormat};
use crate::runtime::library_handle::anchor_matrix;
use crate::store::export_file::export;
use crate::store::library::Library;
use crate::store::library::comparison::DetailLevel;

/// Compares snapshots, and writes them to a file where that was asked for.
pub(crate) fn compare(session: &mut Session, asked: &CompareArgs) -> Result<(), CommandError> {
    let form = asked
        .out
        .as_deref()
        .map(|out| FileFormat::from_path(out).ok_or_else(unknown_format_error))
        .transpose()?;
    let library = session.open_library()?;
    // every answer is printed as JSON; what people read of many is a row for each
    let held = if session.is_json() { DetailLevel::Full } else { DetailLevel::RowsOnly };
    let read = read_input(&library, asked, held)?;
    let sides = &read.comparison;
    let shown = TableFilter { only_differing: asked.only_differing, with_notes: asked.with_notes };
    let extract = sides.to_table(shown);
    if let (Some(out), Some(form)) = (&asked.out, form) {
        export(out, &report::export_comparison(&extract, form))?;
    }
    match &asked.out {
        _ if session.is_json() => session.out.print_json(&Printed::of(sides)),
        Some(out) => {
            session
                .out
                .print_status(&format!("Written: {}", sanitize_line(&out.to_string_lossy())));
        }
        None => session.out.print(report::to_text(&extract).trim_end()),
    }
    for record in read.networks.values() {
        warn_about_problems(session, record);
    }
    warn_to_run_doctor(&mut session.out, read.unreadable_count);
    Ok(())
}

fn unknown_format_error() -> CommandError {
    CommandError::not_possible(
        "It can't be told what kind of file to write.",
        "Let its name end in .csv, .md or .txt.",
    )
}

/// What was read to be compared.
struct ComparedInput {
    comparison: Comparison,
    /// The networks that were read whole.
    networks: BTreeMap<Slug, NetworkState>,
    /// How many snapshots of the others can't be read.
    unreadable_count: usize,
}

/// The snapshots that were named, each once, with their networks' own past. The last ones are
/// chosen by figures, as on the screen; what is named in any other way is looked for in all of its
/// network.
fn read_input(
    library: &Library,
    asked: &CompareArgs,
    held: DetailLevel,
) -> Result<ComparedInput, CommandError> {
    let device = device()?;
    let finder = library.network_lookup();
    let mut last: Vec<SnapshotChoice> = Vec::new();
    let mut records: BTreeMap<Slug, NetworkState> = BTreeMap::new();
    let mut all: Vec<Side> = Vec::new();
    for typed in &asked.snapshots {
        if let Some(network) = resolve::network_of_last(typed) {
            last.push(SnapshotChoice::last(finder.find(network)?));
            continue;
        }
        let (slug, saved) = resolve::find_snapshot(library, device, typed, None)?;
        if !records.contains_key(&slug) {
            records.insert(slug.clone(), library.open_network(&slug, device)?);
        }
        if let Some(record) = records.get(&slug) {
            all.push(Side::of(record, &saved));
        }
    }
    let found = library.read_comparison(&last, held, |_, _| true).unwrap_or_default();
    if let Some((_, error)) = found.failed.into_iter().next() {
        return Err(error.into());
    }
    if let Some((slug, missing)) = found.missing.first() {
        return Err(no_snapshot_error(slug, missing));
    }
    all.extend(found.sides);
    let mut taken = BTreeSet::new();
    all.retain(|side| taken.insert(side.saved.snapshot.id));
    if all.len() < 2 {
        return Err(CommandError::not_possible(
            "These are one and the same snapshot.",
            "Name two different ones; see which there are with: pcn-workbook snapshots",
        ));
    }
    let known: Vec<Arc<KnownMatrix>> = anchor_matrix(library, &all).into_iter().collect();
    Ok(ComparedInput {
        comparison: Comparison::new(all, Vec::new(), &known),
        networks: records,
        unreadable_count: found.unreadable_count,
    })
}

fn no_snapshot_error(slug: &Slug, missing: &MissingNetwork) -> CommandError {
    let says = format!("There is no snapshot '{slug}@last' to compare: {}.", missing.reason);
    CommandError::missing(says, "See which there are with: pcn-workbook snapshots")
}
