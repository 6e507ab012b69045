//! What was found by breaking things on purpose: each says what is so, and leaves nothing half done.

use std::fs;

use serde_json::{Value, json};
use uuid::Uuid;

use super::world::{TODAY, World, at, write_long_ago};
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sample::{SampleSize, sample_networks};
#[cfg(unix)]
use crate::store::atomic_write::FAILING_FLUSHES;
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
    assert!(copy.says.contains("the other one counts"), "{}", copy.says);
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

/// Everything of a person's own that an interrupted save may have been about to write.
#[test]
fn the_next_writer_clears_what_an_interrupted_save_left_in_every_folder_it_writes_to() {
    const UNFINISHED: &str = "~pw-0123456789abcdef.tmp";
    let (world, slug) = World::with_network("Hillside");
    world.published(&slug, ONE);
    let (dirs, state) = (world.folders(), world.library().state_dir().unwrap());
    let mut left = Vec::new();
    for folder in [
        dirs.config.clone(),
        dirs.state.clone(),
        state.join("journal"),
        state.join("unsaved"),
        state,
        dirs.library.join("matrices"),
        dirs.library.join("shares"),
        dirs.library.join("imports"),
        dirs.library.clone(),
    ] {
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(UNFINISHED);
        write_long_ago(&path);
        left.push(path);
    }
    drop(world.writer());
    left.retain(|path| path.exists());
    assert!(left.is_empty(), "{left:?}");
}

/// On a disk that fails for good nothing could be written once more to put it back.
#[cfg(unix)]
#[test]
fn a_network_file_is_put_back_without_writing_it_again_and_never_over_another_s_change() {
    let (world, slug) = World::with_network("Hillside");
    let (mut writer, before) = (world.writer(), world.files());
    let mut network = world.open(&slug).network;
    network.purpose = Some("Ours".to_owned());
    let held = writer.hold_network(&slug).unwrap();
    writer.put_network(&slug, &network).unwrap();
    FAILING_FLUSHES.set(vec![true; 9]);
    assert!(writer.put_network_back(&slug, held));
    FAILING_FLUSHES.set(Vec::new());
    assert_eq!(world.files(), before, "with nothing beside it");
    let held = writer.hold_network(&slug).unwrap();
    writer.put_network(&slug, &network).unwrap();
    let file = world.path(&format!("networks/{slug}/network.json"));
    let theirs = fs::read_to_string(&file).unwrap().replace("Ours", "Theirs");
    fs::write(&file, &theirs).unwrap();
    assert!(!writer.put_network_back(&slug, held));
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
}

/// As where the disk can't be read any more from one moment to the next.
#[test]
fn a_recovery_copy_is_taken_back_though_it_can_t_be_read() {
    let (world, slug) = World::with_network("Hillside");
    let (mut writer, draft) = (world.writer(), world.draft(&slug, ONE));
    let before = writer.newest_sequence(&draft);
    writer.write_recovery_copy(&draft, at(0)).unwrap();
    let files = || fs::read_dir(world.journal()).unwrap().map(|entry| entry.unwrap().path());
    assert_eq!(files().count(), 1);
    files().for_each(|file| fs::write(file, "{").unwrap());
    writer.take_back_recovery_copy(&draft, before).unwrap();
    assert_eq!(files().count(), 0, "nothing was saved, and nothing says otherwise");
}

/// A network drive that is away for a moment, say.
#[test]
fn networks_that_can_t_be_seen_just_now_are_not_said_to_be_none() {
    let (world, slug) = World::with_network("Hillside");
    let library = world.library();
    fs::rename(world.path("networks"), world.state().with_file_name("away")).unwrap();
    // what is no folder can't be looked into, whoever asks
    fs::write(world.path("networks"), "").unwrap();
    assert_eq!(library.slugs().unwrap_err().kind, ErrorKind::Unreadable);
    let error = library.find_network(slug.as_str()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unreadable, "{error}");
    assert!(library.networks().1.iter().any(|finding| finding.says.contains("looked into")));
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
