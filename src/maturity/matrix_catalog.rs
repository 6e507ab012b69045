//! All the matrices of a library as they are found: those that can be used, files that can be read
//! and not used, what is odd about them, and who uses which.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::diagnostic::Finding;
use super::ids::MatrixId;
use super::matrix::Matrix;
use super::network_state::KnownMatrix;

/// All matrices of a library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    /// Those that can be used: shipped, loose and frozen, each text once.
    pub matrices: Vec<Arc<KnownMatrix>>,
    /// Loose files with mistakes, as far as they could be read.
    pub unusable: Vec<Unusable>,
    /// What was found in the files.
    pub findings: Vec<Finding>,
    /// The names of the networks that use a matrix, in order.
    pub used_by: BTreeMap<MatrixId, Vec<String>>,
}

/// A loose file that could be read as a matrix and has mistakes that keep it from being used.
#[derive(Clone, Debug, PartialEq)]
pub struct Unusable {
    /// Its path inside the library.
    pub file: String,
    /// What could be made of it; what could not is blank and keeps its place.
    pub matrix: Arc<Matrix>,
}
