//! The marks of a line through time: where an area stood at each snapshot, and which way it had
//! moved. What was simply not answered is never a stage, and never a step back.

use jiff::civil::Date;
use uuid::Uuid;

use crate::maturity::diff::{Direction, direction};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
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
    pub one_view: bool,
    standing: Standing,
    only_open: bool,
}

/// Where on a chart: the stages of the newest matrix, and what is no stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartPlace {
    Before,
    Stage(usize),
    OlderStage,
    /// Not answered, or only so far that nothing can be said yet.
    StillOpen,
    NotApplicable,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveDirection {
    Same,
    Forward,
    Back,
    Open,
    NotApplicable,
    /// One person's view, which is not compared with what was agreed.
    OneView,
}

impl MoveDirection {
    pub fn sign(self) -> &'static str {
        match self {
            Self::Same => "■",
            Self::Forward => "▲",
            Self::Back => "▼",
            Self::Open => "·",
            Self::NotApplicable => "–",
            Self::OneView => "□",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub column: u16,
    pub direction: MoveDirection,
    pub spot: TrendSpot,
}

impl TrendSpot {
    /// Whether it says a stage, so that a line goes on from here.
    pub fn is_known(&self) -> bool {
        matches!(self.place, ChartPlace::Before | ChartPlace::Stage(_) | ChartPlace::OlderStage)
    }
}

impl TrendSpot {
    /// The same beside others of the same voice, where whose view it is needs no mark.
    pub(crate) fn without_one_view(&self) -> Self {
        Self { one_view: false, ..self.clone() }
    }
}

pub(crate) fn trend_spots(record: &NetworkState, trend: &Trend, number: usize) -> Vec<TrendSpot> {
    let taken: Vec<&SavedSnapshot> =
        trend.snapshots.iter().filter_map(|id| record.snapshot(*id)).collect();
    let agreed = |saved: &SavedSnapshot| saved.snapshot.assessment.voice.is_agreed();
    let mixed = taken.iter().any(|saved| agreed(saved));
    let (newest, domain) = (&trend.matrix.matrix, &trend.domains[number]);
    let spot = |point: &TrendPoint| {
        let saved = taken.iter().find(|saved| saved.snapshot.id == point.snapshot)?;
        let then = &saved.matrix.matrix;
        let place = chart_place(newest, point);
        let differs = point.standing != point.suggested && point.is_known();
        Some(TrendSpot {
            snapshot: point.snapshot,
            date: point.taken_on,
            place,
            suggested: differs.then(|| suggested_place(newest, then, point)),
            words: point_words(then, point, differs),
            suggested_words: suggested_words(then, point),
            reason: saved
                .snapshot
                .assessment
                .judgements
                .get(&domain.domain)
                .and_then(|judgement| judgement.reason.clone()),
            one_view: mixed && !agreed(saved),
            standing: point.standing,
            only_open: !point.judged && point.open_items.is_some(),
        })
    };
    domain.points.iter().filter_map(spot).collect()
}

fn chart_place(newest: &Matrix, point: &TrendPoint) -> ChartPlace {
    match point.standing {
        Standing::NotApplicable => ChartPlace::NotApplicable,
        _ if !point.is_known() => ChartPlace::StillOpen,
        Standing::Before => ChartPlace::Before,
        Standing::Stage(_) => point
            .stage
            .as_ref()
            .and_then(|stage| newest.stage_index(stage))
            .map_or(ChartPlace::OlderStage, ChartPlace::Stage),
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

fn point_words(then: &Matrix, point: &TrendPoint, differs: bool) -> String {
    match (point.standing, point.open_items) {
        (Standing::NotApplicable, _) => phrases::format_standing(then, point.standing),
        _ if !point.judged && point.answered == 0 => "not answered".to_owned(),
        (_, Some(open)) if !point.is_known() => format!("{open} open"),
        (standing, _) => {
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

/// The marks of one line: one to a cell, the last spot of it wins, and what was agreed over one
/// person's view. Which way it moved is read from the mark before of the agreed ones, so that the
/// line says what it shows.
pub fn line_marks(
    record: &NetworkState,
    spots: &[TrendSpot],
    spread: impl Fn(Date) -> TimeColumn,
) -> Vec<Mark> {
    let mut marks: Vec<(u16, Mark)> = Vec::new();
    for spot in spots {
        let TimeColumn { column, cell } = spread(spot.date);
        if let Some((_, last)) = marks.pop_if(|(last, _)| *last == cell)
            && spot.one_view
            && !last.spot.one_view
        {
            marks.push((cell, last));
            continue;
        }
        let before = marks
            .iter()
            .rev()
            .map(|(_, mark)| &mark.spot)
            .find(|spot| spot.is_known() && !spot.one_view);
        let way = move_direction(record, before, spot);
        marks.push((cell, Mark { column, direction: way, spot: spot.clone() }));
    }
    marks.into_iter().map(|(_, mark)| mark).collect()
}

pub fn move_direction(
    record: &NetworkState,
    before: Option<&TrendSpot>,
    now: &TrendSpot,
) -> MoveDirection {
    let way = match (now.place, before) {
        _ if now.one_view => return MoveDirection::OneView,
        (ChartPlace::NotApplicable, _) => return MoveDirection::NotApplicable,
        (ChartPlace::StillOpen, _) => return MoveDirection::Open,
        (_, None) => Direction::Same,
        (_, Some(then)) => compare_spots(record, then, now).unwrap_or(Direction::Same),
    };
    match way {
        Direction::Forward => MoveDirection::Forward,
        // a lower stage only because some of it is not answered yet is no step back
        Direction::Back if now.only_open => MoveDirection::Open,
        Direction::Back => MoveDirection::Back,
        Direction::Same | Direction::NotComparable => MoveDirection::Same,
    }
}

fn compare_spots(record: &NetworkState, then: &TrendSpot, now: &TrendSpot) -> Option<Direction> {
    let (older, newer) = (record.snapshot(then.snapshot)?, record.snapshot(now.snapshot)?);
    Some(direction((&older.matrix.matrix, then.standing), (&newer.matrix.matrix, now.standing)))
}
