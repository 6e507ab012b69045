//! Two networks that are one and the same, joined and split again: no snapshot is rewritten, and
//! being cut off at any point loses nothing.

use std::collections::BTreeMap;
use std::fs;

use uuid::Uuid;

use super::world::{World, at, companion, give};
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::store::error::ErrorKind;
use crate::store::id_gen;

const ONE: &[(&str, &str)] = &[("LEAD-1a", "partly")];
const TWO: &[(&str, &str)] = &[("LEAD-1a", "fully"), ("LEAD-1b", "fully")];

/// A network with three snapshots, and another with two and a walk.
fn two_networks() -> (World, Slug, Slug) {
    let (world, kept) = World::with_network("Hillside PCN");
    let mut network = Network::with_name(id_gen::generate(), "Hillside");
    network.ods_code = Some("U12345".to_owned());
    network.profile.list_size = Some(33_333);
    let other = world.writer().add_network(network).unwrap();
    for slug in [&kept, &other] {
        world.saved(slug, ONE);
        world.saved(slug, TWO);
    }
    world.saved(&kept, ONE);
    world.published(&other, TWO);
    (world, kept, other)
}

fn join(world: &World, kept: &Slug, other: &Slug) -> Network {
    let plan = world.library().plan_join(kept, other, world.device).unwrap();
    world.writer().join_networks(&plan).unwrap()
}

/// The bytes of all snapshots and drafts, wherever they are.
fn work(world: &World) -> Vec<Vec<u8>> {
    let is_work = |name: &str| name.contains("/snapshots/") || name.contains("/drafts/");
    let mut work: Vec<_> = world
        .files()
        .into_iter()
        .filter_map(|(name, bytes)| is_work(&name).then_some(bytes))
        .collect();
    work.sort();
    work
}

