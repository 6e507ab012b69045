//! The first walk, from an empty home folder to a saved snapshot, and back half a year later.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

use super::terminal::Terminal;

pub fn command(home: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pcn-workbook"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("TZ", "UTC")
        .env("PCN_WORKBOOK_TODAY", "2026-03-12")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Names a network and stands before the first statement.
fn named(home: &Path) -> Terminal {
    let mut terminal = Terminal::start(home, &[], (80, 24));
    terminal
        .wait("What is your network called?")
        .press("Hillside PCN\r")
        .press("\t\r")
        .wait("area 1 of 5");
    terminal
}

#[test]
fn an_empty_folder_becomes_a_saved_snapshot() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = named(home.path());
    for area in 1..=5 {
        terminal.wait(&format!("area {area} of 5"));
        terminal.press("4444333322221110").wait("Where do you say you are?");
        if area == 3 {
            terminal
                .press("\x1b[B")
                .wait("Why? One line.")
                .press("Weekly frailty meetings")
                .wait("meetings");
        }
        terminal.press("\r");
    }
    terminal
        .wait("What next?")
        .press("\r")
        .wait("Name it")
        .press("\r")
        .wait("( ) agreed by the people below   ( ) one person's")
        .wait("It is the first snapshot here")
        .press("\x1b[C")
        .wait("(•) one person's")
        .press("\r")
        .wait("is saved in your folder");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
    let shown: serde_json::Value = serde_json::from_str(&command(
        home.path(),
        &["show", "hillside-pcn", "--matrix", "pcn-companion", "--json"],
    ))
    .unwrap();
    assert_eq!(shown["complete"]["answered"], 80);
    assert!(shown["snapshot"].is_string() && shown["draft"].is_null());
    assert_eq!(shown["domains"][2]["judged"], true);
    assert_ne!(shown["domains"][2]["stage"], shown["domains"][2]["suggested"]["stage"]);
}

