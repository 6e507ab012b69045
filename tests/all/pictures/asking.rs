//! The question before a walk is thrown away.

use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;

use super::scene::Scene;
use super::{check, desks};

const ASK: &str = "C-p \"discard\" Enter";

fn discarded(scene: &Scene) -> usize {
    scene
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Write(WriteRequest::DiscardDraft { .. })))
        .count()
}

#[test]
fn the_question_keeps_unless_told_otherwise() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter 4*3").keys(ASK);
    check("asking", &mut scene);
    scene.keys("Enter");
    assert_eq!(discarded(&scene), 0);
    assert!(scene.app.walk().is_some(), "back on the walk");
}

#[test]
fn the_line_below_throws_it_away_once() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter 4*3").keys(ASK).keys("Down Enter Enter");
    assert_eq!(discarded(&scene), 1);
    scene.take(Outcome::Failed("The folder is full.".to_owned())).keys("Enter");
    assert_eq!(discarded(&scene), 2);
    let draft = scene.app.state.network_state.as_ref().unwrap().drafts[0].draft.id;
    scene.take(Outcome::DraftDiscarded(draft));
    assert!(scene.app.state.network_state.as_ref().unwrap().drafts.is_empty());
}

#[test]
fn without_a_walk_there_is_nothing_to_ask() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys(ASK);
    assert_eq!(
        scene.app.message.as_deref(),
        Some("No walk is open, so there is none to throw away.")
    );
}

#[test]
fn from_home_every_open_walk_has_its_line() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("Enter 3 Esc m").take(desks::found(
        vec![desks::known("pcn-companion"), desks::known("riverside-example")],
        vec![],
    ));
    scene.keys("Esc").keys(ASK);
    assert!(scene.picture(80, 24).contains("Throw it away"));
}
