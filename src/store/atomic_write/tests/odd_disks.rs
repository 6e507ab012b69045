//! Saves on disks that lack what others have, and beside other computers: whose unfinished files are
//! cleared, and that nothing is ever written over where a disk can't promise it.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::store::atomic_write::name_claim::rename_with_claim;
use crate::store::atomic_write::rename::{ABILITIES, DiskAbilities, put_no_replace};
use crate::store::atomic_write::temp_file::{create_temp_dir, create_temp_file, set_device};
use crate::store::atomic_write::*;

const NO_ABILITIES: DiskAbilities = DiskAbilities { rename_no_replace: false, hard_links: false };

const ALL: [DiskAbilities; 3] = [
    DiskAbilities { rename_no_replace: true, hard_links: true },
    DiskAbilities { rename_no_replace: false, hard_links: true },
    NO_ABILITIES,
];

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A claim on `to` as another writer leaves it: of this device, by the process with this id.
fn foreign_claim(to: &Path, process: u32) -> PathBuf {
    set_device(uuid::Uuid::from_u128(1));
    let hash = sha256_hex(to.file_name().unwrap().to_str().unwrap().as_bytes());
    let kind = format!("claim-{}-", &hash[..12]);
    let folder = to.parent().unwrap();
    let (_, made) = create_temp_file(folder, &kind).unwrap().keep().unwrap();
    let name = made.file_name().unwrap().to_str().unwrap();
    let name = name.replace(&format!("-{}-", std::process::id()), &format!("-{process}-"));
    fs::rename(&made, folder.join(&name)).unwrap();
    folder.join(name)
}

/// A process that surely has ended.
fn ended_process() -> u32 {
    u32::MAX >> 1
}

#[test]
fn every_disk_takes_a_new_file_whole_and_keeps_the_one_it_has() {
    for can in ALL {
        let folder = tempfile::tempdir().unwrap();
        ABILITIES.set(can);
        let at = |name: &str| folder.path().join(name);
        write_atomic(&at("a.json"), b"one", Overwrite::Never).unwrap();
        write_atomic(&at("b.json"), b"two", Overwrite::IfHash(None)).unwrap();
        let never = write_atomic(&at("a.json"), b"new", Overwrite::Never).unwrap_err();
        assert_eq!(never.kind, ErrorKind::NotPossible, "{can:?}");
        write_atomic(&at("a.json"), b"three", Overwrite::IfHash(Some(sha256_hex(b"one")))).unwrap();
        create_private_dir(&at("net/inside")).unwrap();
        create_private_dir(&at("trash")).unwrap();
        move_no_replace(&at("net"), &at("trash/net")).unwrap();
        move_no_replace(&at("b.json"), &at("trash/b.json")).unwrap();
        let covered = move_no_replace(&at("a.json"), &at("trash/b.json")).unwrap_err();
        assert_eq!(covered.kind, ErrorKind::NotPossible, "{can:?}");
        assert_eq!(fs::read(at("a.json")).unwrap(), b"three");
        assert_eq!(fs::read(at("trash/b.json")).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.json", "trash"], "{can:?}");
        assert_eq!(names(&at("trash")), ["b.json", "net"], "{can:?}");
    }
    ABILITIES.set(ALL[0]);
}

#[test]
fn of_many_writers_of_one_name_exactly_one_wins_on_every_disk() {
    for can in ALL {
        for round in 0..6 {
            let folder = tempfile::tempdir().unwrap();
            let to = folder.path().join("a.json");
            if round % 2 == 0 {
                foreign_claim(&to, ended_process());
            }
            let won: Vec<String> = std::thread::scope(|scope| {
                let put = |number: usize| {
                    let (to, from) = (&to, folder.path().join(format!("from-{number}")));
                    scope.spawn(move || {
                        let text = format!("save {number}");
                        fs::write(&from, &text).unwrap();
                        put_no_replace(&from, to, can).is_ok().then_some(text)
                    })
                };
                let all: Vec<_> = (0..8).map(put).collect();
                all.into_iter().filter_map(|one| one.join().unwrap()).collect()
            });
            assert_eq!(won, [fs::read_to_string(&to).unwrap()], "{can:?}");
        }
    }
}

#[test]
fn a_claim_in_flight_holds_others_off_and_one_left_over_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("from"), "x").unwrap();
    let claim = foreign_claim(&at("a.json"), std::process::id());
    let error = rename_with_claim(&at("from"), &at("a.json")).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::ResourceBusy);
    assert!(!at("a.json").exists());
    rename_with_claim(&at("from"), &at("other.json")).unwrap();
    fs::rename(at("other.json"), at("from")).unwrap();
    // of a computer whose disk was pulled out, an hour before or after by its own clock
    for hour in [
        SystemTime::now() - Duration::from_secs(3600),
        SystemTime::now() + Duration::from_secs(3600),
    ] {
        fs::File::options().write(true).open(&claim).unwrap().set_modified(hour).unwrap();
        rename_with_claim(&at("from"), &at("a.json")).unwrap();
        fs::rename(at("a.json"), at("from")).unwrap();
    }
    let capitals = foreign_claim(&at("a.json"), std::process::id());
    let error = rename_with_claim(&at("from"), &at("A.JSON")).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::ResourceBusy, "one name on such a disk");
    fs::remove_file(capitals).unwrap();
}

