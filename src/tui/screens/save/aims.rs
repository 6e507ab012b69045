//! Page 1 of saving: what next, for all areas in one table. What is chosen goes into the draft at
//! once.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::{Save, SaveDraft};
use crate::maturity::assessment::{Aim, AimKind};
use crate::maturity::ids::{DomainId, StageId};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::privacy;
use crate::maturity::scoring::{self, Holding, Standing};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screens::walk::BEFORE_NOTES;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// Months after which an area is looked at again, unless something else is said.
const MONTHS: i32 = 6;

/// The table of aims: where the focus is, and the reason being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aims {
    /// The area in focus, counted from 0.
    pub area: usize,
    /// The column in focus.
    pub column: AimColumn,
    /// The line for why, while it is written.
    pub reason: Option<TextField>,
    /// Aims taken back, so that a reason is not lost on the way past "not decided".
    set_down: BTreeMap<DomainId, Aim>,
}

/// The columns that can be changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AimColumn {
    /// What next.
    #[default]
    WhatNext,
    /// When to look again.
    LookAgain,
}

/// One choice of what next; none is "not decided".
pub type AimChoice = Option<(AimKind, Option<StageId>)>;

/// The choices for an area, in order: not decided, stay, move to each stage above the standing, not
/// now. The stage aimed for now is among them wherever it lies.
pub fn choices(matrix: &Matrix, standing: Standing, now: Option<&Aim>) -> Vec<AimChoice> {
    let above = match standing {
        Standing::Before => 0,
        Standing::Stage(at) => at + 1,
        Standing::NotApplicable => matrix.stages.len(),
    };
    let mut stages: Vec<Option<StageId>> =
        matrix.stages.iter().skip(above).map(|stage| Some(stage.id.clone())).collect();
    if let Some(aim) = now.filter(|aim| aim.aim == AimKind::Move && !stages.contains(&aim.to)) {
        stages.insert(0, aim.to.clone());
    }
    let moves = stages.into_iter().map(|stage| Some((AimKind::Move, stage)));
    [None, Some((AimKind::Stay, None))]
        .into_iter()
        .chain(moves)
        .chain([Some((AimKind::NotNow, None))])
        .collect()
}

/// The choice that stands now.
fn choice_of(aim: Option<&Aim>) -> AimChoice {
    aim.map(|aim| (aim.aim, if aim.aim == AimKind::Move { aim.to.clone() } else { None }))
}

/// Which ways the choice in focus can still be changed: back, and on.
pub fn ways(here: SaveDraft<'_>, domain: &Domain, column: AimColumn) -> (bool, bool) {
    let aim = here.said.aims.get(&domain.id);
    match column {
        AimColumn::LookAgain => (aim.is_some_and(|aim| aim.review_on.is_some()), aim.is_some()),
        AimColumn::WhatNext => {
            let standing = scoring::read_domain(here.matrix, domain, here.said).standing();
            let all = choices(here.matrix, standing, aim);
            let at = all.iter().position(|choice| *choice == choice_of(aim)).unwrap_or(0);
            (at > 0, at + 1 < all.len())
        }
    }
}

/// The stage an area is aimed at, else the next one it could reach, with what stands between; none
/// where none is left.
pub fn between(here: SaveDraft<'_>, domain: &Domain) -> Option<(usize, Holding)> {
    let reading = scoring::read_domain(here.matrix, domain, here.said);
    let aim = here.said.aims.get(&domain.id).filter(|aim| aim.aim == AimKind::Move);
    let aimed = aim.and_then(|aim| aim.to.as_ref()).and_then(|to| here.matrix.stage_index(to));
    let stage = aimed.or(reading.towards)?;
    Some((stage, scoring::holding_towards(here.matrix, domain, &here.said.answers, stage)))
}