#[test]
fn joined_they_have_the_snapshots_of_both_and_split_they_are_what_they_were() {
    let (world, kept, other) = two_networks();
    let (before, all) = (world.files(), work(&world));
    let ids = [&kept, &other].map(|slug| world.open(slug).network.id);
    let joined = join(&world, &kept, &other);
    assert_eq!((joined.id, &joined.also), (ids[0], &vec![ids[1]]));
    assert_eq!((joined.name.as_str(), joined.profile.list_size), ("Hillside PCN", Some(33_333)));
    assert_eq!(work(&world), all, "no snapshot is rewritten");
    let state = world.open(&kept);
    assert_eq!((state.snapshots.len(), state.drafts.len()), (5, 1));
    assert_eq!((world.library().slugs().unwrap(), world.codes()), (vec![kept.clone()], vec![]));
    // its walk goes on, and is saved beside the others
    let mut draft = state.drafts[0].draft.clone();
    give(&mut draft.assessment, &[("LEAD-2a", "fully")]);
    let mut writer = world.writer();
    writer.autosave(&kept, &draft, &companion(), at(70)).unwrap();
    writer.publish_draft(&kept, &mut draft, at(71)).unwrap();
    drop(writer);
    let walked = world.files();

    let parts = world.library().network_parts(&kept).unwrap();
    assert_eq!((parts.len(), parts[0].id, parts[0].snapshots), (1, ids[1], 2));
    let split = world.writer().split_network(&kept, ids[1]).unwrap();
    assert_eq!(split.slug, other);
    let now = world.files();
    assert_eq!(now.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    for (name, bytes) in &before {
        let is_walked = name.contains("/drafts/");
        assert!(is_walked || now[name] == *bytes, "{name} is as it was");
    }
    assert_eq!(world.open(&other).drafts[0].draft.assessment, draft.assessment);
    assert_eq!(world.codes(), [] as [&str; 0]);
    join(&world, &kept, &other);
    assert_eq!(world.files(), walked, "and again");
}

#[test]
fn cut_off_at_any_point_each_snapshot_is_in_one_of_the_two_and_both_ways_lead_on() {
    let (world, kept, other) = two_networks();
    let (before, all) = (world.files(), work(&world));
    let part = world.open(&other).network.id;
    join(&world, &kept, &other);
    let after = world.files();
    let from = format!("networks/{other}/");
    let moved: Vec<&String> = before
        .keys()
        .filter(|name| name.starts_with(&from) && !name.ends_with("network.json"))
        .collect();
    let files = |moved_count: usize, is_written: bool| -> BTreeMap<String, Vec<u8>> {
        let mut files = before.clone();
        let copy = format!("networks/{other}/joined-into.json");
        files.insert(copy, before[&format!("networks/{kept}/network.json")].clone());
        if is_written {
            let name = format!("networks/{kept}/network.json");
            files.insert(name.clone(), after[&name].clone());
        }
        for name in moved.iter().take(moved_count) {
            let bytes = files.remove(*name).unwrap();
            files.insert(name.replacen(&from, &format!("networks/{kept}/"), 1), bytes);
        }
        files
    };
    let lay_out = |files: &BTreeMap<String, Vec<u8>>| {
        fs::remove_dir_all(world.path("networks")).unwrap();
        for (name, bytes) in files {
            fs::create_dir_all(world.path(name).parent().unwrap()).unwrap();
            fs::write(world.path(name), bytes).unwrap();
        }
    };
    for (moved_count, is_written) in [(0, false), (0, true), (1, true), (2, true), (3, true)] {
        lay_out(&files(moved_count, is_written));
        assert_eq!(work(&world), all);
        let [one, two] = [&kept, &other].map(|slug| world.open(slug));
        assert_eq!(one.snapshots.len() + two.snapshots.len(), 5, "{moved_count}");
        // it may be shown in both: its recovery copy says whose it is and not in which folder
        assert!(!one.drafts.is_empty() || !two.drafts.is_empty(), "{moved_count}");
        assert_eq!(world.codes().contains(&"join-unfinished"), is_written, "{moved_count}");
        join(&world, &kept, &other);
        assert_eq!(world.files(), after, "joined again it is done, {moved_count}");
        if is_written {
            lay_out(&files(moved_count, is_written));
            assert!(world.library().network_parts(&kept).unwrap()[0].is_unfinished);
            world.writer().split_network(&kept, part).unwrap();
            assert_eq!(world.files(), before, "split it is as it was, {moved_count}");
        }
    }
}

#[test]
fn what_changed_since_the_look_or_can_not_stand_side_by_side_is_not_joined() {
    let (world, kept, other) = two_networks();
    let plan = world.library().plan_join(&kept, &other, world.device).unwrap();
    let mut network = world.open(&kept).network;
    network.purpose = Some("Keep people well".to_owned());
    let mut writer = world.writer();
    writer.put_network(&kept, &network).unwrap();
    let before = world.files();
    assert_eq!(writer.join_networks(&plan).unwrap_err().kind, ErrorKind::ChangedOutside);
    drop(writer);
    assert_eq!(world.files(), before);
    world.published(&kept, ONE);
    let plan = world.library().plan_join(&kept, &other, world.device).unwrap();
    assert!(plan.obstacle.as_ref().unwrap().starts_with("Both have an open walk"), "{plan:?}");
    let before = world.files();
    assert_eq!(world.writer().join_networks(&plan).unwrap_err().kind, ErrorKind::NotPossible);
    assert_eq!(world.files(), before);
}

#[test]
fn where_the_folder_takes_nothing_half_way_all_of_it_is_taken_back() {
    let (world, kept, other) = two_networks();
    // where the folder of the other one should go there is a file
    fs::write(world.path(&format!("networks/{kept}/joined")), "in the way").unwrap();
    let before = world.files();
    let plan = world.library().plan_join(&kept, &other, world.device).unwrap();
    assert!(world.writer().join_networks(&plan).is_err());
    let mut now = world.files();
    // the copy that was made first does no harm, and the next joining writes it anew
    now.remove(&format!("networks/{other}/joined-into.json"));
    assert_eq!(now, before);
}

#[test]
fn a_network_that_was_only_brought_in_as_this_one_is_split_off_by_its_snapshots() {
    let (world, kept, other) = two_networks();
    let theirs = world.open(&other).network;
    join(&world, &kept, &other);
    // nothing is known of it but its snapshots
    fs::remove_dir_all(world.path(&format!("networks/{kept}/joined"))).unwrap();
    let split = world.writer().split_network(&kept, theirs.id).unwrap();
    assert_eq!((&split.network.name, &split.network.ods_code), (&theirs.name, &theirs.ods_code));
    let state = world.open(&split.slug);
    assert_eq!((state.snapshots.len(), state.drafts.len()), (2, 1));
    assert_eq!(world.open(&kept).snapshots.len(), 3);
    let missing = world.writer().split_network(&kept, Uuid::nil()).unwrap_err();
    assert_eq!(missing.kind, ErrorKind::Missing);
}

#[test]
fn what_lay_in_the_trash_comes_back_to_the_network_that_goes_by_its_id_now() {
    let (world, kept, other) = two_networks();
    let saved = world.open(&other).snapshots[0].clone();
    world.writer().trash_snapshot(&other, &saved).unwrap();
    let part = world.open(&other).network.id;
    join(&world, &kept, &other);
    let items = world.library().describe_trash().unwrap();
    assert_eq!((&items[0].network, items[0].obstacle.as_ref()), (&kept, None));
    world.writer().restore(&items[0].name).unwrap();
    assert_eq!(world.open(&kept).snapshots.len(), 5);
    let again = world.open(&kept).snapshot(saved.snapshot.id).unwrap().clone();
    world.writer().trash_snapshot(&kept, &again).unwrap();
    world.writer().split_network(&kept, part).unwrap();
    world.writer().restore(&items[0].name).unwrap();
    assert_eq!(world.open(&other).snapshots.len(), 2);
}
