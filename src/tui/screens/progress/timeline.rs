//! What has been: the matrices in use through time up to a day, and the days on which something was
//! saved.

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::marks::{TrendSpot, trend_spots};
use super::movement::{SnapshotMovement, summarize_movement};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::crosswalk::{self, AlignedDomain};
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::movement::AreaMove;
use crate::maturity::network_state::NetworkState;
use crate::maturity::trend::{self, Trend};
use crate::maturity::walk::kept::words::describe_kept;
use crate::maturity::walk_subject::WalkSubject;

/// The newest snapshots of a line that charts and tables have whole, and about as many of all before
/// them: more than a screen has room for.
pub const MAX_POINTS: usize = 96;

/// The days on which something on the line of a matrix in use was saved, oldest first.
pub fn days(record: &NetworkState) -> Vec<Date> {
    let subjects = shown_subjects(record);
    let on_line = |subject: &WalkSubject| -> Vec<Date> {
        let line = record.line(subject);
        line.snapshots().iter().map(|saved| saved.snapshot.taken_on).collect()
    };
    let mut days: Vec<Date> = subjects.iter().flat_map(on_line).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Where a step through days leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayStep {
    To(Date),
    /// To the last of them, as if none were chosen.
    Last,
    /// There is no such day.
    Nowhere,
}

/// The day before the one chosen, or the day after it. None chosen is the last of them.
pub(crate) fn day_beside(days: &[Date], chosen: Option<Date>, on: bool) -> DayStep {
    let end = days.len().saturating_sub(1);
    let place = |chosen| days.partition_point(|day| *day <= chosen).saturating_sub(1);
    let now = chosen.map_or(end, place);
    let to = |at: usize| days.get(at).map_or(DayStep::Nowhere, |day| DayStep::To(*day));
    match (on, chosen) {
        (true, None) => DayStep::Nowhere,
        (true, Some(_)) if now + 1 >= end => DayStep::Last,
        (true, Some(_)) => to(now + 1),
        (false, _) => now.checked_sub(1).map_or(DayStep::Nowhere, to),
    }
}

fn shown_subjects(record: &NetworkState) -> Vec<WalkSubject> {
    let mut subjects = record.walk_subjects();
    subjects.retain(|subject| {
        subject.subject.is_none() || record.snapshots_of(subject).next().is_some()
    });
    subjects
}

/// The matrices in use through time, up to a day. Reading every snapshot against its matrix takes
/// milliseconds, so this is made once and looked at often.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The matrices in use, in their order; each thing of a matrix about one thing alone.
    pub trends: Vec<Trend>,
    /// All days on which something was saved, those to come after the last one shown among them.
    pub days: Vec<Date>,
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
    until: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaTimeline {
    pub trend_index: usize,
    pub domain_index: usize,
    pub subject: WalkSubject,
    pub domain: DomainId,
    /// Whether something was saved on its matrix: the first that has something is looked at first.
    pub has_snapshots: bool,
}

impl Timeline {
    /// What has been up to the end of the day `until`; up to now where there is none.
    pub fn until(record: &NetworkState, until: Option<Date>) -> Self {
        Self::stepped(record, until, None)
    }

    /// The same, from what is known of another day: only what that does not have is read.
    pub fn stepped(record: &NetworkState, until: Option<Date>, from: Option<&Self>) -> Self {
        let from = from.filter(|from| from.is_current(record, from.key.until));
        let known: HashMap<&WalkSubject, &Trend> = from
            .into_iter()
            .flat_map(|from| &from.trends)
            .map(|trend| (&trend.subject, trend))
            .collect();
        let trends: Vec<Trend> = shown_subjects(record)
            .iter()
            .filter_map(|subject| {
                let known = known.get(subject).copied();
                trend::build_thinned_trend(record, subject, until, MAX_POINTS, known)
            })
            .collect();
        let days = days(record);
        let shown = until.map_or(days.len(), |until| days.partition_point(|day| *day <= until));
        let lines = area_lines(&trends);
        let by_id = record.snapshots_by_id();
        let spots = lines
            .iter()
            .map(|line| trend_spots(&by_id, &trends[line.trend_index], line.domain_index))
            .collect();
        let made_of = TimelineKey {
            network: record.network.id,
            snapshots: record.snapshots.iter().map(|saved| saved.snapshot.id).collect(),
            matrices: record.matrices.iter().map(|known| known.reference.clone()).collect(),
            until,
        };
        let day_of = |id: &Uuid| by_id.get(id).map(|saved| saved.snapshot.taken_on);
        let taken_on = trends
            .iter()
            .map(|trend| trend.snapshots.iter().filter_map(day_of).collect())
            .collect();
        Self { trends, days, shown_days: shown, lines, spots, taken_on, key: made_of }
    }

    /// Whether this is still what has been: snapshots never change, so that their ids are enough to
    /// know.
    pub fn is_current(&self, record: &NetworkState, until: Option<Date>) -> bool {
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

    pub fn last_day(&self) -> Option<Date> {
        self.shown_days.checked_sub(1).and_then(|at| self.days.get(at)).copied()
    }

    pub fn matrix(&self, line: &AreaTimeline) -> &Matrix {
        &self.trends[line.trend_index].matrix.matrix
    }

    pub fn domain(&self, line: &AreaTimeline) -> &Domain {
        &self.matrix(line).domains[line.domain_index]
    }

    /// The days of the line of matrix number `trend`; all days shown where it has none.
    pub fn days_of(&self, trend: usize) -> Vec<Date> {
        let shown = &self.days[..self.shown_days];
        let saved = &self.taken_on[trend];
        let own: Vec<Date> = shown.iter().filter(|day| saved.contains(day)).copied().collect();
        if own.is_empty() { shown.to_vec() } else { own }
    }

    /// The day of each snapshot on the line of matrix number `trend`, oldest first.
    pub fn taken_on(&self, trend: usize) -> &[Date] {
        &self.taken_on[trend]
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
        let all = crosswalk::aligned_domains(record, line.subject.matrix.id(), &line.domain);
        all.into_iter()
            .filter(|one| self.line_index(&one.subject, &one.domain.id).is_some())
            .collect()
    }

    /// How an area moved between the newest snapshot of its line and the one before. None where the
    /// newest does not ask about it.
    pub fn moved(&self, at: usize) -> Option<AreaMove> {
        let line = self.lines.get(at)?;
        self.trends[line.trend_index].domains[line.domain_index].moved()
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
        let domain = &trend.domains[line.domain_index];
        let (movement, in_place) = if alone {
            (&domain.movement, domain.in_place_in_all())
        } else {
            (&trend.movement, trend.in_place)
        };
        let (then, now) =
            (record.snapshot(trend.previous?)?, record.snapshot(*trend.snapshots.last()?)?);
        Some(summarize_movement(movement, in_place, then, now))
    }

    /// How much was looked at in the newest snapshot, and how much kept: none where all was.
    pub fn kept_words(&self, record: &NetworkState, line: &AreaTimeline) -> Option<String> {
        let newest = record.snapshot(*self.trends[line.trend_index].snapshots.last()?)?;
        describe_kept(&newest.matrix.matrix, &newest.snapshot.assessment)
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
            has_snapshots: !trend.snapshots.is_empty(),
        };
        trend.matrix.matrix.domains.iter().enumerate().map(line).collect()
    };
    trends.iter().enumerate().flat_map(of).collect()
}
