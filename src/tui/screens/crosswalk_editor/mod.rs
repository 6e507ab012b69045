//! Lines up with: how the areas of a matrix of our own sit beside another's, made on the screen.
//! Each area has at most one main area there, and any number that it also touches. It is kept as
//! the screen is left.

pub mod keys;
mod view;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::maturity::assessment::MatrixRef;
use crate::maturity::crosswalk::editor::{DomainCrosswalk, apply_choices, current_choices};
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::matrix::{CrosswalkRow, Domain, Matrix, MatrixKind};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;

/// So many areas are a page.
const PAGE: usize = 5;

#[derive(Clone, Debug, PartialEq)]
pub struct CrosswalkEditor {
    pub known: Arc<KnownMatrix>,
    pub others: Vec<Arc<KnownMatrix>>,
    pub other_index: usize,
    pub focus: usize,
    /// The line in focus of those that the area also touches, while they are ticked.
    pub also_focus: Option<usize>,
    edited: BTreeMap<MatrixId, Vec<DomainCrosswalk>>,
    is_pending: bool,
    is_leaving: bool,
    has_failed: bool,
    /// Why nothing can be changed here: it is shown to be read.
    read_only: Option<String>,
}

impl CrosswalkEditor {
    /// Opens the editor for a known matrix; none where there is no other to line it up with.
    pub fn open(state: &AppState, reference: &MatrixRef) -> Option<Self> {
        let known = state.known_matrices().find(|known| known.reference == *reference)?;
        let known = with_unsaved_rows(state, known);
        let mut others: Vec<Arc<KnownMatrix>> = Vec::new();
        for other in state.known_matrices().filter(|other| other.reference.id != known.reference.id)
        {
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
        let read_only = Self::read_only_reason(state, &known);
        let editor = Self {
            known,
            others,
            other_index: 0,
            focus: 0,
            also_focus: None,
            edited: made,
            is_pending: false,
            is_leaving: false,
            has_failed: false,
            read_only,
        };
        (!editor.others.is_empty()).then_some(editor)
    }

    pub fn read_only_reason(state: &AppState, known: &KnownMatrix) -> Option<String> {
        let is_newer = |other: &Arc<KnownMatrix>| {
            other.lineage.is_same(&known.lineage)
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
        if state.known_matrices().any(is_newer) {
            return Some(
                "This is an older revision; the newest one says what lines up.".to_owned(),
            );
        }
        state.read_only_reason.clone()
    }

    pub fn matrix(&self) -> &Matrix {
        &self.known.matrix
    }

    pub fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }

    /// Whether any area of ours lines up with one of the other matrix, or touches one.
    pub fn lines_up(&self) -> bool {
        let mut chosen = self.domain_crosswalks().into_iter();
        chosen.any(|chosen| chosen.main.is_some() || !chosen.also.is_empty())
    }

    pub fn other_matrix(&self) -> Option<&Matrix> {
        self.others.get(self.other_index).map(|known| &known.matrix)
    }

    pub fn domain_crosswalks(&self) -> Vec<DomainCrosswalk> {
        let Some(other) = self.other_matrix() else { return Vec::new() };
        self.edited.get(&other.id).cloned().unwrap_or_else(|| current_choices(self.matrix(), other))
    }

    /// The areas that the one in focus can also touch: all but its main one.
    pub fn also_options(&self) -> Vec<&Domain> {
        let main = self.domain_crosswalks().get(self.focus).and_then(|chosen| chosen.main.clone());
        let all = self.other_matrix().into_iter().flat_map(|other| &other.domains);
        all.filter(|domain| Some(&domain.id) != main.as_ref()).collect()
    }

    fn edit_focused(&mut self, change: impl FnOnce(&mut DomainCrosswalk)) {
        let Some(id) = self.other_matrix().map(|other| other.id.clone()) else { return };
        let mut all = self.domain_crosswalks();
        if let Some(chosen) = all.get_mut(self.focus) {
            change(chosen);
        }
        self.edited.insert(id, all);
    }

    /// The next main area, or the one before; none comes before the first.
    fn cycle_main(&mut self, on: bool) {
        let ids: Vec<DomainId> = self
            .other_matrix()
            .into_iter()
            .flat_map(|other| &other.domains)
            .map(|domain| domain.id.clone())
            .collect();
        let now = self.domain_crosswalks().get(self.focus).and_then(|chosen| chosen.main.clone());
        let at = now.and_then(|main| ids.iter().position(|id| *id == main)).map_or(0, |at| at + 1);
        let next = if on { at + 1 } else { at + ids.len() } % (ids.len() + 1);
        let main = next.checked_sub(1).and_then(|at| ids.get(at)).cloned();
        self.edit_focused(|chosen| {
            chosen.also.retain(|also| Some(also) != main.as_ref());
            chosen.main = main;
        });
    }

    /// Ticks or unticks the area in focus of those that are also touched. They stand in the other
    /// matrix's order.
    fn toggle_also(&mut self) {
        let Some(id) = self
            .also_focus
            .and_then(|at| self.also_options().get(at).map(|domain| domain.id.clone()))
        else {
            return;
        };
        let order: Vec<DomainId> = self
            .other_matrix()
            .into_iter()
            .flat_map(|other| &other.domains)
            .map(|domain| domain.id.clone())
            .collect();
        self.edit_focused(|chosen| {
            if chosen.also.contains(&id) {
                chosen.also.retain(|also| *also != id);
            } else {
                chosen.also.push(id);
                chosen.also.sort_by_key(|also| order.iter().position(|other| other == also));
            }
        });
    }

    /// The crosswalk as it is made now; none where nothing was changed.
    fn changed_crosswalk(&self) -> Option<Vec<CrosswalkRow>> {
        let mut matrix = self.matrix().clone();
        for (other, made) in &self.edited {
            let is_changed = self.others.iter().any(|known| {
                known.matrix.id == *other && current_choices(&matrix, &known.matrix) != *made
            });
            if is_changed {
                matrix.crosswalk = apply_choices(&matrix, other, made);
            }
        }
        (matrix.crosswalk != self.matrix().crosswalk).then_some(matrix.crosswalk)
    }

    /// Leaves, once what was made is on the disk; a second time after that failed,
    /// while it is still tried.
    fn leave(&mut self) -> Vec<Transition> {
        let Some(rows) = self.changed_crosswalk() else { return back() };
        let matrix = self.known.reference.clone();
        let write = Transition::write(WriteRequest::PutCrosswalk { matrix, rows });
        if self.has_failed {
            return vec![write, Transition::Navigate(Destination::Back)];
        }
        (self.is_pending, self.is_leaving) = (true, true);
        vec![write]
    }

    /// The crosswalk was saved: editing goes on from it. Returns whether the screen was being left.
    pub fn on_saved(&mut self, was: &MatrixRef, known: &Arc<KnownMatrix>) -> bool {
        if self.known.reference != *was {
            return false;
        }
        self.known = Arc::clone(known);
        self.edited.clear();
        (self.is_pending, self.has_failed) = (false, false);
        std::mem::take(&mut self.is_leaving)
    }

    fn update_list(&mut self, command: Command) -> Vec<Transition> {
        let view = Viewport::screenful(self.focus, PAGE, self.matrix().domains.len());
        let many = self.others.len();
        match command {
            command if Viewport::is_moved_by(command) => {
                self.focus = view.moved(self.focus, command);
            }
            Command::CopyMatrix => {
                return go_to(Destination::CopyMatrix(self.known.reference.clone()));
            }
            Command::Left | Command::Right | Command::Enter | Command::Open(_)
                if self.is_read_only() =>
            {
                if let Command::Open(at) = command {
                    self.focus = view.moved(self.focus, Command::Focus(at));
                }
                return show_message(self.read_only.clone().unwrap_or_default());
            }
            Command::Left | Command::Right => self.cycle_main(command == Command::Right),
            Command::Next => self.other_index = (self.other_index + 1) % many,
            Command::Previous => self.other_index = (self.other_index + many - 1) % many,
            Command::Enter => self.also_focus = Some(0),
            Command::Open(at) => {
                self.focus = view.moved(self.focus, Command::Focus(at));
                self.also_focus = Some(0);
            }
            Command::Back => return self.leave(),
            _ => {}
        }
        Vec::new()
    }

    fn update_also(&mut self, at: usize, command: Command) -> Vec<Transition> {
        let view = Viewport::screenful(at, PAGE, self.also_options().len());
        match command {
            command if Viewport::is_moved_by(command) => {
                self.also_focus = Some(view.moved(at, command));
            }
            Command::Toggle => self.toggle_also(),
            Command::Open(to) => {
                self.also_focus = Some(view.moved(at, Command::Focus(to)));
                self.toggle_also();
            }
            Command::Enter | Command::Back => self.also_focus = None,
            _ => {}
        }
        Vec::new()
    }
}

/// To the page of what lines up with a matrix, or why there is none.
pub(crate) fn show(state: &AppState, known: &KnownMatrix) -> Vec<Transition> {
    if known.reference.fingerprint.is_empty() {
        return show_message(CrosswalkEditor::read_only_reason(state, known).unwrap_or_default());
    }
    // what lines up with a matrix that says nothing itself is said by the other one
    let is_silent = known.matrix.crosswalk.is_empty()
        && CrosswalkEditor::read_only_reason(state, known).is_some();
    let used = state.network_state.iter().flat_map(|record| &record.matrices);
    let names_it = |row: &CrosswalkRow| row.matrix == known.matrix.id;
    let mut others = used.filter(|other| other.matrix.crosswalk.iter().any(names_it));
    let known = others.find(|_| is_silent).map_or(known, |other| &**other);
    if CrosswalkEditor::open(state, &known.reference).is_none() {
        return show_message("There is no other matrix here to line it up with.");
    }
    go_to(Destination::CrosswalkEditor(known.reference.clone()))
}

/// The matrix as it was lined up last, even where that is not on the disk yet.
fn with_unsaved_rows(state: &AppState, known: &Arc<KnownMatrix>) -> Arc<KnownMatrix> {
    let key = ChangeKey::Crosswalk(known.reference.id.clone());
    let Some(UnsavedChange::Crosswalk { matrix, rows }) = state.saving_changes.get(&key) else {
        return Arc::clone(known);
    };
    let mut known = Arc::clone(known);
    if *matrix == known.reference {
        Arc::make_mut(&mut known).matrix.crosswalk.clone_from(rows);
    }
    known
}

impl Screen for CrosswalkEditor {
    fn key_context(&self) -> KeyContext {
        match self.also_focus {
            _ if self.is_read_only() => keys::CROSSWALK_TO_READ,
            Some(_) => keys::CROSSWALK_SEE_ALSO,
            None => keys::CROSSWALK_EDITOR,
        }
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::CrosswalkEditor(reference) = to else { return None };
        Self::open(state, reference)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, _state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        if self.is_pending {
            return show_message("It is being saved this moment.");
        }
        match self.also_focus {
            Some(at) => self.update_also(at, command),
            None => self.update_list(command),
        }
    }

    fn flush_changes(&mut self, _state: &mut AppState) -> Vec<Transition> {
        if self.is_pending {
            return Vec::new();
        }
        let rows = self.changed_crosswalk();
        self.is_pending = rows.is_some() && !self.has_failed;
        rows.map(|rows| {
            Transition::write(WriteRequest::PutCrosswalk {
                matrix: self.known.reference.clone(),
                rows,
            })
        })
        .into_iter()
        .collect()
    }

    fn on_error(&mut self, _message: &str) {
        self.has_failed |= std::mem::take(&mut self.is_pending);
        self.is_leaving = false;
    }
}
