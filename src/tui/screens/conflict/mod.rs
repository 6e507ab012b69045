//! Two versions of one draft, both changed: when each was kept, how much each says, where they
//! differ. A person chooses; the other version goes to the trash folder, so nothing is lost by
//! choosing.

mod differences;
pub mod keys;
mod view;

pub use self::differences::{DraftDifference, diff_drafts};
use crate::maturity::network_state::{DraftConflict, OpenDraft};
use crate::maturity::{phrases, scoring};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;

const PAGE_STEP: usize = 5;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conflict {
    /// The version in focus: 0 is the one kept on this computer, 1 the one in the folder.
    pub focus: usize,
    pub first_difference: usize,
    is_pending: bool,
}

impl Conflict {
    /// The two versions to choose between; none once it is settled.
    pub fn current_conflict(state: &AppState) -> Option<&DraftConflict> {
        state.network_state.as_ref().and_then(|record| record.conflicts.first())
    }

    /// A version in one line: when it was kept, and how much of it is answered.
    pub fn version_words(open: &OpenDraft, now: &Now) -> (String, String) {
        let kept = open.saved_at.map_or("kept at a time not known".to_owned(), |at| {
            format!(
                "kept {}, {}",
                phrases::format_date_short(now.local_date(at)),
                now.local_time(at)
            )
        });
        let answered = scoring::completeness(&open.matrix.matrix, &open.draft.assessment.answers);
        (kept, format!("{} of {} answered", answered.answered, answered.total))
    }

    fn resolve(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(record) = &state.network_state else {
            return back();
        };
        let Some(conflict) = record.conflicts.first() else {
            return back();
        };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being settled this moment.");
        }
        let (slug, conflict) = (record.slug.clone(), Box::new(conflict.clone()));
        vec![Transition::write(WriteRequest::ResolveConflict {
            slug,
            conflict,
            keep_recovery: self.focus == 0,
        })]
    }
}

impl Screen for Conflict {
    fn key_context(&self) -> KeyContext {
        keys::CONFLICT
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::Conflict).then(Self::default)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let places =
            Self::current_conflict(state).map_or(0, |conflict| diff_drafts(conflict).len());
        let differences = Viewport::from_top(self.first_difference, PAGE_STEP, places);
        match command {
            Command::Up | Command::First => self.focus = 0,
            Command::Down | Command::Last => self.focus = 1,
            Command::PageUp | Command::PageDown => {
                self.first_difference = differences.moved(self.first_difference, command);
            }
            Command::Focus(at) => self.focus = at.min(1),
            Command::Open(at) => {
                self.focus = at.min(1);
                return self.resolve(state);
            }
            Command::Enter => return self.resolve(state),
            Command::Back => {
                return vec![
                    Transition::Navigate(Destination::Back),
                    Transition::ShowMessage("Both versions are kept. Home asks again.".to_owned()),
                ];
            }
            _ => {}
        }
        Vec::new()
    }

    fn on_error(&mut self, _message: &str) {
        self.is_pending = false;
    }
}
