//! Desks with a walk nearly done, and desks with more, or stranger, years behind them.

use std::sync::Arc;

use jiff::Span;
use jiff::civil::{Date, date};
use pcn_workbook::maturity::assessment::{
    Aim, AimKind, Answer, Draft, Evidence, Judgement, SetAside, SnapshotCover, StagePoint, Voice,
};
use pcn_workbook::maturity::ids::{DomainId, ItemId, MatrixId, StageId};
use pcn_workbook::maturity::matrix::UnknownFields;
use pcn_workbook::maturity::network_state::{KnownMatrix, NetworkState, OpenDraft};
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

use super::desks::{answered, begun, full, known, snapshot};

pub const NATIONAL: &str = "pcn-companion";
pub const LOCAL: &str = "riverside-example";
pub const DRAFT: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_d001);

/// A year behind it, and today's walk all but done: every area has a stage, two statements are
/// open.
pub fn walked() -> AppState {
    let mut state = full();
    let record = state.network_state.as_mut().unwrap();
    let national = known(NATIONAL);
    let mut said = answered(&national, 3);
    said.based_on =
        record.last_agreed(&super::desks::subject(record, NATIONAL)).map(|saved| saved.snapshot.id);
    for item in national.matrix.items() {
        if said.answer(item.id()).is_none() {
            said.set_answer(item.id(), Answer::Partly);
        }
    }
    said.clear_answer(&ItemId::from("RES-2b"));
    said.clear_answer(&ItemId::from("PEOP-3a"));
    for (area, stage) in [
        ("LEAD", "step-1"),
        ("DATA", "step-1"),
        ("CARE", "step-1"),
        ("RES", "foundation"),
        ("PEOP", "step-1"),
    ] {
        let reason =
            if area == "CARE" { "Weekly frailty meetings in 5 of 6 practices." } else { "" };
        said.set_judgement(&DomainId::from(area), StagePoint::from_label(stage), reason);
    }
    said.set_note(&ItemId::from("CARE-1a"), "We meet every second Tuesday.");
    said.set_evidence(&ItemId::from("CARE-1b"), vec![Evidence::new("draft plan")]);
    put(record, &national, said);
    state
}

/// The same with aims for some of the areas.
pub fn aimed() -> AppState {
    let mut state = walked();
    let said = state.assessment_mut(DRAFT).unwrap();
    let aim = |wish, to: Option<&str>, day: Date, reason: Option<&str>| Aim {
        reason: reason.map(str::to_owned),
        review_on: Some(day),
        ..Aim::new(wish, to.map(StageId::from))
    };
    said.set_aim(
        &DomainId::from("LEAD"),
        Some(aim(AimKind::Stay, None, date(2026, 9, 12), Some("New partners first."))),
    );
    said.set_aim(
        &DomainId::from("DATA"),
        Some(aim(AimKind::Move, Some("step-2"), date(2026, 9, 12), None)),
    );
    said.set_aim(
        &DomainId::from("CARE"),
        Some(aim(AimKind::Move, Some("step-2"), date(2027, 3, 12), None)),
    );
    said.set_aim(
        &DomainId::from("RES"),
        Some(aim(AimKind::NotNow, None, date(2027, 3, 12), Some("No analyst until spring."))),
    );
    state
}

fn put(
    record: &mut NetworkState,
    known: &Arc<KnownMatrix>,
    assessment: pcn_workbook::maturity::assessment::Assessment,
) {
    let network = record.network.to_network_ref();
    let draft = Draft {
        id: DRAFT,
        device: Uuid::from_u128(7),
        base_hash: None,
        network,
        assessment,
        cover: SnapshotCover::default(),
        set_aside: SetAside::default(),
        unknown_fields: UnknownFields::new(),
    };
    record.drafts.push(OpenDraft {
        draft,
        matrix: Arc::clone(known),
        saved_at: None,
        recovered: false,
    });
}

/// Where nobody was noted last time, there is nobody to be there again.
pub fn nobody_noted_last_time(mut state: AppState) -> AppState {
    for saved in &mut state.network_state.as_mut().unwrap().snapshots {
        saved.snapshot.present.clear();
    }
    state
}

/// A corrected copy under way, of a snapshot with people there.
pub fn amending() -> AppState {
    let mut state = walked();
    let supersedes = state.network_state.as_ref().unwrap().snapshots[3].snapshot.id;
    state.open_draft_mut(DRAFT).unwrap().draft.cover = SnapshotCover {
        typed_day: None,
        taken_on: Some(date(2025, 9, 12)),
        label: Some("September 2025 walk".to_owned()),
        present: vec!["Practice manager".to_owned(), "pharmacist".to_owned()],
        supersedes: Some(supersedes),
        kept_from: None,
    };
    state
}

/// Just one snapshot.
pub fn one() -> AppState {
    with_national(&[(date(2025, 9, 12), "First walk", 2)])
}

