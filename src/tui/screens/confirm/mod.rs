//! The dialog that asks before a walk is discarded. It is never deleted: it goes to the trash folder. What
//! does nothing comes first.

pub mod keys;
use uuid::Uuid;

use crate::maturity::network_state::OpenDraft;
use crate::maturity::walk_subject::WalkSubject;
use crate::maturity::{phrases, scoring};
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

#[derive(Clone, Debug, PartialEq)]
pub struct ConfirmDiscard {
    pub drafts: Vec<Uuid>,
    pub position: ReadPosition,
    is_pending: bool,
}

impl ConfirmDiscard {
    /// The question about one draft, else about every one that says something. None where there is
    /// none.
    pub fn open(state: &AppState, draft: Option<Uuid>) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let is_meant = |open: &&OpenDraft| {
            draft.is_none_or(|id| open.draft.id == id) && !open.draft.assessment.is_blank()
        };
        let drafts: Vec<Uuid> =
            record.drafts.iter().filter(is_meant).map(|open| open.draft.id).collect();
        (!drafts.is_empty()).then(|| Self {
            drafts,
            position: ReadPosition::default(),
            is_pending: false,
        })
    }

    pub fn page(&self, state: &AppState) -> Document {
        let mut page = Document::with_title("Set today's walk aside?");
        page.body(0, "It goes to the trash folder of your workbook, and can be brought back from there. Snapshots you have saved stay as they are.");
        page.blank_line();
        page.focusable(0, "Keep it, and go back");
        for open in self.drafts.iter().filter_map(|id| state.open_draft(*id)) {
            let matrix = &open.matrix.matrix;
            let answered = scoring::completeness(matrix, &open.draft.assessment.answers);
            page.focusable(
                0,
                format!(
                    "Set it aside: {}, {} of {} answered",
                    WalkSubject::of(&open.draft.assessment).title(matrix),
                    answered.answered,
                    phrases::format_number(answered.total)
                ),
            );
        }
        page
    }

    fn activate(&mut self, state: &AppState) -> Vec<Transition> {
        let chosen = self.position.index.checked_sub(1).and_then(|at| self.drafts.get(at));
        let Some(draft) = chosen.copied() else {
            return back();
        };
        let Some(slug) = state.network_state.as_ref().map(|record| record.slug.clone()) else {
            return back();
        };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being set aside this moment.");
        }
        vec![Transition::write(WriteRequest::DiscardDraft { slug, draft })]
    }
}

impl Screen for ConfirmDiscard {
    fn key_context(&self) -> KeyContext {
        keys::CONFIRM_DISCARD
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::ConfirmDiscard(draft) = to else { return None };
        Self::open(state, *draft)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        document_view::draw(
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
                self.position.index = at.min(self.drafts.len());
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
