//! Parses the escape sequences of a Unix terminal: arrows and other named keys in the spellings of
//! xterm, rxvt, VTE, the Linux console and the kitty protocol, and the mouse.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// The longest sequence of a key, of the mouse, or of what a terminal says of itself; a longer one is
/// none.
pub(crate) const MAX_SEQUENCE_BYTES: usize = 256;

/// One whole sequence that `bytes` begin with, Esc among them: its length, and what it means, where
/// that is known. None while more bytes are needed.
pub(crate) fn parse_sequence(bytes: &[u8]) -> Option<(usize, Option<Event>)> {
    match (bytes.get(1)?, bytes.get(2)?) {
        (b'O', letter) => Some((3, key_of_letter(*letter).map(plain))),
        (_, b'[') => {
            let letter = bytes.get(3)?;
            let number = letter.checked_sub(b'A').filter(|number| *number < 5);
            Some((4, number.map(|number| plain(KeyCode::F(number + 1)))))
        }
        // three bytes follow, whatever they are: the mouse as terminals said it first
        (_, b'M') => Some((6, mouse_of_bytes(bytes.get(3..6)?))),
        _ => {
            let last = bytes.iter().skip(2).position(|byte| !matches!(byte, 0x20..=0x3f))? + 2;
            let parameters = std::str::from_utf8(bytes.get(2..last)?).unwrap_or_default();
            match bytes.get(last)? {
                end @ 0x40..=0x7e => Some((last + 1, event_of(parameters, *end))),
                // another one begins before this one ended
                _ => Some((last, None)),
            }
        }
    }
}

fn plain(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn key_of_letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn key_of_number(number: u8) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23..=26 => KeyCode::F(number - 12),
        28..=29 => KeyCode::F(number - 13),
        31..=34 => KeyCode::F(number - 14),
        _ => return None,
    })
}

fn event_of(parameters: &str, end: u8) -> Option<Event> {
    if let Some(mouse) = parameters.strip_prefix('<') {
        return mouse_of_numbers(mouse, end == b'M');
    }
    match (end, parameters) {
        (b'I', "") => return Some(Event::FocusGained),
        (b'O', "") => return Some(Event::FocusLost),
        (b'Z', _) => {
            return Some(Event::Key(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)));
        }
        _ => {}
    }
    let mut fields = parameters.split(';');
    let first = fields.next().unwrap_or_default();
    let (modifiers, kind) = modifiers_of(fields.next().unwrap_or_default());
    let (code, modifiers) = match end {
        b'~' => (key_of_number(first.parse().ok()?)?, modifiers),
        b'u' => key_of_character(first.split(':').next()?.parse().ok()?, modifiers)?,
        _ => (key_of_letter(end)?, modifiers),
    };
    Some(Event::Key(KeyEvent::new_with_kind(code, modifiers, kind)))
}

fn key_of_character(number: u32, modifiers: KeyModifiers) -> Option<(KeyCode, KeyModifiers)> {
    let code = match number {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number)?),
    };
    let shifted = |c: char| if c.is_ascii() { c.to_ascii_uppercase() } else { c };
    Some(match code {
        KeyCode::Char(c) if modifiers.contains(KeyModifiers::SHIFT) => {
            (KeyCode::Char(shifted(c)), modifiers)
        }
        code => (code, modifiers),
    })
}

/// "5" or "5:2": one more than the bits of Shift, Alt and Ctrl, and whether it went down, is held or
/// was let go.
fn modifiers_of(field: &str) -> (KeyModifiers, KeyEventKind) {
    let (mask, kind) = field.split_once(':').unwrap_or((field, ""));
    let mask = mask.parse::<u8>().unwrap_or(1).saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in
        [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)]
    {
        if mask & bit != 0 {
            modifiers |= modifier;
        }
    }
    let kind = match kind {
        "2" => KeyEventKind::Repeat,
        "3" => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    (modifiers, kind)
}

fn mouse_of_numbers(numbers: &str, is_down: bool) -> Option<Event> {
    let mut numbers = numbers.split(';').map(str::parse::<u16>);
    let (button, column, row) =
        (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    mouse(button, is_down, column, row)
}

/// The first way to say it: each number is a byte, 32 too high.
fn mouse_of_bytes(bytes: &[u8]) -> Option<Event> {
    let mut numbers = bytes.iter().map(|byte| u16::from(*byte).checked_sub(32));
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    mouse(button, button & 3 != 3, column, row)
}

/// Of the mouse only the left button going down and the wheel mean anything here.
fn mouse(button: u16, is_down: bool, column: u16, row: u16) -> Option<Event> {
    let modifiers = 0b1_1100;
    let kind = match (button & !modifiers, is_down) {
        (0, true) => MouseEventKind::Down(MouseButton::Left),
        (64, true) => MouseEventKind::ScrollUp,
        (65, true) => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let (column, row) = (column.checked_sub(1)?, row.checked_sub(1)?);
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}
