//! Page 1 of saving: what next, for all areas in one table. What is chosen goes into the draft at
//! once.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::{Here, Saving};
use crate::maturity::assessment::{Aim, Wish};
use crate::maturity::ids::{DomainId, StageId};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::privacy;
use crate::maturity::scoring::{self, Holding, Standing};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Pace;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply};
use crate::tui::screens::walk::BEFORE_NOTES;
use crate::tui::state::Desk;
use crate::tui::text_field::Field;

/// Months after which an area is looked at again, unless something else is said.
const MONTHS: i32 = 6;

/// The table of aims: where the focus is, and the reason being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aims {
    /// The area in focus, counted from 0.
    pub area: usize,
    /// The column in focus.
    pub column: Column,
    /// The line for why, while it is written.
    pub reason: Option<Field>,
    /// Aims taken back, so that a reason is not lost on the way past "not decided".
    set_down: BTreeMap<DomainId, Aim>,
}

/// The columns that can be changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// What next.
    #[default]
    WhatNext,
    /// When to look again.
    LookAgain,
}

/// One choice of what next; none is "not decided".
pub type Choice = Option<(Wish, Option<StageId>)>;

/// The choices for an area, in order: not decided, stay, move to each stage above the standing, not
/// now. The stage aimed for now is among them wherever it lies.
pub fn choices(matrix: &Matrix, standing: Standing, now: Option<&Aim>) -> Vec<Choice> {
    let above = match standing {
        Standing::Before => 0,
        Standing::Stage(at) => at + 1,
        Standing::NotApplicable => matrix.stages.len(),
    };
    let mut stages: Vec<Option<StageId>> =
        matrix.stages.iter().skip(above).map(|stage| Some(stage.id.clone())).collect();
    if let Some(aim) = now.filter(|aim| aim.aim == Wish::Move && !stages.contains(&aim.to)) {
        stages.insert(0, aim.to.clone());
    }
    let moves = stages.into_iter().map(|stage| Some((Wish::Move, stage)));
    [None, Some((Wish::Stay, None))]
        .into_iter()
        .chain(moves)
        .chain([Some((Wish::NotNow, None))])
        .collect()
}

/// The choice that stands now.
fn choice_of(aim: Option<&Aim>) -> Choice {
    aim.map(|aim| (aim.aim, if aim.aim == Wish::Move { aim.to.clone() } else { None }))
}

/// Which ways the choice in focus can still be changed: back, and on.
pub fn ways(here: Here<'_>, domain: &Domain, column: Column) -> (bool, bool) {
    let aim = here.said.aims.get(&domain.id);
    match column {
        Column::LookAgain => (aim.is_some_and(|aim| aim.review_on.is_some()), aim.is_some()),
        Column::WhatNext => {
            let standing = scoring::read_domain(here.matrix, domain, here.said).standing();
            let all = choices(here.matrix, standing, aim);
            let at = all.iter().position(|choice| *choice == choice_of(aim)).unwrap_or(0);
            (at > 0, at + 1 < all.len())
        }
    }
}

/// The stage an area is aimed at, else the next one it could reach, with what stands between; none
/// where none is left.
pub fn between(here: Here<'_>, domain: &Domain) -> Option<(usize, Holding)> {
    let reading = scoring::read_domain(here.matrix, domain, here.said);
    let aim = here.said.aims.get(&domain.id).filter(|aim| aim.aim == Wish::Move);
    let aimed = aim.and_then(|aim| aim.to.as_ref()).and_then(|to| here.matrix.stage_index(to));
    let stage = aimed.or(reading.towards)?;
    Some((stage, scoring::holding_towards(here.matrix, domain, &here.said.answers, stage)))
}

