//! Sanitizes text from outside: control and escape characters, invisible ones, overrides of direction
//! and piles of marks are removed.
//!
//! Every text of every file that is read or brought in passes through here, and so does what is
//! typed.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// How many marks may stand on one letter. Real languages need three; piles of dozens spill over
/// the lines around them.
const MAX_COMBINING_MARKS: usize = 4;

/// Cleans text that may have several lines. Line ends become `\n` and tabs spaces; other control
/// characters become U+FFFD, so that something is seen to have been there; characters that are
/// never seen are dropped. Cleaning twice changes nothing more.
pub fn sanitize(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        text.to_owned()
    } else {
        sanitize_chars(text)
    }
}

/// The same for text that stands on one line: line ends become spaces.
pub fn sanitize_line(text: &str) -> String {
    let mut cleaned = sanitize(text);
    if cleaned.contains('\n') {
        cleaned = cleaned.replace('\n', " ");
    }
    cleaned
}

/// The same, without a copy where the text is plain ASCII already, as nearly all cells of a long table
/// are.
pub fn sanitize_cell(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(sanitize_line(text))
    }
}

fn sanitize_chars(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut marks = 0;
    let mut after_return = false;
    for found in text.chars() {
        let second_half = after_return && found == '\n';
        after_return = found == '\r';
        if second_half || is_invisible(found) {
            continue;
        }
        let kept = replace_control(found);
        marks = if kept.width() == Some(0) { marks + 1 } else { 0 };
        if marks <= MAX_COMBINING_MARKS {
            cleaned.push(kept);
        }
    }
    cleaned
}

/// Whether a character drives no terminal and is seen: what is not is escaped where text has to stay
/// as it is, as in JSON.
pub fn is_harmless(found: char) -> bool {
    !found.is_control() && !is_invisible(found) && !matches!(found, '\u{2028}' | '\u{2029}')
}

fn replace_control(found: char) -> char {
    match found {
        '\r' | '\n' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// Format characters (Unicode category Cf) but for the two joiners, which emoji and several scripts
/// are spelt with: marks and overrides of writing direction, zero-width spaces, soft hyphens, tags
/// and the like.
fn is_invisible(found: char) -> bool {
    matches!(found,
        '\u{ad}'
        | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_and_accented_words_stay_as_they_are() {
        for kept in [
            "We meet weekly.\nTwice in May.",
            "café, naïve – “quoted” £5",
            "e\u{301}a\u{308}\u{304}",
            "👩\u{200d}⚕️ می\u{200c}خواهم",
        ] {
            assert_eq!(sanitize(kept), kept);
        }
    }

    #[test]
    fn what_could_drive_a_terminal_is_made_visible_and_harmless() {
        let table = [
            ("\u{1b}]52;c;aGk=\u{7}", "\u{fffd}]52;c;aGk=\u{fffd}"),
            ("a\u{9b}31mb\u{7f}\0", "a\u{fffd}31mb\u{fffd}\u{fffd}"),
            ("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour"),
            ("a\tb", "a b"),
            ("pay\u{202e}lla\u{202c}\u{2066}x\u{2069}", "payllax"),
            ("se\u{ad}cr\u{200b}et\u{feff}\u{e0041}", "secret"),
        ];
        for (found, cleaned) in table {
            assert_eq!(sanitize(found), cleaned, "{found:?}");
        }
        assert_eq!(sanitize_line("one\r\ntwo\nthree"), "one two three");
    }

    #[test]
    fn a_letter_carries_four_marks_and_no_pile() {
        let pile = format!("z{}a{}", "\u{301}".repeat(40), "\u{489}\u{202e}".repeat(40));
        assert_eq!(sanitize(&pile), format!("z{}a{}", "\u{301}".repeat(4), "\u{489}".repeat(4)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn cleaning_twice_is_cleaning_once_and_nothing_harmful_survives(
            text in "([a-z ]|\\PC|[\\x00-\\x1f\\x7f-\\x9f]|[\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{301}\u{feff}]|\r\n){0,40}"
        ) {
            let cleaned = sanitize(&text);
            prop_assert_eq!(&sanitize(&cleaned), &cleaned);
            let harmful = |found: char| (found.is_control() && found != '\n') || is_invisible(found);
            prop_assert!(!cleaned.contains(harmful), "{:?}", cleaned);
            let line = sanitize_line(&text);
            prop_assert_eq!(&sanitize_line(&line), &line);
            prop_assert!(!line.contains('\n'));
        }
    }
}