impl Save {
    /// The area in focus.
    pub fn area<'d>(&self, here: SaveDraft<'d>) -> Option<&'d Domain> {
        here.matrix.domains.get(self.aims.area).or_else(|| here.matrix.domains.last())
    }

    pub(crate) fn update_aims(
        &mut self,
        desk: &mut AppState,
        command: Command,
        moment: &Now,
    ) -> Vec<Transition> {
        if self.aims.reason.is_some() {
            return self.update_reason(desk, command);
        }
        let Some(here) = self.here(desk) else { return Vec::new() };
        let end = here.matrix.domains.len().saturating_sub(1);
        match command {
            Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Up => self.aims.area = self.aims.area.saturating_sub(1),
            Command::Down => self.aims.area = (self.aims.area + 1).min(end),
            Command::PageUp | Command::First => self.aims.area = 0,
            Command::PageDown | Command::Last => self.aims.area = end,
            Command::Focus(area) | Command::Open(area) => self.aims.area = area.min(end),
            Command::Next | Command::Previous => {
                let is_first = self.aims.column == AimColumn::WhatNext;
                self.aims.column =
                    if is_first { AimColumn::LookAgain } else { AimColumn::WhatNext };
            }
            Command::Why => {
                return self.area(here).map(|domain| self.why(domain)).into_iter().collect();
            }
            Command::Left | Command::Right | Command::Note => {
                return self.change(desk, command, moment);
            }
            _ => {}
        }
        Vec::new()
    }

    /// While the reason is written the focus stays with its area; a click on another one leaves the
    /// line first.
    fn update_reason(&mut self, desk: &mut AppState, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => self.leave_reason(desk),
            Command::Focus(area) | Command::Open(area) => {
                let replies = self.leave_reason(desk);
                self.aims.area = area;
                replies
            }
            _ => Vec::new(),
        }
    }

    fn why(&self, domain: &Domain) -> Transition {
        Transition::Go(Destination::Why {
            topic: self.topic.clone(),
            area: domain.id.clone(),
            item: None,
        })
    }

    fn change(&mut self, desk: &mut AppState, command: Command, moment: &Now) -> Vec<Transition> {
        if let Some(says) = &desk.read_only {
            return vec![Transition::Say(says.clone())];
        }
        match (command, self.aims.column) {
            (Command::Note, _) => self.begin_reason(desk),
            (Command::Left, AimColumn::WhatNext) => self.choose(desk, -1, moment.today),
            (_, AimColumn::WhatNext) => self.choose(desk, 1, moment.today),
            (Command::Left, AimColumn::LookAgain) => self.look_again(desk, -1, moment.today),
            (_, AimColumn::LookAgain) => self.look_again(desk, 1, moment.today),
        }
    }

    fn choose(&mut self, desk: &mut AppState, by: isize, today: Date) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let Some(domain) = self.area(here) else { return Vec::new() };
        let now = here.said.aims.get(&domain.id);
        let all = choices(
            here.matrix,
            scoring::read_domain(here.matrix, domain, here.said).standing(),
            now,
        );
        let at = all.iter().position(|choice| *choice == choice_of(now)).unwrap_or(0);
        let Some(next) = at.checked_add_signed(by).and_then(|next| all.get(next)) else {
            return Vec::new();
        };
        let (id, before) = (domain.id.clone(), now.cloned());
        let aim = if let Some((wish, to)) = next {
            let fresh = || Aim { review_on: later(today, MONTHS), ..Aim::plain(*wish, None) };
            let kept = before.or_else(|| self.aims.set_down.remove(&id)).unwrap_or_else(fresh);
            Some(Aim { aim: *wish, to: to.clone(), ..kept })
        } else {
            before.map(|aim| self.aims.set_down.insert(id.clone(), aim));
            None
        };
        self.put(desk, &id, aim, Urgency::Now)
    }

    /// Moves the day to look again by a month; before the first month there is no day.
    fn look_again(&mut self, desk: &mut AppState, by: i32, today: Date) -> Vec<Transition> {
        let Some((id, mut aim)) = self.aim_in_focus(desk) else { return vec![undecided()] };
        let next = match aim.review_on {
            Some(day) => later(day, by).filter(|day| *day > today),
            None if by > 0 => later(today, by),
            None => return Vec::new(),
        };
        aim.review_on = next;
        self.put(desk, &id, Some(aim), Urgency::Now)
    }

    fn begin_reason(&mut self, desk: &AppState) -> Vec<Transition> {
        let Some((_, aim)) = self.aim_in_focus(desk) else { return vec![undecided()] };
        self.aims.reason = Some(TextField::line(aim.reason.as_deref().unwrap_or_default()));
        vec![Transition::Say(BEFORE_NOTES.to_owned())]
    }

    /// The reason as far as it is typed goes into the draft, so that nothing typed is lost.
    pub(crate) fn take_reason(&mut self, desk: &mut AppState) -> Vec<Transition> {
        self.put_reason(desk, Urgency::Typing)
    }

    fn leave_reason(&mut self, desk: &mut AppState) -> Vec<Transition> {
        let mut replies = self.put_reason(desk, Urgency::Now);
        let text = self.aims.reason.take().map(|field| field.text()).unwrap_or_default();
        replies.extend(
            privacy::worries(&text)
                .first()
                .map(|worry| Transition::Say(privacy::warning(*worry).to_owned())),
        );
        replies
    }

    fn put_reason(&mut self, desk: &mut AppState, pace: Urgency) -> Vec<Transition> {
        let Some(text) = self.aims.reason.as_ref().map(TextField::text) else { return Vec::new() };
        let Some((id, mut aim)) = self.aim_in_focus(desk) else { return Vec::new() };
        aim.reason = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.put(desk, &id, Some(aim), pace)
    }

    fn aim_in_focus(&self, desk: &AppState) -> Option<(DomainId, Aim)> {
        let here = self.here(desk)?;
        let domain = self.area(here)?;
        Some((domain.id.clone(), here.said.aims.get(&domain.id)?.clone()))
    }

    fn put(
        &mut self,
        desk: &mut AppState,
        domain: &DomainId,
        aim: Option<Aim>,
        pace: Urgency,
    ) -> Vec<Transition> {
        let Some(draft) = self.draft else { return Vec::new() };
        if let Some(said) = desk.assessment_mut(draft) {
            said.aim(domain, aim);
        }
        desk.keep(draft, pace)
    }
}

fn undecided() -> Transition {
    Transition::Say("Say what next first (◄►), then when to look again and why.".to_owned())
}

fn later(day: Date, months: i32) -> Option<Date> {
    day.checked_add(Span::new().months(months)).ok()
}
