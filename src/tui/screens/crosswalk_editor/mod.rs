//! Lines up with: how the areas of a matrix of our own sit beside another's, made on the screen.
//! Each area has at most one main area there, and any number that it also touches. It is kept as
//! the room is left.

pub mod view;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::matrices::on_desk;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::crosswalk::editor::{DomainCrosswalk, chosen, with_chosen};
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::matrix::{CrosswalkRow, Domain, Matrix, MatrixKind};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The room.
#[derive(Clone, Debug, PartialEq)]
pub struct CrosswalkEditor {
    /// The matrix of our own.
    pub known: Arc<KnownMatrix>,
    /// The matrices it can line up with, the national one first.
    pub others: Vec<Arc<KnownMatrix>>,
    /// Which of them is looked at.
    pub other: usize,
    /// The area in focus.
    pub at: usize,
    /// The line in focus of those that the area also touches, while they are ticked.
    pub also: Option<usize>,
    made: BTreeMap<MatrixId, Vec<DomainCrosswalk>>,
    sending: bool,
    leaving: bool,
    refused: bool,
}

impl CrosswalkEditor {
    /// Opens the room for a matrix on the desk; none where there is no other to line it up with.
    pub fn open(desk: &AppState, reference: &MatrixRef) -> Option<Self> {
        let known = Arc::clone(on_desk(desk).find(|known| known.reference == *reference)?);
        let mut others: Vec<Arc<KnownMatrix>> = Vec::new();
        for other in on_desk(desk).filter(|other| other.reference.id != known.reference.id) {
            match others.iter_mut().find(|held| held.reference.id == other.reference.id) {
                Some(held) if held.reference.revision < other.reference.revision => {
                    *held = Arc::clone(other);
                }
                Some(_) => {}
                None => others.push(Arc::clone(other)),
            }
        }
        others.sort_by_key(|other| other.matrix.kind != MatrixKind::National);
        let made = BTreeMap::new();
        let room = Self {
            known,
            others,
            other: 0,
            at: 0,
            also: None,
            made,
            sending: false,
            leaving: false,
            refused: false,
        };
        (!room.others.is_empty()).then_some(room)
    }

    /// Why nothing can be changed here, where that is so.
    pub fn hindrance(desk: &AppState, known: &KnownMatrix) -> Option<String> {
        let is_newer = |other: &Arc<KnownMatrix>| {
            other.reference.id == known.reference.id
                && other.reference.revision > known.reference.revision
        };
        if known.reference.fingerprint.is_empty() {
            return Some(
                "Put its mistakes right first; then its areas can line up with others.".to_owned(),
            );
        }
        if known.origin == Origin::Shipped {
            let says = "This one comes with the program and stays as it is: y copies it, and the copy is yours.";
            return Some(says.to_owned());
        }
        if on_desk(desk).any(is_newer) {
            return Some(
                "This is an older revision; the newest one says what lines up.".to_owned(),
            );
        }
        desk.read_only.clone()
    }

    /// The matrix of our own.
    pub fn matrix(&self) -> &Matrix {
        &self.known.matrix
    }

    /// The matrix it is lined up with.
    pub fn beside(&self) -> Option<&Matrix> {
        self.others.get(self.other).map(|known| &known.matrix)
    }

    /// What each area lines up with there.
    pub fn chosen(&self) -> Vec<DomainCrosswalk> {
        let Some(other) = self.beside() else { return Vec::new() };
        self.made.get(&other.id).cloned().unwrap_or_else(|| chosen(self.matrix(), other))
    }

    /// The areas that the one in focus can also touch: all but its main one.
    pub fn touchable(&self) -> Vec<&Domain> {
        let main = self.chosen().get(self.at).and_then(|chosen| chosen.main.clone());
        let all = self.beside().into_iter().flat_map(|other| &other.domains);
        all.filter(|domain| Some(&domain.id) != main.as_ref()).collect()
    }

    fn change(&mut self, change: impl FnOnce(&mut DomainCrosswalk)) {
        let Some(id) = self.beside().map(|other| other.id.clone()) else { return };
        let mut all = self.chosen();
        if let Some(chosen) = all.get_mut(self.at) {
            change(chosen);
        }
        self.made.insert(id, all);
    }

    /// The next main area, or the one before; none comes before the first.
    fn choose_main(&mut self, on: bool) {
        let ids: Vec<DomainId> = self
            .beside()
            .into_iter()
            .flat_map(|other| &other.domains)
            .map(|domain| domain.id.clone())
            .collect();
        let now = self.chosen().get(self.at).and_then(|chosen| chosen.main.clone());
        let at = now.and_then(|main| ids.iter().position(|id| *id == main)).map_or(0, |at| at + 1);
        let next = if on { at + 1 } else { at + ids.len() } % (ids.len() + 1);
        let main = next.checked_sub(1).and_then(|at| ids.get(at)).cloned();
        self.change(|chosen| {
            chosen.also.retain(|also| Some(also) != main.as_ref());
            chosen.main = main;
        });
    }

