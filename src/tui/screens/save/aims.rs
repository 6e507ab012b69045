//! Page 1 of saving: what next, for all areas in one table. What is chosen goes into the draft at
//! once.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::{Save, SaveDraft};
use crate::maturity::assessment::{Aim, AimKind, Assessment};
use crate::maturity::ids::{DomainId, StageId};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::privacy;
use crate::maturity::scoring::{self, Holding, Standing};
use crate::maturity::walk::aim_choices::stages_above;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{LEFT_AS_IT_WAS, back, show_message};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::text_field::TextField;

/// Months after which an area is looked at again, unless something else is said.
const REVIEW_MONTHS: i32 = 6;

/// The table of aims: where the focus is, and the reason being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aims {
    pub focus: usize,
    pub column: AimColumn,
    pub reason: Option<TextField>,
    /// The reason that Esc has just left, for Ctrl-Z as the next key.
    pub(crate) put_away: Option<TextField>,
    /// Aims taken back, so that a reason is not lost on the way past "not decided".
    cleared: BTreeMap<DomainId, Aim>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AimColumn {
    #[default]
    Aim,
    ReviewOn,
}

/// One choice of what next; none is "not decided".
type AimChoice = Option<(AimKind, Option<StageId>)>;

/// The choices for an area, in order: not decided, stay, move to each stage above the standing, not
/// now. The stages aimed for now and last time, `aimed`, are among them wherever they lie.
fn aim_choices<'a>(
    matrix: &Matrix,
    standing: Standing,
    aimed: impl IntoIterator<Item = &'a Aim>,
) -> Vec<AimChoice> {
    let above = stages_above(matrix, standing);
    let mut stages: Vec<Option<StageId>> =
        above.map(|at| Some(matrix.stages[at].id.clone())).collect();
    for aim in aimed.into_iter().filter(|aim| aim.aim == AimKind::Move) {
        if !stages.contains(&aim.to) {
            stages.insert(0, aim.to.clone());
        }
    }
    let moves = stages.into_iter().map(|stage| Some((AimKind::Move, stage)));
    [None, Some((AimKind::Stay, None))]
        .into_iter()
        .chain(moves)
        .chain([Some((AimKind::NotNow, None))])
        .collect()
}

fn current_choice(aim: Option<&Aim>) -> AimChoice {
    aim.map(|aim| (aim.aim, if aim.aim == AimKind::Move { aim.to.clone() } else { None }))
}

/// The stage an area is aimed at, else the next one it could reach, with what stands between; none
/// where none is left.
pub fn holding_to_aim(
    here: SaveDraft<'_>,
    domain: &Domain,
    aim: Option<&Aim>,
) -> Option<(usize, Holding)> {
    let reading = scoring::evaluate_domain(here.matrix, domain, here.assessment);
    let aim = aim.filter(|aim| aim.aim == AimKind::Move);
    let aimed = aim.and_then(|aim| aim.to.as_ref()).and_then(|to| here.matrix.stage_index(to));
    let stage = aimed.or(reading.next_stage)?;
    Some((
        stage,
        scoring::holding_before_stage(here.matrix, domain, &here.assessment.answers, stage),
    ))
}

