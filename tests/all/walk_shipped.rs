//! Every matrix that comes with the program is walked to its end, saved, and stands on Home and
//! Progress.

use pcn_workbook::maturity::assessment::{Judgement, StagePoint};
use pcn_workbook::maturity::ids::MatrixId;
use pcn_workbook::store::shipped_matrices;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::screens::walk::WalkFocus;
use pcn_workbook::tui::state::AppState;

use crate::pictures::desks;
use crate::pictures::scene::Scene;

/// A network that uses only this matrix.
pub fn desk(id: &str) -> AppState {
    let mut state = desks::begun();
    let record = state.network_state.as_mut().unwrap();
    record.network.matrices = vec![MatrixId::from(id)];
    record.matrices = vec![desks::known(id)];
    state
}

#[test]
fn every_shipped_matrix_walks_to_a_snapshot_with_one_key_an_item() {
    for id in shipped_matrices::IDS {
        let mut scene = Scene::new(desk(id), StartScreen::Home);
        scene.keys("Enter");
        if matches!(scene.app.screen, ActiveScreen::Subject(_)) {
            scene.keys("\"Falls clinic\" Enter");
        }
        let items = desks::known(id).matrix.items().count();
        let mut answers = 0;
        for _ in 0..items * 3 {
            let ActiveScreen::Walk(walk) = &scene.app.screen else { break };
            let key = match (&walk.focus.target, walk.exercise) {
                (_, true) | (WalkFocus::Card, _) => "Enter",
                (WalkFocus::Item(_), false) => {
                    answers += 1;
                    "3"
                }
            };
            scene.keys(key);
        }
        assert_eq!(answers, items, "{id}");
        assert!(
            matches!(scene.app.screen, ActiveScreen::Save(_)),
            "{id}: {}",
            scene.picture(80, 24)
        );
        scene.keys("Enter Enter Right Enter");
        let saved = scene.effects.iter().find_map(|effect| match effect {
            Effect::Write(WriteRequest::SaveSnapshot { open_draft: open, .. }) => {
                Some(&open.draft.assessment)
            }
            _ => None,
        });
        let said = saved.unwrap();
        assert_eq!(
            (said.answers.len(), said.judgements.len()),
            (items, desks::known(id).matrix.domains.len()),
            "{id}"
        );
        assert_eq!(said.subject.is_some(), desks::known(id).matrix.about_one.is_some(), "{id}");
    }
}

#[test]
fn the_exercise_comes_before_the_first_answer_and_never_takes_one() {
    let mut scene = Scene::new(desk("pre-mortem"), StartScreen::Home);
    scene.keys("Enter");
    assert!(scene.picture(80, 24).contains("It is three years from now"));
    scene.keys("1 2 3 4 Enter 3 Esc Enter");
    let ActiveScreen::Walk(walk) = &scene.app.screen else { panic!("not on the walk") };
    assert!(!walk.exercise, "once something is answered the walk goes on where it was");
    let record = scene.app.state.network_state.as_ref().unwrap();
    assert_eq!(record.drafts[0].draft.assessment.answers.len(), 1);
    scene.keys("w");
    let why = scene.picture(80, 40);
    assert!(
        why.contains("It is three years from now") && why.contains("Deadlines nobody can meet"),
        "{why}"
    );
}

#[test]
fn long_names_of_stages_are_whole_at_80_columns() {
    let mut scene = Scene::new(desk("neighbourhood-2026"), StartScreen::Home);
    scene.keys("Enter 3 Esc");
    let record = scene.app.state.network_state.as_mut().unwrap();
    let said = &mut record.drafts[0].draft.assessment;
    for domain in &desks::known("neighbourhood-2026").matrix.domains {
        said.judgements.insert(
            domain.id.clone(),
            Judgement::new(StagePoint::from_label("several-groups"), ""),
        );
    }
    let picture = scene.keys("s").picture(80, 24);
    assert!(picture.matches("Several groups").count() >= 8, "{picture}");
    scene.keys("Right Right");
    let picture = scene.picture(80, 24);
    assert!(
        picture.contains("Several groups *") && picture.contains("to Normal for us"),
        "{picture}"
    );
}
