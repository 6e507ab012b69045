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
    ("…", "~"),
    ("‘", "'"),
    ("’", "'"),
    ("▌", "|"),
];

/// Puts plain characters in place of signs and lines, all over the screen.
pub(super) fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some((_, plain)) = ASCII_FALLBACKS.iter().find(|(sign, _)| *sign == cell.symbol()) {
            cell.set_symbol(plain);
        }
    }
}
