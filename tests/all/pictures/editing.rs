//! Changing a matrix of our own where it is read, and taking a walk along to its next revision.

use std::sync::Arc;

use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::network_state::{KnownMatrix, Origin};
use pcn_workbook::maturity::revision::{MatrixPlace, SameMeaning};
use pcn_workbook::maturity::unsaved_change::{TypedMatrixText, UnsavedChange};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;

use super::ours::{desk, ours};
use super::scene::Scene;
use super::{check, desks};

/// The page of our matrix, with its first statement in focus; answered where that is said.
pub fn page(is_answered: bool) -> Scene {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys("m").take(desks::found(vec![ours()], vec![]));
    if is_answered {
        scene.app.state.answered_matrices = vec![ours().reference.clone()];
    }
    scene.keys("Enter Tab Down*2");
    scene.effects.clear();
    scene
}

/// The only edit that was asked for.
fn edit(scene: &Scene) -> (&KnownMatrix, &str, Vec<(&str, SameMeaning)>) {
    let edits: Vec<_> = scene
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Write(WriteRequest::EditMatrix { before, after, meanings }) => {
                Some((before, after, meanings))
            }
            _ => None,
        })
        .collect();
    let [(before, after, meanings)] = edits[..] else { panic!("{:?}", scene.effects) };
    let said = meanings.iter().map(|(id, meaning)| (id.as_str(), *meaning)).collect();
    (before, &after.domains[0].statements[0].text, said)
}

/// Our matrix as it is once a change is on the disk.
fn changed(revision: u32, text: &str) -> Arc<KnownMatrix> {
    let mut known = ours().as_ref().clone();
    text.clone_into(&mut known.matrix.domains[0].statements[0].text);
    (known.matrix.revision, known.reference.revision) = (revision, revision);
    known.reference.fingerprint = "3".repeat(64);
    Arc::new(known)
}

#[test]
fn words_are_changed_where_they_are_read_and_nothing_is_asked_where_nobody_answered() {
    let mut scene = page(false);
    check("editing-page", &mut scene);
    scene.keys("Enter");
    check("editing-field", &mut scene);
    scene.keys("\" Twice.\" Enter");
    let (before, text, said) = edit(&scene);
    assert_eq!(before, ours().as_ref());
    assert!(text.ends_with(" Twice.") && said.is_empty(), "{text} {said:?}");
    let text = text.to_owned();
    scene.effects.clear();
    scene.take(Outcome::MatrixEdited {
        previous: ours().reference.clone(),
        known: changed(1, &text),
    });
    assert!(scene.picture(120, 40).contains("Twice."));
    assert!(scene.app.message.clone().unwrap().contains("u takes it back"));
    let kept = |effect: &Effect| matches!(effect, Effect::Write(WriteRequest::KeepMatrixText { typed, .. }) if typed.text.is_none());
    assert!(scene.effects.iter().any(kept), "what was typed is taken, and forgotten");
    scene.effects.clear();
    scene.keys("u");
    let (_, text, _) = edit(&scene);
    assert!(!text.contains("Twice."), "{text}");
}

#[test]
fn where_somebody_answered_it_is_said_whether_the_words_mean_the_same() {
    let mut scene = page(true);
    scene.keys("Enter \" Twice.\" Enter");
    check("editing-meaning", &mut scene);
    assert!(!scene.effects.iter().any(is_edit), "nothing is written before it is said");
    scene.keys("Esc Enter Down Enter Enter");
    let (_, _, said) = edit(&scene);
    assert_eq!(said, [("RV-PLA-2a", SameMeaning::Changed)], "Enter twice writes once");
    scene.take(Outcome::MatrixEdited {
        previous: ours().reference.clone(),
        known: changed(2, "We meet twice."),
    });
    let message = scene.app.message.clone().unwrap();
    assert!(message.contains("revision 2") && message.contains("M takes"), "{message}");
}

fn is_edit(effect: &Effect) -> bool {
    matches!(effect, Effect::Write(WriteRequest::EditMatrix { .. }))
}

