//! `drafts/<draft-id>.json`: an assessment in progress, as one device publishes it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MatrixField, sanitize_file};
use crate::maturity::assessment::{
    Aim, Answers, Assessment, Draft, Judgement, RaisedAsk, SetAside, SnapshotCover, TakenBack,
    Voice,
};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::NetworkRef;

/// Reads a draft.
pub fn read(bytes: &[u8]) -> Result<Draft, Diagnostic> {
    super::read_typed::<DraftFile>(bytes, super::DRAFT).map(DraftFile::into_draft)
}

/// The bytes of a draft's file.
pub fn write(draft: &Draft) -> Vec<u8> {
    super::to_bytes(super::DRAFT, &DraftFile::of(draft))
}

/// A draft's file: the order of fields here is the order of keys in it.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(crate) struct DraftFile {
    id: Uuid,
    device: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    network: NetworkRef,
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
    #[serde(default, skip_serializing_if = "TakenBack::is_empty")]
    taken_back: TakenBack,
    #[serde(default, skip_serializing_if = "SetAside::is_empty")]
    set_aside: SetAside,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_on: Option<Date>,
    #[serde(default, skip_serializing_if = "TypedDay::is_empty")]
    typed: TypedDay,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    present: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_from: Option<Uuid>,
    #[serde(flatten)]
    unknown_fields: UnknownFields,
}

/// What was typed for the snapshot's day, while it can't be read or used.
#[derive(Default, Serialize, Deserialize, JsonSchema)]
struct TypedDay {
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_on: Option<String>,
}

impl TypedDay {
    fn is_empty(&self) -> bool {
        self.taken_on.is_none()
    }
}

impl super::FileBody for DraftFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

impl DraftFile {
    pub(crate) fn of(draft: &Draft) -> Self {
        let assessment = draft.assessment.clone();
        let cover = draft.cover.clone();
        Self {
            id: draft.id,
            device: draft.device,
            base: draft.base_hash.clone(),
            network: draft.network.clone(),
            matrix: MatrixField::of(assessment.matrix, assessment.matrix_unknown_fields),
            voice: assessment.voice,
            subject: assessment.subject,
            based_on: assessment.based_on,
            answers: assessment.answers,
            judgements: assessment.judgements,
            aims: assessment.aims,
            asks: assessment.asks,
            taken_back: assessment.taken_back,
            set_aside: draft.set_aside.clone(),
            taken_on: cover.taken_on,
            typed: TypedDay { taken_on: cover.typed_day },
            label: cover.label,
            present: cover.present,
            supersedes: cover.supersedes,
            kept_from: cover.kept_from,
            unknown_fields: draft.unknown_fields.clone(),
        }
    }

    pub(crate) fn into_draft(self) -> Draft {
        let cover = SnapshotCover {
            taken_on: self.taken_on,
            typed_day: self.typed.taken_on,
            label: self.label,
            present: self.present,
            supersedes: self.supersedes,
            kept_from: self.kept_from,
        };
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
            taken_back: self.taken_back,
        };
        let (id, device, base) = (self.id, self.device, self.base);
        let mut draft = Draft {
            id,
            device,
            base_hash: base,
            network: self.network,
            assessment,
            cover,
            set_aside: self.set_aside,
            unknown_fields: self.unknown_fields,
        };
        sanitize_file::sanitize_assessment(&mut draft.assessment);
        sanitize_file::sanitize_set_aside(&mut draft.set_aside);
        sanitize_file::sanitize_line_in_place(&mut draft.network.name);
        draft.base_hash.iter_mut().for_each(sanitize_file::sanitize_line_in_place);
        draft
            .cover
            .label
            .iter_mut()
            .chain(&mut draft.cover.present)
            .chain(&mut draft.cover.typed_day)
            .for_each(sanitize_file::sanitize_line_in_place);
        draft
    }
}
