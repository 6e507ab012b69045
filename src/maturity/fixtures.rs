//! Fixtures for tests: small matrices, answers, snapshots and networks.

use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use super::assessment::{Answer, AnswerRecord, Answers, Assessment, MatrixRef, Snapshot};
use super::ids::{ItemId, MatrixId, Slug, StageId};
use super::lineage::Lineage;
use super::matrix::{
    Ask, Bar, Domain, ItemDetails, Ladder, Matrix, MatrixKind, Rung, Stage, Statement, Term,
    Translations, UnknownFields,
};
use super::network::Network;
use super::network_state::{CopyStatus, KnownMatrix, NetworkState, Origin, SavedSnapshot};

/// A matrix called `test` with these stages, each named by its id.
pub(crate) fn matrix(stages: &[&str], domains: Vec<Domain>) -> Matrix {
    Matrix {
        id: MatrixId::from("test"),
        revision: 1,
        lineage: None,
        title: "A test".to_owned(),
        short_title: None,
        language: None,
        kind: MatrixKind::Local,
        bar: Bar::Mostly,
        about_one: None,
        short_ladders: false,
        about: None,
        opening: None,
        source: None,
        footer: None,
        before: None,
        stages: stages.iter().map(|id| stage(id)).collect(),
        scales: Vec::new(),
        answer_sets: Vec::new(),
        domains,
        glossary: Vec::new(),
        crosswalk: Vec::new(),
        changes: Vec::new(),
        unknown_fields: UnknownFields::new(),
        translations: Translations::default(),
        titles_with_network: None,
    }
}

fn stage(id: &str) -> Stage {
    Stage {
        id: StageId::from(id),
        name: id.to_owned(),
        meaning: None,
        band: None,
        unknown_fields: UnknownFields::new(),
    }
}

/// A domain named by its id, with a statement for each (id, stage).
pub(crate) fn domain(id: &str, statements: &[(&str, &str)]) -> Domain {
    Domain {
        id: id.into(),
        name: id.to_owned(),
        short_name: None,
        group: None,
        why: None,
        good: None,
        before: None,
        signs: Vec::new(),
        statements: statements.iter().map(|(id, stage)| statement(id, stage)).collect(),
        ladders: Vec::new(),
        asks: Vec::new(),
        unknown_fields: UnknownFields::new(),
    }
}

/// A statement at `stage`.
pub(crate) fn statement(id: &str, stage: &str) -> Statement {
    Statement {
        id: ItemId::from(id),
        stage: StageId::from(stage),
        text: format!("We do {id}."),
        evidence: None,
        basis: Vec::new(),
        sources: Vec::new(),
        revision: 1,
        stage_basis: None,
        answers: None,
        details: ItemDetails::default(),
        unknown_fields: UnknownFields::new(),
    }
}

/// A ladder with a rung at each of these stages, in this order.
pub(crate) fn ladder(id: &str, stages: &[&str]) -> Ladder {
    let rung =
        |stage: &&str| Rung { stage: StageId::from(*stage), text: format!("We are at {stage}.") };
    Ladder {
        id: ItemId::from(id),
        title: format!("How far {id} is"),
        rungs: stages.iter().map(rung).collect(),
        evidence: None,
        examples: Vec::new(),
        basis: Vec::new(),
        sources: Vec::new(),
        revision: 1,
        stage_basis: None,
        details: ItemDetails::default(),
        unknown_fields: UnknownFields::new(),
    }
}

/// Answers by their labels.
pub(crate) fn answers(given: &[(&str, &str)]) -> Answers {
    given
        .iter()
        .map(|(item, label)| (ItemId::from(*item), AnswerRecord::new(Answer::from_label(label))))
        .collect()
}

/// A matrix as the store would hand it over.
pub(crate) fn known_matrix(matrix: Matrix) -> Arc<KnownMatrix> {
    let reference =
        MatrixRef { id: matrix.id.clone(), revision: matrix.revision, fingerprint: "0".repeat(64) };
    let lineage = Lineage::from(&reference.id);
    let origin = Origin::Loose("matrices/test.json".to_owned());
    Arc::new(KnownMatrix { lineage, ..KnownMatrix::new(matrix, reference, origin) })
}

/// A saved snapshot whose id is the number, taken on a day such as `2026-03-12`.
pub(crate) fn saved_snapshot(
    number: u128,
    day: &str,
    matrix: &Arc<KnownMatrix>,
    given: &[(&str, &str)],
) -> SavedSnapshot {
    let mut assessment = Assessment::empty(matrix.reference.clone());
    assessment.answers = answers(given);
    let network = Network::with_name(Uuid::from_u128(1), "Hillside PCN").to_network_at_time();
    let (id, taken_on) = (Uuid::from_u128(number), day.parse().unwrap());
    SavedSnapshot {
        snapshot: Snapshot::new(id, network, assessment, taken_on, Timestamp::UNIX_EPOCH),
        matrix: Arc::clone(matrix),
        file: format!("snapshots/{day}.json"),
        hash: String::new(),
        changed_after_save: false,
        copy_status: CopyStatus::Primary,
    }
}

/// A record of these snapshots, oldest first, with these matrices in use.
pub(crate) fn network_state(
    snapshots: Vec<SavedSnapshot>,
    matrices: &[&Arc<KnownMatrix>],
) -> NetworkState {
    NetworkState {
        slug: Slug::from("hillside-pcn"),
        network: Network::with_name(Uuid::from_u128(1), "Hillside PCN"),
        snapshots,
        drafts: Vec::new(),
        other_device_drafts: Vec::new(),
        conflicts: Vec::new(),
        matrices: matrices.iter().map(|matrix| Arc::clone(matrix)).collect(),
        diagnostics: Vec::new(),
    }
}

/// A glossary entry with these other forms.
pub(crate) fn term(word: &str, also: &[&str]) -> Term {
    let also = also.iter().map(|form| (*form).to_owned()).collect();
    Term {
        term: word.to_owned(),
        meaning: format!("What {word} means."),
        also,
        unknown_fields: UnknownFields::new(),
    }
}

/// A need at `stage`.
pub(crate) fn ask(id: &str, stage: &str) -> Ask {
    Ask {
        id: ItemId::from(id),
        stage: StageId::from(stage),
        text: format!("Give us {id}."),
        unknown_fields: UnknownFields::new(),
    }
}

/// The lineage of a fixture: whatever its revision and its text, one for each id.
impl From<&MatrixId> for Lineage {
    fn from(id: &MatrixId) -> Self {
        Self::new(id.clone(), &"0".repeat(64))
    }
}

impl From<&str> for Lineage {
    fn from(id: &str) -> Self {
        Self::from(&MatrixId::from(id))
    }
}