#[cfg(unix)]
#[test]
fn what_an_interrupted_save_left_is_cleared_and_nothing_in_flight() {
    let folder = tempfile::tempdir().unwrap();
    set_device(uuid::Uuid::from_u128(1));
    let ours = create_temp_file(folder.path(), "").unwrap();
    let name = ours.path().file_name().unwrap().to_str().unwrap().to_owned();
    let (own, ended) = (format!("-{}-", std::process::id()), format!("-{}-", ended_process()));
    let of_ended = name.replace(&own, &ended);
    let elsewhere = of_ended.replace(&name[4..12], "zzzzzzzz");
    let old_elsewhere = elsewhere.replace("zzzzzzzz", "yyyyyyyy");
    let kept = ["a.json", "~pw-0123456789abcdef.tmp", "x.tmp", elsewhere.as_str(), name.as_str()];
    let cleared = [of_ended.as_str(), old_elsewhere.as_str(), "~pw-ABCDEFGHabcdefgh.tmp"];
    for name in kept.iter().chain(&cleared) {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    let old = SystemTime::now() - Duration::from_secs(8 * 24 * 3600);
    for name in &cleared[1..] {
        let file = fs::File::options().write(true).open(folder.path().join(name)).unwrap();
        file.set_modified(old).unwrap();
    }
    let claim = foreign_claim(&folder.path().join("a.json"), ended_process());
    fs::create_dir(folder.path().join("~pw-folderfolder1234.tmp")).unwrap();
    let staged = create_temp_dir(folder.path()).unwrap();
    let name = staged.path().file_name().unwrap().to_str().unwrap().to_owned();
    let of_ended = folder.path().join(name.replace(&own, &ended));
    fs::create_dir(&of_ended).unwrap();
    fs::write(of_ended.join("answers.csv"), "x").unwrap();
    remove_temp_files(folder.path());
    assert!(staged.path().exists(), "an export in flight stays");
    drop(staged);
    assert!(!of_ended.exists(), "what a killed export left is cleared");
    remove_temp_files(&folder.path().join("none"));
    assert!(!claim.exists());
    let mut left: Vec<String> = kept.iter().map(ToString::to_string).collect();
    left.push("~pw-folderfolder1234.tmp".to_owned());
    left.sort();
    assert_eq!(names(folder.path()), left);
}

#[test]
fn a_save_whose_unfinished_file_is_taken_away_is_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    let stop = std::sync::atomic::AtomicBool::new(false);
    let relaxed = std::sync::atomic::Ordering::Relaxed;
    std::thread::scope(|scope| {
        // an earlier version on another computer, which clears whatever is unfinished
        scope.spawn(|| {
            while !stop.load(relaxed) {
                let entries = fs::read_dir(folder.path()).unwrap().flatten();
                for entry in
                    entries.filter(|entry| entry.path().extension().is_some_and(|is| is == "tmp"))
                {
                    let _ = fs::remove_file(entry.path());
                }
                std::thread::sleep(Duration::from_millis(3));
            }
        });
        for number in 0..60 {
            let text = format!("save {number}");
            let written = write_atomic(&path, text.as_bytes(), Overwrite::Always);
            match written {
                Ok(_) => assert_eq!(fs::read_to_string(&path).unwrap(), text),
                Err(error) => {
                    assert!(error.message.contains("took the unfinished file away"), "{error}");
                }
            }
        }
        stop.store(true, relaxed);
    });
    fs::remove_dir_all(folder.path()).unwrap();
    let error = write_atomic(&path, b"x", Overwrite::Always).unwrap_err();
    assert!(error.message.contains("the folder is not there"), "{error}");
}
