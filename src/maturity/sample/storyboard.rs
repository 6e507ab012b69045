//! The storyboard of a sample: turns a story that is written as boards into snapshots and a draft.
//! Where a matrix asks more than the story has, the rest stays open.

use jiff::Span;
use jiff::civil::Date;
use uuid::Uuid;

use super::hillside::{NOT_APPLICABLE_REASON, StoryWalk};
use super::random::SeededRng;
use super::{judgements, schedule};
use crate::maturity::assessment::{
    Answer, AnswerRecord, Answers, Assessment, Evidence, Snapshot, Voice,
};
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::network::Network;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::phrases::{Sign, answer_sign, format_month_year};
use crate::maturity::scoring::{Standing, evaluate};
use crate::maturity::walk::answer_choices::answer_choices;

/// The snapshots of a story, oldest first, each based on the last agreed one.
pub(crate) fn build_story(
    network: &Network,
    known: &KnownMatrix,
    story: &[StoryWalk],
    until: Date,
    chance: &mut SeededRng,
) -> Vec<Snapshot> {
    let mut snapshots: Vec<Snapshot> = Vec::new();
    for walk in story {
        let day = schedule::working_day(
            until.saturating_sub(Span::new().months(walk.months_ago).days(chance.days(9))),
        );
        let last = last_agreed(&snapshots).map(|last| (last.id, &last.assessment.answers));
        let said = build_assessment(known, walk, last, until);
        let label =
            walk.label.map_or_else(|| format!("{} walk", format_month_year(day)), str::to_owned);
        let present = walk.present.iter().map(|role| (*role).to_owned()).collect();
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
    walk: &StoryWalk,
    last: Option<(Uuid, &Answers)>,
    until: Date,
) -> Assessment {
    let matrix = &known.matrix;
    let mut said = Assessment::empty(known.reference.clone());
    said.based_on = last.map(|(id, _)| id);
    said.answers = parse_board(matrix, walk.board, last.map(|(_, answers)| answers));
    if walk.is_one_view {
        said.voice = Voice::one_view("clinical director");
    }
    add_notes(&mut said, matrix, walk);
    for (at, domain) in matrix.domains.iter().enumerate() {
        let other = walk.judgements.iter().find(|(which, ..)| *which == at);
        let (standing, reason) = match other {
            Some((_, stage, reason)) => (Standing::Stage(*stage), Some(*reason)),
            None => (evaluate(matrix, domain, &said.answers, None).suggested, None),
        };
        let judgement = judgements::build_judgement(matrix, standing, reason);
        said.judgements.extend(judgement.map(|judgement| (domain.id.clone(), judgement)));
    }
    for (at, wish, reason, days) in walk.aims {
        let Some(domain) = matrix.domains.get(*at) else { continue };
        let review_on = until.saturating_add(Span::new().days(*days));
        let aim = judgements::build_aim(matrix, domain, &said, *wish)
            .map(|aim| judgements::with_reason(aim, Some(reason), review_on));
        said.aims.extend(aim.map(|aim| (domain.id.clone(), aim)));
    }
    said
}

fn add_notes(said: &mut Assessment, matrix: &Matrix, walk: &StoryWalk) {
    let item = |domain: usize, item: usize| {
        matrix.domains.get(domain).and_then(|domain| domain.items().nth(item)).map(Item::id)
    };
    for (domain, at, text) in walk.notes {
        if let Some(id) = item(*domain, *at) {
            said.set_note(id, text);
        }
    }
    for (domain, at, text, whose) in walk.evidence {
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
            let given = match answer {
                Answer::NotApplicable => AnswerRecord::not_applicable(NOT_APPLICABLE_REASON),
                answer => AnswerRecord::new(answer),
            };
            Some((item.id().clone(), AnswerRecord { as_before, ..given }))
        })
        .collect()
}

fn parse_row<'m>(domain: &'m Domain, row: &str) -> Vec<(Item<'m>, Sign)> {
    let signs =
        row.chars().filter_map(|drawn| Sign::ALL.into_iter().find(|sign| sign.ascii() == drawn));
    domain.items().zip(signs).collect()
}

fn answer_for_sign(matrix: &Matrix, item: Item<'_>, sign: Sign) -> Option<Answer> {
    match sign {
        Sign::Open => None,
        Sign::NotSure => Some(Answer::NotSure),
        Sign::NotApplicable => Some(Answer::NotApplicable),
        sign => {
            let choices = answer_choices(matrix, item);
            let shown = choices.iter().find(|one| answer_sign(item, matrix, Some(one)) == sign);
            // a short ladder has no rung for some signs: its lowest one stands for them
            shown.or(choices.get(1)).or(choices.first()).cloned()
        }
    }
}
