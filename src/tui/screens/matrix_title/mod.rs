//! The last step before a matrix is made of a spreadsheet: its title, and what will be written
//! where.

pub mod keys;
mod view;
use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;
use crate::spreadsheet::{TableReading, generate_matrix_id};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct MatrixTitle {
    pub table_reading: TableReading,
    pub title: TextField,
    pub error: Option<String>,
    taken_ids: Vec<MatrixId>,
    is_pending: bool,
}

impl MatrixTitle {
    pub fn open(understood: TableReading, taken: Vec<MatrixId>) -> Self {
        let title = TextField::single_line(&understood.matrix.title);
        Self { table_reading: understood, title, error: None, taken_ids: taken, is_pending: false }
    }

    /// The matrix as it would be written now. One that is here already, word for word, stays as it
    /// is. One whose id is taken by other words is put beside that, under an id from its title;
    /// else it keeps the id it brings.
    pub fn matrix(&self, state: &AppState) -> Matrix {
        let read = &self.table_reading.matrix;
        let title = self.title.text().trim().to_owned();
        let is_own_title = title == read.title;
        if is_own_title && state.matrices.iter().any(|known| known.matrix == *read) {
            return read.clone();
        }
        let made = if self.taken_ids.contains(&read.id) {
            self.table_reading.copy_with_id(generate_matrix_id(&title, &self.taken_ids))
        } else if is_own_title || !self.is_generated_id() {
            read.clone()
        } else {
            Matrix { id: generate_matrix_id(&title, &self.taken_ids), ..read.clone() }
        };
        Matrix { title, ..made }
    }

    /// The matrix that has the id already which the spreadsheet brings, where it is to stand beside
    /// that.
    pub fn conflicting_id(&self, state: &AppState) -> Option<&MatrixId> {
        let read = &self.table_reading.matrix.id;
        (self.matrix(state).id != *read && self.taken_ids.contains(read)).then_some(read)
    }

    /// Whether another matrix here, that is not this very text, has the same name.
    fn has_taken_title(&self, state: &AppState) -> bool {
        let made = self.matrix(state);
        let is_alike = |known: &KnownMatrix| {
            known.matrix.title.trim().to_lowercase() == made.title.to_lowercase()
        };
        !state.matrices.iter().any(|known| known.matrix == made)
            && state.matrices.iter().any(|known| is_alike(known))
    }

    /// Whether the id was made from the title, and stands in no spreadsheet.
    fn is_generated_id(&self) -> bool {
        generate_matrix_id(&self.table_reading.matrix.title, &self.taken_ids)
            == self.table_reading.matrix.id
    }

    /// Says beside the field why it can't be made yet.
    fn refuse(&mut self, why: &str) -> Vec<Transition> {
        self.error = Some(why.to_owned());
        Vec::new()
    }

    fn add_matrix(&mut self, state: &AppState) -> Vec<Transition> {
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if self.title.is_blank() {
            return self.refuse("Give the matrix a title first. You can change it later.");
        }
        if self.has_taken_title(state) {
            return self.refuse(
                "There is a matrix of this name here already. Give this one another name.",
            );
        }
        if self.is_pending {
            return show_message("It is being written this moment.");
        }
        (self.is_pending, self.error) = (true, None);
        vec![Transition::write(WriteRequest::AddMatrix(Box::new(self.matrix(state))))]
    }
}

impl Screen for MatrixTitle {
    fn key_context(&self) -> KeyContext {
        keys::MATRIX_TITLE
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::MatrixTitle(read, taken) = to else { return None };
        Some(Self::open(TableReading::clone(read), taken.clone()))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Open(_) => self.add_matrix(state),
            Command::Back => back(),
            _ => Vec::new(),
        }
    }

    fn shows_error(&self) -> bool {
        self.error.is_some()
    }

    fn on_error(&mut self, says: &str) {
        if std::mem::take(&mut self.is_pending) {
            self.error = Some(says.to_owned());
        }
    }

    fn field(&self) -> Option<&TextField> {
        Some(&self.title)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.title)
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.error = None;
        Vec::new()
    }
}
