//! Words are wrapped, shortened with a sign, and a stop in focus is on screen.

use super::*;
use crate::tui::protocol::command::Command;

#[test]
fn words_are_never_cut_where_a_space_would_do() {
    assert_eq!(
        wrap("We know which teams already work together.", 20),
        ["We know which teams", "already work", "together."]
    );
    assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    assert_eq!(wrap("", 10), [""]);
    assert_eq!(wrap("one two, three", 7), ["one", "two,", "three"]);
}

#[test]
fn a_path_breaks_only_behind_a_slash_or_between_words() {
    assert_eq!(wrap("It ends in .xlsx", 13), ["It ends in", ".xlsx"]);
    assert_eq!(wrap("Saved in 2026-11-30.html", 20), ["Saved in", "2026-11-30.html"]);
    assert_eq!(wrap("/home/jo/hillside-30.html", 22), ["/home/jo/", "hillside-30.html"]);
    assert_eq!(wrap("D:\\PCN\\hillside-30.html", 20), ["D:\\PCN\\", "hillside-30.html"]);
}

#[test]
fn what_does_not_fit_is_shortened_with_a_sign() {
    assert_eq!(truncate("We know our local leads", 12), "We know our…");
    assert_eq!(truncate("short", 12), "short");
    assert_eq!(truncate("any", 0), "");
}

#[test]
fn a_stop_in_focus_is_always_on_screen() {
    let mut page = Document::with_title("t");
    for at in 0..40 {
        page.focusable(0, format!("line {at}"));
    }
    let size = (40, 15);
    let mut read = ReadPosition::default();
    for _ in 0..30 {
        read.update(&page, size, Command::Down);
    }
    let (top, height) = (read.top_row(&page, size), body_size(size).1);
    assert_eq!(read.index, 30);
    assert!((top..top + height).contains(&30), "{top}");
}

/// Where the focus and the first row shown are after each of `keys`.
fn read(page: &Document, size: (u16, u16), keys: &[Command]) -> Vec<(usize, usize)> {
    let mut read = ReadPosition::by_row();
    let step = |command: &Command| {
        read.update(page, size, *command);
        (read.index, read.top_row(page, size))
    };
    keys.iter().map(step).collect()
}

#[test]
fn a_page_with_long_stops_is_read_row_by_row_and_the_focus_goes_along() {
    let mut page = Document::with_title("t");
    page.body(0, "what it is about");
    for (stop, more) in [(0, 9), (1, 1), (2, 14), (3, 0)] {
        page.focusable(0, format!("stop {stop}"));
        (0..more).for_each(|row| page.continuation(LineKind::Body, 2, format!("row {row}")));
    }
    // rows: 0 words, 1 stop 0, 11 stop 1, 13 stop 2, 28 stop 3; ten of them have room
    let size = (40, 15);
    let (down, up) = (Command::Down, Command::Up);
    assert_eq!(
        read(&page, size, &[down; 7]),
        [(0, 1), (0, 2), (1, 2), (1, 3), (1, 4), (2, 4), (2, 5)]
    );
    let to_the_end = read(&page, size, &[down; 40]);
    assert_eq!(to_the_end.last(), Some(&(3, 19)));
    let is_step = |pair: &[(usize, usize)]| pair[1].1 - pair[0].1 <= 1;
    assert!(to_the_end.windows(2).all(is_step), "{to_the_end:?}");
    let keys: Vec<Command> = [down; 40].into_iter().chain([up; 40]).collect();
    assert_eq!(read(&page, size, &keys).last(), Some(&(0, 0)), "the words above are seen again");
    for keys in [[Command::Last, Command::First], [Command::PageDown, Command::PageUp]] {
        assert_eq!(read(&page, size, &keys).last(), Some(&(0, 0)), "{keys:?}");
    }
    for (stop, top) in read(&page, size, &keys) {
        let rows = page.rows(body_size(size).0);
        let shown = rows.iter().skip(top).take(10);
        assert!(shown.into_iter().any(|row| row.focus_stop == Some(stop)), "{stop} at {top}");
    }
}
