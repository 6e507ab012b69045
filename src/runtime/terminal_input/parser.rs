//! Parses what a Unix terminal sends: bytes to keys, mouse, pastes.
//!
//! It is our own because what there is can't be told that no more is coming, and then whatever is
//! typed belongs to what was begun for ever: a paste whose end got lost on the way (crossterm 0.29,
//! its issue 1060; termina 0.4), or a late reply of the terminal that is not known (termina). termwiz
//! brings a whole terminal along, terminput reads one event and does not say where it ends, and vte
//! and vtparse read what is sent *to* a terminal, where an Esc alone is no key. The events are
//! crossterm's, so that nothing above this folder knows.
//!
//! What the same bytes mean never depends on how they were cut into pieces on the way.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::pasted_text::PastedText;
use super::reply::ReplyText;
use super::sequence::{MAX_SEQUENCE_BYTES, parse_sequence};
use crate::tui::protocol::terminal_colors::Rgb;

const PASTE_START: &[u8] = b"\x1b[200~";

#[derive(Debug, Default)]
pub(crate) struct InputParser {
    /// What began and is not whole yet.
    waiting: Vec<u8>,
    inside: Inside,
    /// What the terminal said of its background, until somebody takes it.
    background: Option<Rgb>,
    /// Whether the terminal said what kind it is.
    is_kind_known: bool,
}

/// What the bytes belong to until its end comes.
#[derive(Debug, Default)]
enum Inside {
    /// Keys and the mouse.
    #[default]
    Keys,
    Paste(PastedText),
    /// A reply of the terminal, such as which colours it has: nothing in it is a key.
    Reply(ReplyText),
}

/// How long the rest of what was begun may take to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wait {
    /// Nothing was begun.
    Nothing,
    /// It may be a key already, such as Esc: a moment that nobody notices.
    Moment,
    /// It is surely the beginning of more.
    Rest,
}

/// What one step through the bytes found.
enum Step {
    /// So many bytes were read, and mean this.
    Read(usize, Option<Event>),
    /// So many bytes were read, and what follows belongs to this.
    Enter(usize, Inside),
    /// More bytes are needed.
    Incomplete,
}

