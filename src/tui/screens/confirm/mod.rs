//! The dialog that asks before a walk, a snapshot or a network is thrown away. It is never deleted:
//! it goes to the trash. What does nothing comes first.

pub mod keys;
use uuid::Uuid;

use crate::maturity::ids::Slug;
use crate::maturity::network_state::{CopyStatus, OpenDraft, SavedSnapshot};
use crate::maturity::page::{LineKind, Page};
use crate::maturity::snapshot_line::SnapshotLine;
use crate::maturity::walk_subject::WalkSubject;
use crate::maturity::{phrases, scoring};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition, TrashTarget};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, PartialEq)]
pub struct ConfirmDiscard {
    pub choices: Vec<Choice>,
    pub position: ReadPosition,
    is_pending: bool,
}

/// What a line would throw away.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Draft(Uuid),
    /// This file of a snapshot: there may be several of one.
    Snapshot(String),
    Network(Slug),
}

impl ConfirmDiscard {
    fn new(choices: Vec<Choice>) -> Option<Self> {
        (!choices.is_empty()).then(|| Self {
            choices,
            position: ReadPosition::default(),
            is_pending: false,
        })
    }

    /// The question about one draft, else about every one that says something. None where there is
    /// none.
    pub fn open(state: &AppState, draft: Option<Uuid>) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let is_meant = |open: &&OpenDraft| {
            draft.is_none_or(|id| open.draft.id == id) && !open.draft.assessment.is_blank()
        };
        let drafts = record.drafts.iter().filter(is_meant);
        Self::new(drafts.map(|open| Choice::Draft(open.draft.id)).collect())
    }

    /// The question about a snapshot or a network: of several copies of a snapshot, about each. None
    /// where it is not there.
    pub fn about(state: &AppState, target: &TrashTarget) -> Option<Self> {
        Self::new(match target {
            TrashTarget::Snapshot(id) => {
                let copies = state.network_state.as_ref()?.snapshots.iter();
                let copies = copies.filter(|saved| saved.snapshot.id == *id);
                copies.map(|saved| Choice::Snapshot(saved.file.clone())).collect()
            }
            TrashTarget::Network(slug) => {
                state.networks.iter().find(|entry| entry.slug == *slug)?;
                vec![Choice::Network(slug.clone())]
            }
        })
    }

    pub fn page(&self, state: &AppState) -> Page {
        let mut page = Page::new(match self.choices.first() {
            Some(Choice::Snapshot(_)) if self.choices.len() > 1 => {
                "Throw one of these copies away?"
            }
            Some(Choice::Snapshot(_)) => "Throw this snapshot away?",
            Some(Choice::Network(_)) => "Throw this network away?",
            _ => "Throw this walk away?",
        });
        if let Some(first) = self.choices.first() {
            page.body(0, way_words(state, first));
            let is_copy = matches!(first, Choice::Snapshot(_)) && self.choices.len() > 1;
            page.body(0, if is_copy { COPIES } else { consequence(state, first) });
        }
        page.blank_line();
        page.focusable(0, "Keep it, and go back");
        for choice in &self.choices {
            page.focusable(0, format!("Throw it away: {}", choice_words(state, choice)));
            if let Choice::Snapshot(file) = choice
                && self.choices.len() > 1
            {
                page.continuation(LineKind::Quiet, 4, copy_words(state, file));
            }
        }
        page
    }

    fn activate(&mut self, state: &AppState) -> Vec<Transition> {
        let chosen = self.position.index.checked_sub(1).and_then(|at| self.choices.get(at));
        let Some(request) = chosen.and_then(|choice| request_for(state, choice)) else {
            return back();
        };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being thrown away this moment.");
        }
        vec![Transition::write(request)]
    }
}

fn request_for(state: &AppState, choice: &Choice) -> Option<WriteRequest> {
    let record = state.network_state.as_ref();
    Some(match choice {
        Choice::Draft(draft) => {
            WriteRequest::DiscardDraft { slug: record?.slug.clone(), draft: *draft }
        }
        Choice::Snapshot(file) => WriteRequest::TrashSnapshot {
            slug: record?.slug.clone(),
            saved: Box::new(saved_in(state, file)?.clone()),
        },
        Choice::Network(slug) => WriteRequest::TrashNetwork { slug: slug.clone() },
    })
}

const COPIES: &str = "These copies of one snapshot say different things. Once one of them is gone, the one that is left counts, unless it was changed after it was saved.";

/// Where it goes, from where, and how it comes back.
fn way_words(state: &AppState, choice: &Choice) -> String {
    let from = match (choice, &state.network_state) {
        (Choice::Network(_), _) | (_, None) => String::new(),
        (_, Some(record)) => format!(", out of {}", record.network.name),
    };
    format!(
        "It goes to the trash of your workbook{from}. u brings it back at once. Later: T on Home, or the command untrash."
    )
}

/// The saved snapshot in this file.
fn saved_in<'s>(state: &'s AppState, file: &str) -> Option<&'s SavedSnapshot> {
    state.network_state.as_ref()?.snapshots.iter().find(|saved| saved.file == file)
}

/// Which of several copies it is.
fn copy_words(state: &AppState, file: &str) -> String {
    let counts = match saved_in(state, file).map(|saved| saved.copy_status) {
        Some(CopyStatus::Primary) => "counts now",
        _ => "does not count",
    };
    format!("{counts} · {file}")
}

/// What becomes of the rest.
fn consequence(state: &AppState, choice: &Choice) -> &'static str {
    match choice {
        Choice::Draft(_) => "Snapshots you have saved stay as they are.",
        Choice::Snapshot(file) => {
            let replaces =
                saved_in(state, file).is_some_and(|saved| saved.snapshot.supersedes.is_some());
            if replaces {
                "Until then it counts nowhere, and the snapshot it corrects counts again."
            } else {
                "Until then it counts nowhere: not on Home, not in progress, not when you compare."
            }
        }
        Choice::Network(_) => "All its walks and snapshots go with it, and come back with it.",
    }
}

fn choice_words(state: &AppState, choice: &Choice) -> String {
    match choice {
        Choice::Draft(id) => state.open_draft(*id).map(draft_words),
        Choice::Snapshot(file) => {
            saved_in(state, file).map(|saved| SnapshotLine::of(saved).words())
        }
        Choice::Network(slug) => {
            let entry = state.networks.iter().find(|entry| entry.slug == *slug);
            entry.map(|entry| entry.network.name.clone())
        }
    }
    .unwrap_or_default()
}

fn draft_words(open: &OpenDraft) -> String {
    let matrix = &open.matrix.matrix;
    let answered = scoring::completeness(matrix, &open.draft.assessment.answers);
    format!(
        "{}, {} of {} answered",
        WalkSubject::from(open).title(matrix),
        answered.answered,
        phrases::format_number(answered.total)
    )
}

impl Screen for ConfirmDiscard {
    fn key_context(&self) -> KeyContext {
        keys::CONFIRM_DISCARD
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        match to {
            Destination::ConfirmDiscard(draft) => Self::open(state, *draft),
            Destination::ConfirmTrash(target) => Self::about(state, target),
            _ => None,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(
            canvas,
            app,
            &self.page(app.state),
            self.position,
            "Keeping it is safe: nothing changes.",
        );
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => return self.activate(state),
            Command::Open(at) => {
                self.position.index = at.min(self.choices.len());
                return self.activate(state);
            }
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
            }
        }
        Vec::new()
    }

    fn on_error(&mut self, _message: &str) {
        self.is_pending = false;
    }
}
