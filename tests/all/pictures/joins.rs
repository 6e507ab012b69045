//! Two networks that are one and the same, joined and split again.

use jiff::civil::date;
use pcn_workbook::maturity::ids::Slug;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::network_join::{JoinPlan, JoinSide, NetworkPart};
use pcn_workbook::maturity::network_state::NetworkEntry;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

use super::scene::Scene;
use super::{check, desks};

fn network(id: u128, name: &str, code: Option<&str>) -> Network {
    let mut network = Network::with_name(Uuid::from_u128(id), name);
    network.ods_code = code.map(str::to_owned);
    network
}

fn side(network: Network, snapshots: usize) -> JoinSide {
    JoinSide {
        slug: Slug::new(network.name.to_lowercase().replace(' ', "-")),
        hash: network.name.clone(),
        network,
        snapshots,
        last_day: (snapshots > 0).then_some(date(2026, 3, 3)),
    }
}

fn plan(other_code: Option<&str>) -> JoinPlan {
    let mut other = network(2, "Brook Vale", other_code);
    other.profile.list_size = Some(33_333);
    other.purpose = Some("keep our practices open".to_owned());
    JoinPlan {
        kept: side(network(1, "Brook Vale PCN", Some("U11111")), 4),
        other: side(other, 1),
        same_snapshots: 0,
        clashing_snapshots: 0,
        same_days: vec!["Five national areas, 3 March 2026".to_owned()],
        namesakes: Vec::new(),
        obstacle: None,
    }
}

/// The list with both picked, and the question asked.
fn asked(plan: JoinPlan) -> Scene {
    let entry =
        |side: &JoinSide| NetworkEntry { slug: side.slug.clone(), network: side.network.clone() };
    let networks = vec![entry(&plan.other), entry(&plan.kept)];
    let state = AppState { networks, ..desks::empty() };
    let mut scene = Scene::new(state, StartScreen::Networks);
    scene.keys("J");
    assert!(scene.app.message.as_ref().unwrap().contains("Space picks two"));
    scene.keys("Space J");
    assert!(scene.app.message.as_ref().unwrap().contains("exactly two"));
    scene.keys("Space J");
    let pair = ("brook-vale".into(), "brook-vale-pcn".into());
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::JoinPlan(pair.0, pair.1))));
    scene.take(Outcome::JoinPlanned(Box::new(plan)));
    scene
}

fn joins(scene: &Scene) -> Vec<(String, String)> {
    let pair = |effect: &Effect| match effect {
        Effect::Write(WriteRequest::JoinNetworks { kept, other, .. }) => {
            Some((kept.to_string(), other.to_string()))
        }
        _ => None,
    };
    scene.effects.iter().filter_map(pair).collect()
}

#[test]
fn two_networks_are_looked_at_before_they_are_joined_and_nothing_comes_first() {
    let mut scene = asked(plan(None));
    check("join-question", &mut scene);
    scene.keys("Enter");
    assert!(joins(&scene).is_empty(), "the first line changes nothing");
    let mut scene = asked(plan(None));
    scene.keys("Down Down Enter Enter");
    assert_eq!(joins(&scene), [("brook-vale".to_owned(), "brook-vale-pcn".to_owned())]);
    scene.take(Outcome::NetworksJoined {
        kept: "brook-vale".into(),
        other: "brook-vale-pcn".into(),
        part: Some(Uuid::from_u128(1)),
        names: ["Brook Vale".to_owned(), "Brook Vale PCN".to_owned()],
        network_state: None,
    });
    let picture = scene.picture(80, 24);
    assert!(picture.contains("One network now (u takes it back)"), "{picture}");
    assert!(!picture.contains("  Brook Vale PCN  "), "{picture}");
    assert!(picture.contains("► Brook Vale"), "it stays in sight: {picture}");
    scene.keys("u");
    let part = Uuid::from_u128(1);
    let split = WriteRequest::SplitNetwork { slug: "brook-vale".into(), part, open_network: None };
    assert_eq!(scene.effects.last(), Some(&Effect::Write(split)));
}

#[test]
fn other_codes_are_asked_about_once_more_and_what_stands_in_the_way_is_said() {
    let mut scene = asked(plan(Some("U99999")));
    scene.keys("Down Enter");
    assert!(joins(&scene).is_empty());
    check("join-other-code", &mut scene);
    scene.keys("Esc Down Enter Down Enter");
    assert_eq!(joins(&scene).len(), 1);
    let obstacle = "Both have an open walk through Five national areas. Save or throw away one of the two first.";
    let mut scene = asked(JoinPlan { obstacle: Some(obstacle.to_owned()), ..plan(None) });
    let picture = scene.picture(80, 24);
    assert!(picture.contains("They can't be joined now."), "{picture}");
    scene.keys("Down Enter");
    assert!(joins(&scene).is_empty());
}

#[test]
fn a_network_that_was_joined_says_what_it_is_made_of() {
    let mut joined = network(1, "Brook Vale PCN", Some("U11111"));
    joined.also = vec![Uuid::from_u128(2)];
    let part = NetworkPart {
        id: Uuid::from_u128(2),
        ids: joined.also.clone(),
        network: network(2, "Brook Vale", None),
        slug: Some("brook-vale".into()),
        snapshots: 2,
        is_unfinished: false,
    };
    let networks = vec![NetworkEntry { slug: "brook-vale-pcn".into(), network: joined }];
    let mut scene = Scene::new(AppState { networks, ..desks::empty() }, StartScreen::Networks);
    scene.keys("J").take(Outcome::NetworkPartsRead(vec![part]));
    check("split-question", &mut scene);
    scene.keys("Down Enter");
    let split = WriteRequest::SplitNetwork {
        slug: "brook-vale-pcn".into(),
        part: Uuid::from_u128(2),
        open_network: None,
    };
    assert_eq!(scene.effects.last(), Some(&Effect::Write(split)));
    scene.take(Outcome::NetworkSplit {
        slug: "brook-vale-pcn".into(),
        other: "brook-vale".into(),
        name: "Brook Vale".to_owned(),
        network_state: None,
    });
    assert!(scene.picture(80, 24).contains("Two networks now (u takes it back)"));
    scene.keys("u");
    assert_eq!(joins(&scene), [("brook-vale-pcn".to_owned(), "brook-vale".to_owned())]);
}
