//! The card that closes an area: the answers suggest a stage, the team says its own; it opens on what
//! the team said. Digits do nothing here, so that a held key harms one area at most.

use super::{Walk, WalkFocus};
use crate::maturity::privacy;
use crate::maturity::walk::closing_card::{CardOpening, card_opening};
use crate::maturity::walk::stage_lines::line_to_stage_point;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it opened on.
    pub opening: CardOpening,
    /// The line in focus: 0 is before the first stage, 1 the first stage. None where nothing
    /// applies or is answered.
    pub choice: Option<usize>,
    /// The reason, while it is written.
    pub reason: Option<TextField>,
}

impl Card {
    /// Whether the line in focus is the one that the answers suggest.
    pub fn is_on_suggestion(&self) -> bool {
        self.choice.is_some() && self.choice == self.opening.suggested
    }

    /// Whether it still stands as it opened, with nothing written.
    pub fn is_as_opened(&self) -> bool {
        self.reason.is_none() && self.choice == self.opening.choice
    }

    /// The reason that goes with the line in focus: what is written, else what stood there.
    fn reason_text(&self) -> String {
        match &self.reason {
            Some(field) => field.text(),
            None if self.is_as_opened() => self.opening.reason.clone(),
            None => String::new(),
        }
    }
}

impl Walk {
    pub(crate) fn focus_card(&mut self, state: &AppState) {
        self.focus.target = WalkFocus::Card;
        self.rung = None;
        let Some(here) = self.area_context(state) else { return };
        let opening = card_opening(here.matrix, here.domain, here.assessment, &self.last_time);
        self.card = Some(Card { choice: opening.choice, opening, reason: None });
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
            Command::Up => self.choose(state, -1),
            Command::Down => self.choose(state, 1),
            Command::Enter => self.agree(state),
            Command::Note => self.begin_reason(),
            Command::Back => self.leave_card(state),
            Command::Answer(_) => {
                show_message("This is the card: ▲▼ chooses a stage, Enter agrees.")
            }
            Command::Undo => self.undo(state),
            Command::Redo => self.redo(state),
            _ => self.navigate_away(state, command),
        }
    }

    fn begin_reason(&mut self) -> Vec<Transition> {
        if let Some(card) = self.card.as_mut().filter(|card| card.choice.is_some()) {
            card.reason = Some(TextField::single_line(&card.reason_text()));
        }
        Vec::new()
    }

    fn choose(&mut self, state: &mut AppState, by: isize) -> Vec<Transition> {
        let Some(lines) = self.area_context(state).map(|here| here.matrix.stages.len() + 1) else {
            return Vec::new();
        };
        let Some(card) = self.card.as_mut() else { return Vec::new() };
        let next = card
            .choice
            .map_or(Some(0), |choice| choice.checked_add_signed(by))
            .filter(|next| *next < lines);
        let Some(next) = next else { return Vec::new() };
        card.choice = Some(next);
        let typed = card.reason.as_ref().is_some_and(|reason| !reason.is_blank());
        let needs_no_reason = card.is_on_suggestion() || card.choice == card.opening.choice;
        if needs_no_reason && !typed {
            card.reason = None;
            return Vec::new();
        }
        if card.reason.is_none() {
            card.reason = Some(TextField::single_line(""));
        }
        if typed { self.autosave_judgement(state) } else { Vec::new() }
    }

    fn agree(&mut self, state: &mut AppState) -> Vec<Transition> {
        let mut replies = Vec::new();
        let Some(here) = self.area_context(state) else { return replies };
        let Some(card) = self.card.clone() else { return replies };
        if let Some(choice) = card.choice {
            let (domain, point) =
                (here.domain.id.clone(), line_to_stage_point(here.matrix, choice));
            let reason = card.reason_text();
            replies.extend(
                privacy::find_privacy_warnings(&reason).first().map(|worry| {
                    Transition::ShowMessage(privacy::warning_message(*worry).to_owned())
                }),
            );
            let same = here.assessment.judgements.get(&domain).is_some_and(|now| {
                now.stage == point && now.reason.as_deref().unwrap_or_default() == reason.trim()
            });
            if !same {
                self.push_undo(state);
                if let Some(said) = state.assessment_mut(self.draft) {
                    self.last_time.say_stage(said, &domain, point, &reason);
                }
                replies.extend(state.autosave(self.draft, Urgency::Immediate));
            }
        }
        replies.extend(self.next_area(state));
        replies
    }

    /// On to the next area that is not finished; after the last one, to what comes after the walk.
    fn next_area(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let next = here.assessment.next_unfinished_area(here.matrix, self.focus.area + 1);
        match (next, self.scope) {
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
            (None, Scope::TenMinutes) => self.widen_scope(state),
        }
    }

    /// After the ten minutes: what is left is the same as last time, or not; `=` says so stage by
    /// stage.
    fn widen_scope(&mut self, state: &AppState) -> Vec<Transition> {
        self.scope = Scope::Whole;
        let open = self.area_context(state).and_then(|here| {
            here.matrix.domains.iter().position(|domain| here.assessment.has_open_items(domain))
        });
        match open {
            Some(area) => {
                self.enter_area(state, area, false);
                show_message(
                    "That was what is new, due or left open. For the rest, = says it is the same as last time.",
                )
            }
            None => go_to(Destination::Save(self.subject.clone())),
        }
    }

    /// Back to the items of the area. What was typed as a reason has been kept already.
    fn leave_card(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let last = self.visible_items(&here).last().map(|item| item.id().clone());
        match last {
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
        if !here.assessment.judgements.contains_key(&domain) {
            self.push_undo(state);
        }
        if let Some(said) = state.assessment_mut(self.draft) {
            self.last_time.say_stage(said, &domain, point, &reason);
        }
        state.autosave(self.draft, Urgency::Debounced)
    }
}
