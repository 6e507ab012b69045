//! The card that closes an area in the plain walk: what the answers suggest, what is left, and the
//! stage that the team says.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use super::{asks, choose_area, look_up, undo};
use crate::maturity::assessment::Assessment;
use crate::maturity::assessment::StagePoint;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{format_answer_to, format_standing, headline, pluralize};
use crate::maturity::scoring::{self, DomainReading, Standing};
use crate::maturity::walk::closing_card::{CardBasis, CardOpening, card_opening, sole_pick};
use crate::maturity::walk::kept::words::describe_domain_answered;
use crate::maturity::walk::stage_lines::{line_by_number, line_numbers, line_to_stage_point};

const MAX_ITEMS_READ_OUT: usize = 3;

pub(crate) enum AfterArea {
    Next,
    Area(usize),
    /// To a statement, in the area of that number.
    Item(usize, ItemId),
    Back,
}

/// Closes an area. One in which nothing was said is passed over, unless its card was asked for.
pub(crate) fn close_area(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    is_asked_for: bool,
) -> Result<AfterArea, InputEnd> {
    let reading = scoring::evaluate_domain(matrix, domain, walk.assessment());
    if !is_asked_for && reading.answered == 0 && reading.judged.is_none() {
        return Ok(AfterArea::Next);
    }
    walk.print("");
    let whole = walk.kept.fill_answers(walk.assessment());
    let opening = card_opening(matrix, domain, walk.assessment(), &walk.kept, &walk.last_time);
    if sole_pick(domain, walk.assessment(), &opening).is_some() {
        let picked = format_standing(matrix, reading.suggested);
        walk.print(&format!("{}: you picked {picked}, so that is where you stand.", domain.name));
    } else {
        print_summary(walk, matrix, domain, &whole);
    }
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
            .map_or_else(|| "open".to_owned(), |answer| format_answer_to(matrix, id, answer));
        let text = known.matrix.item(id).map(Item::plain_text).unwrap_or_default();
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
    let is_said = sole_pick(domain, walk.assessment(), opening).is_some();
    if !is_said {
        walk.print("Where do you say you are? It is your call. What you choose is what is shown.");
    }
    let (suggested, numbers) = (opening.suggested, line_numbers(matrix));
    if !is_said {
        print_stages(walk, matrix, opening, now);
    }
    let holds = if opening.basis == CardBasis::LastTime { ", it still holds" } else { "" };
    loop {
        let prompt = format!(
            "Your stage (Enter: {}{holds}; b back, l later, w why, u undo, a what we need, area to choose another, q menu): ",
            line_name(matrix, now)
        );
        let typed = walk.prompt(&prompt)?;
        if matches!(typed.as_str(), "u" | "U") {
            if let Some(id) = undo::step(walk, typed == "u") {
                let area = area_of_item(matrix, &id).unwrap_or(area_index(matrix, domain));
                return Ok(AfterArea::Item(area, id));
            }
            continue;
        }
        match typed.to_lowercase().as_str() {
            "" => return Ok(accept_stage(walk, matrix, domain, now, &opening.reason)),
            "b" => return Ok(AfterArea::Back),
            "l" => return Ok(AfterArea::Next),
            "area" => {
                if let Some(area) = choose_area::choose_area(walk, matrix)? {
                    return Ok(AfterArea::Area(area));
                }
            }
            "a" => asks::ask_needs_of(walk, domain)?,
            "w" => look_up::show_why(walk, domain, None),
            typed => match parse_line(matrix, typed) {
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
                None => walk.print(&format!("{}, or only Enter.", number_words(&numbers))),
            },
        }
    }
}

/// The stages that can be said, with their numbers.
fn print_stages(walk: &mut WalkSession<'_>, matrix: &Matrix, opening: &CardOpening, now: usize) {
    let numbers = line_numbers(matrix);
    for line in 0..=matrix.stages.len() {
        let ours = match opening.basis {
            CardBasis::Said if line == now => " (we say)",
            CardBasis::LastTime if line == now => " (we said last time)",
            _ => "",
        };
        let is_suggested = opening.suggested == Some(line);
        let theirs = if is_suggested { " (the answers suggest this)" } else { "" };
        let number = numbers.get(line).copied().flatten();
        let number = number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        walk.print(&format!("  {number} {}{ours}{theirs}", line_name(matrix, line)));
    }
}

fn line_name(matrix: &Matrix, line: usize) -> String {
    format_standing(matrix, line.checked_sub(1).map_or(Standing::Before, Standing::Stage))
}

/// The line that was typed: by its number, or before the first stage by the words for it.
fn parse_line(matrix: &Matrix, typed: &str) -> Option<usize> {
    let number = typed.parse().ok();
    let has_sign = || line_numbers(matrix).first() == Some(&None);
    let is_before =
        || (typed == "-" && has_sign()) || matrix.before_label().eq_ignore_ascii_case(typed);
    number.and_then(|number| line_by_number(matrix, number)).or_else(|| is_before().then_some(0))
}

/// Which numbers can be typed.
fn number_words(numbers: &[Option<i32>]) -> String {
    let mut typed = numbers.iter().flatten();
    let first = typed.next().copied().unwrap_or(1);
    let last = typed.next_back().copied().unwrap_or(first);
    format!("Type a number from {first} to {last}")
}

fn area_of_item(matrix: &Matrix, id: &ItemId) -> Option<usize> {
    matrix.domains.iter().position(|domain| domain.items().any(|item| item.id() == id))
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
                walk.steps.forget_last();
                walk.edit_beside(|said| *said = before);
                return Ok(None);
            }
            _ => {
                let last = walk.last_time.clone();
                walk.edit_beside(|said| last.say_stage(said, &domain.id, point, &reason));
                walk.warn_about_privacy(&reason);
                walk.print("Both are kept: what the answers suggest, and what you say.");
                return Ok(Some(AfterArea::Next));
            }
        }
    }
}
