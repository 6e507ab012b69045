//! What a person sees at a glance: signs and letters that are explained, moves with their days, no key
//! and no column that leads nowhere, no beginning of a field that is lost.

use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::state::AppState;

use super::past::{LOCAL, NATIONAL};
use super::scene::Scene;
use super::{desks, past};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 30)];

fn home(state: AppState, keys: &str) -> Scene {
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys(keys);
    scene
}

#[test]
fn home_says_what_the_signs_of_its_boards_mean() {
    for (columns, rows) in SIZES {
        let picture = home(desks::full(), "").picture(columns, rows);
        let hint = picture.lines().rev().nth(1).unwrap();
        assert!(hint.contains("fully") && hint.contains("not yet"), "{picture}");
    }
}

#[test]
fn where_nothing_can_be_changed_no_key_offers_to() {
    let mut state = desks::full();
    state.viewed_share = Some("/tmp/share.json".into());
    let picture = home(state, "").picture(80, 24);
    let keys = picture.lines().last().unwrap();
    assert!(!keys.contains("s save") && keys.contains("p progress"), "{picture}");
    assert!(home(desks::full(), "").picture(80, 24).contains("s save"));
}

#[test]
fn where_cells_are_letters_the_moves_of_the_area_in_focus_have_their_days() {
    for (columns, rows) in SIZES {
        let picture = home(past::forty(), "p").picture(columns, rows);
        let hint = picture.lines().rev().nth(1).unwrap();
        assert!(hint.contains("Step 1 Nov 25") && hint.contains("earlier"), "{picture}");
    }
}

/// Forty snapshots in the national matrix and in a local one, a day apart.
fn forty_twice() -> AppState {
    let mut state = past::forty();
    let record = state.network_state.as_mut().unwrap();
    let local = desks::known(LOCAL);
    record.network.matrices.push(local.reference.id.clone());
    record.matrices.push(local.clone());
    let days: Vec<_> = record.snapshots.iter().map(|saved| saved.snapshot.taken_on).collect();
    for (at, day) in days.into_iter().enumerate() {
        let (network, day) = (record.network.clone(), day.tomorrow().unwrap());
        record.snapshots.push(desks::snapshot(&network, &local, day, "Local", 900 + at, at % 4));
    }
    state
}

#[test]
fn letters_of_two_matrices_are_explained_and_both_have_rows() {
    for (columns, rows) in SIZES {
        let picture = home(forty_twice(), "p").picture(columns, rows);
        // where moves are so many that their signs come first, not all letters have room
        let is_crowded = columns < 80;
        for letter in ["F Foundation", "N Not started", "E Early", "G Growing"] {
            assert!(is_crowded || picture.contains(letter), "{letter}: {picture}");
        }
        assert!(picture.contains("▲ forward") && picture.contains("─ same"), "{picture}");
        assert!(picture.contains("Place and people"), "{picture}");
        assert!(!picture.contains("F First"), "{picture}");
    }
}

#[test]
fn a_table_has_no_column_in_which_nothing_stands() {
    let mut state = desks::full();
    let has_it = home(state.clone(), "p Down*2 Enter v v").picture(80, 24);
    assert!(has_it.lines().nth(2).unwrap().contains("Riverside"), "{has_it}");
    let record = state.network_state.as_mut().unwrap();
    record.snapshots.retain(|saved| saved.matrix.matrix.id.as_str() == NATIONAL);
    let without = home(state, "p Down*2 Enter v v").picture(80, 24);
    assert!(!without.lines().nth(2).unwrap().contains("Riverside"), "{without}");
}

#[test]
fn a_name_as_wide_as_its_field_begins_with_its_first_letter() {
    let mut state = desks::full();
    state.network_state.as_mut().unwrap().network.name = "Ambleford Central PCN".to_owned();
    let picture = home(state, "i").picture(60, 18);
    let name = picture.lines().find(|row| row.contains("► Name")).unwrap();
    assert!(name.contains("│ Ambleford Central PCN"), "{picture}");
}

#[test]
fn a_field_that_is_scrolled_says_that_it_has_a_beginning() {
    let mut state = desks::full();
    let long = "The Network of Ambleford and its Neighbours PCN";
    state.network_state.as_mut().unwrap().network.name = long.to_owned();
    let picture = home(state, "i").picture(60, 18);
    let name = picture.lines().find(|row| row.contains("► Name")).unwrap();
    assert!(name.contains("│ …"), "{picture}");
}
