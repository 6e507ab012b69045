//! The page of `matrix show`: what is asked, area by area and stage by stage.

use super::WIDTH;
use super::wrap::{hang, wrap};
use crate::maturity::matrix::{Basis, Domain, Item, Matrix};
use crate::maturity::phrases::{bar_words, count_of};

/// The whole page.
pub(crate) fn page(matrix: &Matrix) -> String {
    let mut parts = vec![head(matrix), stages(matrix)];
    parts.extend(matrix.domains.iter().map(|domain| area(matrix, domain)));
    parts.extend(unchecked(matrix));
    parts
        .extend(matrix.source.as_ref().map(|source| wrap(&format!("Sources: {source}"), 0, WIDTH)));
    parts.extend(matrix.footer.as_ref().map(|footer| wrap(footer, 0, WIDTH)));
    parts.join("\n\n")
}

fn head(matrix: &Matrix) -> String {
    let items = matrix.items().count();
    let line = format!(
        "{}, revision {}: {}, {}, {}",
        matrix.id,
        matrix.revision,
        count_of(matrix.domains.len(), "area", "areas"),
        count_of(matrix.stages.len(), "stage", "stages"),
        count_of(items, "thing to answer", "things to answer"),
    );
    let mut lines = vec![matrix.title.clone(), line];
    lines.extend(matrix.about.as_ref().map(|about| wrap(about, 0, WIDTH)));
    lines.extend(
        matrix
            .about_one
            .as_ref()
            .map(|one| wrap(&format!("Each walk is about one {one}, and asks which."), 0, WIDTH)),
    );
    lines.extend(
        matrix
            .opening
            .as_ref()
            .map(|opening| wrap(&format!("It opens with an exercise: {opening}"), 0, WIDTH)),
    );
    lines.join("\n")
}

fn stages(matrix: &Matrix) -> String {
    let mut lines =
        vec![format!("Stages. {}", bar_words(matrix)), format!("  {}", matrix.before_name())];
    lines.extend(matrix.stages.iter().map(|stage| {
        let meaning = stage.meaning.as_deref().unwrap_or_default();
        hang(&format!("  {} ({}): ", stage.name, stage.id), meaning, WIDTH)
    }));
    lines.join("\n")
}

fn area(matrix: &Matrix, domain: &Domain) -> String {
    let mut lines = vec![format!("{}: {}", domain.id, domain.name)];
    let asides = [
        ("Why it matters: ", &domain.why),
        ("What good looks like: ", &domain.good),
        ("Before: ", &domain.before),
    ];
    lines.extend(asides.iter().filter_map(|(lead, text)| {
        text.as_ref().map(|text| hang(&format!("  {lead}"), text, WIDTH))
    }));
    lines.extend(domain.signs.iter().map(|sign| hang("  Warning sign: ", sign, WIDTH)));
    for stage in &matrix.stages {
        let here = domain.statements.iter().filter(|statement| statement.stage == stage.id);
        let statements: Vec<String> =
            here.map(|statement| item_lines(Item::Statement(statement))).collect();
        let asks = domain.asks.iter().filter(|ask| ask.stage == stage.id);
        let asks: Vec<String> = asks
            .map(|ask| hang(&format!("    {}  needed from others: ", ask.id), &ask.text, WIDTH))
            .collect();
        if !statements.is_empty() || !asks.is_empty() {
            lines.push(format!("  {}", stage.name));
            lines.extend(statements.into_iter().chain(asks));
        }
    }
    lines.extend(domain.ladders.iter().map(|ladder| {
        let rungs = matrix
            .stages
            .iter()
            .filter_map(|stage| ladder.rung(&stage.id).map(|rung| (stage, rung)));
        let rungs: Vec<String> = rungs
            .map(|(stage, rung)| hang(&format!("      {}: ", stage.name), &rung.text, WIDTH))
            .collect();
        format!(
            "  Pick one description\n{}\n{}",
            item_lines(Item::Ladder(ladder)),
            rungs.join("\n")
        )
    }));
    lines.join("\n")
}

fn item_lines(item: Item<'_>) -> String {
    let text = hang(&format!("    {}  ", item.id()), item.text(), WIDTH);
    match item.evidence() {
        Some(evidence) => format!("{text}\n{}", hang("        For example: ", evidence, WIDTH)),
        None => text,
    }
}

/// The statements that rest on memory and were not compared with the official document.
fn unchecked(matrix: &Matrix) -> Option<String> {
    let recalled = |domain: &'_ Domain| -> Vec<String> {
        let these =
            domain.statements.iter().filter(|statement| statement.basis.contains(&Basis::Recalled));
        these.map(|statement| statement.id.to_string()).collect()
    };
    let ids: Vec<String> = matrix.domains.iter().flat_map(recalled).collect();
    (!ids.is_empty()).then(|| {
        let head =
            format!("Recalled and not checked against the official document ({}):", ids.len());
        format!("{head}\n{}", wrap(&ids.join(", "), 2, WIDTH))
    })
}
