//! Sentences about one area: what was said and why, and which areas of other matrices line up with it.

use super::View;
use crate::app::progress::past::AreaLine;
use crate::maturity::crosswalk::{self, LinedUp};
use crate::maturity::matrix::{Domain, Kind};
use crate::maturity::saying;
use crate::maturity::scoring::{self, Standing};

/// What was said of the area in the newest snapshot shown, and why.
pub(super) fn said(view: &View<'_>, line: &AreaLine) -> String {
    let newest = view.past.trends[line.trend].snapshots.last().and_then(|id| view.record.snapshot(*id));
    let Some(saved) = newest else { return "No snapshot was saved against this matrix yet.".to_owned() };
    let (matrix, assessment) = (&saved.matrix.matrix, &saved.snapshot.assessment);
    let Some(domain) = matrix.domain(&line.domain) else { return String::new() };
    let reading = scoring::read_domain(matrix, domain, assessment);
    let stands = saying::standing_words(matrix, reading.standing());
    let suggested = saying::standing_words(matrix, reading.suggested);
    let reason = assessment.judgements.get(&domain.id).and_then(|judgement| judgement.reason.as_deref());
    let says = if saved.snapshot.assessment.voice.is_agreed() { "We said" } else { "One person said" };
    match (reading.judged, reason) {
        (None, _) if reading.answered == 0 => format!("Not answered on {}.", saying::day(saved.snapshot.taken_on)),
        (None, _) if reading.suggested == Standing::NotApplicable => "Nothing in this area applies here.".to_owned(),
        (None, _) => format!("{}, by the answers. Nobody said a stage of their own.", saying::headline(matrix, &reading)),
        (Some(_), Some(reason)) => format!("{says} {stands}: '{reason}'"),
        (Some(_), None) if reading.differs() => {
            format!("{says} {stands}; the answers suggest {suggested}. No reason is noted.")
        }
        (Some(_), None) => format!("{says} {stands}, as the answers suggest."),
    }
}

/// "national, area 3 of 5".
pub(super) fn number(view: &View<'_>, line: &AreaLine) -> String {
    let matrix = view.past.matrix(line);
    let kind = match matrix.kind {
        Kind::National => "national",
        Kind::Local => "local",
        Kind::Exercise => "exercise",
    };
    format!("{kind}, area {} of {}", line.number + 1, matrix.domains.len())
}

/// The area of another matrix that stands below, with how many there are and which comes next.
pub(super) struct Beside {
    /// The number of its line.
    pub(super) at: usize,
    /// "RIVERSIDE, lines up with it: One team  (1 of 2; Tab: Home, urgent help)".
    pub(super) heading: String,
}

/// The chosen one of the areas that line up with this one.
pub(super) fn beside(view: &View<'_>, line: &AreaLine) -> Option<Beside> {
    let all = crosswalk::lined_up(view.record, &line.matrix, &line.domain);
    let at = view.progress.area.map_or(0, |area| area.beside).min(all.len().checked_sub(1)?);
    let one = all.get(at)?;
    let named = |one: &LinedUp<'_>| one.domain.short().to_owned();
    let mut heading = format!("{}, lines up with it: {}", one.matrix.matrix.short().to_uppercase(), named(one));
    if all.len() > 1 {
        let next = all.get((at + 1) % all.len()).map(named).unwrap_or_default();
        heading = format!("{heading}  ({} of {}; then {next})", at + 1, all.len());
    }
    let at = view.past.line_of(&one.matrix.reference.id, &one.domain.id)?;
    Some(Beside { at, heading })
}

/// What to say where no area stands below: which one this lines up with itself, or that there is none.
pub(super) fn alone(view: &View<'_>, line: &AreaLine) -> Option<String> {
    let record = view.record;
    let matrix = view.past.matrix(line);
    if let Some((other, main)) = crosswalk::main_of(matrix, &line.domain) {
        let known = &record.matrix(&other)?.matrix;
        let domain = known.domain(&main)?;
        return Some(format!("Lines up with {} ({}).", domain.short(), known.short()));
    }
    let other = record.matrices.iter().find(|known| known.matrix.crosswalk.iter().any(|row| row.matrix == line.matrix))?;
    let also = other.matrix.crosswalk.iter().filter(|row| row.matrix == line.matrix && row.also.contains(&line.domain));
    let also: Vec<&str> = also.filter_map(|row| other.matrix.domain(&row.domain)).map(Domain::short).collect();
    let name = other.matrix.short();
    Some(if also.is_empty() {
        format!("{name} has no area for this.")
    } else {
        format!("{name} has no area of its own for this; see also {}.", also.join(", "))
    })
}

/// "we said Step 1, the answers suggest Foundation", of the newest snapshot shown.
pub(super) fn differs(view: &View<'_>, line: &AreaLine) -> Option<String> {
    let newest = view.past.trends[line.trend].snapshots.last().copied()?;
    let saved = view.record.snapshot(newest)?;
    let (matrix, assessment) = (&saved.matrix.matrix, &saved.snapshot.assessment);
    let reading = scoring::read_domain(matrix, matrix.domain(&line.domain)?, assessment);
    let words = |standing| saying::standing_in_short(matrix, standing);
    Some(format!("we said {}, the answers suggest {}.", words(reading.standing()), words(reading.suggested)))
}