#[test]
fn what_does_not_check_says_why_beside_it_and_is_not_written() {
    let mut scene = page(false);
    scene.keys("Enter C-a Delete");
    check("editing-wrong", &mut scene);
    scene.keys("Enter");
    assert!(!scene.effects.iter().any(is_edit));
    scene.keys("\"Words.\" Enter").take(Outcome::Failed("The disk is full.".to_owned()));
    let picture = scene.picture(80, 24);
    assert!(picture.contains("The disk is full.") && picture.contains("Words."), "{picture}");
    scene.keys("Esc");
    assert!(scene.app.message.clone().unwrap().contains("Ctrl-Z"), "what was typed comes back");
    scene.keys("C-z");
    assert!(scene.picture(80, 24).contains("Words."));
}

#[test]
fn what_is_typed_is_kept_and_stands_in_the_field_at_the_next_start() {
    let mut scene = page(false);
    scene.keys("Enter \" Tw\"");
    let typed = |effect: &Effect| match effect {
        Effect::Write(WriteRequest::KeepMatrixText { typed, .. }) => typed.text.clone(),
        _ => None,
    };
    let text = scene.effects.iter().rev().find_map(typed).expect("kept as it is typed");
    assert!(text.ends_with(" Tw"), "{text}");
    let place = MatrixPlace::Item { item: "RV-PLA-2a".into() };
    let matrix = ours().reference.clone();
    let typed = TypedMatrixText { matrix, place, added_below: None, text: Some(text) };
    let mut again = Scene::new(desk(), StartScreen::Home);
    again.take(Outcome::ChangeRecovered(UnsavedChange::MatrixText(Box::new(typed))));
    again.keys("m").take(desks::found(vec![ours()], vec![])).keys("Enter");
    let picture = again.picture(80, 24);
    assert!(picture.contains(" Tw") && picture.contains("Statement RV-PLA-2a"), "{picture}");
}

#[test]
fn parts_are_added_retired_and_moved() {
    let mut scene = page(false);
    scene.keys("+");
    check("editing-added", &mut scene);
    scene.keys("\"We share one list.\" Enter");
    let after = |scene: &Scene| match scene.effects.iter().rev().find(|it| is_edit(it)) {
        Some(Effect::Write(WriteRequest::EditMatrix { after, .. })) => after.clone(),
        _ => panic!("{:?}", scene.effects),
    };
    let added = after(&scene);
    let whole = &ours().matrix;
    assert_eq!(added.items().count(), whole.items().count() + 1);
    let new = &added.domains[0].statements[1];
    assert!(whole.item(&new.id).is_none() && new.text == "We share one list.");
    assert_eq!(new.stage, whole.domains[0].statements[0].stage);
    scene.keys("Esc");
    let mut scene = page(false);
    scene.keys("]");
    assert_eq!(after(&scene).domains[0].statements[1].id.as_str(), "RV-PLA-2a");
    let mut scene = page(false);
    scene.keys("R");
    assert!(after(&scene).item(&"RV-PLA-2a".into()).is_none());
    // an area goes with all of its statements only after a second press
    let mut scene = page(false);
    scene.keys("Up*2 R");
    assert!(scene.effects.is_empty() && scene.app.message.clone().unwrap().contains("once more"));
    scene.keys("R");
    assert_eq!(after(&scene).domains.len(), whole.domains.len() - 1);
}

/// Our matrix once the edit that was asked for last is on the disk.
fn edited(scene: &mut Scene, was: &KnownMatrix) -> Arc<KnownMatrix> {
    let after = scene.effects.iter().rev().find_map(|effect| match effect {
        Effect::Write(WriteRequest::EditMatrix { after, .. }) => Some(after.clone()),
        _ => None,
    });
    let known = Arc::new(KnownMatrix { matrix: *after.unwrap(), ..was.clone() });
    let previous = was.reference.clone();
    scene.take(Outcome::MatrixEdited { previous, known: Arc::clone(&known) });
    scene.effects.clear();
    known
}

#[test]
fn what_was_retired_comes_back_into_focus() {
    let mut scene = page(false);
    let text = ours().matrix.domains[0].statements[0].text.clone();
    scene.keys("R");
    let retired = edited(&mut scene, &ours());
    assert_eq!(scene.app.message.as_deref(), Some("Retired. u takes it back."));
    scene.keys("PageDown u");
    edited(&mut scene, &retired);
    assert_eq!(scene.app.message.as_deref(), Some("Taken back."));
    let picture = scene.picture(120, 40);
    let begin = text.split(' ').take(4).collect::<Vec<_>>().join(" ");
    assert!(picture.contains(&format!("► {begin}")), "{picture}");
}

