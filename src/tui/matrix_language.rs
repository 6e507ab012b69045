//! The language that matrices are read in: chosen for all of them at once, each showing it where it has
//! it. What is answered and what stands in files is the same whatever is shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::protocol::transition::Transition;
use super::state::AppState;
use crate::maturity::matrix::{Language, Matrix};
use crate::maturity::network_state::KnownMatrix;

impl AppState {
    /// All languages that matrices here are in beside their own.
    pub(crate) fn other_languages(&self) -> Vec<Language> {
        let all = self.known_matrices().flat_map(|known| known.matrix.languages());
        all.collect::<BTreeSet<Language>>().into_iter().collect()
    }

    /// Reads all matrices in this language from now on.
    pub(crate) fn choose_language(&mut self, language: Option<Language>) -> Vec<Transition> {
        let transitions = self.change_appearance(|look| look.language = language);
        self.show_matrices();
        transitions
    }

    /// Shows every matrix that is here in the language that was chosen.
    fn show_matrices(&mut self) {
        let language = self.appearance.language;
        let show = |known: &mut Arc<KnownMatrix>| *known = Arc::clone(known).shown_in(language);
        self.matrices.iter_mut().for_each(show);
        let Some(record) = &mut self.network_state else { return };
        let drafts = record.drafts.iter_mut().chain(&mut record.other_device_drafts);
        let conflicts = record.conflicts.iter_mut();
        let in_conflict = conflicts.flat_map(|one| [&mut one.recovery, &mut one.published]);
        drafts.chain(in_conflict).for_each(|open| show(&mut open.matrix));
        record.snapshots.iter_mut().for_each(|saved| show(&mut saved.matrix));
        record.matrices.iter_mut().for_each(show);
    }
}

/// The language after the one that is shown, round and round; none where there is but one.
pub(crate) fn next_language(matrix: &Matrix) -> Option<Language> {
    let all = matrix.languages();
    let at = all.iter().position(|one| Some(*one) == matrix.shown_language())?;
    all.get((at + 1) % all.len()).copied()
}
