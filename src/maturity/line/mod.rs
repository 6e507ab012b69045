//! The line of a network through time: which of its snapshots on a subject count, in what order, and
//! so which one is the last. Everything that says "last", "last time", "before" or "since" asks here.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::assessment::Voice;
use super::ids::MatrixId;
use super::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use super::walk_subject::WalkSubject;

/// The matrix that is meant where none is named: the national areas.
pub const NATIONAL_MATRIX: &str = "pcn-companion";

/// The snapshots of one network on one subject in one voice, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line<'r> {
    snapshots: Vec<&'r SavedSnapshot>,
    view: Option<&'r Voice>,
}

impl<'r> Line<'r> {
    /// All of it, oldest first.
    pub fn snapshots(&self) -> &[&'r SavedSnapshot] {
        &self.snapshots
    }

    /// Whose view it is, where it is one person's and not what a group agreed.
    pub fn view(&self) -> Option<&'r Voice> {
        self.view
    }

    /// The oldest one.
    pub fn first(&self) -> Option<&'r SavedSnapshot> {
        self.snapshots.first().copied()
    }

    /// The newest one: what "last" and "last time" mean.
    pub fn last(&self) -> Option<&'r SavedSnapshot> {
        self.snapshots.last().copied()
    }

    /// The newest one up to the end of a day.
    pub fn last_on_or_before(&self, day: Date) -> Option<&'r SavedSnapshot> {
        self.snapshots.iter().rev().find(|saved| saved.snapshot.taken_on <= day).copied()
    }

    /// The one before this one; none where this is the first, or stands elsewhere.
    pub fn before(&self, id: Uuid) -> Option<&'r SavedSnapshot> {
        let at = self.position(id)?;
        at.checked_sub(1).map(|before| self.snapshots[before])
    }

    /// Where on the line this one stands.
    pub fn position(&self, id: Uuid) -> Option<usize> {
        self.snapshots.iter().position(|saved| saved.snapshot.id == id)
    }
}

impl NetworkState {
    /// The line of a subject: what the group agreed; where it never did, the views of the one voice
    /// that spoke on the most days, and of several such the one that spoke last.
    pub fn line(&self, subject: &WalkSubject) -> Line<'_> {
        let agreed = self.line_of_voice(subject, &Voice::agreed());
        if !agreed.snapshots.is_empty() {
            return agreed;
        }
        let mut lines: Vec<Line<'_>> = Vec::new();
        for saved in self.snapshots_of(subject) {
            let voice = &saved.snapshot.assessment.voice;
            if !lines.iter().any(|line| line.view.is_some_and(|known| known.is_same(voice))) {
                lines.push(self.line_of_voice(subject, voice));
            }
        }
        lines.sort_by_cached_key(|line| (Reverse(count_days(line)), line.last().map(newest_first)));
        lines.into_iter().next().unwrap_or_default()
    }

    /// The line of one voice: its counted snapshots of the subject, oldest first.
    pub fn line_of_voice(&self, subject: &WalkSubject, voice: &Voice) -> Line<'_> {
        let mut taken: Vec<&SavedSnapshot> = self
            .snapshots_of(subject)
            .filter(|saved| saved.snapshot.assessment.voice.is_same(voice))
            .collect();
        let counted =
            self.snapshots.iter().filter(|saved| saved.copy_status == CopyStatus::Primary);
        let places: Vec<LinePlace<'_>> = counted.map(LinePlace::of).collect();
        let order = order_line(&places);
        taken.sort_by_key(|saved| order.get(&saved.snapshot.id).copied());
        let view = taken.last().map(|saved| &saved.snapshot.assessment.voice);
        Line { view: view.filter(|voice| !voice.is_agreed()), snapshots: taken }
    }

    /// The matrix that "last" speaks of where none is named: the national areas; where there is
    /// nothing on those, the matrix of the last snapshot.
    pub fn main_matrix(&self) -> Option<MatrixId> {
        let national = MatrixId::from(NATIONAL_MATRIX);
        let of = |saved: &SavedSnapshot| saved.snapshot.assessment.matrix.id.clone();
        if self.current_snapshots().any(|saved| of(saved) == national) {
            return Some(national);
        }
        self.current_snapshots().next_back().map(of)
    }
}

fn count_days(line: &Line<'_>) -> usize {
    let mut days: Vec<Date> = line.snapshots.iter().map(|saved| saved.snapshot.taken_on).collect();
    days.dedup();
    days.len()
}

fn newest_first(saved: &SavedSnapshot) -> Reverse<(Date, Timestamp, String)> {
    Reverse((saved.snapshot.taken_on, saved.snapshot.saved_at, saved.file.clone()))
}

/// What the order of a line goes by.
#[derive(Clone, Copy, Debug)]
pub struct LinePlace<'r> {
    /// The snapshot.
    pub id: Uuid,
    /// The day it speaks of.
    pub taken_on: Date,
    /// The moment it was saved.
    pub saved_at: Timestamp,
    /// The name of its file, which ends in the hash of its bytes.
    pub file: &'r str,
    /// The snapshot whose answers were last time's.
    pub based_on: Option<Uuid>,
    /// The snapshot from which it kept what was not looked at.
    pub kept_from: Option<Uuid>,
    /// The snapshot it corrects.
    pub supersedes: Option<Uuid>,
}

impl<'r> LinePlace<'r> {
    fn of(saved: &'r SavedSnapshot) -> Self {
        let snapshot = &saved.snapshot;
        Self {
            id: snapshot.id,
            taken_on: snapshot.taken_on,
            saved_at: snapshot.saved_at,
            file: &saved.file,
            based_on: snapshot.assessment.based_on,
            kept_from: snapshot.kept_from,
            supersedes: snapshot.supersedes,
        }
    }
}

/// The order of snapshots through time, by id: by day; on one day after the one they are based on or kept
/// from, a /// corrected copy in the place of what it corrects, then by the moment saved, then by file. Those
/// that are corrected must be among `places`, or their copies stand where they were saved.
pub fn order_line(places: &[LinePlace<'_>]) -> HashMap<Uuid, usize> {
    let known: HashMap<Uuid, LinePlace<'_>> =
        places.iter().map(|place| (place.id, *place)).collect();
    // the first of a chain of corrections: its moment is theirs
    let original = |place: LinePlace<'_>| {
        let mut at = place;
        for _ in 0..known.len() {
            match at.supersedes.and_then(|id| known.get(&id)) {
                Some(before) => at = *before,
                None => break,
            }
        }
        (at.id, at.saved_at)
    };
    let mut waiting: Vec<LinePlace<'_>> = places.to_vec();
    waiting.sort_by_key(|place| {
        (place.taken_on, original(*place).1, place.saved_at, place.file, place.id)
    });
    let mut order = HashMap::new();
    while !waiting.is_empty() {
        let day = waiting[0].taken_on;
        let waits = |place: &LinePlace<'_>| {
            let bases = place.based_on.into_iter().chain(place.kept_from);
            let mut bases = bases.filter_map(|id| known.get(&id)).map(|base| original(*base).0);
            let here = waiting.iter().take_while(|other| other.taken_on == day);
            bases.any(|base| {
                base != original(*place).0 && here.clone().any(|other| original(*other).0 == base)
            })
        };
        let same_day = waiting.iter().take_while(|place| place.taken_on == day);
        // two that are each based on the other, as only a file by hand can say, go by the moment
        let next = same_day.clone().position(|place| !waits(place)).unwrap_or(0);
        let next = waiting.remove(next);
        order.insert(next.id, order.len());
    }
    order
}

#[cfg(test)]
mod tests;
