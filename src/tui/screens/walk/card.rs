//! The card that closes an area: the answers suggest a stage, the team says its own. Digits do
//! nothing here, so that a held key harms one area at most.

use super::{AreaContext, Walk, WalkFocus};
use crate::maturity::walk::stage_lines::{line_to_stage_point, standing_to_line};
use crate::maturity::{privacy, scoring};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The line in focus: 0 is before the first stage, 1 the first stage. None where nothing
    /// applies.
    pub choice: Option<usize>,
    pub suggested: Option<usize>,
    pub reason: Option<TextField>,
}

impl Walk {
    pub(crate) fn focus_card(&mut self, state: &AppState) {
        self.focus.target = WalkFocus::Card;
        self.rung = None;
        let Some(here) = self.area_context(state) else { return };
        let reading = scoring::evaluate_domain(here.matrix, here.domain, here.assessment);
        let noted = here
            .assessment
            .judgements
            .get(&here.domain.id)
            .and_then(|judgement| judgement.reason.clone());
        let reason = (reading.differs() || noted.is_some())
            .then(|| TextField::single_line(noted.as_deref().unwrap_or_default()));
        self.card = Some(Card {
            choice: standing_to_line(reading.standing()),
            suggested: standing_to_line(reading.suggested),
            reason,
        });
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
            card.reason = Some(TextField::single_line(""));
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
        if card.choice == card.suggested && !typed {
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
        let said_anything =
            here.domain.items().any(|item| here.assessment.answer(item.id()).is_some());
        let Some(card) = self.card.clone() else { return replies };
        if let Some(choice) = card.choice.filter(|_| said_anything || card.reason.is_some()) {
            let (domain, point) =
                (here.domain.id.clone(), line_to_stage_point(here.matrix, choice));
            let reason = card.reason.as_ref().map(TextField::text).unwrap_or_default();
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
                    said.set_judgement(&domain, point, &reason);
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
        let is_unfinished = |area: &usize| {
            self.has_open_in_scope(matrix, said, *area)
                || !said.judgements.contains_key(&matrix.domains[*area].id)
        };
        let mut asked = (from..matrix.domains.len()).filter(|area| self.asks_in(matrix, *area));
        asked.find(is_unfinished)
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
            said.set_judgement(&domain, point, &reason);
        }
        state.autosave(self.draft, Urgency::Debounced)
    }
}
