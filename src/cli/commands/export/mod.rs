//! `export`: long tables for analysis, as CSV, JSON lines or one .xlsx. No more than a few networks
//! are read ahead of the one that is written, so that a library of any size takes little memory.

mod destination;
mod encoded_rows;
mod output;

use std::collections::BTreeMap;

use self::destination::Destination;
use self::encoded_rows::{EncodedRows, LineLayout};
use self::output::TableOutput;
use super::snapshots::ListNotes;
use crate::cli::args::export::ExportArgs;
use crate::cli::error::CommandError;
use crate::cli::json::{ExportedJson, ExportedTableJson};
use crate::cli::resolve::{check_matrix, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::maturity::export_tables::{
    Cell, Dictionary, ExportOptions, ExportTable, export_network, left_out_words, read_me,
};
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{format_number, pluralize};
use crate::maturity::sanitize::sanitize_line;
use crate::runtime::in_order::make_in_order;
use crate::store::error::StoreError;
use crate::store::library::Library;
use crate::store::library::snapshot_lookup::MatrixPointer;

pub(crate) fn export(session: &mut Session, args: &ExportArgs) -> Result<(), CommandError> {
    let destination = Destination::of(args)?;
    let options = ExportOptions {
        with_notes: args.with_notes,
        since: args.since,
        agreed_only: args.agreed_only,
    };
    let library = session.open_library()?;
    let matrix = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    if let Some(pointer) = &matrix {
        check_matrix(&library, pointer)?;
    }
    let slugs = find_networks(&library, &args.networks)?;
    let output = TableOutput::create(&destination, &read_me(options))?;
    let rows = RowsWanted { options, matrix };
    let (device, layout) = (session.device()?, output.line_layout());
    let mut job = ExportJob {
        rows: &rows,
        output,
        dictionary: Dictionary::default(),
        written: Written::default(),
        notes: ListNotes::default(),
    };
    let read = |at: usize| {
        let record = library.open_network(&slugs[at], device)?;
        let lines = layout.map(|layout| rows.encode(&record, layout));
        Ok(ReadNetwork { record, lines })
    };
    let mut left = slugs.iter();
    make_in_order(slugs.len(), read, |network| {
        job.write_network(network, left.next().filter(|_| args.networks.is_empty()))
    })?;
    let ExportJob { output, written, notes, .. } = job;
    if written.snapshots == 0 {
        return Err(no_snapshots(args));
    }
    output.finish()?;
    print_exported(session, &destination, written);
    notes.print_notes(session);
    Ok(())
}

/// The networks that were named, each once; all where none was.
fn find_networks(library: &Library, named: &[String]) -> Result<Vec<Slug>, CommandError> {
    if named.is_empty() {
        return Ok(library.slugs()?);
    }
    let lookup = library.network_lookup();
    let mut slugs = Vec::new();
    for name in named {
        let slug = lookup.find(name)?;
        if !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    Ok(slugs)
}

/// Of which snapshots there are rows, and with what.
struct RowsWanted {
    options: ExportOptions,
    matrix: Option<MatrixPointer>,
}

impl RowsWanted {
    fn wants(&self, saved: &SavedSnapshot) -> bool {
        self.matrix.as_ref().is_none_or(|pointer| pointer.matches_snapshot(saved))
    }

    fn encode(&self, record: &NetworkState, layout: LineLayout) -> EncodedRows {
        EncodedRows::of_network(record, layout, self.options, |saved| self.wants(saved))
    }

    fn taken<'r>(&self, record: &'r NetworkState) -> Vec<&'r SavedSnapshot> {
        let all = record.snapshots.iter();
        all.filter(|saved| self.options.takes(saved) && self.wants(saved)).collect()
    }
}

/// A network, with its rows where they are written as lines.
struct ReadNetwork {
    record: NetworkState,
    lines: Option<EncodedRows>,
}

/// What is being written, and how far it is.
struct ExportJob<'r> {
    rows: &'r RowsWanted,
    output: TableOutput,
    dictionary: Dictionary,
    written: Written,
    notes: ListNotes,
}

#[derive(Default)]
struct Written {
    networks: usize,
    snapshots: usize,
    rows: BTreeMap<ExportTable, usize>,
    left_out: Vec<String>,
    not_read: Vec<String>,
}

