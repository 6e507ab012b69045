//! `compare`: snapshots side by side, printed as text or JSON, or exported as CSV or Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::sync::Arc;

use uuid::Uuid;

use super::network::warn_to_run_doctor;
use super::show::ShowNotes;
use crate::cli::args::CompareArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ComparedJson;
use crate::cli::resolve::parse_matrix_pointer;
use crate::cli::session::Session;
use crate::cli::taken::last_ones_words;
use crate::cli::text::page_text;
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::comparison::table::TableFilter;
use crate::maturity::comparison::{Comparison, Side};
use crate::maturity::ids::Slug;
use crate::maturity::line::TakenBy;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sanitize::sanitize_line;
use crate::report::{self, FileFormat};
use crate::runtime::store_reader::anchor_matrix;
use crate::store::export_file::export;
use crate::store::library::Library;
use crate::store::library::comparison::DetailLevel;
use crate::store::library::snapshot_lookup::{Lookup, NetworkOrSnapshot};

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
        let mut table = input.comparison.to_table(TableFilter {
            only_differing: args.only_differing,
            with_notes: args.with_notes,
        });
        let sides = input.comparison.sides.iter();
        let taken = last_ones_words(sides.map(|side| (input.taken_by(side), &side.saved)));
        table.notes.splice(0..0, taken);
        table
    };
    if let (Some(out), Some(format)) = (&args.out, format) {
        export(out, &report::export_comparison(&table(), format))?;
    }
    match &args.out {
        _ if session.is_json() => {
            session.out.print_json(&ComparedJson::of(&input.comparison, &input.taken));
        }
        Some(out) => {
            let file = sanitize_line(&out.to_string_lossy());
            session.out.print_status(&format!("Written: {file}"));
        }
        None => {
            let style = session.text_style();
            session.out.print(&page_text(&table().to_page(), style));
        }
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
    /// By what each snapshot was taken for which a network was named.
    taken: BTreeMap<Uuid, TakenBy>,
}

impl ComparedInput {
    fn taken_by(&self, side: &Side) -> TakenBy {
        self.taken.get(&side.saved.snapshot.id).copied().unwrap_or(TakenBy::Name)
    }
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
    let matrix = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    let (mut last, mut sides, mut notes) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut taken = BTreeMap::new();
    for name in &args.snapshots {
        let network = named_network(&lookup, name)?;
        let found = match (network, &matrix) {
            (Some(slug), None) => {
                last.push(SnapshotChoice::last(slug));
                continue;
            }
            (Some(slug), Some(_)) => {
                let name = format!("{slug}@last");
                let found = lookup.find_snapshot(name.as_ref(), matrix.as_ref())?;
                taken.insert(found.snapshot.snapshot.id, TakenBy::Matrix);
                found
            }
            (None, _) => lookup.find_snapshot(name, matrix.as_ref())?,
        };
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
    taken.extend(
        read.sides.iter().map(|side| (side.saved.snapshot.id, TakenBy::unasked_of(&side.saved))),
    );
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
        taken,
    })
}

/// The network where one is named, alone or as `NETWORK@last`.
fn named_network(lookup: &Lookup<'_>, name: &OsStr) -> Result<Option<Slug>, CommandError> {
    let text = name.to_str().unwrap_or_default().trim();
    let last = text.split_once('@').filter(|(network, when)| {
        when.eq_ignore_ascii_case("last") && !network.contains(['/', '\\'])
    });
    if let Some((network, _)) = last {
        return Ok(Some(lookup.find_network(network)?));
    }
    Ok(match lookup.find(name, None)? {
        NetworkOrSnapshot::Network(slug) => Some(slug),
        NetworkOrSnapshot::Snapshot(_) => None,
    })
}
