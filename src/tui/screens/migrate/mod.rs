//! Taking a walk under way along to the next revision of its matrix: a sheet that says what carries
//! over, what is to be read again, what is new and what is no longer asked; then the two choices.

pub mod keys;
use uuid::Uuid;

use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::OpenDraft;
use crate::maturity::page::Page;
use crate::maturity::pages::{migration_title, write_migration_items, write_migration_summary};
use crate::maturity::walk::migration::Migration;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

/// The lines that do something: to take it along, and not now. What follows is to be read.
const CHOICES: usize = 2;

#[derive(Clone, Debug, PartialEq)]
pub struct Migrate {
    draft: Uuid,
    before: Box<Matrix>,
    migration: Box<Migration>,
    position: ReadPosition,
}

impl Migrate {
    fn open(state: &AppState, draft: Uuid) -> Option<Self> {
        let open = state.open_draft(draft)?;
        let to = state.network_state.as_ref()?.newer_revision(open)?;
        Some(Self {
            draft,
            before: Box::new(open.matrix.matrix.clone()),
            migration: Box::new(Migration::plan(open, to)),
            position: ReadPosition::default(),
        })
    }

    pub fn page(&self) -> Page {
        let to = self.migration.to.reference.revision;
        let mut page = Page::new(migration_title(&self.before, &self.migration));
        write_migration_summary(&mut page, &self.before, &self.migration);
        page.blank_line();
        page.focusable(0, format!("Take the walk along to revision {to}"));
        page.focusable(0, format!("Not now: it stays on revision {}", self.before.revision));
        write_migration_items(&mut page, &self.before, &self.migration);
        page
    }

    fn choose(&self, state: &mut AppState) -> Vec<Transition> {
        match self.position.index {
            0 => {}
            1 => return back(),
            _ => return show_message("The choice is at the top: ▲, or Home."),
        }
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let Some(open) = state.open_draft_mut(self.draft) else { return back() };
        open.draft = self.migration.draft.clone();
        open.matrix = std::sync::Arc::clone(&self.migration.to);
        let subject = WalkSubject::from(&*open);
        let mut transitions = state.autosave(self.draft, Urgency::Immediate);
        transitions.push(Transition::Navigate(Destination::Home));
        let walk = Destination::Walk { subject, scope: Scope::Whole, area: None };
        transitions.push(Transition::Navigate(walk));
        let to = self.migration.to.reference.revision;
        transitions.push(Transition::ShowMessage(format!(
            "This walk is on revision {to} now. Enter confirms what is to be read again."
        )));
        transitions
    }

    fn hint(&self) -> &'static str {
        match self.position.index {
            0 => "Nothing reworded counts until you confirm it. Snapshots stay as they are.",
            1 => "Nothing changes. The next walk begins on the newer revision.",
            _ => "The choice is at the top.",
        }
    }
}

/// Where M leads for this draft; or why nowhere.
pub(crate) fn open_for(state: &AppState, draft: Option<&OpenDraft>) -> Vec<Transition> {
    let newer = |open: &&OpenDraft| {
        state.network_state.as_ref().is_some_and(|record| record.newer_revision(open).is_some())
    };
    match draft.filter(newer) {
        Some(open) => go_to(Destination::Migrate(open.draft.id)),
        None => show_message("No walk under way here is on an older revision of its matrix."),
    }
}

impl Screen for Migrate {
    fn key_context(&self) -> KeyContext {
        keys::MIGRATE
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::Migrate(draft) = to else { return None };
        Self::open(state, *draft)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(canvas, app, &self.page(), self.position, self.hint());
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => back(),
            Command::Enter => self.choose(state),
            Command::Open(at) if at < CHOICES => {
                self.position.index = at;
                self.choose(state)
            }
            command => {
                let page = self.page();
                self.position.update(&page, state.size, command);
                Vec::new()
            }
        }
    }
}
