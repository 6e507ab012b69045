//! About us: nothing given, all given, a number that is none.

use pcn_workbook::maturity::network::{Network, Profile};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, Urgency, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::state::{AppState, SaveState};

use super::scene::Scene;
use super::{check, desks};

fn given() -> AppState {
    let mut state = desks::begun();
    let network = &mut state.network_state.as_mut().unwrap().network;
    network.ods_code = Some("U12345".to_owned());
    network.profile = Profile {
        list_size: Some(34_000),
        practices: Some(6),
        operating_model: Some("hub and spoke".to_owned()),
        worked_together: Some("some".to_owned()),
        deprivation: Some("mixed".to_owned()),
        setting: Some("rural".to_owned()),
        areas_overlap: Some("partly".to_owned()),
        director_sessions: Some("2.5".to_owned()),
        management_support: Some("a manager for three days a week".to_owned()),
        system: Some("North Riding".to_owned()),
        ..Profile::default()
    };
    state
}

fn put(scene: &Scene) -> Vec<Network> {
    let networks = scene.effects.iter().filter_map(|effect| match effect {
        Effect::Write(WriteRequest::PutNetwork {
            network, urgency: Urgency::Immediate, ..
        }) => Some(network.as_ref().clone()),
        _ => None,
    });
    networks.collect()
}

#[test]
fn about_us_with_only_a_name() {
    check("about-us-begun", Scene::new(desks::begun(), StartScreen::Home).keys("i"));
}

#[test]
fn about_us_with_everything_given() {
    check("about-us-full", Scene::new(given(), StartScreen::Home).keys("i Down*5"));
}

#[test]
fn what_is_no_number_is_said_and_not_lost() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("i Down*3 \"about 34 thousand\" Enter");
    assert_eq!(put(&scene), []);
    check("about-us-no-number", &mut scene);
    scene.keys("Esc");
    assert!(!scene.picture(80, 24).contains("about 34 thousand"), "it is as it was");
    scene.keys("C-z");
    assert!(scene.picture(80, 24).contains("about 34 thousand"), "and comes back once");
    scene.keys("Esc Esc");
    assert!(!scene.picture(80, 24).contains("About us"), "a second Esc leaves");
    assert_eq!(put(&scene), []);
}

#[test]
fn numbers_are_read_as_people_write_them_and_kept_when_the_line_is_left() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("i Down*3 \"34 000\"");
    assert_eq!(put(&scene), []);
    scene.keys("Down");
    assert_eq!(put(&scene).last().unwrap().profile.list_size, Some(34_000));
    assert!(scene.picture(80, 24).contains("34,000"));
    scene.keys("6 Down");
    let kept = put(&scene);
    assert_eq!(
        (kept.len(), kept[1].profile.list_size, kept[1].profile.practices),
        (2, Some(34_000), Some(6))
    );
    scene.take(Outcome::NetworkSaved {
        network: Box::new(kept[1].clone()),
        matrices: scene.app.state.network_state.clone().unwrap().matrices,
    });
    assert_eq!(scene.app.state.save_state, SaveState::Saved(scene.moment.timestamp));
}

#[test]
fn looking_changes_nothing() {
    let mut scene = Scene::new(given(), StartScreen::Home);
    scene.keys("i Down*12 Up*12 Esc i Tab*3 S-Tab Esc");
    assert_eq!(put(&scene), []);
}

#[test]
fn choices_change_to_the_side_and_what_a_file_says_stays_among_them() {
    let mut scene = Scene::new(given(), StartScreen::Home);
    scene.keys("i Down*5 Right Right Down");
    assert_eq!(put(&scene)[0].profile.operating_model.as_deref(), Some("federation"));
    scene.keys("Up Left*2 Down Right Esc");
    let kept = put(&scene);
    assert_eq!(kept[1].profile.operating_model.as_deref(), Some("hub and spoke"));
    assert_eq!(kept[2].profile.worked_together.as_deref(), Some("all"));
}

#[test]
fn an_odd_code_is_warned_of_and_kept() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("i Down*2 \"e12345\" Down");
    assert_eq!(put(&scene)[0].ods_code.as_deref(), Some("E12345"));
    assert!(scene.app.message.clone().unwrap().contains("E12345 is kept"));
    scene.keys("Up C-a \"u12345\" Down");
    assert_eq!(put(&scene)[1].ods_code.as_deref(), Some("U12345"));
    assert_eq!(scene.app.message, None);
}

#[test]
fn a_network_keeps_a_name() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("i C-a Delete Down");
    assert_eq!(put(&scene), []);
    assert!(scene.app.message.clone().unwrap().contains("needs a name"));
    scene.keys("\"Hill PCN\" Down");
    assert_eq!(put(&scene)[0].name, "Hill PCN");
    assert_eq!(scene.app.state.networks[0].network.name, "Hill PCN");
}

#[test]
fn a_changed_line_is_kept_however_the_form_is_left() {
    for way in ["F1", "C-p", "C-c", "C-s", "Down Esc", "Enter"] {
        let mut scene = Scene::new(desks::begun(), StartScreen::Home);
        scene.keys(&format!("i Down*2 \"U54321\" {way}"));
        assert_eq!(put(&scene).len(), 1, "{way}");
    }
}

#[test]
fn the_cursor_goes_along_a_text_with_the_arrows() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("i Left*4 \"North \" Down");
    assert_eq!(put(&scene)[0].name, "HillsideNorth  PCN");
}

#[test]
fn prose_is_kept_as_it_is_typed() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("i Down C-a \"Help people\"");
    let Some(Effect::Write(WriteRequest::PutNetwork { network, urgency, .. })) =
        scene.effects.last()
    else {
        panic!("nothing is kept")
    };
    assert_eq!((network.purpose.as_deref(), *urgency), (Some("Help people"), Urgency::Debounced));
}
