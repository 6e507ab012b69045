//! ASCII: the plain signs that stand for box drawing, shades and arrows in terminals without Unicode.

use ratatui::buffer::Buffer;

/// Signs and lines, and what stands for them where only ASCII can be shown.
const ASCII_FALLBACKS: [(&str, &str); 36] = [
    ("─", "-"),
    ("│", "|"),
    ("┬", "+"),
    ("┴", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┼", "+"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("█", "#"),
    ("▓", "+"),
    ("▒", "~"),
    ("░", "o"),
    ("–", "-"),
    ("·", "."),
    ("►", ">"),
    ("◄", "<"),
    ("●", " "),
    ("◊", " "),
    ("◦", " "),
    ("→", " "),
    ("←", " "),
    ("≠", " "),
    ("▪", " "),
    ("▲", "^"),
    ("▼", "v"),
    ("■", "="),
    ("○", "o"),
    ("□", "%"),
    ("•", "*"),
    ("…", "."),
    ("‘", "'"),
    ("’", "'"),
    ("▌", "|"),
];

const CUT_OFF: &str = "…";

/// Puts plain characters in place of signs and lines, all over the screen. What is cut off ends in
/// two dots where there is room, for one dot is an open answer.
pub(super) fn to_ascii(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        for at in 0..row.len() {
            let is_blank = |at: usize| row.get(at).is_none_or(|cell| cell.symbol() == " ");
            if row[at].symbol() == CUT_OFF
                && is_blank(at + 1)
                && is_blank(at + 2)
                && let Some(next) = row.get_mut(at + 1)
            {
                next.set_symbol(".");
            }
        }
        for cell in row {
            let plain = ASCII_FALLBACKS.iter().find(|(sign, _)| *sign == cell.symbol());
            if let Some((_, plain)) = plain {
                cell.set_symbol(plain);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn what_is_cut_off_is_no_sign_of_an_answer() {
        for (typed, plain) in [
            ("▒ part…    ", "~ part..   "),
            ("part… 9 of…", "part. 9 of."),
            ("· open  ▲ ▪", ". open  ^  "),
        ] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 11, 1));
            buffer.set_string(0, 0, typed, Style::new());
            to_ascii(&mut buffer);
            let shown: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            assert_eq!(shown, plain);
        }
    }
}
