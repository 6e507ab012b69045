//! What an area, or one item of it, was before, on the page of why: a line for each time it changed.

use jiff::civil::Date;

use crate::maturity::area_words::short_standing_words;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::NetworkState;
use crate::maturity::page::Page;
use crate::maturity::phrases::{self, Sign, format_date_short, pluralize};
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;

/// Snapshots in a row in which the same was said.
struct Run {
    sign: Option<Sign>,
    words: String,
    first: Date,
    last: Date,
}

/// The answers that an item had, the newest first.
pub(super) fn write_item(
    page: &mut Page,
    record: &NetworkState,
    topic: &WalkSubject,
    (known, item): (&Matrix, &ItemId),
) {
    let mut runs = Vec::new();
    for saved in record.snapshots_of(topic) {
        let matrix = &saved.matrix.matrix;
        let Some(then) = matrix.item(item) else { continue };
        let answer = saved.snapshot.assessment.answer(item);
        let words = answer
            .map_or("open".to_owned(), |answer| phrases::format_item_answer(matrix, then, answer));
        let mark = match known.item(item) {
            Some(now) if now.revision() != then.revision() => " (worded otherwise then)".to_owned(),
            Some(now) if now.text() != then.text() => format!(" (it read: {})", then.text()),
            _ => String::new(),
        };
        let sign = phrases::answer_sign(then, matrix, answer);
        add(&mut runs, Some(sign), format!("{words}{mark}"), saved.snapshot.taken_on);
    }
    if runs.is_empty() {
        page.body(2, "No snapshot has an answer to this yet.");
    }
    write_runs(page, runs.iter().rev());
}

/// Where an area stood, the newest first.
pub(super) struct AreaHistory {
    runs: Vec<Run>,
}

/// So many lines of it stand before all else; the whole of a longer one stands at the end.
const MOST_AT_FIRST: usize = 3;

/// Where an area stood, from all that was saved of it.
pub(super) fn of_area(record: &NetworkState, topic: &WalkSubject, domain: &Domain) -> AreaHistory {
    let mut runs = Vec::new();
    for saved in record.snapshots_of(topic) {
        let matrix = &saved.matrix.matrix;
        let Some(then) = matrix.domain(&domain.id) else { continue };
        let reading = scoring::evaluate_domain(matrix, then, &saved.snapshot.assessment);
        add(&mut runs, None, short_standing_words(matrix, &reading), saved.snapshot.taken_on);
    }
    runs.reverse();
    AreaHistory { runs }
}

impl AreaHistory {
    /// Its beginning; nothing where it never stood elsewhere.
    pub(super) fn write_newest(&self, page: &mut Page) {
        if self.runs.len() < 2 {
            return;
        }
        page.blank_line();
        page.heading("Where it stood");
        if !self.is_long() {
            return write_runs(page, &self.runs);
        }
        write_runs(page, &self.runs[..MOST_AT_FIRST]);
        let earlier = pluralize(self.runs.len() - MOST_AT_FIRST, "line", "lines");
        page.quiet(2, format!("{earlier} before that: at the end of this page."));
    }

    /// All of it, where its beginning was not all.
    pub(super) fn write_whole(&self, page: &mut Page) {
        if self.is_long() {
            page.blank_line();
            page.heading("Where it stood, all of it");
            write_runs(page, &self.runs);
        }
    }

    fn is_long(&self) -> bool {
        self.runs.len() > MOST_AT_FIRST + 1
    }
}

fn add(runs: &mut Vec<Run>, sign: Option<Sign>, words: String, day: Date) {
    match runs.last_mut() {
        Some(run) if run.words == words => run.last = day,
        _ => runs.push(Run { sign, words, first: day, last: day }),
    }
}

fn write_runs<'r>(page: &mut Page, runs: impl IntoIterator<Item = &'r Run>) {
    for run in runs {
        let still = if run.first == run.last {
            String::new()
        } else {
            format!(", still on {}", format_date_short(run.last))
        };
        page.body(2, format!("{}{still}", run.words));
        let day = format!("{:<14}", format_date_short(run.first));
        match run.sign {
            Some(sign) => page.set_answer(sign, &day),
            None => page.set_prefix(day),
        }
    }
}
