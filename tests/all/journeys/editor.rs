//! A matrix of one's own is changed in an editor, which has the terminal meanwhile, and taken as
//! its next revision.

use std::os::unix::fs::PermissionsExt;

use super::terminal::Terminal;

const OURS: &str = r#"{
  "format": "pcn-workbook.matrix/1", "id": "ours", "revision": 1, "title": "Ours",
  "stages": [{"id": "early", "name": "Early"}],
  "domains": [{"id": "A", "name": "Access", "statements": [{"id": "A-1", "stage": "early", "text": "We answer the phone."}]}]
}"#;

/// An editor of three lines: it shows that it is there, takes a line, and writes it into the file.
const EDITOR: &str =
    "#!/bin/sh\necho EDITING\nread -r word\nsed -i \"s/We answer/We $word answer/\" \"$1\"\n";

#[test]
fn keys_go_to_the_editor_and_then_to_the_workbook_again() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_pcn-workbook"));
        let done = program.env_clear().env("HOME", home.path()).args(arguments).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    };
    let file = home.path().join("ours.json");
    std::fs::write(&file, OURS).unwrap();
    let editor = home.path().join("editor");
    std::fs::write(&editor, EDITOR).unwrap();
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o700)).unwrap();
    run(&["network", "add", "Hillside"]);
    run(&["matrix", "add", file.to_str().unwrap()]);
    run(&["answer", "--network", "hillside", "--matrix", "ours", "A-1=partly"]);
    let mut terminal =
        Terminal::start_with(&[("VISUAL", editor.to_str().unwrap())], home.path(), &[], (100, 30));
    terminal
        .wait("Save the walk: Ours")
        .press("m")
        .wait("[x] Ours")
        .press("jjjjjjjjz")
        .wait("Open it in")
        .wait("Nothing is wrong");
    terminal.press("\r").wait("EDITING").press("always\r");
    terminal.wait("1 reworded (A-1)").wait("Take what was changed as revision 2").press("\r");
    terminal
        .wait("We always answer the phone.")
        .press("\r")
        .wait("1 still means the same")
        .press("\r");
    terminal.wait("Taken as revision 2").wait("Nothing is wrong").press("\x03");
    let (code, raw) = terminal.end();
    assert_eq!(code, 0, "{raw}");
    run(&["doctor"]);
    run(&["matrix", "show", "ours@2"]);
}

#[test]
fn an_editor_that_is_not_there_is_said_and_the_screen_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal =
        Terminal::start_with(&[("EDITOR", "no-such-editor -w")], home.path(), &["demo"], (100, 30));
    terminal
        .wait("Made up")
        .press("\x1b")
        .wait("matrices")
        .press("m")
        .wait("[x] Riverside neighbourhood")
        .press("y")
        .wait("What do you call it?");
    terminal
        .press("\r")
        .wait("to change as we")
        .press("z")
        .wait("Open it in no-such-editor -w")
        .press("\r")
        .wait("could not be started");
    terminal.press("\x03");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn at_a_terminal_each_changed_item_is_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_pcn-workbook"));
        program.env_clear().env("HOME", home.path()).args(arguments).output().unwrap()
    };
    let file = home.path().join("ours.json");
    std::fs::write(&file, OURS).unwrap();
    assert!(run(&["network", "add", "Hillside"]).status.success());
    assert!(run(&["matrix", "add", file.to_str().unwrap()]).status.success());
    std::fs::write(&file, OURS.replace("the phone", "every call")).unwrap();
    let mut terminal = Terminal::start(
        home.path(),
        &["matrix", "add", file.to_str().unwrap(), "--as-next"],
        (100, 40),
    );
    terminal
        .wait("Was: A-1 · Early · We answer the phone.")
        .wait("changed meaning:")
        .press("what\r")
        .press("s\r")
        .wait("Taken as ours@2");
    assert_eq!(terminal.end().0, 0);
    let shown = run(&["matrix", "show", "ours", "--json"]);
    assert!(String::from_utf8(shown.stdout).unwrap().contains("\"was\": \"same\""));
}
