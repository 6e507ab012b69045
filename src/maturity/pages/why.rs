//! Why an area stands as it does, item by item, and what an item was before.

use jiff::civil::Date;

use super::{last_time, why_history};
use crate::maturity::assessment::{AnswerRecord, Assessment};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{CHECKLIST_HEADING, Domain, Item, Matrix};
use crate::maturity::network_state::{LatestStanding, NetworkState};
use crate::maturity::page::Page;
use crate::maturity::phrases;
use crate::maturity::scoring::{self, DomainReading};
use crate::maturity::walk::last_time::LastTime;
use crate::maturity::walk_subject::WalkSubject;

/// A name of more characters than this may not fit at the top of the page.
const MAX_TITLE: usize = 60;

/// What is asked about: one area, or one item of it.
#[derive(Clone, Copy, Debug)]
pub struct WhyQuestion<'q> {
    /// What the walk is about.
    pub subject: &'q WalkSubject,
    /// The area.
    pub area: &'q DomainId,
    /// The item, where it is one that is asked about.
    pub item: Option<&'q ItemId>,
    /// Whether it is about what was saved last, and not about the open walk.
    pub is_saved: bool,
}

impl WhyQuestion<'_> {
    /// The answer to it, from what is kept of a network.
    pub fn page(&self, record: &NetworkState, today: Date) -> Page {
        let mut page = Page::new("Why");
        let latest = if self.is_saved {
            record
                .standing_snapshot(self.subject)
                .map_or(LatestStanding::Nothing, LatestStanding::Snapshot)
        } else {
            record.latest_standing(self.subject)
        };
        let asked = latest
            .assessment_and_matrix()
            .map(|(_, matrix)| matrix)
            .or(record.matrix(&self.subject.matrix).map(|known| &known.matrix));
        let Some(domain) = asked.and_then(|matrix| matrix.domain(self.area)) else { return page };
        page.title = format!("Why · {}", domain.short_name());
        if domain.name.chars().count() > MAX_TITLE {
            page.heading(domain.name.clone());
            page.blank_line();
        }
        let last = last_time_of(record, latest);
        if let Some(matrix) = asked {
            self.write_item(&mut page, record, (matrix, domain), (&last, today));
        }
        let Some((said, matrix)) = latest.assessment_and_matrix() else {
            page.body(0, self.nothing_words());
            if let Some(matrix) = asked {
                write_warning_signs(&mut page, matrix, domain);
            }
            return page;
        };
        let reading = scoring::evaluate_domain(matrix, domain, said);
        match latest {
            LatestStanding::Snapshot(saved) => {
                page.quiet(
                    0,
                    format!("As saved on {}.", phrases::format_date(saved.snapshot.taken_on)),
                );
            }
            _ => page.quiet(0, "As answered in the walk that is open now."),
        }
        write_standing(&mut page, matrix, domain, said, &reading);
        let history = why_history::of_area(record, self.subject, domain);
        if self.item.is_none() {
            history.write_pointer(&mut page);
        }
        let whole = as_saved(record, latest, said, today);
        last_time::write_area(&mut page, matrix, domain, (said, &whole), &last);
        let beside = |item: &ItemId| last.beside_answer(item, today);
        write_stages(&mut page, (matrix, domain, said), &reading, beside);
        write_warning_signs(&mut page, matrix, domain);
        if self.item.is_none() {
            history.write_whole(&mut page);
        }
        page
    }

    /// What is said where there is no answer yet.
    fn nothing_words(&self) -> &'static str {
        if self.is_saved {
            "Nothing has been saved here yet. Home shows what was saved last."
        } else {
            "Nothing has been answered here yet."
        }
    }

    /// The item itself, where one is asked about: its words, what it was before, what belongs to it.
    fn write_item(
        &self,
        page: &mut Page,
        record: &NetworkState,
        (matrix, domain): (&Matrix, &Domain),
        (last, today): (&LastTime, Date),
    ) {
        let Some(item) = self.item else { return };
        let now = self.asked_now(record, matrix);
        write_words(page, now, item);
        why_history::write_item(page, record, self.subject, (now, item));
        last_time::write_item(page, matrix, item, last, today);
        write_details(page, now, item);
        page.blank_line();
        page.heading(format!("The area: {}", domain.short_name()));
    }

    /// The matrix that a walk asks by: where none was begun yet the newest, not that of the answers.
    fn asked_now<'r>(&self, record: &'r NetworkState, answered: &'r Matrix) -> &'r Matrix {
        let newest = record.matrix(&self.subject.matrix).map(|known| &known.matrix);
        match (self.is_saved, record.latest_standing(self.subject)) {
            (false, LatestStanding::Snapshot(_) | LatestStanding::Nothing) => {
                newest.unwrap_or(answered)
            }
            _ => answered,
        }
    }
}

/// What was said, with all that the open walk would keep.
fn as_saved(
    record: &NetworkState,
    latest: LatestStanding<'_>,
    said: &Assessment,
    today: Date,
) -> Assessment {
    match latest {
        LatestStanding::Draft(open) => record.as_saved(open, today),
        _ => said.clone(),
    }
}

fn last_time_of(record: &NetworkState, latest: LatestStanding<'_>) -> LastTime {
    match latest {
        LatestStanding::Draft(open) => LastTime::of_draft(record, open),
        _ => LastTime::default(),
    }
}

