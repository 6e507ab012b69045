//! `snapshots/1`: a list of snapshots; and `saved/1`: the one just saved.

use std::cell::RefCell;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::standing::CompleteJson;
use super::{MatrixRefJson, NetworkRefJson};
use crate::maturity::assessment::Voice;
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::scoring::completeness;

/// A list of snapshots, of one network or of several.
#[derive(JsonSchema, Serialize)]
#[serde(bound(serialize = ""))]
#[schemars(bound = "")]
pub(crate) struct SnapshotsJson<R: Iterator<Item = NetworkState>> {
    format: &'static str,
    #[schemars(with = "Vec<SnapshotRowJson<'static>>")]
    snapshots: SnapshotRowsJson<R>,
}

/// The rows of each network as it is streamed: the next one is read when those before are printed.
struct SnapshotRowsJson<R>(RefCell<R>);

impl<R: Iterator<Item = NetworkState>> Serialize for SnapshotRowsJson<R> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut rows = to.serialize_seq(None)?;
        while let Some(record) = self.0.borrow_mut().next() {
            for saved in record.listed_snapshots() {
                rows.serialize_element(&row(&record, saved))?;
            }
        }
        rows.end()
    }
}

#[derive(Debug, JsonSchema, Serialize)]
struct SnapshotRowJson<'s> {
    id: Uuid,
    network: NetworkRefJson,
    matrix: MatrixRefJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'s str>,
    taken_on: Date,
    saved_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'s str>,
    voice: &'s Voice,
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<Uuid>,
    /// Whether it counts, in progress and wherever one stands for its day.
    counted: bool,
    /// Why not: another copy of it says something else, or it was altered after it was saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = ["differs", "altered"]))]
    why_not: Option<&'static str>,
    /// Whether it is on the network's line through time.
    in_line: bool,
    complete: CompleteJson,
    file: &'s str,
}

/// The snapshot that was just saved.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct SavedJson<'s> {
    format: &'static str,
    id: Uuid,
    file: &'s str,
    network: NetworkRefJson,
    matrix: MatrixRefJson,
    taken_on: Date,
    voice: &'s Voice,
    complete: CompleteJson,
}

impl<R: Iterator<Item = NetworkState>> SnapshotsJson<R> {
    /// It can be serialized once: that reads the networks.
    pub(crate) fn of(records: R) -> Self {
        Self {
            format: "pcn-workbook.snapshots/1",
            snapshots: SnapshotRowsJson(RefCell::new(records)),
        }
    }
}

fn row<'s>(record: &NetworkState, saved: &'s SavedSnapshot) -> SnapshotRowJson<'s> {
    let snapshot = &saved.snapshot;
    let counted = saved.copy_status == CopyStatus::Primary;
    let line = record.line(&saved.into());
    let reference = &snapshot.assessment.matrix;
    SnapshotRowJson {
        id: snapshot.id,
        network: record.into(),
        matrix: MatrixRefJson { id: reference.id.clone(), revision: reference.revision },
        subject: snapshot.assessment.subject.as_deref(),
        taken_on: snapshot.taken_on,
        saved_at: snapshot.saved_at,
        label: snapshot.label.as_deref(),
        voice: &snapshot.assessment.voice,
        supersedes: snapshot.supersedes,
        counted,
        why_not: saved.copy_status.why_not(),
        in_line: counted && line.position(snapshot.id).is_some(),
        complete: completeness(&saved.matrix.matrix, &snapshot.assessment.answers).into(),
        file: &saved.file,
    }
}

impl<'s> SavedJson<'s> {
    pub(crate) fn of(network: NetworkRefJson, saved: &'s SavedSnapshot) -> Self {
        let SavedSnapshot { snapshot, file, .. } = saved;
        let said = &snapshot.assessment;
        Self {
            format: "pcn-workbook.saved/1",
            id: snapshot.id,
            file,
            network,
            matrix: (&saved.matrix.matrix).into(),
            taken_on: snapshot.taken_on,
            voice: &said.voice,
            complete: completeness(&saved.matrix.matrix, &said.answers).into(),
        }
    }
}
