//! From a terminal's events to what they mean. Terminals differ in how they say the same key;
//! nothing above this room knows.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::tui::protocol::input_event::{Heard, Turn};
use crate::tui::protocol::key::{Code, Key};

/// How a terminal tells of the Alt key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As a real modifier; Ctrl and Alt together are the AltGr key, which writes plain characters.
    Windows,
    /// As an Esc before the key, so that a quick Esc and then a key look the same. Nothing here is
    /// bound to Alt, so it is read as what was most likely meant: Esc, and then the key.
    Unix,
}

impl Manner {
    /// The manner of the system this was built for.
    pub const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };
}

/// Adds what an event means to `into`; nothing for what has no meaning here, such as letting a key
/// go.
pub fn hear(event: Event, manner: Manner, into: &mut Vec<Heard>) {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => hear_key(key, manner, into),
        Event::Paste(text) => into.push(Heard::Paste(text)),
        Event::Resize(columns, rows) => into.push(Heard::Size(columns, rows)),
        Event::Mouse(mouse) => into.extend(hear_mouse(mouse)),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => {}
    }
}

fn hear_mouse(mouse: MouseEvent) -> Option<Heard> {
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Heard::Click(mouse.column, mouse.row)),
        MouseEventKind::ScrollUp => Some(Heard::Wheel(Turn::Up)),
        MouseEventKind::ScrollDown => Some(Heard::Wheel(Turn::Down)),
        _ => None,
    }
}

fn hear_key(key: KeyEvent, manner: Manner, into: &mut Vec<Heard>) {
    let (ctrl, alt) =
        (key.modifiers.contains(KeyModifiers::CONTROL), key.modifiers.contains(KeyModifiers::ALT));
    let is_after_esc = alt && manner == Manner::Unix && !is_by_words(key.code);
    let is_alt_gr = alt && ctrl && manner == Manner::Windows;
    let by_words = alt && is_by_words(key.code);
    let Some(heard) = plain(
        key.code,
        (ctrl || by_words) && !is_alt_gr,
        key.modifiers.contains(KeyModifiers::SHIFT),
    ) else {
        return;
    };
    if is_after_esc {
        into.push(Heard::Key(Key::plain(Code::Esc)));
    } else if alt && !is_alt_gr && !by_words && matches!(heard.code, Code::Char(_)) {
        return; // a window's menu was meant, or nothing
    }
    into.push(Heard::Key(heard));
}

/// Keys with which Alt, like Ctrl, means a whole word: hands from a Mac or a shell expect it.
fn is_by_words(code: KeyCode) -> bool {
    matches!(code, KeyCode::Left | KeyCode::Right | KeyCode::Backspace | KeyCode::Delete)
}

fn plain(code: KeyCode, ctrl: bool, shift: bool) -> Option<Key> {
    let selecting = |code| Some(Key { code, ctrl, shift });
    let moving = |code| Some(Key { code, ctrl, shift: false });
    let alone = |code| Some(Key::plain(code));
    match code {
        KeyCode::Char(c) if c.is_control() => None,
        KeyCode::Char(c) if ctrl => Some(Key::ctrl(lower(c))),
        KeyCode::Char(c) => Some(Key::char(c)),
        KeyCode::Left => selecting(Code::Left),
        KeyCode::Right => selecting(Code::Right),
        KeyCode::Up => selecting(Code::Up),
        KeyCode::Down => selecting(Code::Down),
        KeyCode::Home => selecting(Code::Home),
        KeyCode::End => selecting(Code::End),
        KeyCode::PageUp => moving(Code::PageUp),
        KeyCode::PageDown => moving(Code::PageDown),
        KeyCode::Backspace => moving(Code::Backspace),
        KeyCode::Delete => moving(Code::Delete),
        KeyCode::Tab if shift => alone(Code::BackTab),
        KeyCode::Tab => alone(Code::Tab),
        KeyCode::BackTab => alone(Code::BackTab),
        KeyCode::Enter => alone(Code::Enter),
        KeyCode::Esc => alone(Code::Esc),
        KeyCode::F(number) => alone(Code::F(number)),
        _ => None,
    }
}

