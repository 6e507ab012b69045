//! Scoring a domain: the stage its answers suggest, where the network stands, and what holds it.
//!
//! Nothing here is a number that stands for a stage: only order, counts and lists. Unknown ids in
//! answers are simply not asked about; [`super::validate`] lists them.

mod holding;

use super::assessment::{Answer, Answers, Assessment, Judgement, StagePoint};
use super::ids::ItemId;
use super::matrix::{Bar, Domain, Item, Matrix, Stage};

pub use self::holding::Holding;

/// Where a domain stands. Stages are counted from 0 in the order of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Before the first stage.
    Before,
    /// At this stage.
    Stage(usize),
    /// Nothing in the domain applies.
    NotApplicable,
}

impl Standing {
    /// The word in files: `stage`, `before`, `not_applicable`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Stage(_) => "stage",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The stage it is at; none before the first, or where nothing applies.
    pub fn stage(self, matrix: &Matrix) -> Option<&Stage> {
        match self {
            Self::Stage(at) => matrix.stages.get(at),
            Self::Before | Self::NotApplicable => None,
        }
    }

    /// The stage's id, or `before`, as files have it; none where nothing applies.
    pub fn point_label(self, matrix: &Matrix) -> Option<&str> {
        match self {
            Self::Before => Some("before"),
            _ => self.stage(matrix).map(|stage| stage.id.as_str()),
        }
    }
}

/// How one item counts at one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemCount {
    /// At or above the bar; a ladder at or above this rung.
    InPlace,
    /// Answered, and not in place.
    NotInPlace,
    /// Answered "not sure".
    NotSure,
    /// Not answered yet.
    Unanswered,
    /// Does not apply.
    NotApplicable,
}

/// How the items of one stage of a domain were answered. The counts add up to the items asked at
/// that stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StageTally {
    /// Statements answered fully.
    pub fully: usize,
    /// Statements answered mostly.
    pub mostly: usize,
    /// Statements answered partly.
    pub partly: usize,
    /// Statements answered not yet.
    pub not_yet: usize,
    /// Items answered not sure.
    pub not_sure: usize,
    /// Items that do not apply.
    pub not_applicable: usize,
    /// Items not answered yet.
    pub unanswered: usize,
    /// Ladders that have reached this stage's rung.
    pub rungs_in_place: usize,
    /// Ladders answered with a lower rung, or none yet.
    pub rungs_open: usize,
}

/// All that can be said of one domain.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainReading {
    /// What the answers suggest.
    pub suggested: Standing,
    /// What the team says, where it does and its stage exists.
    pub judged: Option<Standing>,
    /// The lowest stage above the standing that has an applicable item.
    pub next_stage: Option<usize>,
    /// Of the applicable items at `towards`, how many are in place; `None` with it.
    pub in_place: Option<usize>,
    /// The applicable items at `towards`; `None` with it.
    pub applicable: Option<usize>,
    /// What is not in place at `towards` or below.
    pub holding: Holding,
    /// Answers by stage, lowest first.
    pub by_stage: Vec<StageTally>,
    /// Items answered in any way, "not sure" and "does not apply" among them.
    pub answered: usize,
    /// Items asked.
    pub items: usize,
}

impl DomainReading {
    /// Where the domain stands: the judgement where there is one, else the suggestion.
    pub fn standing(&self) -> Standing {
        self.judged.unwrap_or(self.suggested)
    }

    /// Whether the team says another stage than the answers suggest.
    pub fn differs(&self) -> bool {
        self.judged.is_some_and(|judged| judged != self.suggested)
    }
}

/// How far a matrix is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Items answered in any way.
    pub answered: usize,
    /// Items asked.
    pub total: usize,
    /// Of the answered ones, those that were kept from an earlier snapshot.
    pub kept: usize,
}

impl Completeness {
    /// Whether every item is answered.
    pub fn is_complete(self) -> bool {
        self.answered == self.total
    }

    /// Items still open.
    pub fn remaining(self) -> usize {
        self.total - self.answered
    }
}

/// How `item` counts at stage number `stage`, given its answer.
pub fn classify_item(
    matrix: &Matrix,
    item: Item<'_>,
    stage: usize,
    answer: Option<&Answer>,
) -> ItemCount {
    match answer {
        None => ItemCount::Unanswered,
        Some(Answer::NotSure) => ItemCount::NotSure,
        Some(Answer::NotApplicable) => ItemCount::NotApplicable,
        Some(given) if is_in_place(matrix, item, stage, given) => ItemCount::InPlace,
        Some(_) => ItemCount::NotInPlace,
    }
}

