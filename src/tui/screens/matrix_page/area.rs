//! One area on the page of its matrix: why it matters, all it asks, and what was found wrong beside
//! each place.

use std::sync::Arc;

use super::crosswalk_line;
use super::inline_findings::InlineFindings;
use crate::maturity::matrix::{Domain, Item, Matrix, Statement, Unchecked};
use crate::maturity::network_state::KnownMatrix;
use crate::tui::document::Document;

/// The area that stands at `at` in the matrix.
pub(crate) fn write_area(
    page: &mut Document,
    matrix: &Matrix,
    at: usize,
    others: &[&Arc<KnownMatrix>],
    beside: &InlineFindings<'_>,
) {
    let Some(domain) = matrix.domains.get(at) else { return };
    let area =
        MatrixArea { matrix, domain, json_path: format!("domains[{at}]"), diagnostics: beside };
    page.blank_line();
    page.heading(match domain.short_name.as_deref().filter(|short| *short != domain.name) {
        Some(short) => format!("{} ({short})", domain.name),
        None if domain.name.is_empty() => format!("Area {} has no name", at + 1),
        None => domain.name.clone(),
    });
    beside.write_area(page, &area.json_path);
    area.write_intro(page);
    if let Some(beside) = crosswalk_line::crosswalk_words(matrix, &domain.id, others) {
        page.body(0, beside);
    }
    area.write_statements(page);
    (0..domain.ladders.len()).for_each(|at| area.write_ladder(page, at));
    area.write_asks(page);
}

struct MatrixArea<'m> {
    matrix: &'m Matrix,
    domain: &'m Domain,
    json_path: String,
    diagnostics: &'m InlineFindings<'m>,
}

impl MatrixArea<'_> {
    fn write_intro(&self, page: &mut Document) {
        let domain = self.domain;
        page.body(0, domain.why.clone().unwrap_or_default());
        if let Some(good) = &domain.good {
            page.body(0, format!("What good looks like: {good}"));
        }
        if let Some(before) = &domain.before {
            page.body(0, format!("{}: {before}", self.matrix.before_label()));
        }
        if !domain.signs.is_empty() {
            page.body(0, "Warning signs, to talk about:");
            domain.signs.iter().for_each(|sign| page.body(2, format!("- {sign}")));
        }
    }

    /// The statements stage by stage; at the end those of stages that the matrix does not have.
    fn write_statements(&self, page: &mut Document) {
        for stage in &self.matrix.stages {
            self.write_stage(page, &stage.name.to_uppercase(), |statement| {
                statement.stage == stage.id
            });
        }
        self.write_stage(page, "AT NO STAGE OF THIS MATRIX", |statement| {
            self.matrix.stage(&statement.stage).is_none()
        });
    }

    fn write_stage(&self, page: &mut Document, head: &str, belongs: impl Fn(&Statement) -> bool) {
        let all = self.domain.statements.iter().enumerate();
        let mut of_group = all.filter(|(_, statement)| belongs(statement)).peekable();
        if of_group.peek().is_none() {
            return;
        }
        page.blank_line();
        page.body(2, head);
        for (at, statement) in of_group {
            page.body(
                4,
                if statement.text.trim().is_empty() {
                    "(no words)"
                } else {
                    statement.text.as_str()
                },
            );
            write_example_and_origin(page, Item::Statement(statement));
            self.diagnostics.write_at(page, 6, &format!("{}.statements[{at}]", self.json_path));
        }
    }

    fn write_ladder(&self, page: &mut Document, at: usize) {
        let Some(ladder) = self.domain.ladders.get(at) else { return };
        page.blank_line();
        page.body(2, format!("PICK ONE DESCRIPTION: {}", ladder.title));
        for stage in &self.matrix.stages {
            if let Some(rung) = ladder.rung(&stage.id) {
                page.body(4, format!("{}: {}", stage.name, rung.text));
            }
        }
        write_example_and_origin(page, Item::Ladder(ladder));
        self.diagnostics.write_at(page, 6, &format!("{}.ladders[{at}]", self.json_path));
    }

    fn write_asks(&self, page: &mut Document) {
        if self.domain.asks.is_empty() {
            return;
        }
        page.blank_line();
        page.body(2, "WHAT WE NEED FROM OTHERS (not scored)");
        for (at, ask) in self.domain.asks.iter().enumerate() {
            let stage = self
                .matrix
                .stage(&ask.stage)
                .map_or_else(String::new, |stage| format!("{}: ", stage.name));
            page.body(4, format!("{stage}{}", ask.text));
            self.diagnostics.write_at(page, 6, &format!("{}.asks[{at}]", self.json_path));
        }
    }
}

/// What would count, and what of an item is still to be checked or which source has its idea.
fn write_example_and_origin(page: &mut Document, item: Item<'_>) {
    let example = item.evidence().map(|evidence| format!("For example: {evidence}"));
    let unchecked = item.unchecked().map(|unchecked| match unchecked {
        Unchecked::NoSource => "unchecked".to_owned(),
        Unchecked::StageOnly => "stage unchecked".to_owned(),
    });
    let sources = (!item.sources().is_empty()).then(|| item.sources().join(", "));
    let small: Vec<String> = [example, unchecked, sources].into_iter().flatten().collect();
    if !small.is_empty() {
        page.quiet(6, small.join(" · "));
    }
}
