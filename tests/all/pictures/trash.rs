//! Throwing away, and bringing back.

use jiff::civil::date;
use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::ids::Slug;
use pcn_workbook::maturity::network_state::CopyStatus;
use pcn_workbook::maturity::trash::{TrashKind, TrashedItem};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens::ActiveScreen;

use super::scene::Scene;
use super::{check, desks};

fn item(kind: TrashKind, name: &str, words: &str, obstacle: Option<&str>) -> TrashedItem {
    TrashedItem {
        kind,
        name: name.to_owned(),
        network: Slug::from("hillside-pcn"),
        trashed_on: date(2026, 3, 10),
        words: words.to_owned(),
        network_name: "Hillside PCN".to_owned(),
        obstacle: obstacle.map(str::to_owned),
        unseen: false,
    }
}

fn thrown_away() -> Vec<TrashedItem> {
    let gone = "Hillside PCN is not here any more. If it is in the trash too, bring it back first";
    vec![
        item(TrashKind::Network, "network-lakes", "with 4 snapshots", None),
        item(
            TrashKind::Snapshot,
            "snapshot-1",
            "20 Sep 2024 · Five national areas · agreed by 2 roles",
            Some(gone),
        ),
        item(TrashKind::Draft, "draft-1", "Riverside · 12 answers", None),
    ]
}

fn opened() -> Scene {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("T");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Trash)));
    scene.take(Outcome::TrashRead(thrown_away()));
    scene
}

fn restored(scene: &Scene) -> Vec<String> {
    let name = |effect: &Effect| match effect {
        Effect::Write(WriteRequest::Restore { name, .. }) => Some(name.clone()),
        _ => None,
    };
    scene.effects.iter().filter_map(name).collect()
}

#[test]
fn the_trash_says_what_each_thing_is_and_enter_brings_it_back() {
    let mut scene = opened();
    check("trash-full", &mut scene);
    scene.keys("Down Enter");
    assert!(scene.app.message.as_ref().unwrap().contains("Hillside PCN is not here any more"));
    scene.keys("Down Enter Enter");
    assert_eq!(restored(&scene), ["draft-1"]);
    scene.take(Outcome::Failed("A draft is open already.".to_owned())).keys("Enter");
    assert_eq!(restored(&scene).len(), 2);
    let slug = Slug::from("hillside-pcn");
    let fresh = desks::full().network_state.map(Box::new);
    scene.take(Outcome::Restored { kind: TrashKind::Draft, network: slug, network_state: fresh });
    assert_eq!(scene.app.message.as_deref(), Some("The walk is back."));
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Trash)));
    scene.take(Outcome::TrashRead(Vec::new()));
    check("trash-empty", &mut scene);
}

#[test]
fn what_the_workbook_set_aside_is_looked_at_once() {
    let mut state = desks::full();
    state.diagnostics = vec![Diagnostic::warning("set-aside", "", "", "")];
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("Down Enter");
    let version = item(TrashKind::Version, "version-1", "Five national areas · 4 answers", None);
    scene.take(Outcome::TrashRead(vec![TrashedItem { unseen: true, ..version }]));
    check("trash-set-aside", &mut scene);
    let seen = WriteRequest::MarkTrashSeen(vec!["version-1".to_owned()]);
    assert_eq!(scene.effects.last(), Some(&Effect::Write(seen)));
    assert!(!scene.keys("Esc").picture(80, 24).contains("set aside"));
}

#[test]
fn a_snapshot_goes_after_a_question_and_u_brings_it_back() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("S-Tab d");
    check("asking-snapshot", &mut scene);
    scene.keys("Enter");
    assert!(scene.effects.is_empty(), "what does nothing comes first");
    scene.keys("d Down Enter");
    let Some(Effect::Write(WriteRequest::TrashSnapshot { saved, .. })) = scene.effects.last()
    else {
        panic!("{:?}", scene.effects)
    };
    let mut record = scene.app.state.network_state.clone().unwrap();
    let id = saved.snapshot.id;
    record.snapshots.retain(|other| other.snapshot.id != id);
    let name = TrashKind::Snapshot.name_of(id);
    scene.take(Outcome::SnapshotTrashed { name: name.clone(), network_state: Box::new(record) });
    assert!(matches!(scene.app.screen, ActiveScreen::Home(_)));
    assert!(scene.app.message.as_ref().unwrap().contains("u brings it back"));
    scene.keys("u");
    assert_eq!(restored(&scene), [name]);
}

