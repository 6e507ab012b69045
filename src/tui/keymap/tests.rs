//! The table is walked: what a person learns in one place must hold in all.

use std::collections::HashMap;

use super::*;
use crate::tui::protocol::key::KeyCode;
use crate::tui::screens::key_contexts;

#[test]
fn no_key_means_two_things_in_one_place() {
    for context in key_contexts() {
        let mut seen: HashMap<Key, Command> = HashMap::new();
        for row in bindings(context) {
            for key in row.keys {
                if let Some(other) = seen.insert(*key, row.command) {
                    panic!("{key} means {other:?} and {:?} in {context:?}", row.command);
                }
            }
        }
    }
}

#[test]
fn letters_mean_one_thing_in_the_whole_program() {
    let mut seen: HashMap<char, (Command, KeyContext)> = HashMap::new();
    for context in key_contexts() {
        for (key, row) in
            bindings(context).flat_map(|row| row.keys.iter().map(move |key| (key, row)))
        {
            let KeyCode::Char(c) = key.code else { continue };
            if key.ctrl || !c.is_alphabetic() {
                continue;
            }
            let (command, first) = *seen.entry(c).or_insert((row.command, context));
            assert_eq!(command, row.command, "{c} in {first:?} and in {context:?}");
        }
    }
}

#[test]
fn digits_are_answers_and_nothing_else() {
    for context in key_contexts() {
        for row in bindings(context) {
            let digit = row.keys.iter().any(|key| matches!(key.code, KeyCode::Char('0'..='9')));
            assert_eq!(digit, matches!(row.command, Command::Answer(_)), "{context:?} {row:?}");
        }
    }
}

#[test]
fn every_place_can_be_left_explains_itself_and_lets_the_person_go() {
    for context in key_contexts() {
        assert_eq!(
            command_for(context, Key::plain(KeyCode::Esc)),
            Some(Command::Back),
            "{context:?}"
        );
        assert_eq!(
            command_for(context, Key::plain(KeyCode::F(1))),
            Some(Command::Help),
            "{context:?}"
        );
        assert_eq!(command_for(context, Key::ctrl('c')), Some(Command::QuitNow), "{context:?}");
        assert_eq!(command_for(context, Key::ctrl('p')), Some(Command::Palette), "{context:?}");
        let question = if context.is_text { None } else { Some(Command::Help) };
        assert_eq!(command_for(context, Key::char('?')), question, "{context:?}");
    }
}

#[test]
fn in_a_text_context_every_printable_key_is_text() {
    for context in key_contexts().filter(|context| context.is_text) {
        for c in (' '..='~').chain("é€ł".chars()) {
            assert_eq!(command_for(context, Key::char(c)), None, "{c} in {context:?}");
        }
    }
}

#[test]
fn every_row_says_what_it_does() {
    for row in key_contexts().flat_map(bindings) {
        assert!(!row.help.is_empty(), "{row:?}");
        assert!(row.footer_line == 0 || !row.label.is_empty(), "{row:?}");
    }
}

#[test]
fn no_two_key_contexts_have_the_same_title() {
    let titles: std::collections::HashSet<_> = key_contexts().map(|one| one.title).collect();
    assert_eq!(titles.len(), key_contexts().count());
}
