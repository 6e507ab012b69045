//! Throwing away moves, and never deletes; bringing back puts things where they were.

use super::world::{World, at, companion, give};
use crate::maturity::network::Network;
use crate::maturity::trash::TrashKind;
use crate::store::error::ErrorKind;
use crate::store::id_gen;

const ONE: &[(&str, &str)] = &[("LEAD-1a", "partly")];

#[test]
fn a_discarded_draft_is_gone_from_view_and_comes_back_as_it_was_last() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, ONE);
    give(&mut draft.assessment, &[("LEAD-1b", "fully")]);
    let mut writer = world.writer();
    writer.autosave(&slug, &draft, &companion(), at(1)).unwrap();
    writer.discard_draft(&slug, &draft, at(2)).unwrap();
    drop(writer);
    assert!(world.open(&slug).drafts.is_empty());
    assert_eq!(world.journal().read_dir().unwrap().count(), 0);
    assert!(world.codes().is_empty());
    let thing = world.writer().restore(&draft.id.to_string()).unwrap();
    assert_eq!((thing.kind, thing.network), (TrashKind::Draft, slug.clone()));
    assert_eq!(world.open(&slug).drafts[0].draft.assessment, draft.assessment);
    assert!(world.library().list_trash().unwrap().is_empty());
    assert_eq!(world.path("trash").read_dir().unwrap().count(), 0);
}

#[test]
fn a_recovery_copy_that_outlived_its_discarded_draft_is_not_offered() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    let kept: Vec<_> = world
        .journal()
        .read_dir()
        .unwrap()
        .flatten()
        .map(|e| (e.path(), std::fs::read(e.path()).unwrap()))
        .collect();
    world.writer().discard_draft(&slug, &draft, at(2)).unwrap();
    for (path, bytes) in kept {
        std::fs::write(path, bytes).unwrap();
    }
    assert!(world.open(&slug).drafts.is_empty());
}

#[test]
fn a_discarded_draft_does_not_come_back_into_the_place_of_another() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    world.writer().discard_draft(&slug, &draft, at(2)).unwrap();
    let next = world.published(&slug, ONE);
    let before = world.files();
    assert_eq!(
        world.writer().restore(&draft.id.to_string()).unwrap_err().kind,
        ErrorKind::NotPossible
    );
    assert_eq!(world.files(), before);
    assert_eq!(world.open(&slug).drafts[0].draft, next);
}

#[test]
fn a_snapshot_goes_and_comes_back_byte_for_byte() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let before = world.files();
    world.writer().trash_snapshot(&slug, &saved).unwrap();
    assert!(world.open(&slug).snapshots.is_empty());
    let id = saved.snapshot.id.to_string();
    world.writer().restore(&id[id.len() - 6..]).unwrap();
    assert_eq!(world.files(), before);
    assert_eq!(world.open(&slug).snapshots, std::slice::from_ref(&saved));
    // again and again
    world.writer().trash_snapshot(&slug, &saved).unwrap();
    assert_eq!(world.writer().trash_snapshot(&slug, &saved).unwrap_err().kind, ErrorKind::Missing);
    assert_eq!(world.library().list_trash().unwrap().len(), 1);
}

#[test]
fn a_network_goes_whole_and_comes_back_even_where_its_name_was_taken() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let mut draft = world.published(&slug, ONE);
    give(&mut draft.assessment, &[("LEAD-1b", "fully")]);
    world.writer().autosave(&slug, &draft, &companion(), at(3)).unwrap();
    world.writer().trash_network(&slug).unwrap();
    assert!(world.library().slugs().unwrap().is_empty());
    assert_eq!(
        world.writer().publish_draft(&slug, &mut draft.clone(), at(4)).unwrap_err().kind,
        ErrorKind::Missing
    );
    world.writer().add_network(Network::with_name(id_gen::generate(), "Hillside")).unwrap();
    let thing = world.writer().restore("hillside").unwrap();
    assert_eq!((thing.kind, thing.network.as_str()), (TrashKind::Network, "hillside-2"));
    let record = world.open(&thing.network);
    assert_eq!(record.snapshots[0].snapshot, saved.snapshot);
    assert_eq!(record.drafts[0].draft, draft, "what was only kept is there again too");
}

#[test]
fn the_trash_leads_nowhere_else() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    world.writer().trash_snapshot(&slug, &saved).unwrap();
    let folder = world.path(&format!("trash/snapshot-{}", saved.snapshot.id));
    for network in ["../../..", "/etc", "hillside/../.."] {
        let origin = std::fs::read_to_string(folder.join("origin.json")).unwrap();
        let evil = origin.replace("\"hillside\"", &format!("{network:?}"));
        std::fs::write(folder.join("origin.json"), &evil).unwrap();
        let before = world.files();
        assert!(world.writer().restore(&saved.snapshot.id.to_string()).is_err(), "{network}");
        assert_eq!(world.files(), before);
        std::fs::write(folder.join("origin.json"), origin).unwrap();
    }
    assert_eq!(world.writer().restore("nothing").unwrap_err().kind, ErrorKind::Missing);
    assert_eq!(world.writer().restore("").unwrap_err().kind, ErrorKind::Missing);
    let outside =
        crate::maturity::network_state::SavedSnapshot { file: "../../x.json".to_owned(), ..saved };
    assert_eq!(
        world.writer().trash_snapshot(&slug, &outside).unwrap_err().kind,
        ErrorKind::NotPossible
    );
}

#[test]
fn the_trash_says_what_each_thing_is_and_what_stands_in_its_way() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let draft = world.published(&slug, ONE);
    let mut writer = world.writer();
    assert_eq!(
        writer.trash_snapshot(&slug, &saved).unwrap(),
        TrashKind::Snapshot.name_of(saved.snapshot.id)
    );
    writer.discard_draft(&slug, &draft, at(2)).unwrap();
    let lines = |world: &World| -> Vec<(String, bool)> {
        let items = world.library().describe_trash().unwrap();
        items.iter().map(|item| (item.line(), item.obstacle.is_some())).collect()
    };
    let told = lines(&world);
    assert!(told[0].0.starts_with("Hillside · snapshot of "), "{told:?}");
    assert!(told[0].0.contains("Five national areas · agreed"), "{told:?}");
    assert_eq!(told[1], ("Hillside · walk: Five national areas · 1 answer".to_owned(), false));
    // what belongs to a network that is gone can't come back before it
    assert_eq!(writer.trash_network(&slug).unwrap(), "network-hillside");
    let told = lines(&world);
    assert_eq!(told[0], ("Hillside · network, with 0 snapshots".to_owned(), false));
    assert!(told[1].1 && told[2].1, "{told:?}");
    let item = &world.library().describe_trash().unwrap()[1];
    assert!(item.obstacle.as_ref().unwrap().starts_with("Hillside is not here any more"));
    drop(writer);
    world.writer().restore("network-hillside").unwrap();
    world.writer().restore(&item.name).unwrap();
    assert_eq!(world.open(&slug).snapshots.len(), 1);
}

#[test]
fn a_draft_whose_recovery_copy_can_not_be_taken_away_stays_and_says_so() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    // what can't be removed, as in a state folder that is read-only
    let older = world.journal().join(format!("{}-1.json", draft.id));
    std::fs::remove_file(&older).unwrap();
    std::fs::create_dir(&older).unwrap();
    let error = world.writer().discard_draft(&slug, &draft, at(9)).unwrap_err();
    assert!(error.message.starts_with("The draft stays where it is"), "{error}");
    assert_eq!(world.open(&slug).drafts.len(), 1);
    assert!(world.library().list_trash().unwrap().is_empty());
}
