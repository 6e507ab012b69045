//! The first screen: naming a network, the ways to begin, a folder that someone gave.

use std::path::PathBuf;

use pcn_workbook::maturity::unsaved_network::UnsavedNetwork;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Appearance, Effect, ReadRequest, Urgency, WriteRequest};
use pcn_workbook::tui::protocol::input_event::InputEvent;
use pcn_workbook::tui::protocol::key::Key;
use pcn_workbook::tui::protocol::outcome::{Outcome, SampleKind};
use pcn_workbook::tui::protocol::transition::Scope;
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{check, desks};

const PURPOSE: &str = "keep people well at home, and keep our practices open while they do more of it together than they ever did alone before";

fn first() -> Scene {
    Scene::new(desks::empty(), StartScreen::Welcome)
}

fn added(name: &str, purpose: Option<&str>) -> Effect {
    Effect::Write(WriteRequest::AddNetwork {
        name: name.to_owned(),
        purpose: purpose.map(str::to_owned),
    })
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
fn returns_are_brought_in_and_several_files_at_once() {
    let mut scene = first();
    scene.keys("Down*5 Enter").paste("'/home/jo/PCN returns'").keys("Enter");
    let folder = PathBuf::from("/home/jo/PCN returns");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Library(folder.clone()))));
    // it is no workbook: what is in it is looked at
    scene.take(Outcome::ReturnsFound(folder.clone()));
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::PlanImport(vec![folder]))));
    assert!(scene.picture(80, 24).contains("Bring in files"), "{}", scene.picture(80, 24));
    let mut scene = first();
    scene.keys("Down*5 Enter").paste("/home/jo/a\\ b.json /home/jo/c.json").keys("Enter");
    let files = ["/home/jo/a b.json", "/home/jo/c.json"].map(PathBuf::from).to_vec();
    assert!(scene.effects.contains(&Effect::Read(ReadRequest::PlanImport(files))));
}

#[test]
fn a_folder_is_asked_for_on_its_line() {
    check("welcome-folder", first().keys("Down*5 Enter \"/home/jo/PCN\""));
}

#[test]
fn another_network_is_named_beside_the_others() {
    check(
        "welcome-another",
        Scene::new(desks::begun(), StartScreen::Networks).keys("+ \"Eastfield PCN\" Enter"),
    );
}

#[test]
fn without_the_matrix_no_numbers_are_made_up() {
    let mut state = desks::empty();
    state.national_matrix = None;
    let picture = Scene::new(state, StartScreen::Welcome).picture(80, 24);
    assert!(picture.contains("Start the walk: stop whenever you like"), "{picture}");
    assert!(picture.contains("First look: only the first stage"), "{picture}");
}

#[test]
fn a_walk_cannot_begin_without_a_name() {
    let mut scene = first();
    scene.keys("Down*2 Enter");
    assert_eq!(scene.effects, []);
    assert_eq!(
        scene.app.message.as_deref(),
        Some("First give your network a name. You can change it later.")
    );
    scene.keys("\"Hillside\" Down*2 Enter");
    assert_eq!(scene.effects, [added("Hillside", None)]);
}

#[test]
fn a_network_is_asked_for_once_and_again_only_after_a_refusal() {
    let mut scene = first();
    scene.keys("\" Hillside PCN \" Enter \"well at home\" Enter Enter Enter Enter");
    let asked = added("Hillside PCN", Some("well at home"));
    assert_eq!(scene.effects, std::slice::from_ref(&asked));
    scene.take(Outcome::Failed("The folder can't be written to.".to_owned()));
    assert_eq!(scene.app.message.as_deref(), Some("The folder can't be written to."));
    scene.keys("Enter");
    assert_eq!(scene.effects, [asked.clone(), asked]);
}

#[test]
fn the_walk_begins_once_the_network_is_made() {
    let record = desks::begun().network_state.unwrap();
    let mut scene = first();
    scene.keys("\"Hillside PCN\" Down*3 Enter F1").take(Outcome::NetworkAdded(Box::new(record)));
    assert_eq!(scene.app.walk().map(|walk| walk.scope), Some(Scope::FirstLook));
}

