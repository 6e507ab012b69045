//! Resolving the name of a matrix, `ID` or `ID@REVISION`, with a suggestion where there is none.

use std::sync::Arc;

use super::error::CommandError;
use crate::maturity::ids::MatrixId;
use crate::maturity::lineage::Lineage;
use crate::maturity::network_state::{KnownMatrix, NetworkState};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::suggest::similar_words;
use crate::store::library::Library;
use crate::store::library::snapshot_lookup::MatrixPointer;

/// Reads `ID`, `ID@REVISION` or `ID@REVISION_DIGITS`. Whether there is such a matrix is not looked
/// at.
pub(crate) fn parse_matrix_pointer(typed: &str) -> Result<MatrixPointer, CommandError> {
    let typed = sanitize_line(typed.trim());
    let (id, rest) = typed.split_once('@').map_or((&*typed, None), |(id, rest)| (id, Some(rest)));
    let (revision, digits) = match rest.map(|rest| rest.split_once('_').unwrap_or((rest, ""))) {
        None => (None, ""),
        Some((revision, digits)) => {
            let number = revision.parse().ok().filter(|number| *number > 0);
            (Some(number.ok_or_else(|| invalid_revision(revision))?), digits)
        }
    };
    let digits = Some(digits.to_lowercase()).filter(|digits| !digits.is_empty());
    Ok(MatrixPointer { id: MatrixId::new(id.to_lowercase()), revision, digits })
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
    let found = match &pointer.digits {
        Some(_) => library.matrix_text(&pointer.id, |text| pointer.matches(text)),
        None => library.matrix(&pointer.id, pointer.revision),
    };
    found.map_err(|error| {
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

/// The matrix that is meant within a network: its own of that id, whatever others are called so;
/// else the only one there is.
pub(crate) fn find_matrix_of(
    library: &Library,
    record: &NetworkState,
    pointer: &MatrixPointer,
) -> Result<Arc<KnownMatrix>, CommandError> {
    let named = pointer.digits.is_some();
    let Some(lineage) = record.lineage_with_id(&pointer.id).filter(|_| !named) else {
        // not used yet: of several the one that was written here
        let ours = library.matrix_for(&record.network, &pointer.id).filter(|known| {
            !named && pointer.revision.is_none_or(|number| number == known.reference.revision)
        });
        return ours.map_or_else(|| find_matrix(library, pointer), Ok);
    };
    let in_use = record.matrix(lineage).filter(|known| {
        pointer.revision.is_none_or(|revision| revision == known.reference.revision)
    });
    match in_use {
        Some(known) => Ok(Arc::clone(known)),
        None => Ok(library.matrix_of(lineage, pointer.revision)?),
    }
}

/// The same where only which matrix it is matters, and not its text: answers may be on one whose
/// newest file is gone.
pub(crate) fn find_lineage(
    library: &Library,
    record: &NetworkState,
    pointer: &MatrixPointer,
) -> Result<Lineage, CommandError> {
    let own = record.lineage_with_id(&pointer.id).filter(|_| pointer.digits.is_none());
    if let Some(lineage) = own {
        return Ok(lineage.clone());
    }
    let found = find_matrix_of(library, record, pointer)?;
    let known = record.lineage_of(&found.reference);
    Ok(if known.is_same(&found.lineage) { known } else { found.lineage.clone() })
}

/// Whether there is any matrix of that name.
pub(crate) fn check_matrix(library: &Library, pointer: &MatrixPointer) -> Result<(), CommandError> {
    match find_matrix(library, pointer) {
        Err(error) if !library.has_matrix(&pointer.id) => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_is_an_id_with_or_without_its_revision() {
        assert_eq!(
            parse_matrix_pointer(" Ours ").unwrap(),
            MatrixPointer { id: "ours".into(), revision: None, digits: None }
        );
        assert_eq!(
            parse_matrix_pointer("ours@2").unwrap(),
            MatrixPointer { id: "ours".into(), revision: Some(2), digits: None }
        );
        for odd in ["ours@", "ours@x", "ours@0", "ours@-1", "ours@2@3"] {
            assert!(parse_matrix_pointer(odd).is_err(), "{odd}");
        }
    }
}
