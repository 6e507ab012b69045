//! The marks of a line through time: where an area stood at each snapshot, and how it had moved by
//! then. What was simply not answered is never a stage, and never a step back.

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::maturity::area_status::STILL_OPEN;
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::Matrix;
use crate::maturity::movement::{AreaMove, AreaState};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases;
use crate::maturity::scoring::Standing;
use crate::maturity::trend::{Trend, TrendPoint};

#[derive(Clone, Debug, PartialEq)]
pub struct TrendSpot {
    pub snapshot: Uuid,
    pub date: Date,
    pub place: ChartPlace,
    pub suggested: Option<ChartPlace>,
    pub words: String,
    pub suggested_words: String,
    pub reason: Option<String>,
    /// How it moved from the snapshot before it, whether or not that one is drawn.
    pub moved: AreaMove,
}

/// Where on a chart: the stages of the newest matrix, and what is no stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartPlace {
    Before,
    Stage(usize),
    OlderStage,
    /// Not answered, or so far that more than one stage is possible.
    StillOpen,
    NotApplicable,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub column: u16,
    pub spot: TrendSpot,
}

impl TrendSpot {
    /// The name of the stage, without the star.
    pub fn name(&self) -> &str {
        self.words.strip_suffix(" *").unwrap_or(&self.words)
    }

    /// Whether it says a stage, so that a line goes on from here.
    pub fn is_known(&self) -> bool {
        matches!(self.place, ChartPlace::Before | ChartPlace::Stage(_) | ChartPlace::OlderStage)
    }
}

pub(crate) fn trend_spots(
    snapshots: &HashMap<Uuid, &SavedSnapshot>,
    trend: &Trend,
    number: usize,
) -> Vec<TrendSpot> {
    let (newest, domain) = (&trend.matrix.matrix, &trend.domains[number]);
    let spot = |point: &TrendPoint| {
        let saved: &SavedSnapshot = snapshots.get(&point.snapshot)?;
        Some(trend_spot(newest, saved, &domain.domain, point))
    };
    domain.points.iter().filter_map(spot).collect()
}

/// Where a domain stood in one snapshot, told by the stages of the newest matrix.
pub(crate) fn trend_spot(
    newest: &Matrix,
    saved: &SavedSnapshot,
    domain: &DomainId,
    point: &TrendPoint,
) -> TrendSpot {
    let then = &saved.matrix.matrix;
    let differs = point.judged && point.standing != point.suggested;
    let said = saved.snapshot.assessment.judgements.get(domain);
    TrendSpot {
        snapshot: point.snapshot,
        date: point.taken_on,
        place: chart_place(newest, point),
        suggested: differs.then(|| suggested_place(newest, then, point)),
        words: point_words(then, point, differs),
        suggested_words: suggested_words(then, point),
        reason: said.and_then(|judgement| judgement.reason.clone()),
        moved: point.moved,
    }
}

fn chart_place(newest: &Matrix, point: &TrendPoint) -> ChartPlace {
    match (point.reach.state(), point.standing) {
        (AreaState::NotApplicable, _) => ChartPlace::NotApplicable,
        (AreaState::Open | AreaState::NotAnswered, _) => ChartPlace::StillOpen,
        (AreaState::Told, Standing::Stage(_)) => point
            .stage
            .as_ref()
            .and_then(|stage| newest.stage_index(stage))
            .map_or(ChartPlace::OlderStage, ChartPlace::Stage),
        (AreaState::Told, _) => ChartPlace::Before,
    }
}

fn suggested_place(newest: &Matrix, then: &Matrix, point: &TrendPoint) -> ChartPlace {
    match point.suggested {
        Standing::Before if point.suggests_nothing() => ChartPlace::StillOpen,
        Standing::Before => ChartPlace::Before,
        Standing::NotApplicable => ChartPlace::NotApplicable,
        Standing::Stage(at) => {
            let stage = then.stages.get(at).and_then(|stage| newest.stage_index(&stage.id));
            stage.map_or(ChartPlace::OlderStage, ChartPlace::Stage)
        }
    }
}