/// Whether `answer` puts `item` in place at stage number `stage`: on the scale at or above the
/// matrix's bar, on a ladder at or above this stage's rung. An answer of the wrong kind, or a rung
/// the matrix does not have, is not in place.
pub fn is_in_place(matrix: &Matrix, item: Item<'_>, stage: usize, answer: &Answer) -> bool {
    match (item, answer) {
        (Item::Statement(_), Answer::Fully) => true,
        (Item::Statement(_), Answer::Mostly) => matrix.bar == Bar::Mostly,
        (Item::Ladder(ladder), Answer::Rung(rung)) => {
            ladder.rung(rung).is_some() && matrix.stage_index(rung).is_some_and(|at| at >= stage)
        }
        _ => false,
    }
}

/// Reads one domain: `judgement` is the team's own stage for it.
pub fn evaluate(
    matrix: &Matrix,
    domain: &Domain,
    answers: &Answers,
    judgement: Option<&Judgement>,
) -> DomainReading {
    let stages: Vec<Vec<(Item<'_>, ItemCount)>> =
        (0..matrix.stages.len()).map(|at| items_at_stage(matrix, domain, answers, at)).collect();
    let suggested = suggest_standing(&stages);
    let judged = judgement.and_then(|judgement| standing_from_point(matrix, &judgement.stage));
    let standing = judged.unwrap_or(suggested);
    let towards = next_stage(&stages, standing);
    let counted = |wanted: fn(ItemCount) -> bool| {
        towards.map(|at| stages[at].iter().filter(|(_, count)| wanted(*count)).count())
    };
    DomainReading {
        suggested,
        judged,
        next_stage: towards,
        in_place: counted(|count| count == ItemCount::InPlace),
        applicable: counted(|count| count != ItemCount::NotApplicable),
        holding: towards.map(|at| collect_holding(&stages[..=at])).unwrap_or_default(),
        by_stage: (0..stages.len()).map(|at| tally_stage(&stages[at], answers)).collect(),
        answered: domain.items().filter(|item| answer_of(answers, item.id()).is_some()).count(),
        items: domain.items().count(),
    }
}

/// Reads one domain of an assessment.
pub fn evaluate_domain(matrix: &Matrix, domain: &Domain, assessment: &Assessment) -> DomainReading {
    evaluate(matrix, domain, &assessment.answers, assessment.judgements.get(&domain.id))
}

/// Where one domain stands, and no more: what thousands of snapshots are summed up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainStanding {
    /// What the answers suggest.
    pub suggested: Standing,
    /// What they would suggest if all that is unanswered or not sure were in place.
    pub highest: Standing,
    /// What the team says, where it does and its stage exists.
    pub judged: Option<Standing>,
    /// Items answered in any way.
    pub answered: usize,
    /// Items asked.
    pub items: usize,
}

/// Where one domain stands: the same as [`evaluate_domain`] says, without the lists.
pub fn evaluate_standing(
    matrix: &Matrix,
    domain: &Domain,
    assessment: &Assessment,
) -> DomainStanding {
    let answered: Vec<(Item<'_>, Option<&Answer>)> =
        domain.items().map(|item| (item, answer_of(&assessment.answers, item.id()))).collect();
    let at_stage = |at: usize| {
        let stage = &matrix.stages[at].id;
        let asked = answered.iter().filter(|(item, _)| item.is_asked_at(stage));
        asked.map(|(item, answer)| (*item, classify_item(matrix, *item, at, *answer))).collect()
    };
    let mut stages: Vec<Vec<(Item<'_>, ItemCount)>> =
        (0..matrix.stages.len()).map(at_stage).collect();
    let judgement = assessment.judgements.get(&domain.id);
    let suggested = suggest_standing(&stages);
    for (_, count) in stages.iter_mut().flatten() {
        if matches!(count, ItemCount::Unanswered | ItemCount::NotSure) {
            *count = ItemCount::InPlace;
        }
    }
    DomainStanding {
        suggested,
        highest: suggest_standing(&stages),
        judged: judgement.and_then(|judgement| standing_from_point(matrix, &judgement.stage)),
        answered: answered.iter().filter(|(_, answer)| answer.is_some()).count(),
        items: answered.len(),
    }
}

/// What stands between a domain and stage number `stage`, wherever it stands now: what applies
/// there or below and is not in place.
pub fn holding_before_stage(
    matrix: &Matrix,
    domain: &Domain,
    answers: &Answers,
    stage: usize,
) -> Holding {
    let stages: Vec<_> = (0..matrix.stages.len())
        .take(stage + 1)
        .map(|at| items_at_stage(matrix, domain, answers, at))
        .collect();
    collect_holding(&stages)
}

/// Reads every domain of an assessment, in the order of the matrix.
pub fn evaluate_domains(matrix: &Matrix, assessment: &Assessment) -> Vec<DomainReading> {
    matrix.domains.iter().map(|domain| evaluate_domain(matrix, domain, assessment)).collect()
}

/// How far the whole matrix is answered. Not sure and not applicable are answers; a ladder counts
/// one.
pub fn completeness(matrix: &Matrix, answers: &Answers) -> Completeness {
    completeness_of(matrix.items(), answers)
}

/// The same of some items, such as those of a domain.
pub fn completeness_of<'m>(
    items: impl Iterator<Item = Item<'m>>,
    answers: &Answers,
) -> Completeness {
    let mut complete = Completeness::default();
    for item in items {
        complete.total += 1;
        let Some(given) = answers.get(item.id()).filter(|given| given.answer.is_some()) else {
            continue;
        };
        complete.answered += 1;
        complete.kept += usize::from(given.as_of.is_some());
    }
    complete
}

/// The standing that a judgement names; none when its stage is not of this matrix.
pub fn standing_from_point(matrix: &Matrix, point: &StagePoint) -> Option<Standing> {
    match point {
        StagePoint::Before => Some(Standing::Before),
        StagePoint::At(stage) => matrix.stage_index(stage).map(Standing::Stage),
    }
}

fn answer_of<'a>(answers: &'a Answers, item: &ItemId) -> Option<&'a Answer> {
    answers.get(item).and_then(|given| given.answer.as_ref())
}

