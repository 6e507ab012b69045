//! Parses only what the figures of a snapshot need: answers, judged stages, and what lists show.
//! Notes, evidence, reasons and unknown fields are skipped, which makes it several times as fast.

use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use super::{FORMAT_VERSION, SNAPSHOT, json, sanitize_file, snapshot};
use crate::maturity::assessment::{
    Answer, AnswerRecord, Assessment, Judgement, MatrixRef, Snapshot, StagePoint, Voice, VoiceKind,
};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::{NetworkAtTime, Profile};

/// Reads a snapshot with nothing in it but what figures are made of. A file that is not quite as
/// the program writes them is read whole, and with all care.
pub fn read(bytes: &[u8]) -> Option<Snapshot> {
    let text = json::decode_utf8(bytes).ok()?;
    let form: Option<SummaryFields> = serde_json::from_str(text).ok();
    match form.filter(|form| form.format == format!("{SNAPSHOT}/{FORMAT_VERSION}")) {
        Some(form) => Some(form.into_snapshot()),
        None => snapshot::read(bytes).ok(),
    }
}

#[derive(Deserialize)]
struct SummaryFields {
    format: String,
    id: Uuid,
    network: NetworkFields,
    matrix: MatrixRef,
    voice: VoiceFields,
    subject: Option<String>,
    #[serde(default)]
    answers: OrderedMap<ItemId, AnswerFields>,
    #[serde(default)]
    judgements: OrderedMap<DomainId, JudgementFields>,
    taken_on: Date,
    saved_at: Timestamp,
    label: Option<String>,
    based_on: Option<Uuid>,
    supersedes: Option<Uuid>,
    kept_from: Option<Uuid>,
    form: Option<Uuid>,
    of: Option<String>,
}

#[derive(Deserialize)]
struct NetworkFields {
    id: Uuid,
}

#[derive(Deserialize)]
struct VoiceFields {
    kind: VoiceKind,
    role: Option<String>,
    of: Option<String>,
}

#[derive(Deserialize)]
struct AnswerFields {
    answer: Option<Answer>,
    as_of: Option<Date>,
}

#[derive(Deserialize)]
struct JudgementFields {
    stage: StagePoint,
}

/// An object whose keys are in order and unique, as the program writes them; any other is refused.
struct OrderedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for OrderedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for OrderedMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(OrderedMapVisitor(PhantomData))
    }
}

struct OrderedMapVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Visitor<'de> for OrderedMapVisitor<K, V> {
    type Value = OrderedMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with its keys in order")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut rows: Vec<(K, V)> = Vec::new();
        while let Some(key) = from.next_key()? {
            if rows.last().is_some_and(|(last, _)| *last >= key) {
                return Err(A::Error::custom("out of order"));
            }
            rows.push((key, from.next_value()?));
        }
        Ok(OrderedMap(rows))
    }
}

impl SummaryFields {
    fn into_snapshot(self) -> Snapshot {
        let said = |(item, given): (ItemId, AnswerFields)| {
            (
                item,
                AnswerRecord {
                    answer: given.answer,
                    as_of: given.as_of,
                    ..AnswerRecord::default()
                },
            )
        };
        let judged = |(domain, judged): (DomainId, JudgementFields)| {
            (domain, Judgement::new(judged.stage, ""))
        };
        let mut assessment = Assessment::empty(self.matrix);
        assessment.voice = Voice {
            kind: self.voice.kind,
            role: self.voice.role,
            of: self.voice.of,
            unknown_fields: UnknownFields::new(),
        };
        assessment.subject = self.subject;
        assessment.based_on = self.based_on;
        assessment.answers = self.answers.0.into_iter().map(said).collect();
        assessment.judgements = self.judgements.0.into_iter().map(judged).collect();
        sanitize_file::sanitize_assessment(&mut assessment);
        let network = NetworkAtTime {
            id: self.network.id,
            name: String::new(),
            ods_code: None,
            purpose: None,
            profile: Profile::default(),
            unknown_fields: UnknownFields::new(),
        };
        let snapshot = Snapshot::new(self.id, network, assessment, self.taken_on, self.saved_at);
        let mut snapshot = Snapshot {
            label: self.label,
            supersedes: self.supersedes,
            kept_from: self.kept_from,
            form: self.form,
            full_hash: self.of,
            ..snapshot
        };
        snapshot
            .label
            .iter_mut()
            .chain(&mut snapshot.full_hash)
            .for_each(sanitize_file::sanitize_line_in_place);
        snapshot
    }
}
