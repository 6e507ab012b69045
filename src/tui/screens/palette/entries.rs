//! The entries of the palette and how they are found: by the words of their key rows, by the search
//! words of their commands, at the start of a word before inside one.

use super::answers::ANSWERS;
use crate::maturity::search::{MatchRank, SearchField, SearchQuery};
use crate::tui::global_commands::GLOBAL_COMMANDS;
use crate::tui::keymap::search_words::search_words;
use crate::tui::keymap::{self, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::state::AppState;

#[derive(Clone, Debug, PartialEq)]
pub struct PaletteEntry {
    pub key: String,
    pub words: String,
    pub kind: EntryKind,
}

/// What choosing an entry does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EntryKind {
    /// Carry out a command on the screen below.
    Run(Command),
    /// Say on which page its key does it.
    Elsewhere(&'static str),
    /// It is in words what there is.
    Answer,
}

/// Small words that people put round what they look for.
const PASSED_OVER: [&str; 10] = ["a", "an", "the", "to", "i", "do", "how", "can", "my", "of"];

/// What people type who want to be rid of something.
const THROWING_AWAY: &str = "delete remove discard throw away cancel trash bin";

/// All that match: those of the screen below first, then those of every screen; once something is
/// typed what is done elsewhere, and answers.
pub(crate) fn find(
    context: KeyContext,
    places: &[KeyContext],
    typed: &str,
    state: &AppState,
) -> Vec<PaletteEntry> {
    let here = runnable_entries(context);
    let typed = SearchQuery::new(typed).without_words(&PASSED_OVER);
    if typed.is_blank() {
        return here;
    }
    let mut found: Vec<(MatchRank, PaletteEntry)> = Vec::new();
    for entry in &here {
        if let EntryKind::Run(command) = entry.kind
            && let Some(rank) = rank(&typed, &entry.words, search_words(command))
        {
            found.push((rank, entry.clone()));
        }
    }
    found.extend(elsewhere_entries(&typed, &here, places));
    for answer in ANSWERS {
        if let Some(rank) = rank(&typed, "", answer.words) {
            let words = (answer.says)(state);
            found.push((rank, PaletteEntry { key: String::new(), words, kind: EntryKind::Answer }));
        }
    }
    // what throws something away is never what Enter does at once, where anything else fits
    let throws_away = |entry: &PaletteEntry| entry.kind == EntryKind::Run(Command::Discard);
    let is_asked_for = rank(&typed, "", THROWING_AWAY).is_some();
    // what can be done here, then what is done elsewhere, then answers; last what only has the
    // letters inside a word
    found.sort_by_key(|(rank, entry)| {
        let group = match entry.kind {
            EntryKind::Run(_) => 0,
            EntryKind::Elsewhere(_) => 1,
            EntryKind::Answer => 2,
        };
        let is_inside = *rank > MatchRank::OtherWord;
        (throws_away(entry) && !is_asked_for, is_inside, group, *rank)
    });
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// What can be done from here.
fn runnable_entries(context: KeyContext) -> Vec<PaletteEntry> {
    let mut all: Vec<PaletteEntry> = keymap::bindings(context)
        .filter(|row| is_listed(row.command))
        .map(|row| PaletteEntry {
            key: row.key_label(),
            words: row.help.to_owned(),
            kind: EntryKind::Run(row.command),
        })
        .collect();
    for global in GLOBAL_COMMANDS {
        let kind = EntryKind::Run(global.command);
        if !all.iter().any(|entry| entry.kind == kind || entry.words == global.help) {
            all.push(PaletteEntry { key: String::new(), words: global.help.to_owned(), kind });
        }
    }
    all
}

/// What a key does on another page. Where its command has a meaning here too, only the words of its
/// own row find it.
fn elsewhere_entries(
    typed: &SearchQuery,
    here: &[PaletteEntry],
    places: &[KeyContext],
) -> Vec<(MatchRank, PaletteEntry)> {
    let mut found: Vec<(MatchRank, PaletteEntry)> = Vec::new();
    for place in places {
        for row in place.own.iter().filter(|row| is_listed(row.command)) {
            let is_known = |entry: &PaletteEntry| entry.words == row.help;
            if here.iter().chain(found.iter().map(|(_, entry)| entry)).any(is_known) {
                continue;
            }
            let run = EntryKind::Run(row.command);
            let is_alike = |entry: &PaletteEntry| {
                entry.kind == run && lead_words(&entry.words) == lead_words(row.help)
            };
            if here.iter().any(is_alike) {
                continue;
            }
            let is_here = here.iter().any(|entry| entry.kind == run);
            let other_words = if is_here { "" } else { search_words(row.command) };
            if let Some(rank) = rank(typed, row.help, other_words) {
                let kind = EntryKind::Elsewhere(place.title);
                let words = row.help.to_owned();
                found.push((rank, PaletteEntry { key: row.key_label(), words, kind }));
            }
        }
    }
    found
}

/// What is done, without how or with what: "A page to print or send" of one that goes on with how.
fn lead_words(words: &str) -> &str {
    words.split([',', ':']).next().unwrap_or(words)
}

/// How well the words fit; none where one of those typed is not in them.
fn rank(typed: &SearchQuery, own: &str, search_words: &str) -> Option<MatchRank> {
    typed.rank(&[SearchField::Text(own), SearchField::OtherWords(search_words)])
}

/// Moving and typing are for keys; the palette lists what has a name.
pub(crate) fn is_listed(command: Command) -> bool {
    !command.is_moving()
        && !matches!(
            command,
            Command::Enter
                | Command::Back
                | Command::Palette
                | Command::CompletePath
                | Command::Answer(_)
                | Command::NotSure
        )
}
