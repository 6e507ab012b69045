//! A matrix as text, for `matrix show`: its statements and ladders, area by area and stage by
//! stage.

use super::WIDTH;
use super::wrap::{wrap, wrap_hanging};
use crate::maturity::matrix::{Domain, Item, Matrix, Unchecked};
use crate::maturity::phrases::{describe_bar, pluralize};

pub(crate) fn render(matrix: &Matrix) -> String {
    let mut parts = vec![render_header(matrix), render_stages(matrix)];
    parts.extend(matrix.domains.iter().map(|domain| render_area(matrix, domain)));
    parts.extend(render_unchecked(matrix));
    parts
        .extend(matrix.source.as_ref().map(|source| wrap(&format!("Sources: {source}"), 0, WIDTH)));
    parts.extend(matrix.footer.as_ref().map(|footer| wrap(footer, 0, WIDTH)));
    parts.join("\n\n")
}

fn render_header(matrix: &Matrix) -> String {
    let items = matrix.items().count();
    let line = format!(
        "{}, revision {}: {}, {}, {}",
        matrix.id,
        matrix.revision,
        pluralize(matrix.domains.len(), "area", "areas"),
        pluralize(matrix.stages.len(), "stage", "stages"),
        pluralize(items, "thing to answer", "things to answer"),
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

fn render_stages(matrix: &Matrix) -> String {
    let mut lines = vec![
        format!("Stages. {}", describe_bar(matrix).unwrap_or_default()),
        format!("  {}", matrix.before_label()),
    ];
    lines.extend(matrix.stages.iter().map(|stage| {
        let meaning = stage.meaning.as_deref().unwrap_or_default();
        wrap_hanging(&format!("  {} ({}): ", stage.name, stage.id), meaning, WIDTH)
    }));
    lines.join("\n")
}

fn render_area(matrix: &Matrix, domain: &Domain) -> String {
    let mut lines = vec![format!("{}: {}", domain.id, domain.name)];
    let asides = [
        ("Why it matters: ", &domain.why),
        ("What good looks like: ", &domain.good),
        ("Before: ", &domain.before),
    ];
    lines.extend(asides.iter().filter_map(|(lead, text)| {
        text.as_ref().map(|text| wrap_hanging(&format!("  {lead}"), text, WIDTH))
    }));
    lines.extend(domain.signs.iter().map(|sign| wrap_hanging("  Warning sign: ", sign, WIDTH)));
    for stage in &matrix.stages {
        let here = domain.statements.iter().filter(|statement| statement.stage == stage.id);
        let statements: Vec<String> =
            here.map(|statement| render_item(Item::Statement(statement))).collect();
        let asks = domain.asks.iter().filter(|ask| ask.stage == stage.id);
        let asks: Vec<String> = asks
            .map(|ask| {
                wrap_hanging(&format!("    {}  needed from others: ", ask.id), &ask.text, WIDTH)
            })
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
            .map(|(stage, rung)| {
                wrap_hanging(&format!("      {}: ", stage.name), &rung.text, WIDTH)
            })
            .collect();
        format!(
            "  Pick one description\n{}\n{}",
            render_item(Item::Ladder(ladder)),
            rungs.join("\n")
        )
    }));
    lines.join("\n")
}

fn render_item(item: Item<'_>) -> String {
    let text = wrap_hanging(&format!("    {}  ", item.id()), item.text(), WIDTH);
    match item.evidence() {
        Some(evidence) => {
            format!("{text}\n{}", wrap_hanging("        For example: ", evidence, WIDTH))
        }
        None => text,
    }
}

fn render_unchecked(matrix: &Matrix) -> Vec<String> {
    const KINDS: [(Unchecked, &str); 2] = [
        (Unchecked::NoSource, "Written from memory, no source yet"),
        (Unchecked::StageOnly, "Written from memory, idea in a source, stage unchecked"),
    ];
    let list = |(kind, head): (Unchecked, &str)| {
        let ids: Vec<String> =
            matrix.unchecked_items(kind).map(|item| item.id().to_string()).collect();
        (!ids.is_empty())
            .then(|| format!("{head} ({}):\n{}", ids.len(), wrap(&ids.join(", "), 2, WIDTH)))
    };
    KINDS.into_iter().filter_map(list).collect()
}
