//! What people type into the palette, and what they find.

use super::answers::ANSWERS;
use super::entries::{self, EntryKind, PaletteEntry, is_listed};
use crate::tui::keymap::search_words::search_words;
use crate::tui::keymap::{self, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::screens::{home, key_contexts, walk};
use crate::tui::state::AppState;

fn found(context: KeyContext, typed: &str) -> Vec<PaletteEntry> {
    let places: Vec<KeyContext> = key_contexts().collect();
    let state = AppState { library_dir: "/home/jo/PCN".to_owned(), ..AppState::default() };
    entries::find(context, &places, typed, &state)
}

#[test]
fn the_words_people_type_find_the_command() {
    for (typed, command) in [
        ("help", Command::Help),
        ("keys", Command::Help),
        ("discard", Command::Discard),
        ("delete", Command::Discard),
        ("remove", Command::Discard),
        ("trash", Command::Discard),
        ("rename", Command::AboutUs),
        ("theme", Command::Settings),
        ("colour", Command::Settings),
        ("color", Command::Settings),
        ("settings", Command::Settings),
        ("progress", Command::Progress),
        ("graph", Command::Progress),
        ("chart", Command::Progress),
        ("compare", Command::Compare),
        ("share", Command::Export),
        ("export", Command::Export),
        ("email", Command::Export),
        ("send", Command::Export),
        ("print", Command::Report),
        ("report", Command::Report),
        ("html", Command::Report),
        ("excel", Command::AnswersSheet),
        ("xlsx", Command::AnswersSheet),
        ("spreadsheet", Command::AnswersSheet),
        ("export", Command::AnswersSheet),
        ("pdf", Command::Report),
        ("import", Command::Import),
        ("why", Command::Why),
        ("quit", Command::Quit),
        ("exit", Command::Quit),
        ("save", Command::SaveSnapshot),
        ("how do I save", Command::SaveSnapshot),
        ("whose view", Command::SaveSnapshot),
        ("undo", Command::Undo),
        ("restore", Command::Trash),
        ("deleted", Command::Trash),
        ("lines up", Command::EditCrosswalk),
        ("crosswalk", Command::EditCrosswalk),
    ] {
        let kinds: Vec<EntryKind> =
            found(home::keys::HOME, typed).into_iter().map(|entry| entry.kind).collect();
        let place = kinds.iter().position(|kind| *kind == EntryKind::Run(command));
        assert!(place.is_some_and(|place| place < 4), "{typed}: {kinds:?}");
    }
}

#[test]
fn nothing_is_thrown_away_by_enter_where_something_else_fits() {
    for typed in ["walk", "snapshot", "start"] {
        let first = found(home::keys::HOME, typed).into_iter().next().unwrap();
        assert_ne!(first.kind, EntryKind::Run(Command::Discard), "{typed}");
    }
    let walk = found(home::keys::HOME, "start the walk");
    assert!(walk.iter().any(|entry| entry.words.starts_with("A walk begins on Home")), "{walk:?}");
}

#[test]
fn what_is_done_elsewhere_is_found_with_its_key_and_its_page() {
    for (typed, key, page) in [
        ("evidence", "e", walk::keys::WALK),
        ("note", "n", walk::keys::WALK),
        ("search", "/", walk::keys::WALK),
        ("find", "/", walk::keys::WALK),
    ] {
        let all = found(home::keys::HOME, typed);
        let is_it = |entry: &PaletteEntry| {
            entry.key == key && entry.kind == EntryKind::Elsewhere(page.title)
        };
        assert!(all.iter().any(is_it), "{typed}: {all:?}");
        let here = found(page, typed);
        let runs =
            |entry: &PaletteEntry| entry.key == key && matches!(entry.kind, EntryKind::Run(_));
        assert!(here.iter().any(runs), "{typed} there: {here:?}");
    }
    assert!(found(home::keys::HOME, "csv").iter().any(|entry| entry.words.contains("CSV or text")));
}

#[test]
fn what_is_not_there_is_answered_in_words() {
    for (typed, says) in [
        ("pdf", "saves it as PDF"),
        ("word", "Word opens it"),
        ("excel", ".csv"),
        ("csv", ".csv"),
        ("plan", "no list of actions yet"),
        ("action", "no list of actions yet"),
        ("todo", "no list of actions yet"),
        ("to-do", "no list of actions yet"),
        ("e-mail", "Nothing is sent from here"),
        ("backup", "/home/jo/PCN"),
        ("back up", "/home/jo/PCN"),
        ("delete", "d puts the snapshot"),
        ("restore", "T opens the trash, to bring it back"),
        ("undo", "In the walk u takes the last step back"),
        ("rename", "keeps its name"),
        ("average score", "no overall score"),
    ] {
        let all = found(home::keys::HOME, typed);
        let answers =
            |entry: &PaletteEntry| entry.kind == EntryKind::Answer && entry.words.contains(says);
        assert!(all.iter().any(answers), "{typed}: {all:?}");
    }
    assert!(ANSWERS.iter().all(|answer| !answer.words.is_empty()));
    assert_eq!(found(home::keys::HOME, "zzz"), []);
}

#[test]
fn every_command_is_found_by_its_own_words_and_by_its_search_words() {
    for context in key_contexts() {
        for row in keymap::bindings(context).filter(|row| is_listed(row.command)) {
            let is_it = |entry: &PaletteEntry| entry.kind == EntryKind::Run(row.command);
            let own = found(context, row.help);
            assert!(own.iter().any(|entry| entry.words == row.help), "{row:?} in {context:?}");
            assert!(!search_words(row.command).is_empty(), "{row:?} has no search words");
            for word in search_words(row.command).split(' ').filter(|word| !word.is_empty()) {
                assert!(found(context, word).iter().any(is_it), "{word}: {row:?} in {context:?}");
            }
        }
    }
}

#[test]
fn the_start_of_a_word_counts_before_its_middle() {
    let all = found(home::keys::HOME, "own");
    let place = |part: &str| all.iter().position(|entry| entry.words.contains(part));
    let (start, middle) = (place("your own private log"), place("that are shown"));
    assert!(start.is_some() && middle.is_some() && start < middle, "{all:?}");
}
