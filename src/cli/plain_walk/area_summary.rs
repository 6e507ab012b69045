//! The card that closes an area in the plain walk: what the answers suggest, what is left, and the
//! stage that the team says.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{format_answer, format_standing, headline, pluralize};
use crate::maturity::scoring::{self, DomainReading, Standing};
use crate::maturity::walk::stage_lines::{line_to_stage_point, standing_to_line};

const MAX_ITEMS_READ_OUT: usize = 3;

pub(crate) enum AfterArea {
    Next,
    Area(usize),
    Back,
    Menu,
}

/// Closes an area. One in which nothing was said is passed over.
pub(crate) fn close_area(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
) -> Result<AfterArea, InputEnd> {
    let reading = scoring::evaluate_domain(matrix, domain, walk.assessment());
    if reading.answered == 0 && reading.judged.is_none() {
        return Ok(AfterArea::Next);
    }
    walk.print("");
    print_summary(walk, matrix, domain, &reading);
    let (Some(_), Some(now)) =
        (standing_to_line(reading.suggested), standing_to_line(reading.standing()))
    else {
        walk.print("Nothing in this area applies.");
        return Ok(AfterArea::Next);
    };
    ask_judgement(walk, matrix, domain, &reading, now)
}

fn print_summary(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    reading: &DomainReading,
) {
    walk.print(&format!("{}: {} of {} answered.", domain.name, reading.answered, reading.items));
    let suggestion = DomainReading { judged: None, ..reading.clone() };
    walk.print(&format!("The answers suggest: {}", headline(matrix, &suggestion)));
    if let Some(words) = last_judgement(walk, domain) {
        walk.print(&words);
    }
    let Some(towards) = reading.next_stage else { return };
    let next = format_standing(matrix, Standing::Stage(towards));
    walk.print(&format!(
        "Left on the way to {next}: {}",
        pluralize(reading.holding.len(), "thing", "things")
    ));
    let known = walk.known_matrix();
    for id in reading.holding.items().take(MAX_ITEMS_READ_OUT) {
        let words = walk
            .assessment()
            .answer(id)
            .map_or_else(|| "open".to_owned(), |answer| format_answer(matrix, answer));
        let text = known.matrix.item(id).map(Item::text).unwrap_or_default();
        walk.print(&format!("  {words}: {text}"));
    }
    let more = reading.holding.len().saturating_sub(MAX_ITEMS_READ_OUT);
    if more > 0 {
        walk.print(&format!("  and {more} more"));
    }
}

/// What was said of the area last time, in the words of its own matrix.
fn last_judgement(walk: &WalkSession<'_>, domain: &Domain) -> Option<String> {
    let saved = walk.network_state.snapshot(walk.assessment().based_on?)?;
    let then = saved.snapshot.assessment.judgements.get(&domain.id)?;
    let stage = format_standing(
        &saved.matrix.matrix,
        scoring::standing_from_point(&saved.matrix.matrix, &then.stage)?,
    );
    let why = then.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
    Some(format!("Last time you said {stage}{why}"))
}

fn ask_judgement(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    reading: &DomainReading,
    now: usize,
) -> Result<AfterArea, InputEnd> {
    walk.print("Where do you say you are? It is your call. What you choose is what is shown.");
    let suggested = standing_to_line(reading.suggested);
    let lines = matrix.stages.len() + 1;
    let name = |line: usize| match line.checked_sub(1) {
        Some(at) => format_standing(matrix, Standing::Stage(at)),
        None => format_standing(matrix, Standing::Before),
    };
    for line in 0..lines {
        let ours = if reading.judged.is_some() && line == now { " (we say)" } else { "" };
        let theirs = if suggested == Some(line) { " (the answers suggest this)" } else { "" };
        walk.print(&format!("  {} {}{ours}{theirs}", line + 1, name(line)));
    }
    loop {
        let prompt =
            format!("Your stage (Enter: {}, b back, a area menu, l later, q menu): ", name(now));
        match walk.prompt(&prompt)?.to_lowercase().as_str() {
            "" => return Ok(accept_stage(walk, matrix, domain, now)),
            "b" => return Ok(AfterArea::Back),
            "l" => return Ok(AfterArea::Next),
            "q" => return Ok(AfterArea::Menu),
            "a" => return Ok(AfterArea::Area(area_index(matrix, domain))),
            typed => match typed
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1))
                .filter(|line| *line < lines)
            {
                Some(line) if Some(line) == suggested => {
                    return Ok(accept_stage(walk, matrix, domain, line));
                }
                Some(line) => {
                    if let Some(after) = override_stage(walk, matrix, domain, line)? {
                        return Ok(after);
                    }
                }
                None => walk.print(&format!("Type a number from 1 to {lines}, or only Enter.")),
            },
        }
    }
}

fn area_index(matrix: &Matrix, domain: &Domain) -> usize {
    matrix.domains.iter().position(|other| other.id == domain.id).unwrap_or(0)
}

/// Keeps the stage without more words; a reason that was given before for the same stage stays.
fn accept_stage(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    line: usize,
) -> AfterArea {
    let point = line_to_stage_point(matrix, line);
    let stands = walk
        .assessment()
        .judgements
        .get(&domain.id)
        .is_some_and(|judgement| judgement.stage == point);
    if !stands {
        walk.edit_without_overtaking(|said| said.set_judgement(&domain.id, point, ""));
    }
    AfterArea::Next
}

/// Another stage than the answers suggest, which needs a reason; none where the person would rather
/// choose again, and then all is as it was.
fn override_stage(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    line: usize,
) -> Result<Option<AfterArea>, InputEnd> {
    let point = line_to_stage_point(matrix, line);
    let before = walk.assessment().clone();
    // kept before the reason is asked for, in case the input ends here
    walk.edit_without_overtaking(|said| said.set_judgement(&domain.id, point.clone(), ""));
    loop {
        let reason = walk.prompt("Why? One line. Whoever takes over will read it: ")?;
        match reason.as_str() {
            "" => walk.print(
                "Another stage than the answers suggest needs a line for why; b chooses again.",
            ),
            "b" | "B" => {
                walk.edit_without_overtaking(|said| *said = before);
                return Ok(None);
            }
            _ => {
                walk.edit_without_overtaking(|said| said.set_judgement(&domain.id, point, &reason));
                walk.warn_about_privacy(&reason);
                walk.print("Both are kept: what the answers suggest, and what you say.");
                return Ok(Some(AfterArea::Next));
            }
        }
    }
}