impl InputParser {
    pub(crate) fn take(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        let mut joined = std::mem::take(&mut self.waiting);
        joined.extend_from_slice(bytes);
        let mut rest = joined.as_slice();
        while !rest.is_empty() {
            let step = match &mut self.inside {
                Inside::Keys => parse_step(rest),
                Inside::Paste(text) => match text.take(rest) {
                    None => return,
                    Some(end) => {
                        events.push(Event::Paste(std::mem::take(text).into_text()));
                        Step::Enter(end, Inside::Keys)
                    }
                },
                Inside::Reply(text) => text.take(rest, &mut self.background),
            };
            let length = match step {
                Step::Read(length, event) => {
                    self.is_kind_known |= event.is_none() && is_kind(rest.get(..length));
                    events.extend(event);
                    length
                }
                Step::Enter(length, inside) => {
                    self.inside = inside;
                    length
                }
                Step::Incomplete => break,
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        self.waiting = rest.to_vec();
    }

    pub(crate) fn take_background(&mut self) -> Option<Rgb> {
        self.background.take()
    }

    /// Whether the terminal said what kind it is, as each does that was asked: no reply to an
    /// earlier question comes after it.
    pub(crate) fn is_kind_known(&self) -> bool {
        self.is_kind_known
    }

    pub(crate) fn is_in_reply(&self) -> bool {
        matches!(self.inside, Inside::Reply(_))
    }

    pub(crate) fn wait(&self) -> Wait {
        match (&self.inside, self.waiting.as_slice()) {
            (Inside::Keys, []) => Wait::Nothing,
            (Inside::Keys, [0x1b] | [0x1b, _]) => Wait::Moment,
            _ => Wait::Rest,
        }
    }

    /// Nothing more is coming: a paste ends here, an Esc was the key, and what else was begun was
    /// nothing.
    pub(crate) fn give_up(&mut self, events: &mut Vec<Event>) {
        let waiting = std::mem::take(&mut self.waiting);
        match (std::mem::take(&mut self.inside), waiting.as_slice()) {
            (Inside::Keys, [0x1b]) => events.push(esc()),
            (Inside::Keys, [0x1b, second]) => events.extend(key_with_alt(&[*second])),
            (Inside::Keys | Inside::Reply(_), _) => {}
            (Inside::Paste(text), _) => events.push(Event::Paste(text.into_text())),
        }
    }
}

fn parse_step(bytes: &[u8]) -> Step {
    let Some((0x1b, after)) = bytes.split_first() else { return parse_plain(bytes) };
    if bytes.starts_with(PASTE_START) {
        return Step::Enter(PASTE_START.len(), Inside::Paste(PastedText::default()));
    }
    match after {
        [] | [b'[' | b'O' | b']' | b'P' | b'_' | b'^' | b'X'] => Step::Incomplete,
        [b'[' | b'O', ..] => parse_key_sequence(bytes),
        _ if begins_reply(after) => {
            let is_command = after.first() == Some(&b']');
            Step::Enter(2, Inside::Reply(ReplyText::new(is_command)))
        }
        [0x1b, ..] => Step::Read(1, Some(esc())),
        _ => match parse_plain(after) {
            Step::Read(length, event) => Step::Read(length + 1, event.map(with_alt)),
            other => other,
        },
    }
}

/// Whether what follows an Esc begins a reply of a terminal, and is no key that was pressed with Alt:
/// a number follows, or one of the few other characters that such replies begin with.
fn begins_reply(after: &[u8]) -> bool {
    match after {
        [b']', next, ..] => next.is_ascii_digit() || matches!(next, b'l' | b'L'),
        [b'P', next, ..] => next.is_ascii_digit() || matches!(next, b'>' | b'!' | b'+' | b'$'),
        [b'_', next, ..] => *next == b'G',
        _ => false,
    }
}

/// Whether this is how a terminal says what kind it is (DA1).
fn is_kind(sequence: Option<&[u8]>) -> bool {
    sequence.is_some_and(|bytes| bytes.starts_with(b"\x1b[?") && bytes.ends_with(b"c"))
}

impl ReplyText {
    /// Takes the rest of the reply, to its end: BEL, or Esc and a backslash. Another sequence, or
    /// what breaks one off, ends it too, and then it says nothing.
    fn take(&mut self, bytes: &[u8], background: &mut Option<Rgb>) -> Step {
        let end = bytes.iter().position(|byte| matches!(byte, 0x07 | 0x18 | 0x1a | 0x1b));
        let at = end.unwrap_or(bytes.len());
        let (text, rest) = bytes.split_at(at);
        let (length, is_whole) = match rest {
            [0x1b] if at == 0 => return Step::Incomplete,
            [] | [0x1b] => {
                self.push(text);
                return Step::Read(at, None);
            }
            [0x1b, b'\\', ..] => (at + 2, true),
            [0x1b, ..] => (at, false),
            [end, ..] => (at + 1, *end == 0x07),
        };
        self.push(text);
        if is_whole {
            *background = self.background().or(*background);
        }
        Step::Enter(length, Inside::Keys)
    }
}

fn parse_key_sequence(bytes: &[u8]) -> Step {
    let looked_at = bytes.get(..MAX_SEQUENCE_BYTES).unwrap_or(bytes);
    match parse_sequence(looked_at) {
        Some((length, event)) => Step::Read(length, event),
        None if looked_at.len() == MAX_SEQUENCE_BYTES => Step::Read(MAX_SEQUENCE_BYTES, None),
        None => Step::Incomplete,
    }
}

fn key_with_alt(bytes: &[u8]) -> Option<Event> {
    match parse_plain(bytes) {
        Step::Read(_, event) => event.map(with_alt),
        Step::Enter(..) | Step::Incomplete => None,
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

fn esc() -> Event {
    key(KeyCode::Esc, KeyModifiers::NONE)
}

pub(crate) fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests;
