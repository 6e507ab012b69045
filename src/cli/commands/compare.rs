//! `compare`: snapshots side by side, printed as text or JSON, or exported as CSV or Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::sync::Arc;

use super::network::warn_to_run_doctor;
use super::show::ShowNotes;
use crate::cli::args::CompareArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ComparedJson;
use crate::cli::session::Session;
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::comparison::table::TableFilter;
use crate::maturity::comparison::{Comparison, Side};
use crate::maturity::ids::Slug;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sanitize::sanitize_line;
use crate::report::{self, FileFormat};
use crate::runtime::store_reader::anchor_matrix;
use crate::store::export_file::export;
use crate::store::library::Library;
use crate::store::library::comparison::DetailLevel;

pub(crate) fn compare(session: &mut Session, args: &CompareArgs) -> Result<(), CommandError> {
    let format = args
        .out
        .as_deref()
        .map(FileFormat::for_comparison)
        .transpose()
        .map_err(|finding| CommandError::not_possible(&*finding.says, &*finding.remedy))?;
    let library = session.open_library()?;
    let input = read_input(session, &library, args)?;
    let table = || {
        input.comparison.to_table(TableFilter {
            only_differing: args.only_differing,
            with_notes: args.with_notes,
        })
    };
    if let (Some(out), Some(format)) = (&args.out, format) {
        export(out, &report::export_comparison(&table(), format))?;
    }
    match &args.out {
        _ if session.is_json() => session.out.print_json(&ComparedJson::of(&input.comparison)),
        Some(out) => {
            let file = sanitize_line(&out.to_string_lossy());
            session.out.print_status(&format!("Written: {file}"));
        }
        None => session.out.print(report::to_text(&table()).trim_end()),
    }
    for notes in input.notes.values() {
        notes.print(&mut session.out);
    }
    warn_to_run_doctor(&mut session.out, input.unreadable_count);
    Ok(())
}

struct ComparedInput {
    comparison: Comparison,
    /// Of the networks that were read whole.
    notes: BTreeMap<Slug, ShowNotes>,
    /// How many snapshots of the others can't be read.
    unreadable_count: usize,
}

/// Reads the snapshots that were named, each once, with their networks' own past. The last ones are
/// chosen by summaries, as on the screen; what is named in any other way is looked up in all of its
/// network.
fn read_input(
    session: &Session,
    library: &Library,
    args: &CompareArgs,
) -> Result<ComparedInput, CommandError> {
    let lookup = library.lookup(session.device()?);
    let (mut last, mut sides, mut notes) = (Vec::new(), Vec::new(), BTreeMap::new());
    for name in &args.snapshots {
        if let Some(network) = network_of_last(name) {
            last.push(SnapshotChoice::last(lookup.find_network(network)?));
            continue;
        }
        let found = lookup.find_snapshot(name, None)?;
        sides.push(Side::of(&found.network, &found.snapshot));
        notes.entry(found.network.slug.clone()).or_insert_with(|| ShowNotes::of(&found.network));
    }
    // JSON has every answer; the text of many snapshots has only a row for each
    let retention = if session.is_json() { DetailLevel::Full } else { DetailLevel::RowsOnly };
    let read = library.read_comparison(&last, retention, |_, _| true).unwrap_or_default();
    if let Some((_, error)) = read.failed.into_iter().next() {
        return Err(error.into());
    }
    if let Some((slug, missing)) = read.missing.first() {
        return Err(CommandError::missing(
            format!("There is no snapshot '{slug}@last' to compare: {}.", missing.reason),
            "See which there are with: pcn-workbook snapshots",
        ));
    }
    sides.extend(read.sides);
    let mut seen = BTreeSet::new();
    sides.retain(|side| seen.insert(side.saved.snapshot.id));
    if sides.len() < 2 {
        return Err(CommandError::not_possible(
            "These are one and the same snapshot.",
            "Name two different ones; see which there are with: pcn-workbook snapshots",
        ));
    }
    let known: Vec<Arc<KnownMatrix>> = anchor_matrix(library, &sides).into_iter().collect();
    Ok(ComparedInput {
        comparison: Comparison::new(sides, Vec::new(), &known),
        notes,
        unreadable_count: read.unreadable_count,
    })
}

/// The network in `NETWORK@last`.
fn network_of_last(name: &OsStr) -> Option<&str> {
    let (network, when) = name.to_str()?.trim().split_once('@')?;
    let is_last = when.eq_ignore_ascii_case("last") && !network.contains(['/', '\\']);
    is_last.then_some(network)
}
