//! A saved snapshot, read: when, whose view, who was there, each area with its stage and why, every
//! answer with what stands beside it. It never changes; a corrected copy can be made of it.

pub mod keys;
use jiff::tz::Offset;
use uuid::Uuid;

use super::home;
use super::share::two_copies;
use crate::maturity::area_words::{aim_words, standing_words};
use crate::maturity::assessment::{AnswerRecord, Assessment, Voice};
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::phrases::{self, pluralize};
use crate::maturity::scoring;
use crate::maturity::share::format_left_out;
use crate::maturity::walk::kept::words::{self, describe_answered};
use crate::tui::app_view::AppView;
use crate::tui::comparison_choice::compare_with;
use crate::tui::document::{Document, LineKind, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition, TrashTarget};
use crate::tui::screen::{Screen, back, go_to};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

const NEEDS_HEADING: &str = "What we need from others";

#[derive(Clone, Debug, PartialEq)]
pub struct SnapshotView {
    pub id: Uuid,
    pub offset: Offset,
    pub position: ReadPosition,
    /// Whether a person can say which copy of it counts.
    has_choice: bool,
}

impl SnapshotView {
    pub fn open(state: &AppState, id: Uuid, now: &Now) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        record.snapshot(id)?;
        let has_choice = record.has_choice_of_copies(id) && state.read_only_reason.is_none();
        Some(Self { id, offset: now.offset, position: ReadPosition::default(), has_choice })
    }

    pub fn page(&self, state: &AppState) -> Document {
        let mut page = Document::with_title("A saved snapshot");
        let Some(record) = &state.network_state else { return page };
        let Some(saved) = record.snapshot(self.id) else { return page };
        let snapshot = &saved.snapshot;
        let label = snapshot.label.as_deref().unwrap_or("A snapshot without a name");
        page.title = format!("{} · {label}", snapshot.network.name);
        self.write_header(&mut page, record, saved);
        two_copies::write_other_copies(&mut page, record, saved);
        write_answers(&mut page, saved);
        page
    }

    fn write_header(&self, page: &mut Document, record: &NetworkState, saved: &SavedSnapshot) {
        let snapshot = &saved.snapshot;
        write_snapshot_header(page, saved, self.offset);
        if saved.changed_after_save {
            page.body(
                0,
                "Its file was changed after it was saved, by something other than this program. Read it with that in mind.",
            );
        }
        if saved.copy_status != CopyStatus::Primary {
            let how = if self.has_choice { ": Enter" } else { "" };
            page.body(0, format!("It does not count until somebody chooses it{how}."));
        }
        for other in
            record.snapshots.iter().filter(|other| other.snapshot.supersedes == Some(self.id))
        {
            let day = phrases::format_date(self.offset.to_datetime(other.snapshot.saved_at).date());
            page.body(
                0,
                format!(
                    "A corrected copy, saved on {day}, replaces this one in lists. Both are kept."
                ),
            );
        }
        if snapshot.supersedes.is_some() {
            page.body(0, "This is a corrected copy of an earlier snapshot, which is kept.");
        }
    }

    /// To where it says what is needed from others.
    fn scroll_to_needs(&mut self, state: &AppState) {
        let page = self.page(state);
        let (width, height) = body_size(state.size);
        let rows = page.rows(width);
        let needs = rows
            .iter()
            .position(|row| row.kind == LineKind::Heading && row.text.starts_with(NEEDS_HEADING));
        self.position.index = needs.unwrap_or(0).min(rows.len().saturating_sub(height));
    }

    /// To the next area, or the one before: the heading below the first row, or above it.
    fn scroll_to_area(&mut self, page: &Document, size: (u16, u16), on: bool) {
        let rows = page.rows(body_size(size).0);
        let mut areas = (0..rows.len()).filter(|at| rows[*at].kind == LineKind::Heading);
        let next = if on {
            areas.find(|at| *at > self.position.index)
        } else {
            areas.rfind(|at| *at < self.position.index)
        };
        let end = rows.len().saturating_sub(body_size(size).1);
        self.position.index = next.unwrap_or(if on { end } else { 0 }).min(end);
    }
}

