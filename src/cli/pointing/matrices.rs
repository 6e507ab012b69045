//! A MATRIX: `ID` or `ID@REVISION`.

use std::sync::Arc;

use crate::cli::nearness::near;
use crate::cli::refusing::Refusal;
use crate::maturity::cleaning::clean_line;
use crate::maturity::ids::MatrixId;
use crate::maturity::record::KnownMatrix;
use crate::store::library::Library;

/// A matrix as it was pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pointer {
    /// Its id.
    pub(crate) id: MatrixId,
    /// Its revision, where that was said.
    pub(crate) revision: Option<u32>,
}

/// Reads `ID` or `ID@REVISION`. Whether there is such a matrix is not looked at.
pub(crate) fn read(typed: &str) -> Result<Pointer, Refusal> {
    let asked = clean_line(typed.trim());
    let (id, revision) = match asked.split_once('@') {
        None => (asked.as_str(), None),
        Some((id, revision)) => (id, Some(revision.parse().ok().filter(|number| *number > 0).ok_or_else(|| odd(revision))?)),
    };
    Ok(Pointer { id: MatrixId::new(id.to_lowercase()), revision })
}

fn odd(revision: &str) -> Refusal {
    Refusal::not_possible(format!("'{revision}' is not a revision."), "Write a number after the @, such as ours@2, or the id alone.")
}

/// The matrix itself: at the revision that was said, else the newest that can be used.
pub(crate) fn load(library: &Library, pointer: &Pointer) -> Result<Arc<KnownMatrix>, Refusal> {
    library.matrix(&pointer.id, pointer.revision).map_err(|fault| {
        let (all, _) = library.matrices();
        let near = near(pointer.id.as_str(), all.iter().map(|known| known.reference.id.as_str()));
        let is_known = all.iter().any(|known| known.reference.id == pointer.id);
        if near.is_empty() || is_known {
            return fault.into();
        }
        let mut near: Vec<&str> = near;
        near.dedup();
        Refusal::missing(fault.says, format!("Did you mean {}? See all with: pcn-workbook matrix list", near.join(", ")))
    })
}

/// Reads the words and finds the matrix.
pub(crate) fn find(library: &Library, typed: &str) -> Result<Arc<KnownMatrix>, Refusal> {
    load(library, &read(typed)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_is_an_id_with_or_without_its_revision() {
        assert_eq!(read(" Ours ").unwrap(), Pointer { id: "ours".into(), revision: None });
        assert_eq!(read("ours@2").unwrap(), Pointer { id: "ours".into(), revision: Some(2) });
        for odd in ["ours@", "ours@x", "ours@0", "ours@-1", "ours@2@3"] {
            assert!(read(odd).is_err(), "{odd}");
        }
    }
}
