//! The aims in the plain walk, area by area: stay, not now, or move to a stage. Enter leaves an area
//! undecided.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::assessment::{Aim, AimKind};
use crate::maturity::date_input::parse_date;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::phrases::{format_aim, format_month_year, headline};
use crate::maturity::scoring::{self, Standing};
use crate::maturity::walk::aim_choices::stages_above;

pub(crate) fn ask_aims(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = walk.known_matrix();
    let matrix = &known.matrix;
    walk.print("");
    walk.print(
        "What next? Pick no more than three priorities. What will practices notice first? Staying where you are can be right.",
    );
    for domain in &matrix.domains {
        let reading = scoring::evaluate_domain(matrix, domain, walk.assessment());
        let is_left_out = reading.answered == 0 && reading.judged.is_none();
        if !is_left_out && !ask_aim(walk, matrix, domain, reading.standing())? {
            return Ok(());
        }
    }
    Ok(())
}

/// Asks about one area; `false` where the rest is to be skipped.
fn ask_aim(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    standing: Standing,
) -> Result<bool, InputEnd> {
    let reading = scoring::evaluate_domain(matrix, domain, walk.assessment());
    let stages: Vec<usize> = stages_above(matrix, standing).collect();
    let mut choices = vec!["1 stay".to_owned(), "2 not now".to_owned()];
    choices.extend(
        stages
            .iter()
            .zip(3..)
            .map(|(at, number)| format!("{number} move to {}", matrix.stages[*at].name)),
    );
    let now = walk.assessment().aims.get(&domain.id).map(|aim| format_aim(matrix, aim));
    let enter = now.unwrap_or_else(|| "not decided".to_owned());
    walk.print(&format!(
        "{}: {}. {}.",
        domain.short_name(),
        headline(matrix, &reading),
        choices.join(", ")
    ));
    loop {
        let typed =
            walk.prompt(&format!("What next (Enter: {enter}, q skips the rest): "))?.to_lowercase();
        let aim = match typed.parse::<usize>() {
            _ if typed.is_empty() => return Ok(true),
            _ if typed == "q" => return Ok(false),
            Ok(1) => Some(Aim::new(AimKind::Stay, None)),
            Ok(2) => Some(Aim::new(AimKind::NotNow, None)),
            Ok(number) => {
                let at = number.checked_sub(3).and_then(|place| stages.get(place));
                at.map(|at| Aim::new(AimKind::Move, Some(matrix.stages[*at].id.clone())))
            }
            Err(_) => None,
        };
        match aim {
            Some(aim) => {
                set_aim(walk, domain, aim)?;
                return Ok(true);
            }
            None => walk.print("That is no choice here."),
        }
    }
}

/// Keeps the aim at once, then asks for its reason and for the day to look again.
fn set_aim(walk: &mut WalkSession<'_>, domain: &Domain, mut aim: Aim) -> Result<(), InputEnd> {
    if let Some(before) = walk.assessment().aims.get(&domain.id) {
        aim.unknown_fields.clone_from(&before.unknown_fields);
    }
    walk.edit_without_overtaking(|said| said.set_aim(&domain.id, Some(aim.clone())));
    let reason = walk.prompt("Why? One line (Enter: no reason): ")?;
    if !reason.is_empty() {
        walk.warn_about_privacy(&reason);
        aim.reason = Some(reason);
        walk.edit_without_overtaking(|said| said.set_aim(&domain.id, Some(aim.clone())));
    }
    loop {
        let typed = walk.prompt("Look again when? Such as March 2027 (Enter: not set): ")?;
        if typed.is_empty() {
            return Ok(());
        }
        if let Some(day) = parse_date(&typed, walk.today()) {
            aim.review_on = Some(day);
            walk.edit_without_overtaking(|said| said.set_aim(&domain.id, Some(aim)));
            walk.print(&format!("Look again: {}.", format_month_year(day)));
            return Ok(());
        }
        walk.print("That is no day or month. Write it like March 2027, or only Enter.");
    }
}
