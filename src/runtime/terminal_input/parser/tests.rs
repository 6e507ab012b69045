//! Tests of the parser of input: what terminals send, whole and in pieces.

use crossterm::event::{KeyEventKind, MouseButton, MouseEventKind};

use super::*;

fn parsed(pieces: &[&[u8]]) -> Vec<Event> {
    let (mut parser, mut events) = (InputParser::default(), Vec::new());
    for piece in pieces {
        parser.take(piece, true, &mut events);
    }
    events
}

fn plain(code: KeyCode) -> Event {
    key(code, KeyModifiers::NONE)
}

fn letter(c: char) -> Event {
    plain(KeyCode::Char(c))
}

#[test]
fn keys_are_known_in_every_spelling() {
    let (ctrl, shift, alt) = (KeyModifiers::CONTROL, KeyModifiers::SHIFT, KeyModifiers::ALT);
    let table: [(&[u8], Event); 41] = [
        (b"a", letter('a')),
        (b"A", key(KeyCode::Char('A'), shift)),
        ("é".as_bytes(), letter('é')),
        ("€".as_bytes(), letter('€')),
        (b"\r", plain(KeyCode::Enter)),
        (b"\n", key(KeyCode::Char('j'), ctrl)),
        (b"\t", plain(KeyCode::Tab)),
        (b"\x7f", plain(KeyCode::Backspace)),
        (b"\x08", key(KeyCode::Char('h'), ctrl)),
        (b"\x03", key(KeyCode::Char('c'), ctrl)),
        (b"\x1f", key(KeyCode::Char('7'), ctrl)),
        (b"\x00", key(KeyCode::Char(' '), ctrl)),
        (b"\x1b", plain(KeyCode::Esc)),
        (b"\x1bq", key(KeyCode::Char('q'), alt)),
        (b"\x1b\x03", key(KeyCode::Char('c'), ctrl | alt)),
        (b"\x1b[A", plain(KeyCode::Up)),
        (b"\x1bOB", plain(KeyCode::Down)),
        (b"\x1b[C", plain(KeyCode::Right)),
        (b"\x1b[1;5D", key(KeyCode::Left, ctrl)),
        (b"\x1b[1;2H", key(KeyCode::Home, shift)),
        (b"\x1b[1;3C", key(KeyCode::Right, alt)),
        (b"\x1b[H", plain(KeyCode::Home)),
        (b"\x1b[1~", plain(KeyCode::Home)),
        (b"\x1b[7~", plain(KeyCode::Home)),
        (b"\x1bOH", plain(KeyCode::Home)),
        (b"\x1b[F", plain(KeyCode::End)),
        (b"\x1b[4~", plain(KeyCode::End)),
        (b"\x1b[8~", plain(KeyCode::End)),
        (b"\x1b[2~", plain(KeyCode::Insert)),
        (b"\x1b[3~", plain(KeyCode::Delete)),
        (b"\x1b[3;5~", key(KeyCode::Delete, ctrl)),
        (b"\x1b[5~", plain(KeyCode::PageUp)),
        (b"\x1b[6;2~", key(KeyCode::PageDown, shift)),
        (b"\x1b[Z", key(KeyCode::BackTab, shift)),
        (b"\x1bOP", plain(KeyCode::F(1))),
        (b"\x1b[[B", plain(KeyCode::F(2))),
        (b"\x1b[15~", plain(KeyCode::F(5))),
        (b"\x1b[24~", plain(KeyCode::F(12))),
        (b"\x1b[27u", plain(KeyCode::Esc)),
        (b"\x1b[99;5u", key(KeyCode::Char('c'), ctrl)),
        (b"\x1b[I", Event::FocusGained),
    ];
    for (bytes, expected) in table {
        let found = parsed(&[bytes]);
        assert_eq!(found, std::slice::from_ref(&expected), "{}", bytes.escape_ascii());
        let mut after = bytes.to_vec();
        after.extend(b"\x1b[Bx");
        // an Esc with something right behind it was one key with Alt
        if bytes != b"\x1b" {
            let all = [expected, plain(KeyCode::Down), letter('x')];
            assert_eq!(parsed(&[&after]), all, "{}", bytes.escape_ascii());
        }
    }
    let released = parsed(&[b"\x1b[97;1:3u"]);
    assert!(matches!(released[..], [Event::Key(key)] if key.kind == KeyEventKind::Release));
}

