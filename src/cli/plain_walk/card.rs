//! Closing an area: what the answers suggest, what is left, and where we say we are. It is the
//! team's call.

use super::areas::AfterArea;
use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{answer_words, count_of, headline, standing_words};
use crate::maturity::scoring::{self, DomainReading, Standing};
use crate::tui::screens::walk::card::{line_of, point_of};

/// How many of the things that are left are read out.
const READ_OUT: usize = 3;

/// Closes an area. One in which nothing was said is passed over.
pub(crate) fn close(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
) -> Result<AfterArea, InputEnd> {
    let reading = scoring::read_domain(matrix, domain, sitting.said());
    if reading.answered == 0 && reading.judged.is_none() {
        return Ok(AfterArea::Next);
    }
    sitting.say("");
    tell(sitting, matrix, domain, &reading);
    let (Some(_), Some(now)) = (line_of(reading.suggested), line_of(reading.standing())) else {
        sitting.say("Nothing in this area applies.");
        return Ok(AfterArea::Next);
    };
    ask(sitting, matrix, domain, &reading, now)
}

fn tell(sitting: &mut WalkSession<'_>, matrix: &Matrix, domain: &Domain, reading: &DomainReading) {
    sitting.say(&format!("{}: {} of {} answered.", domain.name, reading.answered, reading.items));
    let suggestion = DomainReading { judged: None, ..reading.clone() };
    sitting.say(&format!("The answers suggest: {}", headline(matrix, &suggestion)));
    if let Some(words) = last_time(sitting, domain) {
        sitting.say(&words);
    }
    let Some(towards) = reading.towards else { return };
    let next = standing_words(matrix, Standing::Stage(towards));
    sitting.say(&format!(
        "Left on the way to {next}: {}",
        count_of(reading.holding.len(), "thing", "things")
    ));
    let known = sitting.known();
    for id in reading.holding.items().take(READ_OUT) {
        let words = sitting
            .said()
            .answer(id)
            .map_or_else(|| "open".to_owned(), |answer| answer_words(matrix, answer));
        let text = known.matrix.item(id).map(Item::text).unwrap_or_default();
        sitting.say(&format!("  {words}: {text}"));
    }
    let more = reading.holding.len().saturating_sub(READ_OUT);
    if more > 0 {
        sitting.say(&format!("  and {more} more"));
    }
}

/// What was said of the area last time, in the words of its own matrix.
fn last_time(sitting: &WalkSession<'_>, domain: &Domain) -> Option<String> {
    let saved = sitting.record.snapshot(sitting.said().based_on?)?;
    let then = saved.snapshot.assessment.judgements.get(&domain.id)?;
    let stage = standing_words(
        &saved.matrix.matrix,
        scoring::standing_of(&saved.matrix.matrix, &then.stage)?,
    );
    let why = then.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
    Some(format!("Last time you said {stage}{why}"))
}

fn ask(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    reading: &DomainReading,
    now: usize,
) -> Result<AfterArea, InputEnd> {
    sitting.say("Where do you say you are? It is your call. What you choose is what is shown.");
    let suggested = line_of(reading.suggested);
    let lines = matrix.stages.len() + 1;
    let name = |line: usize| match line.checked_sub(1) {
        Some(at) => standing_words(matrix, Standing::Stage(at)),
        None => standing_words(matrix, Standing::Before),
    };
    for line in 0..lines {
        let ours = if reading.judged.is_some() && line == now { " (we say)" } else { "" };
        let theirs = if suggested == Some(line) { " (the answers suggest this)" } else { "" };
        sitting.say(&format!("  {} {}{ours}{theirs}", line + 1, name(line)));
    }
    loop {
        let prompt =
            format!("Your stage (Enter: {}, b back, a area menu, l later, q menu): ", name(now));
        match sitting.ask(&prompt)?.to_lowercase().as_str() {
            "" => return Ok(agree(sitting, matrix, domain, now)),
            "b" => return Ok(AfterArea::Back),
            "l" => return Ok(AfterArea::Next),
            "q" => return Ok(AfterArea::Menu),
            "a" => return Ok(AfterArea::Area(area_of(matrix, domain))),
            typed => match typed
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1))
                .filter(|line| *line < lines)
            {
                Some(line) if Some(line) == suggested => {
                    return Ok(agree(sitting, matrix, domain, line));
                }
                Some(line) => return disagree(sitting, matrix, domain, line),
                None => sitting.say(&format!("Type a number from 1 to {lines}, or only Enter.")),
            },
        }
    }
}

fn area_of(matrix: &Matrix, domain: &Domain) -> usize {
    matrix.domains.iter().position(|other| other.id == domain.id).unwrap_or(0)
}

/// Keeps the stage without more words; a reason that was given before for the same stage stays.
fn agree(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    line: usize,
) -> AfterArea {
    let point = point_of(matrix, line);
    let stands =
        sitting.said().judgements.get(&domain.id).is_some_and(|judgement| judgement.stage == point);
    if !stands {
        sitting.change_plainly(|said| said.judge(&domain.id, point, ""));
    }
    AfterArea::Next
}

fn disagree(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    domain: &Domain,
    line: usize,
) -> Result<AfterArea, InputEnd> {
    let point = point_of(matrix, line);
    // kept before the reason is asked for: whoever hangs up now has still said the stage
    sitting.change_plainly(|said| said.judge(&domain.id, point.clone(), ""));
    let reason = sitting.ask("Why? One line. Whoever takes over will read it: ")?;
    if !reason.is_empty() {
        sitting.change_plainly(|said| said.judge(&domain.id, point, &reason));
        sitting.worry(&reason);
    }
    sitting.say("Both are kept: what the answers suggest, and what you say.");
    Ok(AfterArea::Next)
}
