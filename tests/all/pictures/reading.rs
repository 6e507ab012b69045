//! A saved snapshot, read.

use pcn_workbook::maturity::ids::ItemId;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};

use super::scene::Scene;
use super::{check, desks, past};

/// Home, then the snapshots: the newest first.
const NEWEST: &str = "S-Tab Enter";

#[test]
fn a_snapshot_is_read_from_its_head() {
    check(
        "reading-head",
        Scene::new(past::mixed(), StartScreen::Home).keys(NEWEST).keys("Esc End Up*3 Enter"),
    );
}

#[test]
fn tab_goes_from_area_to_area() {
    let mut state = desks::full();
    let said = &mut state.network_state.as_mut().unwrap().snapshots[3].snapshot.assessment;
    said.set_note(
        &ItemId::from("CARE-0a"),
        "The community matron comes to every second practice meeting, and the care home team once a month.",
    );
    check("reading-area", Scene::new(state, StartScreen::Home).keys("S-Tab Down Enter Tab*4"));
}

#[test]
fn what_happened_to_it_is_said() {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    record.snapshots[4].changed_after_save = true;
    let mut copy = record.snapshots[3].clone();
    copy.snapshot.id = uuid::Uuid::from_u128(99);
    copy.snapshot.supersedes = Some(record.snapshots[4].snapshot.id);
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys(NEWEST);
    scene.app.state.network_state.as_mut().unwrap().snapshots.push(copy);
    check("reading-changed", &mut scene);
}

#[test]
fn another_copy_that_says_something_else_is_shown_beside_it() {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let mut other = record.snapshots[4].clone();
    other.file.push_str(".other");
    let first = other.snapshot.assessment.answers.keys().next().cloned().unwrap();
    other
        .snapshot
        .assessment
        .set_answer(&first, pcn_workbook::maturity::assessment::Answer::NotYet);
    record.snapshots.push(other);
    check("reading-two-copies", Scene::new(state, StartScreen::Home).keys(NEWEST));
}

#[test]
fn r_asks_for_a_corrected_copy() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys(NEWEST).keys("r");
    assert!(
        matches!(scene.effects.last(), Some(Effect::Write(WriteRequest::Amend { .. }))),
        "{:?}",
        scene.effects
    );
}
