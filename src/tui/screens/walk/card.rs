//! The card that closes an area: the answers suggest a stage, the team says its own; it opens on what
//! the team said. Where the stages are numbers a digit goes to the stage of that number and no
//! further; elsewhere digits do nothing, so that a held key harms one area at most.

use super::{AreaContext, PutAway, Walk, WalkFocus};
use crate::maturity::privacy;
use crate::maturity::walk::closing_card::{CardBasis, CardOpening, card_opening};
use crate::maturity::walk::stage_lines::{line_by_number, line_to_stage_point};
use crate::maturity::walk::ten_minutes::next_ten_minute_area;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{LEFT_AS_IT_WAS, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it opened on.
    pub opening: CardOpening,
    /// The line in focus: 0 is before the first stage, 1 the first stage. None where nothing
    /// applies or is answered.
    pub choice: Option<usize>,
    pub reason: Option<TextField>,
    /// Whether the reason is being typed; before that, digits and letters are no text.
    pub is_writing: bool,
    /// Choice and reason as they were before the typing began.
    before: Option<(Option<usize>, Option<TextField>)>,
}

impl Card {
    /// Whether another stage was chosen than the answers suggest, and nobody has said why.
    pub fn needs_reason(&self) -> bool {
        let is_last_time = self.opening.basis == CardBasis::LastTime && self.is_as_opened();
        self.choice.is_some()
            && !self.is_on_suggestion()
            && !is_last_time
            && self.reason.as_ref().is_none_or(TextField::is_blank)
    }

    /// Whether the line in focus is the one that the answers suggest.
    pub fn is_on_suggestion(&self) -> bool {
        self.choice.is_some() && self.choice == self.opening.suggested
    }

    /// Whether it still stands as it opened, with nothing being written.
    pub fn is_as_opened(&self) -> bool {
        !self.is_writing && self.choice == self.opening.choice
    }

    /// The reason that goes with the line in focus: what is written, else what stood there.
    fn reason_text(&self) -> String {
        match &self.reason {
            Some(field) => field.text(),
            None if self.choice == self.opening.choice => self.opening.reason.clone(),
            None => String::new(),
        }
    }
}

const CHOOSE_ON_CARD: &str = "This is the card: ▲▼ chooses a stage, Enter agrees.";

/// What is said where a stage needs a reason.
const SAY_WHY: &str = "Say why in one line, for whoever comes after.";

impl Walk {
    /// The card of the area in focus. Leaving it goes back to the item it was opened from.
    pub(crate) fn focus_card(&mut self, state: &AppState) {
        if let WalkFocus::Item(item) = &self.focus.target {
            self.focus.came_from = Some(item.clone());
        }
        self.focus.target = WalkFocus::Card;
        self.rung = None;
        let Some(here) = self.area_context(state) else { return };
        let opening =
            card_opening(here.matrix, here.domain, here.assessment, &self.kept, &self.last_time);
        let differs = opening.choice != opening.suggested || !opening.reason.is_empty();
        // last time's reason stands in the words on last time
        let reason = (opening.basis == CardBasis::Said && differs)
            .then(|| TextField::single_line(&opening.reason));
        let choice = opening.choice;
        self.card = Some(Card { opening, choice, reason, is_writing: false, before: None });
    }

    /// The card alone: leaving it leads back to where the person came from.
    pub(crate) fn visit_card(&mut self, state: &AppState) {
        self.focus_card(state);
        self.is_card_visit = true;
    }

    pub(crate) fn open_card(&mut self, state: &AppState) -> Vec<Transition> {
        self.focus_card(state);
        Vec::new()
    }

    pub(crate) fn update_card(
        &mut self,
        state: &mut AppState,
        command: Command,
    ) -> Vec<Transition> {
        match command {
            Command::Up => self.step_choice(state, -1),
            Command::Down => self.step_choice(state, 1),
            Command::Choose(line) if self.is_chosen(line) => self.agree(state),
            Command::Choose(line) => self.choose(state, line),
            Command::Enter => self.agree(state),
            Command::Note => self.begin_reason(state),
            Command::Back if self.is_writing_reason() => self.leave_reason_as_it_was(state),
            Command::Back => self.leave_card(state),
            Command::Answer(digit) => self.choose_by_number(state, digit),
            Command::NotSure => show_message(CHOOSE_ON_CARD),
            Command::Undo => self.undo(state),
            Command::Redo => self.redo(state),
            _ => self.navigate_away(state, command),
        }
    }

