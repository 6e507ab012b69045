//! What the page of a matrix says of it as a whole, part by part.

use crate::maturity::matrix::{Basis, Item, Ladder, Matrix, MatrixKind, Statement};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::phrases;
use crate::tui::document::Document;

pub(crate) fn kind_and_size(matrix: &Matrix) -> String {
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
pub(crate) fn kind_and_origin(known: &KnownMatrix) -> String {
    let kind = kind_word(known.matrix.kind);
    let origin = match &known.origin {
        Origin::Shipped => "comes with the program".to_owned(),
        Origin::Loose(file) => format!("from {file}"),
        Origin::Frozen(_) => "the copy that your answers were given on".to_owned(),
    };
    format!("{kind} · revision {} · {origin}", known.reference.revision)
}

/// What it is, how far to trust it, and where its ideas come from.
pub(crate) fn write_overview(page: &mut Document, known: &KnownMatrix) {
    let matrix = &known.matrix;
    if matrix.kind == MatrixKind::National {
        page.heading("Our plain-English companion, not NHS England's text.");
    }
    if let Some(about) = &matrix.about {
        page.body(0, about.clone());
    }
    if let Some(one) = &matrix.about_one {
        page.body(0, format!("Each walk is about one {one}, and asks which."));
    }
    if let Some(opening) = &matrix.opening {
        page.body(0, format!("It opens with an exercise: {opening}"));
    }
    let unchecked = unchecked_items(matrix).count();
    if unchecked > 0 {
        let items = phrases::pluralize(matrix.items().count(), "statement", "statements");
        page.body(0, format!("{unchecked} of {items} are unchecked: each says so, and all are listed near the end."));
    }
    page.blank_line();
    page.quiet(0, kind_and_origin(known));
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
    if let Some(source) = &matrix.source {
        page.quiet(0, format!("Sources: {source}"));
    }
}

pub(crate) fn write_stages(page: &mut Document, matrix: &Matrix) {
    page.blank_line();
    page.heading("Stages");
    if matrix.before.is_some() {
        page.body(2, format!("{}: before the first stage", matrix.before_label()));
    }
    for stage in &matrix.stages {
        match &stage.meaning {
            Some(meaning) => page.body(2, format!("{}: {meaning}", stage.name)),
            None => page.body(2, stage.name.clone()),
        }
    }
    page.blank_line();
    page.body(0, phrases::describe_bar(matrix));
}

/// The statements that were written from memory of the official document, so that a person who has
/// it can check them.
pub(crate) fn write_unchecked(page: &mut Document, matrix: &Matrix) {
    let many = unchecked_items(matrix).count();
    if many == 0 {
        return;
    }
    page.blank_line();
    page.heading(format!("Unchecked: {many} of {}", matrix.items().count()));
    page.body(0, "Recalled from the 2019 document, not checked against it. With the document beside you, half an hour is enough to check them.");
    for domain in &matrix.domains {
        let mut of_domain = domain.items().filter(|item| is_recalled(basis_of(*item))).peekable();
        if of_domain.peek().is_some() {
            page.blank_line();
            page.body(2, domain.short_name().to_uppercase());
        }
        of_domain.for_each(|item| page.body(4, format!("{}  {}", item.id(), item.text())));
    }
}

fn unchecked_items(matrix: &Matrix) -> impl Iterator<Item = Item<'_>> {
    matrix.items().filter(|item| is_recalled(basis_of(*item)))
}

fn basis_of(item: Item<'_>) -> &[Basis] {
    match item {
        Item::Statement(Statement { basis, .. }) | Item::Ladder(Ladder { basis, .. }) => basis,
    }
}

pub(crate) fn is_recalled(basis: &[Basis]) -> bool {
    basis.contains(&Basis::Recalled)
}

pub(crate) fn write_glossary(page: &mut Document, matrix: &Matrix) {
    if matrix.glossary.is_empty() {
        return;
    }
    page.blank_line();
    page.heading("Words");
    for term in &matrix.glossary {
        page.body(2, format!("{}: {}", term.term, term.meaning));
    }
}
