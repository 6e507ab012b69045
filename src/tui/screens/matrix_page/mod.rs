//! One matrix, to be read from end to end: what it is and how far to trust it, its stages, every
//! area with all it asks, the statements that were never checked, its words. What was found in its
//! file stands beside its place. Or as a grid. The words of one of our own are edited here.

pub mod editor;
mod edits;
pub(crate) mod grid;
pub mod keys;
mod language;
mod view;
use std::sync::Arc;

use self::editor::PlaceEditor;
use super::crosswalk_editor;
use super::matrices::list::file_of;
use super::migrate;
use super::revisions::kept_revisions;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, OpenDraft, Origin};
use crate::maturity::page::Page;
use crate::maturity::pages::{
    MatrixContext, MatrixReader, MatrixText, describe_unchecked, matrix_page,
};
use crate::maturity::revision::MatrixPlace;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::page_rows::body_size;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{LEFT_AS_IT_WAS, Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct MatrixPage {
    pub known: Arc<KnownMatrix>,
    pub position: ReadPosition,
    /// Read as a grid, from the stage of this number on; else as a page.
    pub first_grid_stage: Option<usize>,
    /// The field in which words are edited.
    pub editor: Option<PlaceEditor>,
    /// What Esc put away, until the next key.
    put_away: Option<PlaceEditor>,
    /// The texts before each change of this visit, the newest last.
    undo_texts: Vec<Matrix>,
    /// The part that R was pressed on once, where much goes with it.
    retiring: Option<MatrixPlace>,
    is_undoing: bool,
    /// A change is on its way to the disk.
    is_writing: bool,
    /// Whether Enter opens the line in focus: there are words of ours under it.
    can_change: bool,
}

impl MatrixPage {
    fn of(known: Arc<KnownMatrix>) -> Self {
        Self {
            known,
            position: ReadPosition::default(),
            first_grid_stage: None,
            editor: None,
            put_away: None,
            undo_texts: Vec::new(),
            retiring: None,
            is_undoing: false,
            is_writing: false,
            can_change: false,
        }
    }

    /// The page of exactly this matrix; none where it is not known. Words that were typed in it and
    /// not taken are in the field again.
    pub fn open(state: &mut AppState, reference: &MatrixRef) -> Option<Self> {
        let known = state.known_matrices().find(|known| known.reference == *reference)?;
        let mut page = Self::of(Arc::clone(known));
        page.take_up_typed(state);
        Some(page)
    }

    /// The page of a file with mistakes, as far as it can be read; none where there is no such file.
    pub fn open_file(state: &AppState, file: &str) -> Option<Self> {
        let unusable = state.unusable_matrices.iter().find(|unusable| unusable.file == file)?;
        let matrix = unusable.matrix.as_ref().clone();
        // it has no identity of its own yet: nothing can be answered on it
        let reference = MatrixRef {
            id: matrix.id.clone(),
            revision: matrix.revision,
            fingerprint: String::new(),
        };
        let known = Arc::new(KnownMatrix::new(matrix, reference, Origin::Loose(file.to_owned())));
        Some(Self::of(known))
    }

    pub fn hint(&self, state: &AppState) -> String {
        if let Some(editor) = &self.editor {
            return match editor.question {
                Some(_) => "The same: only better words. Else it asks something else.",
                None => "Enter keeps these words; Esc keeps the old ones.",
            }
            .to_owned();
        }
        if self.first_grid_stage.is_none() && self.is_ours(state) {
            return "+ adds below, R retires, [ ] moves, u undoes.".to_owned();
        }
        let is_newer = |other: &Arc<KnownMatrix>| {
            other.lineage.is_same(&self.known.lineage)
                && other.reference.revision > self.known.reference.revision
        };
        if state.known_matrices().any(is_newer) {
            return "An earlier revision, to read only. Esc goes back.".to_owned();
        }
        match self.known.origin {
            Origin::Shipped => "To read only. y makes a copy that is ours to change.",
            Origin::Loose(_) => "z shows its file: to change it, or to take changes.",
            Origin::Frozen(_) => "To read only: answers were given on this text.",
        }
        .to_owned()
    }

    pub fn page(&self, state: &AppState) -> Page {
        match self.first_grid_stage {
            Some(from) => grid::page(&self.known.matrix, from, body_size(state.size).0),
            None => self.whole_page(state).page,
        }
    }

    fn whole_page(&self, state: &AppState) -> MatrixText {
        let others: Vec<&Arc<KnownMatrix>> = state.known_matrices().collect();
        let reader = if self.is_ours(state) { MatrixReader::Editor } else { MatrixReader::Reader };
        let context = MatrixContext {
            findings: &state.matrix_diagnostics,
            file: file_of(&self.known),
            others: &others,
            kept: &kept_revisions(state, &self.known),
        };
        matrix_page(&self.known, reader, context)
    }
}

impl MatrixPage {
    fn scroll_grid(&mut self, state: &AppState, on: bool) {
        let matrix = &self.known.matrix;
        let last = matrix
            .stages
            .len()
            .saturating_sub(grid::visible_stages(matrix, body_size(state.size).0));
        if let Some(from) = &mut self.first_grid_stage {
            *from = if on { (*from + 1).min(last) } else { (*from).min(last).saturating_sub(1) };
        }
    }

    /// The next area or the one before: by its stop in a matrix of our own, else by its heading.
    fn jump_to_area(&mut self, state: &AppState, on: bool) {
        if self.first_grid_stage.is_some() || !self.is_ours(state) {
            let page = self.page(state);
            return self.position.jump_to_heading(&page, state.size, on);
        }
        let places = self.whole_page(state).places;
        let mut areas =
            (0..places.len()).filter(|&at| matches!(places[at], Some(MatrixPlace::Area { .. })));
        let here = self.position.index;
        let found = if on { areas.find(|&at| at > here) } else { areas.rfind(|&at| at < here) };
        self.position.index = found.unwrap_or(if on { here } else { 0 });
    }

    /// The walk through this matrix that is under way on an older revision of it.
    fn draft_on_older<'s>(&self, state: &'s AppState) -> Option<&'s OpenDraft> {
        let record = state.network_state.as_ref()?;
        record.drafts.iter().find(|open| {
            open.matrix.lineage.is_same(&self.known.lineage)
                && record.newer_revision(open).is_some()
        })
    }

    fn open_other_screen(&self, state: &AppState, command: Command) -> Option<Vec<Transition>> {
        let reference = || self.known.reference.clone();
        Some(match command {
            Command::Glossary => {
                go_to(Destination::Glossary { matrix: self.known.lineage.clone(), item: None })
            }
            Command::EditCrosswalk => crosswalk_editor::show(state, &self.known),
            Command::Revisions if kept_revisions(state, &self.known).len() < 2 => {
                show_message("No earlier revision of this matrix is kept.")
            }
            Command::Revisions => go_to(Destination::Revisions(reference())),
            Command::CheckSources if describe_unchecked(&self.known.matrix).is_none() => {
                show_message("Nothing in this matrix waits to be checked.")
            }
            Command::CheckSources => go_to(Destination::SourceChecks(reference())),
            Command::Migrate => migrate::open_for(state, self.draft_on_older(state)),
            Command::Form => go_to(Destination::Form(Some(Arc::clone(&self.known)))),
            Command::CopyMatrix => go_to(Destination::CopyMatrix(reference())),
            Command::EditMatrixFile => {
                super::matrices::open_file::open_file(state, Some(&self.known))
            }
            _ => return None,
        })
    }
}