#[test]
fn what_comes_in_pieces_is_the_same() {
    let bytes = "\x1b[1;5Dé€\x1b[200~two\nlines\x1b[201~\x1bOP\x1b[<0;7;3M".as_bytes();
    let whole = parsed(&[bytes]);
    assert_eq!(whole.len(), 6);
    for at in (1..bytes.len()).filter(|at| bytes[at - 1] != 0x1b) {
        assert_eq!(parsed(&[&bytes[..at], &bytes[at..]]), whole, "cut at {at}");
    }
}

#[test]
fn of_the_mouse_the_left_button_and_the_wheel_are_heard() {
    let kinds = |bytes: &[u8]| -> Vec<(MouseEventKind, u16, u16)> {
        let mouse = |event| match event {
            Event::Mouse(mouse) => (mouse.kind, mouse.column, mouse.row),
            other => panic!("{other:?}"),
        };
        parsed(&[bytes]).into_iter().map(mouse).collect()
    };
    let down = MouseEventKind::Down(MouseButton::Left);
    assert_eq!(kinds(b"\x1b[<0;7;3M\x1b[<0;7;3m"), [(down, 6, 2)]);
    assert_eq!(kinds(b"\x1b[<64;1;1M"), [(MouseEventKind::ScrollUp, 0, 0)]);
    assert_eq!(kinds(b"\x1b[<65;300;2M"), [(MouseEventKind::ScrollDown, 299, 1)]);
    assert_eq!(kinds(b"\x1b[M !!"), [(down, 0, 0)]);
    assert_eq!(kinds(b"\x1b[<2;7;3M\x1b[<35;7;3M\x1b[<0;0;0M"), []);
}

#[test]
fn what_is_unknown_is_passed_over_and_nothing_after_it_is() {
    for odd in [
        &b"\x1b[?62;c"[..],
        b"\x1b[99~",
        b"\x1b[",
        b"\x1b[1;",
        b"\xff",
        b"\xc3",
        b"\x1b[201~",
        b"\x1bOz",
    ] {
        let bytes = [odd, b"\x1b[A"].concat();
        assert_eq!(parsed(&[&bytes]), [plain(KeyCode::Up)], "{}", odd.escape_ascii());
    }
}

#[test]
fn a_paste_whose_end_never_comes_ends_when_nothing_more_is_coming() {
    let (mut parser, mut events) = (InputParser::default(), Vec::new());
    parser.take(b"\x1b[200~half a sent", true, &mut events);
    parser.take(b"ence\x1b[20", true, &mut events);
    assert_eq!(events, []);
    assert!(parser.is_waiting());
    parser.give_up(&mut events);
    assert_eq!(events, [Event::Paste("half a sentence\x1b[20".to_owned())]);
    events.clear();
    parser.take(b"\x1b[201~4\x03", true, &mut events);
    assert_eq!(events, [letter('4'), key(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
    assert!(!parser.is_waiting());
}

#[test]
fn a_paste_without_bound_fills_no_memory_and_can_still_end() {
    let (mut parser, mut events) = (InputParser::default(), Vec::new());
    parser.take(PASTE_START, true, &mut events);
    for _ in 0..40 {
        parser.take(&vec![b'x'; 1024 * 1024], false, &mut events);
        assert!(parser.paste.as_ref().is_some_and(|text| text.len() <= MAX_PASTE_BYTES));
    }
    parser.take(b"\x1b[2", true, &mut events);
    parser.take(b"01~q", true, &mut events);
    assert!(matches!(&events[..], [Event::Paste(_), Event::Key(_)]));
}
