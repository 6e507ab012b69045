//! Something is not saved: it stands at the top until it is, leaving asks, and where something else
//! changed the same a person chooses.

use pcn_workbook::maturity::unsaved_change::{ChangeConflict, UnsavedChange};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;

use super::scene::Scene;
use super::{check, desks};

const FULL: &str = "Nothing was saved: the disk is full.";

/// About us with a purpose typed, and what became of it.
fn typed(is_kept: bool) -> (Scene, UnsavedChange) {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.disk_takes = false;
    scene.keys("i Down \" together\" Down");
    let change = scene
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Write(request) => request.unsaved_change(),
            _ => None,
        })
        .next_back()
        .unwrap()
        .0;
    assert!(top(&mut scene).ends_with("saving…"), "not saved is not called saved");
    let (failed, message) = (change.clone(), FULL.to_owned());
    let remedy = "Make room on the disk, then try again.".to_owned();
    scene.take(Outcome::ChangeFailed { change: failed, message, remedy, is_kept });
    (scene, change)
}

fn top(scene: &mut Scene) -> String {
    scene.picture(120, 30).lines().next().unwrap().to_owned()
}

fn leaves(scene: &Scene) -> bool {
    scene.effects.iter().any(|effect| matches!(effect, Effect::Quit | Effect::QuitAndLose))
}

#[test]
fn what_is_not_saved_stands_at_the_top_until_it_is() {
    let (mut scene, change) = typed(true);
    scene.keys("Esc Esc");
    assert!(
        top(&mut scene).ends_with("Kept on this computer, not in the folder yet: the disk is full"),
        "{}",
        top(&mut scene)
    );
    let UnsavedChange::Network { network, .. } = change.clone() else { panic!("no network") };
    scene.take(Outcome::NetworkSaved { network, matrices: Vec::new() });
    scene.take(Outcome::ChangeSaved(change));
    assert!(top(&mut scene).ends_with("saved 10:42"), "{}", top(&mut scene));
    scene.keys("q");
    assert!(leaves(&scene));
}

/// Some screens say something of themselves at the top right.
#[test]
fn what_is_on_its_way_to_the_disk_is_said_on_every_screen() {
    for keys in ["Down Space", "Down Space Enter", "Down Space C-p", "Down Space Esc"] {
        let mut scene = Scene::new(desks::full(), StartScreen::Home);
        scene.disk_takes = false;
        let known = ["pcn-companion", "riverside-example"].map(desks::known);
        scene.keys("m").take(desks::found(known.to_vec(), Vec::new())).keys(keys);
        let change = scene.effects.iter().rev().find_map(|effect| match effect {
            Effect::Write(request) => request.unsaved_change(),
            _ => None,
        });
        let (change, _) = change.unwrap();
        assert!(top(&mut scene).ends_with("saving…"), "{keys}: {}", top(&mut scene));
        scene.take(Outcome::ChangeSaved(change));
        assert!(!top(&mut scene).contains("saving"), "{keys}: {}", top(&mut scene));
    }
}

#[test]
fn leaving_with_something_only_in_memory_asks() {
    let (mut scene, _) = typed(false);
    scene.keys("Esc q");
    assert!(!leaves(&scene));
    check("leaving", &mut scene);
    scene.keys("Esc q Enter");
    assert!(!leaves(&scene), "staying comes first");
    scene.keys("q Down Enter");
    assert!(scene.effects.contains(&Effect::Write(WriteRequest::RetryUnsaved)));
    scene.take(Outcome::RetriedUnsaved);
    assert!(scene.picture(80, 24).contains("It did not work yet"));
    scene.keys("Down Enter");
    check("leaving-elsewhere", &mut scene);
    scene.keys("Enter");
    let elsewhere =
        |effect: &Effect| matches!(effect, Effect::Write(WriteRequest::SaveElsewhere(_)));
    assert!(scene.effects.iter().any(elsewhere));
    scene.take(Outcome::Failed("There is a file of this name already.".to_owned()));
    assert!(scene.picture(80, 24).contains("There is a file of this name already."));
    assert!(!leaves(&scene));
    scene.keys("Enter").take(Outcome::SavedElsewhere("/stick/a.json".to_owned()));
    assert!(leaves(&scene));
}

