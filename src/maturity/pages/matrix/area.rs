//! One area on the page of its matrix: why it matters, all it asks, and what was found wrong beside
//! each place.

use std::sync::Arc;

use super::crosswalk_line;
use super::inline_findings::InlineFindings;
use super::page_writer::PageWriter;
use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Domain, Item, ItemDetails, Matrix, Statement, Unchecked};
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::page::{LineKind, Page};
use crate::maturity::revision::MatrixPlace;

/// The area that stands at `at` in the matrix.
pub(super) fn write_area(
    page: &mut PageWriter,
    matrix: &Matrix,
    at: usize,
    others: &[&Arc<KnownMatrix>],
    beside: &InlineFindings<'_>,
) {
    let Some(domain) = matrix.domains.get(at) else { return };
    let area =
        MatrixArea { matrix, domain, json_path: format!("domains[{at}]"), diagnostics: beside };
    if let Some(group) = matrix.group_heading(at) {
        page.page.blank_line();
        page.page.heading(group.to_uppercase());
    }
    page.page.blank_line();
    let name = match domain.short_name.as_deref().filter(|short| *short != domain.name) {
        Some(short) => format!("{} ({short})", domain.name),
        None if domain.name.is_empty() => format!("Area {} has no name", at + 1),
        None => domain.name.clone(),
    };
    let name = if page.is_printed { format!("{}: {name}", domain.id) } else { name };
    page.place(LineKind::Heading, 0, name, MatrixPlace::Area { area: domain.id.clone() });
    beside.write_area(&mut page.page, &area.json_path);
    area.write_intro(page);
    if let Some(beside) = crosswalk_line::crosswalk_words(matrix, &domain.id, others) {
        page.page.body(0, beside);
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
    fn write_intro(&self, page: &mut PageWriter) {
        let domain = self.domain;
        let why = MatrixPlace::AreaWhy { area: domain.id.clone() };
        if let Some(text) = &domain.why {
            page.place(LineKind::Body, 0, to_plain(text), why);
        }
        let page = &mut page.page;
        if let Some(good) = &domain.good {
            page.body(0, format!("What good looks like: {}", to_plain(good)));
        }
        if let Some(before) = &domain.before {
            page.body(0, format!("{}: {}", self.matrix.before_label(), to_plain(before)));
        }
        if !domain.signs.is_empty() {
            page.body(0, "Warning signs, to talk about:");
            domain.signs.iter().for_each(|sign| page.body(2, format!("- {sign}")));
        }
    }

    /// The statements stage by stage; at the end those of stages that the matrix does not have.
    fn write_statements(&self, page: &mut PageWriter) {
        for stage in &self.matrix.stages {
            self.write_stage(page, &stage.name.to_uppercase(), |statement| {
                statement.stage == stage.id
            });
        }
        self.write_stage(page, "AT NO STAGE OF THIS MATRIX", |statement| {
            self.matrix.stage(&statement.stage).is_none()
        });
    }

    fn write_stage(&self, page: &mut PageWriter, head: &str, belongs: impl Fn(&Statement) -> bool) {
        let all = self.domain.statements.iter().enumerate();
        let mut of_group = all.filter(|(_, statement)| belongs(statement)).peekable();
        if of_group.peek().is_none() {
            return;
        }
        page.page.blank_line();
        page.page.body(2, head);
        let mut lead_in = None;
        for (at, statement) in of_group {
            write_lead_in(&mut page.page, &statement.details, &mut lead_in);
            let words = if statement.text.trim().is_empty() {
                "(no words)".into()
            } else {
                to_plain(&statement.text)
            };
            page.item(4, words, &statement.id);
            write_example_and_origin(page, self.matrix, Item::Statement(statement));
            let path = format!("{}.statements[{at}]", self.json_path);
            self.diagnostics.write_at(&mut page.page, 6, &path);
        }
    }

    fn write_ladder(&self, page: &mut PageWriter, at: usize) {
        let Some(ladder) = self.domain.ladders.get(at) else { return };
        page.page.blank_line();
        write_lead_in(&mut page.page, &ladder.details, &mut None);
        let item = ladder.id.clone();
        let title = format!("PICK ONE DESCRIPTION: {}", ladder.title);
        page.item(2, title, &ladder.id);
        if let Some(scale) = self.matrix.scale_of(ladder) {
            let words = format!("On the scale \"{}\", which stands above.", scale.title());
            page.page.body(4, words);
        }
        let is_own = self.matrix.scale_of(ladder).is_none();
        for rung in
            self.matrix.rung_words(ladder).iter().filter(|rung| is_own || rung.example.is_some())
        {
            match rung.stage.filter(|_| is_own) {
                Some(stage) => {
                    let place = MatrixPlace::Rung { item: item.clone(), stage: stage.clone() };
                    page.place(LineKind::Body, 4, rung.line(), place);
                }
                None if is_own => page.page.body(4, rung.line()),
                None => page.page.body(4, rung.name.to_owned()),
            }
            if let Some(example) = &rung.example {
                page.page.quiet(6, format!("For example: {example}"));
            }
        }
        write_example_and_origin(page, self.matrix, Item::Ladder(ladder));
        let path = format!("{}.ladders[{at}]", self.json_path);
        self.diagnostics.write_at(&mut page.page, 6, &path);
    }

    fn write_asks(&self, page: &mut PageWriter) {
        if self.domain.asks.is_empty() {
            return;
        }
        page.page.blank_line();
        page.page.body(2, "WHAT WE NEED FROM OTHERS (not scored)");
        for (at, ask) in self.domain.asks.iter().enumerate() {
            let stage = self
                .matrix
                .stage(&ask.stage)
                .map_or_else(String::new, |stage| format!("{}: ", stage.name));
            let place = MatrixPlace::Ask { ask: ask.id.clone() };
            page.place(LineKind::Body, 4, format!("{stage}{}", ask.text), place);
            if page.is_printed {
                page.page.set_prefix(format!("{}  ", ask.id));
            }
            let path = format!("{}.asks[{at}]", self.json_path);
            self.diagnostics.write_at(&mut page.page, 6, &path);
        }
    }
}

/// The line that leads in to several items, above the first of them.
fn write_lead_in<'m>(page: &mut Page, details: &'m ItemDetails, last: &mut Option<&'m str>) {
    let lead_in = details.lead_in.as_deref();
    if lead_in != *last
        && let Some(words) = lead_in
    {
        page.quiet(4, words);
    }
    *last = lead_in;
}

