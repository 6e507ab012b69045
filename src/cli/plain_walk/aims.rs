//! What next, area by area: stay, not now, or move to a stage. Enter leaves an area undecided.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::assessment::{Aim, AimKind};
use crate::maturity::date_input::parse_day;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::phrases::{headline, month_year, wish_words};
use crate::maturity::scoring::{self, Standing};

/// Asks what is wanted next in each area that was answered.
pub(crate) fn aim(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = sitting.known();
    let matrix = &known.matrix;
    sitting.say("");
    sitting.say(
        "What next? Pick no more than three priorities. What will practices notice first? Staying where you are can be right.",
    );
    for domain in &matrix.domains {
        let reading = scoring::read_domain(matrix, domain, sitting.said());
        let is_left_out = reading.answered == 0 && reading.judged.is_none();
        if !is_left_out && !aim_one(sitting, matrix, domain, reading.standing())? {
            return Ok(());
        }
    }
    Ok(())
}

/// Asks of one area; `false` when the person wants to hear no more of them.
fn aim_one(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    standing: Standing,
) -> Result<bool, InputEnd> {
    let reading = scoring::read_domain(matrix, domain, sitting.said());
    let stages = above(matrix, standing);
    let mut choices = vec!["1 stay".to_owned(), "2 not now".to_owned()];
    choices.extend(
        stages
            .iter()
            .zip(3..)
            .map(|(at, number)| format!("{number} move to {}", matrix.stages[*at].name)),
    );
    let now = sitting.said().aims.get(&domain.id).map(|aim| wish_words(matrix, aim));
    let enter = now.unwrap_or_else(|| "not decided".to_owned());
    sitting.say(&format!(
        "{}: {}. {}.",
        domain.short(),
        headline(matrix, &reading),
        choices.join(", ")
    ));
    loop {
        let typed =
            sitting.ask(&format!("What next (Enter: {enter}, q skips the rest): "))?.to_lowercase();
        let aim = match typed.parse::<usize>() {
            _ if typed.is_empty() => return Ok(true),
            _ if typed == "q" => return Ok(false),
            Ok(1) => Some(Aim::plain(AimKind::Stay, None)),
            Ok(2) => Some(Aim::plain(AimKind::NotNow, None)),
            Ok(number) => {
                let at = number.checked_sub(3).and_then(|place| stages.get(place));
                at.map(|at| Aim::plain(AimKind::Move, Some(matrix.stages[*at].id.clone())))
            }
            Err(_) => None,
        };
        match aim {
            Some(aim) => {
                set(sitting, domain, aim)?;
                return Ok(true);
            }
            None => sitting.say("That is no choice here."),
        }
    }
}

/// The stages above where the area stands.
fn above(matrix: &Matrix, standing: Standing) -> Vec<usize> {
    let first = match standing {
        Standing::Before => 0,
        Standing::Stage(at) => at + 1,
        Standing::NotApplicable => matrix.stages.len(),
    };
    (first..matrix.stages.len()).collect()
}

/// Keeps the aim at once, then asks for its reason and for the day to look again.
fn set(sitting: &mut WalkSession<'_>, domain: &Domain, mut aim: Aim) -> Result<(), InputEnd> {
    if let Some(before) = sitting.said().aims.get(&domain.id) {
        aim.extra.clone_from(&before.extra);
    }
    sitting.change_plainly(|said| said.aim(&domain.id, Some(aim.clone())));
    let reason = sitting.ask("Why? One line (Enter: no reason): ")?;
    if !reason.is_empty() {
        sitting.worry(&reason);
        aim.reason = Some(reason);
        sitting.change_plainly(|said| said.aim(&domain.id, Some(aim.clone())));
    }
    loop {
        let typed = sitting.ask("Look again when? Such as March 2027 (Enter: not set): ")?;
        if typed.is_empty() {
            return Ok(());
        }
        if let Some(day) = parse_day(&typed, sitting.today()) {
            aim.review_on = Some(day);
            sitting.change_plainly(|said| said.aim(&domain.id, Some(aim)));
            sitting.say(&format!("Look again: {}.", month_year(day)));
            return Ok(());
        }
        sitting.say("That is no day or month. Write it like March 2027, or only Enter.");
    }
}
