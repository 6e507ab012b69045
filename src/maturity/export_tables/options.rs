//! What goes into export tables: which snapshots, and whether what people wrote goes with them.

use std::fmt;

use jiff::civil::Date;

use super::ExportTable;
use crate::maturity::assessment::Snapshot;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::redact::{EVIDENCE, PRESENT};
use crate::maturity::share::{ShareLevel, format_left_out};

/// Reasons, by the word of what was left out.
pub const REASON: &str = "reason";

/// What goes into the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// Whether notes, reasons and where one person's view is from go.
    pub with_notes: bool,
    /// Only snapshots of this day and later.
    pub since: Option<Date>,
    /// Only what groups agreed.
    pub agreed_only: bool,
}

impl ExportOptions {
    /// Whether a snapshot is among those that go.
    pub fn takes(self, saved: &SavedSnapshot) -> bool {
        let snapshot = &saved.snapshot;
        self.since.is_none_or(|day| snapshot.taken_on >= day)
            && (!self.agreed_only || snapshot.assessment.voice.is_agreed())
    }

    /// How much of a snapshot goes.
    pub(super) fn level(self) -> ShareLevel {
        if self.with_notes { ShareLevel::Full } else { ShareLevel::Summary }
    }

    /// What of these snapshots does not go, by the words of files. Evidence and who was there have
    /// no column and never go.
    pub fn left_out<'s>(self, snapshots: impl IntoIterator<Item = &'s Snapshot>) -> Vec<String> {
        let mut kinds = self.level().left_out(snapshots);
        for kind in [EVIDENCE, PRESENT] {
            if !kinds.iter().any(|known| known == kind) {
                kinds.push(kind.to_owned());
            }
        }
        if !self.with_notes {
            kinds.insert(0, REASON.to_owned());
        }
        kinds
    }
}

/// A quarter of a year by the calendar: "2026Q2".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    number: i8,
}

impl Quarter {
    /// The quarter that a day is in.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year, self.number)
    }
}

/// What was left out, in words: "reasons, notes, evidence and who was there".
pub fn left_out_words(kinds: &[String]) -> String {
    let others: Vec<String> = kinds.iter().filter(|kind| *kind != REASON).cloned().collect();
    let words = format_left_out(&others);
    if others.len() < kinds.len() { format!("reasons, {words}") } else { words }
}

/// What the tables are, for the sheet that says it.
pub fn read_me(options: ExportOptions) -> Vec<String> {
    let mut lines = vec![
        "Tables for other programs: one heading, then one fact in each row.".to_owned(),
        "They are no score and no ranking. Answers and stages are labels; the only numbers are counts.".to_owned(),
        String::new(),
    ];
    let table = |table: ExportTable| format!("{}: {}", table.name(), table.about());
    lines.extend(ExportTable::ALL.map(table));
    lines.extend([
        String::new(),
        "Tables are joined by snapshot_id, and with the dictionary by matrix_fingerprint. To count each network once a walk, take rows where in_line is true.".to_owned(),
        "Nothing answered is not a failure: state says told, open, not_answered or not_applicable.".to_owned(),
    ]);
    lines.push(if options.with_notes {
        "Notes and reasons are in it: look at it before you pass it on. Evidence and who was there are left out.".to_owned()
    } else {
        "Left out: notes, reasons, evidence, who was there, and where one person's view is from.".to_owned()
    });
    lines
}
