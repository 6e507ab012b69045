//! The text of a paste while it comes in, and its end, which may come in pieces.

const PASTE_END: &[u8] = b"\x1b[201~";

/// The most of one paste that is kept: no field takes as much.
const MAX_PASTE_BYTES: usize = 16 * 1024 * 1024;

#[derive(Debug, Default)]
pub(crate) struct PastedText {
    kept: Vec<u8>,
    /// How much of its end may have begun.
    of_end: usize,
}

impl PastedText {
    /// Takes text in; how many of the bytes were the paste's, its end among them, or none while it
    /// goes on.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> Option<usize> {
        for (at, byte) in bytes.iter().enumerate() {
            if PASTE_END.get(self.of_end) == Some(byte) {
                self.of_end += 1;
                if self.of_end == PASTE_END.len() {
                    self.of_end = 0;
                    return Some(at + 1);
                }
                continue;
            }
            self.keep_begun_end();
            if *byte == 0x1b {
                self.of_end = 1;
            } else {
                self.keep(&[*byte]);
            }
        }
        None
    }

    pub(crate) fn into_text(mut self) -> String {
        self.keep_begun_end();
        String::from_utf8_lossy(&self.kept).into_owned()
    }

    /// What might have been the end was text.
    fn keep_begun_end(&mut self) {
        let begun = std::mem::take(&mut self.of_end);
        self.keep(PASTE_END.get(..begun).unwrap_or_default());
    }

    /// What is too much is passed over; the end is still looked for.
    fn keep(&mut self, bytes: &[u8]) {
        if self.kept.len() + bytes.len() <= MAX_PASTE_BYTES {
            self.kept.extend_from_slice(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_without_bound_fills_no_memory_and_can_still_end() {
        let mut text = PastedText::default();
        for _ in 0..40 {
            assert_eq!(text.take(&vec![b'x'; 1024 * 1024]), None);
            assert!(text.kept.len() <= MAX_PASTE_BYTES);
        }
        assert_eq!(text.take(b"\x1b[2"), None);
        assert_eq!(text.take(b"01~q"), Some(3));
        assert_eq!(text.into_text().len(), MAX_PASTE_BYTES);
    }
}
