//! The networks of a folder: none, a few, very many.

use std::sync::Arc;

use jiff::civil::{Date, date};
use pcn_workbook::maturity::assessment::{Answer, Assessment};
use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::ids::Slug;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::network_state::NetworkEntry;
use pcn_workbook::maturity::summary::{
    LibrarySummary, NetworkSummary, SnapshotSummary, summarize_snapshot,
};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

use super::scene::Scene;
use super::{check, desks, past};

fn entry(name: &str, code: Option<&str>, purpose: Option<&str>) -> NetworkEntry {
    let mut network = Network::with_name(Uuid::from_u128(u128::from(name.as_bytes()[0])), name);
    network.ods_code = code.map(str::to_owned);
    network.purpose = purpose.map(str::to_owned);
    NetworkEntry { slug: Slug::new(name.to_lowercase().replace(' ', "-")), network }
}

fn few() -> AppState {
    let networks = vec![
        entry(
            "Brook Vale PCN",
            Some("U11111"),
            Some("one front door for people who need several of us at once, and for their carers"),
        ),
        entry("Castle PCN", None, Some("keep our practices open")),
        entry(
            "Hillside PCN",
            Some("U12345"),
            Some("keep people well at home and our practices open"),
        ),
        entry("Lakes and Western Moors Rural Primary Care Network Alliance", None, None),
    ];
    AppState { networks, ..desks::empty() }
}

fn many() -> AppState {
    let networks =
        (0..1250).map(|at| entry(&format!("Network {at:04}"), Some("U12345"), None)).collect();
    AppState { networks, ..desks::empty() }
}

#[test]
fn networks_of_an_empty_folder() {
    check("networks-empty", &mut Scene::new(desks::empty(), StartScreen::Networks));
}

#[test]
fn what_was_said_of_the_list_is_gone_once_a_network_is_open() {
    let mut scene = Scene::new(few(), StartScreen::Networks);
    // a key that means nothing, pressed while the network is being read
    scene.keys("Enter Z");
    assert!(scene.app.message.as_ref().unwrap().contains("does nothing"));
    let opened = || Outcome::NetworkOpened(Box::new(past::walked().network_state.unwrap()));
    scene.take(opened());
    assert_eq!(scene.app.message, None);
    // what else was said stays: it may be the only word on what was not saved last time
    scene.app.message = Some("Here again, not saved last time: a note.".to_owned());
    scene.take(opened());
    assert!(scene.app.message.as_ref().unwrap().contains("not saved last time"));
}

#[test]
fn a_few_networks() {
    check("networks-few", Scene::new(few(), StartScreen::Networks).keys("Down"));
}

#[test]
fn very_many_networks_a_screenful_at_a_time() {
    check("networks-many", Scene::new(many(), StartScreen::Networks).keys("PageDown Down*3"));
}

#[test]
fn enter_opens_the_network_in_focus() {
    let mut scene = Scene::new(few(), StartScreen::Networks);
    scene.keys("Down Enter");
    assert_eq!(
        scene.effects,
        [Effect::PublishDrafts, Effect::Read(ReadRequest::Network(Slug::from("castle-pcn")))]
    );
}

#[test]
fn the_focus_stays_on_its_network_when_the_list_is_read_anew() {
    let mut scene = Scene::new(few(), StartScreen::Networks);
    let mut more = few().networks;
    more.insert(0, entry("Abbey PCN", None, None));
    scene.keys("Down").take(Outcome::Networks(more)).keys("Enter");
    assert_eq!(
        scene.effects.last(),
        Some(&Effect::Read(ReadRequest::Network(Slug::from("castle-pcn"))))
    );
}

#[test]
fn the_open_network_is_in_focus_and_esc_goes_back_to_it() {
    let state = AppState { networks: few().networks, ..desks::begun() };
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("C-p \"networks in\" Enter");
    assert!(scene.picture(80, 24).contains("►"));
    check("networks-open", &mut scene);
    scene.keys("Enter");
    assert!(
        !scene.effects.iter().any(|effect| matches!(effect, Effect::Read(ReadRequest::Network(_))))
    );
    scene.keys("C-p \"networks in\" Enter Esc s");
    assert!(!scene.picture(80, 24).contains("Networks in this folder"));
}

#[test]
fn q_leaves() {
    let mut scene = Scene::new(few(), StartScreen::Networks);
    scene.keys("Esc q");
    assert_eq!(scene.effects.last(), Some(&Effect::Quit));
}

/// The few networks with what they saved: two days apart and moved, one snapshot, none, one without
/// any yet.
fn summed_up(mut state: AppState) -> AppState {
    let known = desks::known("pcn-companion");
    let reference = Arc::new(known.reference.clone());
    let saved = |day: Date, answers: &[(&str, &str)]| {
        let mut said = Assessment::empty(known.reference.clone());
        for (item, answer) in answers {
            said.set_answer(&(*item).into(), Answer::from_label(answer));
        }
        let mut saved = desks::snapshot(&state.networks[0].network, &known, day, "A walk", 1, 0);
        saved.snapshot.assessment = said;
        Arc::new(summarize_snapshot(&saved.snapshot, &known.matrix, &reference))
    };
    let all = |answer: &'static str| {
        ["LEAD-0a", "LEAD-0b", "LEAD-0c", "LEAD-0d"].map(|item| (item, answer))
    };
    let days: [&[Arc<SnapshotSummary>]; 4] = [
        &[saved(date(2025, 3, 3), &all("partly")), saved(date(2026, 3, 3), &all("fully"))],
        &[saved(date(2026, 2, 11), &all("fully"))],
        &[saved(date(2025, 3, 3), &all("fully")), saved(date(2026, 3, 1), &all("fully"))],
        &[],
    ];
    let network = |(entry, days): (&NetworkEntry, &[Arc<SnapshotSummary>])| {
        let (slug, matrices) = (entry.slug.clone(), vec![known.clone()]);
        NetworkSummary::new(slug, entry.network.clone(), days.to_vec(), matrices)
    };
    let mut networks: Vec<NetworkSummary> = state.networks.iter().zip(days).map(network).collect();
    networks.sort_by(|a, b| a.slug.cmp(&b.slug));
    let titles = [("riverside-example".into(), "Riverside".to_owned())].into();
    state.networks[0].network.matrices = vec!["pcn-companion".into(), "riverside-example".into()];
    state.networks[1].network.matrices = vec!["pcn-companion".into()];
    state.summaries = Some(LibrarySummary { networks, titles, ..LibrarySummary::default() });
    state
}

