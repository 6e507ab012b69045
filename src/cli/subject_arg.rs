//! Resolving `--subject`: the one thing that the answers to a matrix are about, where it is not the
//! network itself.

use super::error::CommandError;
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::NetworkState;
use crate::maturity::walk_subject::{WalkSubject, normalize_subject};

/// The subject of that name, spelt as in earlier answers; without a name the network itself.
pub(crate) fn resolve_subject(
    record: &NetworkState,
    matrix: &Lineage,
    subject: Option<&str>,
) -> WalkSubject {
    match subject.and_then(normalize_subject) {
        Some(subject) => {
            WalkSubject::with_subject(matrix, record.existing_spelling(matrix, &subject))
        }
        None => WalkSubject::from(matrix.clone()),
    }
}

/// The subject to show: without a name the network itself where it has answers, else the only
/// subject there is. Where there are several, none is guessed.
pub(crate) fn resolve_shown_subject(
    record: &NetworkState,
    matrix: &Lineage,
    subject: Option<&str>,
) -> Result<WalkSubject, CommandError> {
    let (named, mut all) =
        (resolve_subject(record, matrix, subject), record.walk_subjects_of(matrix));
    match (&all[..], subject) {
        (_, Some(_)) if !all.contains(&named) => Err(CommandError::missing(
            format!(
                "{} has nothing on {matrix} about \"{}\".",
                record.network.name,
                named.subject.unwrap_or_default()
            ),
            list_subjects(&all),
        )),
        (_, Some(_)) | ([], None) => Ok(named),
        (several, None) if several.contains(&named) => Ok(named),
        ([_], None) => Ok(all.remove(0)),
        (_, None) => Err(CommandError::not_possible(
            format!("{} has answers on {matrix} about more than one thing.", record.network.name),
            list_subjects(&all),
        )),
    }
}

fn list_subjects(all: &[WalkSubject]) -> String {
    let named: Vec<String> = all
        .iter()
        .filter_map(|subject| subject.subject.as_ref())
        .map(|one| format!("--subject \"{one}\""))
        .collect();
    if named.is_empty() {
        "Leave --subject out.".to_owned()
    } else {
        format!("Say which: {}.", named.join(", "))
    }
}

/// A matrix about the whole network takes no subject, unless answers with one are there already.
pub(crate) fn check_subject(
    record: &NetworkState,
    matrix: &Matrix,
    subject: &WalkSubject,
) -> Result<(), CommandError> {
    if record.takes_subject(matrix, subject) {
        return Ok(());
    }
    Err(CommandError::not_possible(
        format!(
            "{} is about the whole network and not about one thing, so nothing was changed.",
            matrix.short_title()
        ),
        "Leave --subject out.",
    ))
}

pub(crate) fn missing_subject_warning(matrix: &Matrix, subject: &WalkSubject) -> Option<String> {
    let one = matrix.about_one.as_ref().filter(|_| subject.subject.is_none())?;
    Some(format!(
        "This matrix is about one {one}, and none was named. To name it, give --subject with every command on it."
    ))
}
