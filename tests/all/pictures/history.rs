//! How we got here: what was said at each snapshot, and why.

use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::screens;

use super::scene::Scene;
use super::{check, desks, past};

#[test]
fn without_a_snapshot_it_says_what_to_do() {
    check("history-empty", Scene::new(desks::begun(), StartScreen::Home).keys("h"));
}

#[test]
fn the_newest_comes_first() {
    check("history-full", Scene::new(past::mixed(), StartScreen::Home).keys("h Down"));
}

#[test]
fn each_area_has_a_line_with_its_sign_and_the_place_is_told_in_snapshots() {
    let mut scene = Scene::new(past::forty(), StartScreen::Home);
    let picture = scene.keys("h").picture(80, 24);
    assert!(picture.contains("1 of 40 snapshots"), "{picture}");
    let row = picture.lines().find(|row| row.contains("Leading together")).unwrap();
    assert!(row.trim_start().starts_with(['▲', '▼', '■']), "{picture}");
    assert!(!picture.contains("we say"), "{picture}");
}

#[test]
fn why_shows_the_answers_first_and_ends_with_what_it_was_before() {
    let mut scene = Scene::new(past::forty(), StartScreen::Home);
    scene.keys("Tab w");
    for (columns, rows) in [(60, 18), (80, 24)] {
        let picture = scene.picture(columns, rows);
        let answers = picture.split_once("4 of 4 in place").map(|(_, answers)| answers);
        assert!(answers.is_some_and(|answers| answers.contains("fully")), "{picture}");
        assert!(picture.contains("before stands at the end of this page"), "{picture}");
    }
    let picture = scene.keys("End").picture(80, 60);
    let history: Vec<&str> =
        picture.lines().skip_while(|row| !row.contains("Where it stood")).collect();
    let place = |day: &str| history.iter().position(|row| row.contains(day));
    assert!(place("5 Nov 2025").is_some_and(|at| Some(at) < place("5 Jun 2025")), "{picture}");
}

#[test]
fn enter_reads_the_snapshot_in_focus() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("h Down*2 Enter");
    assert_eq!(scene.app.key_context(), screens::snapshot_view::keys::SNAPSHOT_VIEW);
    check("history-read", &mut scene);
}
