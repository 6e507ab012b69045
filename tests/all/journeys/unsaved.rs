//! What the disk does not take, with a disk that really does not: nothing is lost, nothing is
//! called saved, and the next start has it again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::terminal::Terminal;

const DOWN: &str = "\x1b[B";

fn run(home: &Path, arguments: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_pcn-workbook"))
        .env_clear()
        .env("HOME", home)
        .args(arguments)
        .status()
        .unwrap();
    assert!(status.success());
}

/// A workbook with one network.
fn begin(home: &Path) -> PathBuf {
    run(home, &["network", "add", "Hillside PCN"]);
    home.join(".local/share/pcn-workbook/library")
}

fn network_file(library: &Path) -> PathBuf {
    library.join("networks/hillside-pcn/network.json")
}

/// Where this device keeps recovery copies of changes.
fn recovery_dir(home: &Path) -> PathBuf {
    let state = home.join(".local/state/pcn-workbook");
    let folders = fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
    folders.into_iter().find(|path| path.is_dir()).unwrap().join("unsaved")
}

/// Puts a file where a folder was, which takes nothing, whoever asks.
fn block(folder: &Path) {
    if folder.is_dir() {
        fs::rename(folder, folder.with_extension("away")).unwrap();
    }
    fs::write(folder, "").unwrap();
}

fn unblock(folder: &Path) {
    fs::remove_file(folder).unwrap();
    let away = folder.with_extension("away");
    if away.is_dir() {
        fs::rename(away, folder).unwrap();
    }
}

/// On About us, with a purpose typed.
fn typed(home: &Path) -> Terminal {
    let mut terminal = Terminal::start(home, &[], (110, 30));
    terminal.wait("Hillside PCN").press("i").wait("What it is for").press(DOWN);
    terminal.press("Care for all").wait("Care for all");
    terminal
}

#[test]
fn what_something_else_changed_too_is_kept_and_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let library = begin(home.path());
    let mut terminal = typed(home.path());
    let file = network_file(&library);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"matrices\"", "\"purpose\": \"Theirs\", \"matrices\""))
        .unwrap();
    terminal.press(DOWN).wait("NOT SAVED since").press("\x1b").wait("Changed here and elsewhere");
    terminal.press("q");
    let (code, raw) = terminal.end();
    assert!(code != 0 && raw.contains("Kept on this computer, not in the folder yet"), "{raw}");
    assert!(fs::read_to_string(&file).unwrap().contains("Theirs"), "nothing was overwritten");

    let mut terminal = Terminal::start(home.path(), &[], (110, 30));
    terminal.wait("Changed here and elsewhere").press("\r").wait("in the folder: Theirs");
    terminal.press("\r").wait("The other version is kept:").wait("saved").press("q");
    let (code, raw) = terminal.end();
    assert!(code == 0 && raw.contains("Saved."), "{raw}");
    assert!(fs::read_to_string(&file).unwrap().contains("Care for all"));
    let kept = fs::read_dir(recovery_dir(home.path())).unwrap();
    let texts: Vec<_> =
        kept.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert!(texts.len() == 1 && texts[0].contains("Theirs"), "both are kept: {texts:?}");
}

#[test]
fn what_the_library_does_not_take_is_written_by_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let library = begin(home.path());
    let mut terminal = typed(home.path());
    block(&library.join("networks"));
    terminal.press(DOWN).wait("Kept on this computer, not in the folder yet").press("\x1b");
    terminal.press("q");
    let (code, raw) = terminal.end();
    assert!(code != 0 && raw.contains("Kept on this computer, not in the folder yet:"), "{raw}");
    assert!(!raw.contains("you will be where you were"), "{raw}");
    unblock(&library.join("networks"));

    let mut terminal = Terminal::start(home.path(), &[], (110, 30));
    terminal.wait("Care for all").wait("saved").press("q");
    assert_eq!(terminal.end().0, 0);
    assert!(fs::read_to_string(network_file(&library)).unwrap().contains("Care for all"));
}

#[test]
fn what_is_only_in_memory_is_asked_about_and_survives_ctrl_c() {
    for signal in [None, Some("TERM")] {
        let home = tempfile::tempdir().unwrap();
        let library = begin(home.path());
        let mut terminal = typed(home.path());
        block(&library.join("networks"));
        block(&recovery_dir(home.path()));
        terminal.press(DOWN).wait("NOT SAVED since").press("\x1b").wait("NOT SAVED since");
        terminal.press("q").wait("Something is not saved yet").press("\x1b");
        match signal {
            None => terminal.press("\x03"),
            Some(name) => terminal.signal(name),
        };
        let (_, raw) = terminal.end();
        assert!(raw.contains("emergency copy") && raw.contains("pcn-workbook-not-saved"), "{raw}");
        unblock(&library.join("networks"));
        unblock(&recovery_dir(home.path()));

        let mut terminal = Terminal::start(home.path(), &[], (110, 30));
        terminal.wait("Care for all").wait("saved").press("q");
        assert_eq!(terminal.end().0, 0);
        assert!(fs::read_to_string(network_file(&library)).unwrap().contains("Care for all"));
        let left = fs::read_dir(&library).unwrap();
        let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().contains("not-saved")), "{left:?}");
    }
}

#[test]
fn saved_elsewhere_and_named_it_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let library = begin(home.path());
    let mut terminal = typed(home.path());
    block(&library.join("networks"));
    block(&recovery_dir(home.path()));
    terminal.press(DOWN).wait("NOT SAVED since").press("\x1b").wait("NOT SAVED since");
    terminal.press("q").wait("Something is not saved yet");
    terminal.press(DOWN).press(DOWN).press("\r").wait("pcn-workbook-not-saved.json");
    // another name is typed in place of the one that is offered
    terminal.press(&"\x7f".repeat("pcn-workbook-not-saved.json".len())).press("mine.json");
    terminal.wait("mine.json").press("\r");
    let (_, raw) = terminal.end();
    let file = home.path().join("mine.json");
    assert!(raw.contains("mine.json") && file.is_file(), "{raw}");
    unblock(&library.join("networks"));
    unblock(&recovery_dir(home.path()));

    let mut terminal = Terminal::start(home.path(), &["mine.json"], (110, 30));
    terminal.wait("Care for all").wait("saved").press("q");
    assert_eq!(terminal.end().0, 0);
    assert!(!file.exists(), "it was taken up");
}
