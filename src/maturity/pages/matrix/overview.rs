//! What the page of a matrix says of it as a whole, part by part.

use std::sync::Arc;

use super::page_writer::PageWriter;
use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Matrix, MatrixKind, Unchecked};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::page::LineKind;
use crate::maturity::phrases;
use crate::maturity::revision::MatrixPlace;

/// "local · 5 areas, 4 stages".
pub fn kind_and_size(matrix: &Matrix) -> String {
    let areas = phrases::pluralize(matrix.domains.len(), "area", "areas");
    let stages = phrases::pluralize(matrix.stages.len(), "stage", "stages");
    format!("{} · {areas}, {stages}", kind_word(matrix.kind))
}

fn kind_word(kind: MatrixKind) -> &'static str {
    match kind {
        MatrixKind::National => "national",
        MatrixKind::Local => "local",
        MatrixKind::Exercise => "an exercise",
    }
}

/// Who wrote it, at which revision, and where it comes from, on one line.
pub fn kind_and_origin(known: &KnownMatrix) -> String {
    let kind = kind_word(known.matrix.kind);
    let origin = match &known.origin {
        Origin::Shipped => "comes with the program".to_owned(),
        Origin::Loose(file) => format!("from {file}"),
        Origin::Frozen(_) => "the copy that your answers were given on".to_owned(),
    };
    format!("{kind} · revision {} · {origin}", known.reference.revision)
}

/// What it is, how far to trust it, and where its ideas come from.
pub(super) fn write_overview(page: &mut PageWriter, known: &KnownMatrix) {
    let matrix = &known.matrix;
    if page.is_ours {
        page.place(LineKind::Heading, 0, matrix.title.clone(), MatrixPlace::Title);
    }
    if matrix.kind == MatrixKind::National {
        page.page.heading("Our plain-English companion, not NHS England's text.");
    }
    if !has_about_below(page, matrix) {
        write_about(page, matrix);
    }
    let key = if page.is_printed { "" } else { " L shows the next." };
    let id = if page.is_printed { format!("{} · ", known.reference.id) } else { String::new() };
    let page = &mut page.page;
    if let Some(languages) = matrix.describe_languages() {
        page.body(0, format!("{languages}{key}"));
    }
    if let Some(one) = &matrix.about_one {
        page.body(0, format!("Each walk is about one {one}, and asks which."));
    }
    if let Some(opening) = &matrix.opening {
        page.body(0, format!("It opens with an exercise: {opening}"));
    }
    page.blank_line();
    page.quiet(0, format!("{id}{}", kind_and_origin(known)));
    let areas = phrases::pluralize(matrix.domains.len(), "area", "areas");
    let stages = phrases::pluralize(matrix.stages.len(), "stage", "stages");
    let ladders: usize = matrix.domains.iter().map(|domain| domain.ladders.len()).sum();
    let statements =
        phrases::pluralize(matrix.items().count() - ladders, "statement", "statements");
    let picks = if ladders == 0 {
        String::new()
    } else {
        format!(", {ladders} to pick one description for")
    };
    page.quiet(0, format!("{areas}, {stages}, {statements}{picks}."));
}

/// Whether what it says of itself stands below what it asks: of a national one the first line says
/// enough, and what is asked comes before where it comes from.
fn has_about_below(page: &PageWriter, matrix: &Matrix) -> bool {
    matrix.kind == MatrixKind::National && !page.is_ours
}

fn write_about(page: &mut PageWriter, matrix: &Matrix) {
    if let Some(about) = &matrix.about {
        page.place(LineKind::Body, 0, to_plain(about), MatrixPlace::About);
    }
}

/// Where its ideas come from, and how much of it was never checked against that: below what it asks.
pub(super) fn write_sources(page: &mut PageWriter, known: &KnownMatrix) {
    let matrix = &known.matrix;
    let key = if page.is_printed { "" } else { " C lists them." };
    let unchecked = describe_unchecked(matrix).map(|words| format!("{words}{key}"));
    let is_about_below = has_about_below(page, matrix) && matrix.about.is_some();
    if matrix.source.is_none() && unchecked.is_none() && !is_about_below {
        return;
    }
    page.page.blank_line();
    page.page.heading("Sources");
    if is_about_below {
        write_about(page, matrix);
    }
    let page = &mut page.page;
    if let Some(source) = &matrix.source {
        page.body(0, source.clone());
    }
    if let Some(unchecked) = unchecked {
        page.body(0, unchecked);
    }
}