impl ExportJob<'_> {
    /// A network that can't be read is passed over and named, where `may_pass_over` gives its name.
    fn write_network(
        &mut self,
        network: Result<ReadNetwork, StoreError>,
        may_pass_over: Option<&Slug>,
    ) -> Result<(), CommandError> {
        match (network, may_pass_over) {
            (Ok(ReadNetwork { record, lines }), _) => {
                let record = self.notes.collect(record);
                let snapshots = self.write_rows(&record, lines)?;
                self.written.count(self.rows, &record, snapshots);
                Ok(())
            }
            (Err(error), None) => Err(error.into()),
            (Err(error), Some(slug)) => {
                self.written.not_read.push(slug.to_string());
                self.notes.errors.push(error.into());
                Ok(())
            }
        }
    }

    /// Returns how many snapshots they are of.
    fn write_rows(
        &mut self,
        record: &NetworkState,
        lines: Option<EncodedRows>,
    ) -> Result<usize, StoreError> {
        let Self { rows: wanted, output, dictionary, written, .. } = self;
        match output {
            TableOutput::Folder(folder) => {
                let mut lines = lines.unwrap_or_else(|| wanted.encode(record, folder.layout()));
                for saved in wanted.taken(record) {
                    dictionary.write_rows(&saved.matrix, &mut |cells| {
                        lines.push(ExportTable::Dictionary, None, cells);
                        Ok::<(), StoreError>(())
                    })?;
                }
                for (table, rows) in &lines.counts {
                    *written.rows.entry(*table).or_default() += rows;
                }
                let snapshots = lines.snapshots;
                folder.append(lines)?;
                Ok(snapshots)
            }
            TableOutput::File(file) => {
                let mut push = |table, cells: &[Cell<'_>]| {
                    *written.rows.entry(table).or_default() += 1;
                    file.push(table, cells)
                };
                let is_wanted = |saved: &SavedSnapshot| wanted.wants(saved);
                let sink = &mut |table, _, cells: &[Cell<'_>]| push(table, cells);
                let snapshots = export_network(record, wanted.options, is_wanted, sink)?;
                for saved in wanted.taken(record) {
                    let sink = &mut |cells: &[Cell<'_>]| push(ExportTable::Dictionary, cells);
                    dictionary.write_rows(&saved.matrix, sink)?;
                }
                Ok(snapshots)
            }
        }
    }
}

impl Written {
    fn count(&mut self, wanted: &RowsWanted, record: &NetworkState, snapshots: usize) {
        let taken = wanted.taken(record);
        for kind in wanted.options.left_out(taken.iter().map(|saved| &saved.snapshot)) {
            if !self.left_out.contains(&kind) {
                self.left_out.push(kind);
            }
        }
        self.snapshots += snapshots;
        self.networks += usize::from(snapshots > 0);
    }
}

fn no_snapshots(args: &ExportArgs) -> CommandError {
    let is_part = args.since.is_some() || args.matrix.is_some() || args.agreed_only;
    CommandError::not_possible(
        "There is no snapshot to write, so nothing was written.",
        if is_part {
            "Leave --since, --matrix or --agreed-only out, or see which snapshots there are with: pcn-workbook snapshots"
        } else {
            "See which snapshots there are with: pcn-workbook snapshots"
        },
    )
}

fn print_exported(session: &mut Session, destination: &Destination, written: Written) {
    let tables = ExportTable::ALL.map(|table| {
        let rows = written.rows.get(&table).copied().unwrap_or(0);
        ExportedTableJson { table: table.name(), rows }
    });
    let text = || {
        let out = sanitize_line(&destination.path().to_string_lossy());
        let rows = tables.iter().map(|one| format!("{} {}", one.table, format_number(one.rows)));
        format!(
            "Written: {out}\n  {}, {}\n  rows: {}\n  Left out: {}.\n  Nothing was sent. Look at it before you pass it on.",
            pluralize(written.networks, "network", "networks"),
            pluralize(written.snapshots, "snapshot", "snapshots"),
            rows.collect::<Vec<_>>().join(", "),
            left_out_words(&written.left_out),
        )
    };
    if session.is_json() {
        session.out.print_json(&ExportedJson {
            format: ExportedJson::FORMAT,
            out: destination.path().to_string_lossy().into_owned(),
            kind: destination.format().as_str(),
            by: destination.is_by_quarter().then_some("quarter"),
            networks: written.networks,
            snapshots: written.snapshots,
            tables: tables.into(),
            left_out: written.left_out,
            not_read: written.not_read,
        });
    } else {
        let text = text();
        session.out.print_status(&text);
    }
}
