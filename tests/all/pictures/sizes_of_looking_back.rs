//! Every screen survives every size: nothing may panic, however small or large the window is.

use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{desks, past};

/// Draws what these keys lead to at every size from 1x1 to 30x10, and at some larger ones.
fn survives(state: AppState, keys: &str) {
    draws(state, keys, 3);
}

/// The same with every name as long as it can be, at every fourth width.
fn survives_long_names(keys: &str) {
    draws(past::long_names(), keys, 9);
}

/// The same for a desk that differs in its years, at every third width.
fn survives_years(state: AppState, keys: &str) {
    draws(state, keys, 3);
}

fn draws(state: AppState, keys: &str, step: usize) {
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys(keys);
    let small = (1..=30)
        .step_by(step)
        .flat_map(|columns| (1..=10).step_by(step).map(move |rows| (columns, rows)));
    for (columns, rows) in small.chain([
        (20, 5),
        (40, 12),
        (60, 18),
        (79, 23),
        (80, 24),
        (99, 30),
        (120, 40),
        (200, 60),
    ]) {
        let picture = scene.picture(columns, rows);
        assert_eq!(picture.split('\n').count(), usize::from(rows), "{columns}x{rows} after {keys}");
    }
}

/// With names as they are, and with names as long as they come.
fn survive(scripts: &[&str]) {
    for keys in scripts {
        survives(past::aimed(), keys);
        survives_long_names(keys);
    }
}

#[test]
fn what_next_survives_every_size() {
    survives(desks::begun(), "s");
    survive(&["s", "s End Tab", "s Right n"]);
}

#[test]
fn naming_survives_every_size() {
    survive(&["s Enter", "s Enter Down*2 Space Down*9", "s Enter Down C-a x Down"]);
}

#[test]
fn needs_survive_every_size() {
    survive(&["s a", "s a End Space"]);
}

#[test]
fn reading_survives_every_size() {
    survive(&["S-Tab Enter Tab*3"]);
}

#[test]
fn history_survives_every_size() {
    survives(desks::begun(), "h");
    survive(&["h End"]);
}

#[test]
fn progress_survives_every_size() {
    survives(desks::begun(), "p");
    survive(&["p", "p Down*6 v", "p Down*6 v v", "p Down*6 v v v"]);
    for keys in ["p", "p v", "p v v", "p v v v"] {
        survives_years(past::forty(), keys);
        survives_years(past::three(), keys);
    }
}

#[test]
fn one_area_survives_every_size() {
    survive(&["p Down*2 Enter", "p Enter Down*9", "p Enter v", "p Enter v v"]);
    for keys in ["p Enter", "p Enter v", "p Down*3 Enter"] {
        survives_years(past::mixed(), keys);
        survives_years(past::day_apart(), keys);
        survives_years(past::forty(), keys);
    }
}
