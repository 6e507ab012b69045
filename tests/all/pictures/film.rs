//! One area as film, the boards then and now with their table, and the preview on Home.

use std::sync::Arc;

use jiff::civil::date;
use pcn_workbook::maturity::ids::ItemId;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::screens;
use pcn_workbook::tui::screens::progress::keys::{
    PROGRESS_AREA_TABLE, PROGRESS_FILM, PROGRESS_STEPS,
};
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{check_at, desks, past};

const SIZES: &[(u16, u16)] = &[(80, 24), (120, 30), (60, 18)];

fn scene(state: AppState, keys: &str) -> Scene {
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("p").keys(keys);
    scene
}

/// The newest snapshot keeps one answer from the one before, and asks another in other words.
fn kept_and_reworded() -> AppState {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let newest = record.snapshots.iter_mut().rfind(|saved| {
        saved.snapshot.assessment.matrix.id.as_str() == "pcn-companion"
            && saved.snapshot.taken_on == date(2025, 9, 12)
    });
    let saved = newest.unwrap();
    let kept = saved.snapshot.assessment.answers.get_mut(&ItemId::from("CARE-0a")).unwrap();
    kept.as_of = Some(date(2025, 3, 10));
    let mut known = (*saved.matrix).clone();
    let domain = known.matrix.domains.iter_mut().find(|domain| domain.id.as_str() == "CARE");
    domain.unwrap().statements[1].revision += 1;
    saved.matrix = Arc::new(known);
    state
}

#[test]
fn an_area_opens_as_film() {
    check_at("film", &mut scene(desks::full(), "Down*2 Enter"), SIZES);
    check_at("film-focus", &mut scene(desks::full(), "Down*2 Enter Down*5"), SIZES);
    check_at("film-forty", &mut scene(past::forty(), "Enter"), SIZES);
    check_at("film-one", &mut scene(past::one(), "Enter"), &[(80, 24)]);
    check_at("film-not-asked", &mut scene(past::mixed(), "Enter"), &[(80, 24)]);
}

#[test]
fn what_was_kept_and_what_was_reworded_is_told_apart() {
    let mut scene = scene(kept_and_reworded(), "Down*2 Enter");
    check_at("film-kept", &mut scene, &[(80, 24), (120, 30)]);
    let picture = scene.picture(80, 24);
    for words in ["═══", "≠", "═ kept", "≠ other words"] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
}

/// Only how much is shown depends on the size: the first and the last day always are, and what is
/// left out is counted.
#[test]
fn what_does_not_fit_is_counted_and_the_first_and_last_day_stay() {
    let mut scene = scene(past::forty(), "Enter");
    let all = scene.picture(200, 60);
    assert!(!all.contains("earlier") && !all.contains("more"), "{all}");
    for (columns, rows) in [(60, 18), (80, 24), (120, 30), (200, 60)] {
        let picture = scene.picture(columns, rows);
        let days = picture.lines().nth(2).unwrap();
        assert!(days.contains("Nov 22") && days.contains("Feb 26"), "{picture}");
    }
    let small = scene.picture(60, 18);
    assert!(small.contains("40 snapshots, ") && small.contains("11 earlier"), "{small}");
    assert!(small.contains("more ▼"), "{small}");
}

#[test]
fn stepping_goes_through_time_and_what_is_later_is_not_shown_yet() {
    let mut scene = scene(desks::full(), "Down*2 Enter Left");
    let cells = |picture: &str| -> usize {
        let rows = picture.lines().skip(4).take(12);
        rows.map(|row| row.chars().filter(|sign| "█▓▒░".contains(*sign)).count()).sum()
    };
    let then = scene.picture(80, 24);
    assert!(then.contains("As it was on"), "{then}");
    let now = scene.keys("Right").picture(80, 24);
    assert!(cells(&then) < cells(&now), "{then}\n{now}");
    assert!(scene.keys("Right").app.message.as_ref().unwrap().contains("now"));
    assert!(scene.keys("Left*9").app.message.as_ref().unwrap().contains("begins"));
}

#[test]
fn one_key_goes_through_film_steps_and_table_and_back() {
    let mut scene = scene(desks::full(), "Enter");
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(scene.app.key_context());
        scene.keys("v");
    }
    assert_eq!(seen, [PROGRESS_FILM, PROGRESS_STEPS, PROGRESS_AREA_TABLE, PROGRESS_FILM]);
}

