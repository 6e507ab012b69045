//! Sample judgements and aims: what a made-up team says after the answers.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::random::SeededRng;
use super::texts;
use crate::maturity::assessment::{
    Aim, AimKind, Answers, Assessment, Judgement, RaisedAsk, StagePoint,
};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Domain, Matrix, UnknownFields};
use crate::maturity::scoring::{Standing, evaluate, evaluate_domain};

/// A stage for every domain where anything applies: mostly the suggested one, one in eight another
/// one, with the reason.
pub(crate) fn sample_judgements(
    matrix: &Matrix,
    answers: &Answers,
    chance: &mut SeededRng,
) -> BTreeMap<DomainId, Judgement> {
    let mut judgements = BTreeMap::new();
    for domain in &matrix.domains {
        let suggested = evaluate(matrix, domain, answers, None).suggested;
        let (standing, reason) = if chance.one_in(8) {
            other_standing(matrix, suggested, chance)
        } else {
            (suggested, None)
        };
        judgements.extend(
            build_judgement(matrix, standing, reason)
                .map(|judgement| (domain.id.clone(), judgement)),
        );
    }
    judgements
}

/// One stage higher, or lower from the highest.
fn other_standing(
    matrix: &Matrix,
    suggested: Standing,
    chance: &mut SeededRng,
) -> (Standing, Option<&'static str>) {
    match suggested {
        Standing::Before => (Standing::Stage(0), Some(chance.choose(&texts::HIGHER_STAGE_REASONS))),
        Standing::Stage(at) if at + 1 < matrix.stages.len() => {
            (Standing::Stage(at + 1), Some(chance.choose(&texts::HIGHER_STAGE_REASONS)))
        }
        Standing::Stage(at) if at > 0 => {
            (Standing::Stage(at - 1), Some(chance.choose(&texts::LOWER_STAGE_REASONS)))
        }
        Standing::Stage(_) => (Standing::Before, Some(chance.choose(&texts::LOWER_STAGE_REASONS))),
        Standing::NotApplicable => (suggested, None),
    }
}

/// The judgement that says `standing`; none where nothing applies.
pub(crate) fn build_judgement(
    matrix: &Matrix,
    standing: Standing,
    reason: Option<&str>,
) -> Option<Judgement> {
    let stage = match standing {
        Standing::Before => StagePoint::Before,
        Standing::Stage(at) => StagePoint::At(matrix.stages.get(at)?.id.clone()),
        Standing::NotApplicable => return None,
    };
    Some(Judgement {
        stage,
        reason: reason.map(str::to_owned),
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    })
}

/// What is wanted next in most domains, to be looked at again in some months.
pub(crate) fn sample_aims(
    matrix: &Matrix,
    said: &Assessment,
    day: Date,
    chance: &mut SeededRng,
) -> BTreeMap<DomainId, Aim> {
    let mut aims = BTreeMap::new();
    for domain in &matrix.domains {
        let (wish, reason) = match chance.below(5) {
            0 => continue,
            1 => (AimKind::Stay, chance.choose(&texts::STAY_REASONS)),
            2 => (AimKind::NotNow, chance.choose(&texts::NOT_NOW_REASONS)),
            _ => (AimKind::Move, chance.choose(&texts::MOVE_REASONS)),
        };
        let reason = (!chance.one_in(4)).then_some(reason);
        let months = [3, 6, 6, 9, 12][chance.below(5)];
        aims.extend(
            build_aim(matrix, domain, said, wish).map(|aim| {
                (domain.id.clone(), with_reason(aim, reason, months_after(day, months)))
            }),
        );
    }
    aims
}

/// A wish for a domain; a move goes to the stage above its standing. None where there is no such
/// stage.
pub(crate) fn build_aim(
    matrix: &Matrix,
    domain: &Domain,
    said: &Assessment,
    wish: AimKind,
) -> Option<Aim> {
    if wish != AimKind::Move {
        return Some(Aim::new(wish, None));
    }
    let towards = evaluate_domain(matrix, domain, said).next_stage?;
    Some(Aim::new(wish, Some(matrix.stages.get(towards)?.id.clone())))
}

/// The same aim, with why and when to look again.
pub(crate) fn with_reason(aim: Aim, reason: Option<&str>, review_on: Date) -> Aim {
    Aim { reason: reason.map(str::to_owned), review_on: Some(review_on), ..aim }
}

/// About one need in six is raised.
pub(crate) fn sample_asks(matrix: &Matrix, chance: &mut SeededRng) -> BTreeMap<ItemId, RaisedAsk> {
    let raised = matrix.asks().filter(|_| chance.one_in(6));
    raised.map(|ask| (ask.id.clone(), RaisedAsk { raised: true, ..RaisedAsk::default() })).collect()
}

fn months_after(day: Date, months: i32) -> Date {
    day.saturating_add(Span::new().months(months))
}
