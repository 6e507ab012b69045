//! The error of a command, printed to stderr with what to do: nothing was changed, exit code 1.

use std::fmt;

use crate::maturity::sanitize::sanitize;
use crate::store::error::{ErrorKind, StoreError};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CommandError {
    Store(Box<StoreError>),
    /// Several reasons at once, so that a person can mend all of them in one go.
    Multiple {
        message: String,
        reasons: Vec<String>,
        remedy: String,
    },
    /// Only the exit code is left.
    AlreadyPrinted,
}

impl CommandError {
    pub(crate) fn not_possible(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        StoreError::new(ErrorKind::NotPossible, message, remedy).into()
    }

    pub(crate) fn missing(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        StoreError::new(ErrorKind::Missing, message, remedy).into()
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
            // the names of files and folders come from outside like any other text
            Self::Store(error) => f.write_str(&sanitize(&error.to_string())),
            Self::Multiple { message, reasons, remedy } => {
                write!(f, "{message}")?;
                for reason in reasons {
                    write!(f, "\n  - {reason}")?;
                }
                write!(f, "\n  what to do: {remedy}")
            }
            Self::AlreadyPrinted => Ok(()),
        }
    }
}
