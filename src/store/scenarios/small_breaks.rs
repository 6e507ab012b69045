//! What was found by breaking things on purpose: each says what is so, and leaves nothing half done.

use std::fs;

use serde_json::{Value, json};
use uuid::Uuid;

use super::world::{TODAY, World, at};
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sample::{SampleSize, sample_networks};
use crate::store::error::ErrorKind;
use crate::store::format::library_file::LibraryFile;
use crate::store::library::Library;
use crate::store::ops::write_sample::write_sample;
use crate::store::{id_gen, shipped_matrices};

const ONE: &[(&str, &str)] = &[("LEAD-0a", "fully")];

#[test]
fn a_copy_that_does_not_count_is_said_not_to() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let path = world.path(&saved.file);
    let text = fs::read_to_string(&path).unwrap().replace("fully", "partly");
    fs::write(path.with_extension("sync-conflict-20261121-203000-ABCDEFG.json"), text).unwrap();
    let found = world.library().diagnose();
    let copy = found.iter().find(|finding| finding.code == "copy-differs").unwrap();
    assert!(copy.says.contains("does not count"), "{}", copy.says);
    assert_eq!(world.open(&slug).current_snapshots().count(), 1);
}

#[test]
fn a_whole_folder_that_is_gone_is_said_to_be_gone() {
    let (world, slug) = World::with_network("Hillside");
    let (mut writer, draft) = (world.writer(), world.draft(&slug, ONE));
    fs::rename(world.path(""), world.state().with_file_name("moved")).unwrap();
    let error = writer.publish_draft(&slug, &mut draft.clone(), at(0)).unwrap_err();
    assert!(error.message.contains("workbook folder is not there"), "{error}");
}

#[test]
fn a_sample_that_could_not_be_written_leaves_nothing_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("sample");
    let known = shipped_matrices::find(&MatrixId::from("pcn-companion")).unwrap();
    let matrices = [KnownMatrix::clone(&known)];
    let size = SampleSize { networks: 2, snapshots: 1, seed: 1, until: TODAY };
    let mark = LibraryFile::new(Uuid::from_u128(1), TODAY);
    // two snapshots with one name: the second can't be written, as on a full disk
    let broken = sample_networks(&size, &matrices).map(|mut sample| {
        let twice = sample.snapshots.clone();
        sample.snapshots.extend(twice);
        sample
    });
    let error = write_sample(&root, &mark, &matrices, broken).unwrap_err();
    assert!(error.message.contains("Nothing of it was kept"), "{error}");
    assert!(!root.exists());
    write_sample(&root, &mark, &matrices, sample_networks(&size, &matrices)).unwrap();
}

#[test]
fn what_another_version_put_into_the_trash_is_left_alone() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let name = world.writer().trash_snapshot(&slug, &saved).unwrap();
    let origin = world.path(&format!("trash/{name}/origin.json"));
    let mut text: Value = serde_json::from_slice(&fs::read(&origin).unwrap()).unwrap();
    for format in ["pcn-workbook.origin/2", "something else"] {
        text["format"] = json!(format);
        fs::write(&origin, serde_json::to_vec(&text).unwrap()).unwrap();
        assert!(world.library().list_trash().unwrap().is_empty(), "{format}");
        assert!(world.writer().restore(&name).is_err(), "{format}");
        assert!(origin.exists(), "{format}");
    }
}

#[test]
fn a_lost_library_file_can_be_made_anew_and_recovery_copies_are_found_again() {
    let (world, slug) = World::with_network("Hillside");
    let id = world.library().library_file.unwrap().id;
    let draft = world.draft(&slug, ONE);
    world.writer().autosave(&slug, &draft, &super::world::companion(), at(0)).unwrap();
    let mark = LibraryFile::new(id_gen::generate(), TODAY);
    let refused = Library::renew_library_file(world.folders(), &mark).unwrap_err();
    assert_eq!(refused.kind, ErrorKind::NotPossible, "it is there");
    fs::remove_file(world.path("library.json")).unwrap();
    let lost = Library::open(world.folders()).unwrap_err();
    assert!(lost.remedy.contains("doctor --new-mark"), "{lost}");
    let library = Library::renew_library_file(world.folders(), &mark).unwrap();
    assert_eq!(library.library_file.unwrap().id, id);
    assert_eq!(world.open(&slug).drafts.len(), 1, "what was answered is found again");

    let empty = World::new();
    fs::create_dir_all(empty.path("holiday")).unwrap();
    assert!(Library::renew_library_file(empty.folders(), &mark).is_err());
    assert!(!empty.path("library.json").exists());
}

#[test]
fn a_network_that_lost_only_its_file_gets_it_back_and_one_that_is_gone_does_not() {
    let (world, slug) = World::with_network("Hillside");
    world.saved(&slug, ONE);
    let mut writer = world.writer();
    let mut network = world.open(&slug).network;
    network.purpose = Some("Care close to home".to_owned());
    fs::remove_file(world.path("networks/hillside/network.json")).unwrap();
    writer.put_network(&slug, &network).unwrap();
    assert_eq!(world.open(&slug).network, network);
    assert_eq!(world.open(&slug).current_snapshots().count(), 1);

    fs::rename(world.path("networks/hillside"), world.path("elsewhere")).unwrap();
    let error = writer.put_network(&slug, &network).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Missing, "it went to the trash, or is not synced yet");
    assert!(!world.path("networks/hillside").exists());
}

#[test]
fn a_saved_update_sets_nothing_aside() {
    let (world, slug) = World::with_network("Hillside");
    world.saved(&slug, ONE);
    let draft = world.published(&slug, &[("CARE-1a", "mostly")]);
    let saved = world.save(&slug, &draft).unwrap();
    assert_eq!(saved.snapshot.assessment.answers.len(), 2, "one looked at, one kept");
    assert!(world.library().list_trash().unwrap().is_empty());
    assert!(world.open(&slug).drafts.is_empty());
}
