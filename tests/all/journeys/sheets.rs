//! From a spreadsheet somebody has to an answer given on it, and the spreadsheet form back out,
//! without leaving the program.

use std::fs;
use std::process::Command;

use super::terminal::Terminal;
use crate::commands::sheets::council;

#[test]
fn a_grid_is_dropped_on_the_window_becomes_a_matrix_and_goes_out_again() {
    let home = tempfile::tempdir().unwrap();
    let grid = home.path().join("Council grid.xlsx");
    fs::write(&grid, council::grid()).unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_pcn-workbook"))
        .args(["network", "add", "Hillside PCN"])
        .env_clear()
        .env("HOME", home.path())
        .env("PCN_WORKBOOK_TODAY", "2026-03-12")
        .status();
    assert!(made.unwrap().success());
    let mut terminal = Terminal::start(home.path(), &[], (80, 24));
    terminal
        .wait("Hillside PCN")
        .press("m")
        .wait("COMES WITH THE PROGRAM")
        .press("b")
        .wait("Which spreadsheet?");
    terminal
        .press(&format!("\x1b[200~'{}'\x1b[201~", grid.display()))
        .wait("Council grid.xlsx")
        .press("\r");
    terminal
        .wait("Is each box one description")
        .wait("in each row (7 rows)")
        .press(" ")
        .wait("(x) one description");
    terminal
        .press("\r")
        .wait("What is this matrix called?")
        .press("\r")
        .wait("is in your folder now");
    let written = home
        .path()
        .join(".local/share/pcn-workbook/library/matrices/hollybank-council-working.json");
    assert!(written.exists(), "in the library, by its id");
    terminal.press(" ").wait("In use").press("x").wait("Where to?").press("\r").wait("Written to");
    assert!(home.path().join("hollybank-council-working.xlsx").exists());
    terminal.press("x").wait("Where to?").press("\r").wait("Written to");
    fs::write(home.path().join("hollybank-council-working.xlsx"), "something else").unwrap();
    terminal.press("x").wait("Where to?").press("\r").wait("nothing is ever written over");
    terminal.press("\x1b").wait("OUR OWN").press("\x1b").wait("Hollybank").press("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_grid_among_the_files_that_somebody_gave_becomes_a_matrix_from_there() {
    let home = tempfile::tempdir().unwrap();
    let grid = home.path().join("Council grid.xlsx");
    fs::write(&grid, council::grid()).unwrap();
    let mut terminal = Terminal::start(home.path(), &[], (80, 24));
    terminal.wait("What is your network called?").press("Hillside PCN").wait("Hillside PCN");
    for _ in 0..5 {
        terminal.press("\x1b[B");
    }
    terminal.press("\r").wait("drop it on this window");
    terminal
        .press(&format!("\x1b[200~'{}'\x1b[201~", grid.display()))
        .press("\r")
        .wait("This is a spreadsheet")
        .wait("Enter looks at this spreadsheet as a matrix.")
        .press("\r");
    terminal
        .wait("Is each box one description")
        .press(" ")
        .wait("(x) one description")
        .press("\r")
        .wait("What is this matrix called?")
        .press("\r")
        .wait("is in your folder now")
        .wait("in your folder now");
    let written = home
        .path()
        .join(".local/share/pcn-workbook/library/matrices/hollybank-council-working.json");
    assert!(written.exists(), "in the library, by its id");
}
