//! The page to print or send: seen first word for word, with or without notes, then named and
//! written; and what stands after saving.

use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens;

use super::scene::Scene;
use super::{check, desks};

fn report() -> Scene {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("C-p \"print\" Enter");
    scene
}

#[test]
fn the_page_is_seen_before_it_is_written() {
    let mut scene = report();
    assert_eq!(scene.app.key_context(), screens::report::keys::REPORT);
    check("report-top", &mut scene);
    check("report-board", scene.keys("Tab*3"));
    check("report-end", scene.keys("End"));
    scene.keys("Space");
    assert!(scene.picture(80, 24).contains("without notes and evidence"));
}

#[test]
fn its_file_is_named_and_where_it_is_stands_on_the_screen() {
    let mut scene = report();
    check("report-file", scene.keys("Enter"));
    scene.keys("Enter");
    let written = scene.effects.iter().find_map(|effect| match effect {
        Effect::Write(WriteRequest::Export { path, .. }) => Some(path.clone()),
        _ => None,
    });
    let path = written.unwrap();
    assert_eq!(path.extension().unwrap(), "html", "{path:?}");
    scene.take(Outcome::FileWritten("/home/ann/page.html".to_owned()));
    assert_eq!(scene.app.key_context(), screens::report::keys::REPORT);
    assert!(scene.picture(80, 24).contains("Written to /home/ann/page.html"));
}

#[test]
fn a_page_that_could_not_be_written_says_why_and_can_be_tried_again() {
    let mut scene = report();
    scene.keys("Enter Enter").take(Outcome::Failed("The disk is full.".to_owned()));
    assert!(scene.picture(80, 24).contains("The disk is full."));
    let before = scene.effects.len();
    scene.keys("Enter");
    assert!(scene.effects.len() > before);
}

#[test]
fn without_a_snapshot_there_is_no_page_and_that_is_said() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("C-p \"print\" Enter");
    assert!(scene.picture(80, 24).contains("no saved snapshot to make a page of yet"));
}
