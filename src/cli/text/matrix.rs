//! A matrix as text, for `matrix show`: its statements and ladders, area by area and stage by
//! stage.

use super::WIDTH;
use super::wrap::{wrap, wrap_hanging};
use crate::maturity::matrix::{Domain, Item, Ladder, Matrix, RungWords, Scale, Unchecked};
use crate::maturity::phrases::{describe_bar, pluralize};

pub(crate) fn render(matrix: &Matrix) -> String {
    let mut parts = vec![render_header(matrix), render_stages(matrix)];
    parts.extend(matrix.scales.iter().map(|scale| render_scale(matrix, scale)));
    for (at, domain) in matrix.domains.iter().enumerate() {
        parts.extend(matrix.group_heading(at).map(str::to_uppercase));
        parts.push(render_area(matrix, domain));
    }
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
    lines.extend(matrix.describe_languages().map(|words| wrap(&words, 0, WIDTH)));
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
    lines.extend(domain.ladders.iter().map(|ladder| render_ladder(matrix, ladder)));
    lines.join("\n")
}

fn render_ladder(matrix: &Matrix, ladder: &Ladder) -> String {
    let mut lines = vec!["  Pick one description".to_owned(), render_item(Item::Ladder(ladder))];
    let scale = matrix.scale_of(ladder);
    lines.extend(scale.map(|scale| format!("      On the scale \"{}\".", scale.title())));
    for rung in matrix.rung_words(ladder) {
        if scale.is_none() {
            lines.push(render_rung(&rung));
        }
        lines.extend(rung.example.as_ref().map(|example| {
            let head = format!("        For example, {}: ", rung.name);
            wrap_hanging(&head, example, WIDTH)
        }));
    }
    lines.join("\n")
}

fn render_scale(matrix: &Matrix, scale: &Scale) -> String {
    let head = format!("The scale \"{}\" ({})", scale.title(), scale.id);
    let words = matrix.scale_words(scale);
    std::iter::once(head).chain(words.iter().map(render_rung)).collect::<Vec<_>>().join("\n")
}

fn render_rung(rung: &RungWords<'_>) -> String {
    wrap_hanging(&format!("      {}: ", rung.name), &rung.text, WIDTH)
}

fn render_item(item: Item<'_>) -> String {
    let details = item.details();
    let mut lines: Vec<String> =
        details.lead_in.iter().map(|lead_in| wrap(lead_in, 4, WIDTH)).collect();
    lines.push(wrap_hanging(&format!("    {}  ", item.id()), &item.plain_text(), WIDTH));
    lines.extend(details.checklist.iter().map(|check| wrap_hanging("        - ", check, WIDTH)));
    lines.extend(
        item.plain_evidence()
            .map(|evidence| wrap_hanging("        For example: ", &evidence, WIDTH)),
    );
    lines.extend(details.filing_lines().iter().map(|line| wrap(line, 8, WIDTH)));
    lines.join("\n")
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
