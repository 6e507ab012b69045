//! Changing a matrix of our own on its page: words, new parts, what is asked no longer, the order;
//! and taking a change back.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::editor::{PlaceEditor, Step};
use super::{LEFT_AS_IT_WAS, MatrixPage};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::{
    MatrixPlace, MeaningChoices, SameMeaning, add_below, answered_base, asks_meaning,
    describe_contents, move_part, retire,
};
use crate::maturity::unsaved_change::TypedMatrixText;
use crate::maturity::validate::validate_matrix;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::show_message;
use crate::tui::state::AppState;

impl MatrixPage {
    pub(super) fn is_ours(&self, state: &AppState) -> bool {
        self.read_only_words(state).is_none()
    }

    /// Whether Enter changes words as the page is read now; in the grid there is no line to change.
    pub(super) fn can_change_words(&self, state: &AppState) -> bool {
        self.first_grid_stage.is_none() && state.read_only_reason.is_none() && self.is_ours(state)
    }

    /// Why its words can't be changed here, and what to do.
    fn read_only_words(&self, state: &AppState) -> Option<&'static str> {
        let is_newer = |other: &Arc<KnownMatrix>| {
            matches!(other.origin, Origin::Loose(_))
                && other.lineage.is_same(&self.known.lineage)
                && other.reference.revision > self.known.reference.revision
        };
        match self.known.origin {
            Origin::Shipped => Some(
                "This one comes with the program and stays as it is. Copy it first: y. The copy is yours to change.",
            ),
            Origin::Frozen(_) | Origin::Loose(_) if state.known_matrices().any(is_newer) => {
                Some("This is an older revision. The newest one can be changed.")
            }
            Origin::Frozen(_) => Some(
                "Answers were given on this text, so it stays as it is. Copy it first: y. The copy is yours to change.",
            ),
            Origin::Loose(_) if self.known.reference.fingerprint.is_empty() => {
                Some("Put right what is wrong in its file first: z shows it.")
            }
            Origin::Loose(_) => None,
        }
    }

    fn place(&self, state: &AppState) -> Option<MatrixPlace> {
        self.whole_page(state).places.into_iter().nth(self.position.index).flatten()
    }

    /// A key that changes something, on the line in focus.
    pub(super) fn change_matrix(
        &mut self,
        state: &AppState,
        command: Command,
        retiring: Option<&MatrixPlace>,
    ) -> Vec<Transition> {
        if let Some(why) = self.read_only_words(state) {
            return show_message(why);
        }
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if self.first_grid_stage.is_some() {
            return show_message("v goes back to the page: there the words can be changed.");
        }
        if command == Command::Undo {
            return self.undo();
        }
        let Some(place) = self.place(state) else {
            return show_message("This is changed in the file of the matrix: z shows it.");
        };
        let matrix = &self.known.matrix;
        match command {
            Command::Add => self.add(state, place),
            Command::Retire => self.retire(place, retiring),
            Command::MoveUp | Command::MoveDown => {
                match move_part(matrix, &place, command == Command::MoveUp) {
                    Ok(after) => self.write(after, MeaningChoices::new()),
                    Err(why) => show_message(why),
                }
            }
            Command::Evidence => match &place {
                MatrixPlace::Item { item }
                | MatrixPlace::Rung { item, .. }
                | MatrixPlace::Example { item } => {
                    self.editor =
                        PlaceEditor::open(matrix, MatrixPlace::Example { item: item.clone() });
                    Vec::new()
                }
                _ => show_message("Put the focus on a statement first (▲▼)."),
            },
            _ => {
                self.editor = PlaceEditor::open(matrix, place);
                Vec::new()
            }
        }
    }

    fn add(&mut self, state: &AppState, below: MatrixPlace) -> Vec<Transition> {
        match add_below(&self.known.matrix, &below, &self.used_ids(state)) {
            Ok(part) => {
                self.editor = PlaceEditor::open_added(part, below);
                Vec::new()
            }
            Err(why) => show_message(why),
        }
    }

    /// All ids that any text of this matrix has, so that none comes to mean something else.
    fn used_ids(&self, state: &AppState) -> BTreeSet<ItemId> {
        let texts =
            state.known_matrices().filter(|known| known.reference.id == self.known.reference.id);
        texts
            .flat_map(|known| {
                let asks = known.matrix.asks().map(|ask| &ask.id);
                known.matrix.items().map(Item::id).chain(asks)
            })
            .cloned()
            .collect()
    }

    fn retire(&mut self, place: MatrixPlace, retiring: Option<&MatrixPlace>) -> Vec<Transition> {
        let matrix = &self.known.matrix;
        if let Some(contents) = describe_contents(matrix, &place)
            && retiring != Some(&place)
        {
            let name = place.text(matrix).unwrap_or_default();
            self.retiring = Some(place);
            return show_message(format!(
                "\"{name}\" goes with {contents}. R once more retires all of it; u takes it back."
            ));
        }
        match retire(matrix, &place) {
            Ok(after) => self.write(after, MeaningChoices::new()),
            Err(why) => show_message(why),
        }
    }

    fn undo(&mut self) -> Vec<Transition> {
        let Some(text) = self.undo_texts.last().cloned() else {
            return show_message("Nothing was changed on this page yet.");
        };
        if self.is_writing {
            return show_message("It is being written this moment.");
        }
        let revision = self.known.matrix.revision;
        let lineage = self.known.matrix.lineage.clone();
        let transitions = self.write(Matrix { revision, lineage, ..text }, MeaningChoices::new());
        self.is_undoing = self.is_writing;
        transitions
    }

    /// Writes the changed text, unless something in it does not check, or one is being written.
    fn write(&mut self, after: Matrix, meanings: MeaningChoices) -> Vec<Transition> {
        if let Some(wrong) = validate_matrix(&after).into_iter().find(Diagnostic::is_error) {
            return show_message(format!("Not changed. {} {}", wrong.says, wrong.remedy));
        }
        if std::mem::replace(&mut self.is_writing, true) {
            return show_message("It is being written this moment.");
        }
        let (before, after) = (Arc::clone(&self.known), Box::new(after));
        vec![Transition::write(WriteRequest::EditMatrix { before, after, meanings })]
    }

    pub(super) fn update_editor(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        let Some(editor) = &mut self.editor else { return Vec::new() };
        if editor.is_pending {
            return show_message("It is being written this moment.");
        }
        match (command, editor.question) {
            (Command::Up | Command::Focus(1), Some(_)) => {
                editor.question = Some(SameMeaning::Same);
                Vec::new()
            }
            (Command::Down | Command::Focus(2), Some(_)) => {
                editor.question = Some(SameMeaning::Changed);
                Vec::new()
            }
            (Command::Open(1), Some(_)) => {
                editor.question = Some(SameMeaning::Same);
                self.take_words(state)
            }
            (Command::Open(2), Some(_)) => {
                editor.question = Some(SameMeaning::Changed);
                self.take_words(state)
            }
            (Command::Enter, _) => self.take_words(state),
            (Command::Back, Some(_)) => {
                editor.question = None;
                Vec::new()
            }
            (Command::Back, None) => self.leave_words(),
            _ => Vec::new(),
        }
    }

    /// Enter: the words are taken, after the question whether they mean the same.
    fn take_words(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(editor) = &mut self.editor else { return Vec::new() };
        match editor.take() {
            Step::Refused(why) => {
                editor.error = Some(why);
                Vec::new()
            }
            Step::Unchanged => self.leave_words(),
            Step::More => self.keep_typed(Urgency::Immediate),
            Step::Done(after) => {
                if editor.question.is_none() && asks(state, &self.known, &after, &editor.place) {
                    editor.question = Some(SameMeaning::Same);
                    return Vec::new();
                }
                editor.is_pending = true;
                let meanings = editor.meanings();
                let transitions = self.write(*after, meanings);
                if let Some(editor) = &mut self.editor {
                    editor.is_pending = self.is_writing;
                }
                transitions
            }
        }
    }

    /// Esc: all stays as it was. The next Ctrl-Z brings the words back.
    fn leave_words(&mut self) -> Vec<Transition> {
        let Some(editor) = self.editor.take() else { return Vec::new() };
        let mut transitions = vec![self.forget_typed(&editor)];
        if editor.is_changed() {
            transitions.push(Transition::ShowMessage(LEFT_AS_IT_WAS.to_owned()));
            self.put_away = Some(editor);
        }
        transitions
    }

    /// What is typed is kept while it is not taken: closing the window loses nothing.
    pub(super) fn keep_typed(&self, urgency: Urgency) -> Vec<Transition> {
        let Some(editor) = &self.editor else { return Vec::new() };
        let typed = Box::new(editor.typed(&self.known));
        vec![Transition::write(WriteRequest::KeepMatrixText { typed, urgency })]
    }

    fn forget_typed(&self, editor: &PlaceEditor) -> Transition {
        let typed = Box::new(TypedMatrixText { text: None, ..editor.typed(&self.known) });
        Transition::write(WriteRequest::KeepMatrixText { typed, urgency: Urgency::Immediate })
    }

    /// Puts words that an earlier sitting typed and did not take into the field again.
    pub(super) fn take_up_typed(&mut self, state: &mut AppState) {
        let id = &self.known.reference.id;
        let Some(typed) = state.typed_matrix_texts.get(id).cloned() else { return };
        let Some(text) = typed.text.filter(|_| self.is_ours(state)) else { return };
        let matrix = &self.known.matrix;
        let opened = match typed.added_below.clone() {
            None => PlaceEditor::open(matrix, typed.place.clone()),
            Some(below) => add_below(matrix, &below, &self.used_ids(state))
                .ok()
                .and_then(|part| PlaceEditor::open_added(part, below)),
        };
        let Some(mut editor) = opened else { return };
        editor.field.replace(&text);
        let stop = typed.added_below.unwrap_or(typed.place);
        self.editor = Some(editor);
        self.focus(state, &stop);
        state.typed_matrix_texts.remove(&self.known.reference.id);
    }

    fn focus(&mut self, state: &AppState, place: &MatrixPlace) {
        let places = self.whole_page(state).places;
        let at = places.iter().position(|one| one.as_ref() == Some(place));
        self.position.index = at.unwrap_or(self.position.index);
    }

    /// The first place of the page that was not there before, or had other words.
    fn first_unlike(&self, state: &AppState, before: &Matrix) -> Option<MatrixPlace> {
        let places = self.whole_page(state).places.into_iter().flatten();
        let mut unlike =
            places.filter(|place| place.text(before) != place.text(&self.known.matrix));
        unlike.next()
    }

    /// The change is on the disk: the page shows it. Says what is to be said of it, where it was
    /// made here.
    pub(crate) fn on_edited(
        &mut self,
        state: &AppState,
        was: &MatrixRef,
        known: &Arc<KnownMatrix>,
    ) -> Option<(String, Vec<Transition>)> {
        if self.known.reference != *was {
            return None;
        }
        self.is_writing = false;
        let in_focus = self.place(state);
        let before = std::mem::replace(&mut self.known, Arc::clone(known));
        let is_undone = std::mem::take(&mut self.is_undoing);
        if is_undone {
            self.undo_texts.pop();
        } else {
            self.undo_texts.push(before.matrix.without_network_name());
        }
        let editor = self.editor.take();
        let came_back = is_undone.then(|| self.first_unlike(state, &before.matrix)).flatten();
        let edited = editor.as_ref().map(|editor| editor.place.clone());
        if let Some(stop) = edited.or(came_back).or(in_focus) {
            self.focus(state, &stop);
        }
        let end = self.whole_page(state).places.len().saturating_sub(1);
        self.position.index = self.position.index.min(end);
        let revision = known.reference.revision;
        let is_fewer = part_count(&known.matrix) < part_count(&before.matrix);
        let done = if is_fewer { ("Retired", "Retired in") } else { ("Kept", "Kept as") };
        let words = match revision.cmp(&was.revision) {
            std::cmp::Ordering::Equal if is_undone => "Taken back.".to_owned(),
            std::cmp::Ordering::Equal => format!("{}. u takes it back.", done.0),
            std::cmp::Ordering::Greater => {
                format!("{} revision {revision}. u takes it back; M takes the walk along.", done.1)
            }
            std::cmp::Ordering::Less => format!("Taken back: it is revision {revision} again."),
        };
        Some((words, editor.iter().map(|editor| self.forget_typed(editor)).collect()))
    }
}

/// How many parts a matrix has that can be retired.
fn part_count(matrix: &Matrix) -> usize {
    matrix.stages.len() + matrix.domains.len() + matrix.items().count() + matrix.asks().count()
}

/// Whether a person has to say that the item at this place still means the same.
fn asks(state: &AppState, known: &KnownMatrix, after: &Matrix, place: &MatrixPlace) -> bool {
    let is_answered = |reference: &MatrixRef| state.is_answered(reference);
    let base = answered_base(known, state.known_matrices(), is_answered);
    let asked = |base: &Arc<KnownMatrix>| {
        place.item().is_some_and(|item| asks_meaning(&base.matrix, after, item).is_some())
    };
    base.is_some_and(asked)
}
