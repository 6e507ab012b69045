//! `imported/1`: what became of each file that was brought in and of each snapshot in it, and how many
//! there are of each.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{MatrixRefJson, NetworkRefJson};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::share::{
    FileContent, ImportOutcome, ImportPlan, ImportReport, ImportedFile, IncomingSnapshot,
    PlannedFile, SnapshotOutcome,
};

/// What became of each file.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ImportedJson<'i> {
    format: &'static str,
    files: Vec<ImportedFileJson<'i>>,
    passed_over: Vec<&'i str>,
    totals: TotalsJson,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ImportedFileJson<'i> {
    file: &'i str,
    #[schemars(extend("enum" = ["new", "here", "differs", "fuller", "refused", "asked"]))]
    is: &'static str,
    code: &'static str,
    brought_in: usize,
    already_here: usize,
    snapshots: Vec<ImportedSnapshotJson>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    made: &'i [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    joined: &'i [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    matrices: &'i [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<&'i Diagnostic>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ImportedSnapshotJson {
    id: Uuid,
    network: NetworkRefJson,
    matrix: MatrixRefJson,
    taken_on: jiff::civil::Date,
    #[schemars(extend("enum" = ["new", "here", "differs", "fuller", "refused", "asked"]))]
    is: &'static str,
    /// Where its bytes are not those that its share, or its file's name, says.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    altered: bool,
    /// Whether any copy of it counts now; false until one is chosen.
    counted: bool,
}

/// How many there are of each.
#[derive(Debug, JsonSchema, Serialize)]
struct TotalsJson {
    files: CountsJson,
    snapshots: CountsJson,
    made: usize,
}

#[derive(Debug, Default, JsonSchema, Serialize)]
struct CountsJson {
    new: usize,
    here: usize,
    differs: usize,
    fuller: usize,
    refused: usize,
    asked: usize,
}

impl<'i> ImportedJson<'i> {
    pub(crate) fn of(plan: &'i ImportPlan, report: &'i ImportReport) -> Self {
        let mut totals = TotalsJson {
            files: CountsJson::default(),
            snapshots: CountsJson::default(),
            made: report.files.iter().map(|file| file.created_networks.len()).sum(),
        };
        let unnamed = plan.files.iter().filter(|file| file.is_unnamed_foreign());
        let others = plan.passed_over.iter().chain(unnamed.map(|file| &file.name));
        let mut passed_over: Vec<&str> = others.map(String::as_str).collect();
        passed_over.sort_unstable();
        let ours = plan.files.iter().zip(&report.files);
        let ours = ours.filter(|(planned, _)| !planned.is_unnamed_foreign());
        let files = ours.map(|(planned, imported)| {
            let outcomes = outcomes(planned, imported);
            totals.files.add(imported.outcome());
            for (_, became) in &outcomes {
                totals.snapshots.add(became.outcome);
            }
            ImportedFileJson::of(imported, outcomes)
        });
        let files = files.collect();
        Self { format: "pcn-workbook.imported/1", files, passed_over, totals }
    }
}

/// Each snapshot of a file with what became of it.
fn outcomes<'p>(
    planned: &'p PlannedFile,
    imported: &ImportedFile,
) -> Vec<(&'p IncomingSnapshot, SnapshotOutcome)> {
    let FileContent::Snapshots(bundle) = &planned.content else { return Vec::new() };
    bundle.snapshots.iter().zip(imported.outcomes_of(&bundle.snapshots)).collect()
}

impl<'i> ImportedFileJson<'i> {
    fn of(imported: &'i ImportedFile, outcomes: Vec<(&IncomingSnapshot, SnapshotOutcome)>) -> Self {
        Self {
            file: &imported.name,
            is: imported.outcome().code(),
            code: imported.code(),
            brought_in: imported.snapshots.len(),
            already_here: imported.already_here,
            snapshots: outcomes.into_iter().map(ImportedSnapshotJson::of).collect(),
            made: &imported.created_networks,
            joined: &imported.joined_networks,
            matrices: &imported.matrices,
            refused: imported.refused.as_ref(),
        }
    }
}

impl ImportedSnapshotJson {
    fn of((snapshot, became): (&IncomingSnapshot, SnapshotOutcome)) -> Self {
        let (name, counted) = (snapshot.network.name.clone(), became.is_counted());
        Self {
            id: snapshot.id,
            network: NetworkRefJson { id: snapshot.network.id, slug: became.slug, name },
            matrix: MatrixRefJson { id: snapshot.matrix.clone(), revision: snapshot.revision },
            taken_on: snapshot.taken_on,
            is: became.outcome.code(),
            altered: became.is_altered,
            counted,
        }
    }
}

impl CountsJson {
    fn add(&mut self, outcome: ImportOutcome) {
        let count = match outcome {
            ImportOutcome::New => &mut self.new,
            ImportOutcome::Here => &mut self.here,
            ImportOutcome::Differs => &mut self.differs,
            ImportOutcome::Fuller => &mut self.fuller,
            ImportOutcome::Refused => &mut self.refused,
            ImportOutcome::Asked => &mut self.asked,
        };
        *count += 1;
    }
}