    fn is_writing_reason(&self) -> bool {
        self.card.as_ref().is_some_and(|card| card.is_writing)
    }

    /// Opens the line for why, with what stands there.
    fn begin_reason(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(card) = self.card.as_ref().filter(|card| card.choice.is_some()) else {
            return show_message("Choose a stage first (▲▼), then say why.");
        };
        let text = card.reason_text();
        self.open_reason(state, &text);
        Vec::new()
    }

    fn open_reason(&mut self, state: &AppState, text: &str) {
        if self.card.as_ref().is_none_or(|card| card.is_writing) {
            return;
        }
        self.push_undo(state);
        if let Some(card) = &mut self.card {
            card.before = Some((card.choice, card.reason.clone()));
            card.reason.get_or_insert_with(|| TextField::single_line(text));
            card.is_writing = true;
        }
    }

    /// Goes to the stage of this number. No line opens to type in, so that a digit too many is no
    /// text; Enter then asks why.
    fn choose_by_number(&mut self, state: &AppState, digit: u8) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        if here.matrix.stage_numbers().is_none() {
            return show_message(CHOOSE_ON_CARD);
        }
        let line = line_by_number(here.matrix, i32::from(digit));
        let is_typed = |card: &Card| card.reason.as_ref().is_some_and(|text| !text.is_blank());
        match (line, &mut self.card) {
            (None, _) => show_message(format!("There is no stage {digit}.")),
            (Some(line), Some(card)) => {
                if card.choice != Some(line) && !is_typed(card) {
                    card.reason = None;
                }
                card.choice = Some(line);
                Vec::new()
            }
            (Some(_), None) => Vec::new(),
        }
    }

    fn is_chosen(&self, line: usize) -> bool {
        self.card.as_ref().is_some_and(|card| card.choice == Some(line))
    }

    fn step_choice(&mut self, state: &mut AppState, by: isize) -> Vec<Transition> {
        let Some(card) = &self.card else { return Vec::new() };
        let next = card.choice.map_or(Some(0), |choice| choice.checked_add_signed(by));
        next.map_or_else(Vec::new, |next| self.choose(state, next))
    }

    fn choose(&mut self, state: &mut AppState, next: usize) -> Vec<Transition> {
        let lines = self.area_context(state).map_or(0, |here| here.matrix.stages.len() + 1);
        let Some(card) = self.card.as_ref().filter(|_| next < lines) else { return Vec::new() };
        let typed = card.reason.as_ref().is_some_and(|reason| !reason.is_blank());
        let needs_none = Some(next) == card.opening.suggested || Some(next) == card.opening.choice;
        if needs_none && !typed {
            let replies = self.close_reason(state);
            if let Some(card) = &mut self.card {
                (card.choice, card.reason) = (Some(next), None);
            }
            return replies;
        }
        self.open_reason(state, "");
        if let Some(card) = &mut self.card {
            card.choice = Some(next);
        }
        if typed { self.autosave_judgement(state) } else { Vec::new() }
    }

    /// Ends the typing of a reason; choice, reason and draft are what they were before it.
    fn close_reason(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(card) = self.card.as_mut().filter(|card| card.is_writing) else {
            return Vec::new();
        };
        card.is_writing = false;
        if let Some((choice, reason)) = card.before.take() {
            (card.choice, card.reason) = (choice, reason);
        }
        self.take_back_typing(state)
    }

    /// Esc on the reason: the card is there again as it was.
    fn leave_reason_as_it_was(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(typed) = self.card.clone() else { return Vec::new() };
        let is_changed = typed.reason.as_ref().is_some_and(TextField::is_changed);
        let mut replies = self.close_reason(state);
        if is_changed {
            self.put_away = Some(PutAway::Card(Box::new(typed)));
            replies.extend(show_message(LEFT_AS_IT_WAS));
        }
        replies
    }

    /// Enter: our stage is the one in focus. Another than the answers suggest needs a reason.
    fn agree(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(card) = self.card.clone() else { return Vec::new() };
        if card.needs_reason() {
            self.begin_reason(state);
            return show_message(SAY_WHY);
        }
        let mut replies = self.keep_judgement(state, &card);
        replies.extend(self.next_area(state));
        replies
    }

    fn keep_judgement(&mut self, state: &mut AppState, card: &Card) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some(choice) = card.choice else { return Vec::new() };
        let (domain, point) = (here.domain.id.clone(), line_to_stage_point(here.matrix, choice));
        let reason = card.reason_text();
        let same = here.assessment.judgements.get(&domain).is_some_and(|now| {
            now.stage == point && now.reason.as_deref().unwrap_or_default() == reason.trim()
        });
        let mut replies = Vec::new();
        if !same || card.is_writing {
            if !card.is_writing {
                self.push_undo(state);
            }
            if let Some(said) = state.assessment_mut(self.draft).filter(|_| !same) {
                self.last_time.say_stage(said, &domain, point, &reason);
            }
            self.pop_unchanged_undo(state);
            replies.extend(state.autosave(self.draft, Urgency::Immediate));
        }
        let worry = privacy::find_privacy_warnings(&reason).first().copied();
        replies.extend(
            worry.map(|worry| Transition::ShowMessage(privacy::warning_message(worry).to_owned())),
        );
        replies
    }

    /// On to the next area that is not finished; after the last one, to what comes after the walk.
    fn next_area(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        match (self.next_unfinished_area(&here), self.scope) {
            (Some(area), _) => {
                self.enter_area(state, area, true);
                Vec::new()
            }
            (None, Scope::Whole) => go_to(Destination::Save(self.subject.clone())),
            (None, Scope::FirstLook) => vec![
                Transition::Navigate(Destination::Home),
                Transition::ShowMessage(
                    "That was the first look. Carry on with the rest whenever you like.".to_owned(),
                ),
            ],
            (None, Scope::TenMinutes) => vec![
                Transition::Navigate(Destination::Save(self.subject.clone())),
                Transition::ShowMessage(
                    "That was all that is due. The rest is kept as it was.".to_owned(),
                ),
            ],
        }
    }

    /// A walk of ten minutes passes over the areas in which nothing is due.
    fn next_unfinished_area(&self, here: &AreaContext<'_>) -> Option<usize> {
        let (matrix, said, from) = (here.matrix, here.assessment, self.focus.area + 1);
        if self.scope != Scope::TenMinutes {
            return said.next_unfinished_area(matrix, from);
        }
        next_ten_minute_area(matrix, said, &self.ten_minute_items, from)
    }

    /// Back to the item that the card was opened from, else to the last of the area; after a visit
    /// to the card alone, to where the person came from.
    fn leave_card(&mut self, state: &AppState) -> Vec<Transition> {
        if self.is_card_visit {
            return back();
        }
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let shown = self.visible_items(&here);
        let came_from = shown.iter().find(|item| Some(item.id()) == self.focus.came_from.as_ref());
        match came_from.or(shown.last()).map(|item| item.id().clone()) {
            Some(id) => {
                self.focus_item(id);
                Vec::new()
            }
            None => go_to(Destination::Home),
        }
    }

    /// Our stage and the reason as far as it is typed, so that nothing typed is lost.
    pub(crate) fn autosave_judgement(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some(card) = &self.card else { return Vec::new() };
        let (Some(choice), Some(reason)) = (card.choice, &card.reason) else { return Vec::new() };
        let (domain, point, reason) =
            (here.domain.id.clone(), line_to_stage_point(here.matrix, choice), reason.text());
        if let Some(said) = state.assessment_mut(self.draft) {
            self.last_time.say_stage(said, &domain, point, &reason);
        }
        state.autosave(self.draft, Urgency::Debounced)
    }
}
