//! The card that closes an area in the plain walk: what the answers suggest, what is left, and the
//! stage that the team says.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::assessment::Assessment;
use crate::maturity::assessment::StagePoint;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{format_answer, format_standing, headline, pluralize};
use crate::maturity::scoring::{self, DomainReading, Standing};
use crate::maturity::walk::closing_card::{CardBasis, CardOpening, card_opening};
use crate::maturity::walk::kept::words::describe_domain_answered;
use crate::maturity::walk::stage_lines::line_to_stage_point;

const MAX_ITEMS_READ_OUT: usize = 3;

pub(crate) enum AfterArea {
    Next,
    Area(usize),
    Back,
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
    let whole = walk.kept.fill_answers(walk.assessment());
    print_summary(walk, matrix, domain, &whole);
    let opening = card_opening(matrix, domain, walk.assessment(), &walk.kept, &walk.last_time);
    let Some(now) = opening.choice else {
        walk.print("Nothing in this area applies.");
        return Ok(AfterArea::Next);
    };
    ask_judgement(walk, matrix, domain, &opening, now)
}

fn print_summary(walk: &mut WalkSession<'_>, matrix: &Matrix, domain: &Domain, whole: &Assessment) {
    let reading = scoring::evaluate_domain(matrix, domain, whole);
    walk.print(&format!("{}: {}.", domain.name, describe_domain_answered(domain, whole, false)));
    let suggestion = DomainReading { judged: None, ..reading.clone() };
    if reading.answered > 0 {
        walk.print(&format!("The answers suggest: {}", headline(matrix, &suggestion)));
    }
    let then = walk.last_time.judgement_words(matrix, domain, whole);
    if let Some(words) = then {
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
        let words = whole
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

fn ask_judgement(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    opening: &CardOpening,
    now: usize,
) -> Result<AfterArea, InputEnd> {
    walk.print("Where do you say you are? It is your call. What you choose is what is shown.");
    let suggested = opening.suggested;
    let lines = matrix.stages.len() + 1;
    let name = |line: usize| match line.checked_sub(1) {
        Some(at) => format_standing(matrix, Standing::Stage(at)),
        None => format_standing(matrix, Standing::Before),
    };
    for line in 0..lines {
        let ours = match opening.basis {
            CardBasis::Said if line == now => " (we say)",
            CardBasis::LastTime if line == now => " (we said last time)",
            _ => "",
        };
        let theirs = if suggested == Some(line) { " (the answers suggest this)" } else { "" };
        walk.print(&format!("  {} {}{ours}{theirs}", line + 1, name(line)));
    }
    let holds = if opening.basis == CardBasis::LastTime { ", it still holds" } else { "" };
    loop {
        let prompt = format!(
            "Your stage (Enter: {}{holds}; b back, a area menu, l later, q menu): ",
            name(now)
        );
        match walk.prompt(&prompt)?.to_lowercase().as_str() {
            "" => return Ok(accept_stage(walk, matrix, domain, now, &opening.reason)),
            "b" => return Ok(AfterArea::Back),
            "l" => return Ok(AfterArea::Next),
            "a" => return Ok(AfterArea::Area(area_index(matrix, domain))),
            typed => match typed
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1))
                .filter(|line| *line < lines)
            {
                Some(line) if line == now => {
                    return Ok(accept_stage(walk, matrix, domain, line, &opening.reason));
                }
                Some(line) if Some(line) == suggested => {
                    return Ok(accept_stage(walk, matrix, domain, line, ""));
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

/// Keeps the stage, with the reason that stands with it.
fn accept_stage(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    line: usize,
    reason: &str,
) -> AfterArea {
    let point = line_to_stage_point(matrix, line);
    let ours = walk.assessment().judgements.get(&domain.id);
    let stands = ours.is_some_and(|ours| {
        ours.stage == point && ours.reason.as_deref().unwrap_or_default() == reason
    });
    if !stands {
        say_stage(walk, domain, point, reason);
    }
    AfterArea::Next
}

fn say_stage(walk: &mut WalkSession<'_>, domain: &Domain, point: StagePoint, reason: &str) {
    let last = walk.last_time.clone();
    walk.edit_without_overtaking(|said| last.say_stage(said, &domain.id, point, reason));
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
    say_stage(walk, domain, point.clone(), "");
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
                say_stage(walk, domain, point, &reason);
                walk.warn_about_privacy(&reason);
                walk.print("Both are kept: what the answers suggest, and what you say.");
                return Ok(Some(AfterArea::Next));
            }
        }
    }
}
