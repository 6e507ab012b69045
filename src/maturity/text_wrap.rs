//! Word wrap and truncation for the screen, by unicode width: a line never ends within a word that
//! would fit on one, and a path breaks behind a slash.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Breaks a text into lines of at most `width` columns, at spaces where it can.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    if text.is_ascii() && text.len() <= width && !text.starts_with(' ') {
        return vec![text.trim_end().to_owned()];
    }
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_word_bounds() {
        let wide = word.width();
        if used + wide <= width {
            push(&mut lines, word, &mut used, wide);
        } else if word.trim().is_empty() {
            lines.push(String::new());
            used = 0;
        } else if wide <= width {
            break_line(&mut lines, &mut used, word, width);
        } else {
            for part in word.graphemes(true) {
                if used + part.width() > width {
                    lines.push(String::new());
                    used = 0;
                }
                push(&mut lines, part, &mut used, part.width());
            }
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    if lines.len() > 1 && lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

fn push(lines: &mut [String], text: &str, used: &mut usize, wide: usize) {
    if let Some(line) = lines.last_mut().filter(|line| !(line.is_empty() && text.trim().is_empty()))
    {
        line.push_str(text);
        *used += wide;
    }
}

/// A full stop or a comma is a word of its own to the segmenter, and must not begin a line: what
/// hangs on it goes along. So does what a file name goes on from: a path breaks at / or \ alone.
fn break_line(lines: &mut Vec<String>, used: &mut usize, word: &str, width: usize) {
    let hangs = !word.chars().next().is_some_and(char::is_alphanumeric);
    let carried = match lines.last_mut() {
        Some(line) if hangs => carry(line, line.rfind(' '), word, width)
            .or_else(|| carry(line, line.rfind(['/', '\\']), word, width)),
        // an opening bracket or quotation mark goes along with what it opens
        Some(line) if line.ends_with(['(', '[', '“', '‘']) => {
            let cut = line.rfind(' ').map_or(line.len(), |at| at + 1);
            (cut > 0).then(|| line.split_off(cut))
        }
        Some(line) if line.ends_with(['.', '-', '_']) => {
            carry(line, line.rfind([' ', '/', '\\']), word, width)
        }
        _ => None,
    };
    let carried = carried.unwrap_or_default();
    *used = carried.width() + word.width();
    lines.push(carried + word);
}

/// Takes what stands behind a sign off the end of a line, where it fits before `word` on the next.
fn carry(line: &mut String, sign: Option<usize>, word: &str, width: usize) -> Option<String> {
    let cut = sign? + 1;
    let fits = cut < line.len() && line.len() - cut + word.len() <= width;
    fits.then(|| line.split_off(cut))
}

/// Shortens a text to `width` columns, with a sign where something is left out.
pub fn truncate(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 0;
    for part in text.graphemes(true) {
        if used + part.width() + 1 > width {
            break;
        }
        used += part.width();
        short.push_str(part);
    }
    short.truncate(short.trim_end().len());
    if width > 0 {
        short.push('…');
    }
    short
}

/// Shortens a text to `width` columns between two words, unless less than a third of the room would
/// be used then.
pub fn truncate_at_word(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let short = truncate(text, width);
    let is_between =
        text.get(short.trim_end_matches('…').len()..).is_some_and(|rest| rest.starts_with(' '));
    match short.rsplit_once(' ') {
        Some((before, _)) if !is_between && before.width() * 3 >= width * 2 => {
            format!("{}…", before.trim_end_matches([' ', ',', ';', ':']))
        }
        _ => short,
    }
}

/// As many lines of a text as may be shown; where it is longer, a sign says so.
pub fn first_lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = text.split('\n').flat_map(|line| wrap(line, width)).collect();
    if most == 0 {
        return Vec::new();
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(truncate(&rest, width));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_between_two_words() {
        for (text, width, short) in [
            ("Leading together", 12, "Leading tog…"),
            ("Nurses and pharmacists", 15, "Nurses and…"),
            ("Leading together", 16, "Leading together"),
            ("Five national areas", 14, "Five national…"),
            ("Neighbourhood health", 10, "Neighbour…"),
            ("A neighbourhood", 10, "A neighbo…"),
            ("one two", 4, "one…"),
        ] {
            assert_eq!(truncate_at_word(text, width), short, "{text} {width}");
        }
    }

    #[test]
    fn words_are_never_cut_where_a_space_would_do() {
        assert_eq!(
            wrap("We know which teams already work together.", 20),
            ["We know which teams", "already work", "together."]
        );
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("one two, three", 7), ["one", "two,", "three"]);
    }

    #[test]
    fn a_path_breaks_only_behind_a_slash_or_between_words() {
        assert_eq!(wrap("It ends in .xlsx", 13), ["It ends in", ".xlsx"]);
        assert_eq!(wrap("Saved in 2026-11-30.html", 20), ["Saved in", "2026-11-30.html"]);
        assert_eq!(wrap("/home/jo/hillside-30.html", 22), ["/home/jo/", "hillside-30.html"]);
        assert_eq!(wrap("D:\\PCN\\hillside-30.html", 20), ["D:\\PCN\\", "hillside-30.html"]);
    }

    #[test]
    fn what_does_not_fit_is_shortened_with_a_sign() {
        assert_eq!(truncate("We know our local leads", 12), "We know our…");
        assert_eq!(truncate("short", 12), "short");
        assert_eq!(truncate("any", 0), "");
    }
}
