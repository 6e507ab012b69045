//! The walk: first visit, closing an area, disagreeing, six months later.

use pcn_workbook::tui::app::StartScreen;

use super::scene::Scene;
use super::{check, desks};

#[test]
fn the_walk_before_the_first_answer() {
    check("walk-empty", Scene::new(desks::begun(), StartScreen::Home).keys("Enter"));
}

#[test]
fn the_walk_after_some_answers() {
    check(
        "walk-part",
        Scene::new(desks::begun(), StartScreen::Home).keys("Enter 4*2 3*2 2*2 3 0 1*7 Tab 4 3"),
    );
}

#[test]
fn closing_an_area_suggests_a_stage() {
    check("walk-card", Scene::new(desks::begun(), StartScreen::Home).keys("Enter 4*5 3 0 3 2 1*7"));
}

#[test]
fn disagreeing_takes_an_arrow_and_a_line() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter 4*5 3 0 3 2 1*7 Down \"Weekly frailty meetings in 5 of 6 practices.\"");
    check("walk-disagree", &mut scene);
}

#[test]
fn six_months_later_last_times_answers_stand_beside() {
    check("walk-again", Scene::new(desks::full(), StartScreen::Home).keys("Enter 3 Enter*4"));
}

#[test]
fn a_note_is_written_beside_the_board() {
    check(
        "walk-note",
        Scene::new(desks::begun(), StartScreen::Home)
            .keys("Enter n \"We meet every second Tuesday.\" Enter \"Minutes are kept.\""),
    );
}
