//! Desks to take pictures of: empty, just begun, full.

use std::sync::Arc;

use jiff::civil::{Date, date};
use pcn_workbook::maturity::assessment::{Answer, Assessment, Judgement, Snapshot, StagePoint};
use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::ids::{DomainId, MatrixId, Slug};
use pcn_workbook::maturity::matrix::UnknownFields;
use pcn_workbook::maturity::matrix_catalog::MatrixCatalog;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::network_state::{
    CopyStatus, KnownMatrix, NetworkEntry, NetworkState, SavedSnapshot,
};
use pcn_workbook::maturity::walk_subject::WalkSubject;
use pcn_workbook::store::shipped_matrices::find;
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

/// A shipped matrix.
pub fn known(id: &str) -> Arc<KnownMatrix> {
    find(&MatrixId::from(id)).unwrap()
}

/// Nothing yet: the very first start.
pub fn empty() -> AppState {
    AppState {
        national_matrix: Some(known("pcn-companion")),
        device: Uuid::from_u128(7),
        library_dir: "~/pcn-workbook".to_owned(),
        state_dir: "~/.local/state/pcn-workbook".to_owned(),
        settings_path: "~/.config/pcn-workbook/settings.json".to_owned(),
        ..AppState::default()
    }
}

/// A network that has just been named.
pub fn begun() -> AppState {
    let mut network = Network::with_name(Uuid::from_u128(1), "Hillside PCN");
    network.purpose = Some("keep people well at home and our practices open".to_owned());
    network.matrices = vec![MatrixId::from("pcn-companion")];
    let record = NetworkState {
        slug: Slug::from("hillside-pcn"),
        network: network.clone(),
        snapshots: Vec::new(),
        drafts: Vec::new(),
        other_device_drafts: Vec::new(),
        conflicts: Vec::new(),
        matrices: vec![known("pcn-companion")],
        diagnostics: Vec::new(),
    };
    AppState {
        networks: vec![NetworkEntry { slug: Slug::from("hillside-pcn"), network }],
        network_state: Some(record),
        ..empty()
    }
}

/// A network with a year behind it, and a local matrix beside the national one. `months_ago` moves
/// all of it into the past.
pub fn full() -> AppState {
    let mut state = begun();
    let record = state.network_state.as_mut().unwrap();
    record.network.matrices.push(MatrixId::from("riverside-example"));
    record.matrices.push(known("riverside-example"));
    let told = [
        ("pcn-companion", date(2024, 9, 20), "First walk", 1),
        ("pcn-companion", date(2025, 3, 10), "March 2025 walk", 2),
        ("riverside-example", date(2025, 3, 10), "Riverside, first", 1),
        ("pcn-companion", date(2025, 9, 12), "September 2025 walk", 3),
        ("riverside-example", date(2025, 9, 12), "Riverside, September", 3),
    ];
    for (at, (matrix, day, label, how)) in told.into_iter().enumerate() {
        record.snapshots.push(snapshot(
            &record.network.clone(),
            &known(matrix),
            day,
            label,
            at,
            how,
        ));
    }
    state
}

/// Answers that fall off with the stage, a little further along with each `how`.
pub fn answered(known: &Arc<KnownMatrix>, how: usize) -> Assessment {
    let mut said = Assessment::empty(known.reference.clone());
    for (area, domain) in known.matrix.domains.iter().enumerate() {
        for (number, statement) in domain.statements.iter().enumerate() {
            let stage = known.matrix.stage_index(&statement.stage).unwrap();
            let further = i64::try_from(how + area % 3 + (number * 7 + area * 3) % 3).unwrap();
            let reach = further - 2 * i64::try_from(stage).unwrap();
            let answer = match reach {
                ..=0 if (number + area) % 9 == 4 => continue,
                ..=-1 => Answer::NotYet,
                0 if number % 5 == 2 => Answer::NotSure,
                0 | 1 => Answer::Partly,
                2 => Answer::Mostly,
                _ => Answer::Fully,
            };
            said.set_answer(&statement.id, answer);
        }
    }
    if how == 3 && known.reference.id.as_str() == "pcn-companion" {
        said.judgements.insert(
            DomainId::from("CARE"),
            Judgement {
                stage: StagePoint::from_label("step-1"),
                reason: Some("Weekly frailty meetings in 5 of 6 practices.".to_owned()),
                as_before: false,
                as_of: None,
                unknown_fields: UnknownFields::new(),
            },
        );
    }
    said
}

/// A snapshot of such answers; `at` makes its id.
pub fn snapshot(
    network: &Network,
    known: &Arc<KnownMatrix>,
    day: Date,
    label: &str,
    at: usize,
    how: usize,
) -> SavedSnapshot {
    let said = answered(known, how);
    let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + at as u128);
    let snapshot = Snapshot {
        id,
        network: network.to_network_at_time(),
        assessment: said,
        taken_on: day,
        saved_at: day.at(20, 30, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp(),
        label: Some(label.to_owned()),
        present: vec!["clinical director".to_owned(), "practice manager".to_owned()],
        supersedes: None,
        kept_from: None,
        views: Vec::new(),
        form: None,
        left_out: Vec::new(),
        full_hash: None,
        salt: None,
        unknown_fields: UnknownFields::new(),
    };
    let file =
        format!("networks/hillside-pcn/snapshots/{day}_{}_{at:012x}.json", known.reference.id);
    SavedSnapshot {
        snapshot,
        matrix: Arc::clone(known),
        file,
        hash: String::new(),
        changed_after_save: false,
        copy_status: CopyStatus::Primary,
    }
}

/// These matrices, found in the library with these findings.
pub fn found(matrices: Vec<Arc<KnownMatrix>>, findings: Vec<Diagnostic>) -> Outcome {
    Outcome::Matrices(Box::new(MatrixCatalog {
        matrices,
        diagnostics: findings,
        ..MatrixCatalog::default()
    }))
}

/// The whole network through a matrix in use.
pub fn subject(record: &NetworkState, id: &str) -> WalkSubject {
    WalkSubject::from(&**record.matrix_with_id(&MatrixId::from(id)).unwrap())
}
