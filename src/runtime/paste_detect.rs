//! Detects pastes: a burst of keys with an Enter in it, all there at once, was pasted. Consoles of
//! Windows have no bracketed paste: there a pasted paragraph comes as keys, and each line's end
//! would press Enter in a form. Elsewhere keys typed ahead, or played by a script, must act as keys,
//! so this is for Windows alone.

use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::key::{Key, KeyCode};

/// How many characters at once nobody types.
const MIN_PASTE_CHARS: usize = 12;

/// Whether bursts of keys are pastes on this system.
pub const IS_NEEDED: bool = cfg!(windows);

pub fn merge_bursts(events: Vec<InputEvent>) -> Vec<InputEvent> {
    let mut merged = Vec::with_capacity(events.len());
    let mut run = Vec::new();
    for event in events {
        if is_text(&event) {
            run.push(event);
        } else {
            flush_run(&mut run, &mut merged);
            merged.push(event);
        }
    }
    flush_run(&mut run, &mut merged);
    merged
}

/// Ends a run of keys that write text: as one paste if it is a burst, else as the keys they are.
fn flush_run(run: &mut Vec<InputEvent>, merged: &mut Vec<InputEvent>) {
    let characters =
        run.iter().filter(|event| pasted_char(event).is_some_and(|c| c != '\n')).count();
    let has_enter = run.iter().any(|event| pasted_char(event) == Some('\n'));
    if has_enter && characters >= MIN_PASTE_CHARS {
        merged.push(InputEvent::Paste(run.iter().filter_map(pasted_char).collect()));
        run.clear();
    } else {
        merged.append(run);
    }
}

fn is_text(event: &InputEvent) -> bool {
    pasted_char(event).is_some()
}

/// What a key would have been in a pasted text.
fn pasted_char(event: &InputEvent) -> Option<char> {
    match event {
        InputEvent::Key(Key { code: KeyCode::Enter, ctrl: false, .. }) => Some('\n'),
        InputEvent::Key(Key { code: KeyCode::Tab, ctrl: false, .. }) => Some('\t'),
        InputEvent::Key(key) => key.printable_char(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<InputEvent> {
        let key =
            |c| InputEvent::Key(if c == '\n' { Key::plain(KeyCode::Enter) } else { Key::char(c) });
        text.chars().map(key).collect()
    }

    #[test]
    fn a_burst_with_an_enter_in_it_is_one_paste() {
        assert_eq!(
            merge_bursts(keys("two lines of\npasted text")),
            [InputEvent::Paste("two lines of\npasted text".into())]
        );
    }

    #[test]
    fn a_burst_without_enter_and_a_short_one_are_keys() {
        for text in ["quick brown fox jumps", "4\n4\n4\n4\n", "elevenchars\n"] {
            assert_eq!(merge_bursts(keys(text)), keys(text), "{text:?}");
        }
    }

    #[test]
    fn other_keys_part_a_burst() {
        let down = InputEvent::Key(Key::plain(KeyCode::Down));
        let mut events = keys("short\n");
        events.push(down.clone());
        events.extend(keys("long enough to be\na paste"));
        let mut merged = keys("short\n");
        merged.extend([down, InputEvent::Paste("long enough to be\na paste".into())]);
        assert_eq!(merge_bursts(events), merged);
    }

    #[test]
    fn a_key_with_ctrl_is_never_text() {
        let mut events = keys("letters and so on\nmore");
        events.push(InputEvent::Key(Key::ctrl('s')));
        assert_eq!(merge_bursts(events).len(), 2);
    }
}