#[test]
fn a_path_is_typed_pasted_or_dropped() {
    for (paste, path) in [
        ("'/home/jo/PCN returns' ", "/home/jo/PCN returns"),
        ("file:///home/jo/a%20b\r\n", "/home/jo/a b"),
    ] {
        let mut scene = first();
        scene.keys("Down*5");
        scene.app.handle_input(InputEvent::Paste(paste.to_owned()), &scene.moment);
        scene.keys("Enter");
        assert_eq!(scene.effects, [Effect::Read(ReadRequest::Library(PathBuf::from(path)))]);
    }
    let mut scene = first();
    scene.keys("Down*5 Enter Enter");
    assert_eq!(scene.effects, []);
    scene.keys("\"C:\\returns\" Enter");
    assert_eq!(scene.effects, [Effect::Read(ReadRequest::Library(PathBuf::from("C:\\returns")))]);
}

#[test]
fn plain_letters_and_the_made_up_network_are_one_key_away() {
    let mut scene = first();
    scene.keys("Down*4 Enter Down*2 Enter");
    assert_eq!(
        scene.effects,
        [
            Effect::Read(ReadRequest::Demo),
            Effect::Write(WriteRequest::SaveAppearance(Appearance {
                ascii: true,
                ..Appearance::default()
            }))
        ]
    );
    check("welcome-letters", &mut scene);
}

#[test]
fn esc_says_how_to_leave_the_first_page_and_leaves_the_others() {
    let mut scene = first();
    scene.keys("Esc");
    assert!(scene.app.message.clone().unwrap().contains("Ctrl-C"));
    let mut another = Scene::new(desks::begun(), StartScreen::Networks);
    another.keys("+ Esc");
    assert!(another.picture(80, 24).contains("Networks in this folder"));
}

#[test]
fn nothing_is_made_where_nothing_can_be_changed() {
    let mut state = desks::begun();
    state.read_only_reason = Some("another copy of the program has it open".to_owned());
    let mut scene = Scene::new(state, StartScreen::Networks);
    scene.keys("+ \"Eastfield\" Down*2 Enter");
    assert_eq!(scene.effects, []);
}

const KEPT: &str = "What you began here was kept.";

fn begun(name: &str, purpose: &str) -> UnsavedNetwork {
    UnsavedNetwork { name: name.to_owned(), purpose: purpose.to_owned() }
}

/// The first screen at a start at which this was begun before.
fn first_with(unsaved: UnsavedNetwork) -> Scene {
    Scene::new(AppState { unsaved_network: Some(unsaved), ..desks::empty() }, StartScreen::Welcome)
}

/// What stands in the two fields.
fn stands(scene: &mut Scene) -> UnsavedNetwork {
    let before = scene.unsaved.clone();
    scene.keys("Up*9 \"!\"");
    let UnsavedNetwork { name, purpose } = std::mem::replace(&mut scene.unsaved, before);
    begun(name.strip_suffix('!').unwrap(), &purpose)
}

#[test]
fn what_was_begun_is_there_at_the_next_start_and_said() {
    check("welcome-kept", &mut first_with(begun("Hillside PCN", "keep people well at home")));
    let mut scene = first_with(begun("Hillside PCN", "two lines\nof it"));
    assert_eq!(scene.app.message.as_deref(), Some(KEPT));
    assert_eq!(stands(&mut scene), begun("Hillside PCN", "two lines\nof it"));
    assert_eq!(first_with(UnsavedNetwork::default()).app.message, None);
}

#[test]
fn what_is_typed_is_handed_over_as_it_is_typed_and_again_on_leaving() {
    let mut scene = first();
    scene.keys("\"Hill\" Enter \"well\" Enter");
    assert_eq!(scene.unsaved, begun("Hill", "well"));
    let paces = |scene: &mut Scene, key: Key| -> Vec<(UnsavedNetwork, Urgency)> {
        let effects = scene.app.handle_input(InputEvent::Key(key), &scene.moment);
        let kept = |effect| {
            if let Effect::Write(WriteRequest::SaveUnsavedNetwork {
                unsaved_network: unsaved,
                urgency,
            }) = effect
            {
                Some((unsaved, urgency))
            } else {
                None
            }
        };
        effects.into_iter().filter_map(kept).collect()
    };
    scene.keys("Up");
    assert_eq!(paces(&mut scene, Key::char('s')), [(begun("Hill", "wells"), Urgency::Debounced)]);
    assert_eq!(paces(&mut scene, Key::ctrl('c')), [(begun("Hill", "wells"), Urgency::Immediate)]);
    assert_eq!(paces(&mut scene, Key::ctrl('c')), [], "it was handed over already");
    assert_eq!(paces(&mut first(), Key::ctrl('c')), [], "what is not touched is not written");
    scene.paste(" pasted");
    assert_eq!(scene.unsaved, begun("Hill", "wells pasted"));
}