/// Writes when a snapshot was taken, whose view it is, who was there, and what was left out of it.
pub(crate) fn write_snapshot_header(page: &mut Document, saved: &SavedSnapshot, offset: Offset) {
    let snapshot = &saved.snapshot;
    let (said, matrix) = (&snapshot.assessment, &saved.matrix.matrix);
    let local = offset.to_datetime(snapshot.saved_at);
    let at = format!("{:02}:{:02}", local.hour(), local.minute());
    let day = phrases::format_date(snapshot.taken_on);
    page.body(
        0,
        match local.date() {
            saved if saved == snapshot.taken_on => format!("{day}, saved {at}."),
            saved => format!("{day}, saved on {} at {at}.", phrases::format_date(saved)),
        },
    );
    page.body(0, voice_sentence("Whose view", &said.voice));
    if snapshot.left_out.iter().any(|kind| kind == "present") {
        page.body(0, "Who was present was left out.");
    } else {
        page.body(0, present_words(&snapshot.present));
    }
    if let Some(subject) = &said.subject {
        page.body(0, format!("About: {subject}."));
    }
    page.body(0, format!("{}.", describe_answered(matrix, said)));
    page.quiet(0, format!("Matrix: {}, revision {}.", matrix.title, said.matrix.revision));
    if !snapshot.left_out.is_empty() {
        page.quiet(
            0,
            format!("Left out when it was shared: {}.", format_left_out(&snapshot.left_out)),
        );
    }
}

/// Writes every area of a snapshot with all that was said, and what is needed from others.
pub(crate) fn write_answers(page: &mut Document, saved: &SavedSnapshot) {
    for domain in &saved.matrix.matrix.domains {
        page.blank_line();
        write_area(page, &saved.matrix.matrix, domain, &saved.snapshot.assessment);
    }
    write_needs(page, &saved.matrix.matrix, &saved.snapshot.assessment);
}

/// "Whose view: agreed by the group.", "One view: practice manager, Elm Surgery."
fn voice_sentence(label: &str, voice: &Voice) -> String {
    let whose = voice.describe_in_full();
    match whose.strip_prefix("one view") {
        Some(rest) => format!("One view{rest}."),
        None => format!("{label}: {whose}."),
    }
}

pub(crate) fn present_words(present: &[String]) -> String {
    if present.is_empty() {
        "Who was present is not noted.".to_owned()
    } else {
        format!("Present: {}.", present.join(", "))
    }
}

fn write_area(page: &mut Document, matrix: &Matrix, domain: &Domain, said: &Assessment) {
    let reading = scoring::evaluate_domain(matrix, domain, said);
    page.heading(format!("{}: {}", domain.short_name(), standing_words(matrix, &reading)));
    if let Some(reason) =
        said.judgements.get(&domain.id).and_then(|judgement| judgement.reason.as_deref())
    {
        page.body(2, format!("Why: {reason}"));
    }
    if let Some(aim) = said.aims.get(&domain.id) {
        page.body(2, format!("What next: {}", aim_words(matrix, aim)));
    }
    let all_as_of = words::common_kept_day(domain, said);
    if let Some(day) = all_as_of {
        page.quiet(2, format!("As of {}: not looked at this time.", phrases::format_date(day)));
    }
    for (at, stage) in matrix.stages.iter().enumerate() {
        let items: Vec<_> = domain.items().filter(|item| item.is_asked_at(&stage.id)).collect();
        let in_place = items.iter().filter(|item| {
            said.answer(item.id())
                .is_some_and(|answer| scoring::is_in_place(matrix, **item, at, answer))
        });
        if !items.is_empty() {
            page.quiet(
                2,
                format!("{}   {} of {} in place", stage.name, in_place.count(), items.len()),
            );
        }
        for item in items.iter().filter(|item| is_first_at(matrix, **item, at)) {
            let given = said.answers.get(item.id());
            write_item(page, matrix, *item, given);
            let as_of = given.and_then(|given| given.as_of).filter(|_| all_as_of.is_none());
            if let Some(day) = as_of {
                page.quiet(22, format!("As of {}", phrases::format_date(day)));
            }
        }
    }
}

