//! Two versions of one draft, both changed: when each was kept, how much each says, where they
//! differ. A person chooses; the other version goes to the trash folder, so nothing is lost by
//! choosing.

mod differences;
pub mod view;

pub use self::differences::{DraftDifference, differences};
use crate::maturity::network_state::{DraftConflict, OpenDraft};
use crate::maturity::{phrases, scoring};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// How many differences one key moves on.
const PAGE: usize = 5;

/// The choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conflict {
    /// The version in focus: 0 is the one kept on this computer, 1 the one in the folder.
    pub at: usize,
    /// The first difference shown.
    pub from: usize,
    asked: bool,
}

impl Conflict {
    /// The two versions to choose between; none once it is settled.
    pub fn versions(desk: &AppState) -> Option<&DraftConflict> {
        desk.record.as_ref().and_then(|record| record.conflicts.first())
    }

    /// A version in one line: when it was kept, and how much of it is answered.
    pub fn version_words(open: &OpenDraft, moment: &Now) -> (String, String) {
        let kept = open.kept_at.map_or("kept at a time not known".to_owned(), |at| {
            format!("kept {}, {}", phrases::short_day(moment.day(at)), moment.clock(at))
        });
        let answered = scoring::complete(&open.matrix.matrix, &open.draft.assessment.answers);
        (kept, format!("{} of {} answered", answered.answered, answered.of))
    }

    fn choose(&mut self, desk: &AppState) -> Vec<Transition> {
        let Some(record) = &desk.record else { return vec![Transition::Go(Destination::Back)] };
        let Some(conflict) = record.conflicts.first() else {
            return vec![Transition::Go(Destination::Back)];
        };
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        if std::mem::replace(&mut self.asked, true) {
            return vec![Transition::Say("It is being settled this moment.".to_owned())];
        }
        let (slug, conflict) = (record.slug.clone(), Box::new(conflict.clone()));
        vec![Transition::Do(Effect::Resolve { slug, conflict, recovery: self.at == 0 })]
    }
}

impl Screen for Conflict {
    fn room(&self) -> KeyContext {
        KeyContext::Conflict
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        let last = Self::versions(desk)
            .map_or(0, |conflict| differences(conflict).len().saturating_sub(1));
        match command {
            Command::Up | Command::First => self.at = 0,
            Command::Down | Command::Last => self.at = 1,
            Command::PageUp => self.from = self.from.saturating_sub(PAGE),
            Command::PageDown => self.from = (self.from + PAGE).min(last),
            Command::Focus(at) => self.at = at.min(1),
            Command::Open(at) => {
                self.at = at.min(1);
                return self.choose(desk);
            }
            Command::Enter => return self.choose(desk),
            Command::Back => {
                return vec![
                    Transition::Go(Destination::Back),
                    Transition::Say("Both versions are kept. Home asks again.".to_owned()),
                ];
            }
            _ => {}
        }
        Vec::new()
    }

    fn refused(&mut self, _says: &str) {
        self.asked = false;
    }
}
