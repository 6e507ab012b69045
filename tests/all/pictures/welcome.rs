//! The first screen: naming a network, the ways to begin, a folder that someone gave.

use std::path::PathBuf;

use pcn_workbook::app::Start;
use pcn_workbook::app::words::effect::{Effect, Look};
use pcn_workbook::app::words::heard::Heard;
use pcn_workbook::app::words::outcome::Outcome;
use pcn_workbook::app::words::reply::Scope;

use super::scene::Scene;
use super::{check, desks};

const PURPOSE: &str =
    "keep people well at home, and keep our practices open while they do more of it together than they ever did alone before";

fn first() -> Scene {
    Scene::new(desks::empty(), Start::Welcome)
}

fn added(name: &str, purpose: Option<&str>) -> Effect {
    Effect::AddNetwork { name: name.to_owned(), purpose: purpose.map(str::to_owned) }
}

#[test]
fn the_very_first_screen() {
    check("welcome-empty", &mut first());
}

#[test]
fn a_name_is_typed() {
    check("welcome-named", first().keys("\"Hillside PCN\""));
}

#[test]
fn a_purpose_has_room_for_two_sentences() {
    check("welcome-purpose", first().keys(&format!("\"Hillside PCN\" Enter \"{PURPOSE}\"")));
}

#[test]
fn the_first_look_is_one_line_down() {
    check("welcome-first-look", first().keys("\"Hillside PCN\" Enter Enter Down"));
}

#[test]
fn a_folder_is_asked_for_on_its_line() {
    check("welcome-folder", first().keys("Down*5 Enter \"/home/jo/PCN\""));
}

#[test]
fn another_network_is_named_beside_the_others() {
    check("welcome-another", Scene::new(desks::begun(), Start::Networks).keys("+ \"Eastfield PCN\" Enter"));
}

#[test]
fn without_the_matrix_no_numbers_are_made_up() {
    let mut desk = desks::empty();
    desk.national = None;
    let picture = Scene::new(desk, Start::Welcome).picture(80, 24);
    assert!(picture.contains("Start the walk: stop whenever you like"), "{picture}");
    assert!(picture.contains("First look: only the first stage"), "{picture}");
}

#[test]
fn a_walk_cannot_begin_without_a_name() {
    let mut scene = first();
    scene.keys("Down*2 Enter");
    assert_eq!(scene.effects, []);
    assert_eq!(scene.app.says.as_deref(), Some("First give your network a name. You can change it later."));
    scene.keys("\"Hillside\" Down*2 Enter");
    assert_eq!(scene.effects, [added("Hillside", None)]);
}

#[test]
fn a_network_is_asked_for_once_and_again_only_after_a_refusal() {
    let mut scene = first();
    scene.keys("\" Hillside PCN \" Enter \"well at home\" Enter Enter Enter Enter");
    let asked = added("Hillside PCN", Some("well at home"));
    assert_eq!(scene.effects, std::slice::from_ref(&asked));
    scene.take(Outcome::Refused("The folder can't be written to.".to_owned()));
    assert_eq!(scene.app.says.as_deref(), Some("The folder can't be written to."));
    scene.keys("Enter");
    assert_eq!(scene.effects, [asked.clone(), asked]);
}

#[test]
fn the_walk_begins_once_the_network_is_made() {
    let record = desks::begun().record.unwrap();
    let mut scene = first();
    scene.keys("\"Hillside PCN\" Down*3 Enter F1").take(Outcome::NetworkAdded(Box::new(record)));
    assert_eq!(scene.app.walk().map(|walk| walk.scope), Some(Scope::FirstLook));
}

#[test]
fn a_path_is_typed_pasted_or_dropped() {
    for (paste, path) in [("'/home/jo/PCN returns' ", "/home/jo/PCN returns"), ("file:///home/jo/a%20b\r\n", "/home/jo/a b")] {
        let mut scene = first();
        scene.keys("Down*5");
        scene.app.hear(Heard::Paste(paste.to_owned()), &scene.moment);
        scene.keys("Enter");
        assert_eq!(scene.effects, [Effect::OpenLibrary(PathBuf::from(path))]);
    }
    let mut scene = first();
    scene.keys("Down*5 Enter Enter");
    assert_eq!(scene.effects, []);
    scene.keys("\"C:\\returns\" Enter");
    assert_eq!(scene.effects, [Effect::OpenLibrary(PathBuf::from("C:\\returns"))]);
}

#[test]
fn plain_letters_and_the_made_up_network_are_one_key_away() {
    let mut scene = first();
    scene.keys("Down*4 Enter Down*2 Enter");
    assert_eq!(scene.effects, [Effect::Demo, Effect::KeepLook(Look { ascii: true, ..Look::default() })]);
    check("welcome-letters", &mut scene);
}

#[test]
fn esc_says_how_to_leave_the_first_page_and_leaves_the_others() {
    let mut scene = first();
    scene.keys("Esc");
    assert!(scene.app.says.clone().unwrap().contains("Ctrl-C"));
    let mut another = Scene::new(desks::begun(), Start::Networks);
    another.keys("+ Esc");
    assert!(another.picture(80, 24).contains("Networks in this folder"));
}

#[test]
fn nothing_is_made_where_nothing_can_be_changed() {
    let mut desk = desks::begun();
    desk.read_only = Some("another copy of the program has it open".to_owned());
    let mut scene = Scene::new(desk, Start::Networks);
    scene.keys("+ \"Eastfield\" Down*2 Enter");
    assert_eq!(scene.effects, []);
}
