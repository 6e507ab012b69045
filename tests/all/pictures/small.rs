//! The walk on the smallest screen that everything works on: what is asked stays whole.

use pcn_workbook::tui::app::StartScreen;

use super::scene::Scene;
use super::{check_at, desks};
use crate::walk_shipped;

const SMALL: &[(u16, u16)] = &[(60, 18)];

fn again() -> Scene {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("Enter 3 Enter*4");
    scene
}

fn ladder() -> Scene {
    let mut scene = Scene::new(walk_shipped::desk("what-next-for-us"), StartScreen::Home);
    scene.keys("Enter \"Stay as we are\" Enter*2");
    scene
}

#[test]
fn the_statement_in_focus_is_whole_with_its_example_and_last_time() {
    let mut scene = again();
    check_at("walk-again", &mut scene, SMALL);
    let picture = scene.picture(60, 18);
    for words in ["dates, based on an honest", "For example: plan; action log", "Last time █ fully"]
    {
        assert!(picture.contains(words), "{picture}");
    }
    assert!(picture.contains("0 not sure  - n/a"), "{picture}");
}

#[test]
fn the_card_shows_every_stage_once_with_what_is_in_place() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    check_at("walk-card", scene.keys("Enter 4*5 3 0 3 2 1*7"), SMALL);
}

#[test]
fn every_description_of_a_ladder_begins_with_its_key() {
    let mut scene = ladder();
    check_at("walk-ladder", &mut scene, SMALL);
    let picture = scene.picture(60, 18);
    assert!(picture.contains("4 Agreed: "), "{picture}");
    assert!(picture.contains("0 not sure  - does not apply"), "{picture}");
}

#[test]
fn what_is_cut_says_so_and_where_it_is_whole() {
    let picture = ladder().picture(60, 16);
    assert!(picture.contains('…') && picture.contains("w: all"), "{picture}");
}
