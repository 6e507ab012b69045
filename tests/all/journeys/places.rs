//! A workbook folder that is copied, moved, or worked in from two homes, after the program was
//! killed in the middle: whose answers are whose.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::terminal::Terminal;

const WALK: [&str; 4] = ["--network", "hillside-pcn", "--matrix", "pcn-companion"];

fn run(home: &Path, library: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pcn-workbook"))
        .env_clear()
        .env("HOME", home)
        .env("PCN_WORKBOOK_TODAY", "2026-03-12")
        .arg("--library")
        .arg(library)
        .args(arguments)
        .output()
        .unwrap()
}

fn good(home: &Path, library: &Path, arguments: &[&str]) -> String {
    let ran = run(home, library, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(ran.status.success(), "{arguments:?}: {}", text(&ran.stderr));
    text(&ran.stdout)
}

fn answered(home: &Path, library: &Path) -> String {
    let shown = good(home, library, &["show", "hillside-pcn"]);
    shown.lines().find(|line| line.contains("answered")).unwrap().to_owned()
}

fn start(home: &Path, library: &Path) -> Terminal {
    let mut terminal = Terminal::start(home, &["--library", library.to_str().unwrap()], (100, 30));
    terminal.wait("Hillside PCN");
    terminal
}

/// A workbook with one answer in its folder, and three more that a kill left in recovery copies.
fn killed(home: &Path) -> PathBuf {
    let library = home.join("lib");
    fs::create_dir(&library).unwrap();
    good(home, &library, &["network", "add", "Hillside PCN"]);
    good(home, &library, &[&["answer"][..], &WALK, &["LEAD-1a=partly"]].concat());
    let mut terminal = start(home, &library);
    terminal.press("\r").wait("1/16").press("4").wait("2/16").press("4").wait("3/16");
    terminal.press("3").wait("4/16").wait("saved").signal("KILL");
    terminal.end();
    library
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(&path, to).unwrap();
        }
    }
}

#[test]
fn a_copy_of_a_folder_takes_no_answers_and_loses_none() {
    let home = tempfile::tempdir().unwrap();
    let library = killed(home.path());
    let copy = home.path().join("copy");
    copy_folder(&library, &copy);
    let mut terminal = start(home.path(), &copy);
    terminal.wait("This workbook is in two folders").press("q");
    let (code, raw) = terminal.end();
    assert!(code == 0 && raw.contains(&format!("Run pcn-workbook --library {}", copy.display())));
    assert!(answered(home.path(), &copy).starts_with("1 of 80"));
    good(home.path(), &copy, &[&["answer"][..], &WALK, &["LEAD-1b=fully"]].concat());
    good(home.path(), &copy, &[&["save"][..], &WALK].concat());
    assert!(answered(home.path(), &library).starts_with("4 of 80"), "nothing is forgotten");
    good(home.path(), &library, &[&["answer"][..], &WALK, &["LEAD-1d=fully"]].concat());
    let doctor = good(home.path(), &copy, &["doctor"]);
    assert!(doctor.contains(library.to_str().unwrap()), "{doctor}");
}

#[test]
fn a_moved_folder_goes_on_where_it_was_cut_off() {
    let home = tempfile::tempdir().unwrap();
    let library = killed(home.path());
    let moved = home.path().join("elsewhere");
    fs::rename(&library, &moved).unwrap();
    assert!(answered(home.path(), &moved).starts_with("4 of 80"));
    let mut terminal = start(home.path(), &moved);
    terminal.wait("4/16").press("\x1b").wait("SAVED SNAPSHOTS").press("q");
    assert_eq!(terminal.end().0, 0);
    assert!(answered(home.path(), &moved).starts_with("4 of 80"));
    assert!(!good(home.path(), &moved, &["doctor"]).contains("The same workbook"));
}

#[test]
fn a_copied_home_is_another_device_and_nothing_is_set_aside_in_silence() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    fs::create_dir(&home).unwrap();
    let library = killed(&home);
    let second = root.path().join("home2");
    copy_folder(&home.join(".local"), &second.join(".local"));
    assert!(answered(&second, &library).starts_with("4 of 80"), "as out of a backup");
    good(&second, &library, &[&["answer"][..], &WALK, &["LEAD-1b=not_yet"]].concat());
    good(&second, &library, &[&["save"][..], &WALK].concat());
    let ids = [&home, &second].map(|home| {
        fs::read_to_string(home.join(".local/state/pcn-workbook/device.json")).unwrap()
    });
    assert_ne!(ids[0], ids[1]);
    good(&home, &library, &[&["answer"][..], &WALK, &["LEAD-1d=fully"]].concat());
    assert!(good(&home, &library, &["doctor"]).contains("set aside"));
    let listed = good(&home, &library, &["untrash"]);
    assert!(listed.contains("4 answers"), "{listed}");
}

#[test]
fn answers_that_were_set_aside_are_told_until_somebody_has_looked() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    fs::create_dir(&home).unwrap();
    let library = killed(&home);
    // something else saved the walk as it was in the folder, as a program of an earlier version may
    let before = root.path().join("before");
    copy_folder(&library, &before);
    let stranger = root.path().join("stranger");
    let state = home.join(".local/state/pcn-workbook");
    fs::create_dir_all(stranger.join(".local/state/pcn-workbook")).unwrap();
    let device = fs::read_to_string(state.join("device.json")).unwrap();
    let unstamped: String =
        device.lines().filter(|line| !line.contains("stamp")).collect::<Vec<_>>().join("\n");
    let unstamped = unstamped.replace(",\n}", "\n}");
    fs::write(stranger.join(".local/state/pcn-workbook/device.json"), unstamped).unwrap();
    good(&stranger, &library, &[&["save"][..], &WALK].concat());

    let mut terminal = start(&home, &library);
    terminal.wait("1 version of a walk was set aside").press("T").wait("Home stops telling you");
    terminal.press("\x1b").wait("SAVED SNAPSHOTS").wait_gone("set aside").press("q");
    assert_eq!(terminal.end().0, 0);
    assert!(!good(&home, &library, &["doctor"]).contains("set aside"));
    let listed = good(&home, &library, &["untrash"]);
    assert!(listed.contains("other version of a walk") && listed.contains("4 answers"), "{listed}");
}
