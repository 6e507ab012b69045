//! The card that closes an area: the answers suggest a stage, the team says its own. Digits do
//! nothing here, so that a held key harms one area at most.

use super::{Walk, WalkFocus};
use crate::maturity::assessment::StagePoint;
use crate::maturity::matrix::Matrix;
use crate::maturity::privacy;
use crate::maturity::scoring::{self, Standing};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// What is chosen on the card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The line in focus: 0 is before the first stage, 1 the first stage. None where nothing
    /// applies.
    pub choice: Option<usize>,
    /// The line that the answers suggest.
    pub suggested: Option<usize>,
    /// Why we say so: open while another stage is chosen, or on a key.
    pub reason: Option<TextField>,
}

/// The line on the card for a standing.
pub fn line_of(standing: Standing) -> Option<usize> {
    match standing {
        Standing::Before => Some(0),
        Standing::Stage(at) => Some(at + 1),
        Standing::NotApplicable => None,
    }
}

/// The standing that a line on the card names.
pub fn point_of(matrix: &Matrix, line: usize) -> StagePoint {
    match line.checked_sub(1).and_then(|at| matrix.stages.get(at)) {
        Some(stage) => StagePoint::At(stage.id.clone()),
        None => StagePoint::Before,
    }
}

impl Walk {
    /// Puts the card of the area into focus.
    pub(crate) fn set_card(&mut self, desk: &AppState) {
        self.focus.at = WalkFocus::Card;
        self.rung = None;
        let Some(here) = self.here(desk) else { return };
        let reading = scoring::read_domain(here.matrix, here.domain, here.said);
        let noted = here
            .said
            .judgements
            .get(&here.domain.id)
            .and_then(|judgement| judgement.reason.clone());
        let reason = (reading.differs() || noted.is_some())
            .then(|| TextField::line(noted.as_deref().unwrap_or_default()));
        self.card = Some(Card {
            choice: line_of(reading.standing()),
            suggested: line_of(reading.suggested),
            reason,
        });
    }

    /// To the card, from the key that says so.
    pub fn to_card(&mut self, desk: &AppState) -> Vec<Transition> {
        self.set_card(desk);
        Vec::new()
    }

    pub(crate) fn update_card(&mut self, desk: &mut AppState, command: Command) -> Vec<Transition> {
        match command {
            Command::Up => self.choose(desk, -1),
            Command::Down => self.choose(desk, 1),
            Command::Enter => self.agree(desk),
            Command::Note => self.begin_reason(),
            Command::Back => self.leave_card(desk),
            Command::Answer(_) => {
                vec![Transition::Say(
                    "This is the card: ▲▼ chooses a stage, Enter agrees.".to_owned(),
                )]
            }
            Command::Undo => self.undo(desk),
            Command::Redo => self.redo(desk),
            _ => self.go_elsewhere(desk, command),
        }
    }

    fn begin_reason(&mut self) -> Vec<Transition> {
        if let Some(card) = self.card.as_mut().filter(|card| card.choice.is_some()) {
            card.reason = Some(TextField::line(""));
        }
        Vec::new()
    }

    fn choose(&mut self, desk: &mut AppState, by: isize) -> Vec<Transition> {
        let Some(lines) = self.here(desk).map(|here| here.matrix.stages.len() + 1) else {
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
            card.reason = Some(TextField::line(""));
        }
        if typed { self.judge_as_typed(desk) } else { Vec::new() }
    }

    /// Agrees with the line in focus and goes on to the next area.
    fn agree(&mut self, desk: &mut AppState) -> Vec<Transition> {
        let mut replies = Vec::new();
        let Some(here) = self.here(desk) else { return replies };
        let said_anything = here.domain.items().any(|item| here.said.answer(item.id()).is_some());
        let Some(card) = self.card.clone() else { return replies };
        if let Some(choice) = card.choice.filter(|_| said_anything || card.reason.is_some()) {
            let (domain, point) = (here.domain.id.clone(), point_of(here.matrix, choice));
            let reason = card.reason.as_ref().map(TextField::text).unwrap_or_default();
            replies.extend(
                privacy::worries(&reason)
                    .first()
                    .map(|worry| Transition::Say(privacy::warning(*worry).to_owned())),
            );
            let same = here.said.judgements.get(&domain).is_some_and(|now| {
                now.stage == point && now.reason.as_deref().unwrap_or_default() == reason.trim()
            });
            if !same {
                self.mark_step(desk);
                if let Some(said) = desk.assessment_mut(self.draft) {
                    said.judge(&domain, point, &reason);
                }
                replies.extend(desk.keep(self.draft, Urgency::Now));
            }
        }
        replies.extend(self.next_area(desk));
        replies
    }

    /// On to the next area that is not finished; after the last one, to what comes after the walk.
    fn next_area(&mut self, desk: &AppState) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let unfinished = |area: &usize| {
            let domain = &here.matrix.domains[*area];
            let open = domain.items().any(|item| here.said.answer(item.id()).is_none());
            open || !here.said.judgements.contains_key(&domain.id)
        };
        let next = (self.focus.area + 1..here.matrix.domains.len()).find(unfinished);
        match (next, self.scope) {
            (Some(area), _) => {
                self.enter_area(desk, area, true);
                Vec::new()
            }
            (None, Scope::Whole) => vec![Transition::Go(Destination::Saving(self.topic.clone()))],
            (None, Scope::FirstLook) => vec![
                Transition::Go(Destination::Home),
                Transition::Say(
                    "That was the first look. Carry on with the rest whenever you like.".to_owned(),
                ),
            ],
            (None, Scope::TenMinutes) => self.widen(desk),
        }
    }

    /// After the ten minutes: what is left is the same as last time, or not; `=` says so stage by
    /// stage.
    fn widen(&mut self, desk: &AppState) -> Vec<Transition> {
        self.scope = Scope::Whole;
        let open = self.here(desk).and_then(|here| {
            here.matrix
                .domains
                .iter()
                .position(|domain| domain.items().any(|item| here.said.answer(item.id()).is_none()))
        });
        match open {
            Some(area) => {
                self.enter_area(desk, area, false);
                vec![Transition::Say(
                    "That was what is new, due or left open. For the rest, = says it is the same as last time.".to_owned(),
                )]
            }
            None => vec![Transition::Go(Destination::Saving(self.topic.clone()))],
        }
    }

    /// Back to the items of the area. What was typed as a reason has been kept already.
    fn leave_card(&mut self, desk: &AppState) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let last = self.shown(&here).last().map(|item| item.id().clone());
        match last {
            Some(id) => {
                self.set_item(id);
                Vec::new()
            }
            None => vec![Transition::Go(Destination::Home)],
        }
    }

    /// Our stage and the reason as far as it is typed, so that nothing typed is lost.
    pub(crate) fn judge_as_typed(&mut self, desk: &mut AppState) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let Some(card) = &self.card else { return Vec::new() };
        let (Some(choice), Some(reason)) = (card.choice, &card.reason) else { return Vec::new() };
        let (domain, point, reason) =
            (here.domain.id.clone(), point_of(here.matrix, choice), reason.text());
        if !here.said.judgements.contains_key(&domain) {
            self.mark_step(desk);
        }
        if let Some(said) = desk.assessment_mut(self.draft) {
            said.judge(&domain, point, &reason);
        }
        desk.keep(self.draft, Urgency::Typing)
    }
}
