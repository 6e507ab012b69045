//! `snapshots/<taken-on>_<matrix-id>_<hash12>.json`: a dated copy of a draft. It is written once
//! and kept for ever; an old file is never rewritten in this format.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use uuid::Uuid;

use super::{MatrixField, sanitize_file};
use crate::maturity::assessment::{
    Aim, Answers, Assessment, Judgement, RaisedAsk, Snapshot, TakenBack, Voice,
};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::NetworkAtTime;

/// Reads a snapshot.
pub fn read(bytes: &[u8]) -> Result<Snapshot, Diagnostic> {
    super::read_typed::<SnapshotFile>(bytes, super::SNAPSHOT).map(SnapshotFile::into_snapshot)
}

/// The bytes of a snapshot's file. The moment it was saved is written in whole seconds.
pub fn write(snapshot: &Snapshot) -> Vec<u8> {
    super::to_bytes(super::SNAPSHOT, &SnapshotFile::of(snapshot))
}

/// A snapshot's file: the order of fields here is the order of keys in it.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(crate) struct SnapshotFile {
    id: Uuid,
    network: NetworkAtTime,
    matrix: MatrixField,
    voice: Voice,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    based_on: Option<Uuid>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    answers: Answers,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    judgements: BTreeMap<DomainId, Judgement>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    aims: BTreeMap<DomainId, Aim>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    asks: BTreeMap<ItemId, RaisedAsk>,
    taken_on: Date,
    #[serde(serialize_with = "whole_seconds")]
    saved_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    present: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_from: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    views: Vec<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(flatten)]
    unknown_fields: UnknownFields,
}

impl super::FileBody for SnapshotFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// A moment such as `2026-11-21T20:30:00Z`.
fn whole_seconds<S: Serializer>(now: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&Timestamp::from_second(now.as_second()).unwrap_or(*now))
}

impl SnapshotFile {
    pub(crate) fn of(snapshot: &Snapshot) -> Self {
        let assessment = snapshot.assessment.clone();
        Self {
            id: snapshot.id,
            network: snapshot.network.clone(),
            matrix: MatrixField::of(assessment.matrix, assessment.matrix_unknown_fields),
            voice: assessment.voice,
            subject: assessment.subject,
            based_on: assessment.based_on,
            answers: assessment.answers,
            judgements: assessment.judgements,
            aims: assessment.aims,
            asks: assessment.asks,
            taken_on: snapshot.taken_on,
            saved_at: snapshot.saved_at,
            label: snapshot.label.clone(),
            present: snapshot.present.clone(),
            supersedes: snapshot.supersedes,
            kept_from: snapshot.kept_from,
            views: snapshot.views.clone(),
            form: snapshot.form,
            left_out: snapshot.left_out.clone(),
            of: snapshot.full_hash.clone(),
            salt: snapshot.salt.clone(),
            unknown_fields: snapshot.unknown_fields.clone(),
        }
    }

    fn into_snapshot(self) -> Snapshot {
        let (matrix, matrix_extra) = self.matrix.into_parts();
        let assessment = Assessment {
            matrix,
            matrix_unknown_fields: matrix_extra,
            voice: self.voice,
            subject: self.subject,
            based_on: self.based_on,
            answers: self.answers,
            judgements: self.judgements,
            aims: self.aims,
            asks: self.asks,
            taken_back: TakenBack::default(),
        };
        let mut snapshot = Snapshot {
            id: self.id,
            network: self.network,
            assessment,
            taken_on: self.taken_on,
            saved_at: self.saved_at,
            label: self.label,
            present: self.present,
            supersedes: self.supersedes,
            kept_from: self.kept_from,
            views: self.views,
            form: self.form,
            left_out: self.left_out,
            full_hash: self.of,
            salt: self.salt,
            unknown_fields: self.unknown_fields,
        };
        sanitize_file::sanitize_assessment(&mut snapshot.assessment);
        sanitize_file::sanitize_network_at_time(&mut snapshot.network);
        let single = snapshot
            .label
            .iter_mut()
            .chain(&mut snapshot.present)
            .chain(&mut snapshot.left_out)
            .chain(&mut snapshot.full_hash)
            .chain(&mut snapshot.salt);
        single.for_each(sanitize_file::sanitize_line_in_place);
        snapshot
    }
}
