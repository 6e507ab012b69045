//! The walk: item by item, area by area, each area closed by a card where the team says its own
//! stage.
//!
//! No digit names anything but an answer. A first answer moves on to the next open item of this
//! area and never out of it; a changed answer stays where it is.

mod answer;
pub mod card;
pub mod evidence;
mod filter;
pub mod keys;
mod navigation;
mod notes;
mod same_as_last;
mod search;
pub mod start;
mod view;

use std::collections::BTreeSet;

use uuid::Uuid;

use self::card::Card;
use self::evidence::EvidenceForm;
pub use self::notes::PRIVACY_NOTICE;
use super::migrate;
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::walk::kept::Kept;
use crate::maturity::walk::last_time::LastTime;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::input_event::WheelDirection;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{Screen, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct Walk {
    pub subject: WalkSubject,
    pub draft: Uuid,
    pub scope: Scope,
    pub filter: ItemFilter,
    pub last_time: LastTime,
    /// What is kept of last time, should it not be looked at.
    pub kept: Kept,
    pub ten_minute_items: BTreeSet<ItemId>,
    pub due_items: BTreeSet<ItemId>,
    pub focus: Focus,
    pub card: Option<Card>,
    /// The place of the rung being chosen among the choices of a ladder.
    pub rung: Option<usize>,
    /// Whether the exercise that comes before the first statement is open.
    pub exercise: bool,
    pub text_entry: Option<TextEntry>,
    /// What Esc has just closed, for Ctrl-Z as the next key.
    put_away: Option<PutAway>,
    pub message: Option<String>,
    /// The item that `message` says the answer of.
    pub message_item: Option<ItemId>,
    /// Whether the person came here only to say the stage of one area.
    is_card_visit: bool,
    undo_stack: Vec<UndoStep>,
    redo_stack: Vec<UndoStep>,
}

/// Where the person is.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    pub area: usize,
    pub target: WalkFocus,
    /// The item that the card was opened from: leaving the card goes back there.
    pub came_from: Option<ItemId>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum WalkFocus {
    Item(ItemId),
    Card,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ItemFilter {
    #[default]
    All,
    Open,
    NotSure,
    Changed,
    Due,
}

impl ItemFilter {
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "only open",
            Self::NotSure => "only not sure",
            Self::Changed => "only changed",
            Self::Due => "only due",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum TextEntry {
    NotApplicable {
        item: ItemId,
        field: TextField,
        used_reasons: Vec<String>,
        chosen: Option<usize>,
        /// Whether the item had no answer before.
        was_open: bool,
    },
    Note {
        item: ItemId,
        field: TextField,
    },
    Evidence(Box<EvidenceForm>),
    Search {
        field: TextField,
        focus: usize,
    },
}

#[derive(Clone, Debug)]
enum PutAway {
    Entry(Box<TextEntry>),
    Card(Box<Card>),
}

#[derive(Clone, Debug)]
struct UndoStep {
    assessment: Assessment,
    focus: Focus,
    message: Option<String>,
}

/// The area in focus, with what is needed to work on it.
#[derive(Clone, Copy, Debug)]
pub struct AreaContext<'d> {
    pub matrix: &'d Matrix,
    pub domain: &'d Domain,
    pub assessment: &'d Assessment,
}

/// Whether it must be asked first which one thing a walk is about.
pub(crate) fn needs_subject(state: &AppState, subject: &WalkSubject) -> bool {
    state.network_state.as_ref().is_some_and(|record| record.needs_subject(subject))
}

impl Screen for Walk {
    fn key_context(&self) -> KeyContext {
        match (&self.text_entry, &self.card) {
            _ if self.exercise => keys::EXERCISE,
            (Some(TextEntry::NotApplicable { .. }), _) => keys::NOT_APPLICABLE_REASON,
            (Some(TextEntry::Note { .. }), _) => keys::NOTE,
            (Some(TextEntry::Evidence(_)), _) => keys::EVIDENCE,
            (Some(TextEntry::Search { .. }), _) => keys::SEARCH,
            (None, Some(card)) if card.is_writing => keys::CARD_REASON,
            (None, Some(_)) => keys::CARD,
            (None, None) => keys::WALK,
        }
    }

    fn enter(to: &Destination, state: &mut AppState, now: &Now) -> Option<Self> {
        match to {
            Destination::Walk { subject, scope, area } if !needs_subject(state, subject) => {
                Self::open(state, subject, *scope, area.as_ref(), now)
            }
            Destination::Card { subject, area } => {
                let mut walk = Self::open(state, subject, Scope::Whole, Some(area), now)?;
                walk.visit_card(state);
                Some(walk)
            }
            _ => None,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, now: &Now) -> Vec<Transition> {
        self.put_away = None;
        if self.area_context(state).is_none() {
            return go_to(Destination::Home);
        }
        if command == Command::Discard {
            return go_to(Destination::ConfirmDiscard(Some(self.draft)));
        }
        if command == Command::Migrate {
            return migrate::open_for(state, state.open_draft(self.draft));
        }
        if self.exercise {
            return self.update_exercise(command);
        }
        if let Some(says) = state.read_only_reason.as_ref().filter(|_| is_edit(command)) {
            return show_message(says.clone());
        }
        if self.text_entry.is_some() {
            return self.update_text_entry(state, command, now);
        }
        if let Some(replies) = self.move_focus(state, command) {
            return replies;
        }
        if self.card.is_some() {
            self.update_card(state, command)
        } else {
            self.update_item(state, command, now)
        }
    }

    fn draft(&self) -> Option<Uuid> {
        Some(self.draft)
    }

    fn field(&self) -> Option<&TextField> {
        match &self.text_entry {
            Some(
                TextEntry::NotApplicable { field, .. }
                | TextEntry::Note { field, .. }
                | TextEntry::Search { field, .. },
            ) => Some(field),
            Some(TextEntry::Evidence(form)) => form.field(),
            None => self.card.as_ref().filter(|card| card.is_writing)?.reason.as_ref(),
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        match &mut self.text_entry {
            Some(
                TextEntry::NotApplicable { field, .. }
                | TextEntry::Note { field, .. }
                | TextEntry::Search { field, .. },
            ) => Some(field),
            Some(TextEntry::Evidence(form)) => form.field_mut(),
            None => self.card.as_mut().filter(|card| card.is_writing)?.reason.as_mut(),
        }
    }

    fn bring_back_typed(&mut self, state: &mut AppState) -> Option<Vec<Transition>> {
        let put_away = self.put_away.take()?;
        self.push_undo(state);
        match put_away {
            PutAway::Entry(entry) => self.text_entry = Some(*entry),
            PutAway::Card(card) => self.card = Some(*card),
        }
        Some(self.autosave_text(state))
    }

    fn on_text_changed(&mut self, state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.autosave_text(state)
    }

    /// On the card ▲ and ▼ choose a stage, and under "does not apply" a reason.
    fn wheel(&self, direction: WheelDirection) -> Option<Command> {
        let chooses = match &self.text_entry {
            Some(entry) => matches!(entry, TextEntry::NotApplicable { .. }),
            None => self.card.is_some(),
        };
        (!chooses).then_some(match direction {
            WheelDirection::Up => Command::Up,
            WheelDirection::Down => Command::Down,
        })
    }
}

/// Whether a command would change the draft; where nothing can be changed, it says so instead.
fn is_edit(command: Command) -> bool {
    matches!(
        command,
        Command::Answer(_)
            | Command::NotSure
            | Command::NotApplicable
            | Command::SameAsLastTime
            | Command::Note
            | Command::Evidence
            | Command::Enter
            | Command::Choose(_)
            | Command::Undo
            | Command::Redo
    )
}

impl Walk {
    /// The area in focus. None when the draft has gone.
    pub fn area_context<'d>(&self, state: &'d AppState) -> Option<AreaContext<'d>> {
        let open = state.open_draft(self.draft)?;
        let matrix = &open.matrix.matrix;
        let domain = matrix.domains.get(self.focus.area).or_else(|| matrix.domains.last())?;
        Some(AreaContext { matrix, domain, assessment: &open.draft.assessment })
    }

    /// The exercise is talked through, not answered: the only ways are on, and out.
    fn update_exercise(&mut self, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter => {
                self.exercise = false;
                Vec::new()
            }
            Command::Back => go_to(Destination::Home),
            _ => Vec::new(),
        }
    }

    fn update_item(
        &mut self,
        state: &mut AppState,
        command: Command,
        now: &Now,
    ) -> Vec<Transition> {
        match command {
            Command::Answer(digit) => self.answer_by_digit(state, digit),
            Command::NotSure => self.answer_not_sure(state),
            Command::Enter => self.on_enter(state, now.today),
            Command::SameAsLastTime => self.confirm_stage(state, now.today),
            Command::Left | Command::Right => self.choose_rung(state, command),
            Command::Choose(place) => self.choose_rung_at(state, place, now.today),
            Command::NotApplicable => self.begin_not_applicable(state),
            Command::Note => self.begin_note(state),
            Command::Evidence => self.begin_evidence(state),
            Command::Search => self.begin_search(),
            Command::OurStage => self.open_card(state),
            Command::Filter => self.cycle_filter(state),
            Command::Undo => self.undo(state),
            Command::Redo => self.redo(state),
            _ => Self::navigate_away(self, state, command),
        }
    }

    /// Commands that lead out of the walk, from an item and from a card alike.
    fn navigate_away(&self, state: &AppState, command: Command) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let item = match &self.focus.target {
            WalkFocus::Item(item) => Some(item.clone()),
            WalkFocus::Card => None,
        };
        let go = match command {
            Command::Back => Destination::Home,
            Command::Why => Destination::Why {
                subject: self.subject.clone(),
                area: here.domain.id.clone(),
                item,
            },
            Command::Glossary => {
                Destination::Glossary { matrix: self.subject.matrix.clone(), item }
            }
            Command::Needs => Destination::Needs(self.subject.clone()),
            Command::SaveSnapshot => Destination::Save(self.subject.clone()),
            Command::Progress => Destination::Progress,
            _ => return Vec::new(),
        };
        go_to(go)
    }
}
