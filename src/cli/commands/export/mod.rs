//! `export`: long tables for analysis, as CSV, JSON lines or one .xlsx. Each network is written
//! before the next is read, so that a library of any size takes no more memory than its largest
//! network.

mod destination;
mod output;

use std::collections::BTreeMap;

use uuid::Uuid;

use self::destination::Destination;
use self::output::TableOutput;
use super::snapshots::ListNotes;
use crate::cli::args::export::ExportArgs;
use crate::cli::error::CommandError;
use crate::cli::json::{ExportedJson, ExportedTableJson};
use crate::cli::resolve::{check_matrix, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::maturity::export_tables::{
    Dictionary, ExportOptions, ExportTable, export_network, left_out_words, read_me,
};
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{format_number, pluralize};
use crate::maturity::sanitize::sanitize_line;
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
    let mut job = ExportJob {
        library: &library,
        device: session.device()?,
        options,
        matrix,
        output,
        dictionary: Dictionary::default(),
        written: Written::default(),
        notes: ListNotes::default(),
    };
    for slug in &slugs {
        job.write_network(slug, !args.networks.is_empty())?;
    }
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

/// What is being written, and how far it is.
struct ExportJob<'l> {
    library: &'l Library,
    device: Uuid,
    options: ExportOptions,
    matrix: Option<MatrixPointer>,
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
    /// A network that can't be read is named and passed over, unless it was asked for by name.
    fn write_network(&mut self, slug: &Slug, is_named: bool) -> Result<(), CommandError> {
        match self.library.open_network(slug, self.device) {
            Ok(record) => {
                let record = self.notes.collect(record);
                Ok(self.write_rows(&record)?)
            }
            Err(error) if is_named => Err(error.into()),
            Err(error) => {
                self.written.not_read.push(slug.to_string());
                self.notes.errors.push(error.into());
                Ok(())
            }
        }
    }

    fn write_rows(&mut self, record: &NetworkState) -> Result<(), StoreError> {
        let Self { options, matrix, output, dictionary, written, .. } = self;
        let is_wanted = |saved: &SavedSnapshot| {
            matrix.as_ref().is_none_or(|pointer| pointer.matches_snapshot(saved))
        };
        let rows = &mut written.rows;
        let snapshots = export_network(record, *options, is_wanted, &mut |table, day, cells| {
            *rows.entry(table).or_default() += 1;
            output.push(table, Some(day), cells)
        })?;
        let taken = record.snapshots.iter().filter(|saved| options.takes(saved));
        let taken: Vec<&SavedSnapshot> = taken.filter(|saved| is_wanted(saved)).collect();
        for saved in &taken {
            dictionary.write_rows(&saved.matrix, &mut |cells| {
                *rows.entry(ExportTable::Dictionary).or_default() += 1;
                output.push(ExportTable::Dictionary, None, cells)
            })?;
        }
        for kind in options.left_out(taken.iter().map(|saved| &saved.snapshot)) {
            if !written.left_out.contains(&kind) {
                written.left_out.push(kind);
            }
        }
        written.snapshots += snapshots;
        written.networks += usize::from(snapshots > 0);
        Ok(())
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
