//! Home, just begun and a year on.

use pcn_workbook::maturity::assessment::Answer;
use pcn_workbook::maturity::network_state::CopyStatus;
use pcn_workbook::tui::app::StartScreen;

use super::scene::Scene;
use super::{check, desks};

#[test]
fn home_of_a_network_just_named() {
    check("home-begun", &mut Scene::new(desks::begun(), StartScreen::Home));
}

#[test]
fn home_a_year_on_shows_both_matrices() {
    check("home-full", &mut Scene::new(desks::full(), StartScreen::Home));
}

#[test]
fn a_copy_that_differs_stands_beside_its_snapshot_and_leads_to_what_differs() {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let mut copy = record.snapshots.last().unwrap().clone();
    (copy.copy_status, copy.file) =
        (CopyStatus::Differs, "networks/hillside/snapshots/theirs.json".to_owned());
    let item = copy.snapshot.assessment.answers.values_mut().next().unwrap();
    item.answer = Some(Answer::NotSure);
    record.snapshots.push(copy);
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("End Up*4");
    check("home-copy", &mut scene);
    assert!(scene.keys("r").picture(80, 24).contains("another copy"), "{}", scene.picture(80, 24));
    check("choose-copy", scene.keys("Enter"));
    let asked = scene.picture(120, 40);
    assert!(asked.contains("Leave it: copy 1 goes on counting"), "{asked}");
    assert!(!asked.contains("Let copy 1 count"), "one line for each outcome: {asked}");
    let read = scene.keys("End Enter").picture(120, 40);
    assert!(read.contains("Another copy of this snapshot is here"), "{read}");
    // on its page the same question is on Enter, and the choice is seen at once
    let chosen = scene.keys("Enter Down Enter").picture(120, 40);
    assert!(chosen.contains("This copy counts now"), "{chosen}");
}

#[test]
fn the_palette_finds_any_command_by_its_words() {
    check("palette", Scene::new(desks::full(), StartScreen::Home).keys(":"));
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    check("palette-typed", scene.keys("C-p \"snap\""));
    check("palette-nothing", scene.keys("\" zzz\""));
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    let picture = scene.keys("C-p \"print\"").picture(80, 24);
    let begins_with_key = |line: &&str| line.trim_start_matches([' ', '►']).starts_with("P   ");
    assert_eq!(picture.lines().filter(begins_with_key).count(), 1, "one works here: {picture}");
    assert!(picture.contains("P on the page 'Networks in this folder'"), "{picture}");
    assert!(!picture.contains("no key"), "what has no key is no less there: {picture}");
}

#[test]
fn help_is_made_from_the_keys_of_the_place() {
    check("help-walk", Scene::new(desks::full(), StartScreen::Home).keys("Enter ?"));
    check("why-area", Scene::new(desks::full(), StartScreen::Home).keys("Tab Enter"));
    check("words", Scene::new(desks::full(), StartScreen::Home).keys("Enter g"));
}

#[test]
fn home_with_a_walk_under_way_offers_to_carry_on() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("Enter = Esc");
    check("home-under-way", &mut scene);
}
