//! Pictures of bringing in: what comes in only when a person says so.

use std::sync::Arc;

use pcn_workbook::maturity::network_state::KnownMatrix;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;

use super::scene::Scene;
use super::{desks, sharing};

/// Goes down to the line of which this is said below the list.
fn go_to(scene: &mut Scene, words: &str) {
    for _ in 0..12 {
        if scene.picture(120, 40).contains(words) {
            return;
        }
        scene.keys("Down");
    }
    panic!("{}", scene.picture(120, 40));
}

fn brought_files(scene: &mut Scene) -> Vec<String> {
    scene.keys("Enter");
    let Some(Effect::Write(WriteRequest::Import(request))) = scene.effects.last() else {
        panic!("{:?}", scene.effects)
    };
    request.files.iter().map(|file| file.name.clone()).collect()
}

#[test]
fn what_differs_from_ours_stays_out_until_it_is_ticked() {
    let altered = "hillside altered.json".to_owned();
    let mut scene = sharing::looked();
    go_to(&mut scene, "stays out unless Space ticks it");
    assert!(!brought_files(&mut scene).contains(&altered));

    let mut scene = sharing::looked();
    go_to(&mut scene, "stays out unless Space ticks it");
    scene.keys("Space");
    assert!(!scene.picture(120, 40).contains("stays out unless"));
    assert!(brought_files(&mut scene).contains(&altered));
}

#[test]
fn what_was_passed_over_is_named_and_only_what_comes_in_is_said_to_lack_anything() {
    let picture = sharing::looked().picture(120, 40);
    assert!(picture.contains("1 skipped"), "{picture}");
    assert!(picture.contains("no share can be read in it: letter.txt"), "{picture}");
    assert!(!picture.contains(" lack "), "{picture}");
}

#[test]
fn a_matrix_can_be_brought_in_by_itself() {
    let mut scene = sharing::looked();
    go_to(&mut scene, "Space leads there");
    let page = scene.keys("Space").picture(80, 24);
    assert!(page.contains("Bring in the matrix Ours"), "{page}");
    scene.keys("Enter");
    let Some(Effect::Write(WriteRequest::AddMatrixFile { path, .. })) = scene.effects.last() else {
        panic!("{:?}", scene.effects)
    };
    assert!(path.ends_with("ours.json"), "{path:?}");
    let known = desks::full().network_state.unwrap().matrices[0].clone();
    let mut known = KnownMatrix::clone(&known);
    known.reference.fingerprint = String::new();
    scene.take(Outcome::MatrixAdded(Arc::new(known)));
    let page = scene.picture(120, 40);
    assert!(page.contains("in your folder now") && page.contains("Bring in files"), "{page}");
}

/// Whether Space on the spreadsheet in the list looks at it as a matrix.
fn looks_at_sheet(scene: &mut Scene) -> bool {
    scene.keys("Home");
    go_to(scene, "This is a spreadsheet.");
    scene.effects.clear();
    scene.keys("Space");
    matches!(scene.effects.last(), Some(Effect::Read(ReadRequest::Spreadsheet(_))))
}

#[test]
fn a_spreadsheet_that_was_only_looked_at_is_not_in_the_folder() {
    let mut scene = sharing::looked_with_sheet();
    assert!(looks_at_sheet(&mut scene), "{:?}", scene.effects);
    scene.keys("Home");
    go_to(&mut scene, "Space leads there");
    scene.keys("Space Enter");
    scene.take(Outcome::MatrixAdded(desks::full().network_state.unwrap().matrices[0].clone()));
    assert!(looks_at_sheet(&mut scene), "{}", scene.picture(120, 40));
}
