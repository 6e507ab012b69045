//! `snapshots/1`: a list of snapshots; and `saved/1`: the one just saved.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::{MatrixOf, NetworkOf};
use crate::maturity::assessment::Voice;
use crate::maturity::record::SavedSnapshot;

/// A list of snapshots, of one network or of several.
#[derive(Debug, Serialize)]
pub(crate) struct Snapshots<'s> {
    format: &'static str,
    snapshots: Vec<Row<'s>>,
}

#[derive(Debug, Serialize)]
struct Row<'s> {
    id: Uuid,
    network: NetworkOf,
    matrix: MatrixOf,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'s str>,
    taken_on: Date,
    saved_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'s str>,
    voice: &'s Voice,
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<Uuid>,
    file: &'s str,
}

/// The snapshot that was just saved.
#[derive(Debug, Serialize)]
pub(crate) struct Saved<'s> {
    format: &'static str,
    id: Uuid,
    file: &'s str,
}

impl<'s> Snapshots<'s> {
    pub(crate) fn of(taken: impl Iterator<Item = (NetworkOf, &'s SavedSnapshot)>) -> Self {
        Self { format: "pcn-workbook.snapshots/1", snapshots: taken.map(|(network, saved)| row(network, saved)).collect() }
    }
}

fn row(network: NetworkOf, saved: &SavedSnapshot) -> Row<'_> {
    let snapshot = &saved.snapshot;
    let reference = &snapshot.assessment.matrix;
    Row {
        id: snapshot.id,
        network,
        matrix: MatrixOf { id: reference.id.clone(), revision: reference.revision },
        subject: snapshot.assessment.subject.as_deref(),
        taken_on: snapshot.taken_on,
        saved_at: snapshot.saved_at,
        label: snapshot.label.as_deref(),
        voice: &snapshot.assessment.voice,
        supersedes: snapshot.supersedes,
        file: &saved.file,
    }
}

impl<'s> Saved<'s> {
    pub(crate) fn of(saved: &'s SavedSnapshot) -> Self {
        Self { format: "pcn-workbook.saved/1", id: saved.snapshot.id, file: &saved.file }
    }
}
