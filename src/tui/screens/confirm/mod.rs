//! A question before a walk is set aside. It is never deleted: it goes to the trash folder. What
//! does nothing comes first.

use uuid::Uuid;

use crate::maturity::network_state::OpenDraft;
use crate::maturity::walk_subject::WalkSubject;
use crate::maturity::{phrases, scoring};
use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The question, with the drafts it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfirmDiscard {
    /// The drafts that can be set aside, in the order of the lines.
    pub drafts: Vec<Uuid>,
    /// The line in focus.
    pub read: ReadPosition,
    asked: bool,
}

impl ConfirmDiscard {
    /// The question about one draft, else about every one that says something. None where there is
    /// none.
    pub fn open(desk: &AppState, draft: Option<Uuid>) -> Option<Self> {
        let record = desk.record.as_ref()?;
        let is_meant = |open: &&OpenDraft| {
            draft.is_none_or(|id| open.draft.id == id) && !open.draft.assessment.is_blank()
        };
        let drafts: Vec<Uuid> =
            record.drafts.iter().filter(is_meant).map(|open| open.draft.id).collect();
        (!drafts.is_empty()).then(|| Self { drafts, read: ReadPosition::default(), asked: false })
    }

    /// The page.
    pub fn page(&self, desk: &AppState) -> Document {
        let mut page = Document::titled("Set today's walk aside?");
        page.body(0, "It goes to the trash folder of your workbook, and can be brought back from there. Snapshots you have saved stay as they are.");
        page.gap();
        page.stop(0, "Keep it, and go back");
        for open in self.drafts.iter().filter_map(|id| desk.open(*id)) {
            let matrix = &open.matrix.matrix;
            let answered = scoring::complete(matrix, &open.draft.assessment.answers);
            page.stop(
                0,
                format!(
                    "Set it aside: {}, {} of {} answered",
                    WalkSubject::of(&open.draft.assessment).title(matrix),
                    answered.answered,
                    phrases::grouped(answered.of)
                ),
            );
        }
        page
    }

    fn do_line(&mut self, desk: &AppState) -> Vec<Transition> {
        let chosen = self.read.at.checked_sub(1).and_then(|at| self.drafts.get(at));
        let Some(draft) = chosen.copied() else { return vec![Transition::Go(Destination::Back)] };
        let Some(slug) = desk.record.as_ref().map(|record| record.slug.clone()) else {
            return vec![Transition::Go(Destination::Back)];
        };
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        if std::mem::replace(&mut self.asked, true) {
            return vec![Transition::Say("It is being set aside this moment.".to_owned())];
        }
        vec![Transition::Do(Effect::Discard { slug, draft })]
    }
}

impl Screen for ConfirmDiscard {
    fn room(&self) -> KeyContext {
        KeyContext::Asking
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Enter => return self.do_line(desk),
            Command::Open(at) => {
                self.read.at = at.min(self.drafts.len());
                return self.do_line(desk);
            }
            command => {
                let page = self.page(desk);
                self.read.update(&page, desk.size, command);
            }
        }
        Vec::new()
    }

    fn refused(&mut self, _says: &str) {
        self.asked = false;
    }
}
