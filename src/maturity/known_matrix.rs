//! A matrix that was read: its text, its exact identity, where it came from, and which matrix it is
//! a revision of.

use std::sync::Arc;

use super::assessment::MatrixRef;
use super::lineage::{Lineage, MatrixText, group_texts};
use super::matrix::{Language, Matrix, MatrixKind};

/// A matrix that has been read and checked, with its exact identity and where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownMatrix {
    /// The matrix itself.
    pub matrix: Matrix,
    /// Its id, revision and fingerprint.
    pub reference: MatrixRef,
    /// Where it came from.
    pub origin: Origin,
    /// Which matrix it is a revision of.
    pub lineage: Lineage,
}

impl KnownMatrix {
    /// A text by itself: it is of the lineage that it says, else a matrix of its own.
    pub fn new(matrix: Matrix, reference: MatrixRef, origin: Origin) -> Self {
        let lineage = Lineage::of_text(&MatrixText::of(&reference, &matrix));
        Self { matrix, reference, origin, lineage }
    }

    /// Whether it calls itself national.
    pub fn is_national(&self) -> bool {
        self.matrix.kind == MatrixKind::National
    }

    /// The same, called by the name of the network whose it is as well.
    #[must_use]
    pub fn with_network_name(self: Arc<Self>, name: &str) -> Arc<Self> {
        let mut named = Self::clone(&self);
        named.matrix.set_network_name(name);
        Arc::new(named)
    }

    /// The same text, read in a language; in its own where it does not have that one.
    #[must_use]
    pub fn shown_in(self: Arc<Self>, language: Option<Language>) -> Arc<Self> {
        if self.matrix.translations.is_empty() {
            return self;
        }
        let mut shown = Self::clone(&self);
        shown.matrix.show_in(language);
        Arc::new(shown)
    }

    /// The same text as one of this lineage.
    #[must_use]
    pub fn with_lineage(self: Arc<Self>, lineage: &Lineage) -> Arc<Self> {
        if self.lineage.is_identical(lineage) {
            return self;
        }
        Arc::new(Self { lineage: lineage.clone(), ..Self::clone(&self) })
    }
}

/// Where a matrix came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Comes with the program.
    Shipped,
    /// A file in the library's `matrices/`, written or dropped there by people; its path inside the
    /// library.
    Loose(String),
    /// A write-once copy that drafts and snapshots are read against; its path inside the library.
    Frozen(String),
}

/// Matrices that were read together: each with the lineage that it is of among these.
pub fn group_known(all: Vec<Arc<KnownMatrix>>) -> Vec<Arc<KnownMatrix>> {
    let texts: Vec<MatrixText<'_>> =
        all.iter().map(|known| MatrixText::of(&known.reference, &known.matrix)).collect();
    let lineages = group_texts(&texts);
    all.into_iter().zip(&lineages).map(|(known, lineage)| known.with_lineage(lineage)).collect()
}
