//! Matrices among the files that come in: as they are, or made of a spreadsheet.

use super::Import;
use crate::tui::protocol::effect::{ReadRequest, WriteRequest};
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::show_message;
use crate::tui::state::AppState;

impl Import {
    pub(super) fn addable_matrix(&self) -> Option<usize> {
        self.batch.as_ref()?.addable_matrix(self.focused_row()?)
    }

    /// Brings the file in focus in as a matrix, by itself.
    pub(super) fn add_matrix(&mut self, state: &AppState) -> Vec<Transition> {
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let at = self.addable_matrix();
        let file = self.batch.as_ref().zip(at).and_then(|(batch, at)| batch.plan.files.get(at));
        let Some(file) = file else { return Vec::new() };
        let (path, hash) = (file.path.clone(), file.hash.clone());
        // a spreadsheet that was looked at before has not become a matrix by this
        self.open_sheet = None;
        vec![Transition::write(WriteRequest::AddMatrixFile { path, hash })]
    }

    /// Looks at the spreadsheet in focus as a matrix.
    pub(super) fn read_sheet(&mut self) -> Option<Vec<Transition>> {
        let batch = self.batch.as_ref()?;
        let at = batch.readable_sheet(self.focused_row()?)?;
        let path = batch.plan.files.get(at)?.path.clone();
        self.open_sheet = Some(at);
        Some(vec![Transition::read(ReadRequest::Spreadsheet(path))])
    }

    /// A matrix of these files is in the folder now.
    pub(crate) fn on_matrix_added(&mut self, text: &str) {
        self.is_detail_open = false;
        if let Some(batch) = &mut self.batch {
            batch.note_added_matrix(text);
            self.open_sheet.take().into_iter().for_each(|at| batch.note_added_sheet(at));
        }
    }
}