impl Screen for MatrixPage {
    fn key_context(&self) -> KeyContext {
        match &self.editor {
            Some(editor) if editor.question.is_some() => keys::MATRIX_MEANING,
            Some(_) => keys::MATRIX_WORDS,
            None if self.can_change => keys::MATRIX_PAGE,
            None => keys::MATRIX_TO_READ,
        }
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let mut page = match to {
            Destination::MatrixPage(reference) => Self::open(state, reference),
            Destination::UnusableMatrix(file) => Self::open_file(state, file),
            _ => None,
        }?;
        page.can_change = page.can_change_words(state);
        Some(page)
    }

    fn on_data_changed(&mut self, state: &AppState, _now: &Now) {
        self.can_change = self.can_change_words(state);
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        self.put_away = None;
        if self.editor.is_some() {
            return self.update_editor(state, command);
        }
        if command == Command::Back {
            return back();
        }
        if command == Command::NextLanguage {
            return self.show_next_language(state);
        }
        if let Some(transitions) = self.open_other_screen(state, command) {
            return transitions;
        }
        let retiring = self.retiring.take();
        match command {
            Command::ToggleView => {
                (self.first_grid_stage, self.position) = (
                    if self.first_grid_stage.is_some() { None } else { Some(0) },
                    ReadPosition::default(),
                );
                self.can_change = self.can_change_words(state);
            }
            Command::Left | Command::Right => self.scroll_grid(state, command == Command::Right),
            Command::Next | Command::Previous => {
                self.jump_to_area(state, command == Command::Next);
            }
            Command::Open(at) => {
                self.position.index = at;
                return self.change_matrix(state, Command::Enter, None);
            }
            Command::Enter
            | Command::Evidence
            | Command::Add
            | Command::Retire
            | Command::MoveUp
            | Command::MoveDown
            | Command::Undo => return self.change_matrix(state, command, retiring.as_ref()),
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
            }
        }
        Vec::new()
    }

    fn on_error(&mut self, message: &str) {
        (self.is_undoing, self.is_writing) = (false, false);
        if let Some(editor) = self.editor.as_mut().filter(|editor| editor.is_pending) {
            (editor.is_pending, editor.question) = (false, None);
            editor.error = Some(message.to_owned());
        }
    }

    fn field(&self) -> Option<&TextField> {
        let editor = self.editor.as_ref().filter(|editor| editor.question.is_none());
        editor.map(|editor| &editor.field)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        let editor = self.editor.as_mut().filter(|editor| editor.question.is_none());
        editor.map(|editor| &mut editor.field)
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        if let Some(editor) = &mut self.editor {
            editor.error = editor.check();
        }
        self.keep_typed(Urgency::Debounced)
    }

    fn flush_changes(&mut self, _state: &mut AppState) -> Vec<Transition> {
        match &self.editor {
            Some(editor) if editor.is_changed() => self.keep_typed(Urgency::Immediate),
            _ => Vec::new(),
        }
    }

    fn bring_back_typed(&mut self, _state: &mut AppState) -> Option<Vec<Transition>> {
        self.editor = Some(self.put_away.take()?);
        Some(self.keep_typed(Urgency::Immediate))
    }
}
