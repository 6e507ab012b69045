//! What has been: the matrices in use through time up to a day, and the days on which something was
//! saved.

use jiff::civil::Date;
use uuid::Uuid;

use super::marks::{MoveDirection, TrendSpot, move_direction, trend_spots};
use super::movement::{SnapshotMovement, summarize_movement};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::crosswalk::{self, AlignedDomain};
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::trend::{self, Trend};
use crate::maturity::walk_subject::WalkSubject;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SnapshotDay {
    pub date: Date,
    pub last_snapshot: Uuid,
}

/// The days on which something was saved against a matrix in use, oldest first.
pub fn days(record: &NetworkState) -> Vec<SnapshotDay> {
    let mut days: Vec<SnapshotDay> = Vec::new();
    for saved in snapshots_in_use(record) {
        let day = SnapshotDay { date: saved.snapshot.taken_on, last_snapshot: saved.snapshot.id };
        match days.last_mut().filter(|last| last.date == day.date) {
            Some(last) => *last = day,
            None => days.push(day),
        }
    }
    days
}

fn snapshots_in_use(record: &NetworkState) -> impl Iterator<Item = &SavedSnapshot> {
    record
        .current_snapshots()
        .filter(|saved| record.matrix(&saved.snapshot.assessment.matrix.id).is_some())
}

/// The matrices in use through time, up to a day. Reading every snapshot against its matrix takes
/// milliseconds, so this is made once and looked at often.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The matrices in use, in their order; each thing of a matrix about one thing alone.
    pub trends: Vec<Trend>,
    /// All days on which something was saved, those to come after the last one shown among them.
    pub days: Vec<SnapshotDay>,
    pub shown_days: usize,
    pub lines: Vec<AreaTimeline>,
    /// Where each of these areas stood, snapshot by snapshot, oldest first.
    pub spots: Vec<Vec<TrendSpot>>,
    taken_on: Vec<Vec<Date>>,
    key: TimelineKey,
}

/// What it was made from, to know whether it still holds.
#[derive(Clone, Debug, PartialEq)]
struct TimelineKey {
    network: Uuid,
    snapshots: Vec<Uuid>,
    matrices: Vec<MatrixRef>,
    until: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaTimeline {
    pub trend_index: usize,
    pub domain_index: usize,
    pub subject: WalkSubject,
    pub domain: DomainId,
}

impl Timeline {
    /// What has been up to the snapshot `until`; up to now where there is none.
    pub fn until(record: &NetworkState, until: Option<Uuid>) -> Self {
        let is_shown = |subject: &WalkSubject| {
            subject.subject.is_none() || record.snapshots_of(subject).next().is_some()
        };
        let topics = record.walk_subjects().into_iter().filter(is_shown);
        let trends: Vec<Trend> = topics
            .filter_map(|subject| trend::build_trend_until(record, &subject, until))
            .collect();
        let days = days(record);
        let shown = until
            .and_then(|until| days.iter().position(|day| day.last_snapshot == until))
            .map_or(days.len(), |at| at + 1);
        let lines = area_lines(&trends);
        let spots = lines
            .iter()
            .map(|line| trend_spots(record, &trends[line.trend_index], line.domain_index))
            .collect();
        let made_of = TimelineKey {
            network: record.network.id,
            snapshots: record.snapshots.iter().map(|saved| saved.snapshot.id).collect(),
            matrices: record.matrices.iter().map(|known| known.reference.clone()).collect(),
            until,
        };
        let day_of = |id: &Uuid| record.snapshot(*id).map(|saved| saved.snapshot.taken_on);
        let taken_on = trends
            .iter()
            .map(|trend| trend.snapshots.iter().filter_map(day_of).collect())
            .collect();
        Self { trends, days, shown_days: shown, lines, spots, taken_on, key: made_of }
    }

    /// Whether this is still what has been: snapshots never change, so that their ids are enough to
    /// know.
    pub fn is_current(&self, record: &NetworkState, until: Option<Uuid>) -> bool {
        self.key.until == until
            && self.key.network == record.network.id
            && record.snapshots.iter().map(|saved| saved.snapshot.id).eq(self
                .key
                .snapshots
                .iter()
                .copied())
            && record.matrices.iter().map(|known| &known.reference).eq(&self.key.matrices)
    }

    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    pub fn is_past(&self) -> bool {
        self.shown_days < self.days.len()
    }

