//! Sentences about one area: what was said and why, and which areas of other matrices line up with
//! it.

use super::ProgressDrawing;
use crate::maturity::crosswalk::{self, AlignedDomain};
use crate::maturity::matrix::{Domain, Matrix, MatrixKind};
use crate::maturity::phrases;
use crate::maturity::scoring::{self, Standing};
use crate::tui::screens::progress::timeline::AreaTimeline;

/// What was said of the area in the newest snapshot shown, and why.
pub(crate) fn said_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> String {
    let newest = view.timeline.trends[line.trend_index]
        .snapshots
        .last()
        .and_then(|id| view.network_state.snapshot(*id));
    let Some(saved) = newest else {
        return "No snapshot was saved against this matrix yet.".to_owned();
    };
    let (matrix, assessment) = (&saved.matrix.matrix, &saved.snapshot.assessment);
    let Some(domain) = matrix.domain(&line.domain) else { return String::new() };
    let reading = scoring::evaluate_domain(matrix, domain, assessment);
    let stands = phrases::format_standing(matrix, reading.standing());
    let by_answers = scoring::evaluate(matrix, domain, &assessment.answers, None);
    let suggested = match phrases::headline(matrix, &by_answers) {
        words if by_answers.holding.is_open() => format!("by the answers, {words}"),
        words => format!("the answers suggest {words}"),
    };
    let reason =
        assessment.judgements.get(&domain.id).and_then(|judgement| judgement.reason.as_deref());
    let says =
        if saved.snapshot.assessment.voice.is_agreed() { "We said" } else { "One person said" };
    match (reading.judged, reason) {
        (None, _) if reading.answered == 0 => {
            format!("Not answered on {}.", phrases::format_date(saved.snapshot.taken_on))
        }
        (None, _) if reading.suggested == Standing::NotApplicable => {
            "Nothing in this area applies here.".to_owned()
        }
        (None, _) => format!(
            "{}, by the answers. Nobody said a stage of their own.",
            phrases::headline(matrix, &reading)
        ),
        (Some(_), Some(reason)) => format!("{says} {stands}: '{reason}'"),
        (Some(_), None) if reading.differs() => {
            format!("{says} {stands}; {suggested}. No reason is noted.")
        }
        (Some(_), None) => format!("{says} {stands}, as the answers suggest."),
    }
}

/// "national, area 3 of 5".
pub(crate) fn area_number_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> String {
    let matrix = view.timeline.matrix(line);
    let kind = match matrix.kind {
        MatrixKind::National => "national",
        MatrixKind::Local => "local",
        MatrixKind::Exercise => "exercise",
    };
    format!("{kind}, area {} of {}", line.domain_index + 1, matrix.domains.len())
}

/// "23 of 120 snapshots shown"; none where all are.
pub(crate) fn skipped_words(shown: usize, all: usize) -> Option<String> {
    (shown < all).then(|| format!("{shown} of {all} snapshots shown"))
}

/// The area of another matrix that stands below, with how many there are and which comes next.
pub(crate) struct AlignedFact {
    pub(crate) line_index: usize,
    /// "Beside it RIVERSIDE: One team  (1 of 2, ▲▼ next)".
    pub(crate) heading: String,
}

pub(crate) fn aligned_fact(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> Option<AlignedFact> {
    let all = view.timeline.aligned_areas(view.network_state, line);
    let at = view
        .progress
        .area
        .as_ref()
        .map_or(0, |area| area.aligned_index)
        .min(all.len().checked_sub(1)?);
    let one = all.get(at)?;
    let named = |one: &AlignedDomain<'_>| one.domain.short_name().to_owned();
    let mut heading = format!(
        "Beside it {}: {}",
        one.subject.append_to_title(&one.matrix.matrix.short_title().to_uppercase()),
        named(one)
    );
    if all.len() > 1 {
        heading = format!("{heading}  ({} of {}, ▲▼ next)", at + 1, all.len());
    }
    let at = view.timeline.line_index(&one.subject, &one.domain.id)?;
    Some(AlignedFact { line_index: at, heading })
}

/// What to say where no area stands below: which one this lines up with itself, or how other
/// matrices touch it.
pub(crate) fn crosswalk_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> Option<String> {
    let record = view.network_state;
    let own = record
        .matrix(&line.subject.matrix)
        .map_or(view.timeline.matrix(line), |known| &known.matrix);
    if let Some((other, main)) = crosswalk::main_domain(own, &line.domain) {
        let known = &record.matrix_with_id(&other)?.matrix;
        let also = crosswalk::related_domains_in(own, &line.domain, &other)
            .into_iter()
            .filter_map(|id| known.domain(id));
        let also: Vec<&str> = also.map(Domain::short_name).collect();
        let also =
            if also.is_empty() { String::new() } else { format!("; see also {}", also.join(", ")) };
        return Some(format!(
            "Lines up with {} ({}){also}.",
            known.domain(&main)?.short_name(),
            known.short_title()
        ));
    }
    let others = other_matrices(view, line);
    let words = others.iter().map(|other| {
        let row = crosswalk::alignment::fallback_row(other, line.subject.matrix.id(), &line.domain);
        format!("{}: {}.", other.short_title(), row.placeholder().unwrap_or_default())
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join("  "))
}

/// "See also: Shared facts, One team (Riverside), Communication (How we work)": areas that touch this one
/// beside their main one.
pub(crate) fn see_also_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> Option<String> {
    let of = |other: &Matrix| {
        let areas = crosswalk::see_also(other, line.subject.matrix.id(), &line.domain);
        let names: Vec<&str> = areas.into_iter().map(Domain::short_name).collect();
        (!names.is_empty()).then(|| format!("{} ({})", names.join(", "), other.short_title()))
    };
    let all: Vec<String> = other_matrices(view, line).into_iter().filter_map(of).collect();
    (!all.is_empty()).then(|| format!("See also: {}", all.join(", ")))
}

/// The other matrices in use that say how they sit beside the one of this area.
fn other_matrices<'v>(view: &'v ProgressDrawing<'_>, line: &AreaTimeline) -> Vec<&'v Matrix> {
    let all = view.network_state.matrices.iter().map(|known| &known.matrix);
    all.filter(|other| {
        other.id != *line.subject.matrix.id()
            && crosswalk::has_crosswalk_to(other, line.subject.matrix.id())
    })
    .collect()
}

/// "we said Step 1, the answers suggest Foundation", of the newest snapshot shown.
pub(crate) fn difference_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> Option<String> {
    let newest = view.timeline.trends[line.trend_index].snapshots.last().copied()?;
    let saved = view.network_state.snapshot(newest)?;
    let (matrix, assessment) = (&saved.matrix.matrix, &saved.snapshot.assessment);
    let reading = scoring::evaluate_domain(matrix, matrix.domain(&line.domain)?, assessment);
    let by_answers =
        scoring::evaluate(matrix, matrix.domain(&line.domain)?, &assessment.answers, None);
    let said = phrases::format_standing_short(matrix, reading.standing());
    let suggest =
        if by_answers.holding.is_open() { "by the answers" } else { "the answers suggest" };
    Some(format!("we said {said}, {suggest} {}.", phrases::headline_short(matrix, &by_answers)))
}
