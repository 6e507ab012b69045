//! Then and now: of each matrix the newest snapshot that is looked at beside an earlier one, the one
//! before it or that of a day chosen. Worked out once for each choice.

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::marks::trend_spot;
use super::movement::{SnapshotMovement, summarize_movement};
use super::timeline::Timeline;
use crate::maturity::diff::{AnswersOnMatrix, Movement, compare_all_and_each};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Domain;
use crate::maturity::movement::{
    AreaMove, InPlace, ItemMove, compare_areas, count_in_place_by_domain, moves_by_item,
};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::trend::{Trend, snapshot_point};

/// All matrices then and now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThenAndNow {
    /// One for each matrix, in their order; none where nothing was saved.
    pub sides: Vec<Option<SidesOfMatrix>>,
    /// What it was made from.
    key: Vec<(Option<Uuid>, Option<Uuid>)>,
}

/// One matrix then and now.
#[derive(Clone, Debug, PartialEq)]
pub struct SidesOfMatrix {
    /// The earlier snapshot; none where there is none.
    pub then: Option<Uuid>,
    pub now: Uuid,
    /// What became of each item that moved or can't be compared.
    pub moves: HashMap<ItemId, ItemMove>,
    /// Its areas, in the order of the newest matrix.
    pub areas: Vec<AreaSides>,
    pub in_place: InPlace,
    /// What moved in words; none without an earlier one.
    pub movement: Option<SnapshotMovement>,
}

/// One area then and now, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaSides {
    /// Where it stood; "-" where it was not answered or not asked.
    pub then: String,
    pub now: String,
    pub moved: AreaMove,
    pub in_place: InPlace,
    /// How many statements went forward, and how many back.
    pub forward: usize,
    pub back: usize,
}

impl ThenAndNow {
    pub(crate) fn of(record: &NetworkState, past: &Timeline, day: Option<Date>) -> Self {
        let side = |number: usize| {
            let trend = &past.trends[number];
            let now = record.snapshot(*trend.snapshots.last()?)?;
            let then = earlier(trend, past.taken_on(number), day);
            Some(SidesOfMatrix::of(then.and_then(|id| record.snapshot(id)), now))
        };
        Self { sides: (0..past.trends.len()).map(side).collect(), key: Self::key_of(past, day) }
    }

    /// Whether it is still what would be compared: snapshots never change.
    pub(crate) fn is_current(&self, past: &Timeline, day: Option<Date>) -> bool {
        !self.key.is_empty() && self.key == Self::key_of(past, day)
    }

    fn key_of(past: &Timeline, day: Option<Date>) -> Vec<(Option<Uuid>, Option<Uuid>)> {
        let of = |(number, trend): (usize, &Trend)| {
            (earlier(trend, past.taken_on(number), day), trend.snapshots.last().copied())
        };
        past.trends.iter().enumerate().map(of).collect()
    }
}

/// The snapshot that the newest is compared with: the last one up to the end of `day`, else the one
/// before it.
fn earlier(trend: &Trend, taken_on: &[Date], day: Option<Date>) -> Option<Uuid> {
    let Some(day) = day else { return trend.previous };
    let before = trend.snapshots.len().saturating_sub(1);
    let count = taken_on.partition_point(|taken| *taken <= day).min(before);
    count.checked_sub(1).and_then(|at| trend.snapshots.get(at)).copied()
}

impl SidesOfMatrix {
    fn of(then: Option<&SavedSnapshot>, now: &SavedSnapshot) -> Self {
        let both = then.map(|then| (AnswersOnMatrix::of(then), AnswersOnMatrix::of(now)));
        let (movement, each) =
            both.map(|(then, now)| compare_all_and_each(then, now)).unwrap_or_default();
        let counts = both.map(|(then, now)| count_in_place_by_domain(then, now));
        let in_place: Vec<InPlace> =
            counts.unwrap_or_default().iter().map(|stages| stages.iter().sum()).collect();
        let domains = now.matrix.matrix.domains.iter().enumerate();
        let areas = domains.map(|(at, domain)| {
            let counts = in_place.get(at).copied().unwrap_or_default();
            AreaSides::of((then, now), domain, each.get(at), counts)
        });
        let all = in_place.iter().sum();
        Self {
            then: then.map(|then| then.snapshot.id),
            now: now.snapshot.id,
            areas: areas.collect(),
            in_place: all,
            moves: moves_by_item(&movement)
                .into_iter()
                .map(|(item, moved)| (item.clone(), moved))
                .collect(),
            movement: then.map(|then| summarize_movement(&movement, all, then, now)),
        }
    }
}

impl AreaSides {
    fn of(
        (then, now): (Option<&SavedSnapshot>, &SavedSnapshot),
        domain: &Domain,
        movement: Option<&Movement>,
        in_place: InPlace,
    ) -> Self {
        let words = |saved: &SavedSnapshot| {
            let point = snapshot_point(saved, &domain.id)?;
            let spot = trend_spot(&now.matrix.matrix, saved, &domain.id, &point);
            (point.answered > 0 || point.judged).then_some(spot.words)
        };
        let dash = || "-".to_owned();
        Self {
            then: then.and_then(words).unwrap_or_else(dash),
            now: words(now).unwrap_or_else(dash),
            moved: compare_areas(then, now, &domain.id),
            in_place,
            forward: movement.map_or(0, |movement| movement.forward.len()),
            back: movement.map_or(0, |movement| movement.back.len()),
        }
    }
}