/// Two snapshots a day apart, after a gap of two years.
pub fn day_apart() -> AppState {
    with_national(&[
        (date(2024, 3, 10), "First walk", 1),
        (date(2026, 3, 10), "Tuesday", 2),
        (date(2026, 3, 11), "Wednesday", 3),
    ])
}

/// Forty snapshots, one a month.
pub fn forty() -> AppState {
    let day = |at: usize| {
        date(2022, 11, 5).checked_add(Span::new().months(i32::try_from(at).unwrap())).unwrap()
    };
    let told: Vec<(Date, String, usize)> = (0..40)
        .map(|at| (day(at), format!("Walk {}", at + 1), 1 + at / 12 + usize::from(at % 7 == 3)))
        .collect();
    let told: Vec<(Date, &str, usize)> =
        told.iter().map(|(day, label, how)| (*day, label.as_str(), *how)).collect();
    with_national(&told)
}

fn with_national(told: &[(Date, &str, usize)]) -> AppState {
    let mut state = begun();
    let record = state.network_state.as_mut().unwrap();
    for (at, (day, label, how)) in told.iter().enumerate() {
        let taken = snapshot(&record.network.clone(), &known(NATIONAL), *day, label, at, *how);
        record.snapshots.push(taken);
    }
    state
}

/// A year behind it, the local matrix walked twelve days after the national one.
pub fn two_rhythms() -> AppState {
    let mut state = full();
    let record = state.network_state.as_mut().unwrap();
    for saved in record
        .snapshots
        .iter_mut()
        .filter(|saved| saved.snapshot.assessment.matrix.id.as_str() == LOCAL)
    {
        saved.snapshot.taken_on =
            saved.snapshot.taken_on.checked_add(Span::new().days(12)).unwrap();
    }
    record.snapshots.sort_by_key(|saved| saved.snapshot.taken_on);
    state
}

/// A year behind it with three matrices in use.
pub fn three() -> AppState {
    let mut state = full();
    let record = state.network_state.as_mut().unwrap();
    let mut third = (*known(LOCAL)).clone();
    third.matrix.id = MatrixId::from("harbour");
    "Harbour quarter, our own".clone_into(&mut third.matrix.title);
    third.matrix.short_title = Some("Harbour".to_owned());
    third.reference.id = third.matrix.id.clone();
    let third = Arc::new(KnownMatrix::new(third.matrix, third.reference, third.origin));
    record.network.matrices.push(third.reference.id.clone());
    record.matrices.push(Arc::clone(&third));
    let taken =
        snapshot(&record.network.clone(), &third, date(2025, 9, 12), "Harbour, first", 9, 2);
    record.snapshots.push(taken);
    state
}

/// A year behind it; in the middle one practice manager's own view, an area left out, and one where
/// nothing applies.
pub fn mixed() -> AppState {
    let mut state = full();
    let record = state.network_state.as_mut().unwrap();
    record.snapshots[1].snapshot.assessment.voice = Voice::one_view("practice manager");
    let national = known(NATIONAL);
    let items = |area: &str| {
        national.matrix.domain(&DomainId::from(area)).unwrap().items().map(|item| item.id().clone())
    };
    let first = &mut record.snapshots[0].snapshot.assessment;
    for item in items("RES") {
        first.clear_answer(&item);
    }
    let last = &mut record.snapshots[3].snapshot.assessment;
    for item in items("PEOP") {
        last.set_not_applicable(&item, "run by the council here");
    }
    state
}

/// Names as long as they come.
pub fn long_names() -> AppState {
    let mut state = walked();
    let name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a'r cylch ".repeat(3);
    let record = state.network_state.as_mut().unwrap();
    record.network.name.clone_from(&name);
    for known in &mut record.matrices {
        let known = Arc::make_mut(known);
        known.matrix.short_title = Some(name.clone());
        for domain in &mut known.matrix.domains {
            domain.short_name = Some(name.clone());
        }
        for stage in &mut known.matrix.stages {
            stage.name = format!("Cam {name}");
        }
    }
    let matrices = record.matrices.clone();
    let of = |id: &MatrixId| matrices.iter().find(|known| known.reference.id == *id).unwrap();
    for saved in &mut record.snapshots {
        saved.matrix = Arc::clone(of(&saved.snapshot.assessment.matrix.id));
        saved.snapshot.label = Some(name.clone());
        saved.snapshot.network.name.clone_from(&name);
        saved.snapshot.present = vec![name.clone(); 3];
    }
    for open in &mut record.drafts {
        open.matrix = Arc::clone(of(&open.draft.assessment.matrix.id));
    }
    state
}

/// What the team says of an area in the newest national snapshot.
pub fn judged(state: &mut AppState, area: &str, to: &str, reason: Option<&str>) {
    let network = state.network_state.as_mut().unwrap();
    let judgement = Judgement {
        stage: StagePoint::from_label(to),
        reason: reason.map(str::to_owned),
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    };
    network.snapshots[3].snapshot.assessment.judgements.insert(DomainId::from(area), judgement);
}
