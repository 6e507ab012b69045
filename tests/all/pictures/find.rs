//! Finding by words, the same in the list of networks, in the rows of Compare and in what else could
//! be compared.

use pcn_workbook::maturity::comparison::selection::SnapshotChoice;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::network_state::NetworkEntry;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest};
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

use super::compare::abreast;
use super::scene::Scene;
use super::{check, desks};

/// Two with the word, one with it inside a word, two with only its letters; codes from U10000 on.
const NAMES: [&str; 6] = [
    "Beckhollow and Castleby Towns",
    "Cold Ash Tye PCN",
    "Eastcoast PCN",
    "Lakes PCN",
    "North Coast PCN",
    "West Coast Road PCN",
];

fn coasts() -> Scene {
    let entry = |(at, name): (usize, &&str)| {
        let mut network = Network::with_name(Uuid::from_u128(at as u128), *name);
        network.ods_code = Some(format!("U1000{at}"));
        NetworkEntry { slug: name.to_lowercase().replace(' ', "-").as_str().into(), network }
    };
    let networks = NAMES.iter().enumerate().map(entry).collect();
    Scene::new(AppState { networks, ..desks::empty() }, StartScreen::Networks)
}

#[test]
fn words_stand_before_letters_and_only_what_is_sure_is_picked() {
    let mut scene = coasts();
    check("find-networks", scene.keys("/ \"coast\""));
    scene.keys("Esc * c");
    let sure = ["eastcoast-pcn", "north-coast-pcn", "west-coast-road-pcn"];
    let sure = sure.map(|slug| SnapshotChoice::last(slug.into())).to_vec();
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Compare(sure))));
}

#[test]
fn what_is_only_loosely_like_it_is_picked_one_by_one() {
    let mut scene = coasts();
    scene.keys("/ \"cat\" Esc *");
    let picture = scene.picture(80, 24);
    assert!(picture.contains("(like) Cold Ash Tye"), "{picture}");
    scene.keys("Esc / \"clsht\" Esc *");
    let picture = scene.picture(80, 24);
    assert!(picture.contains("only loosely like it") && !picture.contains("[x]"), "{picture}");
    scene.keys("Space");
    assert!(scene.picture(80, 24).contains("[x] (like) Cold"), "{}", scene.picture(80, 24));
}

#[test]
fn a_code_is_found_by_its_beginning_and_never_by_scattered_digits() {
    for (typed, found) in [("u10003", "1 of 6"), ("U1000", "6 of 6"), ("10003", "0 of 6")] {
        let picture = coasts().keys(&format!("/ \"{typed}\"")).picture(80, 24);
        assert!(picture.contains(found) || (typed == "U1000" && picture.contains("6 networks")));
    }
    assert!(coasts().keys("/ \"u1003\"").picture(80, 24).contains("0 of 6"));
}

#[test]
fn a_row_of_the_table_is_found_and_opened() {
    let mut scene = abreast(12);
    check("find-rows", scene.keys("/ \"castle\""));
    scene.keys("Enter");
    let opened = |effect: &Effect| match effect {
        Effect::Read(ReadRequest::Compare(wanted)) => {
            wanted.iter().all(|one| one.slug.as_str() == "castle-pcn")
        }
        _ => false,
    };
    assert!(scene.effects.last().is_some_and(opened), "{:?}", scene.effects.last());
    let mut scene = abreast(12);
    scene.keys("/ \"zzz\" Esc");
    assert!(scene.picture(80, 24).contains("None of them. Esc shows all again."));
    scene.keys("Esc");
    assert!(scene.picture(80, 24).contains("Castle"), "{}", scene.picture(80, 24));
    scene.keys("/ \"castle\" Esc Space Esc Home Space c");
    assert!(
        matches!(scene.effects.last(), Some(Effect::Read(ReadRequest::Compare(two))) if two.len() == 2),
        "what was picked stays picked: {:?}",
        scene.effects.last()
    );
}

#[test]
fn what_else_to_compare_is_found_by_its_words() {
    let mut scene = abreast(2);
    check("find-add", scene.keys("+ / \"lakes\""));
    scene.keys("Enter");
    let added = |effect: &Effect| match effect {
        Effect::Read(ReadRequest::Compare(wanted)) => {
            wanted.len() == 3 && wanted[2].slug.as_str().contains("lakes")
        }
        _ => false,
    };
    assert!(scene.effects.last().is_some_and(added), "{:?}", scene.effects.last());
    let mut scene = abreast(2);
    scene.keys("+ / \"zzz\" Esc");
    assert!(scene.picture(80, 24).contains("None of them."), "{}", scene.picture(80, 24));
    scene.keys("Esc");
    assert!(scene.picture(80, 24).contains("Another network"), "{}", scene.picture(80, 24));
    scene.keys("Esc");
    assert!(!scene.picture(80, 24).contains("Another network"));
}
