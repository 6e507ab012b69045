//! Pictures of the shipped matrices beside the national one: which change a walk is about, several
//! at once.

use pcn_workbook::tui::app::StartScreen;
use uuid::Uuid;

use super::check;
use super::scene::Scene;
use crate::{subjects, walk_shipped};

#[test]
fn which_change_a_walk_is_about() {
    let mut scene = Scene::new(subjects::desk(), StartScreen::Home);
    scene.keys("Enter");
    check("subject-first", &mut scene);
    scene.keys("\"Falls clinic\" Enter 3 Enter 4");
    subjects::ask(&mut scene);
    scene.keys("Down");
    check("subject-again", &mut scene);
}

#[test]
fn two_changes_on_home_and_on_the_walk() {
    let mut scene = Scene::new(subjects::desk(), StartScreen::Home);
    scene.keys("Enter \"Falls clinic\" Enter 3 Enter 4 Enter");
    check("walk-about-one", &mut scene);
    scene.moment.new_id = Uuid::from_u128(9);
    subjects::walk_about(&mut scene, "A sleep group for carers");
    scene.keys("1 Enter Esc");
    check("home-about-two", &mut scene);
}

#[test]
fn the_exercise_and_the_warning_signs() {
    let mut scene = Scene::new(walk_shipped::desk("pre-mortem"), StartScreen::Home);
    scene.keys("Enter");
    check("exercise", &mut scene);
    scene.keys("Enter 3");
    check("walk-signs", &mut scene);
    scene.keys("Tab*5");
    check("walk-signs-last", &mut scene);
}

#[test]
fn the_others_at_their_first_statement() {
    for id in ["network-practice", "six-steps"] {
        let mut scene = Scene::new(walk_shipped::desk(id), StartScreen::Home);
        scene.keys("Enter 3");
        check(&format!("walk-{id}"), &mut scene);
    }
}

#[test]
fn a_long_subject_stays_whole_where_the_title_gives_way() {
    let mut scene = Scene::new(subjects::desk(), StartScreen::Home);
    scene.keys("Enter \"A sleep group for carers and volunteers\" Enter");
    assert!(scene.picture(80, 24).contains("A sleep group for carers and volunteers"));
    scene.keys("3 Esc Esc s");
    let saving = scene.picture(80, 24);
    assert!(saving.lines().next().unwrap().contains("A sleep group for c"), "{saving}");
}
