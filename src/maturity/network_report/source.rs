//! What a report is made from: copies of a snapshot and of those before it on its line, out of which
//! everything was left that does not go. Whatever is written from them can't hold it.

use jiff::civil::Date;

use super::options::{NameChoice, ReportOptions};
use crate::maturity::assessment::Assessment;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::phrases::format_date;
use crate::maturity::share::redact::PRESENT;
use crate::maturity::share::{format_left_out, redacted_copy};
use crate::maturity::trend::line_of_snapshot;
use crate::maturity::walk_subject::WalkSubject;

/// A snapshot and its past, as far as they go.
pub(super) struct ReportSource<'r> {
    pub(super) record: &'r NetworkState,
    pub(super) options: ReportOptions,
    /// The copy of the snapshot.
    pub(super) saved: SavedSnapshot,
    /// Copies of those before it on its line, oldest first.
    pub(super) past: Vec<SavedSnapshot>,
    /// Whether it stands on its line.
    pub(super) is_on_line: bool,
    present: Option<Vec<String>>,
    left_out_words: String,
}

/// An earlier snapshot that areas are compared with.
pub(super) struct EarlierSide<'s> {
    /// "Since last time".
    pub(super) label: String,
    pub(super) saved: &'s SavedSnapshot,
}

impl<'r> ReportSource<'r> {
    pub(super) fn new(
        record: &'r NetworkState,
        saved: &SavedSnapshot,
        options: ReportOptions,
    ) -> Self {
        let line = line_of_snapshot(record, saved);
        let at = line.position(saved.snapshot.id).filter(|at| {
            line.snapshots().get(*at).is_some_and(|counted| counted.file == saved.file)
        });
        let before = line.snapshots().iter().take(at.unwrap_or(0));
        let is_named = options.names == NameChoice::Names;
        let is_kept_back = saved.snapshot.left_out.iter().any(|kind| kind == PRESENT);
        Self {
            record,
            options,
            saved: redacted_copy(saved, options.level()).within(&record.network),
            past: before.map(|earlier| redacted_copy(earlier, options.level())).collect(),
            is_on_line: at.is_some(),
            left_out_words: options.left_out_words(&saved.snapshot),
            present: (is_named && !is_kept_back).then(|| saved.snapshot.present.clone()),
        }
    }

    pub(super) fn matrix(&self) -> &Matrix {
        &self.saved.matrix.matrix
    }

    pub(super) fn said(&self) -> &Assessment {
        &self.saved.snapshot.assessment
    }

    pub(super) fn subject(&self) -> WalkSubject {
        WalkSubject::from(&self.saved)
    }

    pub(super) fn title(&self) -> String {
        let title = self.subject().title(self.matrix());
        if self.options.is_named() {
            format!("{}: {title}", self.saved.snapshot.network.name)
        } else {
            format!("A primary care network: {title}")
        }
    }

    /// Who was there, by role; none where that does not go.
    pub(super) fn present_words(&self) -> Option<String> {
        let present = self.present.as_ref()?;
        Some(if present.is_empty() { "not noted".to_owned() } else { present.join(", ") })
    }

    /// The one before it on the line.
    pub(super) fn previous(&self) -> Option<&SavedSnapshot> {
        self.past.last()
    }

    /// What areas are compared with: last time, the first, and the day that was asked for; each
    /// snapshot once.
    pub(super) fn earlier_sides(&self) -> Vec<EarlierSide<'_>> {
        let mut sides: Vec<EarlierSide<'_>> = Vec::new();
        let mut push = |label: String, saved| sides.push(EarlierSide { label, saved });
        if let Some(previous) = self.previous() {
            push("Since last time".to_owned(), previous);
        }
        if let [first, _, ..] = self.past.as_slice() {
            push("Since the first".to_owned(), first);
        }
        if let Some((day, saved)) = self.options.since.and_then(|day| Some((day, self.as_of(day)?)))
        {
            push(format!("Since {}", format_date(day)), saved);
        }
        sides
    }

    /// The newest one before it up to the end of a day.
    pub(super) fn as_of(&self, day: Date) -> Option<&SavedSnapshot> {
        self.past.iter().rev().find(|earlier| earlier.snapshot.taken_on <= day)
    }

    /// What a reader has to know before the rest of the page is relied on.
    pub(super) fn cautions(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut add = |says: &str| words.push(says.to_owned());
        if self.saved.changed_after_save {
            add(
                "The file of this snapshot was changed after it was saved, by something other than \
                 this program. Read it with that in mind.",
            );
        }
        if self.saved.copy_status != CopyStatus::Primary {
            add("Another copy of this snapshot says something else, and this one does not count \
                 until somebody chooses it.");
        } else if self.record.is_superseded(self.saved.snapshot.id) {
            add("A corrected copy replaces this snapshot in lists. Both are kept.");
        }
        let gone = &self.saved.snapshot.left_out;
        match self.left_out_words.as_str() {
            "nothing" => add("Nothing is left out of this page: notes and evidence are in it."),
            left => add(&format!("Left out of this page: {left}.")),
        }
        if self.options.with_notes && !gone.is_empty() {
            add(&format!("Left out when it was shared: {}.", format_left_out(gone)));
        }
        if let Some(day) = self.options.since.filter(|day| self.as_of(*day).is_none()) {
            let day = format_date(day);
            add(&format!(
                "There is no earlier snapshot of {day} or before, so it can't be said what moved since then."
            ));
        }
        words
    }
}