#[test]
fn half_a_year_later_last_time_stands_beside_and_progress_shows_both_matrices() {
    let home = tempfile::tempdir().unwrap();
    let items = |stage: &str| {
        ["LEAD", "DATA", "CARE", "RES", "PEOP"].map(|area| format!("{area}-{stage}=fully"))
    };
    command(home.path(), &["network", "add", "Hillside PCN"]);
    for (matrix, answers) in [
        ("pcn-companion", items("0a").to_vec()),
        ("riverside-example", vec!["RV-PLA-2a=partly".to_owned()]),
    ] {
        let mut arguments = vec!["answer", "--network", "hillside-pcn", "--matrix", matrix];
        arguments.extend(answers.iter().map(String::as_str));
        command(home.path(), &arguments);
        command(home.path(), &["save", "--network", "hillside-pcn", "--matrix", matrix]);
    }
    let mut terminal = Terminal::start_on("2026-09-10", home.path(), &[], (120, 40));
    terminal
        .wait("Start the September walk")
        .wait("RIVERSIDE")
        .press("\r")
        .wait("Last time █ fully, 12 March 2026");
    terminal
        .press("\r")
        .wait("1/16")
        .wait("saved 12:00")
        .press("\x1b")
        .wait("walk: Five national areas   begun");
    terminal
        .press("s")
        .wait("What next?")
        .press("\r")
        .wait("September 2026 walk")
        .press("\r")
        .wait("nobody is noted as there")
        .press(" ")
        .wait("[x] clinical director")
        .press("\r")
        .wait("is saved in your folder");
    terminal
        .press("\x1b")
        .wait("SAVED SNAPSHOTS")
        .press("p")
        .wait("12 Mar 2026")
        .wait("10 Sep 2026")
        .wait("RIVERSIDE")
        .wait("FIVE NATIONAL AREAS");
    terminal.press("\x1b").wait("SAVED SNAPSHOTS").press("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn what_was_answered_is_there_again_after_a_kill() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = named(home.path());
    terminal.press("4432").wait("Leading together    4/16").wait("saved 12:00");
    terminal.signal("KILL");
    drop(terminal.end());
    let mut again = Terminal::start(home.path(), &[], (80, 24));
    again.wait("Leading together    4/16").wait("We make network decisions");
    again.press("\x03");
    assert_eq!(again.end().0, 0);
    let shown =
        command(home.path(), &["show", "hillside-pcn", "--matrix", "pcn-companion", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["complete"]["answered"], 4);
}

/// Waits until what was begun is on the disk and holds this.
fn wait_for_begun(home: &Path, text: &str) {
    let file = home.join(".local/state/pcn-workbook/begun.json");
    let until = Instant::now() + Duration::from_secs(60);
    while !fs::read_to_string(&file).is_ok_and(|written| written.contains(text)) {
        assert!(Instant::now() < until, "waited for '{text}' in begun.json");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_name_that_was_typed_is_there_again_after_a_kill_until_the_network_is_made() {
    let home = tempfile::tempdir().unwrap();
    let unsaved = home.path().join(".local/state/pcn-workbook/begun.json");
    let mut terminal = Terminal::start(home.path(), &[], (80, 24));
    terminal.wait("What is your network called?").press("Hillside PCN");
    wait_for_begun(home.path(), "Hillside PCN");
    terminal.signal("KILL");
    drop(terminal.end());
    assert!(!home.path().join(".local/share/pcn-workbook/library").exists(), "no network was made");

    let mut again = Terminal::start(home.path(), &[], (80, 24));
    again
        .wait("What you began here was kept.")
        .wait("Hillside PCN")
        .press("\rwell at home")
        .wait("well at home");
    again.press("\x03");
    let (code, raw) = again.end();
    assert_eq!(code, 0);
    assert!(raw.contains("Saved. Run pcn-workbook again: you will be where you were."));
    wait_for_begun(home.path(), "well at home");

    fs::create_dir(home.path().join("other")).unwrap();
    let mut other = Terminal::start(home.path(), &["--library", "other"], (80, 24));
    other.wait("What is your network called?").press("Eastfield").wait("Eastfield");
    assert!(!other.screen().contains("Hillside"), "another folder's is not shown");
    other.signal("TERM");
    drop(other.end());
    wait_for_begun(home.path(), "Eastfield");
    wait_for_begun(home.path(), "Hillside PCN");

    let mut third = Terminal::start(home.path(), &[], (80, 24));
    third.wait("well at home").press("\r\t\r").wait("area 1 of 5").press("\x03");
    assert_eq!(third.end().0, 0);
    let left = fs::read_to_string(&unsaved).unwrap();
    assert!(!left.contains("Hillside") && left.contains("Eastfield"), "{left}");
    let shown = command(home.path(), &["network", "show", "hillside-pcn"]);
    assert!(shown.contains("Hillside PCN") && shown.contains("well at home"), "{shown}");
    let mut other = Terminal::start(home.path(), &["--library", "other"], (80, 24));
    other.wait("Eastfield").press("\r\t\r").wait("area 1 of 5").press("\x03");
    assert_eq!(other.end().0, 0);
    assert!(!unsaved.exists(), "it goes with the last of it");
}

#[test]
fn a_second_window_looks_and_does_not_touch() {
    let home = tempfile::tempdir().unwrap();
    let mut first = named(home.path());
    first.press("4").wait("saved 12:00");
    let mut second = Terminal::start(home.path(), &[], (80, 24));
    second.wait("To look at only");
    second.press("\x03");
    assert_eq!(second.end().0, 0);
    first.press("3").wait("2/16").press("\x03");
    let (code, raw) = first.end();
    assert_eq!(code, 0, "{}", &raw[raw.len().saturating_sub(600)..]);
}

#[test]
fn a_broken_file_is_listed_and_all_else_works() {
    let home = tempfile::tempdir().unwrap();
    named(home.path()).press("4").wait("saved 12:00").press("\x03");
    let library = home.path().join(".local/share/pcn-workbook/library");
    let wait_for = |name: &str| library.join("networks/hillside-pcn").join(name);
    let mut again = Terminal::start(home.path(), &[], (80, 24));
    again.wait("1/16");
    fs::create_dir_all(wait_for("snapshots")).unwrap();
    fs::write(wait_for("snapshots/2026-01-01_pcn-companion_0123456789ab.json"), "{ \"format\": ")
        .unwrap();
    again.press("\x03");
    drop(again.end());
    let mut third = Terminal::start(home.path(), &[], (80, 24));
    third.wait("1/16").press("\x1b").wait("needs a look");
    third.press("q");
    assert_eq!(third.end().0, 0);
}
