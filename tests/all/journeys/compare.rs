//! A manager compares: picks networks, looks along the rows, opens an area down to its statements,
//! and writes the table to a file.

use std::path::Path;
use std::process::Command;

use super::terminal::Terminal;

fn command(home: &Path, arguments: &[&str]) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_pcn-workbook"));
    program
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("PCN_WORKBOOK_TODAY", "2026-03-12")
        .current_dir(home);
    let done = program.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn twelve_networks_are_compared_as_rows_then_two_of_them_side_by_side() {
    let home = tempfile::tempdir().unwrap();
    command(
        home.path(),
        &["sample", "returns", "--networks", "12", "--snapshots", "4", "--seed", "1"],
    );
    command(home.path(), &["network", "add", "Empty PCN", "--library", "returns"]);
    let mut terminal = Terminal::start(home.path(), &["--library", "returns"], (80, 24));
    terminal
        .wait("13 networks")
        .press(" ")
        .wait("1 picked")
        .press("*")
        .wait("13 picked")
        .press("c")
        .wait("12 networks, in name order");
    terminal.wait("Not shown: Empty (nothing saved yet)");
    terminal
        .press("  c")
        .wait("needs from others")
        .press("\r")
        .wait("FOUNDATION")
        .press("\x1b")
        .wait("needs from others");
    terminal.press("x").wait("Enter writes the file").press("\r").wait("Written to");
    terminal.press("\x03");
    terminal.end();
    let files: Vec<_> =
        std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let paper = files
        .iter()
        .find(|file| file.extension().is_some_and(|ending| ending == "md"))
        .expect("a Markdown file");
    let text = std::fs::read_to_string(paper).unwrap();
    assert!(text.contains("| --- | --- | --- |") && text.contains("not to rank"), "{text}");
}
