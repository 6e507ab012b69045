//! The last look before writing: bytes are made in memory and read back, so that nothing is written
//! that could not be read again. What comes back is what counts: cleaned, and with times as exact
//! as the file has them.

use std::path::Path;

use crate::maturity::diagnostic::Diagnostic;
use crate::store::error::{ErrorKind, StoreError};

/// The bytes of `model` and the model as it will be read back.
pub(crate) fn verify_round_trip<T: PartialEq>(
    model: &T,
    write: impl Fn(&T) -> Vec<u8>,
    read: impl Fn(&[u8]) -> Result<T, Diagnostic>,
    path: &Path,
) -> Result<(Vec<u8>, T), StoreError> {
    let refused = |finding: Diagnostic| {
        let error = StoreError::from(finding);
        let says = format!("This can't be kept as it is. {}", error.message);
        StoreError { kind: ErrorKind::NotPossible, message: says, ..error }.in_file(path)
    };
    let back = read(&write(model)).map_err(refused)?;
    let bytes = write(&back);
    let again = read(&bytes).map_err(refused)?;
    if again == back {
        return Ok((bytes, back));
    }
    Err(StoreError::not_possible(
        "This can't be kept: it would not be read back as it is. That is a mistake in the program.",
        "Nothing was changed. Please report it.",
    )
    .in_file(path))
}
