//! Diagnostics of a whole library (integrity check), for the command `doctor` and the page of
//! problems: every file, identified by its content, and whatever is wrong with it. Nothing is
//! changed or repaired.
//!
//! What an interrupted save leaves is no finding: a temporary file, a draft whose snapshot exists,
//! a frozen matrix that is not used, an empty network folder. The next writer removes it.

mod file_tree;
mod misplaced_files;
mod permissions;
mod unsaved_work;

use std::collections::BTreeSet;

use super::Library;
use super::snapshots::SnapshotOnDisk;
use crate::maturity::assessment::Assessment;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{DraftConflict, KnownMatrix, NetworkState, OpenDraft};
use crate::maturity::validate::validate_answers;
use crate::store::layout::Layout;
use crate::store::{error_diagnostic, json, read_file};

/// The code for links; dropped where there is another finding about the same file.
const LINK_CODE: &str = "link";

impl Library {
    /// All diagnostics of this library, in the order of files.
    pub fn diagnose(&self) -> Vec<Diagnostic> {
        self.diagnose_while(|| true).unwrap_or_default()
    }

    /// The same, cancelled as soon as `may_go_on` returns false: it is called before each network.
    pub fn diagnose_while(&self, may_go_on: impl Fn() -> bool) -> Option<Vec<Diagnostic>> {
        let mut findings: Vec<Diagnostic> = self.read_only_reason().cloned().into_iter().collect();
        findings.extend(self.networks().1);
        findings.extend(self.matrices().1);
        let walks = unsaved_work::KeptWalks::of(self);
        for slug in self.slugs().unwrap_or_default() {
            if !may_go_on() {
                return None;
            }
            // a network.json that can't be read is among the findings of the list of networks
            let mut said = Vec::new();
            let mut look = |stored: &SnapshotOnDisk| {
                said.extend(self.check_snapshot(stored));
                findings.extend(walks.find_more_than_saved(stored));
            };
            if let Ok(state) = self.open_network_lightly(&slug, &mut look) {
                findings.extend(self.check_network(&slug, state, said));
            }
        }
        findings.extend(self.check_journal());
        findings.extend(unsaved_work::find_unsaved_work(self));
        let tree = file_tree::FileTree::walk(self.layout.root());
        findings.extend(tree.diagnostics(&self.layout));
        findings.extend(misplaced_files::find_misplaced(self, &tree));
        findings.extend(permissions::check_permissions(&self.layout, &tree));
        findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        findings.dedup();
        let named: BTreeSet<_> = findings
            .iter()
            .filter(|finding| finding.code != LINK_CODE)
            .map(|finding| finding.file.clone())
            .collect();
        findings.retain(|finding| finding.code != LINK_CODE || !named.contains(&finding.file));
        Some(findings)
    }

    /// `said` is what was found in the answers of its snapshot files.
    fn check_network(
        &self,
        slug: &Slug,
        state: NetworkState,
        said: Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let mut findings = state.diagnostics;
        let draft_file = |open: &OpenDraft| {
            let path = self.layout.draft_file(slug, open.draft.id);
            path.map(|path| self.layout.relative_path(&path)).unwrap_or_default()
        };
        findings.extend(
            state
                .conflicts
                .iter()
                .map(|conflict| draft_conflict(conflict).in_file(draft_file(&conflict.published))),
        );
        if is_closed_to_writing(&self.layout, slug) {
            let waiting = state.drafts.iter().filter(|open| open.recovered);
            findings.extend(
                waiting
                    .map(|open| unsaved_work::walk_not_in_folder(open).in_file(draft_file(open))),
            );
        }
        let shown: BTreeSet<&str> =
            state.snapshots.iter().map(|saved| saved.file.as_str()).collect();
        findings.extend(said.into_iter().filter(|finding| shown.contains(finding.file.as_str())));
        for open in state.drafts.iter().chain(&state.other_device_drafts) {
            findings.extend(self.check_assessment(
                &open.matrix,
                &open.draft.assessment,
                &draft_file(open),
            ));
        }
        findings
    }

    fn check_snapshot(&self, stored: &SnapshotOnDisk) -> Vec<Diagnostic> {
        let said = &stored.snapshot.assessment;
        let known = self.matrix_cache.matrix(&self.layout, &said.matrix);
        let file = self.layout.relative_path(&stored.path);
        known.map(|known| self.check_assessment(&known, said, &file)).unwrap_or_default()
    }

    /// Answers, judgements, aims and asks that are not in the matrix. They are kept and count for
    /// nothing.
    fn check_assessment(
        &self,
        known: &KnownMatrix,
        assessment: &Assessment,
        file: &str,
    ) -> Vec<Diagnostic> {
        let findings = validate_answers(&known.matrix, assessment);
        if findings.is_empty() {
            return findings;
        }
        let bytes = read_file::read(&self.layout.root().join(file)).unwrap_or_default();
        json::with_line_numbers(findings, &bytes)
            .into_iter()
            .map(|finding| finding.in_file(file))
            .collect()
    }

    /// Recovery copies of which no generation can be read. Only those without a published file may
    /// be lost work.
    fn check_journal(&self) -> Vec<Diagnostic> {
        let Some(journal) = self.journal() else {
            return Vec::new();
        };
        match journal.draft_ids() {
            Ok(ids) => ids.into_iter().flat_map(|id| journal.read_copies(id).diagnostics).collect(),
            Err(error) => vec![error_diagnostic::from_library_error(error, &self.layout)],
        }
    }
}

/// Whether nothing can be put into the folder of a network, as in an archive that can only be read.
#[cfg(unix)]
fn is_closed_to_writing(layout: &Layout, slug: &Slug) -> bool {
    use rustix::fs::{Access, access};
    layout.network_dir(slug).is_ok_and(|folder| access(&folder, Access::WRITE_OK).is_err())
}

#[cfg(not(unix))]
fn is_closed_to_writing(layout: &Layout, slug: &Slug) -> bool {
    let metadata = layout.network_dir(slug).ok().and_then(|folder| std::fs::metadata(folder).ok());
    metadata.is_some_and(|metadata| metadata.permissions().readonly())
}

fn draft_conflict(_: &DraftConflict) -> Diagnostic {
    Diagnostic::error(
        "two-versions",
        "",
        "This draft was changed in two places: the file here, and this device's recovery copy. Both are kept.",
        "Open the network; its first line asks which one to go on with.",
    )
}
