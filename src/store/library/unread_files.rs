//! Files and folders that could not be read while this library was open, so that no command leaves
//! out what is in them without a word.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::Library;
use crate::maturity::diagnostic::Diagnostic;
use crate::store::error::StoreError;
use crate::store::error_diagnostic::{UNREADABLE, from_library_error};

/// Their paths inside the library.
#[derive(Clone, Debug, Default)]
pub(crate) struct UnreadFiles(Arc<Mutex<BTreeSet<String>>>);

impl UnreadFiles {
    fn insert(&self, file: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(file);
    }
}

impl Library {
    /// What could not be read so far, of all that was asked for: paths inside the library.
    pub fn unread_files(&self) -> Vec<String> {
        let files = self.unread_files.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.iter().cloned().collect()
    }

    /// Notes those of these findings that say that something could not be read.
    pub(crate) fn note_unread(&self, findings: &[Diagnostic]) {
        let unread = findings.iter().filter(|finding| finding.code == UNREADABLE);
        unread.for_each(|finding| self.unread_files.insert(finding.file.clone()));
    }

    pub(crate) fn note_unread_errors(&self, errors: Vec<StoreError>) {
        let to_finding = |error| from_library_error(error, &self.layout);
        self.note_unread(&errors.into_iter().map(to_finding).collect::<Vec<_>>());
    }
}