#[test]
fn emptied_is_kept_as_nothing() {
    let mut scene = first_with(begun("Hi", "yes"));
    scene.unsaved = begun("Hi", "yes");
    scene.keys("Backspace*2 Down C-a Delete");
    assert_eq!(scene.unsaved, UnsavedNetwork::default());
}

#[test]
fn another_network_that_was_begun_is_there_when_the_page_is_opened_again() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Networks);
    scene.keys("+ \"Eastfield\" Enter \"shared care\" Esc");
    assert!(scene.picture(80, 24).contains("Networks in this folder"));
    scene.keys("+");
    assert_eq!(scene.app.message.as_deref(), Some(KEPT));
    assert_eq!(stands(&mut scene), begun("Eastfield", "shared care"));
    let mut later = Scene::new(desks::begun(), StartScreen::Networks);
    later.unsaved = begun("Eastfield PCN", "shared care");
    later.keys("+");
    assert_eq!(later.app.message.as_deref(), Some(KEPT));
    check("welcome-another-kept", &mut later);
    later.keys("F1 F1");
    assert_eq!(
        (later.app.message.clone(), stands(&mut later)),
        (None, begun("Eastfield PCN", "shared care"))
    );
}

#[test]
fn what_is_typed_before_the_rest_was_found_stays() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Networks);
    for key in ['+', 'E'] {
        scene.app.handle_input(InputEvent::Key(Key::char(key)), &scene.moment);
    }
    scene.take(Outcome::UnsavedNetworkLoaded(begun("Westfield", "shared care")));
    assert_eq!(scene.unsaved, begun("E", "shared care"), "and what came back is kept with it");
    assert_eq!(stands(&mut scene), begun("E", "shared care"));
}

#[test]
fn once_the_network_is_made_nothing_comes_back() {
    let record = desks::begun().network_state.unwrap();
    let mut scene = first_with(begun("Hillside PCN", ""));
    scene.keys("Down*2 Enter");
    assert_eq!(scene.effects, [added("Hillside PCN", None)]);
    scene.keys("Up*2 \"x\"");
    assert_eq!(
        scene.unsaved,
        UnsavedNetwork::default(),
        "while it is made nothing is handed over behind it"
    );
    scene.take(Outcome::NetworkAdded(Box::new(record)));
    scene.keys("Esc C-p \"networks in\" Enter +");
    assert_eq!((scene.app.message.clone(), stands(&mut scene)), (None, UnsavedNetwork::default()));
}

#[test]
fn hostile_text_that_was_kept_is_cut_and_cleaned() {
    let long = "x".repeat(100_000);
    let mut scene = first_with(begun(&format!("Hill\u{1b}[31m\nside{long}"), &long));
    scene.keys("Backspace");
    let found = scene.unsaved;
    assert!(
        found.name.len() < 1024
            && found.name.starts_with("Hill")
            && !found.name.contains(['\u{1b}', '\n'])
    );
    assert_eq!(found.purpose.len(), 32 * 1024);
}

#[test]
fn where_nothing_may_be_written_nothing_is_handed_over() {
    let read_only =
        AppState { read_only_reason: Some("It is only to look at.".to_owned()), ..desks::begun() };
    let [passing, sample] = [SampleKind::Temporary, SampleKind::Persistent]
        .map(|made_up| AppState { sample_kind: made_up, ..desks::begun() });
    for state in [read_only, passing] {
        let mut scene = Scene::new(state, StartScreen::Networks);
        scene.keys("+ \"Eastfield\" Esc + C-c");
        assert_eq!(scene.unsaved, UnsavedNetwork::default());
    }
    // made up, but in a folder that stays
    let mut scene = Scene::new(sample, StartScreen::Networks);
    scene.keys("+ \"Eastfield\"");
    assert_eq!(scene.unsaved.name, "Eastfield");
}
