//! The trend of a network on one subject: every snapshot of its line read against its own matrix,
//! lined up under the domains of the newest one.

pub mod film;
pub mod point_words;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::assessment::{Assessment, Voice};
use super::diff::{AnswersOnMatrix, Movement, compare_all_and_each};
use super::ids::{DomainId, StageId};
use super::line::Line;
use super::matrix::Domain;
use super::movement::{AreaMove, AreaReach, InPlace, compare_area, count_in_place_by_domain};
use super::network_state::{KnownMatrix, NetworkState, SavedSnapshot};
use super::scoring::{Standing, evaluate, evaluate_domain};
use super::walk_subject::WalkSubject;

/// Where one domain stood in one snapshot, by the snapshot's own matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// The snapshot.
    pub snapshot: Uuid,
    /// The day it speaks of.
    pub taken_on: Date,
    /// Where the domain stood.
    pub standing: Standing,
    /// The stage it stood at; none before the first, or where nothing applies.
    pub stage: Option<StageId>,
    /// What the answers suggested.
    pub suggested: Standing,
    /// The stage they suggested; none before the first, or where nothing applies.
    pub suggested_stage: Option<StageId>,
    /// Whether the team said its own stage.
    pub judged: bool,
    /// How many items of the domain were answered.
    pub answered: usize,
    /// How many of those were kept from an earlier snapshot.
    pub kept: usize,
    /// How many items the domain asked.
    pub items: usize,
    /// How many items are open, where nothing else keeps the answers from suggesting the next
    /// stage.
    pub open_items: Option<usize>,
    /// How far it may have reached.
    pub reach: AreaReach,
    /// How it moved from the snapshot before it on the line.
    pub moved: AreaMove,
}

impl TrendPoint {
    /// Whether the answers or the team say a stage here; what is not answered, or only open, is
    /// never read as a stage, and never as a step back.
    pub fn is_known(&self) -> bool {
        self.judged || (self.answered > 0 && !self.suggests_nothing())
    }

    /// Whether the answers suggest nothing yet: all that is known of the first stage is that some
    /// of it is open.
    pub fn suggests_nothing(&self) -> bool {
        self.suggested == Standing::Before && self.open_items.is_some()
    }
}

/// One domain through time.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainTrend {
    /// The domain.
    pub domain: DomainId,
    /// Where it stood, oldest first. A snapshot whose matrix lacks the domain has no point.
    pub points: Vec<TrendPoint>,
    /// What changed between the last two snapshots of the line; empty with fewer.
    pub movement: Movement,
    /// How many were in place in the last two snapshots of the line, stage by stage of the newest
    /// matrix; empty with fewer.
    pub in_place: Vec<InPlace>,
}

impl DomainTrend {
    /// How it moved in the newest snapshot of the line; none where that does not ask about it.
    pub fn moved(&self) -> Option<AreaMove> {
        self.points.last().map(|point| point.moved)
    }

    /// How many were in place in the last two snapshots of the line, over all stages.
    pub fn in_place_in_all(&self) -> InPlace {
        self.in_place.iter().sum()
    }
}

/// One subject through time.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The matrix, and the one thing it is about where it is about one.
    pub subject: WalkSubject,
    /// The newest snapshot's matrix; without snapshots the newest known revision.
    pub matrix: Arc<KnownMatrix>,
    /// Its domains, in its order.
    pub domains: Vec<DomainTrend>,
    /// The snapshots of the line, oldest first.
    pub snapshots: Vec<Uuid>,
    /// Whose view they are, where that is one person's and not what the group agreed.
    pub view: Option<Voice>,
    /// The snapshot that the newest is compared with: the one before it on the line.
    pub previous: Option<Uuid>,
    /// What changed since that one; empty where there is none.
    pub movement: Movement,
    /// How many are in place since that one, over all domains.
    pub in_place: InPlace,
}

impl Trend {
    /// How each domain moved in the newest snapshot, with its short name.
    pub fn area_moves(&self) -> impl Iterator<Item = (&str, AreaMove)> {
        let domains = self.matrix.matrix.domains.iter().zip(&self.domains);
        domains.filter_map(|(domain, line)| Some((domain.short_name(), line.moved()?)))
    }
}

