//! How an aim went: reached, how much is left, or staying and not now. One rule for what next, Home
//! and the plain walk.

use crate::maturity::assessment::{Aim, AimKind, Assessment};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::phrases::{format_answer, format_month_year, format_standing};
use crate::maturity::scoring::{self, Standing};

/// How an aim went, by what is said now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AimOutcome {
    /// The area stands at the stage aimed for, or above it.
    Reached,
    /// The answers are there; the team says it stands lower.
    SaidLower(Standing),
    /// So many items stand between, so many of them not answered yet.
    Left {
        /// All of them.
        items: usize,
        /// Those that are not answered yet.
        open: usize,
    },
    /// Nothing is answered, or the matrix no longer has the stage.
    NotKnown,
    /// It was to stay where it stood; where it stands now.
    Stay(Standing),
    /// It was put off.
    NotNow,
}

/// How the aim of a domain went, by what is said now.
pub fn aim_outcome(matrix: &Matrix, domain: &Domain, aim: &Aim, said: &Assessment) -> AimOutcome {
    let reading = scoring::evaluate_domain(matrix, domain, said);
    let standing = reading.standing();
    let is_known = reading.answered > 0 || reading.judged.is_some();
    match aim.aim {
        AimKind::NotNow => AimOutcome::NotNow,
        AimKind::Stay if is_known => AimOutcome::Stay(standing),
        AimKind::Stay => AimOutcome::NotKnown,
        AimKind::Move => {
            let Some(aimed) = aim.to.as_ref().and_then(|stage| matrix.stage_index(stage)) else {
                return AimOutcome::NotKnown;
            };
            let left = scoring::holding_before_stage(matrix, domain, &said.answers, aimed);
            match standing {
                _ if !is_known => AimOutcome::NotKnown,
                Standing::Stage(at) if at >= aimed => AimOutcome::Reached,
                standing if left.is_empty() => AimOutcome::SaidLower(standing),
                _ => AimOutcome::Left { items: left.len(), open: left.unanswered.len() },
            }
        }
    }
}

/// What was aimed for: "aimed for Step 2 by May 2027", "chose to stay until May 2027".
pub fn aimed_words(matrix: &Matrix, aim: &Aim) -> String {
    let day = aim.review_on.map(format_month_year);
    let until = day.as_ref().map(|day| format!(", to look again in {day}")).unwrap_or_default();
    match (aim.aim, &aim.to) {
        (AimKind::Stay, _) => format!("chose to stay{until}"),
        (AimKind::NotNow, _) => format!("said not now{until}"),
        (AimKind::Move, None) => format!("aimed to move{until}"),
        (AimKind::Move, Some(stage)) => {
            let stage =
                format_answer(matrix, &crate::maturity::assessment::Answer::Rung(stage.clone()));
            let by = day.map(|day| format!(" by {day}")).unwrap_or_default();
            format!("aimed for {stage}{by}")
        }
    }
}

/// How it went, in a word or two: "reached", "3 left".
pub fn outcome_words(matrix: &Matrix, outcome: AimOutcome) -> String {
    match outcome {
        AimOutcome::Reached => "reached".to_owned(),
        AimOutcome::SaidLower(standing) => {
            format!("the answers are there, you say {}", format_standing(matrix, standing))
        }
        AimOutcome::Left { items, open: 0 } => format!("{items} left"),
        AimOutcome::Left { items, open } if items == open => format!("{items} left, not answered"),
        AimOutcome::Left { items, open } => format!("{items} left, {open} of them not answered"),
        AimOutcome::NotKnown => "not answered yet".to_owned(),
        AimOutcome::Stay(standing) => format!("now {}", format_standing(matrix, standing)),
        AimOutcome::NotNow => String::new(),
    }
}

/// What was aimed for and how it went: "You aimed for Step 2 by May 2027: reached".
pub fn aim_with_outcome(matrix: &Matrix, domain: &Domain, aim: &Aim, said: &Assessment) -> String {
    let aimed = aimed_words(matrix, aim);
    match outcome_words(matrix, aim_outcome(matrix, domain, aim, said)) {
        went if went.is_empty() => format!("You {aimed}"),
        went => format!("You {aimed}: {went}"),
    }
}
