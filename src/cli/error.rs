//! Why a command was not done. It goes to the error stream in plain words, with what to do, and
//! nothing was changed (exit 1).

use std::fmt;

use crate::maturity::sanitize::sanitize;
use crate::store::error::{ErrorKind, StoreError};

/// Why a command was not done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CommandError {
    /// One thing stood in the way.
    Store(Box<StoreError>),
    /// Several did; nothing at all was done.
    Multiple {
        /// What was not done.
        message: String,
        /// Each reason, in one or two plain sentences.
        reasons: Vec<String>,
        /// What to do.
        remedy: String,
    },
    /// All was said already; only the exit code is left.
    AlreadyPrinted,
}

impl CommandError {
    /// What was asked for can't be done as things stand.
    pub(crate) fn not_possible(says: impl Into<String>, remedy: impl Into<String>) -> Self {
        StoreError::new(ErrorKind::NotPossible, says, remedy).into()
    }

    /// There is no such thing.
    pub(crate) fn missing(says: impl Into<String>, remedy: impl Into<String>) -> Self {
        StoreError::new(ErrorKind::Missing, says, remedy).into()
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        Self::Store(Box::new(error))
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // the names of files and folders are text from outside like any other
            Self::Store(error) => f.write_str(&sanitize(&error.to_string())),
            Self::Multiple { message: says, reasons, remedy } => {
                write!(f, "{says}")?;
                for reason in reasons {
                    write!(f, "\n  - {reason}")?;
                }
                write!(f, "\n  what to do: {remedy}")
            }
            Self::AlreadyPrinted => Ok(()),
        }
    }
}
