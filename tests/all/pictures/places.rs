//! Which picture shows which place of the key table. Those are taken at every size that a terminal is
//! likely to have, and no place is without one.

use std::collections::BTreeSet;

use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::network_state::{CopyStatus, NetworkEntry};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens::key_contexts;
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

use super::scene::Scene;
use super::{check_at, past, sharing};

/// What a picture is taken at besides 80 by 24 and 120 by 40: the size that Windows Terminal opens
/// with, and the least that everything works at.
const SIZES: &[(u16, u16)] = &[(120, 30), (60, 18)];

/// The title of a place, and the picture that shows it.
const PLACES: &[(&str, &str)] = &[
    ("A form to fill in", "form-look"),
    ("A form to fill in: for whom", "form-for-whom"),
    ("A matrix", "editing-page"),
    ("A matrix of ours: its file", "changing-good"),
    ("A matrix, to read only", "matrix-broken"),
    ("A page over several networks", "networks-report"),
    ("A page to print or send", "report-board"),
    ("A question first", "asking"),
    ("A saved snapshot", "history-read"),
    ("A saved snapshot with another copy, or an altered one", "reading-two-copies"),
    ("A snapshot was saved", "saved"),
    ("A spreadsheet of the answers", "answers-sheet-answers"),
    ("A spreadsheet's title", "sheet-titling"),
    ("A spreadsheet, looked at", "sheet-grid"),
    ("About us", "about-us-full"),
    ("Before the first statement", "exercise"),
    ("Bring in a spreadsheet", "sheet-bringing"),
    ("Bring in files", "bring-in-empty"),
    ("Bring in files: a matrix", "bring-in-why"),
    ("Bring in files: what each is", "bring-in-list"),
    ("Bring in files: what was done", "bring-in-done"),
    ("Changed in two places", "two-versions-of-about-us"),
    ("Closing an area", "walk-card"),
    ("Compare with what else", "compare-add"),
    ("Compare, a row for each", "compare-rows-five"),
    ("Compare, one area", "compare-four-area"),
    ("Compare, side by side", "compare-time"),
    ("Compare: find a row", "find-rows"),
    ("Compare: find what else", "find-add"),
    ("Compare: why", "compare-four-asks"),
    ("Copy and make ours", "copying"),
    ("Find a command", "palette-typed"),
    ("Home", "home-full"),
    ("How we got here", "history-full"),
    ("Keys", "help-walk"),
    ("Lines up with", "lines-up"),
    ("Lines up with, to read only", "lines-up-read"),
    ("Lines up with: see also", "lines-up-also"),
    ("Matrices", "matrices-shipped"),
    ("Networks in this folder", "networks-many"),
    ("Networks: find", "networks-find"),
    ("Not saved", "leaving"),
    ("Note", "walk-note"),
    ("Our stage: why", "walk-disagree"),
    ("Progress", "progress-full"),
    ("Progress, one area as a table", "progress-area-table"),
    ("Progress, one area as steps", "progress-area"),
    ("Progress, then and now", "progress-board"),
    ("Returns", "returns"),
    ("Revisions of a matrix", "matrix-revisions"),
    ("Save a snapshot: name and day", "naming-full"),
    ("Save a snapshot: nothing yet", "saving-empty"),
    ("Save a snapshot: what next", "aims-full"),
    ("Save elsewhere", "leaving-elsewhere"),
    ("Settings", "settings"),
    ("Since which day?", "networks-report-since"),
    ("Share: what the reader will see", "share-full"),
    ("Share: what was written", "share-written"),
    ("Share: who it is for", "share-purpose"),
    ("Take the last bringing in back", "take-back"),
    ("Take the last bringing in back: done", "take-back-done"),
    ("Taking a walk along to the next revision", "migrating"),
    ("The next revision", "revising-end"),
    ("The trash", "trash-full"),
    ("The trash: nothing in it", "trash-empty"),
    ("Two networks, or one", "join-other-code"),
    ("Two versions", "conflict"),
    ("Walk", "walk-again"),
    ("Welcome", "welcome-empty"),
    ("Welcome: a folder or files", "welcome-folder"),
    ("Welcome: ways to begin", "welcome-first-look"),
    ("What a network is made of", "split-question"),
    ("What a walk is about", "subject-again"),
    ("What is still to be checked", "source-checks-ours"),
    ("What next: why", "aims-reason"),
    ("What was shared", "shares-many"),
    ("What was shared: nothing to list", "shares-empty"),
    ("What was shared: one in full", "shares-one"),
    ("What we need from others", "needs-part"),
    ("Which copy counts", "choose-copy"),
    ("Why", "why-area"),
    ("Words", "matrix-words"),
    ("Words: find", "matrix-words-find"),
    ("Words of a matrix of ours", "editing-field"),
    ("Write a spreadsheet", "sheet-writing-out"),
];

