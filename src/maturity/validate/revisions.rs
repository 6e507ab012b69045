//! Validates revisions, and what became of the items of the revision before.

use std::collections::HashSet;

use super::{locations, quote_short};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{ChangeKind, Item, Matrix};

pub(crate) fn validate_revisions(matrix: &Matrix) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if matrix.revision == 0 {
        findings.push(zero_revision("revision".to_owned()));
    }
    for placed in locations::item_revisions(matrix) {
        if placed.value == 0 {
            findings.push(zero_revision(placed.path));
        } else if placed.value > matrix.revision {
            let says = format!(
                "The item is of revision {}, but the matrix is of revision {}.",
                placed.value, matrix.revision
            );
            let remedy = "Raise the matrix's revision, or name the revision in which the item's meaning last changed.";
            findings.push(Diagnostic::error("future-revision", placed.path, says, remedy));
        }
    }
    findings.extend(validate_changes(matrix));
    findings
}

fn zero_revision(path: String) -> Diagnostic {
    Diagnostic::error(
        "bad-revision",
        path,
        "Revisions count from 1, and this one is 0.",
        "Write 1, or the revision it is.",
    )
}

/// An item that was split, merged or retired need not be asked any more; every other one named has
/// to be.
fn validate_changes(matrix: &Matrix) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let asked: HashSet<&ItemId> = matrix.items().map(Item::id).collect();
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
            item.into_iter()
                .chain(into)
                .filter(|(_, item)| !asked.contains(item))
                .map(|(path, item)| unknown_item(path, item)),
        );
    }
    findings
}

fn unknown_item(path: String, item: &ItemId) -> Diagnostic {
    let says = format!("There is no item {} in this matrix.", quote_short(item.as_str()));
    let remedy = "Use the id of a statement or ladder of this matrix.";
    Diagnostic::warning("unknown-item", path, says, remedy)
}
