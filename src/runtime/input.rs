//! Translates terminal events to input events. Terminals differ in how they encode the same key;
//! nothing above this file knows.

use crossterm::event::{
    Event, KeyCode as TerminalKey, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::tui::protocol::input_event::{InputEvent, WheelDirection};
use crate::tui::protocol::key::{Key, KeyCode};

/// How a terminal encodes the Alt key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AltEncoding {
    /// As a real modifier; Ctrl and Alt together are the AltGr key, which writes plain characters.
    Windows,
    /// As an Esc before the key, so that a quick Esc and then a key look the same. Nothing here is
    /// bound to Alt, so it is read as what was most likely meant: Esc, and then the key.
    Unix,
}

impl AltEncoding {
    pub const NATIVE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };
}

/// Adds what an event means to `into`; nothing for what has no meaning here, such as letting a key
/// go.
pub fn translate_event(event: Event, encoding: AltEncoding, into: &mut Vec<InputEvent>) {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => translate_key(key, encoding, into),
        Event::Paste(text) => into.push(InputEvent::Paste(text)),
        Event::Resize(columns, rows) => into.push(InputEvent::Resize(columns, rows)),
        Event::Mouse(mouse) => into.extend(translate_mouse(mouse)),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => {}
    }
}

fn translate_mouse(mouse: MouseEvent) -> Option<InputEvent> {
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(InputEvent::Click(mouse.column, mouse.row)),
        MouseEventKind::ScrollUp => Some(InputEvent::Wheel(WheelDirection::Up)),
        MouseEventKind::ScrollDown => Some(InputEvent::Wheel(WheelDirection::Down)),
        _ => None,
    }
}

fn translate_key(key: KeyEvent, encoding: AltEncoding, into: &mut Vec<InputEvent>) {
    let (ctrl, alt) =
        (key.modifiers.contains(KeyModifiers::CONTROL), key.modifiers.contains(KeyModifiers::ALT));
    let is_after_esc = alt && encoding == AltEncoding::Unix && !moves_by_word(key.code);
    let is_alt_gr = alt && ctrl && encoding == AltEncoding::Windows;
    let by_words = alt && moves_by_word(key.code);
    let Some(translated) = map_key_code(
        key.code,
        (ctrl || by_words) && !is_alt_gr,
        key.modifiers.contains(KeyModifiers::SHIFT),
    ) else {
        return;
    };
    if is_after_esc {
        into.push(InputEvent::Key(Key::plain(KeyCode::Esc)));
    } else if alt && !is_alt_gr && !by_words && matches!(translated.code, KeyCode::Char(_)) {
        return; // a window's menu was meant, or nothing
    }
    into.push(InputEvent::Key(translated));
}

/// Keys with which Alt, like Ctrl, means a whole word, as on a Mac and in a shell.
fn moves_by_word(code: TerminalKey) -> bool {
    matches!(
        code,
        TerminalKey::Left | TerminalKey::Right | TerminalKey::Backspace | TerminalKey::Delete
    )
}