/// Places of which a picture is taken here alone, and the keys that lead there from Home.
const ONLY_HERE: &[(&str, &str, &str)] = &[
    ("Does not apply: why", "place-does-not-apply", "Enter -"),
    ("Evidence", "place-evidence", "Enter e"),
    ("Search", "place-search", "Enter / \"people\""),
    ("Progress, one area as film", "place-film", "p Down*2 Enter"),
    ("Problems", "place-problems", "C-p \"problems\" Enter"),
];

/// Places that look like another one: the page of problems with its line of keys, and the question
/// what a sheet is, which is asked like that whether words still mean the same.
const ALIKE: [&str; 2] = ["Problems, on a copy of a snapshot", "Ours, changed, or another matrix"];

/// Takes the other sizes of a picture that shows a place.
pub fn check_sizes(name: &str, title: &str, scene: &mut Scene) {
    if PLACES.contains(&(title, name)) {
        check_at(name, scene, SIZES);
    }
}

fn check_here(title: &str, name: &str, scene: &mut Scene) {
    assert_eq!(scene.app.key_context().title, title);
    check_at(name, scene, &[(80, 24)]);
    check_at(name, scene, SIZES);
}

#[test]
fn places_without_another_picture_are_seen_at_every_size() {
    for (title, name, keys) in ONLY_HERE {
        check_here(title, name, Scene::new(past::walked(), StartScreen::Home).keys(keys));
    }
    let mut role = Scene::new(past::walked(), StartScreen::Home);
    role.keys("s Enter");
    while role.app.key_context().title != "Save a snapshot: add a role" {
        role.keys("Down");
    }
    check_here("Save a snapshot: add a role", "place-new-role", &mut role);
    let mut file = sharing::previewed();
    file.keys("Enter");
    while file.app.key_context().title != "Share: the file" {
        file.keys("Down");
    }
    check_here("Share: the file", "place-share-file", &mut file);
    check_here("Bring in files: one of them", "place-one-file", sharing::looked().keys("w"));
    let mut meaning = super::editing::page(true);
    meaning.keys("Enter \" Twice.\" Enter");
    check_here("Whether words still mean the same", "place-meaning", &mut meaning);
}

#[test]
fn every_place_has_a_picture_at_every_size() {
    let here = ["Save a snapshot: add a role", "Share: the file", "Bring in files: one of them"];
    let pictured: BTreeSet<&str> = PLACES
        .iter()
        .map(|(title, _)| *title)
        .chain(ONLY_HERE.iter().map(|(title, ..)| *title))
        .chain(here)
        .chain(["Whether words still mean the same"])
        .chain(ALIKE)
        .collect();
    let places: BTreeSet<&str> = key_contexts().map(|context| context.title).collect();
    assert_eq!(places, pictured);
}

/// Places whose hint quotes what people wrote, which may be longer than the line.
const QUOTING: [&str; 2] = ["progress-area", "progress-area-table"];