/// The line of `subject` through time. None when there is no snapshot and the matrix is not in use
/// either.
pub fn build_trend(record: &NetworkState, subject: &WalkSubject) -> Option<Trend> {
    build_trend_until(record, subject, None)
}

/// The same, as it was at the end of the day `last`: what is later is left out.
pub fn build_trend_until(
    record: &NetworkState,
    subject: &WalkSubject,
    last: Option<Date>,
) -> Option<Trend> {
    build_thinned_trend(record, subject, last, usize::MAX, None)
}

/// The same with points for the newest `most` snapshots, and for about as many of all before them,
/// spread over the line, the first among them. Each says how it moved from the one before it on the line, left out or
/// not. Points that `known` has already, from the same snapshots, are taken from there.
pub fn build_thinned_trend(
    record: &NetworkState,
    subject: &WalkSubject,
    last: Option<Date>,
    most: usize,
    known: Option<&Trend>,
) -> Option<Trend> {
    let line: Line<'_> = record.line(subject);
    let is_shown = |saved: &&SavedSnapshot| last.is_none_or(|last| saved.snapshot.taken_on <= last);
    let taken: Vec<&SavedSnapshot> = line.snapshots().iter().copied().filter(is_shown).collect();
    let newest =
        taken.last().map(|saved| &saved.matrix).or_else(|| record.matrix(&subject.matrix))?;
    let pair = last_two(&taken);
    let answers = pair.map(|(then, now)| (answers_on_matrix(then), answers_on_matrix(now)));
    // which ones have a point goes by the whole line, so that it stays as days are stepped through
    let apart = line.snapshots().len().div_ceil(most.max(1)).max(1);
    let has_point = |at: usize| at.is_multiple_of(apart) || at.saturating_add(most) >= taken.len();
    let points = LinePoints::of(&taken, has_point);
    let (movement, movements) =
        answers.map(|(then, now)| compare_all_and_each(then, now)).unwrap_or_default();
    let in_place = answers.map(|(then, now)| count_in_place_by_domain(then, now));
    let in_place = in_place.unwrap_or_default();
    Some(Trend {
        subject: subject.clone(),
        in_place: in_place.iter().flatten().sum(),
        domains: domain_trends(&points, newest, (movements, in_place), known),
        snapshots: taken.iter().map(|saved| saved.snapshot.id).collect(),
        view: line.view().cloned(),
        matrix: Arc::clone(newest),
        previous: pair.map(|(then, _)| then.snapshot.id),
        movement,
    })
}

/// The snapshot that `saved` is compared with: the one before it on the line of its own voice. One
/// person's view is never compared with what a group agreed.
pub fn previous_snapshot<'r>(
    record: &'r NetworkState,
    saved: &SavedSnapshot,
) -> Option<&'r SavedSnapshot> {
    line_of_snapshot(record, saved).before(saved.snapshot.id)
}

/// Where a domain stood in one snapshot; none where it did not ask about it. How it moved is not told.
pub fn snapshot_point(saved: &SavedSnapshot, domain: &DomainId) -> Option<TrendPoint> {
    let domain = saved.matrix.matrix.domain(domain)?;
    Some(trend_point(None, saved, domain))
}

/// The line of its subject and voice.
pub fn line_of_snapshot<'r>(record: &'r NetworkState, saved: &SavedSnapshot) -> Line<'r> {
    record.line_of_voice(&saved.into(), &saved.snapshot.assessment.voice)
}

/// The answers of a snapshot beside the matrix they were given on.
pub fn answers_on_matrix(saved: &SavedSnapshot) -> AnswersOnMatrix<'_> {
    AnswersOnMatrix::of(saved)
}

/// The snapshots of a line that have points, each with the one before it.
struct LinePoints<'s> {
    pairs: Vec<(Option<&'s SavedSnapshot>, &'s SavedSnapshot)>,
    /// The domains of each matrix on the line, by id: most snapshots share one.
    domains: HashMap<*const KnownMatrix, HashMap<&'s DomainId, &'s Domain>>,
}

