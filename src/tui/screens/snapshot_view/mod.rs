//! A saved snapshot, read: when, whose view, who was there, each area with its stage and why, every
//! answer with what stands beside it. It never changes; a corrected copy can be made of it.

pub mod keys;
use jiff::tz::Offset;
use uuid::Uuid;

use super::home;
use crate::maturity::page::{LineKind, Page};
use crate::maturity::pages::{NEEDS_HEADING, PageReader, snapshot_page};
use crate::tui::app_view::AppView;
use crate::tui::comparison_choice::compare_with;
use crate::tui::keymap::KeyContext;
use crate::tui::page_rows::{self, body_size};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition, TrashTarget};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

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

    pub fn page(&self, state: &AppState) -> Page {
        let reader = PageReader { offset: self.offset, has_choice: self.has_choice };
        let record = state.network_state.as_ref();
        let saved = record.and_then(|record| Some((record, record.snapshot(self.id)?)));
        saved.map_or_else(
            || Page::new("A saved snapshot"),
            |(record, saved)| snapshot_page(record, saved, reader),
        )
    }

    /// To where it says what is needed from others.
    fn scroll_to_needs(&mut self, state: &AppState) {
        let page = self.page(state);
        let (width, height) = body_size(state.size);
        let rows = page_rows::rows(&page, width);
        let needs = rows
            .iter()
            .position(|row| row.kind == LineKind::Heading && row.text.starts_with(NEEDS_HEADING));
        self.position.index = needs.unwrap_or(0).min(rows.len().saturating_sub(height));
    }

    /// To the next area, or the one before: the heading below the first row, or above it.
    fn scroll_to_area(&mut self, page: &Page, size: (u16, u16), on: bool) {
        let rows = page_rows::rows(page, body_size(size).0);
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
        page_view::draw(
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
