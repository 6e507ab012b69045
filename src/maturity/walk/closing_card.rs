//! The card that closes an area: the stage and the reason it opens on, and what it says of last
//! time. Where the team said another stage than the answers, or gave a reason, it opens on that.

use super::kept::Kept;
use super::last_time::{LastJudgement, LastTime};
use super::stage_lines::standing_to_line;
use crate::maturity::assessment::{Answer, Assessment, StagePoint};
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::{Domain, Ladder, Matrix};
use crate::maturity::phrases::format_standing;
use crate::maturity::scoring::{self, Standing};

/// What the card opens on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardOpening {
    /// The line in focus: 0 is before the first stage, 1 the first stage; none where nothing applies
    /// or is answered.
    pub choice: Option<usize>,
    /// The line that the answers suggest; none where they suggest nothing.
    pub suggested: Option<usize>,
    /// The reason that stands with it.
    pub reason: String,
    /// Where the choice comes from.
    pub basis: CardBasis,
}

/// Where the choice on the card comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardBasis {
    /// It was said in this walk.
    Said,
    /// It was said last time: another stage than the answers suggested, or with a reason.
    LastTime,
    /// The answers suggest it.
    Answers,
    /// Nothing is answered, and nothing was said.
    NothingAnswered,
    /// Nothing in the area applies.
    NothingApplies,
}

/// What the card of a domain opens on. What the answers suggest is read with those that are kept.
pub fn card_opening(
    matrix: &Matrix,
    domain: &Domain,
    said: &Assessment,
    kept: &Kept,
    last: &LastTime,
) -> CardOpening {
    let reading = scoring::evaluate_domain(matrix, domain, &kept.fill_answers(said));
    let suggested = standing_to_line(reading.suggested).filter(|_| reading.answered > 0);
    let open = |choice, reason: Option<&String>, basis| CardOpening {
        choice,
        suggested,
        reason: reason.cloned().unwrap_or_default(),
        basis,
    };
    if let (Some(judged), Some(ours)) = (reading.judged, said.judgements.get(&domain.id)) {
        return open(standing_to_line(judged), ours.reason.as_ref(), CardBasis::Said);
    }
    if reading.answered > 0 && reading.suggested == Standing::NotApplicable {
        return open(None, None, CardBasis::NothingApplies);
    }
    let own =
        last.own_judgement(&domain.id).filter(|_| !said.taken_back.judgements.contains(&domain.id));
    match (own, suggested) {
        (Some(last), _) => {
            open(Some(last.line), last.judgement.reason.as_ref(), CardBasis::LastTime)
        }
        (None, Some(line)) => open(Some(line), None, CardBasis::Answers),
        (None, None) => open(None, None, CardBasis::NothingAnswered),
    }
}

/// The ladder whose pick says the stage of its area as well: the area asks nothing else, and the card
/// opens on what was picked. Where they stand is then no second question.
pub fn sole_pick<'m>(
    domain: &'m Domain,
    said: &Assessment,
    opening: &CardOpening,
) -> Option<&'m Ladder> {
    let ([], [ladder]) = (&domain.statements[..], &domain.ladders[..]) else { return None };
    let is_picked = matches!(said.answer(&ladder.id), Some(Answer::Rung(_) | Answer::NoneYet));
    let is_opened_on_it = matches!(opening.basis, CardBasis::Answers | CardBasis::Said)
        && opening.choice == opening.suggested
        && opening.reason.is_empty();
    (is_picked && is_opened_on_it).then_some(ladder)
}

impl LastTime {
    /// What was said of a domain last time, and what the answers suggest now where that changed:
    /// "Last time: Foundation, 'Purpose is all but agreed'." None where nothing was said.
    pub fn judgement_words(
        &self,
        matrix: &Matrix,
        domain: &Domain,
        said: &Assessment,
    ) -> Option<String> {
        let last = self.judgements.get(&domain.id)?;
        let name = |standing| format_standing(matrix, standing);
        let stage = name(scoring::standing_from_point(matrix, &last.judgement.stage)?);
        let reading = scoring::evaluate_domain(matrix, domain, said);
        let now = Some(reading.suggested).filter(|_| reading.answered > 0);
        let changed = now.filter(|now| last.suggested_then.is_some_and(|then| then != *now));
        Some(match (last.is_silent, changed) {
            (true, None) => format!("Last time {stage}, as the answers suggested."),
            (true, Some(now)) => format!(
                "Last time {stage}, as the answers suggested; now they suggest {}.",
                name(now)
            ),
            (false, changed) => own_words(last, &stage) + &changed_words(last, changed, name),
        })
    }

    /// Says the team's own stage. It counts as confirmed where it is last time's, with its reason.
    pub fn say_stage(
        &self,
        said: &mut Assessment,
        domain: &DomainId,
        point: StagePoint,
        reason: &str,
    ) {
        said.set_judgement(domain, point, reason);
        let (Some(now), Some(last)) = (said.judgements.get_mut(domain), self.own_judgement(domain))
        else {
            return;
        };
        now.as_before = now.stage == last.judgement.stage && now.reason == last.judgement.reason;
    }
}

fn own_words(last: &LastJudgement, stage: &str) -> String {
    match &last.judgement.reason {
        Some(reason) => format!("Last time: {stage}, '{reason}'."),
        None => format!("Last time: {stage}, without a reason."),
    }
}

fn changed_words(
    last: &LastJudgement,
    now: Option<Standing>,
    name: impl Fn(Standing) -> String,
) -> String {
    match (last.suggested_then, now) {
        (Some(then), Some(now)) => {
            format!(" The answers suggested {} then, {} now.", name(then), name(now))
        }
        _ => String::new(),
    }
}
