//! A crosswalk made on the screen: chosen with arrows and ticks, kept as the room is left, refused
//! where it can't be.

use std::sync::Arc;

use pcn_workbook::maturity::ids::{DomainId, MatrixId};
use pcn_workbook::maturity::matrix::CrosswalkRow;
use pcn_workbook::maturity::matrix_catalog::MatrixCatalog;
use pcn_workbook::maturity::network_state::{KnownMatrix, Origin};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::state::AppState;

use crate::pictures::desks;
use crate::pictures::scene::Scene;

/// A matrix of our own: Riverside's, under a name of ours, that lines up with nothing yet.
pub fn ours() -> Arc<KnownMatrix> {
    let mut known = desks::known("riverside-example").as_ref().clone();
    known.matrix.id = "ours".into();
    (known.matrix.title, known.matrix.short_title) =
        ("Our own matrix".to_owned(), Some("Ours".to_owned()));
    known.matrix.crosswalk.clear();
    known.reference.id = "ours".into();
    known.reference.fingerprint = "a".repeat(64);
    let origin = Origin::Loose("matrices/ours.json".to_owned());
    Arc::new(KnownMatrix::new(known.matrix, known.reference, origin))
}

pub fn desk() -> AppState {
    let mut state = desks::begun();
    let record = state.network_state.as_mut().unwrap();
    record.network.matrices.push(MatrixId::from("ours"));
    record.matrices.push(ours());
    state
}

/// The page of our matrix, reached from the list.
pub fn page() -> Scene {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys("m");
    let matrices = vec![desks::known("pcn-companion"), desks::known("network-practice"), ours()];
    scene.take(Outcome::Matrices(Box::new(MatrixCatalog { matrices, ..MatrixCatalog::default() })));
    scene.keys("End Enter");
    scene
}

fn sent(scene: &Scene) -> Option<Vec<String>> {
    let row = |row: &CrosswalkRow| {
        let also: Vec<&str> = row.also.iter().map(DomainId::as_str).collect();
        format!(
            "{} {} {} {}",
            row.domain,
            row.matrix,
            row.main.as_ref().map_or("-", DomainId::as_str),
            also.join("+")
        )
    };
    scene.effects.iter().rev().find_map(|effect| match effect {
        Effect::Write(WriteRequest::PutCrosswalk { rows, .. }) => {
            Some(rows.iter().map(row).collect())
        }
        _ => None,
    })
}

#[test]
fn arrows_choose_the_main_area_and_ticks_those_it_also_touches() {
    let mut scene = page();
    scene.keys("l Right*3 Enter Down*2 Space Up*2 Space Esc Down Left Left Esc");
    assert_eq!(
        sent(&scene).unwrap(),
        ["RV-PLA pcn-companion CARE LEAD+RES", "RV-TRU pcn-companion RES "]
    );
    assert!(
        matches!(scene.app.screen, ActiveScreen::CrosswalkEditor(_)),
        "it is left once it is on the disk"
    );
    let mut now = ours().as_ref().clone();
    now.reference.fingerprint = "b".repeat(64);
    let was = ours().reference.clone();
    scene.take(Outcome::CrosswalkSaved { previous: was, known: Arc::new(now) });
    assert!(
        matches!(&scene.app.screen, ActiveScreen::MatrixPage(page) if page.known.reference.fingerprint.starts_with('b'))
    );
    let record = scene.app.state.network_state.as_ref().unwrap();
    assert!(
        record.matrices[1].reference.fingerprint.starts_with('b'),
        "what is in use is what it is now"
    );
}

#[test]
fn a_main_area_is_never_also_ticked_and_nothing_changed_is_nothing_written() {
    let mut scene = page();
    scene.keys("l Enter Space Esc Right Esc");
    assert_eq!(sent(&scene).unwrap(), ["RV-PLA pcn-companion LEAD "]);
    let mut scene = page();
    scene.keys("l Right Left Down Esc");
    assert_eq!(sent(&scene), None);
    assert!(matches!(scene.app.screen, ActiveScreen::MatrixPage(_)));
}

#[test]
fn each_other_matrix_has_its_own_choices_and_all_are_kept_together() {
    let mut scene = page();
    scene.keys("l Right Tab Right*2 Tab Esc");
    assert_eq!(
        sent(&scene).unwrap(),
        ["RV-PLA pcn-companion LEAD ", "RV-PLA network-practice NW-PUR "]
    );
}

#[test]
fn where_it_could_not_be_kept_it_stays_to_be_tried_or_left() {
    let mut scene = page();
    scene.keys("l Right Esc");
    scene.take(Outcome::Failed("The file of this matrix was changed meanwhile.".to_owned()));
    assert!(matches!(scene.app.screen, ActiveScreen::CrosswalkEditor(_)));
    scene.keys("Esc");
    assert!(matches!(scene.app.screen, ActiveScreen::MatrixPage(_)));
}

#[test]
fn leaving_the_program_keeps_what_was_chosen() {
    let mut scene = page();
    scene.keys("l Right C-c");
    assert_eq!(sent(&scene).unwrap().len(), 1);
}

#[test]
fn a_walk_on_which_nothing_was_said_begins_anew_and_one_with_answers_stays() {
    for (keys, stays) in [("", 0), ("3", 1)] {
        let mut scene = Scene::new(desk(), StartScreen::Home);
        scene.keys("Down Enter");
        assert!(
            matches!(&scene.app.screen, ActiveScreen::Walk(walk) if walk.subject.matrix.id().as_str() == "ours")
        );
        scene.keys(keys);
        let mut now = ours().as_ref().clone();
        now.reference.fingerprint = "b".repeat(64);
        scene.take(Outcome::CrosswalkSaved {
            previous: ours().reference.clone(),
            known: Arc::new(now),
        });
        assert_eq!(scene.app.state.network_state.as_ref().unwrap().drafts.len(), stays, "{keys}");
        scene.keys("Esc");
        scene.picture(80, 24);
    }
}

#[test]
fn what_comes_with_the_program_is_copied_first() {
    let mut scene = page();
    scene.keys("Esc Home Enter l");
    assert!(matches!(scene.app.screen, ActiveScreen::CrosswalkEditor(_)));
    scene.keys("Right");
    assert!(scene.app.message.as_ref().unwrap().contains("y copies it"), "{:?}", scene.app.message);
    scene.keys("Esc");
    assert_eq!(sent(&scene), None);
}
