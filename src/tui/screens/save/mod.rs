//! Saving a snapshot, on two pages: what next for every area, then its name, day and who was there.
//! Every field has a value, so that Enter alone saves.

pub mod aims;
pub mod details;
pub mod summary;
pub mod view;

use uuid::Uuid;

use self::aims::Aims;
use self::details::DetailsForm;
use super::walk::start;
use crate::maturity::assessment::Assessment;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::OpenDraft;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// Saving a snapshot of one draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// The matrix, and what it is about.
    pub topic: WalkSubject,
    /// The draft to be saved; none where there is none.
    pub draft: Option<Uuid>,
    /// Which of the two pages is open.
    pub leaf: SavePage,
    /// Page 1: what next.
    pub aims: Aims,
    /// Page 2: name, day, who.
    pub form: DetailsForm,
    /// Whether it was handed over to be saved and nothing has come back yet.
    pub sending: bool,
    /// Why it could not be saved, the last time it was tried.
    pub refused: Option<String>,
}

/// Which page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavePage {
    /// What next.
    Aims,
    /// Name, day, who.
    Naming,
}

/// The draft with its matrix.
#[derive(Clone, Copy, Debug)]
pub struct SaveDraft<'d> {
    /// The matrix of the draft.
    pub matrix: &'d Matrix,
    /// What the draft says.
    pub said: &'d Assessment,
}

impl Save {
    /// Opens page 1 for the draft of `topic`. None when its matrix is not in use.
    pub fn open(desk: &AppState, topic: &WalkSubject, moment: &Now) -> Option<Self> {
        let record = desk.record.as_ref()?;
        let open = start::draft_of(record, topic);
        if open.is_none() && record.matrix(&topic.matrix).is_none() {
            return None;
        }
        let form = DetailsForm::new(open.map(|open| &open.draft), moment.today);
        let (draft, aims) = (open.map(|open| open.draft.id), Aims::default());
        Some(Self {
            topic: topic.clone(),
            draft,
            leaf: SavePage::Aims,
            aims,
            form,
            sending: false,
            refused: None,
        })
    }

    /// The draft with its matrix. None where there is nothing to save: no draft, or one without any
    /// answer.
    pub fn here<'d>(&self, desk: &'d AppState) -> Option<SaveDraft<'d>> {
        let open = desk.open(self.draft?)?;
        let said = &open.draft.assessment;
        let any = said.answers.values().any(|given| given.answer.is_some());
        any.then_some(SaveDraft { matrix: &open.matrix.matrix, said })
    }

    /// Where there is nothing to save, the only way is to the walk, or back.
    fn update_empty(&self, command: Command) -> Vec<Transition> {
        match command {
            Command::Back => vec![Transition::Go(Destination::Back)],
            Command::Enter => {
                vec![
                    Transition::Go(Destination::Back),
                    Transition::Go(Destination::Walk {
                        topic: self.topic.clone(),
                        scope: Scope::Whole,
                        area: None,
                    }),
                ]
            }
            Command::SaveSnapshot => {
                vec![Transition::Say("There is nothing to save yet.".to_owned())]
            }
            _ => Vec::new(),
        }
    }

    fn update_naming(
        &mut self,
        desk: &mut AppState,
        command: Command,
        moment: &Now,
    ) -> Vec<Transition> {
        let says = match command {
            Command::Enter => return self.save(desk, moment),
            Command::Back => {
                self.leaf = SavePage::Aims;
                self.form.leave(moment.today)
            }
            command => self.form.update(command, moment.today),
        };
        let mut replies = self.keep_form(desk, moment, Urgency::Now);
        replies.extend(says.map(Transition::Say));
        replies
    }

    /// What is filled in goes into the draft as it is filled in, so that it is there again whatever
    /// happens before it is saved.
    fn keep_form(&self, desk: &mut AppState, moment: &Now, pace: Urgency) -> Vec<Transition> {
        let Some(draft) = self.draft.filter(|_| desk.read_only.is_none()) else {
            return Vec::new();
        };
        let (cover, mut voice) = (self.form.so_far(moment.today), self.form.voice());
        let is_taken =
            |open: &OpenDraft| open.draft.id != draft && self.topic.holds(&open.draft.assessment);
        let taken =
            desk.record.iter().flat_map(|record| &record.drafts).filter(|open| is_taken(open));
        let is_free = !taken.into_iter().any(|open| open.draft.assessment.voice.is_same(&voice));
        let Some(open) = desk.open_mut(draft) else { return Vec::new() };
        if !is_free {
            voice = open.draft.assessment.voice.clone();
        }
        if open.draft.cover == cover && open.draft.assessment.voice == voice {
            return Vec::new();
        }
        (open.draft.cover, open.draft.assessment.voice) = (cover, voice);
        desk.keep(draft, pace)
    }

    /// Hands the draft over to be saved, once; else says what is missing and takes the focus there.
    fn save(&mut self, desk: &AppState, moment: &Now) -> Vec<Transition> {
        if let Some(says) = &desk.read_only {
            return vec![Transition::Say(says.clone())];
        }
        let naming = match self.form.filled(moment.today) {
            Ok(naming) => naming,
            Err(missing) => {
                self.form.line = missing.line;
                return vec![Transition::Say(missing.says)];
            }
        };
        let open = self.draft.and_then(|draft| desk.open(draft)).cloned();
        let (Some(open), Some(record)) = (open, &desk.record) else { return Vec::new() };
        (self.sending, self.refused) = (true, None);
        vec![Transition::Do(Effect::SaveSnapshot {
            slug: record.slug.clone(),
            network: Box::new(record.network.clone()),
            open: Box::new(open),
            naming,
        })]
    }
}

impl Screen for Save {
    /// Saving came to nothing: it may be tried again, and all that was filled in stays.
    fn refused(&mut self, says: &str) {
        if std::mem::take(&mut self.sending) {
            self.refused = Some(says.to_owned());
        }
    }

    fn room(&self) -> KeyContext {
        match self.leaf {
            SavePage::Aims if self.aims.reason.is_some() => KeyContext::AimReason,
            SavePage::Aims => KeyContext::Aims,
            SavePage::Naming => KeyContext::Naming,
        }
    }

    fn update(&mut self, desk: &mut AppState, command: Command, moment: &Now) -> Vec<Transition> {
        if self.sending {
            return vec![Transition::Say("It is being saved this moment.".to_owned())];
        }
        if self.here(desk).is_none() {
            return self.update_empty(command);
        }
        match (self.leaf, command) {
            (_, Command::SaveSnapshot) => {
                vec![Transition::Say("You are saving a snapshot: Enter goes on.".to_owned())]
            }
            (_, Command::Needs) => vec![Transition::Go(Destination::Needs(self.topic.clone()))],
            (SavePage::Naming, _) => self.update_naming(desk, command, moment),
            (SavePage::Aims, Command::Enter) if self.aims.reason.is_none() => {
                self.leaf = SavePage::Naming;
                Vec::new()
            }
            (SavePage::Aims, _) => self.update_aims(desk, command, moment),
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.leaf {
            _ if self.sending => None,
            SavePage::Aims => self.aims.reason.as_mut(),
            SavePage::Naming => self.form.field_mut(),
        }
    }

    fn typed(&mut self, desk: &mut AppState, moment: &Now) -> Vec<Transition> {
        match self.leaf {
            SavePage::Aims => self.take_reason(desk),
            SavePage::Naming => self.keep_form(desk, moment, Urgency::Typing),
        }
    }
}