fn map_key_code(code: TerminalKey, ctrl: bool, shift: bool) -> Option<Key> {
    let selecting = |code| Some(Key { code, ctrl, shift });
    let moving = |code| Some(Key { code, ctrl, shift: false });
    let alone = |code| Some(Key::plain(code));
    match code {
        TerminalKey::Char(c) if c.is_control() => None,
        TerminalKey::Char(c) if ctrl => Some(Key::ctrl(lower(c))),
        TerminalKey::Char(c) => Some(Key::char(c)),
        TerminalKey::Left => selecting(KeyCode::Left),
        TerminalKey::Right => selecting(KeyCode::Right),
        TerminalKey::Up => selecting(KeyCode::Up),
        TerminalKey::Down => selecting(KeyCode::Down),
        TerminalKey::Home => selecting(KeyCode::Home),
        TerminalKey::End => selecting(KeyCode::End),
        TerminalKey::PageUp => moving(KeyCode::PageUp),
        TerminalKey::PageDown => moving(KeyCode::PageDown),
        TerminalKey::Backspace => moving(KeyCode::Backspace),
        TerminalKey::Delete => moving(KeyCode::Delete),
        TerminalKey::Tab if shift => alone(KeyCode::BackTab),
        TerminalKey::Tab => alone(KeyCode::Tab),
        TerminalKey::BackTab => alone(KeyCode::BackTab),
        TerminalKey::Enter => alone(KeyCode::Enter),
        TerminalKey::Esc => alone(KeyCode::Esc),
        TerminalKey::F(number) => alone(KeyCode::F(number)),
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

    fn translated(code: TerminalKey, modifiers: KeyModifiers, encoding: AltEncoding) -> Vec<Key> {
        let mut into = Vec::new();
        translate_event(Event::Key(KeyEvent::new(code, modifiers)), encoding, &mut into);
        into.into_iter()
            .map(|event| if let InputEvent::Key(key) = event { key } else { panic!("{event:?}") })
            .collect()
    }

    fn of_kind(kind: KeyEventKind) -> Vec<InputEvent> {
        let state = KeyEventState::NONE;
        let mut into = Vec::new();
        let key =
            KeyEvent { code: TerminalKey::Char('4'), modifiers: KeyModifiers::NONE, kind, state };
        translate_event(Event::Key(key), AltEncoding::Windows, &mut into);
        into
    }

    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const NONE: KeyModifiers = KeyModifiers::NONE;

    #[test]
    fn a_key_counts_when_it_goes_down_and_while_it_is_held() {
        assert_eq!(of_kind(KeyEventKind::Press), [InputEvent::Key(Key::char('4'))]);
        assert_eq!(of_kind(KeyEventKind::Repeat), [InputEvent::Key(Key::char('4'))]);
        assert_eq!(of_kind(KeyEventKind::Release), []);
    }

    #[test]
    fn alt_gr_writes_plain_characters() {
        assert_eq!(
            translated(TerminalKey::Char('€'), CTRL | ALT, AltEncoding::Windows),
            [Key::char('€')]
        );
        assert_eq!(
            translated(TerminalKey::Char('@'), CTRL | ALT | SHIFT, AltEncoding::Windows),
            [Key::char('@')]
        );
    }

    #[test]
    fn alt_alone_is_nothing_on_windows_and_an_esc_before_the_key_elsewhere() {
        assert_eq!(translated(TerminalKey::Char('q'), ALT, AltEncoding::Windows), []);
        assert_eq!(
            translated(TerminalKey::Char('q'), ALT, AltEncoding::Unix),
            [Key::plain(KeyCode::Esc), Key::char('q')]
        );
        assert_eq!(
            translated(TerminalKey::Char('c'), CTRL | ALT, AltEncoding::Unix),
            [Key::plain(KeyCode::Esc), Key::ctrl('c')]
        );
        assert_eq!(
            translated(TerminalKey::Enter, ALT, AltEncoding::Unix),
            [Key::plain(KeyCode::Esc), Key::plain(KeyCode::Enter)]
        );
    }

    #[test]
    fn letters_with_ctrl_are_lower_case_and_letters_carry_shift_themselves() {
        assert_eq!(
            translated(TerminalKey::Char('S'), CTRL | SHIFT, AltEncoding::Windows),
            [Key::ctrl('s')]
        );
        assert_eq!(translated(TerminalKey::Char('U'), SHIFT, AltEncoding::Unix), [Key::char('U')]);
        assert_eq!(translated(TerminalKey::Char('h'), CTRL, AltEncoding::Unix), [Key::ctrl('h')]);
    }

    #[test]
    fn shift_stays_where_it_selects_and_goes_elsewhere() {
        for (code, ours) in [
            (TerminalKey::Left, KeyCode::Left),
            (TerminalKey::Up, KeyCode::Up),
            (TerminalKey::Home, KeyCode::Home),
            (TerminalKey::End, KeyCode::End),
        ] {
            assert_eq!(
                translated(code, SHIFT, AltEncoding::Unix),
                [Key { code: ours, ctrl: false, shift: true }]
            );
        }
        assert_eq!(
            translated(TerminalKey::Enter, SHIFT | CTRL, AltEncoding::Unix),
            [Key::plain(KeyCode::Enter)]
        );
        assert_eq!(
            translated(TerminalKey::PageDown, SHIFT, AltEncoding::Unix),
            [Key::plain(KeyCode::PageDown)]
        );
        assert_eq!(
            translated(TerminalKey::Backspace, NONE, AltEncoding::Unix),
            [Key::plain(KeyCode::Backspace)]
        );
    }

    #[test]
    fn shift_tab_is_one_key_however_it_is_said() {
        for (code, modifiers) in
            [(TerminalKey::BackTab, SHIFT), (TerminalKey::BackTab, NONE), (TerminalKey::Tab, SHIFT)]
        {
            assert_eq!(
                translated(code, modifiers, AltEncoding::Windows),
                [Key::plain(KeyCode::BackTab)]
            );
        }
    }

    #[test]
    fn alt_moves_by_words_as_ctrl_does() {
        for modifiers in [ALT, CTRL] {
            assert_eq!(
                translated(TerminalKey::Left, modifiers, AltEncoding::Unix),
                [Key { code: KeyCode::Left, ctrl: true, shift: false }]
            );
            assert_eq!(
                translated(TerminalKey::Backspace, modifiers, AltEncoding::Unix),
                [Key { code: KeyCode::Backspace, ctrl: true, shift: false }]
            );
        }
    }

    #[test]
    fn what_has_no_meaning_here_is_not_heard() {
        for code in [
            TerminalKey::Char('\u{1b}'),
            TerminalKey::Char('\u{9b}'),
            TerminalKey::CapsLock,
            TerminalKey::Insert,
            TerminalKey::Null,
        ] {
            assert_eq!(translated(code, NONE, AltEncoding::Unix), [], "{code:?}");
        }
        let mut into = Vec::new();
        translate_event(Event::FocusGained, AltEncoding::Unix, &mut into);
        assert_eq!(into, []);
    }

    #[test]
    fn of_the_mouse_only_the_left_button_and_the_wheel_count() {
        let mouse = |kind| translate_mouse(MouseEvent { kind, column: 7, row: 3, modifiers: NONE });
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), Some(InputEvent::Click(7, 3)));
        assert_eq!(mouse(MouseEventKind::ScrollUp), Some(InputEvent::Wheel(WheelDirection::Up)));
        assert_eq!(
            mouse(MouseEventKind::ScrollDown),
            Some(InputEvent::Wheel(WheelDirection::Down))
        );
        for nothing in [
            MouseEventKind::Moved,
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::Up(MouseButton::Left),
        ] {
            assert_eq!(mouse(nothing), None);
        }
    }
}
