//! Pictures of bringing in: what comes in only when a person says so.

use std::sync::Arc;

use pcn_workbook::maturity::network_state::KnownMatrix;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
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