#[test]
fn a_click_takes_the_focus_then_says_why_and_on_a_day_goes_there() {
    let mut scene = scene(desks::full(), "Down*2 Enter");
    let before = scene.picture(80, 24);
    let after = scene.click(12, 7).picture(80, 24);
    assert!(after.lines().nth(7).unwrap().starts_with('►'), "{after}");
    let at = before.lines().nth(2).unwrap().chars().position(|c| c.is_ascii_digit()).unwrap();
    let then = scene.click(u16::try_from(at).unwrap(), 2).picture(80, 24);
    assert!(then.contains("As it was on"), "{then}");
    scene.keys("Right*3").click(12, 7);
    assert_eq!(scene.app.key_context(), screens::why::keys::WHY);
}

#[test]
fn the_boards_compare_with_a_day_that_is_chosen_and_the_table_says_the_same() {
    let mut scene = scene(desks::full(), "v");
    let days = |picture: &str| picture.lines().nth(2).unwrap().to_owned();
    let last_two = days(&scene.picture(80, 24));
    assert!(last_two.contains("10 Mar 2025") && last_two.contains("12 Sep 2025"), "{last_two}");
    let first = scene.keys("Left").picture(80, 24);
    assert!(days(&first).contains("20 Sep 2024") && days(&first).contains("12 Sep 2025"));
    check_at("then-and-now", &mut scene, SIZES);
    check_at("then-and-now-table", scene.keys("v"), SIZES);
    let table = scene.picture(80, 24);
    assert!(days(&table).contains("20 Sep 2024") && days(&table).contains("12 Sep 2025"));
    assert!(scene.keys("Left").app.message.as_ref().unwrap().contains("first"));
    assert!(scene.keys("Right*2").app.message.as_ref().unwrap().contains("before the newest"));
}

#[test]
fn small_screens_say_how_many_areas_more_there_are() {
    let picture = scene(past::three(), "").picture(60, 18);
    assert!(picture.contains("more ▼"), "{picture}");
    let end = scene(past::three(), "End").picture(60, 18);
    assert!(end.contains("more ▲"), "{end}");
}

#[test]
fn home_says_of_a_matrix_that_the_begun_walk_is_not_in_it_on_few_columns_too() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("Enter 4 4 Esc Tab");
    for columns in [60, 80] {
        let picture = scene.picture(columns, 18);
        assert!(picture.contains("As last saved: the walk that is begun"), "{picture}");
    }
}

#[test]
fn the_board_beside_the_card_counts_what_is_kept_as_the_card_does() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    let board = |picture: &str| -> usize {
        let left = picture.lines().filter_map(|row| Some(row.split_once('│')?.0));
        left.map(|row| row.chars().filter(|sign| "█▓▒░".contains(*sign)).count()).sum()
    };
    let walk = scene.keys("Enter").picture(80, 24);
    let card = scene.keys("o").picture(80, 24);
    assert!(card.contains(" kept") && card.contains("0/16 today"), "{card}");
    assert!(board(&walk) == 0 && board(&card) > 50, "{walk}\n{card}");
    let left = card.lines().filter(|row| row.split('│').next().unwrap().contains(" kept"));
    assert!(left.count() >= 5, "{card}");
}

#[test]
fn home_shows_the_board_of_each_area_and_beside_it_what_is_in_focus() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    let picture = scene.picture(60, 18);
    let board = picture.lines().find(|row| row.contains("Leading together")).unwrap();
    assert!(board.contains("█"), "{picture}");
    assert!(picture.contains("below: Riverside, snapshots ▼"), "{picture}");
    check_at("home-full", &mut scene, &[(120, 30), (60, 18)]);
    let snapshots = scene.keys("Tab*3").picture(120, 30);
    assert!(snapshots.contains("Whose view"), "{snapshots}");
    check_at("home-snapshot", &mut scene, &[(120, 30)]);
    let area = scene.keys("Home Tab Down").picture(120, 30);
    assert!(area.contains("As saved on"), "{area}");
    check_at("home-area", &mut scene, &[(120, 30), (200, 60)]);
}
