//! The log of shares: no line is lost, whoever shares at the same time, whatever a sync program sets
//! aside, and wherever the folder takes nothing.

use std::fs;
use std::path::Path;

use super::world::{World, at, write_long_ago};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::{ShareContents, ShareLevel, ShareLog, SharePurpose, ShareReceipt};
use crate::store::error::StoreError;
use crate::store::format::share_log::{self, ShareLogFile};
use crate::store::id_gen;
use crate::store::ops::share::ShareRequest;

const ONE: &[(&str, &str)] = &[("LEAD-0a", "fully")];

fn share(
    world: &World,
    saved: &SavedSnapshot,
    file: &Path,
    seconds: i64,
) -> Result<ShareReceipt, StoreError> {
    let name = file.file_name().unwrap().to_str().unwrap().to_owned();
    let sharing = ShareRequest {
        contents: &ShareContents::new([saved], ShareLevel::Summary),
        purpose: &SharePurpose { recipient: Some(name), ..SharePurpose::default() },
        file,
        id: id_gen::generate(),
        now: at(seconds),
    };
    world.writer().share(&sharing)
}

fn log(world: &World) -> ShareLog {
    world.library().read_share_log(false, |_| true).unwrap()
}

fn recipients(world: &World) -> Vec<String> {
    log(world).shares.iter().map(|one| one.recipient.clone().unwrap()).collect()
}

fn lines(world: &World) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(world.path("shares")).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn many_who_share_at_the_same_moment_lose_no_line() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let elsewhere = world.elsewhere();
    let folder = tempfile::tempdir().unwrap();
    write_long_ago(&folder.path().join("~pw-0123456789abcdef.tmp"));
    std::thread::scope(|scope| {
        for (who, world) in [("a", &world), ("b", &elsewhere)] {
            let (saved, folder) = (&saved, folder.path());
            scope.spawn(move || {
                for number in 0..12 {
                    share(world, saved, &folder.join(format!("{who}{number}")), 90).unwrap();
                }
            });
        }
    });
    assert_eq!(recipients(&world).len(), 24);
    assert!(log(&world).unreadable.is_none());
    let files = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 24, "what a killed share left is gone");
    assert!(world.codes().is_empty());
}

#[test]
fn the_log_of_earlier_versions_is_read_for_ever_and_each_line_is_shown_once() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let folder = tempfile::tempdir().unwrap();
    for (number, name) in ["one", "two", "three", "four"].into_iter().enumerate() {
        let seconds = 90 + i64::try_from(number).unwrap();
        share(&world, &saved, &folder.path().join(name), seconds).unwrap();
    }
    let read = |path: &Path| share_log::read(&fs::read(path).unwrap()).unwrap().shares;
    let each: Vec<_> = lines(&world).iter().flat_map(|path| read(path)).collect();
    let write = |name: &str, which: &[usize]| {
        let shares = which.iter().map(|at| each[*at].clone()).collect();
        let log = ShareLogFile { shares, ..ShareLogFile::default() };
        fs::write(world.path(name), share_log::write(&log)).unwrap();
    };
    write("shares.json", &[0, 1]);
    write("shares (1).json", &[0, 2]);
    for path in &lines(&world)[..3] {
        fs::remove_file(path).unwrap();
    }
    let last = lines(&world).remove(0);
    fs::copy(&last, last.with_extension("sync-conflict-20261121-203000-ABCDEFG.json")).unwrap();
    assert_eq!(recipients(&world), ["four", "three", "two", "one"]);
    // one that is spoilt hides none of the others
    fs::write(world.path("shares.json"), "{").unwrap();
    assert_eq!(recipients(&world), ["four", "three", "one"]);
    assert_eq!(log(&world).unreadable.unwrap().file, "shares.json");
}

#[test]
fn where_the_folder_takes_no_line_it_waits_on_this_device_and_is_tried_again() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("board");
    // as in an archive: nothing can be made there
    fs::write(world.path("shares"), "in the way").unwrap();
    let receipt = share(&world, &saved, &file, 90).unwrap();
    assert!(file.exists());
    let told = receipt.warnings.join(" ");
    assert!(told.contains("is not in the workbook folder") && told.contains("kept"), "{told}");
    assert!(receipt.waiting_line.is_some());
    assert_eq!(recipients(&world), ["board"], "the log shows it all the same");
    assert!(recipients(&world.elsewhere()).is_empty());
    drop(world.writer());
    assert_eq!(recipients(&world), ["board"]);
    fs::remove_file(world.path("shares")).unwrap();
    drop(world.writer());
    assert_eq!((recipients(&world), lines(&world).len()), (vec!["board".to_owned()], 1));
    assert_eq!(recipients(&world.elsewhere()), ["board"], "it is in the folder now");
    let waiting = world.journal().with_file_name("unsaved");
    assert_eq!(fs::read_dir(waiting).unwrap().count(), 0);
    let receipt = share(&world, &saved, &folder.path().join("again"), 91).unwrap();
    assert!(receipt.warnings.is_empty() && receipt.waiting_line.is_none());
}

#[test]
fn what_can_be_logged_nowhere_is_not_shared() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("board");
    fs::write(world.path("shares"), "in the way").unwrap();
    fs::write(world.journal().with_file_name("unsaved"), "in the way").unwrap();
    let error = share(&world, &saved, &file, 90).unwrap_err();
    assert_eq!(error.file.as_deref(), Some(world.path("shares").as_path()), "{error}");
    assert!(!file.exists());
    assert!(recipients(&world).is_empty());
}

#[test]
fn a_share_that_came_to_nothing_leaves_no_line_anywhere() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let folder = tempfile::tempdir().unwrap();
    // a name that no disk takes
    let file = folder.path().join("x".repeat(300));
    let error = share(&world, &saved, &file, 90).unwrap_err();
    assert!(error.message.contains("too long"), "{error}");
    assert!(lines(&world).is_empty());
    fs::remove_dir(world.path("shares")).unwrap();
    fs::write(world.path("shares"), "in the way").unwrap();
    assert!(share(&world, &saved, &file, 91).is_err());
    assert!(recipients(&world).is_empty());
}
