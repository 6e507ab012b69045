//! Revisions, and what became of the items of the revision before.

use super::{locations, quoted};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{ChangeKind, Matrix};

pub(crate) fn check(matrix: &Matrix) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if matrix.revision == 0 {
        findings.push(zero("revision".to_owned()));
    }
    for placed in locations::item_revisions(matrix) {
        if placed.what == 0 {
            findings.push(zero(placed.path));
        } else if placed.what > matrix.revision {
            let says = format!(
                "The item is of revision {}, but the matrix is of revision {}.",
                placed.what, matrix.revision
            );
            let remedy = "Raise the matrix's revision, or name the revision in which the item's meaning last changed.";
            findings.push(Diagnostic::error("future-revision", placed.path, says, remedy));
        }
    }
    findings.extend(changes(matrix));
    findings
}

fn zero(path: String) -> Diagnostic {
    Diagnostic::error(
        "bad-revision",
        path,
        "Revisions count from 1, and this one is 0.",
        "Write 1, or the revision it is.",
    )
}

/// An item that was split, merged or retired need not be asked any more; every other one named has
/// to be.
fn changes(matrix: &Matrix) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, change) in matrix.changes.iter().enumerate() {
        let is_still_asked =
            matches!(change.was, ChangeKind::Same | ChangeKind::Changed | ChangeKind::New);
        let item = is_still_asked.then(|| (format!("changes[{at}].item"), &change.item));
        let into = change
            .into
            .iter()
            .enumerate()
            .map(|(n, item)| (format!("changes[{at}].into[{n}]"), item));
        findings.extend(
            item.into_iter().chain(into).filter_map(|(path, item)| unknown(matrix, path, item)),
        );
    }
    findings
}

fn unknown(matrix: &Matrix, path: String, item: &ItemId) -> Option<Diagnostic> {
    let says = || format!("There is no item {} in this matrix.", quoted(item.as_str()));
    let remedy = "Use the id of a statement or ladder of this matrix.";
    matrix.item(item).is_none().then(|| Diagnostic::warning("unknown-item", path, says(), remedy))
}
