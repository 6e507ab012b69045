//! Parses what a Unix terminal sends: bytes to keys, mouse, pastes. Unlike the parser of the library
//! that draws, it can be told that no more is coming: what was begun and never ended, a paste above
//! all, does not swallow what is typed afterwards.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::sequence::parse_sequence;

const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// The most of one paste that is kept: no field takes as much.
const MAX_PASTE_BYTES: usize = 16 * 1024 * 1024;

/// The longest sequence of a key or of the mouse; a longer one is none.
const MAX_SEQUENCE_BYTES: usize = 64;

#[derive(Debug, Default)]
pub(crate) struct InputParser {
    /// What began and is not whole yet.
    waiting: Vec<u8>,
    /// The text of a paste that was begun, with what may be the beginning of its end.
    paste: Option<Vec<u8>>,
}

/// What one step through the bytes found.
enum Step {
    /// So many bytes were read, and mean this.
    Read(usize, Option<Event>),
    /// More bytes are needed.
    Incomplete,
}

impl InputParser {
    /// Takes bytes in. `is_last` says that no more wait at the moment: an Esc alone is the key then.
    pub(crate) fn take(&mut self, bytes: &[u8], is_last: bool, events: &mut Vec<Event>) {
        let mut bytes = bytes;
        if self.paste.is_some() {
            let Some(rest) = self.take_paste(bytes, events) else { return };
            bytes = rest;
        }
        let joined;
        if !self.waiting.is_empty() {
            self.waiting.extend_from_slice(bytes);
            joined = std::mem::take(&mut self.waiting);
            bytes = &joined;
        }
        while !bytes.is_empty() {
            if let Some(rest) = bytes.strip_prefix(PASTE_START) {
                self.paste = Some(Vec::new());
                let Some(rest) = self.take_paste(rest, events) else { return };
                bytes = rest;
                continue;
            }
            match parse_step(bytes, is_last) {
                Step::Read(length, event) => {
                    events.extend(event);
                    bytes = bytes.get(length..).unwrap_or_default();
                }
                Step::Incomplete => {
                    self.waiting = bytes.to_vec();
                    return;
                }
            }
        }
    }

    /// Whether something was begun that is not whole.
    pub(crate) fn is_waiting(&self) -> bool {
        self.paste.is_some() || !self.waiting.is_empty()
    }

    /// Nothing more is coming: a paste ends here, and the beginning of a key was none.
    pub(crate) fn give_up(&mut self, events: &mut Vec<Event>) {
        self.waiting.clear();
        if let Some(text) = self.paste.take() {
            events.push(paste_event(&text));
        }
    }

    /// Takes the text of a paste; what is left after its end, or nothing while it goes on.
    fn take_paste<'b>(&mut self, bytes: &'b [u8], events: &mut Vec<Event>) -> Option<&'b [u8]> {
        let text = self.paste.as_mut()?;
        // the end may have begun in what came before
        let from = text.len().saturating_sub(PASTE_END.len() - 1);
        let before = text.len();
        text.extend_from_slice(bytes);
        let found = text.get(from..).and_then(|tail| find(tail, PASTE_END)).map(|at| from + at);
        let Some(end) = found else {
            if text.len() > MAX_PASTE_BYTES {
                // what is too much is passed over; the end is still looked for
                let tail = text.split_off(text.len() - (PASTE_END.len() - 1));
                text.truncate(MAX_PASTE_BYTES - tail.len());
                text.extend(tail);
            }
            return None;
        };
        events.push(paste_event(&text[..end]));
        self.paste = None;
        bytes.get((end + PASTE_END.len()).saturating_sub(before)..)
    }
}

fn paste_event(text: &[u8]) -> Event {
    Event::Paste(String::from_utf8_lossy(text).into_owned())
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|part| part == wanted)
}

fn parse_step(bytes: &[u8], is_last: bool) -> Step {
    let Some((first, rest)) = bytes.split_first() else { return Step::Incomplete };
    if *first != 0x1b {
        return parse_plain(bytes);
    }
    match rest.first() {
        None if is_last => Step::Read(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        None => Step::Incomplete,
        Some(b'[' | b'O') => match parse_sequence(bytes) {
            Some((length, event)) => Step::Read(length, event),
            None if bytes.len() > MAX_SEQUENCE_BYTES => Step::Read(1, None),
            None => Step::Incomplete,
        },
        Some(0x1b) => Step::Read(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        Some(_) => match parse_plain(rest) {
            Step::Read(length, event) => Step::Read(length + 1, event.map(with_alt)),
            Step::Incomplete => Step::Incomplete,
        },
    }
}

fn with_alt(event: Event) -> Event {
    match event {
        Event::Key(key) => {
            Event::Key(KeyEvent { modifiers: key.modifiers | KeyModifiers::ALT, ..key })
        }
        other => other,
    }
}

/// A key that is one character, or one control character.
fn parse_plain(bytes: &[u8]) -> Step {
    let Some(first) = bytes.first().copied() else { return Step::Incomplete };
    let ctrl = |base: u8, from: u8| {
        key(KeyCode::Char(char::from(first - from + base)), KeyModifiers::CONTROL)
    };
    let event = match first {
        b'\r' => key(KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => key(KeyCode::Tab, KeyModifiers::NONE),
        0x7f => key(KeyCode::Backspace, KeyModifiers::NONE),
        0 => key(KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x01..=0x1a => ctrl(b'a', 1),
        0x1c..=0x1f => ctrl(b'4', 0x1c),
        _ => return parse_character(bytes),
    };
    Step::Read(1, Some(event))
}

fn parse_character(bytes: &[u8]) -> Step {
    let wanted = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 1,
    };
    let Some(character) = bytes.get(..wanted) else {
        // one that can't become a character any more does not wait
        let goes_on = |byte: &u8| matches!(byte, 0x80..=0xbf);
        let is_hopeful = bytes.iter().skip(1).all(goes_on);
        return if is_hopeful { Step::Incomplete } else { Step::Read(1, None) };
    };
    let Some(character) = std::str::from_utf8(character).ok().and_then(|it| it.chars().next())
    else {
        return Step::Read(1, None);
    };
    let shift = if character.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Step::Read(wanted, Some(key(KeyCode::Char(character), shift)))
}

pub(crate) fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests;