    /// Ticks or unticks the area in focus of those that are also touched. They stand in the other
    /// matrix's order.
    fn tick(&mut self) {
        let Some(id) =
            self.also.and_then(|at| self.touchable().get(at).map(|domain| domain.id.clone()))
        else {
            return;
        };
        let order: Vec<DomainId> = self
            .beside()
            .into_iter()
            .flat_map(|other| &other.domains)
            .map(|domain| domain.id.clone())
            .collect();
        self.change(|chosen| {
            if chosen.also.contains(&id) {
                chosen.also.retain(|also| *also != id);
            } else {
                chosen.also.push(id);
                chosen.also.sort_by_key(|also| order.iter().position(|other| other == also));
            }
        });
    }

    /// The crosswalk as it is made now; none where nothing was changed.
    fn crosswalk(&self) -> Option<Vec<CrosswalkRow>> {
        let mut matrix = self.matrix().clone();
        for (other, made) in &self.made {
            let is_changed = self
                .others
                .iter()
                .any(|known| known.matrix.id == *other && chosen(&matrix, &known.matrix) != *made);
            if is_changed {
                matrix.crosswalk = with_chosen(&matrix, other, made);
            }
        }
        (matrix.crosswalk != self.matrix().crosswalk).then_some(matrix.crosswalk)
    }

    /// Leaves, once what was made is on the disk; a second time after that failed, without it.
    fn leave(&mut self) -> Vec<Transition> {
        match self.crosswalk() {
            Some(rows) if !self.refused => {
                (self.sending, self.leaving) = (true, true);
                vec![Transition::Do(Effect::PutCrosswalk {
                    matrix: self.known.reference.clone(),
                    rows,
                })]
            }
            _ => vec![Transition::Go(Destination::Back)],
        }
    }

    /// What was made is on the disk: the room goes on from there. Whether it was being left.
    pub fn kept(&mut self, was: &MatrixRef, known: &Arc<KnownMatrix>) -> bool {
        if self.known.reference != *was {
            return false;
        }
        self.known = Arc::clone(known);
        self.made.clear();
        self.sending = false;
        std::mem::take(&mut self.leaving)
    }

    fn update_list(&mut self, command: Command) -> Vec<Transition> {
        let end = self.matrix().domains.len().saturating_sub(1);
        let many = self.others.len();
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(end),
            Command::First => self.at = 0,
            Command::Last => self.at = end,
            Command::PageUp => self.at = self.at.saturating_sub(5),
            Command::PageDown => self.at = (self.at + 5).min(end),
            Command::Focus(at) => self.at = at.min(end),
            Command::Left | Command::Right => self.choose_main(command == Command::Right),
            Command::Next => self.other = (self.other + 1) % many,
            Command::Previous => self.other = (self.other + many - 1) % many,
            Command::Enter => self.also = Some(0),
            Command::Open(at) => {
                self.at = at.min(end);
                self.also = Some(0);
            }
            Command::Back => return self.leave(),
            _ => {}
        }
        Vec::new()
    }

    fn update_also(&mut self, at: usize, command: Command) -> Vec<Transition> {
        let end = self.touchable().len().saturating_sub(1);
        match command {
            Command::Up => self.also = Some(at.saturating_sub(1)),
            Command::Down => self.also = Some((at + 1).min(end)),
            Command::First => self.also = Some(0),
            Command::Last => self.also = Some(end),
            Command::Focus(at) => self.also = Some(at.min(end)),
            Command::Tick => self.tick(),
            Command::Open(at) => {
                self.also = Some(at.min(end));
                self.tick();
            }
            Command::Enter | Command::Back => self.also = None,
            _ => {}
        }
        Vec::new()
    }
}

impl Screen for CrosswalkEditor {
    fn room(&self) -> KeyContext {
        if self.also.is_some() { KeyContext::LinesUpAlso } else { KeyContext::LinesUp }
    }

    fn update(&mut self, _desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        if self.sending {
            return vec![Transition::Say("It is being saved this moment.".to_owned())];
        }
        match self.also {
            Some(at) => self.update_also(at, command),
            None => self.update_list(command),
        }
    }

    /// Leaving the program keeps what was made.
    fn settle(&mut self, _desk: &mut AppState) -> Vec<Transition> {
        if self.sending || self.refused {
            return Vec::new();
        }
        let rows = self.crosswalk();
        self.sending = rows.is_some();
        rows.map(|rows| {
            Transition::Do(Effect::PutCrosswalk { matrix: self.known.reference.clone(), rows })
        })
        .into_iter()
        .collect()
    }

    fn refused(&mut self, _says: &str) {
        self.refused |= std::mem::take(&mut self.sending);
        self.leaving = false;
    }
}