#[test]
fn the_focus_goes_along_with_what_was_moved() {
    let mut scene = page(false);
    scene.keys("+ \"We share one list.\" Enter");
    let added = edited(&mut scene, &ours());
    let picture = scene.picture(120, 40);
    assert!(picture.contains("► We share one list."), "{picture}");
    scene.keys("[");
    edited(&mut scene, &added);
    let picture = scene.picture(120, 40);
    assert!(picture.contains("► We share one list."), "{picture}");
    scene.keys("]");
    assert!(scene.effects.iter().any(is_edit));
}

#[test]
fn an_older_text_with_answers_says_that_the_newest_can_be_changed() {
    let mut known = ours().as_ref().clone();
    known.origin = Origin::Frozen("matrices/ours@1_000000000000.json".to_owned());
    let mut scene = Scene::new(desk(), StartScreen::Home);
    let all = vec![changed(2, "We share one list."), Arc::new(known)];
    scene.keys("m").take(desks::found(all, vec![])).keys("End Enter Enter");
    let said = scene.app.message.clone().unwrap_or_default();
    assert!(said.contains("The newest one can be changed"), "{said}");
}

#[test]
fn what_is_not_ours_says_to_copy_it_first() {
    let frozen = || {
        let mut known = ours().as_ref().clone();
        known.origin = Origin::Frozen("matrices/ours@1_000000000000.json".to_owned());
        Arc::new(known)
    };
    for known in [desks::known("pcn-companion"), frozen()] {
        let mut scene = Scene::new(desk(), StartScreen::Home);
        scene.keys("m").take(desks::found(vec![known], vec![])).keys("Enter");
        for key in ["Enter", "+", "R", "]", "e", "u"] {
            scene.effects.clear();
            scene.keys(key);
            let message = scene.app.message.clone().unwrap_or_default();
            assert!(message.contains("Copy it first: y"), "{key}: {message}");
            assert!(scene.effects.is_empty(), "{key}");
        }
    }
}

#[test]
fn a_change_that_waits_for_its_revision_is_no_mistake() {
    let finding = Diagnostic::error(
        "changed-without-new-revision",
        "revision",
        "This matrix was changed.",
        "Take it as the next revision.",
    );
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys("m").take(super::ours::waiting(vec![finding.in_file("matrices/ours.json")]));
    check("matrices-changed", &mut scene);
    assert!(!scene.picture(80, 24).contains("an't be used"));
}

#[test]
fn a_walk_goes_along_by_a_sheet_and_nothing_reworded_counts() {
    let mut state = desk();
    let record = state.network_state.as_mut().unwrap();
    (record.network.matrices, record.matrices) = (vec!["ours".into()], vec![ours()]);
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("Enter 4 4 4 Esc");
    let mut next = ours().as_ref().clone();
    (next.reference.revision, next.matrix.revision) = (2, 2);
    next.reference.fingerprint = "1".repeat(64);
    let domain = &mut next.matrix.domains[0];
    domain.statements[1].text = "Better words, the same meaning.".to_owned();
    domain.statements[2].text = "Something else.".to_owned();
    domain.statements[2].revision = 2;
    let last = next.matrix.domains[1].statements.remove(0);
    scene.keys("m").take(desks::found(vec![Arc::new(next)], vec![])).keys("Esc M");
    check("migrating", &mut scene);
    scene.effects.clear();
    scene.keys("Enter");
    let draft = scene.kept.clone().expect("the walk is kept as it is now");
    assert_eq!(draft.assessment.matrix.revision, 2);
    let counted: Vec<_> =
        draft.assessment.answers.keys().map(pcn_workbook::maturity::ids::ItemId::as_str).collect();
    assert_eq!(counted, ["RV-PLA-2a"], "only the same words count on");
    assert_eq!(draft.set_aside.answers.len(), 2, "nothing is lost");
    assert!(ours().matrix.item(&last.id).is_some());
    check("migrated", &mut scene);
}
