//! `snapshots`: lists those of one network or of all. Each network is printed before the next is
//! read, so that a library of any size takes no more memory than its largest network.

use super::show::ShowNotes;
use crate::cli::args::NetworkFilterArgs;
use crate::cli::error::CommandError;
use crate::cli::json::SnapshotsJson;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::text::{TextStyle, lists};
use crate::maturity::network_state::NetworkState;

pub(crate) fn list(session: &mut Session, args: &NetworkFilterArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let device = session.device()?;
    let (mut notes, is_json) = (ListNotes::default(), session.is_json());
    let style = session.list_style();
    if let Some(network) = &args.network {
        let record = library.open_network(&library.find_network(network)?, device)?;
        print_snapshots(&mut session.out, (is_json, style), std::iter::once(notes.collect(record)));
    } else {
        let slugs = library.slugs()?;
        let records = slugs.iter().filter_map(|slug| match library.open_network(slug, device) {
            Ok(record) => Some(notes.collect(record)),
            Err(error) => {
                notes.errors.push(error.into());
                None
            }
        });
        print_snapshots(&mut session.out, (is_json, style), records);
    }
    notes.print_notes(session);
    Ok(())
}

/// The warnings to print after the list.
#[derive(Default)]
pub(super) struct ListNotes {
    pub(super) errors: Vec<CommandError>,
    notes: Vec<ShowNotes>,
}

impl ListNotes {
    pub(super) fn collect(&mut self, record: NetworkState) -> NetworkState {
        self.notes.push(ShowNotes::of(&record));
        record
    }

    pub(super) fn print_notes(&self, session: &mut Session) {
        for error in &self.errors {
            session.out.warn(&error.to_string());
        }
        for notes in &self.notes {
            notes.print(&mut session.out);
        }
    }
}

fn print_snapshots(
    out: &mut Output,
    (is_json, style): (bool, TextStyle),
    records: impl Iterator<Item = NetworkState>,
) {
    if is_json {
        out.print_json(&SnapshotsJson::of(records));
        return;
    }
    let mut is_first = true;
    for record in records {
        // an empty line between two lists
        let gap = if std::mem::take(&mut is_first) { "" } else { "\n" };
        out.print(&format!("{gap}{}", lists::render_snapshots(&record, style)));
        if out.is_closed() {
            return;
        }
    }
    if is_first {
        out.print_advice("No network yet. Make one with: pcn-workbook network add NAME");
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

    /// What was printed; a broken pipe once it holds so many bytes.
    #[derive(Clone)]
    struct LimitedBuffer(Arc<Mutex<String>>, usize);

    impl Write for LimitedBuffer {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut printed = self.0.lock().unwrap();
            if printed.len() >= self.1 {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            printed.push_str(std::str::from_utf8(bytes).unwrap());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// Prints ten networks; returns what was printed when each of them was read.
    fn printed(is_json: bool, most: usize) -> Vec<String> {
        let known = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let buffer = LimitedBuffer(Arc::default(), most);
        let mut out = Output::new(Box::new(buffer.clone()), Box::new(io::sink()), false);
        let mut then = Vec::new();
        let records = (1..=10).map(|id| {
            then.push(buffer.0.lock().unwrap().clone());
            network_state(vec![saved_snapshot(id, "2026-03-12", &known, &[])], &[&known])
        });
        print_snapshots(&mut out, (is_json, TextStyle { width: 80, ascii: false }), records);
        then
    }

    #[test]
    fn each_network_is_printed_before_the_next_is_read() {
        for is_json in [false, true] {
            let then = printed(is_json, usize::MAX);
            assert_eq!(then.len(), 10);
            for (at, printed) in then.iter().enumerate().skip(1) {
                assert!(
                    printed.contains(&uuid::Uuid::from_u128(at as u128).to_string()),
                    "{at}: {printed}"
                );
            }
        }
    }

    #[test]
    fn where_nobody_reads_on_nothing_more_is_read() {
        for is_json in [false, true] {
            assert!(printed(is_json, 200).len() <= 3);
        }
    }
}