impl<'s> LinePoints<'s> {
    fn of(taken: &[&'s SavedSnapshot], has_point: impl Fn(usize) -> bool) -> Self {
        let before = std::iter::once(None).chain(taken.iter().copied().map(Some));
        let pairs = before.zip(taken.iter().copied()).enumerate();
        let pairs: Vec<_> = pairs.filter(|(at, _)| has_point(*at)).map(|(_, pair)| pair).collect();
        let mut domains = HashMap::new();
        for saved in pairs.iter().flat_map(|(before, saved)| before.iter().chain([saved])) {
            domains.entry(Arc::as_ptr(&saved.matrix)).or_insert_with(|| {
                let all = &saved.matrix.matrix.domains;
                all.iter().rev().map(|domain| (&domain.id, domain)).collect()
            });
        }
        Self { pairs, domains }
    }

    fn domain(&self, saved: &SavedSnapshot, id: &DomainId) -> Option<&'s Domain> {
        self.domains.get(&Arc::as_ptr(&saved.matrix))?.get(id).copied()
    }

    fn domain_points(&self, id: &DomainId, known: Option<&DomainTrend>) -> Vec<TrendPoint> {
        let known: HashMap<Uuid, &TrendPoint> = known
            .into_iter()
            .flat_map(|known| &known.points)
            .map(|point| (point.snapshot, point))
            .collect();
        let point = |(before, saved): &(Option<&'s SavedSnapshot>, &'s SavedSnapshot)| {
            let domain = self.domain(saved, id)?;
            if let Some(known) = known.get(&saved.snapshot.id) {
                return Some((*known).clone());
            }
            let before = before.map(|before| (before, self.domain(before, id)));
            Some(trend_point(before, saved, domain))
        };
        self.pairs.iter().filter_map(point).collect()
    }
}

fn domain_trends(
    points: &LinePoints<'_>,
    newest: &KnownMatrix,
    (mut movements, mut in_place): (Vec<Movement>, Vec<Vec<InPlace>>),
    known: Option<&Trend>,
) -> Vec<DomainTrend> {
    let known: HashMap<&DomainId, &DomainTrend> = known
        .into_iter()
        .flat_map(|known| &known.domains)
        .map(|domain| (&domain.domain, domain))
        .collect();
    let domains = newest.matrix.domains.iter().enumerate();
    domains
        .map(|(at, domain)| DomainTrend {
            domain: domain.id.clone(),
            points: points.domain_points(&domain.id, known.get(&domain.id).copied()),
            movement: movements.get_mut(at).map(std::mem::take).unwrap_or_default(),
            in_place: in_place.get_mut(at).map(std::mem::take).unwrap_or_default(),
        })
        .collect()
}

fn trend_point(
    before: Option<(&SavedSnapshot, Option<&Domain>)>,
    saved: &SavedSnapshot,
    domain: &Domain,
) -> TrendPoint {
    let matrix = &saved.matrix.matrix;
    let assessment: &Assessment = &saved.snapshot.assessment;
    let reading = evaluate_domain(matrix, domain, assessment);
    let by_answers = reading.judged.map(|_| evaluate(matrix, domain, &assessment.answers, None));
    let holding = &by_answers.as_ref().unwrap_or(&reading).holding;
    let given = domain.items().filter_map(|item| assessment.answers.get(item.id()));
    TrendPoint {
        snapshot: saved.snapshot.id,
        taken_on: saved.snapshot.taken_on,
        standing: reading.standing(),
        stage: reading.standing().stage(matrix).map(|stage| stage.id.clone()),
        suggested: reading.suggested,
        suggested_stage: reading.suggested.stage(matrix).map(|stage| stage.id.clone()),
        judged: reading.judged.is_some(),
        answered: reading.answered,
        kept: given.filter(|given| given.answer.is_some() && given.as_of.is_some()).count(),
        items: reading.items,
        open_items: holding.is_only_unanswered().then(|| holding.len()),
        reach: AreaReach::of(matrix, domain, assessment),
        moved: before.map_or_else(AreaMove::first, |before| compare_area(before, (saved, domain))),
    }
}

/// The newest, and the one before it.
fn last_two<'a>(taken: &[&'a SavedSnapshot]) -> Option<(&'a SavedSnapshot, &'a SavedSnapshot)> {
    match taken {
        [.., then, now] => Some((then, now)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