/// What is to be checked, what would count, what of an item is still to be checked or which source
/// has its idea, and where it is filed. In a matrix of our own the example is a line by itself, that
/// can be changed.
fn write_example_and_origin(page: &mut PageWriter, matrix: &Matrix, item: Item<'_>) {
    write_example_and_sources(page, item);
    if let Some(set) = matrix.answer_set(item) {
        page.page.quiet(6, format!("Answers: {}", set.words()));
    }
    let lines = item.details().filing_lines();
    for line in lines {
        page.page.quiet(6, line);
    }
}

fn write_example_and_sources(page: &mut PageWriter, item: Item<'_>) {
    let checklist = &item.details().checklist;
    for check in checklist {
        page.page.body(6, format!("- {check}"));
    }
    let example = item.plain_evidence().map(|evidence| format!("For example: {evidence}"));
    let unchecked = item.unchecked().map(|unchecked| match unchecked {
        Unchecked::NoSource => "unchecked".to_owned(),
        Unchecked::StageOnly => "stage unchecked".to_owned(),
    });
    let sources = (!item.sources().is_empty()).then(|| item.sources().join(", "));
    let origin = [unchecked, sources].into_iter().flatten();
    if page.is_ours {
        let place = MatrixPlace::Example { item: item.id().clone() };
        if let Some(example) = example {
            page.place(LineKind::Quiet, 6, example, place);
        }
        let origin: Vec<String> = origin.collect();
        if !origin.is_empty() {
            page.page.continuation(LineKind::Quiet, 6, origin.join(" · "));
        }
        return;
    }
    let small: Vec<String> = example.into_iter().chain(origin).collect();
    if !small.is_empty() {
        page.page.quiet(6, small.join(" · "));
    }
}
