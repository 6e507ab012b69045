//! Looking over a whole library, for `doctor` and the page of problems: every file below it, known
//! by its content, and whatever is odd about it. Nothing is written, moved or mended.
//!
//! What an interrupted save leaves is no finding: a temporary file, a draft whose snapshot is
//! there, a frozen matrix that nobody uses, an empty network folder. The next writer clears it.

mod file_tree;
mod misplaced_files;
mod permissions;

use std::collections::BTreeSet;

use super::Library;
use crate::maturity::assessment::Assessment;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{DraftConflict, KnownMatrix, NetworkState, OpenDraft};
use crate::maturity::validate::check_answers;
use crate::store::journal::Journal;
use crate::store::{error_diagnostic, read_file};

/// The code of the finding that something is a link; left out where more is said of the same file.
const LINK: &str = "link";

impl Library {
    /// All that a person should know about the files of this library, in the order of files.
    pub fn examine(&self) -> Vec<Diagnostic> {
        self.examine_while(|| true).unwrap_or_default()
    }

    /// The same, given up as soon as `may_go_on` says no: it is asked before each network.
    pub fn examine_while(&self, may_go_on: impl Fn() -> bool) -> Option<Vec<Diagnostic>> {
        let mut findings: Vec<Diagnostic> = self.hindrance().cloned().into_iter().collect();
        findings.extend(self.networks().1);
        findings.extend(self.matrices().1);
        for slug in self.slugs() {
            if !may_go_on() {
                return None;
            }
            // a network.json that can't be read is among the findings of the list of networks
            if let Ok(record) = self.open_for(&slug, None) {
                findings.extend(self.of_record(&slug, record));
            }
        }
        findings.extend(self.of_journal());
        let walked = file_tree::FileTree::over(self.places.root());
        findings.extend(walked.findings(&self.places));
        findings.extend(misplaced_files::look(self, &walked));
        findings.extend(permissions::look(&self.places, &walked));
        findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        findings.dedup();
        let named: BTreeSet<_> = findings
            .iter()
            .filter(|finding| finding.code != LINK)
            .map(|finding| finding.file.clone())
            .collect();
        findings.retain(|finding| finding.code != LINK || !named.contains(&finding.file));
        Some(findings)
    }

    fn of_record(&self, slug: &Slug, record: NetworkState) -> Vec<Diagnostic> {
        let mut findings = record.findings;
        let draft_file = |open: &OpenDraft| {
            let path = self.places.draft(slug, open.draft.id);
            path.map(|path| self.places.inside(&path)).unwrap_or_default()
        };
        findings.extend(
            record
                .conflicts
                .iter()
                .map(|conflict| split(conflict).in_file(draft_file(&conflict.published))),
        );
        for saved in &record.snapshots {
            findings.extend(self.check_said(
                &saved.matrix,
                &saved.snapshot.assessment,
                &saved.file,
            ));
        }
        for open in record.drafts.iter().chain(&record.elsewhere) {
            findings.extend(self.check_said(
                &open.matrix,
                &open.draft.assessment,
                &draft_file(open),
            ));
        }
        findings
    }

    /// Answers, judgements, aims and asks that the matrix knows nothing of. They are kept, and
    /// count for nothing.
    fn check_said(&self, known: &KnownMatrix, said: &Assessment, file: &str) -> Vec<Diagnostic> {
        let findings = check_answers(&known.matrix, said);
        if findings.is_empty() {
            return findings;
        }
        let bytes = read_file::read(&self.places.root().join(file)).unwrap_or_default();
        error_diagnostic::with_lines(findings, &bytes)
            .into_iter()
            .map(|finding| finding.in_file(file))
            .collect()
    }

    /// Recovery copies of which no generation can be read. Only those without a published file may
    /// be lost work.
    fn of_journal(&self) -> Vec<Diagnostic> {
        let Some(journal) = self.state().map(|state| Journal::new(&state)) else {
            return Vec::new();
        };
        match journal.ids() {
            Ok(ids) => ids.into_iter().flat_map(|id| journal.kept(id).findings).collect(),
            Err(fault) => vec![error_diagnostic::of_own_file(fault, &self.places)],
        }
    }
}

fn split(_: &DraftConflict) -> Diagnostic {
    Diagnostic::error(
        "two-versions",
        "",
        "Two versions of this draft moved on apart: the file here, and this device's recovery copy. Both are kept.",
        "Open the network; its first line asks which one to go on with.",
    )
}
