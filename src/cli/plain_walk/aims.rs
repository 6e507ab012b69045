//! The aims in the plain walk, area by area: stay, not now, or move to a stage. Enter leaves an area
//! undecided.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::assessment::{Aim, AimKind, Assessment};
use crate::maturity::date_input::parse_date;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::phrases::{format_aim, format_month_year, headline};
use crate::maturity::scoring::{self, DomainReading};
use crate::maturity::walk::aim_choices::stages_above;
use crate::maturity::walk::aim_outcome::aim_with_outcome;
use crate::maturity::walk::stage_source::StageSource;

pub(crate) fn ask_aims(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = walk.known_matrix();
    let matrix = &known.matrix;
    walk.print("");
    walk.print(
        "What next? Pick no more than three priorities. What will practices notice first? Staying where you are can be right.",
    );
    for domain in &matrix.domains {
        let today = scoring::evaluate_domain(matrix, domain, walk.assessment());
        let is_left_out = today.answered == 0
            && today.judged.is_none()
            && walk.last_time.aim(walk.assessment(), &domain.id).is_none();
        let whole = walk.kept.fill(matrix, walk.assessment());
        let reading = scoring::evaluate_domain(matrix, domain, &whole);
        if !is_left_out && !ask_aim(walk, (matrix, domain), &reading, &whole)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Asks about one area; `false` where the rest is to be skipped.
fn ask_aim(
    walk: &mut WalkSession<'_>,
    (matrix, domain): (&Matrix, &Domain),
    reading: &DomainReading,
    whole: &Assessment,
) -> Result<bool, InputEnd> {
    let stages: Vec<usize> = stages_above(matrix, reading.standing()).collect();
    let mut choices = vec!["1 stay".to_owned(), "2 not now".to_owned()];
    choices.extend(
        stages
            .iter()
            .zip(3..)
            .map(|(at, number)| format!("{number} move to {}", matrix.stages[*at].name)),
    );
    if let Some(words) = last_aim_words(walk, matrix, domain) {
        walk.print(&format!("{}: {words}.", domain.short_name()));
    }
    let enter = match walk.last_time.aim(walk.assessment(), &domain.id) {
        Some((aim, true)) => format!("{}, as last time", format_aim(matrix, aim)),
        Some((aim, false)) => format_aim(matrix, aim),
        None => "not decided".to_owned(),
    };
    let stage = stage_words(matrix, domain, reading, whole);
    walk.print(&format!("{}: {stage}. {}.", domain.short_name(), choices.join(", ")));
    loop {
        let prompt = format!("What next (Enter: {enter}, q skips the rest): ");
        let typed = walk.prompt_raw(&prompt, &choices)?.to_lowercase();
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
            Some(aim) => return set_aim(walk, domain, aim),
            None => {
                walk.print(&format!("Type a number from 1 to {}, or only Enter.", choices.len()));
            }
        }
    }
}

/// Where the area stands with all that is kept, and where that comes from.
fn stage_words(
    matrix: &Matrix,
    domain: &Domain,
    reading: &DomainReading,
    whole: &Assessment,
) -> String {
    let words = headline(matrix, reading);
    match StageSource::of(reading, domain, whole) {
        Some(source) => format!("{words}, {}", source.sentence_words()),
        None => words,
    }
}

/// What was aimed for last time, and how it went.
fn last_aim_words(walk: &WalkSession<'_>, matrix: &Matrix, domain: &Domain) -> Option<String> {
    let aim = walk.last_time.aims.get(&domain.id)?;
    let now = walk.kept.fill(matrix, walk.assessment());
    Some(aim_with_outcome(matrix, domain, aim, &now))
}

/// Keeps the aim at once, then asks for its reason and for the day to look again; `false` where the
/// rest is to be skipped.
fn set_aim(walk: &mut WalkSession<'_>, domain: &Domain, mut aim: Aim) -> Result<bool, InputEnd> {
    if let Some(before) = walk.assessment().aims.get(&domain.id) {
        aim.unknown_fields.clone_from(&before.unknown_fields);
    }
    walk.edit_beside(|said| said.set_aim(&domain.id, Some(aim.clone())));
    let reason = walk.prompt_raw("Why? One line (Enter: no reason, q skips the rest): ", &[])?;
    if reason.eq_ignore_ascii_case("q") {
        return Ok(false);
    }
    if !reason.is_empty() {
        walk.warn_about_privacy(&reason);
        aim.reason = Some(reason);
        walk.edit_beside(|said| said.set_aim(&domain.id, Some(aim.clone())));
    }
    loop {
        let prompt = "Look again when? Such as March 2027 (Enter: not set, q skips the rest): ";
        let typed = walk.prompt_raw(prompt, &[])?;
        match typed.as_str() {
            "" => return Ok(true),
            "q" | "Q" => return Ok(false),
            _ => {}
        }
        if let Some(day) = parse_date(&typed, walk.today()) {
            aim.review_on = Some(day);
            walk.edit_beside(|said| said.set_aim(&domain.id, Some(aim)));
            walk.print(&format!("Look again: {}.", format_month_year(day)));
            return Ok(true);
        }
        walk.print("That is no day or month. Write it like March 2027, or only Enter.");
    }
}
