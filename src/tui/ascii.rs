//! ASCII: the plain signs that stand for box drawing, shades and arrows in terminals without Unicode.
//! Each has one meaning: only what draws lines, and what the word beside it says alone, share theirs.

use ratatui::buffer::{Buffer, Cell};

/// Signs, and what stands for them where only ASCII can be shown.
const SIGNS: [(&str, &str); 16] = [
    ("█", "#"),
    ("▓", "+"),
    ("▒", "~"),
    ("░", "o"),
    ("–", "-"),
    ("·", "."),
    ("►", ">"),
    ("◄", "<"),
    ("▲", "^"),
    ("▼", "v"),
    ("■", "="),
    ("○", "@"),
    ("□", "%"),
    ("•", "x"),
    ("═", "\""),
    ("…", CUT_OFF_END),
];

/// What draws lines, quotation marks, and signs whose word stands beside them.
const LINES_AND_WORDS: [(&str, &str); 21] = [
    ("─", "-"),
    ("│", "|"),
    ("▌", "|"),
    ("┬", "-"),
    ("┴", "-"),
    ("├", "|"),
    ("┤", "|"),
    ("┼", "|"),
    ("┌", "-"),
    ("┐", "-"),
    ("└", "-"),
    ("┘", "-"),
    ("‘", "'"),
    ("’", "'"),
    ("●", " "),
    ("◊", " "),
    ("◦", " "),
    ("→", " "),
    ("←", " "),
    ("≠", " "),
    ("▪", " "),
];

const CUT_OFF: &str = "…";

/// What is cut off ends in two of these: one is an open answer.
const CUT_OFF_END: &str = ".";

/// What parts two names: between words it is no open answer.
const SEPARATOR: (&str, &str) = ("·", "-");

/// Puts plain characters in place of signs and lines, all over the screen.
pub(super) fn to_ascii(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        part_names(row);
        end_what_is_cut_off(row);
        for cell in row {
            let mut all = SIGNS.iter().chain(&LINES_AND_WORDS);
            if let Some((_, plain)) = all.find(|(sign, _)| *sign == cell.symbol()) {
                cell.set_symbol(plain);
            }
        }
    }
}

/// "Hillside PCN · Progress": the dot has a blank and then a word on both sides.
fn part_names(row: &mut [Cell]) {
    for at in 2..row.len().saturating_sub(2) {
        let is_blank = |at: usize| row[at].symbol() == " ";
        let is_word = |at: usize| {
            let is_of_word = |c: char| c.is_alphanumeric() || "()[]\"'.,".contains(c);
            row[at].symbol().chars().all(is_of_word)
        };
        let is_parting = row[at].symbol() == SEPARATOR.0
            && is_blank(at - 1)
            && is_blank(at + 1)
            && is_word(at - 2)
            && is_word(at + 2);
        if is_parting {
            row[at].set_symbol(SEPARATOR.1);
        }
    }
}

/// The second dot stands in the blank behind the first, where more than one is there; else in the
/// place of the last letter.
fn end_what_is_cut_off(row: &mut [Cell]) {
    for at in 0..row.len() {
        if row[at].symbol() != CUT_OFF {
            continue;
        }
        let is_blank = |at: usize| row.get(at).is_none_or(|cell| cell.symbol() == " ");
        let has_room = at + 1 < row.len() && is_blank(at + 1) && is_blank(at + 2);
        let second = if has_room { Some(at + 1) } else { at.checked_sub(1) };
        if let Some(second) = second.and_then(|at| row.get_mut(at)) {
            second.set_symbol(CUT_OFF_END);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;
    use crate::maturity::phrases::Sign;

    #[test]
    fn a_plain_sign_has_one_meaning() {
        // a dot of its own is an open answer, two are what is cut off
        let plain: BTreeSet<&str> = SIGNS.iter().map(|(_, plain)| *plain).collect();
        assert_eq!(plain.len(), SIGNS.len() - 1);
        for sign in Sign::ALL {
            let drawn = sign.symbol().to_string();
            let found = SIGNS.iter().find(|(sign, _)| *sign == drawn);
            let plain = found.map_or(drawn.as_str(), |(_, plain)| plain);
            assert_eq!(plain, sign.ascii().to_string(), "{sign:?}");
        }
    }

    #[test]
    fn what_is_cut_off_and_what_parts_names_are_no_sign_of_an_answer() {
        for (typed, plain) in [
            ("▒ part…    ", "~ part..   "),
            ("part… 9 of…", "par.. 9 o.."),
            ("· open  ▲ ▪", ". open  ^  "),
            ("Hill · Walk", "Hill - Walk"),
            ("█ · · ░ · ?", "# . . o . ?"),
            ("ab   ·  ope", "ab   .  ope"),
            ("┌──┬┐ (•) ○", "----- (x) @"),
        ] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 11, 1));
            buffer.set_string(0, 0, typed, Style::new());
            to_ascii(&mut buffer);
            let shown: String = buffer.content.iter().map(Cell::symbol).collect();
            assert_eq!(shown, plain);
        }
    }
}
