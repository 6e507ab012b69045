//! A walk about one thing, on the screen: it is asked which, each has a draft of its own, and a
//! start opens the right one again.

use pcn_workbook::maturity::assessment::Assessment;
use pcn_workbook::maturity::ids::MatrixId;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::command::Command;
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::screens::home::{HomeFocus, NextStep, focus_lines};
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

use crate::pictures::desks;
use crate::pictures::scene::Scene;

/// A network that uses only the matrix about one change.
pub fn desk() -> AppState {
    let mut state = desks::begun();
    let record = state.network_state.as_mut().unwrap();
    record.network.matrices = vec![MatrixId::from("change-model")];
    record.matrices = vec![desks::known("change-model")];
    state
}

fn drafts(scene: &Scene) -> Vec<&Assessment> {
    let record = scene.app.state.network_state.as_ref().unwrap();
    record
        .drafts
        .iter()
        .map(|open| &open.draft.assessment)
        .filter(|said| !said.is_blank())
        .collect()
}

fn subject(scene: &Scene) -> Option<String> {
    match &scene.app.screen {
        ActiveScreen::Walk(walk) => walk.subject.subject.clone(),
        _ => None,
    }
}

/// Starts a walk about `name` from Home; each draft gets an id of its own.
pub fn walk_about(scene: &mut Scene, name: &str) {
    ask(scene);
    scene.keys(&format!("\"{name}\" Enter"));
}

/// From the walk to the question which change the next one is about.
pub fn ask(scene: &mut Scene) {
    scene.moment.new_id = Uuid::from_u128(scene.moment.new_id.as_u128() + 1);
    scene.keys("Esc Esc");
    let lines = focus_lines(&scene.app.state, false, &scene.moment);
    let is_new = |line: &HomeFocus| matches!(line, HomeFocus::Step(NextStep::Start { subject, .. }) if subject.subject.is_none());
    scene.obey(Command::Open(lines.iter().position(is_new).unwrap()));
    assert!(matches!(scene.app.screen, ActiveScreen::Subject(_)), "{}", scene.picture(80, 24));
}

#[test]
fn it_asks_which_before_the_first_answer_and_an_empty_line_starts_nothing() {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys("Enter Enter");
    assert!(matches!(scene.app.screen, ActiveScreen::Subject(_)));
    assert!(scene.app.message.as_ref().unwrap().contains("Type its name"));
    scene.keys("Esc Esc");
    assert!(matches!(scene.app.screen, ActiveScreen::Home(_)) && drafts(&scene).is_empty());
    scene.keys("Enter \"  Falls   clinic \" Enter 3");
    assert_eq!(subject(&scene).as_deref(), Some("Falls clinic"));
    assert_eq!(
        (drafts(&scene)[0].matrix.id.as_str(), drafts(&scene)[0].subject.as_deref()),
        ("change-model", Some("Falls clinic"))
    );
}

#[test]
fn two_are_open_at_once_and_a_name_typed_again_goes_on_with_its_own() {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys("Enter \"Falls clinic\" Enter 3");
    walk_about(&mut scene, "Sleep group");
    scene.keys("2 Enter 2");
    assert_eq!(drafts(&scene).iter().map(|said| said.answers.len()).collect::<Vec<_>>(), [1, 2]);
    walk_about(&mut scene, "FALLS clinic");
    assert_eq!(subject(&scene).as_deref(), Some("Falls clinic"), "one thing, however it is spelt");
    scene.keys("4");
    assert_eq!(drafts(&scene).len(), 2);
    assert_eq!(drafts(&scene)[0].answers.len(), 2);
    let bookmark = scene.app.bookmark().unwrap();
    assert_eq!(bookmark.subject.subject.as_deref(), Some("Falls clinic"));
    let again = Scene::new(scene.app.state.clone(), StartScreen::Bookmark(bookmark));
    assert_eq!(subject(&again).as_deref(), Some("Falls clinic"));
}

#[test]
fn those_walked_before_are_one_key_away() {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys("Enter \"Falls clinic\" Enter 3");
    walk_about(&mut scene, "Sleep group");
    scene.keys("3");
    ask(&mut scene);
    scene.keys("Down Down");
    let ActiveScreen::Subject(asked) = &scene.app.screen else { panic!("not asked") };
    assert_eq!(
        (asked.previous.as_slice(), asked.field.text().as_str()),
        (&["Sleep group".to_owned(), "Falls clinic".to_owned()][..], "Falls clinic")
    );
    scene.keys("Enter");
    assert_eq!(subject(&scene).as_deref(), Some("Falls clinic"));
}

#[test]
fn no_two_lines_of_home_are_taken_for_one_and_all_are_reached() {
    let mut state = desk();
    let known = desks::known("change-model");
    let record = state.network_state.as_mut().unwrap();
    // as an earlier version of the matrix left it, which did not ask which change
    let saved = desks::snapshot(
        &record.network.clone(),
        &known,
        jiff::civil::date(2025, 3, 12),
        "before",
        1,
        2,
    );
    record.snapshots.push(saved);
    let mut scene = Scene::new(state, StartScreen::Home);
    let lines = focus_lines(&scene.app.state, false, &scene.moment);
    for (at, line) in lines.iter().enumerate() {
        let first = lines.iter().position(|other| other.is_same_thing(line));
        assert_eq!(first, Some(at), "{lines:#?}");
    }
    let focused = |scene: &mut Scene| {
        let picture = scene.picture(120, 60);
        picture.lines().find(|row| row.contains('►')).unwrap_or_default().to_owned()
    };
    let mut seen = vec![focused(&mut scene)];
    for _ in 1..lines.len() {
        scene.keys("Down");
        seen.push(focused(&mut scene));
    }
    assert_ne!(seen[seen.len() - 1], seen[seen.len() - 2], "the last line is reached: {seen:#?}");
}

#[test]
fn a_walk_that_was_opened_only_has_nothing_to_save() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter s");
    assert_eq!(scene.app.key_context().title, "Save a snapshot: nothing yet");
}

#[test]
fn two_copies_of_another_computers_walk_are_two_lines() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("Enter 4");
    let mut state = scene.app.state.clone();
    let record = state.network_state.as_mut().unwrap();
    let elsewhere = record.drafts.remove(0);
    record.other_device_drafts = vec![elsewhere.clone(), elsewhere];
    let scene = Scene::new(state, StartScreen::Home);
    let lines = focus_lines(&scene.app.state, false, &scene.moment);
    let walks = lines.iter().filter(|line| matches!(line, HomeFocus::OtherDevice(..)));
    let walks: Vec<&HomeFocus> = walks.collect();
    assert_eq!(walks.len(), 2);
    assert!(!walks[0].is_same_thing(walks[1]));
}
