//! Reading a matrix in another of its languages.

use std::sync::Arc;

use super::MatrixPage;
use crate::maturity::matrix::Language;
use crate::tui::matrix_language::next_language;
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::show_message;
use crate::tui::state::AppState;

impl MatrixPage {
    /// The next of its languages, for this matrix and for all others that have it.
    pub(super) fn show_next_language(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(next) = next_language(&self.known.matrix) else {
            return show_message("This matrix is in one language only.");
        };
        let is_own = self.known.matrix.language == Some(next);
        let mut transitions = state.choose_language((!is_own).then_some(next));
        self.show_in(Some(next));
        let name = next.name().into_owned();
        transitions.extend(show_message(format!("In {name} from now on. L shows the next.")));
        transitions
    }

    fn show_in(&mut self, language: Option<Language>) {
        self.known = Arc::clone(&self.known).shown_in(language);
        // an undo gives back the text in the language in which it was changed
        self.undo_texts.iter_mut().for_each(|text| text.show_in(language));
    }
}
