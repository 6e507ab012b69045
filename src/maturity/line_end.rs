//! The end of a network's line: its newest snapshot and the one before, and what a list of networks
//! says of them.

use uuid::Uuid;

use super::line::TakenBy;
use super::lineage::Lineage;
use super::movement::{AreaMoveCounts, DomainMovement};
use super::phrases;
use super::summary::{NetworkSummary, SnapshotSummary, count_area_moves};

/// The last two snapshots of the line of the national areas, or of what else is walked.
#[derive(Clone, Copy, Debug)]
pub struct LineEnd<'n> {
    network: &'n NetworkSummary,
    /// The newest.
    pub last: &'n SnapshotSummary,
    /// The one before it.
    pub previous: Option<&'n SnapshotSummary>,
}

impl NetworkSummary {
    /// The end of its line; none where there is no snapshot.
    pub fn line_end(&self) -> Option<LineEnd<'_>> {
        let (last, previous) = self.end?;
        let previous = previous.and_then(|at| self.snapshots.get(at));
        let last = self.snapshots.get(last)?;
        Some(LineEnd { network: self, last, previous: previous.map(AsRef::as_ref) })
    }
}

impl<'n> LineEnd<'n> {
    fn lineage(self) -> Option<&'n Lineage> {
        self.network.lineage_of(self.last)
    }

    /// By what the line was taken.
    pub fn taken_by(self) -> Option<TakenBy> {
        Some(TakenBy::unasked(self.lineage()?, self.last.is_national))
    }

    /// What moved since the snapshot before the newest; none where there is no earlier one.
    pub fn movement_since_previous(self) -> Option<AreaMoveCounts> {
        let before = self.previous?;
        if before.matrix == self.last.matrix {
            return Some(count_area_moves(before, self.last));
        }
        let between = (before.id, self.last.id);
        let revised = self.network.revised.as_ref().filter(|it| it.between == between);
        Some(revised.map(|revised| revised.counts.clone()).unwrap_or_default())
    }

    /// The two, where they were answered on two texts of the matrix.
    pub fn revised_pair(self) -> Option<(Uuid, Uuid)> {
        let before = self.previous.filter(|before| before.matrix != self.last.matrix)?;
        Some((before.id, self.last.id))
    }

    /// The newest snapshot of another matrix, where that is newer than this end: what "last" leaves
    /// out.
    pub fn newer_elsewhere(self) -> Option<&'n SnapshotSummary> {
        let on = self.lineage()?;
        let others = self.network.snapshots.iter().map(AsRef::as_ref);
        let newer = others.filter(|one: &&SnapshotSummary| {
            one.taken_on > self.last.taken_on
                && self.network.lineage_of(one).is_some_and(|own| own != on)
        });
        newer.max_by_key(|one| (one.taken_on, one.saved_at))
    }

    /// The same in words: "newer: Ours, 12 May 2026".
    pub fn newer_words(self) -> Option<String> {
        let newer = self.newer_elsewhere()?;
        let title = self.network.matrix_of(newer)?.matrix.short_title();
        Some(format!("newer: {title}, {}", phrases::format_date_short(newer.taken_on)))
    }

    /// The short title of the matrix of the line, where it is not the national areas; none where it
    /// is.
    pub fn other_matrix_title(self) -> Option<&'n str> {
        let is_other = self.taken_by() == Some(TakenBy::LastMatrix);
        let known = self.network.matrix_of(self.last).filter(|_| is_other)?;
        Some(known.matrix.short_title())
    }

    /// How it moved since its own last time, in signs and words, with the matrix where that is not
    /// the national areas.
    pub fn movement_words(self) -> String {
        let moved = match self.movement_since_previous() {
            Some(counts) => counts.words(),
            None => format!("{} first one", DomainMovement::First.sign()),
        };
        match self.other_matrix_title() {
            Some(title) => format!("{moved} · {title}"),
            None => moved,
        }
    }
}
