//! The spreadsheet of the answers: seen first word for word, with or without notes, then named and
//! written.

use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::screens;

use super::scene::Scene;
use super::{check, desks};

fn sheet() -> Scene {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("C-p \"excel\" Enter");
    scene
}

#[test]
fn what_goes_into_it_is_seen_before_it_is_written() {
    let mut scene = sheet();
    assert_eq!(scene.app.key_context(), screens::export_preview::keys::ANSWERS_SHEET);
    check("answers-sheet-top", &mut scene);
    check("answers-sheet-answers", scene.keys("Tab*5"));
    assert!(scene.picture(80, 24).contains("this sheet is called: answers"));
    scene.keys("Space");
    let top = scene.picture(80, 24);
    assert!(top.contains("goes into it, with notes and reasons"), "{top}");
    assert!(top.contains("Left out of it: evidence and who was there."), "{top}");
}

#[test]
fn its_file_is_named_and_ends_in_xlsx() {
    let mut scene = sheet();
    check("answers-sheet-file", scene.keys("Enter"));
    scene.keys("Enter");
    let written = scene.effects.iter().find_map(|effect| match effect {
        Effect::Write(WriteRequest::Export { path, .. }) => Some(path.clone()),
        _ => None,
    });
    assert_eq!(written.unwrap().extension().unwrap(), "xlsx");
}

#[test]
fn without_a_snapshot_there_is_no_spreadsheet_and_that_is_said() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("C-p \"excel\" Enter");
    assert!(scene.picture(80, 24).contains("no saved snapshot to make a spreadsheet of yet"));
}
