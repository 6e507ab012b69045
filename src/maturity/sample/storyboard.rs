//! Turning a story that is written as boards into snapshots and a draft. Where a matrix asks more
//! than the story tells, the rest stays open.

use jiff::Span;
use jiff::civil::Date;
use uuid::Uuid;

use super::hillside::{NOT_APPLICABLE_REASON, StoryWalk};
use super::random::SeededRng;
use super::{answers, judgements, schedule};
use crate::maturity::assessment::{
    Answer, AnswerRecord, Answers, Assessment, Evidence, Snapshot, Voice,
};
use crate::maturity::ids::StageId;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::network::Network;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::phrases::{Sign, answer_sign, format_month_year};
use crate::maturity::scoring::{Standing, evaluate};

/// The snapshots of a told story, oldest first, each based on the last agreed one.
pub(crate) fn build_story(
    network: &Network,
    known: &KnownMatrix,
    story: &[StoryWalk],
    until: Date,
    chance: &mut SeededRng,
) -> Vec<Snapshot> {
    let mut snapshots: Vec<Snapshot> = Vec::new();
    for told in story {
        let day = schedule::working_day(
            until.saturating_sub(Span::new().months(told.months_ago).days(chance.days(9))),
        );
        let last = last_agreed(&snapshots).map(|last| (last.id, &last.assessment.answers));
        let said = build_assessment(known, told, last, until);
        let label =
            told.label.map_or_else(|| format!("{} walk", format_month_year(day)), str::to_owned);
        let present = told.present.iter().map(|role| (*role).to_owned()).collect();
        let kept = schedule::build_snapshot(network, said, day, chance);
        snapshots.push(Snapshot { label: Some(label), present, ..kept });
    }
    snapshots
}

/// The last snapshot that the group agreed.
pub(crate) fn last_agreed(snapshots: &[Snapshot]) -> Option<&Snapshot> {
    snapshots.iter().rev().find(|snapshot| snapshot.assessment.voice.is_agreed())
}

fn build_assessment(
    known: &KnownMatrix,
    told: &StoryWalk,
    last: Option<(Uuid, &Answers)>,
    until: Date,
) -> Assessment {
    let matrix = &known.matrix;
    let mut said = Assessment::empty(known.reference.clone());
    said.based_on = last.map(|(id, _)| id);
    said.answers = parse_board(matrix, told.board, last.map(|(_, answers)| answers));
    if told.is_one_view {
        said.voice = Voice::one_view("clinical director");
    }
    add_notes(&mut said, matrix, told);
    for (at, domain) in matrix.domains.iter().enumerate() {
        let other = told.judgements.iter().find(|(which, ..)| *which == at);
        let (standing, reason) = match other {
            Some((_, stage, reason)) => (Standing::Stage(*stage), Some(*reason)),
            None => (evaluate(matrix, domain, &said.answers, None).suggested, None),
        };
        let judgement = judgements::build_judgement(matrix, standing, reason);
        said.judgements.extend(judgement.map(|judgement| (domain.id.clone(), judgement)));
    }
    for (at, wish, reason, days) in told.aims {
        let Some(domain) = matrix.domains.get(*at) else { continue };
        let review_on = until.saturating_add(Span::new().days(*days));
        let aim = judgements::build_aim(matrix, domain, &said, *wish)
            .map(|aim| judgements::with_reason(aim, Some(reason), review_on));
        said.aims.extend(aim.map(|aim| (domain.id.clone(), aim)));
    }
    said
}

fn add_notes(said: &mut Assessment, matrix: &Matrix, told: &StoryWalk) {
    let item = |domain: usize, item: usize| {
        matrix.domains.get(domain).and_then(|domain| domain.items().nth(item)).map(Item::id)
    };
    for (domain, at, text) in told.notes {
        if let Some(id) = item(*domain, *at) {
            said.set_note(id, text);
        }
    }
    for (domain, at, text, whose) in told.evidence {
        if let Some(id) = item(*domain, *at) {
            said.set_evidence(
                id,
                vec![Evidence { whose: Some((*whose).to_owned()), ..Evidence::new(*text) }],
            );
        }
    }
}

/// The answers that a board draws. What is the same as last time is confirmed rather than answered
/// anew.
pub(crate) fn parse_board(matrix: &Matrix, board: &[&str], last: Option<&Answers>) -> Answers {
    let rows = matrix.domains.iter().zip(board);
    rows.flat_map(|(domain, row)| parse_row(domain, row))
        .filter_map(|(item, sign)| {
            let answer = answer_for_sign(matrix, item, sign)?;
            let then =
                last.and_then(|last| last.get(item.id())).and_then(|then| then.answer.as_ref());
            let as_before = then == Some(&answer) && answer != Answer::NotSure;
            let reason =
                (answer == Answer::NotApplicable).then(|| NOT_APPLICABLE_REASON.to_owned());
            Some((
                item.id().clone(),
                AnswerRecord { as_before, reason, ..AnswerRecord::new(answer) },
            ))
        })
        .collect()
}

fn parse_row<'m>(domain: &'m Domain, row: &str) -> Vec<(Item<'m>, Sign)> {
    let signs =
        row.chars().filter_map(|drawn| Sign::ALL.into_iter().find(|sign| sign.ascii() == drawn));
    domain.items().zip(signs).collect()
}

fn answer_for_sign(matrix: &Matrix, item: Item<'_>, sign: Sign) -> Option<Answer> {
    let scale = match (sign, item) {
        (Sign::Open, _) => return None,
        (Sign::NotSure, _) => Answer::NotSure,
        (Sign::NotApplicable, _) => Answer::NotApplicable,
        (Sign::NotYet, Item::Ladder(_)) => Answer::NoneYet,
        (_, Item::Ladder(ladder)) => {
            return Some(rung_for_sign(matrix, item, sign, &answers::rung_stages(matrix, ladder)));
        }
        (Sign::Fully, _) => Answer::Fully,
        (Sign::Mostly, _) => Answer::Mostly,
        (Sign::Partly, _) => Answer::Partly,
        (Sign::NotYet, _) => Answer::NotYet,
    };
    Some(scale)
}

/// The lowest rung that shows as `sign`; the lowest of all where a short ladder has none.
fn rung_for_sign(matrix: &Matrix, item: Item<'_>, sign: Sign, rungs: &[&StageId]) -> Answer {
    let answers: Vec<Answer> = rungs.iter().map(|stage| Answer::Rung((*stage).clone())).collect();
    let shown = answers.iter().find(|answer| answer_sign(item, matrix, Some(answer)) == sign);
    shown.or(answers.first()).cloned().unwrap_or(Answer::NoneYet)
}