impl Save {
    /// What next in an area as it stands: said in this walk, else last time. Last time's comes with
    /// `true`.
    pub fn aim<'a>(&'a self, here: SaveDraft<'a>, domain: &DomainId) -> Option<(&'a Aim, bool)> {
        self.last_time.aim(here.assessment, domain)
    }

    /// The choices of what next for an area, and which of them stands; `whole` is what is said with
    /// all that is kept.
    fn choices(&self, whole: SaveDraft<'_>, domain: &Domain) -> (Vec<AimChoice>, usize) {
        let standing = scoring::evaluate_domain(whole.matrix, domain, whole.assessment).standing();
        let now = self.aim(whole, &domain.id).map(|(aim, _)| aim);
        let last = self.last_time.aims.get(&domain.id);
        let all = aim_choices(whole.matrix, standing, now.into_iter().chain(last));
        let at = all.iter().position(|choice| *choice == current_choice(now)).unwrap_or(0);
        (all, at)
    }

    /// Which ways the choice in focus can still be changed: back, and on.
    pub fn available_steps(&self, whole: SaveDraft<'_>, domain: &Domain) -> (bool, bool) {
        match self.aims.column {
            AimColumn::ReviewOn => {
                let aim = self.aim(whole, &domain.id).map(|(aim, _)| aim);
                (aim.is_some_and(|aim| aim.review_on.is_some()), aim.is_some())
            }
            AimColumn::Aim => {
                let (all, at) = self.choices(whole, domain);
                (at > 0, at + 1 < all.len())
            }
        }
    }

    /// What is said with all that is kept from before, but for what next.
    pub fn as_saved(&self, state: &AppState, here: SaveDraft<'_>, today: Date) -> Assessment {
        let open = self.draft.and_then(|draft| state.open_draft(draft));
        let whole = match (&state.network_state, open) {
            (Some(record), Some(open)) => record.as_saved(open, today),
            _ => here.assessment.clone(),
        };
        let said = here.assessment;
        Assessment { aims: said.aims.clone(), asks: said.asks.clone(), ..whole }
    }

    pub fn focused_area<'d>(&self, here: SaveDraft<'d>) -> Option<&'d Domain> {
        here.matrix.domains.get(self.aims.focus).or_else(|| here.matrix.domains.last())
    }

    pub(crate) fn update_aims(
        &mut self,
        state: &mut AppState,
        command: Command,
        moment: &Now,
    ) -> Vec<Transition> {
        if self.aims.reason.is_some() {
            return self.update_reason(state, command);
        }
        let Some(here) = self.draft_context(state) else { return Vec::new() };
        let areas = here.matrix.domains.len();
        let view = Viewport::screenful(self.aims.focus, areas, areas);
        match command {
            Command::Back => return back(),
            command if Viewport::is_moved_by(command) => {
                self.aims.focus = view.moved(self.aims.focus, command);
            }
            Command::Open(area) => {
                self.aims.focus = view.moved(self.aims.focus, Command::Focus(area));
            }
            Command::Next | Command::Previous => {
                let is_first = self.aims.column == AimColumn::Aim;
                self.aims.column = if is_first { AimColumn::ReviewOn } else { AimColumn::Aim };
            }
            Command::Why => {
                return self
                    .focused_area(here)
                    .map(|domain| self.open_why(domain))
                    .into_iter()
                    .collect();
            }
            Command::Left | Command::Right | Command::Note => {
                return self.update_aim(state, command, moment);
            }
            _ => {}
        }
        Vec::new()
    }

    /// While the reason is written the focus stays with its area; a click on another one leaves the
    /// line first.
    fn update_reason(&mut self, state: &mut AppState, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter => self.leave_reason(state),
            Command::Back => self.leave_reason_as_it_was(state),
            Command::Focus(area) | Command::Open(area) => {
                let replies = self.leave_reason(state);
                self.aims.focus = area;
                replies
            }
            _ => Vec::new(),
        }
    }

    fn open_why(&self, domain: &Domain) -> Transition {
        Transition::Navigate(Destination::Why {
            subject: self.subject.clone(),
            area: domain.id.clone(),
            item: None,
        })
    }

    fn update_aim(
        &mut self,
        state: &mut AppState,
        command: Command,
        moment: &Now,
    ) -> Vec<Transition> {
        if let Some(says) = &state.read_only_reason {
            return show_message(says.clone());
        }
        match (command, self.aims.column) {
            (Command::Note, _) => self.begin_reason(state),
            (Command::Left, AimColumn::Aim) => self.cycle_aim(state, -1, moment.today),
            (_, AimColumn::Aim) => self.cycle_aim(state, 1, moment.today),
            (Command::Left, AimColumn::ReviewOn) => self.shift_review(state, -1, moment.today),
            (_, AimColumn::ReviewOn) => self.shift_review(state, 1, moment.today),
        }
    }

    fn cycle_aim(&mut self, state: &mut AppState, by: isize, today: Date) -> Vec<Transition> {
        let Some(here) = self.draft_context(state) else { return Vec::new() };
        let Some(domain) = self.focused_area(here) else { return Vec::new() };
        let (now, is_last) =
            self.aim(here, &domain.id).map_or((None, false), |(aim, is_last)| (Some(aim), is_last));
        // the choices that are shown go on from the stage that is shown
        let whole = self.as_saved(state, here, today);
        let (all, at) = self.choices(SaveDraft { assessment: &whole, ..here }, domain);
        let Some(next) = at.checked_add_signed(by).and_then(|next| all.get(next)) else {
            return Vec::new();
        };
        let id = domain.id.clone();
        let before = now.cloned().map(|aim| if is_last { without_then(aim, today) } else { aim });
        let last = self.last_time.aims.get(&id).filter(|aim| current_choice(Some(aim)) == *next);
        let aim = if let (Some(last), true) = (last, self.last_time.stands) {
            Some(last.clone())
        } else if let Some((wish, to)) = next {
            let fresh =
                || Aim { review_on: add_months(today, REVIEW_MONTHS), ..Aim::new(*wish, None) };
            let kept = before.or_else(|| self.aims.cleared.remove(&id)).unwrap_or_else(fresh);
            Some(Aim { aim: *wish, to: to.clone(), ..kept })
        } else {
            before.map(|aim| self.aims.cleared.insert(id.clone(), aim));
            None
        };
        self.save_aim(state, &id, aim, Urgency::Immediate)
    }

    /// Moves the day to look again by a month; before the first month there is no day.
    fn shift_review(&mut self, state: &mut AppState, by: i32, today: Date) -> Vec<Transition> {
        let Some((id, mut aim)) = self.focused_aim(state) else { return vec![say_undecided()] };
        let next = match aim.review_on {
            Some(day) if by > 0 => add_months(day.max(today), by),
            Some(day) => add_months(day, by).filter(|day| *day > today),
            None if by > 0 => add_months(today, by),
            None => return Vec::new(),
        };
        aim.review_on = next;
        self.save_aim(state, &id, Some(aim), Urgency::Immediate)
    }

    fn begin_reason(&mut self, state: &AppState) -> Vec<Transition> {
        let Some((_, aim)) = self.focused_aim(state) else { return vec![say_undecided()] };
        self.aims.reason = Some(TextField::single_line(aim.reason.as_deref().unwrap_or_default()));
        Vec::new()
    }

    /// The reason as far as it is typed goes into the draft, so that nothing typed is lost.
    pub(crate) fn autosave_reason(&mut self, state: &mut AppState) -> Vec<Transition> {
        self.save_reason(state, Urgency::Debounced)
    }

    fn leave_reason(&mut self, state: &mut AppState) -> Vec<Transition> {
        let mut replies = self.save_reason(state, Urgency::Immediate);
        let text = self.aims.reason.take().map(|field| field.text()).unwrap_or_default();
        replies.extend(
            privacy::find_privacy_warnings(&text)
                .first()
                .map(|worry| Transition::ShowMessage(privacy::warning_message(*worry).to_owned())),
        );
        replies
    }

    /// Esc: the reason is again what it was before the line was opened.
    fn leave_reason_as_it_was(&mut self, state: &mut AppState) -> Vec<Transition> {
        let typed = self.aims.reason.clone();
        if !self.aims.reason.as_mut().is_some_and(TextField::put_back) {
            self.aims.reason = None;
            return Vec::new();
        }
        let mut replies = self.save_reason(state, Urgency::Immediate);
        (self.aims.reason, self.aims.put_away) = (None, typed);
        replies.extend(show_message(LEFT_AS_IT_WAS));
        replies
    }

    fn save_reason(&mut self, state: &mut AppState, urgency: Urgency) -> Vec<Transition> {
        let Some(text) = self.aims.reason.as_ref().map(TextField::text) else { return Vec::new() };
        let Some((id, mut aim)) = self.focused_aim(state) else { return Vec::new() };
        aim.reason = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.save_aim(state, &id, Some(aim), urgency)
    }

    fn focused_aim(&self, state: &AppState) -> Option<(DomainId, Aim)> {
        let here = self.draft_context(state)?;
        let domain = self.focused_area(here)?;
        Some((domain.id.clone(), self.aim(here, &domain.id)?.0.clone()))
    }

    fn save_aim(
        &mut self,
        state: &mut AppState,
        domain: &DomainId,
        aim: Option<Aim>,
        urgency: Urgency,
    ) -> Vec<Transition> {
        let Some(draft) = self.draft else { return Vec::new() };
        if let Some(said) = state.assessment_mut(draft) {
            said.set_aim(domain, aim);
        }
        state.autosave(draft, urgency)
    }
}

fn say_undecided() -> Transition {
    Transition::ShowMessage("Say what next first (◄►), then when to look again and why.".to_owned())
}

/// An aim to change from last time's: its reason, and a day that has come, belong to that one.
fn without_then(aim: Aim, today: Date) -> Aim {
    let day = aim.review_on.filter(|day| *day > today);
    Aim { reason: None, review_on: day.or_else(|| add_months(today, REVIEW_MONTHS)), ..aim }
}

fn add_months(day: Date, months: i32) -> Option<Date> {
    day.checked_add(Span::new().months(months)).ok()
}
