//! Saving a snapshot, on two pages: what next for every area, then its name, day, whose view it is
//! and who was there. Every field but whose view on a first save has a value, so that Enter alone
//! saves.

pub mod aims;
mod choices;
pub mod details;
pub mod keys;
pub mod summary;
mod view;

use uuid::Uuid;

use self::aims::Aims;
use self::details::{DetailsField, DetailsForm};
use crate::maturity::assessment::{Assessment, NotLookedAt, Voice};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::OpenDraft;
use crate::maturity::walk::kept::Kept;
use crate::maturity::walk::last_time::LastTime;
use crate::maturity::walk::whose_view::{default_voice, last_present};
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    pub subject: WalkSubject,
    /// The draft to be saved; none where there is none.
    pub draft: Option<Uuid>,
    /// What was said last time: it stands where it is not said again.
    pub last_time: LastTime,
    /// What is kept of all that was not looked at, unless it is left open.
    pub kept: Kept,
    pub page: SavePage,
    pub aims: Aims,
    pub details: DetailsForm,
    pub is_pending: bool,
    /// Whether it was said that days which can't be read will be left out.
    is_told_of_unread_days: bool,
    /// Why it could not be saved, the last time it was tried.
    pub error: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavePage {
    Aims,
    Details,
}

#[derive(Clone, Copy, Debug)]
pub struct SaveDraft<'d> {
    pub matrix: &'d Matrix,
    pub assessment: &'d Assessment,
}

impl Save {
    /// Opens page 1 for the draft of `topic`. None when its matrix is not in use.
    pub fn open(state: &AppState, subject: &WalkSubject, now: &Now) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let open = record.find_draft(subject);
        if open.is_none() && record.matrix(&subject.matrix).is_none() {
            return None;
        }
        let draft = open.map(|open| &open.draft);
        let voice = draft.and_then(|draft| default_voice(record, draft));
        let mut form = DetailsForm::new(draft, voice, now.today);
        form.ask_who_was_there(draft.map(|draft| last_present(record, draft)).unwrap_or_default());
        let (draft, aims) = (open.map(|open| open.draft.id), Aims::default());
        let mut save = Self {
            subject: subject.clone(),
            draft,
            last_time: LastTime::default(),
            kept: Kept::default(),
            page: SavePage::Aims,
            aims,
            details: form,
            is_pending: false,
            is_told_of_unread_days: false,
            error: None,
        };
        save.read_last_time(state, now);
        // a walk that was opened and not answered has nothing to save, and the keys say so
        if save.draft_context(state).is_none() {
            save.draft = None;
        }
        Some(save)
    }

    /// The draft with its matrix. None where there is nothing to save: no draft, or one without any
    /// answer.
    pub fn draft_context<'d>(&self, state: &'d AppState) -> Option<SaveDraft<'d>> {
        let open = state.open_draft(self.draft?)?;
        let said = &open.draft.assessment;
        let is_answered = said.answers.values().any(|given| given.answer.is_some());
        let is_update = !said.is_blank() && self.details.offer.is_some();
        (is_answered || is_update)
            .then_some(SaveDraft { matrix: &open.matrix.matrix, assessment: said })
    }

    /// Where there is nothing to save, the only way is to the walk, or back.
    fn update_empty(&self, command: Command) -> Vec<Transition> {
        match command {
            Command::Back => back(),
            Command::Enter => {
                vec![
                    Transition::Navigate(Destination::Back),
                    Transition::Navigate(Destination::Walk {
                        subject: self.subject.clone(),
                        scope: Scope::Whole,
                        area: None,
                    }),
                ]
            }
            Command::SaveSnapshot => show_message("There is nothing to save yet."),
            _ => Vec::new(),
        }
    }

    fn update_details(
        &mut self,
        state: &mut AppState,
        command: Command,
        now: &Now,
    ) -> Vec<Transition> {
        let says = match command {
            Command::Enter if self.details.focus == DetailsField::NewRole => {
                self.details.add_role(now.today)
            }
            Command::Enter => return self.save(state, now),
            Command::Back => {
                self.page = SavePage::Aims;
                self.details.finish_field(now.today)
            }
            command => self.details.update(command, now.today),
        };
        let mut replies = self.autosave_details(state, now, Urgency::Immediate);
        self.read_last_time(state, now);
        replies.extend(says.map(Transition::ShowMessage));
        replies
    }

    /// Whose view it is, and the day, decide what stands of last time and what can be kept.
    fn read_last_time(&mut self, state: &AppState, now: &Now) {
        let open = self.draft.and_then(|draft| state.open_draft(draft));
        if let (Some(record), Some(open)) = (&state.network_state, open) {
            self.last_time = LastTime::of_draft(record, open);
            self.kept = record.kept_for_draft(open, now.today);
            self.details.offer = self.kept.offer(&open.matrix.matrix, &open.draft.assessment);
        }
    }

    /// What the snapshot would hold, as things are chosen now.
    pub fn as_chosen(&self, here: SaveDraft<'_>) -> Assessment {
        match self.details.not_looked_at {
            NotLookedAt::Kept => self.kept.fill(here.matrix, here.assessment),
            NotLookedAt::LeftOpen => here.assessment.clone(),
        }
    }

    /// What is filled in goes into the draft as it is filled in, so that it is there again whatever
    /// happens before it is saved.
    fn autosave_details(
        &self,
        state: &mut AppState,
        now: &Now,
        urgency: Urgency,
    ) -> Vec<Transition> {
        let Some(draft) = self.draft.filter(|_| state.read_only_reason.is_none()) else {
            return Vec::new();
        };
        let (cover, said) = (self.details.to_cover(now.today), self.details.voice());
        let is_taken =
            |open: &OpenDraft| open.draft.id != draft && self.subject.matches_draft(open);
        let taken = state
            .network_state
            .iter()
            .flat_map(|record| &record.drafts)
            .filter(|open| is_taken(open));
        let taken: Vec<&Voice> = taken.map(|open| &open.draft.assessment.voice).collect();
        let said = said.filter(|voice| !taken.iter().any(|taken| taken.is_same(voice)));
        let Some(open) = state.open_draft_mut(draft) else { return Vec::new() };
        let voice = said.unwrap_or_else(|| open.draft.assessment.voice.clone());
        if open.draft.cover == cover && open.draft.assessment.voice == voice {
            return Vec::new();
        }
        (open.draft.cover, open.draft.assessment.voice) = (cover, voice);
        state.autosave(draft, urgency)
    }

    /// Hands the draft over to be saved, once; else says what is missing and takes the focus there.
    fn save(&mut self, state: &AppState, now: &Now) -> Vec<Transition> {
        if let Some(says) = &state.read_only_reason {
            return show_message(says.clone());
        }
        if self.details.enter_ticks_last_present() {
            self.details.tick_last_present();
        }
        let details = match self.details.validate(now.today) {
            Ok(details) => details,
            Err(missing) => {
                self.details.focus = missing.field;
                return show_message(missing.message);
            }
        };
        let open = self.draft.and_then(|draft| state.open_draft(draft)).cloned();
        let (Some(open), Some(record)) = (open, &state.network_state) else { return Vec::new() };
        let unread = open.draft.assessment.unread_days().next().map(|(_, typed)| typed.to_owned());
        if let Some(typed) = unread.filter(|_| !self.is_told_of_unread_days) {
            self.is_told_of_unread_days = true;
            return show_message(format!(
                "'{typed}' is no day and would be left out. Enter again saves without it."
            ));
        }
        (self.is_pending, self.error) = (true, None);
        vec![Transition::write(WriteRequest::SaveSnapshot {
            slug: record.slug.clone(),
            network: Box::new(record.network.clone()),
            open_draft: Box::new(open),
            details,
        })]
    }
}

