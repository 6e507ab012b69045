//! The preview of what is in focus on Home: a snapshot with its day, voice and stages; an area with
//! why it is at its stage; the walk that a step starts. Made once when the focus or the data changes.

use super::{HomeFocus, NextStep};
use crate::maturity::area_words::standing_words;
use crate::maturity::movement::compare_areas;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::page::{Lead, Page};
use crate::maturity::pages::{write_left_out, write_snapshot_header};
use crate::maturity::phrases::{self, Sign};
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::now::Now;
use crate::tui::screens::why::Why;
use crate::tui::state::AppState;

/// The preview of a line of Home. Where there is nothing to show of it, what the signs mean.
pub(crate) fn preview(state: &AppState, focus: Option<&HomeFocus>, now: &Now) -> Page {
    let page = state.network_state.as_ref().and_then(|record| of_line(state, record, focus?, now));
    page.unwrap_or_else(signs_page)
}

fn of_line(state: &AppState, record: &NetworkState, focus: &HomeFocus, now: &Now) -> Option<Page> {
    match focus {
        HomeFocus::Step(step) => of_step(record, state, step, now),
        HomeFocus::Area(subject, area) | HomeFocus::Review(subject, area) => {
            let why = Why { is_saved: true, ..Why::open(subject.clone(), area.clone(), None) };
            let mut page = why.page(state, now.today);
            let name = page.title.strip_prefix("Why · ").unwrap_or_default().to_owned();
            page.title = name;
            Some(page)
        }
        HomeFocus::Snapshot(id) | HomeFocus::Copy(id, _) => {
            Some(snapshot_page(record.snapshot(*id)?, now))
        }
        HomeFocus::OtherDevice(..) => None,
    }
}

fn of_step(record: &NetworkState, state: &AppState, step: &NextStep, now: &Now) -> Option<Page> {
    match step {
        NextStep::Read(id) | NextStep::Needs(id) => Some(snapshot_page(record.snapshot(*id)?, now)),
        NextStep::Review { subject, domain, .. } => {
            let focus = HomeFocus::Area(subject.clone(), domain.clone());
            of_line(state, record, &focus, now)
        }
        NextStep::Resume { subject, .. }
        | NextStep::Save { subject, .. }
        | NextStep::Start { subject, .. }
        | NextStep::TenMinutes { subject, .. } => walk_page(record, subject),
        NextStep::Progress { .. } | NextStep::Compare => Some(movement_page(record)),
        NextStep::Conflict
        | NextStep::ChangeConflict
        | NextStep::Problems(_)
        | NextStep::Waiting(_)
        | NextStep::BringIn
        | NextStep::ChooseMatrix => None,
    }
}

/// A snapshot: its day, whose view it is, who was there, and the stage of each area.
fn snapshot_page(saved: &SavedSnapshot, now: &Now) -> Page {
    let matrix = &saved.matrix.matrix;
    let mut page = Page::new(matrix.short_title());
    write_snapshot_header(&mut page, saved, now.offset);
    write_left_out(&mut page, &saved.snapshot);
    page.blank_line();
    for domain in &matrix.domains {
        let reading = scoring::evaluate_domain(matrix, domain, &saved.snapshot.assessment);
        page.body(0, format!("{}: {}", domain.short_name(), standing_words(matrix, &reading)));
    }
    page
}

/// What a walk asks, area by area, and how much of it is answered in the walk that is open.
fn walk_page(record: &NetworkState, subject: &WalkSubject) -> Option<Page> {
    let matrix = &record.matrix(&subject.matrix)?.matrix;
    let open = record.find_draft(subject);
    let mut page = Page::new(subject.title(matrix));
    page.body(0, format!("{}.", phrases::format_item_count(matrix)));
    if let Some(about) = matrix.opening.as_ref().or(matrix.about.as_ref()) {
        page.quiet(0, about.clone());
    }
    page.blank_line();
    for domain in &matrix.domains {
        let count = domain.items().count();
        let given = open.map(|open| {
            domain.items().filter(|item| open.draft.assessment.answer(item.id()).is_some()).count()
        });
        let words = match given {
            Some(given) => format!("{}: {given} of {count} answered", domain.short_name()),
            None => format!("{}: {count} to answer", domain.short_name()),
        };
        page.body(0, words);
        if let Some(why) = &domain.why {
            page.quiet(2, why.clone());
        }
    }
    Some(page)
}

/// Which way each area went since the snapshot before.
fn movement_page(record: &NetworkState) -> Page {
    let mut page = Page::new("What moved since last time");
    for subject in record.walk_subjects() {
        let line = record.line(&subject);
        let Some((now, before)) = line.snapshots().split_last() else { continue };
        let matrix = &now.matrix.matrix;
        let then = before.last().copied();
        let day = phrases::format_date_short(now.snapshot.taken_on);
        let days = then.map_or_else(
            || day.clone(),
            |then| format!("{} to {day}", phrases::format_date_short(then.snapshot.taken_on)),
        );
        page.blank_line();
        page.heading(subject.title(matrix));
        page.quiet(0, days);
        for domain in &matrix.domains {
            let moved = compare_areas(then, now, &domain.id);
            page.body(0, format!("{}: {}", domain.short_name(), moved.words()));
            page.set_prefix(format!("{} ", moved.moved.sign()));
            page.set_lead(Lead::Movement);
        }
    }
    page
}

/// What the signs on the board mean.
fn signs_page() -> Page {
    let mut page = Page::new("What the signs mean");
    for sign in Sign::ALL {
        page.body(0, sign.label());
        page.set_answer(sign, "  ");
    }
    page
}
