//! The networks of a folder: none, a few, very many.

use pcn_workbook::app::Start;
use pcn_workbook::app::desk::Desk;
use pcn_workbook::app::words::effect::Effect;
use pcn_workbook::app::words::outcome::Outcome;
use pcn_workbook::maturity::ids::Slug;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::record::NetworkEntry;
use uuid::Uuid;

use super::scene::Scene;
use super::{check, desks};

fn entry(name: &str, code: Option<&str>, purpose: Option<&str>) -> NetworkEntry {
    let mut network = Network::named(Uuid::from_u128(u128::from(name.as_bytes()[0])), name);
    network.ods_code = code.map(str::to_owned);
    network.purpose = purpose.map(str::to_owned);
    NetworkEntry { slug: Slug::new(name.to_lowercase().replace(' ', "-")), network }
}

fn few() -> Desk {
    let networks = vec![
        entry(
            "Brook Vale PCN",
            Some("U11111"),
            Some("one front door for people who need several of us at once, and for their carers"),
        ),
        entry("Castle PCN", None, Some("keep our practices open")),
        entry("Hillside PCN", Some("U12345"), Some("keep people well at home and our practices open")),
        entry("Lakes and Western Moors Rural Primary Care Network Alliance", None, None),
    ];
    Desk { networks, ..desks::empty() }
}

fn many() -> Desk {
    let networks = (0..1250).map(|at| entry(&format!("Network {at:04}"), Some("U12345"), None)).collect();
    Desk { networks, ..desks::empty() }
}

#[test]
fn networks_of_an_empty_folder() {
    check("networks-empty", &mut Scene::new(desks::empty(), Start::Networks));
}

#[test]
fn a_few_networks() {
    check("networks-few", Scene::new(few(), Start::Networks).keys("Down"));
}

#[test]
fn very_many_networks_a_screenful_at_a_time() {
    check("networks-many", Scene::new(many(), Start::Networks).keys("PageDown Down*3"));
}

#[test]
fn enter_opens_the_network_in_focus() {
    let mut scene = Scene::new(few(), Start::Networks);
    scene.keys("Down Enter");
    assert_eq!(scene.effects, [Effect::Publish, Effect::OpenNetwork(Slug::from("castle-pcn"))]);
}

#[test]
fn the_focus_stays_on_its_network_when_the_list_is_read_anew() {
    let mut scene = Scene::new(few(), Start::Networks);
    let mut more = few().networks;
    more.insert(0, entry("Abbey PCN", None, None));
    scene.keys("Down").take(Outcome::Networks(more)).keys("Enter");
    assert_eq!(scene.effects.last(), Some(&Effect::OpenNetwork(Slug::from("castle-pcn"))));
}

#[test]
fn the_open_network_is_in_focus_and_esc_goes_back_to_it() {
    let desk = Desk { networks: few().networks, ..desks::begun() };
    let mut scene = Scene::new(desk, Start::Home);
    scene.keys("C-p \"networks in\" Enter");
    assert!(scene.picture(80, 24).contains("►"));
    check("networks-open", &mut scene);
    scene.keys("Enter");
    assert!(!scene.effects.iter().any(|effect| matches!(effect, Effect::OpenNetwork(_))));
    scene.keys("C-p \"networks in\" Enter Esc s");
    assert!(!scene.picture(80, 24).contains("Networks in this folder"));
}

#[test]
fn q_leaves() {
    let mut scene = Scene::new(few(), Start::Networks);
    scene.keys("Esc q");
    assert_eq!(scene.effects.last(), Some(&Effect::Quit));
}
