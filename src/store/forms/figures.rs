//! A snapshot's file read for its figures only: answers, stages said, and what lists show. Notes, evidence, reasons and fields
//! that this version does not know are passed over, which makes it several times as fast as reading all of it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::{NUMBER, SNAPSHOT, cleaning, guarding, json, snapshot};
use crate::maturity::assessment::{
    Answer, Assessment, Given, Judgement, MatrixRef, NetworkThen, Point, Snapshot, Voice, VoiceKind,
};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::Extra;
use crate::maturity::network::Profile;

/// Reads a snapshot with nothing in it but what figures are made of. A file that wants a closer look is read whole.
pub fn read(bytes: &[u8]) -> Option<Snapshot> {
    const LIMITS: json::Limits = json::Limits { text: guarding::TEXT_CAP, entries: guarding::ITEMS_CAP };
    let text = json::text_of(bytes).ok()?;
    let form: Option<Form> = json::is_plain(text, LIMITS).then(|| serde_json::from_str(text).ok()).flatten();
    match form.filter(|form| form.format == format!("{SNAPSHOT}/{NUMBER}")) {
        Some(form) => Some(form.into_snapshot()),
        None => snapshot::read(bytes).ok(),
    }
}

#[derive(Deserialize)]
struct Form {
    format: String,
    id: Uuid,
    network: NetworkForm,
    matrix: MatrixRef,
    voice: VoiceForm,
    subject: Option<String>,
    #[serde(default)]
    answers: BTreeMap<ItemId, GivenForm>,
    #[serde(default)]
    judgements: BTreeMap<DomainId, JudgementForm>,
    taken_on: Date,
    saved_at: Timestamp,
    label: Option<String>,
    supersedes: Option<Uuid>,
    of: Option<String>,
}

#[derive(Deserialize)]
struct NetworkForm {
    id: Uuid,
}

#[derive(Deserialize)]
struct VoiceForm {
    kind: VoiceKind,
    role: Option<String>,
}

#[derive(Deserialize)]
struct GivenForm {
    answer: Option<Answer>,
}

#[derive(Deserialize)]
struct JudgementForm {
    stage: Point,
}

impl Form {
    fn into_snapshot(self) -> Snapshot {
        let said = |(item, given): (ItemId, GivenForm)| (item, Given { answer: given.answer, ..Given::default() });
        let judged = |(domain, judged): (DomainId, JudgementForm)| {
            (domain, Judgement { stage: judged.stage, reason: None, extra: Extra::new() })
        };
        let mut assessment = Assessment::empty(self.matrix);
        assessment.voice = Voice { kind: self.voice.kind, role: self.voice.role, extra: Extra::new() };
        assessment.subject = self.subject;
        assessment.answers = self.answers.into_iter().map(said).collect();
        assessment.judgements = self.judgements.into_iter().map(judged).collect();
        cleaning::assessment(&mut assessment);
        let network = NetworkThen {
            id: self.network.id,
            name: String::new(),
            ods_code: None,
            purpose: None,
            profile: Profile::default(),
            extra: Extra::new(),
        };
        let mut snapshot = Snapshot {
            id: self.id,
            network,
            assessment,
            taken_on: self.taken_on,
            saved_at: self.saved_at,
            label: self.label,
            present: Vec::new(),
            supersedes: self.supersedes,
            views: Vec::new(),
            left_out: Vec::new(),
            of: self.of,
            extra: Extra::new(),
        };
        snapshot.label.iter_mut().chain(&mut snapshot.of).for_each(cleaning::line);
        snapshot
    }
}
