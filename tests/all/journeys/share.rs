//! One network shares what it said, another person looks at the file, and brings it in.

use std::fs;
use std::path::Path;

use super::terminal::Terminal;

/// A home folder with a saved snapshot in it.
fn home_of(name: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let command = |arguments: &[&str]| super::first_walk::command(home.path(), arguments);
    command(&["network", "add", name, "--purpose", "Keep people well at home"]);
    let slug = name.to_lowercase();
    let on = ["--network", slug.as_str(), "--matrix", "pcn-companion"];
    command(
        &[
            &["answer"][..],
            &on[..],
            &["LEAD-0a=fully", "LEAD-0b=mostly", "--note", "LEAD-0a=SECRETNOTE"][..],
        ]
        .concat(),
    );
    command(&[&["save"][..], &on[..], &["--label", "Spring walk"][..]].concat());
    home
}

fn files(home: &Path) -> Vec<String> {
    let mut all = Vec::new();
    let mut waiting = vec![home.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                waiting.push(entry.path());
            } else {
                all.push(entry.path().to_string_lossy().into_owned());
            }
        }
    }
    all.sort();
    all
}

#[test]
fn a_snapshot_is_shared_looked_at_and_brought_in() {
    let theirs = home_of("Castle");
    let mut terminal = Terminal::start(theirs.path(), &[], (80, 24));
    terminal
        .wait("SAVED SNAPSHOTS")
        .press("\x1b[Z")
        .press("x")
        .wait("what the reader will see")
        .wait("Left out: notes");
    terminal.press("\r").wait("Who is it for?").press("Board\r\r\r\r").wait("Nothing was sent");
    terminal.press("\r").wait("SAVED SNAPSHOTS").press("q");
    assert_eq!(terminal.end().0, 0);
    let shared = theirs.path().join("castle-2026-03-12-for-board.json");
    let text = fs::read_to_string(&shared).unwrap();
    assert!(text.contains("Spring walk") && !text.contains("SECRETNOTE"), "{text}");

    let ours = tempfile::tempdir().unwrap();
    let file = ours.path().join("castle.json");
    fs::copy(&shared, &file).unwrap();
    let mut terminal = Terminal::start(ours.path(), &["castle.json"], (120, 30));
    terminal.wait("To look at only: A share from Castle").wait("Spring walk").press("q");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(
        files(ours.path()),
        [file.to_string_lossy().into_owned()],
        "looking leaves nothing behind"
    );

    let mut terminal = Terminal::start(ours.path(), &["castle.json"], (120, 30));
    terminal
        .wait("To look at only")
        .press("b")
        .wait("1 file: 1 new")
        .press("\r")
        .wait("1 snapshot was brought in");
    terminal
        .press("\r")
        .wait("Networks in this folder")
        .wait("Castle")
        .press("\r")
        .wait("Spring walk")
        .press("q");
    assert_eq!(terminal.end().0, 0);
    assert!(
        super::first_walk::command(ours.path(), &["snapshots", "castle"]).contains("Spring walk")
    );
}

#[test]
fn a_share_is_brought_into_the_folder_that_was_named_beside_it() {
    let theirs = home_of("Castle");
    let shared = theirs.path().join("castle.json");
    let to = shared.to_string_lossy().into_owned();
    super::first_walk::command(
        theirs.path(),
        &["share", "castle@last", "--out", &to, "--to", "Board", "--why", "x"],
    );
    let ours = tempfile::tempdir().unwrap();
    let other = ours.path().join("other");
    fs::create_dir(&other).unwrap();
    let other = other.to_string_lossy().into_owned();
    super::first_walk::command(ours.path(), &["--library", &other, "network", "add", "Hillside"]);
    let mut terminal = Terminal::start(ours.path(), &["--library", &other, &to], (80, 24));
    terminal
        .wait("To look at only")
        .press("b")
        .wait("1 file: 1 new")
        .press("\r")
        .wait("1 snapshot was brought in")
        .press("q");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
    let here = super::first_walk::command(ours.path(), &["--library", &other, "network", "list"]);
    assert!(here.contains("Castle") && here.contains("Hillside"), "{here}");
}

#[test]
fn a_folder_of_returns_is_brought_in_at_the_start_and_taken_back() {
    let ours = tempfile::tempdir().unwrap();
    fs::create_dir(ours.path().join("returns")).unwrap();
    for name in ["Castle", "Lakes"] {
        let theirs = home_of(name);
        let slug = name.to_lowercase();
        let to = ours.path().join(format!("returns/{slug}.json"));
        let to = to.to_string_lossy().into_owned();
        let snapshot = format!("{slug}@last");
        super::first_walk::command(theirs.path(), &["share", &snapshot, "--out", &to]);
    }
    let mut terminal = Terminal::start(ours.path(), &["./returns"], (80, 24));
    terminal.wait("2 files: 2 new").press("\r").wait("2 snapshots were brought in");
    terminal.press("u").wait("2 snapshots go into the trash, with 2 networks").press("\r");
    terminal.wait("2 snapshots are in the trash").press("\r").wait("What is your network called?");
    // the same folder from the first page
    terminal.press("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B").press("\r").press("returns\r");
    terminal.wait("2 files: 2 new").press("\r").wait("2 snapshots were brought in");
    terminal.press("\r").wait("Networks in this folder").wait("Castle").press("q");
    assert_eq!(terminal.end().0, 0);
    let here = super::first_walk::command(ours.path(), &["network", "list"]);
    assert!(here.contains("Castle") && here.contains("Lakes"), "{here}");
}
