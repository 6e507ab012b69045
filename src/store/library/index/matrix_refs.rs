//! The references to matrices that the snapshots of an index share: of a hundred thousand that were
//! answered on a few matrices, each would hold one of its own.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::Index;
use crate::maturity::assessment::MatrixRef;

/// Those that are known so far. Several threads may ask at once.
#[derive(Debug, Default)]
pub(crate) struct MatrixRefs(Mutex<HashSet<Arc<MatrixRef>>>);

impl MatrixRefs {
    /// Those of an index.
    pub(crate) fn of(index: &Index) -> Self {
        let files = index.networks.values().flat_map(|indexed| indexed.files.values());
        let known = files.map(|snapshot| Arc::clone(&snapshot.summary.matrix));
        Self(Mutex::new(known.collect()))
    }

    /// The shared one that says the same.
    pub(crate) fn share(&self, reference: &MatrixRef) -> Arc<MatrixRef> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shared) = known.get(reference) {
            return Arc::clone(shared);
        }
        let shared = Arc::new(reference.clone());
        known.insert(Arc::clone(&shared));
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_reference_is_held_once() {
        let refs = MatrixRefs::default();
        let one = |revision| MatrixRef { id: "ours".into(), revision, fingerprint: "ab".into() };
        assert!(Arc::ptr_eq(&refs.share(&one(1)), &refs.share(&one(1))));
        assert_eq!(*refs.share(&one(2)), one(2));
    }
}