    pub fn last_day(&self) -> Option<SnapshotDay> {
        self.shown_days.checked_sub(1).and_then(|at| self.days.get(at)).copied()
    }

    pub fn matrix(&self, line: &AreaTimeline) -> &Matrix {
        &self.trends[line.trend_index].matrix.matrix
    }

    pub fn domain(&self, line: &AreaTimeline) -> &Domain {
        &self.matrix(line).domains[line.domain_index]
    }

    /// The days shown on which something was saved against matrix number `trend`; all days shown
    /// where there is none.
    pub fn days_of(&self, trend: usize) -> Vec<SnapshotDay> {
        let shown = &self.days[..self.shown_days];
        let saved = &self.taken_on[trend];
        let own: Vec<SnapshotDay> =
            shown.iter().filter(|day| saved.contains(&day.date)).copied().collect();
        if own.is_empty() { shown.to_vec() } else { own }
    }

    pub fn line_index(&self, subject: &WalkSubject, domain: &DomainId) -> Option<usize> {
        self.lines.iter().position(|line| line.subject == *subject && line.domain == *domain)
    }

    /// The areas of other matrices that line up with this one, as far as anything of them is shown.
    pub fn aligned_areas<'r>(
        &self,
        record: &'r NetworkState,
        line: &AreaTimeline,
    ) -> Vec<AlignedDomain<'r>> {
        let all = crosswalk::aligned_domains(record, &line.subject.matrix, &line.domain);
        all.into_iter()
            .filter(|one| self.line_index(&one.subject, &one.domain.id).is_some())
            .collect()
    }

    /// How an area moved between the newest snapshot and the one it is compared with, in a word.
    /// None where the newest does not ask about it.
    pub fn change_since(
        &self,
        record: &NetworkState,
        at: usize,
    ) -> Option<(&'static str, MoveDirection)> {
        let (trend, spots) = (&self.trends[self.lines[at].trend_index], &self.spots[at]);
        let of = |id: Option<Uuid>| {
            spots.iter().find(|spot| Some(spot.snapshot) == id).map(TrendSpot::without_one_view)
        };
        let now = of(trend.snapshots.last().copied())?;
        let then = of(trend.previous).filter(TrendSpot::is_known);
        let way = move_direction(record, then.as_ref(), &now);
        let words = match way {
            MoveDirection::Forward => "forward",
            MoveDirection::Back => "back",
            MoveDirection::Same if then.is_none() && trend.previous.is_some() => "now known",
            MoveDirection::Same if then.is_none() => "first",
            MoveDirection::Same => "same",
            MoveDirection::Open => "still open",
            MoveDirection::NotApplicable | MoveDirection::OneView => "-",
        };
        Some((words, way))
    }

    /// What changed in an area between the newest snapshot and the one it is compared with; over
    /// all areas where `alone` is false. None where there is nothing to compare with.
    pub fn movement(
        &self,
        record: &NetworkState,
        line: &AreaTimeline,
        alone: bool,
    ) -> Option<SnapshotMovement> {
        let trend = &self.trends[line.trend_index];
        let movement =
            if alone { &trend.domains[line.domain_index].movement } else { &trend.movement };
        let (then, now) =
            (record.snapshot(trend.previous?)?, record.snapshot(*trend.snapshots.last()?)?);
        Some(summarize_movement(movement, then, now))
    }

    pub fn snapshot_count(&self) -> usize {
        self.trends.iter().map(|trend| trend.snapshots.len()).sum()
    }
}

fn area_lines(trends: &[Trend]) -> Vec<AreaTimeline> {
    let of = |(at, trend): (usize, &Trend)| -> Vec<AreaTimeline> {
        let line = |(number, domain): (usize, &Domain)| AreaTimeline {
            trend_index: at,
            domain_index: number,
            subject: trend.subject.clone(),
            domain: domain.id.clone(),
        };
        trend.matrix.matrix.domains.iter().enumerate().map(line).collect()
    };
    trends.iter().enumerate().flat_map(of).collect()
}
