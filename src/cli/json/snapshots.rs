//! `snapshots/1`: a list of snapshots; and `saved/1`: the one just saved.

use std::cell::RefCell;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::{MatrixOf, NetworkOf};
use crate::maturity::assessment::Voice;
use crate::maturity::network_state::{Record, SavedSnapshot};

/// A list of snapshots, of one network or of several.
#[derive(Serialize)]
#[serde(bound(serialize = ""))]
pub(crate) struct Snapshots<R: Iterator<Item = Record>> {
    format: &'static str,
    snapshots: Rows<R>,
}

/// The rows of each network as it comes: the next one is read when those before it are printed.
struct Rows<R>(RefCell<R>);

impl<R: Iterator<Item = Record>> Serialize for Rows<R> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut rows = to.serialize_seq(None)?;
        while let Some(record) = self.0.borrow_mut().next() {
            for saved in record.current().flat_map(|saved| record.with_copies(saved)) {
                rows.serialize_element(&row((&record).into(), saved))?;
            }
        }
        rows.end()
    }
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

impl<R: Iterator<Item = Record>> Snapshots<R> {
    /// The snapshots of these networks. It can be printed once: printing reads them.
    pub(crate) fn of(records: R) -> Self {
        Self { format: "pcn-workbook.snapshots/1", snapshots: Rows(RefCell::new(records)) }
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
