//! Drawing what there is to do, at the top of Home.

use ratatui::layout::Rect;

use crate::maturity::assessment::Voice;
use crate::maturity::matrix::Domain;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::document::truncate;
use crate::tui::protocol::command::Command;
use crate::tui::screens::home::{HomeFocus, NextStep};
use crate::tui::widgets::canvas::Canvas;

/// The things to do; returns how many rows they take.
pub(crate) fn draw_steps(
    canvas: &mut Canvas<'_>,
    body: Rect,
    app: &AppView<'_>,
    (record, lines, at): (&NetworkState, &[HomeFocus], usize),
    most: usize,
) -> u16 {
    let steps: Vec<&NextStep> = lines
        .iter()
        .filter_map(|line| if let HomeFocus::Step(step) = line { Some(step) } else { None })
        .collect();
    let first = (at + 1).saturating_sub(most).min(if at < steps.len() { usize::MAX } else { 0 });
    let mut y = 0;
    for (number, step) in steps.iter().enumerate().skip(first).take(most) {
        let (words, beside, key) = step_words(app, record, step);
        let style = if number == 0 { canvas.theme.strong } else { canvas.theme.plain };
        let key = if number == at && key.is_empty() { "Enter" } else { key };
        let quiet = canvas.theme.quiet;
        let end =
            canvas.put_right(Rect { width: body.width.saturating_sub(1), ..body }, y, key, quiet);
        let after = canvas.put_truncated(body, 3, y, end.saturating_sub(4), &words, style);
        canvas.put_truncated(body, after + 3, y, end.saturating_sub(after + 4), &beside, quiet);
        canvas.add_hit_area(body, 0, y, body.width, Command::Open(number));
        if number == at {
            canvas.draw_focus(body, 1, y, end.saturating_sub(2));
        }
        y += 1;
    }
    y
}

/// What a step says, what stands beside it, and the key that does it.
fn step_words(
    app: &AppView<'_>,
    record: &NetworkState,
    step: &NextStep,
) -> (String, String, &'static str) {
    let short = |subject: &WalkSubject| short_title(app, record, subject);
    let of = |subject: &WalkSubject| {
        if record.matrices.len() > 1 || subject.subject.is_some() {
            format!(": {}", short(subject))
        } else {
            String::new()
        }
    };
    match step {
        NextStep::Conflict => (
            "Two versions of your walk moved on: choose one".to_owned(),
            "both are kept".to_owned(),
            "",
        ),
        NextStep::Resume { subject, open } => (
            format!("Carry on with the walk{}", of(subject)),
            resume_detail(app, record, subject, *open),
            "",
        ),
        NextStep::Save(subject) => {
            (format!("Save a snapshot{}", of(subject)), "all is answered".to_owned(), "s")
        }
        NextStep::Review { subject, domain, review_on } => {
            let domain =
                record.matrix(&subject.matrix).and_then(|known| known.matrix.domain(domain));
            let name = domain.map_or("", Domain::short_name);
            let day = phrases::format_date_short(*review_on);
            (format!("Look again at {name}"), format!("you said by {day}"), "")
        }
        NextStep::Start { subject, is_repeat: true } => {
            let month = phrases::format_month_year(app.now.today);
            let month = month.split(' ').next().unwrap_or_default();
            (format!("Start the {month} walk{}", of(subject)), "last time beside it".to_owned(), "")
        }
        NextStep::Start { subject, is_repeat: false } => {
            (format!("Start the walk: {}", short(subject)), first_walk_detail(record, subject), "")
        }
        NextStep::TenMinutes { items, .. } => {
            let items = phrases::pluralize(*items, "statement", "statements");
            ("Ten minutes only: what is new, due or was left open".to_owned(), items, "t")
        }
        NextStep::Progress => {
            ("Look at progress".to_owned(), "what moved since last time".to_owned(), "p")
        }
        NextStep::Problems(count) => {
            let count = phrases::pluralize(*count, "file needs", "files need");
            (format!("{count} a look"), "all else works".to_owned(), "")
        }
        NextStep::ChooseMatrix => {
            ("Choose what to walk through".to_owned(), "no matrix is in use".to_owned(), "m")
        }
    }
}

fn short_title(app: &AppView<'_>, record: &NetworkState, subject: &WalkSubject) -> String {
    let width = usize::from(app.state.size.0.max(60) - 34);
    match record.matrix(&subject.matrix) {
        Some(known) if subject.subject.is_some() => {
            subject.fit_title(known.matrix.short_title(), width, truncate)
        }
        Some(known) => known.matrix.short_title().to_owned(),
        None => subject.matrix.to_string(),
    }
}

fn resume_detail(
    app: &AppView<'_>,
    record: &NetworkState,
    subject: &WalkSubject,
    open: usize,
) -> String {
    let walked = record.open_draft(subject, &Voice::agreed());
    let recovered = walked.filter(|draft| draft.recovered).and_then(|draft| draft.saved_at);
    match recovered {
        Some(at) => format!("{open} still open; carried on from {}", app.now.local_time(at)),
        None if walked.is_some_and(|draft| app.state.has_newer_revision(draft)) => {
            format!("{open} open; a newer version from the next walk")
        }
        None if has_ladders(record, subject) => format!("{open} still open"),
        None => format!("{} still open", phrases::pluralize(open, "statement", "statements")),
    }
}

fn first_walk_detail(record: &NetworkState, subject: &WalkSubject) -> String {
    let Some(known) = record.matrix(&subject.matrix) else { return "; stop any time".to_owned() };
    match known.matrix.about_one.as_ref().filter(|_| subject.subject.is_none()) {
        Some(one) => format!("for one {one}; it asks which"),
        None => format!("{}; stop any time", phrases::format_item_count(&known.matrix)),
    }
}

fn has_ladders(record: &NetworkState, subject: &WalkSubject) -> bool {
    let known = record.matrix(&subject.matrix);
    known.is_some_and(|known| known.matrix.domains.iter().any(|domain| !domain.ladders.is_empty()))
}
