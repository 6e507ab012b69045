//! A text field. This file alone owns the text widget: what comes in is cleaned and capped here,
//! keys mean what hands used to Windows expect, and the widget's own scroll is the one thing that
//! drawing may write back. It knows what stood in it before: Esc puts that back, and Ctrl-Z then
//! brings the typed words back once.

use ratatui::style::Style;
use ratatui_textarea::{CursorMove, Input, Key as AreaKey, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use crate::maturity::sanitize;
use crate::tui::protocol::key::{Key, KeyCode};

/// The longest text a field takes, in bytes: half of what a file may hold, so that nothing typed is
/// ever refused on saving.
pub const MAX_BYTES: usize = 32 * 1024;

/// The longest single line a field takes, in bytes.
pub const MAX_LINE_BYTES: usize = 1024;

#[derive(Clone, Debug)]
pub struct TextField {
    text_area: TextArea<'static>,
    is_multiline: bool,
    /// Whether the words go on in the next row where they reach the edge.
    is_wrapped: bool,
    /// What stood here before the present typing began.
    kept: String,
    /// What was typed and put away by Esc, until the next key.
    put_away: Option<String>,
}

impl TextField {
    pub fn single_line(text: &str) -> Self {
        Self::new(text, false, false)
    }

    /// A sentence or two: wrapped as it is read, and Enter is not part of it.
    pub fn paragraph(text: &str) -> Self {
        Self::new(text, false, true)
    }

    pub fn multiline(text: &str) -> Self {
        Self::new(text, true, true)
    }

    fn new(text: &str, is_multiline: bool, is_wrapped: bool) -> Self {
        let lines = text.split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(Style::new());
        area.set_wrap_mode(if is_wrapped { WrapMode::WordOrGlyph } else { WrapMode::None });
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { text_area: area, is_multiline, is_wrapped, kept: text.to_owned(), put_away: None }
    }

    pub fn text(&self) -> String {
        self.text_area.lines().join("\n")
    }

    pub fn is_blank(&self) -> bool {
        self.text_area.lines().iter().all(|line| line.trim().is_empty())
    }

    pub fn is_multiline(&self) -> bool {
        self.is_multiline
    }

    pub fn text_area(&self) -> &TextArea<'static> {
        &self.text_area
    }

    /// Whether something was typed that is not kept yet.
    pub fn is_changed(&self) -> bool {
        self.text() != self.kept
    }

    /// What stands here now is what Esc puts back from now on.
    pub fn keep(&mut self) {
        self.kept = self.text();
        self.put_away = None;
    }

    /// Puts back what stood here before; Ctrl-Z as the next key brings the typed words back. Says
    /// whether anything was typed.
    pub fn put_back(&mut self) -> bool {
        let typed = self.text();
        if typed == self.kept {
            return false;
        }
        self.replace(&self.kept.clone());
        self.put_away = Some(typed);
        true
    }

    /// Puts `text` in place of all that stands in it; undo brings that back.
    pub fn replace(&mut self, text: &str) {
        self.text_area.select_all();
        self.text_area.cut();
        self.paste(text);
    }

    /// Takes pasted text: cleaned, capped, and in a single line without line ends. Never a command.
    pub fn paste(&mut self, text: &str) {
        let clean = if self.is_multiline {
            sanitize::sanitize(text)
        } else {
            sanitize::sanitize_line(text.trim_end_matches(['\r', '\n']))
        };
        let room = self.max_bytes().saturating_sub(self.len());
        let fits = clean
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take_while(|end| *end <= room)
            .last()
            .unwrap_or(0);
        if let Some(text) = clean.get(..fits).filter(|text| !text.is_empty()) {
            self.text_area.insert_str(text);
        }
    }

    /// Takes a key. Whether it belonged to the field; Enter belongs to fields of several lines
    /// only.
    pub fn handle_key(&mut self, key: Key) -> bool {
        if let Some(typed) = self.put_away.take().filter(|_| key == Key::ctrl('z')) {
            self.replace(&typed);
            return true;
        }
        match key.code {
            KeyCode::Char(c) if key.ctrl => self.handle_ctrl_key(c),
            KeyCode::Char(c) => {
                self.paste(c.encode_utf8(&mut [0; 4]));
                true
            }
            KeyCode::Enter if self.is_multiline => {
                self.paste("\n");
                true
            }
            KeyCode::Backspace => self.delete_back(key.ctrl),
            KeyCode::Delete if key.ctrl => self.edit(TextArea::delete_next_word),
            KeyCode::Delete => self.delete_forward(),
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown
                if !self.is_wrapped =>
            {
                false
            }
            _ => self.move_cursor(key),
        }
    }

    fn handle_ctrl_key(&mut self, c: char) -> bool {
        match c {
            'z' => self.edit(TextArea::undo),
            'y' => self.edit(TextArea::redo),
            'x' => self.edit(TextArea::cut),
            'v' => self.edit(TextArea::paste),
            'h' | 'w' => self.delete_back(true),
            'a' => {
                self.text_area.select_all();
                true
            }
            _ => false,
        }
    }

    fn edit(&mut self, doing: impl FnOnce(&mut TextArea<'static>) -> bool) -> bool {
        doing(&mut self.text_area);
        true
    }

    fn delete_back(&mut self, word: bool) -> bool {
        if word && !self.text_area.is_selecting() {
            return self.edit(TextArea::delete_word);
        }
        let before = self.split_at_cursor().0;
        let chars = before.graphemes(true).next_back().map_or(1, |last| last.chars().count());
        if chars == 1 || self.text_area.is_selecting() {
            return self.edit(TextArea::delete_char);
        }
        for _ in 0..chars {
            self.text_area.move_cursor(CursorMove::Back);
        }
        self.edit(|area| area.delete_str(chars))
    }

    fn delete_forward(&mut self) -> bool {
        let after = self.split_at_cursor().1;
        let chars = after.graphemes(true).next().map_or(1, |first| first.chars().count());
        if chars == 1 || self.text_area.is_selecting() {
            return self.edit(TextArea::delete_next_char);
        }
        self.edit(|area| area.delete_str(chars))
    }

    fn split_at_cursor(&self) -> (String, String) {
        let cursor = self.text_area.cursor();
        let line = self.text_area.lines().get(cursor.0).map_or("", String::as_str);
        let split = line.char_indices().nth(cursor.1).map_or(line.len(), |(at, _)| at);
        let (before, after) = line.split_at_checked(split).unwrap_or((line, ""));
        (before.to_owned(), after.to_owned())
    }

    fn move_cursor(&mut self, key: Key) -> bool {
        let moved = match (key.code, key.ctrl) {
            (KeyCode::Left, false) => CursorMove::Back,
            (KeyCode::Left, true) => CursorMove::WordBack,
            (KeyCode::Right, false) => CursorMove::Forward,
            (KeyCode::Right, true) => CursorMove::WordForward,
            (KeyCode::Up, _) => CursorMove::Up,
            (KeyCode::Down, _) => CursorMove::Down,
            (KeyCode::Home, false) => CursorMove::Head,
            (KeyCode::Home, true) => CursorMove::Top,
            (KeyCode::End, false) => CursorMove::End,
            (KeyCode::End, true) => CursorMove::Bottom,
            (KeyCode::PageUp, _) => return self.scroll_page(AreaKey::PageUp),
            (KeyCode::PageDown, _) => return self.scroll_page(AreaKey::PageDown),
            _ => return false,
        };
        match (key.shift, self.text_area.is_selecting()) {
            (true, false) => self.text_area.start_selection(),
            (false, true) => self.text_area.cancel_selection(),
            _ => {}
        }
        self.text_area.move_cursor(moved);
        true
    }

    /// Puts the cursor where a click was, in columns and rows from the corner of what was drawn last.
    pub fn place_cursor(&mut self, column: u16, row: u16) {
        let (top, left) = self.text_area.scroll_offset();
        let (row, column) = (usize::from(row) + usize::from(top), usize::from(column + left));
        let at = self.text_area.screen_to_data(row, column);
        let place = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        self.text_area.cancel_selection();
        self.text_area.move_cursor(CursorMove::Jump(place(at.0), place(at.1)));
    }

    fn scroll_page(&mut self, key: AreaKey) -> bool {
        self.text_area.input_without_shortcuts(Input {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        });
        true
    }

    fn len(&self) -> usize {
        self.text_area.lines().iter().map(|line| line.len() + 1).sum::<usize>().saturating_sub(1)
    }

    fn max_bytes(&self) -> usize {
        if self.is_wrapped { MAX_BYTES } else { MAX_LINE_BYTES }
    }
}

impl PartialEq for TextField {
    fn eq(&self, other: &Self) -> bool {
        self.is_multiline == other.is_multiline && self.text_area.lines() == other.text_area.lines()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut TextField, text: &str) {
        for c in text.chars() {
            assert!(field.handle_key(Key::char(c)));
        }
    }

    #[test]
    fn a_paste_is_text_and_nothing_else() {
        let mut line = TextField::single_line("");
        line.paste("one\r\ntwo\x1b[31m\n");
        assert!(!line.text().contains(['\x1b', '\n', '\r']), "{:?}", line.text());
        let mut lines = TextField::multiline("");
        lines.paste("one\r\ntwo");
        assert_eq!(lines.text(), "one\ntwo");
    }

    #[test]
    fn a_letter_with_its_accent_goes_at_one_press() {
        let mut field = TextField::single_line("");
        field.paste("cafe\u{301}");
        field.handle_key(Key::plain(KeyCode::Backspace));
        assert_eq!(field.text(), "caf");
    }

    #[test]
    fn undo_brings_back_what_was_typed_over() {
        let mut field = TextField::single_line("weekly");
        typed(&mut field, "x");
        field.handle_key(Key::ctrl('z'));
        assert_eq!(field.text(), "weekly");
        field.handle_key(Key::ctrl('y'));
        assert_eq!(field.text(), "weeklyx");
    }

    #[test]
    fn esc_puts_back_what_stood_and_undo_brings_the_typed_words_back_once() {
        let mut field = TextField::single_line("weekly");
        assert!(!field.put_back(), "nothing was typed");
        typed(&mut field, " on Tuesdays");
        assert!(field.is_changed() && field.put_back());
        assert_eq!(field.text(), "weekly");
        field.handle_key(Key::ctrl('z'));
        assert_eq!(field.text(), "weekly on Tuesdays");
        field.keep();
        typed(&mut field, "!");
        assert!(field.put_back());
        assert_eq!(field.text(), "weekly on Tuesdays");
        field.handle_key(Key::plain(KeyCode::Left));
        field.handle_key(Key::ctrl('z'));
        assert_ne!(field.text(), "weekly on Tuesdays!!", "once, and only as the next key");
    }

    #[test]
    fn a_field_takes_no_more_than_its_cap() {
        let mut field = TextField::single_line("");
        field.paste(&"é".repeat(MAX_LINE_BYTES));
        assert_eq!(field.text().len(), MAX_LINE_BYTES);
        typed(&mut field, "more");
        assert_eq!(field.text().len(), MAX_LINE_BYTES);
    }

    #[test]
    fn enter_belongs_to_several_lines_only() {
        assert!(!TextField::single_line("a").handle_key(Key::plain(KeyCode::Enter)));
        let mut lines = TextField::multiline("a");
        assert!(lines.handle_key(Key::plain(KeyCode::Enter)));
        assert_eq!(lines.text(), "a\n");
    }
}
