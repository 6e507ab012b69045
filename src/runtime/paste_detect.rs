//! A burst of keys with an Enter in it, all there at once, was pasted. Consoles of Windows have no
//! bracketed paste: there a pasted paragraph comes as keys, and each line's end would press Enter
//! in a form. Elsewhere keys typed ahead, or played by a script, must act as keys, so this is for
//! Windows alone.

use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::key::{Key, KeyCode};

/// How many characters at once nobody types.
const MIN_PASTE_CHARS: usize = 12;

/// Whether bursts of keys are pastes on this system.
pub const IS_NEEDED: bool = cfg!(windows);

/// Folds each burst in what was heard in one go into one paste.
pub fn merge_bursts(heard: Vec<InputEvent>) -> Vec<InputEvent> {
    let mut folded = Vec::with_capacity(heard.len());
    let mut run = Vec::new();
    for one in heard {
        if is_text(&one) {
            run.push(one);
        } else {
            flush_run(&mut run, &mut folded);
            folded.push(one);
        }
    }
    flush_run(&mut run, &mut folded);
    folded
}

/// Ends a run of keys that write text: as one paste if it is a burst, else as the keys they are.
fn flush_run(run: &mut Vec<InputEvent>, folded: &mut Vec<InputEvent>) {
    let characters =
        run.iter().filter(|heard| pasted_char(heard).is_some_and(|c| c != '\n')).count();
    let has_enter = run.iter().any(|heard| pasted_char(heard) == Some('\n'));
    if has_enter && characters >= MIN_PASTE_CHARS {
        folded.push(InputEvent::Paste(run.iter().filter_map(pasted_char).collect()));
        run.clear();
    } else {
        folded.append(run);
    }
}

fn is_text(heard: &InputEvent) -> bool {
    pasted_char(heard).is_some()
}

/// What a key would have been in a pasted text.
fn pasted_char(heard: &InputEvent) -> Option<char> {
    match heard {
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
        let mut heard = keys("short\n");
        heard.push(down.clone());
        heard.extend(keys("long enough to be\na paste"));
        let mut folded = keys("short\n");
        folded.extend([down, InputEvent::Paste("long enough to be\na paste".into())]);
        assert_eq!(merge_bursts(heard), folded);
    }

    #[test]
    fn a_key_with_ctrl_is_never_text() {
        let mut heard = keys("letters and so on\nmore");
        heard.push(InputEvent::Key(Key::ctrl('s')));
        assert_eq!(merge_bursts(heard).len(), 2);
    }
}
