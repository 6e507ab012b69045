//! Shorter words for the labels of keys: where a footer has no room for all of them, words give way
//! before keys do.

use unicode_width::UnicodeWidthStr;

use super::Binding;
use crate::tui::protocol::command::Command;

/// The label in fewer words; those that are short already stay.
fn short_label(label: &'static str) -> &'static str {
    match label {
        "a reason used before" => "used before",
        "another matrix" | "other matrix" => "matrix",
        "another one" | "another piece" => "other",
        "as a grid" => "grid",
        "back to the list" | "to the list" => "list",
        "bring it in" | "bring it back" => "bring",
        "change it" => "change",
        "choose again" => "choose",
        "copy it" => "copy",
        "correct it" => "correct",
        "decide later" => "later",
        "do it" | "do what the line says" => "do it",
        "go on to the statements" | "go on with this one" | "say so and go on" => "go on",
        "keep it" => "keep",
        "lines up with" => "lines up",
        "look at it" | "look at what is there" => "look",
        "check again" => "check",
        "more below" | "more differences" => "more",
        "move (Space ticks)" => "move",
        "next area" => "area",
        "next field" => "field",
        "next one" => "next",
        "note it or not" => "note",
        "one walked before" => "walked before",
        "open folder" => "folder",
        "open it" => "open",
        "pick 2-4" => "pick",
        "read all of it" | "read it" | "read on" => "read",
        "save a snapshot" | "save the snapshot" => "save",
        "save it there and leave" => "save, leave",
        "see the form" => "see it",
        "side by side" => "compare",
        "since which day" => "since",
        "spreadsheet" => "Excel",
        "start the walk" => "start",
        "stop using it" => "stop using",
        "take it back" => "take back",
        "the one before it" => "earlier",
        "use it" => "use",
        "what differs" => "differs",
        "what a column is" => "column",
        "notes and evidence" | "with notes or not" => "notes",
        "which copy counts" => "which counts",
        "write it" | "write out" | "write the file" => "write",
        label => label,
    }
}

/// A row of keys with their labels, such that as many as can be have room in `room` columns: the
/// labels at the end of the row are shortened first, and then the arrows up and down go, which
/// everybody tries.
pub fn fit_keys<'k>(
    mut keys: Vec<(&'k Binding, &'static str)>,
    room: usize,
) -> Vec<(&'k Binding, &'static str)> {
    if row_width(&shorten(keys.clone(), room)) > room {
        keys.retain(|(binding, _)| binding.command != Command::Up);
    }
    shorten(keys, room)
}

/// The columns that these keys take at least.
pub fn min_width(keys: &[&Binding]) -> usize {
    let short: Vec<(&Binding, &str)> =
        keys.iter().map(|key| (*key, short_label(key.label))).collect();
    row_width(&short)
}

/// What Esc does, in fewer words.
pub fn short_escape(words: &'static str) -> &'static str {
    match words {
        "leaves it as it was" | "leave as it was" => "as it was",
        "puts it back" => "put back",
        "leaves and keeps" => "keep",
        "all networks" => "all",
        "decide later" => "later",
        words => words,
    }
}

/// The same keys, with as few labels shortened as it takes.
fn shorten<'k>(
    mut keys: Vec<(&'k Binding, &'static str)>,
    room: usize,
) -> Vec<(&'k Binding, &'static str)> {
    for at in (0..keys.len()).rev() {
        if row_width(&keys) <= room {
            break;
        }
        keys[at].1 = short_label(keys[at].1);
    }
    keys
}

/// How wide a row of keys is: a blank after each key, two between them.
fn row_width(keys: &[(&Binding, &str)]) -> usize {
    let each = keys.iter().map(|(key, label)| key.key_label().width() + 1 + label.width() + 2);
    each.sum::<usize>().saturating_sub(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::rows::{TAB, binding, enter, up_down};

    #[test]
    fn words_give_way_before_keys_and_the_arrows_before_letters() {
        let keys = [
            enter("look at what is there", ""),
            up_down(1, "read on"),
            binding(1, "", &[TAB], Command::Next, "next area", ""),
        ];
        let shown = |room| {
            let labelled = keys.iter().map(|key| (key, key.label)).collect();
            let fitted = fit_keys(labelled, room);
            let words = fitted.iter().map(|(key, label)| format!("{} {label}", key.key_label()));
            words.collect::<Vec<_>>().join("  ")
        };
        assert_eq!(shown(60), "Enter look at what is there  ▲▼ read on  Tab next area");
        assert_eq!(shown(50), "Enter look at what is there  ▲▼ read on  Tab area");
        assert_eq!(shown(30), "Enter look  ▲▼ read  Tab area");
        assert_eq!(shown(20), "Enter look  Tab area");
    }
}