impl Screen for Save {
    /// Saving came to nothing: it may be tried again, and all that was filled in stays.
    fn on_error(&mut self, says: &str) {
        if std::mem::take(&mut self.is_pending) {
            self.error = Some(says.to_owned());
        }
    }

    fn key_context(&self) -> KeyContext {
        match self.page {
            _ if self.draft.is_none() => keys::NOTHING_TO_SAVE,
            SavePage::Aims if self.aims.reason.is_some() => keys::AIM_REASON,
            SavePage::Aims => keys::AIMS,
            SavePage::Details if self.details.focus == DetailsField::NewRole => keys::SAVE_NEW_ROLE,
            SavePage::Details => keys::SAVE_DETAILS,
        }
    }

    fn enter(to: &Destination, state: &mut AppState, now: &Now) -> Option<Self> {
        let Destination::Save(subject) = to else { return None };
        Self::open(state, subject, now)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, now: &Now) -> Vec<Transition> {
        self.aims.put_away = None;
        if self.is_pending {
            return show_message("It is being saved this moment.");
        }
        if self.draft_context(state).is_none() {
            return self.update_empty(command);
        }
        match (self.page, command) {
            (_, Command::SaveSnapshot) => show_message("You are saving a snapshot: Enter goes on."),
            (_, Command::Needs) => go_to(Destination::Needs(self.subject.clone())),
            (SavePage::Details, _) => self.update_details(state, command, now),
            (SavePage::Aims, Command::Enter) if self.aims.reason.is_none() => {
                self.page = SavePage::Details;
                Vec::new()
            }
            (SavePage::Aims, _) => self.update_aims(state, command, now),
        }
    }

    fn draft(&self) -> Option<Uuid> {
        self.draft
    }

    fn field(&self) -> Option<&TextField> {
        match self.page {
            _ if self.is_pending => None,
            SavePage::Aims => self.aims.reason.as_ref(),
            SavePage::Details => self.details.field(),
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.page {
            _ if self.is_pending => None,
            SavePage::Aims => self.aims.reason.as_mut(),
            SavePage::Details => self.details.field_mut(),
        }
    }

    fn bring_back_typed(&mut self, state: &mut AppState) -> Option<Vec<Transition>> {
        let typed = self.aims.put_away.take()?;
        self.aims.reason = Some(typed);
        Some(self.autosave_reason(state))
    }

    fn on_text_changed(&mut self, state: &mut AppState, now: &Now) -> Vec<Transition> {
        match self.page {
            SavePage::Aims => self.autosave_reason(state),
            SavePage::Details => self.autosave_details(state, now, Urgency::Debounced),
        }
    }
}
