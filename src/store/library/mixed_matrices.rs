//! What was mixed while two matrices with one id were taken for one: a walk whose last time is of
//! another matrix, snapshots of one network on both. Nothing is changed for it.

use super::Library;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::lineage::Lineage;
use crate::maturity::network_state::{NetworkState, OpenDraft};

/// What is mixed in a network.
pub(crate) fn diagnose(library: &Library, state: &NetworkState) -> Vec<Diagnostic> {
    let drafts = state.drafts.iter().chain(&state.other_device_drafts);
    let mut found: Vec<Diagnostic> =
        drafts.filter_map(|open| diagnose_draft(library, state, open)).collect();
    for known in &state.matrices {
        let id = &known.reference.id;
        let other = state.snapshots.iter().map(|saved| &saved.matrix);
        let mut other = other.filter(|one| one.reference.id == *id && one.lineage != known.lineage);
        if let Some(other) = other.next() {
            let says = format!(
                "{} has snapshots on two matrices called {id}: \"{}\" is in use, and some are on \"{}\". They are kept apart.",
                state.network.name,
                known.matrix.full_title(),
                other.matrix.full_title()
            );
            let remedy = "Nothing has to be done. If the other one should be in use, choose it in Matrices (m, then Space).";
            found.push(in_network(
                library,
                state,
                Diagnostic::warning("mixed-matrices", "matrices", says, remedy),
            ));
        }
    }
    found
}

fn diagnose_draft(library: &Library, state: &NetworkState, open: &OpenDraft) -> Option<Diagnostic> {
    let base = state.snapshot(open.draft.assessment.based_on?)?;
    let lineage: &Lineage = &open.matrix.lineage;
    if base.matrix.lineage == *lineage {
        return None;
    }
    let says = format!(
        "This walk is on \"{}\", and it was begun on a snapshot of another matrix, \"{}\". That is not shown as last time.",
        open.matrix.matrix.full_title(),
        base.matrix.matrix.full_title()
    );
    let remedy = "Look through its answers before you save it, or throw it away and begin on the right matrix.";
    let finding = Diagnostic::warning("base-of-another-matrix", "based_on", says, remedy);
    let file = library.layout.draft_file(&state.slug, open.draft.id).ok()?;
    Some(finding.in_file(library.layout.relative_path(&file)))
}

fn in_network(library: &Library, state: &NetworkState, finding: Diagnostic) -> Diagnostic {
    let file = library.layout.network_file(&state.slug);
    finding.in_file(file.map(|file| library.layout.relative_path(&file)).unwrap_or_default())
}
