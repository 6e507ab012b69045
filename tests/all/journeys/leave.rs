//! Leaving by every door: the terminal is given back each time, and nothing is lost.

use super::terminal::Terminal;

/// What gives a terminal back: the other screen left, the cursor shown.
fn is_given_back(raw: &str) -> bool {
    // cut by bytes: the end may begin inside a character
    let tail = String::from_utf8_lossy(&raw.as_bytes()[raw.len().saturating_sub(400)..]);
    tail.contains("\x1b[?1049l") && tail.contains("\x1b[?25h") && tail.contains("\x1b[?2004l")
}

#[test]
fn the_terminal_is_given_back_whatever_ends_the_program() {
    for signal in ["TERM", "INT", "HUP", "QUIT"] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::start(home.path(), &[], (80, 24));
        terminal.wait("What is your network called?").signal(signal);
        let (_, raw) = terminal.end();
        assert!(is_given_back(&raw), "{signal}: {raw:?}");
    }
}

#[test]
fn ctrl_c_says_that_all_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["demo"], (80, 24));
    terminal.wait("Made up").press("\x03");
    let (code, raw) = terminal.end();
    assert_eq!(code, 0);
    assert!(is_given_back(&raw), "{raw:?}");
}

#[test]
fn any_size_works_and_the_screen_comes_back_whole() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &[], (80, 24));
    terminal.wait("What is your network called?");
    for (columns, rows) in [(1, 1), (20, 5), (300, 90), (80, 24)] {
        terminal.resize(columns, rows);
    }
    terminal.wait("What is your network called?").wait("keys").press("\x03");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn without_a_terminal_it_says_what_to_do_instead() {
    let home = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_pcn-workbook"))
        .env("HOME", home.path())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("walk --plain"));
}
