//! Tests of the parser of input: what terminals send, whole and in pieces.

use crossterm::event::{KeyEventKind, MouseButton, MouseEventKind};
use proptest::prelude::*;

use super::*;

fn parsed(pieces: &[&[u8]]) -> Vec<Event> {
    let (mut parser, mut events) = (InputParser::default(), Vec::new());
    for piece in pieces {
        parser.take(piece, &mut events);
    }
    parser.give_up(&mut events);
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
    for at in 1..bytes.len() {
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
    parser.take(b"\x1b[200~half a sent", &mut events);
    parser.take(b"ence\x1b[20", &mut events);
    assert_eq!(events, []);
    assert_eq!(parser.wait(), Wait::Rest);
    parser.give_up(&mut events);
    assert_eq!(events, [Event::Paste("half a sentence\x1b[20".to_owned())]);
    events.clear();
    parser.take(b"\x1b[201~4\x03", &mut events);
    assert_eq!(events, [letter('4'), key(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
    assert_eq!(parser.wait(), Wait::Nothing);
}

#[test]
fn an_esc_waits_a_moment_only_and_a_key_with_alt_is_no_reply() {
    let alt = |c| key(KeyCode::Char(c), KeyModifiers::ALT);
    for (bytes, wait, expected) in [
        (&b"\x1b"[..], Wait::Moment, vec![plain(KeyCode::Esc)]),
        (b"\x1b[", Wait::Moment, vec![alt('[')]),
        (b"\x1b]", Wait::Moment, vec![alt(']')]),
        (b"\x1b]q", Wait::Nothing, vec![alt(']'), letter('q')]),
        (b"\xe2\x82", Wait::Rest, vec![]),
        (b"\x1b[1;", Wait::Rest, vec![]),
    ] {
        let (mut parser, mut events) = (InputParser::default(), Vec::new());
        parser.take(bytes, &mut events);
        assert_eq!(parser.wait(), wait, "{}", bytes.escape_ascii());
        parser.give_up(&mut events);
        assert_eq!(events, expected, "{}", bytes.escape_ascii());
    }
}

/// What terminals say of themselves when they were asked, by whatever ran here before.
const REPLIES: [&[u8]; 11] = [
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b]11;rgb:ffff/ffff/ffff\x07",
    b"\x1b]10;rgb:0/0/0\x1b\\\x1b]11;rgb:0/0/0\x1b\\",
    b"\x1b]52;c;aGVsbG8gcXFxcQ==\x07",
    b"\x1bP>|XTerm(390)\x1b\\",
    b"\x1bP1+r524742=38\x1b\\",
    b"\x1bP!|00000000\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[?62;1;2;6;9;15;16;17;18;21;22;28;29;64;65;66;67;68;69;70;71;72;73c",
    b"\x1b[>0;276;0c",
    b"\x1b[?2026;2$y",
];

#[test]
fn a_reply_of_the_terminal_is_no_key_however_it_is_cut() {
    for reply in REPLIES {
        let bytes = [reply, b"q"].concat();
        for at in 1..bytes.len() {
            for again in at..bytes.len() {
                let found = parsed(&[&bytes[..at], &bytes[at..again], &bytes[again..]]);
                assert_eq!(found, [letter('q')], "{} cut at {at}, {again}", reply.escape_ascii());
            }
        }
    }
}

#[test]
fn a_reply_that_never_ends_swallows_nothing_once_nothing_more_is_coming() {
    let (mut parser, mut events) = (InputParser::default(), Vec::new());
    parser.take(b"\x1b]11;rgb:1e1e/", &mut events);
    assert_eq!((parser.wait(), events.as_slice()), (Wait::Rest, &[][..]));
    parser.give_up(&mut events);
    parser.take(b"4", &mut events);
    assert_eq!(events, [letter('4')]);
    events.clear();
    parser.take(b"\x1b]11;rgb\x1b[A", &mut events);
    assert_eq!(events, [plain(KeyCode::Up)], "another sequence ends it");
}

/// Bytes of which many begin or end something.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::sample::select(REPLIES.to_vec()).prop_map(<[u8]>::to_vec),
        proptest::sample::select(vec![
            &b"\x1b"[..],
            b"\x1b[",
            b"\x1b]",
            b"\x1bP",
            b"\x1b\\",
            b"\x07",
            b"\x1b[200~",
            b"\x1b[201~",
            b"\x1b[201",
            b"\x1b[M",
            b"\x1b[<0;7;3M",
            b"\x1bO",
            b"\x1b[1;5D",
            "é€".as_bytes(),
            b"\xf0\x9f",
        ])
        .prop_map(<[u8]>::to_vec),
        proptest::collection::vec(any::<u8>(), 0..4),
        proptest::collection::vec(b'0'..=b';', 0..300),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn any_bytes_mean_the_same_wherever_they_are_cut(
        bytes in any_bytes(),
        cuts in proptest::collection::vec(any::<proptest::sample::Index>(), 0..6),
    ) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|ends| &bytes[ends[0]..ends[1]]).collect();
        prop_assert_eq!(parsed(&pieces), parsed(&[&bytes]));
        let each: Vec<&[u8]> = bytes.chunks(1).collect();
        prop_assert_eq!(parsed(&each), parsed(&[&bytes]));
    }
}

#[test]
fn the_background_is_heard_however_its_reply_is_cut() {
    for (bytes, heard) in [
        (&b"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\\x1b[?62;22c4"[..], Some(Rgb(0xfd, 0xf6, 0xe3))),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?6c4", Some(Rgb(255, 255, 255))),
        (b"\x1b]11;rgb:0/0/0\x07\x1b]11;rgb:f/f/f\x1b\\\x1b[?6c4", Some(Rgb(255, 255, 255))),
        (b"\x1b]10;rgb:0/0/0\x1b\\\x1b[?6c4", None),
        (b"\x1b]11;rgb:0/0/\x1b\\\x1b[?6c4", None),
        // cut off by another sequence, or broken off
        (b"\x1b]11;rgb:0/0/0\x1b[A\x1b[?6c4", None),
        (b"\x1b]11;rgb:0/0/0\x18\x1b[?6c4", None),
        (b"\x1bP11;rgb:0/0/0\x1b\\\x1b[?6c4", None),
    ] {
        for at in 1..bytes.len() {
            let (mut parser, mut events) = (InputParser::default(), Vec::new());
            parser.take(&bytes[..at], &mut events);
            parser.take(&bytes[at..], &mut events);
            let what = format!("{} cut at {at}", bytes.escape_ascii());
            assert_eq!(parser.take_background(), heard, "{what}");
            assert!(parser.is_kind_known(), "{what}");
            assert_eq!(events.last(), Some(&letter('4')), "{what}");
        }
    }
}