/// Where it stood; of what is open, how far it stood for certain.
fn point_words(then: &Matrix, point: &TrendPoint, differs: bool) -> String {
    match (point.reach.state(), point.standing) {
        (AreaState::NotApplicable, _) => phrases::format_standing(then, Standing::NotApplicable),
        (AreaState::NotAnswered, _) => "not answered".to_owned(),
        (AreaState::Open, Standing::Before) => STILL_OPEN.to_owned(),
        (AreaState::Open, standing) => {
            format!("{} so far", phrases::format_standing_short(then, standing))
        }
        (AreaState::Told, standing) => {
            phrases::format_standing_short(then, standing) + if differs { " *" } else { "" }
        }
    }
}

fn suggested_words(then: &Matrix, point: &TrendPoint) -> String {
    match (point.suggested, point.open_items) {
        (Standing::NotApplicable, _) => phrases::format_standing(then, point.suggested),
        _ if point.answered == 0 => "not answered".to_owned(),
        (_, Some(open)) if point.suggests_nothing() => format!("{open} open"),
        (suggested, _) => phrases::format_standing_short(then, suggested),
    }
}

/// A column of the line, and the cell of the line that it is in: each cell shows one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeColumn {
    pub column: u16,
    pub cell: u16,
}

/// The marks of one line. Of days that share a cell only those are left out that say what the mark
/// before them says: no change of stage is, and the newest day never. Each mark says how it moved from
/// the snapshot before it, so that no mark depends on how many there is room for.
pub fn line_marks(spots: &[TrendSpot], spread: impl Fn(Date) -> TimeColumn) -> Vec<Mark> {
    let mut marks: Vec<(TimeColumn, &TrendSpot)> = Vec::new();
    for (at, spot) in spots.iter().enumerate() {
        let place = spread(spot.date);
        match marks.last_mut() {
            Some((before, last)) if before.cell == place.cell && last.place == spot.place => {
                if at + 1 == spots.len() {
                    (*before, *last) = (place, spot);
                }
            }
            // two changes on one column stand beside each other
            Some((before, _)) if before.column >= place.column => {
                let column = before.column + 1;
                marks.push((TimeColumn { column, ..place }, spot));
            }
            _ => marks.push((place, spot)),
        }
    }
    let mark =
        |(at, spot): (TimeColumn, &TrendSpot)| Mark { column: at.column, spot: spot.clone() };
    marks.into_iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::movement::AreaMove;

    fn spot(day: i8, place: ChartPlace) -> TrendSpot {
        TrendSpot {
            snapshot: Uuid::from_u128(u128::try_from(day).unwrap()),
            date: jiff::civil::date(2026, 1, day),
            place,
            suggested: None,
            words: String::new(),
            suggested_words: String::new(),
            reason: None,
            moved: AreaMove::first(),
        }
    }

    #[test]
    fn no_change_of_stage_is_left_out_and_the_newest_day_never() {
        use ChartPlace::{Before, Stage};
        let places = [Before, Before, Stage(0), Stage(1), Stage(0), Stage(0), Stage(0), Stage(0)];
        let spots: Vec<TrendSpot> =
            (1..).zip(places).map(|(day, place)| spot(day, place)).collect();
        // four days share a cell, two of them a column
        let spread = |day: Date| {
            let day = u16::try_from(day.day()).unwrap();
            TimeColumn { column: day / 2, cell: day / 4 }
        };
        let marks = line_marks(&spots, spread);
        let shown: Vec<(u16, ChartPlace)> =
            marks.iter().map(|mark| (mark.column, mark.spot.place)).collect();
        assert_eq!(
            shown,
            [(0, Before), (1, Stage(0)), (2, Stage(1)), (3, Stage(0)), (4, Stage(0))]
        );
        assert_eq!(marks.last().unwrap().spot.date, spots.last().unwrap().date);
        assert!(marks.windows(2).all(|pair| pair[0].column < pair[1].column));
    }
}