/// Ctrl-S and Ctrl-Shift-S are one key, as on every keyboard with Caps Lock.
fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEventState;

    fn heard(code: KeyCode, modifiers: KeyModifiers, manner: Manner) -> Vec<Key> {
        let mut into = Vec::new();
        hear(Event::Key(KeyEvent::new(code, modifiers)), manner, &mut into);
        into.into_iter()
            .map(|heard| if let Heard::Key(key) = heard { key } else { panic!("{heard:?}") })
            .collect()
    }

    fn of_kind(kind: KeyEventKind) -> Vec<Heard> {
        let state = KeyEventState::NONE;
        let mut into = Vec::new();
        let key = KeyEvent { code: KeyCode::Char('4'), modifiers: KeyModifiers::NONE, kind, state };
        hear(Event::Key(key), Manner::Windows, &mut into);
        into
    }

    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const NONE: KeyModifiers = KeyModifiers::NONE;

    #[test]
    fn a_key_counts_when_it_goes_down_and_while_it_is_held() {
        assert_eq!(of_kind(KeyEventKind::Press), [Heard::Key(Key::char('4'))]);
        assert_eq!(of_kind(KeyEventKind::Repeat), [Heard::Key(Key::char('4'))]);
        assert_eq!(of_kind(KeyEventKind::Release), []);
    }

    #[test]
    fn alt_gr_writes_plain_characters() {
        assert_eq!(heard(KeyCode::Char('€'), CTRL | ALT, Manner::Windows), [Key::char('€')]);
        assert_eq!(
            heard(KeyCode::Char('@'), CTRL | ALT | SHIFT, Manner::Windows),
            [Key::char('@')]
        );
    }

    #[test]
    fn alt_alone_is_nothing_on_windows_and_an_esc_before_the_key_elsewhere() {
        assert_eq!(heard(KeyCode::Char('q'), ALT, Manner::Windows), []);
        assert_eq!(
            heard(KeyCode::Char('q'), ALT, Manner::Unix),
            [Key::plain(Code::Esc), Key::char('q')]
        );
        assert_eq!(
            heard(KeyCode::Char('c'), CTRL | ALT, Manner::Unix),
            [Key::plain(Code::Esc), Key::ctrl('c')]
        );
        assert_eq!(
            heard(KeyCode::Enter, ALT, Manner::Unix),
            [Key::plain(Code::Esc), Key::plain(Code::Enter)]
        );
    }

    #[test]
    fn letters_with_ctrl_are_lower_case_and_letters_carry_shift_themselves() {
        assert_eq!(heard(KeyCode::Char('S'), CTRL | SHIFT, Manner::Windows), [Key::ctrl('s')]);
        assert_eq!(heard(KeyCode::Char('U'), SHIFT, Manner::Unix), [Key::char('U')]);
        assert_eq!(heard(KeyCode::Char('h'), CTRL, Manner::Unix), [Key::ctrl('h')]);
    }

    #[test]
    fn shift_stays_where_it_selects_and_goes_elsewhere() {
        for (code, ours) in [
            (KeyCode::Left, Code::Left),
            (KeyCode::Up, Code::Up),
            (KeyCode::Home, Code::Home),
            (KeyCode::End, Code::End),
        ] {
            assert_eq!(
                heard(code, SHIFT, Manner::Unix),
                [Key { code: ours, ctrl: false, shift: true }]
            );
        }
        assert_eq!(heard(KeyCode::Enter, SHIFT | CTRL, Manner::Unix), [Key::plain(Code::Enter)]);
        assert_eq!(heard(KeyCode::PageDown, SHIFT, Manner::Unix), [Key::plain(Code::PageDown)]);
        assert_eq!(heard(KeyCode::Backspace, NONE, Manner::Unix), [Key::plain(Code::Backspace)]);
    }

    #[test]
    fn shift_tab_is_one_key_however_it_is_said() {
        for (code, modifiers) in
            [(KeyCode::BackTab, SHIFT), (KeyCode::BackTab, NONE), (KeyCode::Tab, SHIFT)]
        {
            assert_eq!(heard(code, modifiers, Manner::Windows), [Key::plain(Code::BackTab)]);
        }
    }

    #[test]
    fn alt_moves_by_words_as_ctrl_does() {
        for modifiers in [ALT, CTRL] {
            assert_eq!(
                heard(KeyCode::Left, modifiers, Manner::Unix),
                [Key { code: Code::Left, ctrl: true, shift: false }]
            );
            assert_eq!(
                heard(KeyCode::Backspace, modifiers, Manner::Unix),
                [Key { code: Code::Backspace, ctrl: true, shift: false }]
            );
        }
    }

    #[test]
    fn what_has_no_meaning_here_is_not_heard() {
        for code in [
            KeyCode::Char('\u{1b}'),
            KeyCode::Char('\u{9b}'),
            KeyCode::CapsLock,
            KeyCode::Insert,
            KeyCode::Null,
        ] {
            assert_eq!(heard(code, NONE, Manner::Unix), [], "{code:?}");
        }
        let mut into = Vec::new();
        hear(Event::FocusGained, Manner::Unix, &mut into);
        assert_eq!(into, []);
    }

    #[test]
    fn of_the_mouse_only_the_left_button_and_the_wheel_count() {
        let mouse = |kind| hear_mouse(MouseEvent { kind, column: 7, row: 3, modifiers: NONE });
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), Some(Heard::Click(7, 3)));
        assert_eq!(mouse(MouseEventKind::ScrollUp), Some(Heard::Wheel(Turn::Up)));
        assert_eq!(mouse(MouseEventKind::ScrollDown), Some(Heard::Wheel(Turn::Down)));
        for nothing in [
            MouseEventKind::Moved,
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::Up(MouseButton::Left),
        ] {
            assert_eq!(mouse(nothing), None);
        }
    }
}