/// A ladder stands at several stages and is read at the first of them.
fn is_first_at(matrix: &Matrix, item: Item<'_>, at: usize) -> bool {
    matrix.stages.iter().position(|stage| item.is_asked_at(&stage.id)) == Some(at)
}

fn write_item(page: &mut Document, matrix: &Matrix, item: Item<'_>, given: Option<&AnswerRecord>) {
    let answer = given.and_then(|given| given.answer.as_ref());
    let words = answer
        .map_or("open".to_owned(), |answer| phrases::format_item_answer(matrix, item, answer));
    page.body(4, item.plain_text());
    page.set_answer(phrases::answer_sign(item, matrix, answer), &format!("{words:<16}"));
    let Some(given) = given else { return };
    if let Some(reason) = &given.beside.reason {
        page.quiet(22, format!("Why it does not apply: {reason}"));
    }
    if let Some(note) = &given.beside.note {
        page.quiet(22, format!("Note: {note}"));
    }
    for piece in &given.beside.evidence {
        let led = if piece.supports { "Evidence" } else { "Against it" };
        let whose = piece.whose.as_ref().map(|whose| format!(" ({whose})")).unwrap_or_default();
        let dated = piece
            .dated
            .map(|day| format!(", of {}", phrases::format_date(day)))
            .unwrap_or_default();
        let until = piece
            .good_until
            .map(|day| format!(", look again {}", phrases::format_date(day)))
            .unwrap_or_default();
        page.quiet(22, format!("{led}: {}{whose}{dated}{until}", piece.text));
    }
}

fn write_needs(page: &mut Document, matrix: &Matrix, said: &Assessment) {
    let raised: Vec<_> = matrix
        .asks()
        .filter(|ask| said.asks.get(&ask.id).is_some_and(|raised| raised.raised))
        .collect();
    if raised.is_empty() {
        return;
    }
    page.blank_line();
    page.heading(format!("{NEEDS_HEADING}: {}", pluralize(raised.len(), "need", "needs")));
    for ask in raised {
        page.body(4, ask.text.clone());
        if let Some(note) = said.asks.get(&ask.id).and_then(|raised| raised.note.as_ref()) {
            page.quiet(6, format!("Note: {note}"));
        }
    }
}

impl Screen for SnapshotView {
    fn key_context(&self) -> KeyContext {
        if self.has_choice { keys::SNAPSHOT_COPIES } else { keys::SNAPSHOT_VIEW }
    }

    fn enter(to: &Destination, state: &mut AppState, now: &Now) -> Option<Self> {
        match to {
            Destination::SnapshotView(id) => Self::open(state, *id, now),
            Destination::SnapshotNeeds(id) => {
                let mut view = Self::open(state, *id, now)?;
                view.scroll_to_needs(state);
                Some(view)
            }
            _ => None,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        document_view::draw(
            canvas,
            app,
            &self.page(app.state),
            self.position,
            "A saved snapshot never changes.",
        );
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match (command, &state.network_state) {
            (Command::Back, _) => return back(),
            (Command::Enter, _) if self.has_choice => {
                return go_to(Destination::ChooseCopy(self.id));
            }
            (Command::Export, _) => {
                return go_to(Destination::Share(Some(self.id)));
            }
            (Command::AnswersSheet, _) => {
                return go_to(Destination::AnswersSheet(Some(self.id)));
            }
            (Command::Report, _) => return go_to(Destination::Report(Some(self.id))),
            (Command::Amend, _) => return home::amend(state, self.id),
            (Command::Compare, _) => return compare_with(state, Some(self.id)),
            (Command::Discard, _) => {
                return go_to(Destination::ConfirmTrash(TrashTarget::Snapshot(self.id)));
            }
            (Command::Glossary, Some(record)) => {
                let matrix = record.snapshot(self.id).map(|saved| saved.matrix.lineage.clone());
                return matrix
                    .map(|matrix| {
                        Transition::Navigate(Destination::Glossary { matrix, item: None })
                    })
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        let page = self.page(state);
        match command {
            Command::Next => self.scroll_to_area(&page, state.size, true),
            Command::Previous => self.scroll_to_area(&page, state.size, false),
            command => {
                self.position.update(&page, state.size, command);
            }
        }
        Vec::new()
    }
}
