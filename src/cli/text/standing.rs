//! The page of `show`: each area with where it stands, what holds it and what is wanted next.

use super::wrap::{wrap, wrap_hanging};
use super::{SignStyle, WIDTH, voice_words};
use crate::cli::commands::show::show_model::{ShowModel, ShowSource};
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::phrases::{
    describe_bar, format_aim, format_month_year, format_standing, headline, pluralize,
};
use crate::maturity::scoring::{self, DomainReading, Standing};

/// The whole page.
pub(crate) fn render(seen: &ShowModel<'_>, look: SignStyle) -> String {
    let matrix = seen.matrix();
    let said = seen.assessment();
    let mut parts = vec![render_header(seen)];
    parts.extend(matrix.domains.iter().map(|domain| render_area(matrix, domain, said, look)));
    let differs = matrix
        .domains
        .iter()
        .any(|domain| scoring::evaluate_domain(matrix, domain, said).differs());
    let note = if differs { "* our own stage; the answers suggest another. " } else { "" };
    parts.push(wrap(&format!("{note}{}", describe_bar(matrix)), 0, WIDTH));
    parts.extend(matrix.footer.as_ref().map(|footer| wrap(footer, 0, WIDTH)));
    parts.join("\n\n")
}

fn render_header(seen: &ShowModel<'_>) -> String {
    let matrix = seen.matrix();
    let complete = scoring::completeness(matrix, &seen.assessment().answers);
    let mut lines = vec![format!("{}: {}", seen.network.name, seen.title())];
    lines.push(match seen.source {
        ShowSource::Empty(..) => "Nothing answered yet".to_owned(),
        _ => format!("{}, {}", seen.describe(), voice_words(&seen.assessment().voice)),
    });
    if let ShowSource::Snapshot(saved) = seen.source {
        if saved.changed_after_save {
            lines.push("This file was changed after it was saved: look through its answers before you rely on it.".to_owned());
        }
        if !saved.snapshot.present.is_empty() {
            lines.push(format!("Who was there: {}", saved.snapshot.present.join(", ")));
        }
    }
    lines.push(format!("{} of {} answered", complete.answered, complete.total));
    lines.iter().map(|line| wrap(line, 0, WIDTH)).collect::<Vec<_>>().join("\n")
}

fn render_area(matrix: &Matrix, domain: &Domain, said: &Assessment, look: SignStyle) -> String {
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
        lines.extend(said_so.map(|line| wrap(&line, 2, WIDTH)));
    }
    lines.extend(describe_skipped_stages(matrix, &reading).map(|line| wrap(&line, 2, WIDTH)));
    lines.extend(render_holding(matrix, &reading, said, look));
    lines.extend(render_aim(matrix, domain, said));
    lines.join("\n")
}

/// Stages of which nothing applies are said, so that nobody wonders why they were passed over.
fn describe_skipped_stages(matrix: &Matrix, reading: &DomainReading) -> Option<String> {
    let aside = matrix.stages.iter().zip(&reading.by_stage).filter(|(_, tally)| {
        let asked = tally.fully
            + tally.mostly
            + tally.partly
            + tally.not_yet
            + tally.not_sure
            + tally.unanswered;
        tally.not_applicable > 0 && asked + tally.rungs_in_place + tally.rungs_open == 0
    });
    let names: Vec<&str> = aside.map(|(stage, _)| stage.name.as_str()).collect();
    (!names.is_empty() && reading.suggested != Standing::NotApplicable)
        .then(|| format!("{}: nothing applies.", names.join(", ")))
}

fn render_holding(
    matrix: &Matrix,
    reading: &DomainReading,
    said: &Assessment,
    look: SignStyle,
) -> Vec<String> {
    let (Some(towards), Some(in_place), Some(applicable)) =
        (reading.next_stage, reading.in_place, reading.applicable)
    else {
        return Vec::new();
    };
    let next = format_standing(matrix, Standing::Stage(towards));
    let left = pluralize(reading.holding.len(), "thing", "things");
    let mut lines = vec![wrap(
        &format!(
            "Left on the way to {next}: {left} ({in_place} of {applicable} in place at {next})"
        ),
        2,
        WIDTH,
    )];
    lines.extend(reading.holding.items().map(|id| render_holding_item(matrix, id, said, look)));
    lines
}

fn render_holding_item(matrix: &Matrix, id: &ItemId, said: &Assessment, look: SignStyle) -> String {
    let Some(item) = matrix.item(id) else { return String::new() };
    let answer = look.render_answer(matrix, item, said.answer(id));
    wrap_hanging(&format!("    {answer}  {id}  "), item.text(), WIDTH)
}

fn render_aim(matrix: &Matrix, domain: &Domain, said: &Assessment) -> Option<String> {
    let aim = said.aims.get(&domain.id)?;
    let again = aim
        .review_on
        .map(|day| format!(", look again {}", format_month_year(day)))
        .unwrap_or_default();
    let why = aim.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
    Some(wrap(&format!("What next: {}{again}{why}", format_aim(matrix, aim)), 2, WIDTH))
}
