//! Files that an import leaves where they are: what is said of each, and why.

use super::import_forecast::FileForecast;
use super::import_plan::{FileContent, ImportPlan, IncomingSnapshot, PlannedFile, SnapshotBundle};
use super::import_question::ImportQuestion;
use super::import_report::ImportedFile;
use super::import_verdict::FileVerdict;
use crate::maturity::diagnostic::Diagnostic;

impl FileForecast {
    /// The file, where nothing of it comes in: there is nothing to bring in, it can't be, or a person
    /// has to answer first.
    pub fn skipped(&self, plan: &ImportPlan, file: &PlannedFile) -> ImportedFile {
        let left = ImportedFile {
            name: file.name.clone(),
            verdict: self.verdict.clone(),
            outcomes: self.outcomes.clone(),
            ..ImportedFile::default()
        };
        let finding = match &file.content {
            FileContent::Refused(finding) | FileContent::Foreign(finding) => Some(finding.clone()),
            FileContent::Snapshots(bundle) => self.obstacle(plan, bundle),
            FileContent::Matrix { title, .. } => Some(no_snapshot(title)),
            FileContent::Duplicate { .. } => None,
        };
        let already_here = match &file.content {
            FileContent::Snapshots(bundle) if finding.is_none() => bundle.snapshots.len(),
            _ => 0,
        };
        let refused = finding.map(|finding| finding.in_file(&file.name));
        ImportedFile { already_here, refused, ..left }
    }

    /// A matrix that is here: from before, or with the snapshots that needed it.
    pub fn matrix_here(&self, plan: &ImportPlan, file: &PlannedFile) -> ImportedFile {
        ImportedFile { refused: None, ..self.skipped(plan, file) }
    }

    fn obstacle(&self, plan: &ImportPlan, bundle: &SnapshotBundle) -> Option<Diagnostic> {
        match &self.verdict {
            FileVerdict::NeedsMatrix => bundle.missing_matrix(),
            FileVerdict::Refused => {
                let obstacle = |one: &IncomingSnapshot| one.obstacle.clone();
                bundle.snapshots.iter().find_map(obstacle)
            }
            FileVerdict::SameNetwork | FileVerdict::Clash => {
                let is_clash = self.verdict == FileVerdict::Clash;
                let asked = self.questions.iter().filter_map(|at| plan.questions.get(*at));
                let mut asked = asked.filter(|one| !one.is_hint() && one.is_clash() == is_clash);
                asked.next().map(ImportQuestion::to_diagnostic)
            }
            _ => None,
        }
    }
}

fn no_snapshot(title: &str) -> Diagnostic {
    Diagnostic::error(
        "matrix",
        "",
        format!("This is a matrix, {title}, and holds no snapshot."),
        "To use it, add it: pcn-workbook matrix add FILE",
    )
}
