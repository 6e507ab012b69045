//! Export tables: snapshots, standings, answers, needs and aims as long tables for analysis, one
//! fact a row, with a dictionary of the matrices they speak of. Every figure is asked of the rule
//! that says it; answers and stages are labels and never numbers.

mod cell;
mod dictionary;
mod line_place;
mod options;
mod said;
mod snapshot_tables;
mod snapshots;
mod standings;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use self::line_place::LinePlaces;
use super::network_state::{NetworkState, SavedSnapshot};
use super::share::redacted_copy;

pub use self::cell::Cell;
pub use self::dictionary::Dictionary;
pub use self::options::{ExportOptions, Quarter, REASON, left_out_words, read_me};
pub use self::snapshot_tables::{SnapshotTables, tables_file_name};

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportTable {
    /// A row for each snapshot, also those that do not count.
    Snapshots,
    /// A row for each area of each snapshot that counts.
    Standings,
    /// A row for each answer.
    Answers,
    /// A row for each need that was ticked or looked at.
    Asks,
    /// A row for each area with something wanted next.
    Aims,
    /// What the ids in all others stand for: matrices, stages, areas, statements.
    Dictionary,
}

impl ExportTable {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 6] =
        [Self::Snapshots, Self::Standings, Self::Answers, Self::Asks, Self::Aims, Self::Dictionary];

    /// Its name, and that of its file or sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Snapshots => "snapshots",
            Self::Standings => "standings",
            Self::Answers => "answers",
            Self::Asks => "asks",
            Self::Aims => "aims",
            Self::Dictionary => "dictionary",
        }
    }

    /// What a row of it is, for who meets it first.
    pub fn about(self) -> &'static str {
        match self {
            Self::Snapshots => "one row for each snapshot, also those that do not count",
            Self::Standings => "one row for each area of each snapshot that counts",
            Self::Answers => "one row for each answer of each snapshot that counts",
            Self::Asks => "one row for each need that was ticked or looked at",
            Self::Aims => "one row for each area with what is wanted next",
            Self::Dictionary => "the meaning of each id: matrices, stages, areas, statements",
        }
    }

    /// What stands in it, for a person who reads it before it is written.
    pub fn plain_words(self) -> &'static str {
        match self {
            Self::Snapshots => "when it was, whose view, and how much is answered",
            Self::Standings => "where each area stands, and how it moved",
            Self::Answers => "the answer to each statement",
            Self::Asks => "what we need from others",
            Self::Aims => "what we want next in each area",
            Self::Dictionary => "what each code in the other sheets stands for",
        }
    }

    /// The names of its columns: the same whatever is asked for.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Snapshots => &snapshots::COLUMNS,
            Self::Standings => &standings::COLUMNS,
            Self::Answers => &said::ANSWER_COLUMNS,
            Self::Asks => &said::ASK_COLUMNS,
            Self::Aims => &said::AIM_COLUMNS,
            Self::Dictionary => &dictionary::COLUMNS,
        }
    }
}

/// Takes the rows of a network one after the other: the table, the day of the snapshot that a row is
/// of, its cells in the order of the columns.
pub type RowSink<'s, E> = dyn FnMut(ExportTable, Date, &[Cell<'_>]) -> Result<(), E> + 's;

/// Hands the rows of a network's snapshots to `sink`, those of each snapshot together; returns how
/// many snapshots there were. `is_wanted` says of which snapshots besides what `options` say. How an
/// area moved is said from the snapshot before on the whole line, whether or not that one is wanted.
pub fn export_network<E>(
    record: &NetworkState,
    options: ExportOptions,
    is_wanted: impl Fn(&SavedSnapshot) -> bool,
    sink: &mut RowSink<'_, E>,
) -> Result<usize, E> {
    let places = LinePlaces::of(record);
    let mut count = 0;
    for saved in snapshots::listed(record) {
        if !options.takes(saved) || !is_wanted(saved) {
            continue;
        }
        count += 1;
        let day = saved.snapshot.taken_on;
        let place = places.place(saved);
        let copy = redacted_copy(saved, options.level());
        sink(ExportTable::Snapshots, day, &snapshots::row(record, &copy, place))?;
        let Some(place) = place else { continue };
        for domain in &saved.matrix.matrix.domains {
            let cells = standings::row(record, (saved, domain), place, options);
            sink(ExportTable::Standings, day, &cells)?;
        }
        said::write_rows(&copy, options, sink)?;
    }
    Ok(count)
}