/// Which earlier revisions are kept; in one of those, which is the present one.
pub(super) fn write_revisions(
    page: &mut PageWriter,
    known: &KnownMatrix,
    kept: &[Arc<KnownMatrix>],
) {
    let own = known.reference.revision;
    let newest = kept.first().map_or(own, |newest| newest.reference.revision);
    let earlier = kept.iter().filter(|other| other.reference.revision < own).count();
    if newest > own {
        page.page
            .body(0, format!("This is an earlier revision. The present one is revision {newest}."));
    } else if earlier > 0 {
        let are =
            phrases::pluralize(earlier, "earlier revision is kept", "earlier revisions are kept");
        let key = if page.is_printed { "." } else { ": V shows what was and what is." };
        page.page.quiet(0, format!("{are}{key}"));
    }
}

pub(super) fn write_stages(page: &mut PageWriter, matrix: &Matrix) {
    page.page.blank_line();
    page.page.heading("Stages");
    if matrix.before.is_some() {
        page.page.body(2, format!("{}: before the first stage", matrix.before_label()));
    }
    for stage in &matrix.stages {
        let id = if page.is_printed { format!(" ({})", stage.id) } else { String::new() };
        let name = MatrixPlace::Stage { stage: stage.id.clone() };
        match &stage.meaning {
            Some(meaning) if page.is_ours => {
                page.place(LineKind::Body, 2, stage.name.clone(), name);
                let place = MatrixPlace::StageMeaning { stage: stage.id.clone() };
                page.place(LineKind::Quiet, 4, meaning.clone(), place);
            }
            Some(meaning) => page.page.body(2, format!("{}{id}: {meaning}", stage.name)),
            None => page.place(LineKind::Body, 2, format!("{}{id}", stage.name), name),
        }
    }
    let page = &mut page.page;
    if let Some(bar) = phrases::describe_bar(matrix) {
        page.blank_line();
        page.body(0, bar);
    }
    for set in &matrix.answer_sets {
        page.blank_line();
        page.heading(format!("The answers \"{}\"", set.id));
        page.body(2, set.words());
    }
    for scale in &matrix.scales {
        page.blank_line();
        page.heading(format!("The scale \"{}\"", scale.title()));
        matrix.scale_words(scale).iter().for_each(|rung| page.body(2, rung.line()));
    }
}

/// The statements that were written from memory, so that a person who has the document can check
/// them; first those that no source stands behind.
pub(super) fn write_unchecked(page: &mut PageWriter, matrix: &Matrix) {
    for (kind, head, says) in UNCHECKED {
        let items: Vec<_> = matrix.unchecked_items(kind).collect();
        if items.is_empty() {
            continue;
        }
        page.page.blank_line();
        page.page.heading(format!("{head}: {}", items.len()));
        page.page.body(0, says);
        for domain in &matrix.domains {
            let mut of_domain =
                domain.items().filter(|item| item.unchecked() == Some(kind)).peekable();
            if of_domain.peek().is_some() {
                page.page.blank_line();
                page.page.body(2, domain.short_name().to_uppercase());
            }
            for item in of_domain {
                let place = MatrixPlace::Item { item: item.id().clone() };
                let words = format!("{}  {}", item.id(), item.plain_text());
                page.place(LineKind::Body, 4, words, place);
                if !item.sources().is_empty() {
                    page.page.quiet(6, item.sources().join(", "));
                }
            }
        }
    }
}

const UNCHECKED: [(Unchecked, &str, &str); 2] = [
    (
        Unchecked::NoSource,
        "No source yet",
        "Written from memory of the document, not checked against it. With the document beside you, half an hour is enough to check them.",
    ),
    (
        Unchecked::StageOnly,
        "Idea in a source, stage unchecked",
        "The idea was read in the source below it. Whether it belongs to this stage has not been checked.",
    ),
];

/// How many were written from memory, and what is known of them; none where there is nothing to
/// check.
pub fn describe_unchecked(matrix: &Matrix) -> Option<String> {
    let count = |kind| matrix.unchecked_items(kind).count();
    let (bare, stage_only) = (count(Unchecked::NoSource), count(Unchecked::StageOnly));
    let items = phrases::pluralize(matrix.items().count(), "statement", "statements");
    let ideas = match (bare, stage_only) {
        (0, 0) => return None,
        (_, 0) => "Each says that it is unchecked".to_owned(),
        (0, _) => {
            "Their ideas also stand in a source that was read; no stage was checked".to_owned()
        }
        _ => format!(
            "The ideas of {stage_only} also stand in a source that was read, {bare} have none yet; no stage was checked"
        ),
    };
    Some(format!(
        "{} of {items} were written from memory and wait to be checked. {ideas}.",
        bare + stage_only
    ))
}

pub(super) fn write_glossary(page: &mut PageWriter, matrix: &Matrix) {
    if matrix.glossary.is_empty() {
        return;
    }
    page.page.blank_line();
    page.page.heading("Words");
    for term in &matrix.glossary {
        page.read_only(LineKind::Body, 2, format!("{}: {}", term.term, term.meaning));
    }
}
