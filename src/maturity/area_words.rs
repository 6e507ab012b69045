//! An area in words, the same on a page, a screen and in what is printed: where it stands, what is
//! left on the way, what next.

use super::assessment::{Aim, Judgement};
use super::matrix::Matrix;
use super::phrases::{format_aim, format_month_year, format_standing, headline, pluralize};
use super::scoring::{DomainReading, Standing};

/// Where a domain stands in a snapshot, with what the answers suggest where that is another stage:
/// "Step 1, we say; the answers suggest Foundation".
pub fn standing_words(matrix: &Matrix, reading: &DomainReading) -> String {
    let stands = headline(matrix, reading);
    match (reading.judged, reading.differs()) {
        (None, _) if says_nothing(reading) => stands,
        (None, _) => format!("{stands}, by the answers"),
        (Some(_), false) => format!("{stands}, we say"),
        (Some(_), true) => format!(
            "{stands}, we say; the answers suggest {}",
            format_standing(matrix, reading.suggested)
        ),
    }
}

/// The same in a list of many, where what we say goes without saying: "Step 1"; "Foundation, by the
/// answers" where nothing was said; "Step 1 *, the answers suggest Foundation" where both differ.
pub fn short_standing_words(matrix: &Matrix, reading: &DomainReading) -> String {
    match standing_parts(matrix, reading) {
        (stage, Some(beside)) => format!("{stage}, {beside}"),
        (stage, None) => stage,
    }
}

/// The same in two: the stage, and what has to be known beside it.
pub fn standing_parts(matrix: &Matrix, reading: &DomainReading) -> (String, Option<String>) {
    let stage = headline(matrix, reading);
    match (reading.judged, reading.differs()) {
        (Some(_), false) => (stage, None),
        (Some(_), true) => {
            let suggested = format_standing(matrix, reading.suggested);
            (format!("{stage} *"), Some(format!("the answers suggest {suggested}")))
        }
        (None, _) if says_nothing(reading) => (stage, None),
        (None, _) => (stage, Some("by the answers".to_owned())),
    }
}

/// Whether no answer of an area suggests a stage.
fn says_nothing(reading: &DomainReading) -> bool {
    reading.answered == 0 || reading.suggested == Standing::NotApplicable
}

/// "move to Step 1, look again in March 2027: the frailty team starts".
pub fn aim_words(matrix: &Matrix, aim: &Aim) -> String {
    let day = aim
        .review_on
        .map(|day| format!(", look again in {}", format_month_year(day)))
        .unwrap_or_default();
    let reason = aim.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    format!("{}{day}{reason}", format_aim(matrix, aim))
}

/// The reason given for our stage; none where nothing was said of it that counts.
pub fn reason_of<'j>(reading: &DomainReading, judged: Option<&'j Judgement>) -> Option<&'j str> {
    judged.filter(|_| reading.judged.is_some()).and_then(|judged| judged.reason.as_deref())
}

/// "Left on the way to Step 1: 3 things (4 of 6 in place at Step 1)"; none where no further stage
/// asks anything.
pub fn left_words(matrix: &Matrix, reading: &DomainReading) -> Option<String> {
    let (towards, in_place, applicable) =
        (reading.next_stage?, reading.in_place?, reading.applicable?);
    let next = format_standing(matrix, Standing::Stage(towards));
    let left = pluralize(reading.holding.len(), "thing", "things");
    Some(format!(
        "Left on the way to {next}: {left} ({in_place} of {applicable} in place at {next})"
    ))
}

/// Stages of which nothing applies are named, so that nobody wonders why they were passed over.
pub fn skipped_stages_words(matrix: &Matrix, reading: &DomainReading) -> Option<String> {
    let skipped = matrix.stages.iter().zip(&reading.by_stage).filter(|(_, tally)| {
        let asked_count = tally.fully
            + tally.mostly
            + tally.partly
            + tally.not_yet
            + tally.not_sure
            + tally.unanswered;
        tally.not_applicable > 0 && asked_count + tally.rungs_in_place + tally.rungs_open == 0
    });
    let names: Vec<&str> = skipped.map(|(stage, _)| stage.name.as_str()).collect();
    (!names.is_empty() && reading.suggested != Standing::NotApplicable)
        .then(|| format!("{}: nothing applies.", names.join(", ")))
}
