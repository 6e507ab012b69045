//! Which line is meant where only a network is named, and by what that was chosen: every command
//! that takes one says so.

use super::{Line, SnapshotFigures, find_last};
use crate::maturity::lineage::Lineage;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::walk_subject::WalkSubject;

/// By what a snapshot or a line was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TakenBy {
    /// It was named itself.
    Name,
    /// Its matrix was asked for.
    Matrix,
    /// It is of the national areas: no matrix was asked for.
    NationalAreas,
    /// It is of the matrix of the last snapshot: there is nothing on the national areas.
    LastMatrix,
}

impl TakenBy {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Matrix => "matrix",
            Self::NationalAreas => "national",
            Self::LastMatrix => "last_matrix",
        }
    }

    /// By what a line was taken for which no matrix was asked.
    pub fn unasked(lineage: &Lineage, is_national: bool) -> Self {
        let is_national = is_national || lineage.id().as_str() == super::NATIONAL_MATRIX;
        if is_national { Self::NationalAreas } else { Self::LastMatrix }
    }

    /// The same of the snapshot that stands at its end.
    pub fn unasked_of(saved: &SavedSnapshot) -> Self {
        Self::unasked(&saved.matrix.lineage, saved.matrix.is_national())
    }
}

/// A line that was taken for a network.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenLine<'r> {
    /// The line.
    pub line: Line<'r>,
    /// The matrix and the one thing it is about.
    pub subject: WalkSubject,
    /// By what it was taken.
    pub by: TakenBy,
}

impl NetworkState {
    /// The line that stands for the network where no matrix is asked for: that of the national
    /// areas; without those, of the matrix of the last snapshot. None where nothing counts.
    pub fn main_line(&self) -> Option<TakenLine<'_>> {
        let current = self.snapshots_in_order();
        let figures: Vec<SnapshotFigures<'_>> =
            current.iter().copied().map(SnapshotFigures::of).collect();
        let last = find_last(&figures).map(|at| current[at])?;
        let subject = WalkSubject::from(last);
        Some(TakenLine { line: self.line(&subject), subject, by: TakenBy::unasked_of(last) })
    }
}
