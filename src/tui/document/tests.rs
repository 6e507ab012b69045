//! Words are wrapped, shortened with a sign, and a stop in focus is on screen.

use super::*;

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