impl Saving {
    /// The area in focus.
    pub fn area<'d>(&self, here: Here<'d>) -> Option<&'d Domain> {
        here.matrix.domains.get(self.aims.area).or_else(|| here.matrix.domains.last())
    }

    pub(crate) fn update_aims(
        &mut self,
        desk: &mut Desk,
        command: Command,
        moment: &Moment,
    ) -> Vec<Reply> {
        if self.aims.reason.is_some() {
            return self.update_reason(desk, command);
        }
        let Some(here) = self.here(desk) else { return Vec::new() };
        let end = here.matrix.domains.len().saturating_sub(1);
        match command {
            Command::Back => return vec![Reply::Go(Go::Back)],
            Command::Up => self.aims.area = self.aims.area.saturating_sub(1),
            Command::Down => self.aims.area = (self.aims.area + 1).min(end),
            Command::PageUp | Command::First => self.aims.area = 0,
            Command::PageDown | Command::Last => self.aims.area = end,
            Command::Focus(area) | Command::Open(area) => self.aims.area = area.min(end),
            Command::Next | Command::Previous => {
                let is_first = self.aims.column == Column::WhatNext;
                self.aims.column = if is_first { Column::LookAgain } else { Column::WhatNext };
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
    fn update_reason(&mut self, desk: &mut Desk, command: Command) -> Vec<Reply> {
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

    fn why(&self, domain: &Domain) -> Reply {
        Reply::Go(Go::Why { topic: self.topic.clone(), area: domain.id.clone(), item: None })
    }

    fn change(&mut self, desk: &mut Desk, command: Command, moment: &Moment) -> Vec<Reply> {
        if let Some(says) = &desk.read_only {
            return vec![Reply::Say(says.clone())];
        }
        match (command, self.aims.column) {
            (Command::Note, _) => self.begin_reason(desk),
            (Command::Left, Column::WhatNext) => self.choose(desk, -1, moment.today),
            (_, Column::WhatNext) => self.choose(desk, 1, moment.today),
            (Command::Left, Column::LookAgain) => self.look_again(desk, -1, moment.today),
            (_, Column::LookAgain) => self.look_again(desk, 1, moment.today),
        }
    }

    fn choose(&mut self, desk: &mut Desk, by: isize, today: Date) -> Vec<Reply> {
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
        self.put(desk, &id, aim, Pace::Now)
    }

    /// Moves the day to look again by a month; before the first month there is no day.
    fn look_again(&mut self, desk: &mut Desk, by: i32, today: Date) -> Vec<Reply> {
        let Some((id, mut aim)) = self.aim_in_focus(desk) else { return vec![undecided()] };
        let next = match aim.review_on {
            Some(day) => later(day, by).filter(|day| *day > today),
            None if by > 0 => later(today, by),
            None => return Vec::new(),
        };
        aim.review_on = next;
        self.put(desk, &id, Some(aim), Pace::Now)
    }

    fn begin_reason(&mut self, desk: &Desk) -> Vec<Reply> {
        let Some((_, aim)) = self.aim_in_focus(desk) else { return vec![undecided()] };
        self.aims.reason = Some(Field::line(aim.reason.as_deref().unwrap_or_default()));
        vec![Reply::Say(BEFORE_NOTES.to_owned())]
    }

    /// The reason as far as it is typed goes into the draft, so that nothing typed is lost.
    pub(crate) fn take_reason(&mut self, desk: &mut Desk) -> Vec<Reply> {
        self.put_reason(desk, Pace::Typing)
    }

    fn leave_reason(&mut self, desk: &mut Desk) -> Vec<Reply> {
        let mut replies = self.put_reason(desk, Pace::Now);
        let text = self.aims.reason.take().map(|field| field.text()).unwrap_or_default();
        replies.extend(
            privacy::worries(&text)
                .first()
                .map(|worry| Reply::Say(privacy::warning(*worry).to_owned())),
        );
        replies
    }

    fn put_reason(&mut self, desk: &mut Desk, pace: Pace) -> Vec<Reply> {
        let Some(text) = self.aims.reason.as_ref().map(Field::text) else { return Vec::new() };
        let Some((id, mut aim)) = self.aim_in_focus(desk) else { return Vec::new() };
        aim.reason = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.put(desk, &id, Some(aim), pace)
    }

    fn aim_in_focus(&self, desk: &Desk) -> Option<(DomainId, Aim)> {
        let here = self.here(desk)?;
        let domain = self.area(here)?;
        Some((domain.id.clone(), here.said.aims.get(&domain.id)?.clone()))
    }

    fn put(
        &mut self,
        desk: &mut Desk,
        domain: &DomainId,
        aim: Option<Aim>,
        pace: Pace,
    ) -> Vec<Reply> {
        let Some(draft) = self.draft else { return Vec::new() };
        if let Some(said) = desk.assessment_mut(draft) {
            said.aim(domain, aim);
        }
        desk.keep(draft, pace)
    }
}

fn undecided() -> Reply {
    Reply::Say("Say what next first (◄►), then when to look again and why.".to_owned())
}

fn later(day: Date, months: i32) -> Option<Date> {
    day.checked_add(Span::new().months(months)).ok()
}
