//! Colours in a real terminal: it is asked for its background once, whatever it says is never keys,
//! and one that can't be asked is left alone.

use std::path::Path;
use std::time::Duration;

use vt100::Color;

use super::terminal::Terminal;

const QUESTION: &str = "\x1b]11;?\x1b\\\x1b[c";

/// Stands before the first statement, in a terminal that says nothing of itself.
fn walk(home: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Terminal {
    let mut terminal = Terminal::start_with(variables, home, arguments, (80, 24));
    terminal
        .wait("What is your network called?")
        .press("Hillside PCN\r")
        .press("\t\r")
        .wait("area 1 of 5");
    terminal
}

/// What is on the screen, without the blanks at the ends of lines.
fn words(terminal: &Terminal) -> String {
    terminal.screen().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn text_colors(terminal: &Terminal) -> Vec<Color> {
    let text = terminal.colors().into_iter().map(|(text, _)| text);
    text.filter(|color| *color != Color::Default).collect()
}

#[test]
fn a_late_reply_in_pieces_is_no_key_and_brings_the_colours() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = walk(home.path(), &[], &[]);
    // two seconds in which nothing is said: no colour of ours carries text
    terminal.settle(Duration::from_secs(2));
    assert_eq!(terminal.written().matches(QUESTION).count(), 1);
    assert_eq!(terminal.colors(), [(Color::Default, Color::Default)]);
    let before = words(&terminal);
    for piece in ["\x1b]11;rgb:fdfd/f6", "f6/e3e3\x1b", "\\\x1b[?62;22c"] {
        terminal.press(piece).settle(Duration::from_millis(120));
    }
    assert_eq!(words(&terminal), before, "nothing of it was a key");
    assert!(text_colors(&terminal).contains(&Color::Idx(25)), "{:?}", terminal.colors());
    // and once more, with other colours, whole
    terminal.press("\x1b]11;rgb:0/0/0\x07").settle(Duration::from_millis(300));
    assert!(text_colors(&terminal).contains(&Color::Idx(80)), "{:?}", terminal.colors());
    terminal.press("4").wait("fully");
    assert!(terminal.screen().contains("area 1 of 5"));
}

#[test]
fn a_terminal_that_would_print_it_is_asked_nothing_and_gets_no_title() {
    for kind in ["linux", "vt100"] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = walk(home.path(), &[("TERM", kind)], &[]);
        terminal.press("\x1b").wait("q quit").press("q");
        let (_, raw) = terminal.end();
        assert!(!raw.contains("\x1b]") && !raw.contains("\x1b[c"), "{kind}: {raw:?}");
    }
}

#[test]
fn the_window_is_called_by_network_and_place_and_gets_its_name_back() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = walk(home.path(), &[], &[]);
    terminal.press("\x1b").wait("q quit").press("q");
    let (_, raw) = terminal.end();
    let at = |text: &str| raw.find(text).unwrap_or_else(|| panic!("{text:?} in {raw:?}"));
    assert_eq!(raw.matches("\x1b[22;2t").count(), 1);
    assert!(at("\x1b[22;2t") < at("\x1b]2;Hillside PCN, Walk\x1b\\"));
    assert!(at("\x1b]2;Hillside PCN, Walk\x1b\\") < at("\x1b]2;Hillside PCN, Home\x1b\\"));
    assert!(at("\x1b]2;Hillside PCN, Home\x1b\\") < at("\x1b[23;2t"));
}

#[test]
fn a_theme_that_was_named_wins_over_no_color_and_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let set = [("NO_COLOR", "1")];
    let mut terminal = walk(home.path(), &set, &["--theme", "high-contrast"]);
    terminal.settle(Duration::from_millis(100));
    let black = Color::Idx(16);
    assert!(terminal.colors().iter().any(|(_, page)| *page == black), "{:?}", terminal.colors());
    assert!(terminal.colors().iter().all(|(_, page)| *page != Color::Default));
    drop(terminal);
    let home = tempfile::tempdir().unwrap();
    let mut terminal = walk(home.path(), &set, &[]);
    terminal.press("\x1b]11;rgb:0/0/0\x07").settle(Duration::from_millis(200));
    assert_eq!(terminal.colors(), [(Color::Default, Color::Default)]);
    assert!(terminal.has_bold_and_reversed());
}

#[test]
fn where_the_locale_has_no_other_signs_plain_letters_are_drawn() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = walk(home.path(), &[("LANG", "C")], &[]);
    terminal.press("4").wait("# fully");
    assert!(terminal.screen().is_ascii(), "{}", terminal.screen());
}
