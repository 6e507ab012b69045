//! What the page of a matrix says, part by part.

use std::sync::Arc;

use crate::app::page::Page;
use crate::maturity::crosswalk;
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::matrix::{Basis, Domain, Item, Kind, Ladder, Matrix, Stage, Statement};
use crate::maturity::record::{KnownMatrix, Origin};
use crate::maturity::saying;

/// Who wrote it, at which revision, and where it comes from, on one line.
pub(super) fn kind_and_origin(known: &KnownMatrix) -> String {
    let kind = match known.matrix.kind {
        Kind::National => "national",
        Kind::Local => "local",
        Kind::Exercise => "an exercise",
    };
    let origin = match &known.origin {
        Origin::Shipped => "comes with the program".to_owned(),
        Origin::Loose(file) => format!("from {file}"),
        Origin::Frozen(_) => "the copy that your answers were given on".to_owned(),
    };
    format!("{kind} · revision {} · {origin}", known.reference.revision)
}

/// What it is, how far to trust it, and where its ideas come from.
pub(super) fn what_it_is(page: &mut Page, known: &KnownMatrix) {
    let matrix = &known.matrix;
    if matrix.kind == Kind::National {
        page.heading("Our plain-English companion, not NHS England's text.");
    }
    if let Some(about) = &matrix.about {
        page.body(0, about.clone());
    }
    if let Some(opening) = &matrix.opening {
        page.body(0, format!("It opens with an exercise: {opening}"));
    }
    let unchecked = unchecked(matrix).count();
    if unchecked > 0 {
        let items = saying::count_of(matrix.items().count(), "statement", "statements");
        page.body(0, format!("{unchecked} of {items} are unchecked: each says so, and all are listed near the end."));
    }
    page.gap();
    page.quiet(0, kind_and_origin(known));
    let areas = saying::count_of(matrix.domains.len(), "area", "areas");
    let stages = saying::count_of(matrix.stages.len(), "stage", "stages");
    let ladders: usize = matrix.domains.iter().map(|domain| domain.ladders.len()).sum();
    let statements = saying::count_of(matrix.items().count() - ladders, "statement", "statements");
    let picks = if ladders == 0 { String::new() } else { format!(", {ladders} to pick one description for") };
    page.quiet(0, format!("{areas}, {stages}, {statements}{picks}."));
    if let Some(source) = &matrix.source {
        page.quiet(0, format!("Sources: {source}"));
    }
}

/// The stages with their meanings, and what counts as in place.
pub(super) fn stages(page: &mut Page, matrix: &Matrix) {
    page.gap();
    page.heading("Stages");
    if matrix.before.is_some() {
        page.body(2, format!("{}: before the first stage", matrix.before_name()));
    }
    for stage in &matrix.stages {
        match &stage.meaning {
            Some(meaning) => page.body(2, format!("{}: {meaning}", stage.name)),
            None => page.body(2, stage.name.clone()),
        }
    }
    page.gap();
    page.body(0, saying::bar_words(matrix));
}

/// One area, with everything it asks.
pub(super) fn area(page: &mut Page, matrix: &Matrix, domain: &Domain, others: &[&Arc<KnownMatrix>]) {
    page.gap();
    page.heading(match domain.short_name.as_deref().filter(|short| *short != domain.name) {
        Some(short) => format!("{} ({short})", domain.name),
        None => domain.name.clone(),
    });
    page.body(0, domain.why.clone().unwrap_or_default());
    if let Some(good) = &domain.good {
        page.body(0, format!("What good looks like: {good}"));
    }
    if let Some(before) = &domain.before {
        page.body(0, format!("{}: {before}", matrix.before_name()));
    }
    if !domain.signs.is_empty() {
        page.body(0, "Warning signs, to talk about:");
        domain.signs.iter().for_each(|sign| page.body(2, format!("- {sign}")));
    }
    if let Some(beside) = lines_up(matrix, &domain.id, others) {
        page.body(0, beside);
    }
    for at in &matrix.stages {
        stage(page, domain, at);
    }
    domain.ladders.iter().for_each(|one| ladder(page, matrix, one));
    asks(page, matrix, domain);
}

/// The statements of one area at one stage.
fn stage(page: &mut Page, domain: &Domain, stage: &Stage) {
    let mut statements = domain.statements.iter().filter(|statement| statement.stage == stage.id).peekable();
    if statements.peek().is_none() {
        return;
    }
    page.gap();
    page.body(2, stage.name.to_uppercase());
    for statement in statements {
        page.body(4, statement.text.clone());
        let example = statement.evidence.as_ref().map(|evidence| format!("For example: {evidence}"));
        let checked = is_recalled(&statement.basis).then(|| "unchecked".to_owned());
        let beside: Vec<String> = example.into_iter().chain(checked).collect();
        if !beside.is_empty() {
            page.quiet(6, beside.join(" · "));
        }
    }
}

