//! Verifies before writing that bytes can be read back: they are made in memory and parsed, so that
//! nothing is written that could not be read again. What comes back is what counts: cleaned, and
//! with times as exact as the file has them.

use std::path::Path;

use crate::maturity::diagnostic::Diagnostic;
use crate::store::error::{ErrorKind, StoreError};

/// The bytes of `model` and the model as they will be read back. Where that is the same, which is
/// the rule, everything is written and read once.
pub(crate) fn verify_round_trip<T: PartialEq>(
    model: &T,
    write: impl Fn(&T) -> Vec<u8>,
    read: impl Fn(&[u8]) -> Result<T, Diagnostic>,
    path: &Path,
) -> Result<(Vec<u8>, T), StoreError> {
    let refused = |diagnostic: Diagnostic| {
        let error = StoreError::from(diagnostic);
        let message = format!("This can't be kept as it is. {}", error.message);
        StoreError { kind: ErrorKind::NotPossible, message, ..error }.in_file(path)
    };
    let bytes = write(model);
    let back = read(&bytes).map_err(refused)?;
    if back == *model {
        return Ok((bytes, back));
    }
    let bytes = write(&back);
    if read(&bytes).map_err(refused)? == back {
        return Ok((bytes, back));
    }
    Err(StoreError::not_possible(
        "This can't be kept: it would not be read back as it is. That is a mistake in the program.",
        "Nothing was changed. Please report it.",
    )
    .in_file(path))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// What is kept of a text, and how often it was written and read, where reading turns it into
    /// `cleaned`.
    fn verified(text: &str, cleaned: fn(&str) -> String) -> (Option<String>, u32, u32) {
        let (written, parsed) = (Cell::new(0), Cell::new(0));
        let write = |text: &String| {
            written.set(written.get() + 1);
            text.clone().into_bytes()
        };
        let read = |bytes: &[u8]| {
            parsed.set(parsed.get() + 1);
            Ok(cleaned(std::str::from_utf8(bytes).unwrap()))
        };
        let kept = verify_round_trip(&text.to_owned(), write, read, Path::new("a.json")).ok();
        let kept = kept.map(|(bytes, back)| {
            assert_eq!(bytes, back.as_bytes());
            back
        });
        (kept, written.get(), parsed.get())
    }

    #[test]
    fn what_comes_back_as_it_is_is_written_and_read_once() {
        assert_eq!(verified("a", str::to_owned), (Some("a".to_owned()), 1, 1));
    }

    #[test]
    fn what_is_cleaned_when_it_is_read_is_written_clean() {
        assert_eq!(verified(" a ", |text| text.trim().to_owned()), (Some("a".to_owned()), 2, 2));
    }

    #[test]
    fn what_never_comes_back_the_same_is_not_kept() {
        assert_eq!(verified("a", |text| format!("{text}a")), (None, 2, 2));
    }
}
