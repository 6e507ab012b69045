//! The schedule of a sample network: when it walks which matrix, and the snapshots of those walks.

use jiff::civil::{Date, date};
use jiff::{Span, Unit};
use uuid::Uuid;

use super::answers::SampleCourse;
use super::random::SeededRng;
use super::{judgements, texts};
use crate::maturity::assessment::{Answers, Assessment, Snapshot, Voice};
use crate::maturity::network::Network;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::phrases::format_month_year;

/// Half a year, in days.
const WALK_INTERVAL_DAYS: i64 = 182;

/// Networks began in 2019; nothing was walked before.
const EARLIEST_WALK: Date = date(2019, 9, 1);

#[derive(Clone, Copy)]
pub(crate) struct SampleWalk {
    pub(crate) matrix_index: usize,
    pub(crate) day: Date,
}

/// `count` walks up to `until`, oldest first. With a second matrix in use, two in five are through
/// that one.
pub(crate) fn schedule_walks(
    count: usize,
    matrices: usize,
    until: Date,
    chance: &mut SeededRng,
) -> Vec<SampleWalk> {
    let which = |n: usize| usize::from(matrices > 1 && matches!(n % 5, 1 | 3));
    let mut walks = Vec::new();
    for matrix in 0..matrices.min(2) {
        let own = (0..count).filter(|&n| which(n) == matrix).count();
        let days =
            until.since((Unit::Day, EARLIEST_WALK)).map_or(0, |span| i64::from(span.get_days()));
        let apart =
            WALK_INTERVAL_DAYS.min(days / i64::try_from(own + 1).unwrap_or(i64::MAX)).max(2);
        let mut day =
            days_before(until, chance.days(apart / 2) + if matrix == 0 { 0 } else { apart / 8 });
        for _ in 0..own {
            walks.push(SampleWalk { matrix_index: matrix, day: working_day(day) });
            day = days_before(day, apart - apart / 8 + chance.days(apart / 4));
        }
    }
    walks.sort_by_key(|walk| walk.day);
    walks
}

/// The day itself, or the Friday before a weekend.
pub(crate) fn working_day(day: Date) -> Date {
    days_before(day, (i64::from(day.weekday().to_monday_one_offset()) - 5).max(0))
}

fn days_before(day: Date, days: i64) -> Date {
    day.saturating_sub(Span::new().days(days))
}

/// One matrix in one network, walk after walk.
struct MatrixSchedule<'m> {
    known: &'m KnownMatrix,
    course: SampleCourse<'m>,
    /// The last agreed walk.
    last: Option<(Uuid, Answers)>,
}

/// Walks all of them, each based on the last agreed one through the same matrix.
pub(crate) fn build_snapshots(
    network: &Network,
    matrices: &[&KnownMatrix],
    walks: &[SampleWalk],
    chance: &mut SeededRng,
) -> Vec<Snapshot> {
    let mut tracks: Vec<MatrixSchedule<'_>> = Vec::new();
    for known in matrices {
        tracks.push(MatrixSchedule {
            known,
            course: SampleCourse::start(&known.matrix, chance),
            last: None,
        });
    }
    let mut snapshots = Vec::new();
    for (n, walk) in walks.iter().enumerate() {
        let Some(track) = tracks.get_mut(walk.matrix_index) else { continue };
        let is_newest = walks[n + 1..].iter().all(|later| later.matrix_index != walk.matrix_index);
        let snapshot = save_walk(
            network,
            build_assessment(track, walk.day, is_newest, chance),
            walk.day,
            chance,
        );
        if snapshot.assessment.voice.is_agreed() {
            track.last = Some((snapshot.id, snapshot.assessment.answers.clone()));
        }
        track.course.advance(chance);
        snapshots.push(snapshot);
    }
    snapshots
}

fn build_assessment(
    track: &MatrixSchedule<'_>,
    day: Date,
    is_newest: bool,
    chance: &mut SeededRng,
) -> Assessment {
    let matrix = &track.known.matrix;
    let mut said = Assessment::empty(track.known.reference.clone());
    let nothing = Answers::new();
    said.based_on = track.last.as_ref().map(|(id, _)| *id);
    said.answers =
        track.course.answers(track.last.as_ref().map_or(&nothing, |(_, answers)| answers), chance);
    said.judgements = judgements::sample_judgements(matrix, &said.answers, chance);
    if is_newest {
        said.aims = judgements::sample_aims(matrix, &said, day, chance);
        said.asks = judgements::sample_asks(matrix, chance);
    }
    if chance.one_in(10) {
        said.voice = Voice::one_view(chance.choose(&["clinical director", "practice manager"]));
    }
    said
}

fn save_walk(network: &Network, said: Assessment, day: Date, chance: &mut SeededRng) -> Snapshot {
    let mut present = vec!["clinical director".to_owned()];
    if said.voice.is_agreed() {
        present.extend(
            texts::ROLES.iter().filter(|_| chance.one_in(2)).map(|role| (*role).to_owned()),
        );
    }
    let label = (!chance.one_in(10)).then(|| format!("{} walk", format_month_year(day)));
    Snapshot { label, present, ..build_snapshot(network, said, day, chance) }
}

/// What was said, saved on a day, without a name and without saying who was there.
pub(crate) fn build_snapshot(
    network: &Network,
    said: Assessment,
    day: Date,
    chance: &mut SeededRng,
) -> Snapshot {
    let (id, saved_at) = (chance.uuid(day), chance.afternoon_timestamp(day));
    Snapshot::new(id, network.to_network_at_time(), said, day, saved_at)
}
