//! The last step before a matrix is made of a spreadsheet: its title, and what will be written
//! where.

use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::Matrix;
use crate::spreadsheet::{TableReading, generate_matrix_id};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The title of the matrix.
#[derive(Clone, Debug)]
pub struct MatrixTitle {
    /// What is being titled.
    pub table_reading: TableReading,
    /// The title as it is typed.
    pub title: TextField,
    /// Why it could not be written, and what to do.
    pub error: Option<String>,
    taken_ids: Vec<MatrixId>,
    is_pending: bool,
}

impl MatrixTitle {
    /// Begins with the title that the spreadsheet has.
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

    /// Whether the id was made from the title, and stands in no spreadsheet.
    fn is_generated_id(&self) -> bool {
        generate_matrix_id(&self.table_reading.matrix.title, &self.taken_ids)
            == self.table_reading.matrix.id
    }

    fn add_matrix(&mut self, state: &AppState) -> Vec<Transition> {
        if let Some(why) = &state.read_only_reason {
            return vec![Transition::ShowMessage(why.clone())];
        }
        if self.title.is_blank() {
            return vec![Transition::ShowMessage(
                "Give the matrix a title first. You can change it later.".to_owned(),
            )];
        }
        if self.is_pending {
            return vec![Transition::ShowMessage("It is being written this moment.".to_owned())];
        }
        (self.is_pending, self.error) = (true, None);
        vec![Transition::RunEffect(Effect::AddMatrix(Box::new(self.matrix(state))))]
    }
}

impl Screen for MatrixTitle {
    fn key_context(&self) -> KeyContext {
        KeyContext::MatrixTitle
    }

    fn update(&mut self, state: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Open(_) => self.add_matrix(state),
            Command::Back => vec![Transition::Navigate(Destination::Back)],
            _ => Vec::new(),
        }
    }

    fn on_error(&mut self, says: &str) {
        if std::mem::take(&mut self.is_pending) {
            self.error = Some(says.to_owned());
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.title)
    }
}
