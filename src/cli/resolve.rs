//! Resolving the name of a matrix, `ID` or `ID@REVISION`, with a suggestion where there is none.

use std::sync::Arc;

use super::error::CommandError;
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::suggest::similar_words;
use crate::store::library::Library;
use crate::store::library::snapshot_lookup::MatrixPointer;

/// Reads `ID` or `ID@REVISION`. Whether there is such a matrix is not looked at.
pub(crate) fn parse_matrix_pointer(typed: &str) -> Result<MatrixPointer, CommandError> {
    let typed = sanitize_line(typed.trim());
    let (id, revision) = match typed.split_once('@') {
        None => (typed.as_str(), None),
        Some((id, revision)) => {
            let number = revision.parse().ok().filter(|number| *number > 0);
            (id, Some(number.ok_or_else(|| invalid_revision(revision))?))
        }
    };
    Ok(MatrixPointer { id: MatrixId::new(id.to_lowercase()), revision })
}

fn invalid_revision(typed: &str) -> CommandError {
    CommandError::not_possible(
        format!("'{typed}' is not a revision."),
        "Write a number after the @, such as ours@2, or the id alone.",
    )
}

/// The matrix at the revision that was named, else the newest that can be used.
pub(crate) fn find_matrix(
    library: &Library,
    pointer: &MatrixPointer,
) -> Result<Arc<KnownMatrix>, CommandError> {
    library.matrix(&pointer.id, pointer.revision).map_err(|error| {
        let (all, _) = library.matrices();
        let mut near =
            similar_words(pointer.id.as_str(), all.iter().map(|known| known.reference.id.as_str()));
        near.dedup();
        let is_known = all.iter().any(|known| known.reference.id == pointer.id);
        if near.is_empty() || is_known {
            return error.into();
        }
        CommandError::missing(
            error.message,
            format!("Did you mean {}? See all with: pcn-workbook matrix list", near.join(", ")),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_is_an_id_with_or_without_its_revision() {
        assert_eq!(
            parse_matrix_pointer(" Ours ").unwrap(),
            MatrixPointer { id: "ours".into(), revision: None }
        );
        assert_eq!(
            parse_matrix_pointer("ours@2").unwrap(),
            MatrixPointer { id: "ours".into(), revision: Some(2) }
        );
        for odd in ["ours@", "ours@x", "ours@0", "ours@-1", "ours@2@3"] {
            assert!(parse_matrix_pointer(odd).is_err(), "{odd}");
        }
    }
}