#[test]
fn leaving_and_losing_is_the_last_line_and_said() {
    let (mut scene, _) = typed(false);
    scene.keys("Esc q Down*3 Enter");
    assert!(scene.effects.contains(&Effect::QuitAndLose));
}

#[test]
fn ctrl_c_leaves_at_once_for_the_emergency_copy() {
    let (mut scene, _) = typed(false);
    scene.keys("C-c");
    assert!(scene.effects.contains(&Effect::Quit));
}

#[test]
fn in_an_archive_that_takes_nothing_answers_stand_as_kept_here() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    let why = "Nothing was saved: this account may not write here. Choose another folder.";
    scene.take(Outcome::Unpublished(Some(why.to_owned())));
    check("kept-here", &mut scene);
    scene.keys("Down");
    assert!(top(&mut scene).contains("Kept on this computer, not in the folder yet"));
    scene.take(Outcome::Unpublished(None));
    assert!(!top(&mut scene).contains("Kept on this computer"));
}

#[test]
fn what_is_in_a_recovery_copy_is_no_reason_to_ask() {
    let (mut scene, _) = typed(true);
    scene.keys("Esc q");
    assert!(leaves(&scene));
}

#[test]
fn what_was_changed_here_and_elsewhere_is_asked_about() {
    let (mut scene, ours) = typed(true);
    let UnsavedChange::Network { slug, mut network } = ours.clone() else { panic!("no network") };
    network.purpose = Some("Care close to home".to_owned());
    let theirs = UnsavedChange::Network { slug, network };
    scene.take(Outcome::ChangeConflict(Box::new(ChangeConflict { ours, theirs: theirs.clone() })));
    scene.keys("Esc");
    check("home-two-versions-of-about-us", &mut scene);
    scene.keys("Enter");
    check("two-versions-of-about-us", &mut scene);
    scene.keys("Down Enter");
    assert!(scene.effects.iter().any(|effect| matches!(
        effect,
        Effect::Write(WriteRequest::SettleChange { keep_ours: false, .. })
    )));
    scene.take(Outcome::ChangeSettled { kept: theirs, keep_ours: false, aside: "/aside".into() });
    let picture = scene.picture(80, 24);
    assert!(picture.contains("Care close to home") && !picture.contains("NOT SAVED"), "{picture}");
}

#[test]
fn what_could_not_be_done_stands_at_the_top_until_it_is() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    let what = "the walk was not thrown away: the disk is full".to_owned();
    let message = format!("{FULL} Make room on the disk, then try again.");
    scene.take(Outcome::NotDone { what, message });
    assert!(scene.picture(80, 24).contains("Make room on the disk"));
    scene.keys("Down Up");
    assert!(top(&mut scene).ends_with("NOT DONE: the walk was not thrown away: the disk is full"));
    scene.take(Outcome::DraftDiscarded(uuid::Uuid::nil()));
    assert!(!scene.picture(120, 30).contains("NOT DONE"));
}

#[test]
fn a_reason_that_is_longer_than_the_screen_is_cut_with_a_sign() {
    let (mut scene, change) = typed(true);
    let message = "This network is not in the workbook any more, nor in any trash.".to_owned();
    let remedy = "Look in the trash.".to_owned();
    scene.take(Outcome::ChangeFailed { change, message, remedy, is_kept: true });
    let picture = scene.picture(80, 24);
    let top = picture.lines().next().unwrap();
    assert!(top.trim_start().starts_with("Kept on this") && top.contains('…'), "{top}");
}

#[test]
fn where_nothing_can_be_written_nothing_typed_stands_as_if_it_were_kept() {
    let mut state = desks::begun();
    state.read_only_reason = Some("Another copy of the program is writing.".to_owned());
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("i Down \"X\"");
    let picture = scene.picture(80, 24);
    assert!(picture.contains("Another copy of the program is writing."), "{picture}");
    assert!(!picture.contains('X'), "{picture}");
    scene.paste("pasted").keys("Down Down Down Down Right");
    let picture = scene.picture(80, 24);
    assert!(!picture.contains("pasted"), "{picture}");
    assert!(scene.effects.is_empty(), "{:?}", scene.effects);
}