/// An item with all its words: on other screens they may be shortened.
fn write_words(page: &mut Page, matrix: &Matrix, item: &ItemId) {
    let Some(item) = matrix.item(item) else { return };
    if let Some(lead_in) = &item.details().lead_in {
        page.quiet(0, lead_in.clone());
    }
    page.heading(item.plain_text());
}

/// What belongs to an item beside its words: its descriptions, what to look at, an example, and where
/// it comes from.
fn write_details(page: &mut Page, matrix: &Matrix, item: &ItemId) {
    let Some(item) = matrix.item(item) else { return };
    page.blank_line();
    if let Item::Ladder(ladder) = item {
        for rung in matrix.rung_words(ladder) {
            page.body(2, rung.line());
            if let Some(example) = rung.example {
                page.quiet(4, format!("For example: {example}"));
            }
        }
    }
    if !item.details().checklist.is_empty() {
        page.body(0, CHECKLIST_HEADING);
        item.details().checklist.iter().for_each(|check| page.body(2, format!("- {check}")));
    }
    if let Some(example) = item.plain_evidence() {
        page.body(0, format!("For example: {example}"));
    }
    write_origin(page, matrix, item);
}

/// Where an item's words come from, and the titles of its sources.
fn write_origin(page: &mut Page, matrix: &Matrix, item: Item<'_>) {
    if let Some(origin) = item.describe_origin() {
        page.quiet(0, origin);
    }
    item.details().filing_lines().into_iter().for_each(|line| page.quiet(0, line));
    for key in item.sources() {
        if let Some(title) = matrix.source_title(key) {
            page.quiet(2, format!("{key}: {title}"));
        }
    }
}

fn write_standing(
    page: &mut Page,
    matrix: &Matrix,
    domain: &Domain,
    said: &Assessment,
    reading: &DomainReading,
) {
    let suggested = phrases::format_standing(matrix, reading.suggested);
    if let Some(judged) = reading.judged {
        let judged = phrases::format_standing(matrix, judged);
        let reason =
            said.judgements.get(&domain.id).and_then(|judgement| judgement.reason.as_deref());
        if judged == suggested {
            page.body(0, format!("We say {judged}, as the answers suggest."));
        } else {
            page.body(0, format!("We say {judged}; the answers suggest {suggested}."));
        }
        match reason {
            Some(reason) => page.body(2, format!("'{reason}'")),
            None if judged != suggested => page.body(2, "No reason is noted."),
            None => {}
        }
    } else {
        page.body(0, format!("The answers suggest {suggested}."));
    }
    match reading.next_stage.and_then(|at| matrix.stages.get(at)) {
        Some(stage) => {
            let (in_place, of) = (reading.in_place.unwrap_or(0), reading.applicable.unwrap_or(0));
            page.body(
                0,
                format!(
                    "Towards {}: {in_place} of {of} in place there, {} left to do there or below.",
                    stage.name,
                    reading.holding.len()
                ),
            );
        }
        None => page.body(0, "Nothing is left to reach in this area."),
    }
}

/// What belongs to an area and is never counted: its warning signs, and the exercise the matrix
/// opens with.
fn write_warning_signs(page: &mut Page, matrix: &Matrix, domain: &Domain) {
    if !domain.signs.is_empty() {
        page.blank_line();
        page.heading("Warning signs, to talk about: not counted");
        domain.signs.iter().for_each(|sign| page.body(2, format!("- {sign}")));
    }
    if let Some(opening) = &matrix.opening {
        page.blank_line();
        page.heading("The exercise to begin with");
        page.body(2, opening.clone());
    }
}

fn write_stages(
    page: &mut Page,
    (matrix, domain, said): (&Matrix, &Domain, &Assessment),
    reading: &DomainReading,
    last_time: impl Fn(&ItemId) -> Vec<String>,
) {
    let left: Vec<&ItemId> = reading.holding.items().collect();
    for (at, stage) in matrix.stages.iter().enumerate() {
        let items: Vec<_> = domain.items().filter(|item| item.is_asked_at(&stage.id)).collect();
        if items.is_empty() {
            continue;
        }
        page.blank_line();
        let here = items.iter().filter(|item| {
            said.answer(item.id())
                .is_some_and(|answer| scoring::is_in_place(matrix, **item, at, answer))
        });
        page.heading(format!("{}   {} of {} in place", stage.name, here.count(), items.len()));
        for item in items {
            let given = said.answers.get(item.id());
            let answer = given.and_then(|given| given.answer.as_ref());
            let words = answer.map_or("open".to_owned(), |answer| {
                phrases::format_item_answer(matrix, item, answer)
            });
            let left = if left.contains(&item.id()) { ", left to do" } else { "" };
            page.body(2, item.plain_text());
            let sign = phrases::answer_sign(item, matrix, answer);
            page.set_answer(sign, &format!("{:<19}", format!("{words}{left}")));
            if let Some(given) = given {
                write_notes(page, given);
            }
            for line in last_time(item.id()) {
                page.quiet(6, format!("Last time: {line}"));
            }
        }
    }
}

fn write_notes(page: &mut Page, given: &AnswerRecord) {
    if let Some(reason) = &given.beside.reason {
        page.quiet(6, format!("Why it does not apply: {reason}"));
    }
    if let Some(note) = &given.beside.note {
        page.quiet(6, format!("Note: {note}"));
    }
    for piece in &given.beside.evidence {
        page.quiet(
            6,
            format!("{}: {}", if piece.supports { "Evidence" } else { "Against it" }, piece.text),
        );
    }
}