fn items_at_stage<'m>(
    matrix: &Matrix,
    domain: &'m Domain,
    answers: &Answers,
    at: usize,
) -> Vec<(Item<'m>, ItemCount)> {
    let stage = &matrix.stages[at].id;
    let asked = domain.items().filter(|item| item.is_asked_at(stage));
    asked
        .map(|item| (item, classify_item(matrix, item, at, answer_of(answers, item.id()))))
        .collect()
}

fn has_applicable(stage: &[(Item<'_>, ItemCount)]) -> bool {
    stage.iter().any(|(_, count)| *count != ItemCount::NotApplicable)
}

/// The highest stage at which every applicable item of it and of all below is in place. Stages
/// where nothing applies are passed over and never suggested themselves.
fn suggest_standing(stages: &[Vec<(Item<'_>, ItemCount)>]) -> Standing {
    if !stages.iter().any(|stage| has_applicable(stage)) {
        return Standing::NotApplicable;
    }
    let mut reached = Standing::Before;
    for (at, stage) in stages.iter().enumerate().filter(|(_, stage)| has_applicable(stage)) {
        if stage
            .iter()
            .any(|(_, count)| !matches!(count, ItemCount::InPlace | ItemCount::NotApplicable))
        {
            break;
        }
        reached = Standing::Stage(at);
    }
    reached
}

fn next_stage(stages: &[Vec<(Item<'_>, ItemCount)>], standing: Standing) -> Option<usize> {
    let lowest = match standing {
        Standing::Before => 0,
        Standing::Stage(at) => at + 1,
        Standing::NotApplicable => return None,
    };
    (lowest..stages.len()).find(|&at| has_applicable(&stages[at]))
}

/// Each item once, though a ladder may be open at several stages.
fn collect_holding(stages: &[Vec<(Item<'_>, ItemCount)>]) -> Holding {
    let mut holding = Holding::default();
    for (item, count) in stages.iter().flatten() {
        let list = match count {
            ItemCount::NotInPlace => &mut holding.not_in_place,
            ItemCount::NotSure => &mut holding.not_sure,
            ItemCount::Unanswered => &mut holding.unanswered,
            ItemCount::InPlace | ItemCount::NotApplicable => continue,
        };
        if !list.contains(item.id()) {
            list.push(item.id().clone());
        }
    }
    holding
}

fn tally_stage(stage: &[(Item<'_>, ItemCount)], answers: &Answers) -> StageTally {
    let mut tally = StageTally::default();
    for (item, count) in stage {
        let bin = match (item, count) {
            (_, ItemCount::Unanswered) => &mut tally.unanswered,
            (_, ItemCount::NotSure) => &mut tally.not_sure,
            (_, ItemCount::NotApplicable) => &mut tally.not_applicable,
            (Item::Ladder(_), ItemCount::InPlace) => &mut tally.rungs_in_place,
            (Item::Ladder(_), ItemCount::NotInPlace) => &mut tally.rungs_open,
            (Item::Statement(_), _) => match answer_of(answers, item.id()) {
                Some(Answer::Fully) => &mut tally.fully,
                Some(Answer::Mostly) => &mut tally.mostly,
                Some(Answer::Partly) => &mut tally.partly,
                _ => &mut tally.not_yet,
            },
        };
        *bin += 1;
    }
    tally
}

#[cfg(test)]
mod tests;