#[test]
fn each_network_says_when_it_saved_last_what_it_uses_and_how_it_moved() {
    let broken =
        Diagnostic::error("not-json", "", "It is not JSON.", "Bring it back from a backup.")
            .in_file("networks/castle-pcn/snapshots/a.json");
    let mut scene = Scene::new(summed_up(few()), StartScreen::Networks);
    check("networks-problems", scene.take(Outcome::Diagnosed(vec![broken])).keys("Down"));
    check("networks-figures", &mut Scene::new(summed_up(few()), StartScreen::Networks));
    let picture = Scene::new(summed_up(few()), StartScreen::Networks).picture(80, 24);
    assert!(picture.contains("Matrices of Brook Vale PCN: national, "), "{picture}");
}

#[test]
fn what_reading_the_snapshots_found_is_marked_until_the_whole_folder_is_looked_through() {
    let mut scene = Scene::new(few(), StartScreen::Networks);
    let problems = [("castle-pcn".into(), 2), ("gone".into(), 1)].into();
    let summaries = LibrarySummary { problems, ..summed_up(few()).summaries.unwrap() };
    scene.take(Outcome::Summaries(Box::new(summaries.clone())));
    let picture = scene.picture(80, 24);
    assert!(picture.contains("3 files need a look (!)"), "{picture}");
    assert!(picture.contains("  ! Castle PCN") && !picture.contains("! Brook"), "{picture}");
    scene.take(Outcome::Diagnosed(Vec::new())).take(Outcome::Summaries(Box::new(summaries)));
    assert!(!scene.picture(80, 24).contains('!'), "{}", scene.picture(80, 24));
    let open = Diagnostic::warning("others-may-read", "", "Others may look into it.", "chmod")
        .in_file(".");
    scene.take(Outcome::Diagnosed(vec![open]));
    let picture = scene.picture(80, 24);
    assert!(picture.contains("Others here may look into the folder"), "{picture}");
    assert!(!picture.contains("needs a look"), "{picture}");
}

#[test]
fn a_few_letters_find_a_network_and_esc_shows_all_again() {
    let mut scene = Scene::new(summed_up(few()), StartScreen::Networks);
    check("networks-find", scene.keys("/ \"lk\""));
    scene.keys("Enter");
    let lakes = "lakes-and-western-moors-rural-primary-care-network-alliance";
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Network(Slug::from(lakes)))));
    scene.keys("/ C-a \"zzz\" Esc");
    check("networks-none-found", &mut scene);
    scene.keys("Esc");
    assert!(scene.picture(80, 24).contains("4 networks"));
}

#[test]
fn fewer_are_shown_by_what_is_known_of_them_and_always_by_name() {
    let mut scene = Scene::new(summed_up(few()), StartScreen::Networks);
    for (count, first) in [
        ("3 of 4", "Brook"),
        ("1 of 4", "Lakes"),
        ("1 of 4", "Brook"),
        ("1 of 4", "Brook"),
        ("4 net", "Brook"),
    ] {
        let picture = scene.keys("f").picture(80, 24);
        assert!(picture.contains(count), "{count} in {picture}");
        assert!(picture.lines().nth(4).unwrap().contains(first), "{first} in {picture}");
    }
    let mut unread = Scene::new(few(), StartScreen::Networks);
    check(
        "networks-unread",
        unread.keys("f").take(Outcome::SummaryProgress { done: 1200, total: 25000 }),
    );
}

#[test]
fn where_nobody_asked_for_the_list_yet_it_is_read_and_no_other_is_shown_meanwhile() {
    let hillside = AppState { networks: Vec::new(), networks_unread: true, ..desks::full() };
    let mut scene = Scene::new(hillside.clone(), StartScreen::Home);
    assert!(!scene.effects.contains(&Effect::Read(ReadRequest::Networks)));
    scene.keys("C-p \"networks in\" Enter");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Networks)));
    let picture = scene.picture(80, 24);
    assert!(
        picture.contains("Reading the networks…") && !picture.contains("No networks"),
        "{picture}"
    );
    scene.keys("Down Space End Enter");
    assert!(
        scene.picture(80, 24).contains("are being read this moment"),
        "{}",
        scene.picture(80, 24)
    );
    assert!(
        !scene.effects.iter().any(|effect| matches!(effect, Effect::Read(ReadRequest::Network(_))))
    );
    scene.keys("/ \"h\" Esc Esc").take(Outcome::Networks(few().networks));
    let picture = scene.picture(80, 24);
    assert!(
        picture.contains("4 networks") && picture.contains("► Hillside PCN (open now)"),
        "{picture}"
    );

    // one made meanwhile does not pass for the whole list
    let mut scene = Scene::new(hillside, StartScreen::Home);
    let made = desks::begun().network_state.unwrap();
    scene.take(Outcome::NetworkAdded(Box::new(made))).keys("C-p \"networks in\" Enter");
    assert!(scene.picture(80, 24).contains("Reading the networks…"), "{}", scene.picture(80, 24));
}
