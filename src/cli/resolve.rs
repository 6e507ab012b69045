//! From the words by which a person points at a network, a matrix or a snapshot to the thing
//! itself. What fits several things is never guessed: the list is said, and nothing is done.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::error::CommandError;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network_state::{KnownMatrix, SavedSnapshot};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::suggest::similar_words;
use crate::store::error::ErrorKind;
use crate::store::library::Library;

/// A matrix as it was pointed at: `ID` or `ID@REVISION`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MatrixPointer {
    /// Its id.
    pub(crate) id: MatrixId,
    /// Its revision, where that was said.
    pub(crate) revision: Option<u32>,
}

impl MatrixPointer {
    /// Whether this revision of this matrix is meant.
    pub(crate) fn matches(&self, id: &MatrixId, revision: u32) -> bool {
        self.id == *id && self.revision.is_none_or(|asked| asked == revision)
    }
}

/// What was pointed at by a word that may be either.
pub(crate) enum NetworkOrSnapshot {
    /// A network.
    Network(Slug),
    /// A snapshot, and the folder of its network.
    Snapshot(Slug, Box<SavedSnapshot>),
}

/// Reads `ID` or `ID@REVISION`. Whether there is such a matrix is not looked at.
pub(crate) fn parse_matrix_pointer(typed: &str) -> Result<MatrixPointer, CommandError> {
    let asked = sanitize_line(typed.trim());
    let (id, revision) = match asked.split_once('@') {
        None => (asked.as_str(), None),
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

/// The matrix itself: at the revision that was said, else the newest that can be used.
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

/// The snapshot that is meant, and the folder of its network; `matrix`, where it is given, leaves
/// only snapshots of that one.
pub(crate) fn find_snapshot(
    library: &Library,
    device: Uuid,
    typed: &OsStr,
    matrix: Option<&MatrixPointer>,
) -> Result<(Slug, SavedSnapshot), CommandError> {
    let text = lookup_text(library, typed);
    let Some(pointer) = matrix else { return Ok(library.find_snapshot(&text, device)?) };
    let is_of_matrix = |saved: &SavedSnapshot| {
        let reference = &saved.snapshot.assessment.matrix;
        pointer.matches(&reference.id, reference.revision)
    };
    if let Some((network, when)) = text.split_once('@').filter(|_| !is_json(&text)) {
        let slug = library.find_network(network)?;
        let record = library.open_network(&slug, device)?;
        let of_matrix: Vec<&SavedSnapshot> =
            record.current_snapshots().filter(|saved| is_of_matrix(saved)).collect();
        let found = snapshot_at(&of_matrix, when, &text)?;
        return Ok((slug, found.clone()));
    }
    let (slug, saved) = library.find_snapshot(&text, device)?;
    if is_of_matrix(&saved) { Ok((slug, saved)) } else { Err(no_such_snapshot(&text)) }
}

/// The network whose last snapshot is meant, where that is what was typed: `NETWORK@last`.
pub(crate) fn network_of_last(typed: &OsStr) -> Option<&str> {
    let (network, when) = typed.to_str()?.trim().split_once('@')?;
    let is_last = when.eq_ignore_ascii_case("last") && !network.contains(['/', '\\']);
    is_last.then_some(network)
}

/// The last of these, or the one of a day: `last`, `2026-03-12`.
fn snapshot_at<'s>(
    snapshots: &[&'s SavedSnapshot],
    when: &str,
    typed: &str,
) -> Result<&'s SavedSnapshot, CommandError> {
    if when.eq_ignore_ascii_case("last") {
        return snapshots.last().copied().ok_or_else(|| no_such_snapshot(typed));
    }
    let day = when.parse::<Date>().ok();
    let of_day: Vec<&SavedSnapshot> =
        snapshots.iter().copied().filter(|saved| Some(saved.snapshot.taken_on) == day).collect();
    match of_day[..] {
        [] => Err(no_such_snapshot(typed)),
        [one] => Ok(one),
        ref several => Err(CommandError::Multiple {
            message: format!("'{}' fits several snapshots:", sanitize_line(typed)),
            reasons: several.iter().map(|saved| saved.snapshot.id.to_string()).collect(),
            remedy: "Name one of them by its id.".to_owned(),
        }),
    }
}

fn no_such_snapshot(typed: &str) -> CommandError {
    CommandError::missing(
        format!("There is no snapshot '{}' of that matrix here.", sanitize_line(typed)),
        "See which there are with: pcn-workbook snapshots",
    )
}

/// A network, or else a snapshot. A word with an `@`, and one that names a file, is a snapshot.
pub(crate) fn find_network_or_snapshot(
    library: &Library,
    device: Uuid,
    typed: &OsStr,
    matrix: Option<&MatrixPointer>,
) -> Result<NetworkOrSnapshot, CommandError> {
    let text = lookup_text(library, typed);
    let is_plain = !text.contains(['@', '/', '\\']) && !is_json(&text);
    let no_network = match library.find_network(&text) {
        Ok(slug) if is_plain => return Ok(NetworkOrSnapshot::Network(slug)),
        Err(error) if is_plain && error.kind != ErrorKind::Missing => return Err(error.into()),
        found => found.err(),
    };
    match find_snapshot(library, device, typed, matrix) {
        Ok((slug, saved)) => Ok(NetworkOrSnapshot::Snapshot(slug, Box::new(saved))),
        // a word that is no part of an id was meant as a network
        Err(refusal) => Err(no_network
            .filter(|_| is_plain && !is_hexadecimal(&text))
            .map_or(refusal, CommandError::from)),
    }
}

/// What was typed, as text. A file that `save` or `snapshots` named by its path inside the library
/// is found there too.
fn lookup_text(library: &Library, typed: &OsStr) -> String {
    let inside = library.dirs.library.join(typed);
    let typed_text = typed.to_string_lossy();
    if is_json(&typed_text) && !Path::new(typed).exists() && inside.is_file() {
        return inside.to_string_lossy().into_owned();
    }
    typed_text.trim().to_owned()
}

fn is_json(text: &str) -> bool {
    Path::new(text).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

fn is_hexadecimal(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
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
