//! The catalog of all matrices of a library: those that can be used, files that can be read and not
//! used, diagnostics, and who uses which.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assessment::MatrixRef;
use super::diagnostic::Diagnostic;
use super::lineage::Lineage;
use super::matrix::Matrix;
use super::network_state::KnownMatrix;

/// All matrices of a library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixCatalog {
    /// Those that can be used: shipped, loose and frozen, each text once.
    pub matrices: Vec<Arc<KnownMatrix>>,
    /// Loose files with mistakes, as far as they could be read.
    pub unusable: Vec<UnusableMatrix>,
    /// What was found in the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The names of the networks that use a matrix, in order.
    pub used_by: BTreeMap<Lineage, Vec<String>>,
    /// The texts that answers rest on.
    pub answered: Vec<MatrixRef>,
}

/// A loose file that could be read as a matrix and has mistakes that keep it from being used.
#[derive(Clone, Debug, PartialEq)]
pub struct UnusableMatrix {
    /// Its path inside the library.
    pub file: String,
    /// What could be made of it; what could not is blank and keeps its place.
    pub matrix: Arc<Matrix>,
}