#[test]
fn a_walk_is_thrown_away_from_its_line_and_comes_back_with_u() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("Enter 3 Esc d Down Enter");
    let Some(Effect::Write(WriteRequest::DiscardDraft { draft, .. })) = scene.effects.last() else {
        panic!("{:?}", scene.effects)
    };
    let draft = *draft;
    scene.take(Outcome::DraftDiscarded(draft)).keys("u");
    assert_eq!(restored(&scene), [TrashKind::Draft.name_of(draft)]);
    scene.take(Outcome::Restored {
        kind: TrashKind::Draft,
        network: Slug::from("hillside-pcn"),
        network_state: None,
    });
    scene.keys("u");
    assert!(scene.app.message.as_ref().unwrap().starts_with("Nothing was thrown away"));
}

#[test]
fn a_network_goes_from_the_list_and_where_it_was_the_only_one_there_is_a_way_back() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Networks);
    scene.keys("d");
    check("asking-network", &mut scene);
    scene.keys("Down Enter");
    let slug = Slug::from("hillside-pcn");
    assert_eq!(
        scene.effects.last(),
        Some(&Effect::Write(WriteRequest::TrashNetwork { slug: slug.clone() }))
    );
    scene.take(Outcome::NetworkTrashed {
        slug: slug.clone(),
        name: "network-hillside-pcn".to_owned(),
    });
    assert!(scene.app.state.network_state.is_none() && scene.app.state.networks.is_empty());
    assert!(scene.app.message.as_ref().unwrap().starts_with("Hillside PCN is in the trash"));
    scene.keys("C-p \"trash\" Enter");
    assert!(matches!(scene.app.screen, ActiveScreen::Trash(_)));
    let item = TrashedItem { name: "network-hillside-pcn".to_owned(), ..thrown_away()[0].clone() };
    scene.take(Outcome::TrashRead(vec![item])).keys("Enter");
    assert_eq!(restored(&scene), ["network-hillside-pcn"]);
    scene.take(Outcome::Restored { kind: TrashKind::Network, network: slug, network_state: None });
    assert!(scene.effects.contains(&Effect::Read(ReadRequest::Networks)));
}

#[test]
fn nothing_is_thrown_away_where_nothing_can_be_written() {
    let mut state = desks::full();
    state.read_only_reason = Some("another window has it open".to_owned());
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("S-Tab d Down Enter");
    assert_eq!(scene.app.message.as_deref(), Some("another window has it open"));
    scene.keys("Esc u T").take(Outcome::TrashRead(thrown_away())).keys("Enter");
    let is_write = |effect: &Effect| matches!(effect, Effect::Write(_));
    assert!(!scene.effects.iter().any(is_write), "{:?}", scene.effects);
}

#[test]
fn the_trash_survives_every_size() {
    super::sizes::survives("trash", &mut opened());
}

#[test]
fn of_two_copies_of_a_snapshot_the_one_that_is_chosen_goes() {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let kept = record.snapshots.last().unwrap().clone();
    let mut copy = kept.clone();
    (copy.copy_status, copy.file) =
        (CopyStatus::Differs, "networks/hillside-pcn/snapshots/theirs.json".to_owned());
    record.snapshots.push(copy.clone());
    let mut scene = Scene::new(state, StartScreen::Home);
    // on the copy itself
    scene.keys("End Up*4 d");
    check("asking-copies", &mut scene);
    for (keys, file) in [("Down Enter", kept.file), ("Esc d Down*2 Enter", copy.file)] {
        scene.take(Outcome::Failed("The folder is full.".to_owned())).keys(keys);
        let Some(Effect::Write(WriteRequest::TrashSnapshot { saved, .. })) = scene.effects.last()
        else {
            panic!("{:?}", scene.effects.last())
        };
        assert_eq!(saved.file, file);
    }
}
