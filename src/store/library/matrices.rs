//! The matrices of a library: shipped with the program, in `matrices/`, and the frozen copies
//! against which drafts and snapshots are read.

use std::sync::Arc;

use super::Library;
use super::matrix_dir::MatrixDir;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::known_matrix::group_known;
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::network_state::KnownMatrix;
use crate::store::{error_diagnostic, shipped_matrices};

impl Library {
    /// All matrices that can be used: shipped, loose and frozen, each text once; and what was found
    /// in their files.
    pub fn matrices(&self) -> (Vec<Arc<KnownMatrix>>, Vec<Diagnostic>) {
        self.usable_matrices(&MatrixDir::of(self))
    }

    /// All matrices, with the files that can't be used, as far as they can be parsed. Which network
    /// uses which is left to the caller.
    pub fn matrix_catalog(&self) -> MatrixCatalog {
        let matrix_dir = MatrixDir::of(self);
        let (matrices, findings) = self.usable_matrices(&matrix_dir);
        let unusable =
            matrix_dir.loose.iter().filter_map(|loose| matrix_dir.unusable(loose)).collect();
        let references = matrices.iter().map(|known| known.reference.clone());
        let answered = references.filter(|it| matrix_dir.is_frozen(it)).collect();
        let diagnostics = findings;
        MatrixCatalog { matrices, unusable, diagnostics, answered, ..MatrixCatalog::default() }
    }

    fn usable_matrices(
        &self,
        matrix_dir: &MatrixDir<'_>,
    ) -> (Vec<Arc<KnownMatrix>>, Vec<Diagnostic>) {
        let mut findings = matrix_dir.unread();
        findings.extend(matrix_dir.loose.iter().flat_map(|loose| matrix_dir.diagnose_loose(loose)));
        let mut all = shipped_matrices::all();
        let mut take = |known: Arc<KnownMatrix>| {
            if !all.iter().any(|other| other.reference == known.reference) {
                all.push(known);
            }
        };
        matrix_dir
            .loose
            .iter()
            .filter(|loose| matrix_dir.is_usable(loose))
            .filter_map(|loose| matrix_dir.load_loose(loose))
            .for_each(&mut take);
        for frozen in &matrix_dir.frozen {
            // each file is read again: what was read before says nothing about its content now
            match matrix_dir.read_frozen(frozen) {
                Ok(known) => take(known),
                Err(error) => {
                    findings.push(error_diagnostic::from_library_error(error, &self.layout));
                }
            }
        }
        (self.name_namesakes(matrix_dir, group_known(all)), findings)
    }
}
