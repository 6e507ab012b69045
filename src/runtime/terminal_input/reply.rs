//! The text of a terminal's reply (OSC, DCS) as far as it is of use here: which background it has.

use crate::tui::protocol::terminal_colors::Rgb;

/// The longest reply that is read; a longer one is swallowed whole all the same.
const MAX_BYTES: usize = 64;

#[derive(Debug)]
pub(crate) struct ReplyText {
    text: Vec<u8>,
    /// Whether it began as what answers a question for a colour does (OSC).
    is_of_command: bool,
}

impl ReplyText {
    pub(crate) fn new(is_of_command: bool) -> Self {
        Self { text: Vec::new(), is_of_command }
    }

    pub(crate) fn push(&mut self, bytes: &[u8]) {
        let room = MAX_BYTES.saturating_sub(self.text.len());
        self.text.extend(bytes.iter().take(room));
    }

    /// The background, where that is what it says: "11;rgb:1e1e/1e1e/1e1e".
    pub(crate) fn background(&self) -> Option<Rgb> {
        let text = std::str::from_utf8(&self.text).ok().filter(|_| self.is_of_command)?;
        Rgb::parse(text.strip_prefix("11;")?)
    }
}
