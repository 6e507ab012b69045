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
fn enter_reads_the_snapshot_in_focus() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("h Down*2 Enter");
    assert_eq!(scene.app.key_context(), screens::snapshot_view::keys::SNAPSHOT_VIEW);
    check("history-read", &mut scene);
}