#[test]
fn no_hint_is_cut_inside_a_sentence_at_the_least_size() {
    let mut cut = Vec::new();
    for entry in std::fs::read_dir("tests/pictures").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix("-60x18.snap") else { continue };
        let picture = std::fs::read_to_string(&path).unwrap();
        let rows: Vec<&str> = picture.lines().collect();
        let rule = rows.iter().rposition(|row| row.starts_with("───")).unwrap_or(0);
        let hint = rows.get(rule + 1).copied().unwrap_or_default().trim_end();
        let is_cut = hint.ends_with('…') && !hint.ends_with(". …");
        if is_cut && !QUOTING.contains(&name) {
            cut.push(format!("{name}: {hint}"));
        }
    }
    assert!(cut.is_empty(), "cut hints: {cut:#?}");
}

#[test]
fn a_copy_in_another_network_is_chosen_where_its_network_is_open() {
    let mut state = past::walked();
    let network = Network::with_name(Uuid::nil(), "Castle PCN");
    state.networks.push(NetworkEntry { slug: "castle-pcn".into(), network });
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("C-p \"problems\" Enter");
    let of_file = |file: &str| vec![Diagnostic::warning("copy-differs", "", "", "").in_file(file)];
    scene.take(Outcome::Diagnosed(of_file("networks/castle-pcn/snapshots/2026.json")));
    let wanted = Effect::Read(ReadRequest::Network("castle-pcn".into()));
    assert!(scene.keys("Enter").effects.contains(&wanted), "{:?}", scene.effects);
    scene.effects.clear();
    scene.take(Outcome::Diagnosed(of_file("networks/gone/snapshots/2026.json")));
    assert!(scene.keys("Enter").effects.is_empty(), "{:?}", scene.effects);
}

#[test]
fn a_problem_names_the_network_and_not_its_folder() {
    let mut scene = Scene::new(past::walked(), StartScreen::Home);
    let record = scene.app.state.network_state.as_ref().unwrap();
    let (slug, name) = (record.slug.clone(), record.network.name.clone());
    scene.keys("C-p \"problems\" Enter");
    let finding = Diagnostic::error("cut-off", "", "It is cut off.", "Fetch it again.");
    let file = format!("networks/{slug}/snapshots/2026-03-01_x.json");
    scene.take(Outcome::Diagnosed(vec![finding.in_file(file)]));
    let picture = scene.picture(80, 24);
    assert!(picture.contains(&format!("the snapshot of 1 March 2026 in {name}: ")), "{picture}");
}

#[test]
fn from_a_copy_among_the_problems_its_network_opens_on_which_copy_counts() {
    let mut record = past::walked().network_state.unwrap();
    let mut copy = record.snapshots[0].clone();
    copy.copy_status = CopyStatus::Differs;
    copy.file = copy.file.replace(".json", "_copy.json");
    record.snapshots.push(copy);
    let (network, file) = (record.network.clone(), record.snapshots[0].file.clone());
    let entry = NetworkEntry { slug: record.slug.clone(), network };
    let state = AppState { network_state: None, networks: vec![entry], ..past::walked() };
    let mut scene = Scene::new(state, StartScreen::Networks);
    scene.keys("C-p \"problems\" Enter");
    let finding = Diagnostic::warning("copy-differs", "", "", "").in_file(&file);
    scene.take(Outcome::Diagnosed(vec![finding]));
    scene.keys("Enter").take(Outcome::NetworkOpened(Box::new(record)));
    assert!(scene.picture(80, 24).contains("Which copy counts?"), "{}", scene.picture(80, 24));
    let picture = scene.keys("Esc").picture(80, 24);
    assert!(picture.contains("to know about"), "{picture}");
}

#[test]
fn on_the_page_of_problems_a_key_looks_again_and_one_opens_the_folder() {
    let mut scene = Scene::new(past::walked(), StartScreen::Home);
    scene.keys("C-p \"problems\" Enter");
    scene.effects.clear();
    scene.keys("Enter W");
    let asked: Vec<&Effect> = scene.effects.iter().collect();
    assert!(
        matches!(
            asked[..],
            [Effect::Read(ReadRequest::Diagnose), Effect::Read(ReadRequest::OpenFolder)]
        ),
        "{asked:?}"
    );
}
