//! Standings as text, for `show`: each area with its stage, what is left and the aim.

use super::wrap::{wrap, wrap_hanging};
use super::{TextStyle, prose_width, render_answer};
use crate::cli::show_model::{ShowModel, ShowSource};
use crate::maturity::area_words::{aim_words, left_words, skipped_stages_words};
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::CopyStatus;
use crate::maturity::phrases::{describe_bar, format_date, format_standing, headline};
use crate::maturity::scoring::{self, DomainReading};
use crate::maturity::walk::kept::words::{describe_answered, oldest_kept_day};

pub(crate) fn render(shown: &ShowModel<'_>, style: TextStyle) -> String {
    let matrix = shown.matrix();
    let said = shown.assessment();
    let width = prose_width(style);
    let mut parts = vec![render_header(shown, width)];
    parts.extend(matrix.domains.iter().map(|domain| render_area(matrix, domain, said, style)));
    let differs = matrix
        .domains
        .iter()
        .any(|domain| scoring::evaluate_domain(matrix, domain, said).differs());
    let note = if differs { "* our own stage; the answers suggest another. " } else { "" };
    let below = format!("{note}{}", describe_bar(matrix).unwrap_or_default());
    parts.extend((!below.is_empty()).then(|| wrap(&below, 0, width)));
    parts.extend(matrix.footer.as_ref().map(|footer| wrap(footer, 0, width)));
    parts.join("\n\n")
}

fn render_header(shown: &ShowModel<'_>, width: usize) -> String {
    let matrix = shown.matrix();
    let mut lines = vec![format!("{}: {}", shown.network.network.name, shown.title())];
    lines.push(match shown.source {
        ShowSource::Empty(..) => "Nothing answered yet".to_owned(),
        _ => format!("{}, {}", shown.describe(), shown.assessment().voice.describe()),
    });
    if let ShowSource::Snapshot(saved) = shown.source {
        if saved.changed_after_save {
            lines.push("This file was changed after it was saved: look through its answers before you rely on it.".to_owned());
        }
        lines.extend(match saved.copy_status {
            CopyStatus::Primary => None,
            CopyStatus::Altered => Some(format!("It does not count until you choose it: pcn-workbook choose {}", saved.file)),
            CopyStatus::Differs => Some(format!("Another copy says something else, and this one does not count. To choose it: pcn-workbook choose {}", saved.file)),
        });
        if !saved.snapshot.present.is_empty() {
            lines.push(format!("Present: {}", saved.snapshot.present.join(", ")));
        }
    }
    lines.push(describe_answered(matrix, shown.assessment()));
    lines.iter().map(|line| wrap(line, 0, width)).collect::<Vec<_>>().join("\n")
}

fn render_area(matrix: &Matrix, domain: &Domain, said: &Assessment, style: TextStyle) -> String {
    let width = prose_width(style);
    let reading = scoring::evaluate_domain(matrix, domain, said);
    let star = if reading.differs() { " *" } else { "" };
    let mut lines = vec![format!("{}: {}{star}", domain.name, headline(matrix, &reading))];
    if let Some(judgement) = said.judgements.get(&domain.id).filter(|_| reading.judged.is_some()) {
        let ours = format_standing(matrix, reading.standing());
        let said_so = match (&judgement.reason, reading.differs()) {
            (reason, true) => {
                let suggested = format_standing(matrix, reading.suggested);
                let why = reason.as_deref().unwrap_or("no reason given");
                Some(format!("The answers suggest {suggested}; we say {ours}: {why}"))
            }
            (Some(reason), false) => Some(format!("We say so too: {reason}")),
            (None, false) => None,
        };
        lines.extend(said_so.map(|line| wrap(&line, 2, width)));
    }
    lines.extend(
        oldest_kept_day(domain, said)
            .map(|day| format!("  Part of this was last looked at on {}.", format_date(day))),
    );
    lines.extend(skipped_stages_words(matrix, &reading).map(|line| wrap(&line, 2, width)));
    lines.extend(render_holding(matrix, &reading, said, style));
    lines.extend(render_aim(matrix, domain, said).map(|aim| wrap(&aim, 2, width)));
    lines.join("\n")
}

fn render_holding(
    matrix: &Matrix,
    reading: &DomainReading,
    said: &Assessment,
    style: TextStyle,
) -> Vec<String> {
    let Some(left) = left_words(matrix, reading) else { return Vec::new() };
    let mut lines = vec![wrap(&left, 2, prose_width(style))];
    lines.extend(reading.holding.items().map(|id| render_holding_item(matrix, id, said, style)));
    lines
}

fn render_holding_item(
    matrix: &Matrix,
    id: &ItemId,
    said: &Assessment,
    style: TextStyle,
) -> String {
    let Some(item) = matrix.item(id) else { return String::new() };
    let answer = render_answer(style, matrix, item, said.answer(id));
    wrap_hanging(&format!("    {answer}  {id}  "), &item.plain_text(), prose_width(style))
}

fn render_aim(matrix: &Matrix, domain: &Domain, said: &Assessment) -> Option<String> {
    let aim = said.aims.get(&domain.id)?;
    Some(format!("What next: {}", aim_words(matrix, aim)))
}
