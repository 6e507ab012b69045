//! The table is walked: what a person learns in one place must hold in all.

use std::collections::HashMap;

use super::*;
use crate::tui::protocol::key::KeyCode;

#[test]
fn no_key_means_two_things_in_one_place() {
    for room in KeyContext::ALL {
        let mut seen: HashMap<Key, Command> = HashMap::new();
        for row in bindings(room) {
            for key in row.keys {
                if let Some(other) = seen.insert(*key, row.command) {
                    panic!("{key} means {other:?} and {:?} in {room:?}", row.command);
                }
            }
        }
    }
}

#[test]
fn letters_mean_one_thing_in_the_whole_program() {
    let mut seen: HashMap<char, (Command, KeyContext)> = HashMap::new();
    for room in KeyContext::ALL {
        for (key, row) in bindings(room).flat_map(|row| row.keys.iter().map(move |key| (key, row)))
        {
            let KeyCode::Char(c) = key.code else { continue };
            if key.ctrl || !c.is_alphabetic() {
                continue;
            }
            let (command, first) = *seen.entry(c).or_insert((row.command, room));
            assert_eq!(command, row.command, "{c} in {first:?} and in {room:?}");
        }
    }
}

#[test]
fn digits_are_answers_and_nothing_else() {
    for room in KeyContext::ALL {
        for row in bindings(room) {
            let digit = row.keys.iter().any(|key| matches!(key.code, KeyCode::Char('0'..='9')));
            assert_eq!(digit, matches!(row.command, Command::Answer(_)), "{room:?} {row:?}");
        }
    }
}

#[test]
fn every_place_can_be_left_explains_itself_and_lets_the_person_go() {
    for room in KeyContext::ALL {
        assert_eq!(command_for(room, Key::plain(KeyCode::Esc)), Some(Command::Back), "{room:?}");
        assert_eq!(command_for(room, Key::plain(KeyCode::F(1))), Some(Command::Help), "{room:?}");
        assert_eq!(command_for(room, Key::ctrl('c')), Some(Command::QuitNow), "{room:?}");
        assert_eq!(command_for(room, Key::ctrl('p')), Some(Command::Palette), "{room:?}");
        let question = if room.is_text() { None } else { Some(Command::Help) };
        assert_eq!(command_for(room, Key::char('?')), question, "{room:?}");
    }
}

#[test]
fn in_a_text_room_every_printable_key_is_text() {
    for room in KeyContext::ALL.into_iter().filter(|room| room.is_text()) {
        for c in (' '..='~').chain("é€ł".chars()) {
            assert_eq!(command_for(room, Key::char(c)), None, "{c} in {room:?}");
        }
    }
}

#[test]
fn every_row_says_what_it_does() {
    for row in KeyContext::ALL.into_iter().flat_map(bindings) {
        assert!(!row.help.is_empty(), "{row:?}");
        assert!(row.footer_line == 0 || !row.label.is_empty(), "{row:?}");
    }
}