fn ladder(page: &mut Page, matrix: &Matrix, ladder: &Ladder) {
    page.gap();
    page.body(2, format!("PICK ONE DESCRIPTION: {}", ladder.title));
    for stage in &matrix.stages {
        if let Some(rung) = ladder.rung(&stage.id) {
            page.body(4, format!("{}: {}", stage.name, rung.text));
        }
    }
    if let Some(evidence) = &ladder.evidence {
        page.quiet(6, format!("For example: {evidence}"));
    }
}

fn asks(page: &mut Page, matrix: &Matrix, domain: &Domain) {
    if domain.asks.is_empty() {
        return;
    }
    page.gap();
    page.body(2, "WHAT WE NEED FROM OTHERS (not scored)");
    for ask in &domain.asks {
        let stage = matrix.stage(&ask.stage).map_or_else(String::new, |stage| format!("{}: ", stage.name));
        page.body(4, format!("{stage}{}", ask.text));
    }
}

/// "Lines up with Joining up care (Five national areas); see also Using what we have." None where nothing is said of it.
fn lines_up(matrix: &Matrix, domain: &DomainId, others: &[&Arc<KnownMatrix>]) -> Option<String> {
    let crossing = matrix.crosswalk.iter().find(|crossing| crossing.domain == *domain)?;
    let name = |id: &DomainId| name_of(&crossing.matrix, id, others);
    let also: Vec<String> = crossing.also.iter().map(name).collect();
    let other = title_of(&crossing.matrix, others);
    Some(match (crosswalk::main_of(matrix, domain), also.is_empty()) {
        (Some((_, main)), true) => format!("Lines up with: {} ({other})", name(&main)),
        (Some((_, main)), false) => format!("Lines up with: {} ({other}); see also {}", name(&main), also.join(", ")),
        (None, false) => format!("No area of its own in {other}; see also {}", also.join(", ")),
        (None, true) => format!("Not covered in {other}"),
    })
}

fn name_of(matrix: &MatrixId, domain: &DomainId, others: &[&Arc<KnownMatrix>]) -> String {
    let known = others.iter().find(|known| known.reference.id == *matrix);
    known.and_then(|known| known.matrix.domain(domain)).map_or_else(|| domain.to_string(), |domain| domain.short().to_owned())
}

fn title_of(matrix: &MatrixId, others: &[&Arc<KnownMatrix>]) -> String {
    let known = others.iter().find(|known| known.reference.id == *matrix);
    known.map_or_else(|| matrix.to_string(), |known| known.matrix.short().to_owned())
}

/// The statements that were written from memory of the official document, so that a person who has it can check them.
pub(super) fn unchecked_list(page: &mut Page, matrix: &Matrix) {
    let many = unchecked(matrix).count();
    if many == 0 {
        return;
    }
    page.gap();
    page.heading(format!("Unchecked: {many} of {}", matrix.items().count()));
    page.body(0, "Recalled from the 2019 document, not checked against it. With the document beside you, half an hour is enough to check them.");
    for domain in &matrix.domains {
        let mut of_domain = domain.items().filter(|item| is_recalled(basis(*item))).peekable();
        if of_domain.peek().is_some() {
            page.gap();
            page.body(2, domain.short().to_uppercase());
        }
        of_domain.for_each(|item| page.body(4, format!("{}  {}", item.id(), item.text())));
    }
}

fn unchecked(matrix: &Matrix) -> impl Iterator<Item = Item<'_>> {
    matrix.items().filter(|item| is_recalled(basis(*item)))
}

fn basis(item: Item<'_>) -> &[Basis] {
    match item {
        Item::Statement(Statement { basis, .. }) | Item::Ladder(Ladder { basis, .. }) => basis,
    }
}

fn is_recalled(basis: &[Basis]) -> bool {
    basis.contains(&Basis::Recalled)
}

/// The words that the matrix explains.
pub(super) fn words(page: &mut Page, matrix: &Matrix) {
    if matrix.glossary.is_empty() {
        return;
    }
    page.gap();
    page.heading("Words");
    for term in &matrix.glossary {
        page.body(2, format!("{}: {}", term.term, term.meaning));
    }
}
