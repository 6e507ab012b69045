//! What we need from others: the asks of a matrix, area by area and stage by stage. They are
//! ticked, and none of them is scored.

pub mod keys;
use uuid::Uuid;

use super::walk::start;
use crate::maturity::matrix::{Ask, Matrix};
use crate::maturity::page::{LineKind, Page};
use crate::maturity::phrases::pluralize;
use crate::maturity::walk::last_time::LastTime;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

/// The needs of one matrix, ticked in the draft of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Needs {
    pub subject: WalkSubject,
    pub draft: Uuid,
    /// What was said last time: a need that was raised stands until it is unticked.
    pub last_time: LastTime,
    pub position: ReadPosition,
}

impl Needs {
    /// Opens the needs of `topic`. None when its matrix is not in use.
    pub fn open(state: &mut AppState, subject: &WalkSubject, now: &Now) -> Option<Self> {
        let draft = start::find_or_create_draft(state, subject, now)?;
        let record = state.network_state.as_ref()?;
        let last_time = LastTime::of_draft(record, state.open_draft(draft)?);
        let position = ReadPosition::default();
        Some(Self { subject: subject.clone(), draft, last_time, position })
    }

    pub fn page(&self, state: &AppState) -> Page {
        let mut page = Page::new("What we need from others");
        let Some(open) = state.open_draft(self.draft) else { return page };
        let (matrix, said) = (&open.matrix.matrix, &open.draft.assessment);
        let network = state
            .network_state
            .as_ref()
            .map(|record| record.network.name.as_str())
            .unwrap_or_default();
        page.title = format!("{network} · What we need from others");
        let is_raised = |ask: &Ask| self.last_time.is_raised(said, &ask.id);
        let (all, raised) =
            (matrix.asks().count(), matrix.asks().filter(|ask| is_raised(ask)).count());
        if all == 0 {
            page.body(
                0,
                "This matrix lists no needs from others, so there is nothing to tick here.",
            );
            page.body(0, "A note on a statement (n on the walk) can say what you need.");
            return page;
        }
        page.body(
            0,
            "Tick what you would ask of your local health and care system. It goes into the snapshot. None of it is scored.",
        );
        page.quiet(
            0,
            format!(
                "{}: {raised} of {} ticked.",
                matrix.short_title(),
                pluralize(all, "need", "needs")
            ),
        );
        for domain in matrix.domains.iter().filter(|domain| !domain.asks.is_empty()) {
            page.blank_line();
            page.heading(domain.short_name());
            for ask in &domain.asks {
                write_ask(&mut page, matrix, ask, is_raised(ask));
                if self.last_time.needs.contains(&ask.id) {
                    page.continuation(LineKind::Quiet, 6, "ticked last time");
                }
            }
        }
        page
    }

    fn toggle(&self, state: &mut AppState) -> Vec<Transition> {
        if let Some(says) = &state.read_only_reason {
            return show_message(says.clone());
        }
        let Some(open) = state.open_draft_mut(self.draft) else { return Vec::new() };
        let Some(ask) =
            open.matrix.matrix.asks().nth(self.position.index).map(|ask| ask.id.clone())
        else {
            return Vec::new();
        };
        let said = &mut open.draft.assessment;
        let raised = self.last_time.is_raised(said, &ask);
        said.set_ask_raised(&ask, !raised);
        state.autosave(self.draft, Urgency::Immediate)
    }
}

fn write_ask(page: &mut Page, matrix: &Matrix, ask: &Ask, raised: bool) {
    let widest =
        matrix.stages.iter().map(|stage| stage.name.chars().count()).max().unwrap_or(0).min(16);
    let stage =
        matrix.stage(&ask.stage).map_or_else(|| ask.stage.to_string(), |stage| stage.name.clone());
    page.focusable(0, ask.text.clone());
    page.set_prefix(format!("[{}] {stage:<widest$}  ", if raised { 'x' } else { ' ' }));
}

impl Screen for Needs {
    fn key_context(&self) -> KeyContext {
        keys::NEEDS
    }

    fn enter(to: &Destination, state: &mut AppState, now: &Now) -> Option<Self> {
        let Destination::Needs(subject) = to else { return None };
        Self::open(state, subject, now)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let page = self.page(app.state);
        let hint = if page.stop_count() == 0 {
            "Nothing to tick. Enter goes on."
        } else {
            "Tick what you need. None of it is scored."
        };
        page_view::draw(canvas, app, &page, self.position, hint);
    }

    fn draft(&self) -> Option<Uuid> {
        Some(self.draft)
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => return back(),
            Command::Glossary => {
                return go_to(Destination::Glossary {
                    matrix: self.subject.matrix.clone(),
                    item: None,
                });
            }
            Command::Needs => {
                return show_message("This is the list of needs: Space ticks one.");
            }
            Command::Toggle => return self.toggle(state),
            Command::Focus(at) if at == self.position.index => return self.toggle(state),
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
            }
        }
        Vec::new()
    }
}
