//! The last step before a matrix is made of a spreadsheet: its title, and what will be written
//! where.

use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::Matrix;
use crate::spreadsheet::matrix_table::{TableReading, id_for};
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
    pub understood: TableReading,
    /// The title as it is typed.
    pub title: TextField,
    /// Why it could not be written, and what to do.
    pub trouble: Option<String>,
    taken: Vec<MatrixId>,
    is_written: bool,
}

impl MatrixTitle {
    /// Begins with the title that the spreadsheet has.
    pub fn open(understood: TableReading, taken: Vec<MatrixId>) -> Self {
        let title = TextField::line(&understood.matrix.title);
        Self { understood, title, trouble: None, taken, is_written: false }
    }

    /// The matrix as it would be written now. One that is here already, word for word, stays as it
    /// is. One whose id is taken by other words is put beside that, under an id from its title;
    /// else it keeps the id it brings.
    pub fn matrix(&self, desk: &AppState) -> Matrix {
        let read = &self.understood.matrix;
        let title = self.title.text().trim().to_owned();
        let is_own_title = title == read.title;
        if is_own_title && desk.matrices.iter().any(|known| known.matrix == *read) {
            return read.clone();
        }
        let made = if self.taken.contains(&read.id) {
            self.understood.beside(id_for(&title, &self.taken))
        } else if is_own_title || !self.is_made_up() {
            read.clone()
        } else {
            Matrix { id: id_for(&title, &self.taken), ..read.clone() }
        };
        Matrix { title, ..made }
    }

    /// The matrix that has the id already which the spreadsheet brings, where it is to stand beside
    /// that.
    pub fn beside(&self, desk: &AppState) -> Option<&MatrixId> {
        let read = &self.understood.matrix.id;
        (self.matrix(desk).id != *read && self.taken.contains(read)).then_some(read)
    }

    /// Whether the id was made from the title, and stands in no spreadsheet.
    fn is_made_up(&self) -> bool {
        id_for(&self.understood.matrix.title, &self.taken) == self.understood.matrix.id
    }

    fn make(&mut self, desk: &AppState) -> Vec<Transition> {
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        if self.title.is_blank() {
            return vec![Transition::Say(
                "Give the matrix a title first. You can change it later.".to_owned(),
            )];
        }
        if self.is_written {
            return vec![Transition::Say("It is being written this moment.".to_owned())];
        }
        (self.is_written, self.trouble) = (true, None);
        vec![Transition::Do(Effect::AddMatrix(Box::new(self.matrix(desk))))]
    }
}

impl Screen for MatrixTitle {
    fn room(&self) -> KeyContext {
        KeyContext::Titling
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Open(_) => self.make(desk),
            Command::Back => vec![Transition::Go(Destination::Back)],
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, says: &str) {
        if std::mem::take(&mut self.is_written) {
            self.trouble = Some(says.to_owned());
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.title)
    }
}
