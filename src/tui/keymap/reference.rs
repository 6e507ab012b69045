//! The key table as a reference to print: grouped, with the two keys of a pair in one row.
//! The page of keys, `pcn-workbook keys` and docs/keys.md are made from it.

use super::{Binding, KeyContext, bindings, rows};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

#[derive(Clone, Debug)]
pub struct ReferenceGroup {
    pub title: &'static str,
    pub rows: Vec<(String, String)>,
}

/// Commands that undo each other's step, whose keys are read together.
const PAIRS: [(Command, Command); 7] = [
    (Command::Up, Command::Down),
    (Command::Left, Command::Right),
    (Command::PageUp, Command::PageDown),
    (Command::First, Command::Last),
    (Command::Next, Command::Previous),
    (Command::Undo, Command::Redo),
    (Command::MoveUp, Command::MoveDown),
];

/// What holds in many places, then what each of `contexts` adds to it.
pub fn groups(contexts: impl Iterator<Item = KeyContext>) -> Vec<ReferenceGroup> {
    let shared = [
        ("Moving", rows::NAVIGATION),
        ("Everywhere", rows::GLOBAL),
        ("In a text field", rows::TEXT_ENTRY),
        ("One line of text", rows::LINE),
        ("A line of a form", rows::FORM),
        ("A note or evidence", rows::PROSE),
        ("A question, such as a file's name or words to find", rows::QUESTION),
    ];
    let shared = shared.map(|(title, rows)| ReferenceGroup {
        title,
        rows: reference_rows(&rows.iter().collect::<Vec<_>>()),
    });
    let own = contexts
        .map(|context| ReferenceGroup { title: context.title, rows: context_rows(context) })
        .filter(|group| !group.rows.is_empty());
    shared.into_iter().chain(own).collect()
}

/// The rows that a context adds, each with the other half of its pair, be that shared or not.
fn context_rows(context: KeyContext) -> Vec<(String, String)> {
    let is_shared = |row: &Binding| {
        let moving = rows::NAVIGATION.iter();
        !context.is_text && moving.into_iter().any(|other| other.help == row.help)
    };
    let own: Vec<&Binding> = context.own.iter().filter(|row| !is_shared(row)).collect();
    let is_other_half = |row: &&Binding| {
        other_half(row.command).is_some_and(|other| own.iter().any(|mine| mine.command == other))
    };
    let missing = bindings(context)
        .filter(is_other_half)
        .filter(|row| !own.iter().any(|mine| mine.command == row.command));
    let all: Vec<&Binding> = own.iter().copied().chain(missing).collect();
    reference_rows(&all)
}

fn other_half(command: Command) -> Option<Command> {
    PAIRS.iter().find_map(|(one, other)| match command {
        _ if command == *one => Some(*other),
        _ if command == *other => Some(*one),
        _ => None,
    })
}

/// All keys of each row and what it does. Two halves of a pair are one row, and so are neighbours that
/// do the same.
pub fn reference_rows(rows: &[&Binding]) -> Vec<(String, String)> {
    let mut printed: Vec<(Vec<String>, String)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let is_other = |other: &&&Binding| Some(other.command) == other_half(row.command);
        if rows[..at].iter().any(|before| is_other(&before)) {
            continue;
        }
        let (keys, help) = match rows[at..].iter().find(is_other) {
            Some(other) => (pair_keys(row.keys, other.keys), pair_help(row.help, other.help)),
            None => (join(row.keys), row.help.to_owned()),
        };
        match printed.last_mut() {
            Some((all, same)) if *same == help => all.push(keys),
            _ => printed.push((vec![keys], help)),
        }
    }
    let spell = |keys: Vec<String>| match keys.as_slice() {
        [first, .., last] if keys.len() > 2 => format!("{first} to {last}"),
        few => few.join(" or "),
    };
    printed.into_iter().map(|(keys, help)| (spell(keys), help)).collect()
}

fn name(key: &Key) -> String {
    match key.code {
        KeyCode::PageUp => "Page Up".to_owned(),
        KeyCode::PageDown => "Page Down".to_owned(),
        _ => key.to_string(),
    }
}

fn join(keys: &[Key]) -> String {
    keys.iter().map(name).collect::<Vec<_>>().join(" or ")
}

/// "▲ ▼ or k j", "Tab, Shift-Tab".
fn pair_keys(one: &[Key], other: &[Key]) -> String {
    let is_arrow = |key: &Key| {
        matches!(key.code, KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right)
    };
    let between = if one.first().is_some_and(is_arrow) { " " } else { ", " };
    if one.len() != other.len() {
        return format!("{}{between}{}", join(one), join(other));
    }
    let couples = one.iter().zip(other);
    let couples = couples.map(|(one, other)| format!("{}{between}{}", name(one), name(other)));
    couples.collect::<Vec<_>>().join(" or ")
}

/// "A screenful up or down" where only the last word differs, else "Next area; area before".
fn pair_help(one: &str, other: &str) -> String {
    let (begin, end) = one.rsplit_once(' ').unwrap_or(("", one));
    let (other_begin, other_end) = other.rsplit_once(' ').unwrap_or(("", other));
    if begin == other_begin && end != other_end {
        return format!("{one} or {}", other_end.to_lowercase());
    }
    let mut letters = other.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    format!("{one}; {first}{}", letters.as_str())
}
