//! What an area, or one item of it, was before, on the page of why: a line for each time it changed,
//! of the snapshots on the network's line. One person's view is no change of the network's.

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
    let line = record.line(topic);
    for saved in line.snapshots() {
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
    write_views(page, &Views::of(record, topic));
}

/// Whose view the line is, and how many views of others are left out of it.
struct Views {
    one_view_of: Option<String>,
    left_out: usize,
}

impl Views {
    fn of(record: &NetworkState, topic: &WalkSubject) -> Self {
        let line = record.line(topic);
        let one_view_of = line.view().map(|voice| voice.role.as_deref().unwrap_or("one person"));
        Self {
            one_view_of: one_view_of.map(str::to_owned),
            left_out: record.snapshots_of(topic).count().saturating_sub(line.snapshots().len()),
        }
    }
}

/// Says so where these days are one person's view, and where views of others are not among them.
fn write_views(page: &mut Page, views: &Views) {
    if let Some(role) = &views.one_view_of {
        page.quiet(2, format!("One person's view ({role}): nothing was agreed yet."));
    }
    if views.left_out > 0 {
        let count =
            pluralize(views.left_out, "snapshot of one person's", "snapshots of one person's");
        page.quiet(2, format!("{count} own view: not counted here."));
    }
}

/// Where an area stood, the newest first.
pub(super) struct AreaHistory {
    runs: Vec<Run>,
    views: Views,
}

/// Where an area stood, from all that was saved of it.
pub(super) fn of_area(record: &NetworkState, topic: &WalkSubject, domain: &Domain) -> AreaHistory {
    let mut runs = Vec::new();
    let line = record.line(topic);
    for saved in line.snapshots() {
        let matrix = &saved.matrix.matrix;
        let Some(then) = matrix.domain(&domain.id) else { continue };
        let reading = scoring::evaluate_domain(matrix, then, &saved.snapshot.assessment);
        add(&mut runs, None, short_standing_words(matrix, &reading), saved.snapshot.taken_on);
    }
    runs.reverse();
    AreaHistory { runs, views: Views::of(record, topic) }
}

impl AreaHistory {
    /// That it is told below: the answers, which say why, come first and are seen at once. Nothing
    /// where it never stood elsewhere.
    pub(super) fn write_pointer(&self, page: &mut Page) {
        if self.runs.len() > 1 {
            page.quiet(0, "What it was before stands at the end of this page.");
        }
    }

    /// All of it; nothing where it never stood elsewhere.
    pub(super) fn write_whole(&self, page: &mut Page) {
        if self.runs.len() > 1 {
            page.blank_line();
            page.heading("Where it stood");
            write_runs(page, &self.runs);
            write_views(page, &self.views);
        }
    }
}

fn add(runs: &mut Vec<Run>, sign: Option<Sign>, words: String, day: Date) {
    match runs.last_mut() {
        Some(run) if run.words == words => run.last = day,
        _ => runs.push(Run { sign, words, first: day, last: day }),
    }
}

/// A line for each run: from its first day to its last, and what was said on all of them.
fn write_runs<'r>(page: &mut Page, runs: impl IntoIterator<Item = &'r Run> + Clone) {
    let is_span = |run: &Run| run.first != run.last;
    let width = if runs.clone().into_iter().any(is_span) { 28 } else { 14 };
    for run in runs {
        page.body(2, run.words.clone());
        let mut days = format_date_short(run.first);
        if is_span(run) {
            days = format!("{days} to {}", format_date_short(run.last));
        }
        let days = format!("{days:<width$}");
        match run.sign {
            Some(sign) => page.set_answer(sign, &days),
            None => page.set_prefix(days),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::maturity::assessment::Voice;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};
    use crate::maturity::network_state::NetworkState;
    use crate::maturity::page::{TextStyle, to_printed_text};
    use crate::maturity::pages::WhyQuestion;

    /// Agreed twice as not reached, between them and after them one person's view that it is.
    fn mixed() -> NetworkState {
        let asked = known_matrix(matrix(
            &["one", "two"],
            vec![domain("A", &[("a1", "one"), ("a2", "two")])],
        ));
        let saved = |number, day, answer| saved_snapshot(number, day, &asked, &[("a1", answer)]);
        let one_view = |number, day| {
            let mut one = saved(number, day, "fully");
            one.snapshot.assessment.voice = Voice::one_view("practice manager");
            one
        };
        let snapshots = vec![
            saved(1, "2026-01-05", "not_yet"),
            one_view(2, "2026-02-26"),
            saved(3, "2026-03-01", "fully"),
            saved(4, "2026-07-01", "fully"),
            one_view(5, "2026-08-11"),
        ];
        network_state(snapshots, &[&asked])
    }

    fn page(network: &NetworkState, item: Option<&str>) -> String {
        let (subject, area, item) = ("test".into(), "A".into(), item.map(Into::into));
        let question =
            WhyQuestion { subject: &subject, area: &area, item: item.as_ref(), is_saved: true };
        let page = question.page(network, jiff::civil::date(2026, 9, 1));
        to_printed_text(&page, TextStyle { width: 100, ascii: false })
    }

    #[test]
    fn where_it_stood_goes_by_the_line_and_never_by_one_persons_view() {
        for item in [None, Some("a1")] {
            let text = page(&mixed(), item);
            assert!(text.contains("1 Mar 2026 to 1 Jul 2026"), "{text}");
            assert!(text.contains("2 snapshots of one person's own view: not counted here."));
            assert!(!text.contains("26 Feb 2026") && !text.contains("11 Aug 2026"), "{text}");
        }
    }

    #[test]
    fn where_nothing_was_agreed_it_says_whose_view_it_is() {
        let mut network = mixed();
        network.snapshots.retain(|saved| !saved.snapshot.assessment.voice.is_agreed());
        let text = page(&network, Some("a1"));
        assert!(text.contains("26 Feb 2026 to 11 Aug 2026"), "{text}");
        assert!(text.contains("One person's view (practice manager): nothing was agreed yet."));
    }
}
