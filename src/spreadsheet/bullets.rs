//! Bullets, numbers and lines within one cell: it is read as one description, or split into
//! statements.

/// Signs that begin a point of a list; among them boxes to tick, arrows, and the bullets of Word as they
/// come over from its own font of signs.
const BULLET_CHARS: &[char] = &[
    '•', '·', '▪', '◦', '●', '○', '■', '□', '‣', '▸', '–', '—', '*', '-', '✓', '✔', '✗', '✘', '☐',
    '☑', '☒', '❏', '❑', '❒', '▢', '◻', '◯', '◆', '❖', '➢', '➤', '►', '→', '»', '\u{F0A7}',
    '\u{F0A8}', '\u{F0B7}', '\u{F0D8}', '\u{F0FC}', '\u{F06F}', '\u{F076}',
];

/// All of a cell as one description on one line: points keep apart, lines run on.
pub(crate) fn to_single_line(text: &str) -> String {
    let mut whole = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (is_point, words) = strip_bullet(line);
        if words.is_empty() {
            continue;
        }
        match whole.chars().last() {
            None => {}
            Some('.' | '!' | '?' | ':' | ';' | ',') => whole.push(' '),
            Some(_) if is_point || starts_sentence(words) => whole.push_str("; "),
            Some(_) => whole.push(' '),
        }
        whole.push_str(words);
    }
    whole
}

/// All of a cell as a name: a line break in it is a blank.
pub(crate) fn to_name(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The statements in a cell: one for each point of a list, else one for each line.
pub(crate) fn split_statements(text: &str) -> Vec<String> {
    let lines: Vec<(bool, String)> = split_points(text);
    let is_list = lines.iter().any(|(is_point, _)| *is_point);
    let mut statements: Vec<String> = Vec::new();
    let mut opening: Option<String> = None;
    for (is_point, words) in lines {
        let is_new = is_point || !is_list && starts_sentence(&words);
        match statements.last_mut() {
            _ if is_list && !is_point && words.ends_with(':') => opening = Some(words),
            Some(last) if !is_new && opening.is_none() => {
                last.push(' ');
                last.push_str(&words);
            }
            _ => statements.push(match &opening {
                Some(opening) => format!("{opening} {words}"),
                None => words,
            }),
        }
    }
    if statements.is_empty() {
        statements.extend(opening);
    }
    statements
}

/// Whether a cell holds a list: two points or more.
pub(crate) fn is_list(text: &str) -> bool {
    split_points(text).iter().filter(|(is_point, _)| *is_point).count() > 1
}

/// The lines of a cell, each with whether it is a point of a list; points that stand on one line are
/// split.
fn split_points(text: &str) -> Vec<(bool, String)> {
    let mut lines: Vec<(bool, String)> = Vec::new();
    let (mut margin, mut is_below_point) = (None, false);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let indent = line.chars().take_while(|letter| letter.is_whitespace()).count();
        let line = line.trim();
        if let (true, words) = strip_bullet(line) {
            // a point set in below another says more of that one
            if margin.is_some_and(|margin| indent > margin)
                && let Some((true, above)) = lines.last_mut()
            {
                let joint = match above.chars().last() {
                    _ if is_below_point => "; ",
                    Some(':') => " ",
                    _ => ": ",
                };
                above.push_str(joint);
                above.push_str(words);
                is_below_point = true;
                continue;
            }
            margin = margin.or(Some(indent));
        }
        is_below_point = false;
        let mut parts = line.split(['•', '●', '▪', '‣']);
        let before = parts.next().unwrap_or_default().trim();
        if !before.is_empty() {
            let (is_point, words) = strip_bullet(before);
            lines.push((is_point, words.to_owned()));
        }
        lines.extend(parts.map(|part| (true, part.trim().to_owned())));
    }
    lines.retain(|(_, words)| words.chars().any(char::is_alphanumeric));
    lines
}

/// Whether a line is a point of a list, and its words without the sign or number.
pub(crate) fn strip_bullet(line: &str) -> (bool, &str) {
    let line = line.trim();
    let Some(first) = line.chars().next() else { return (false, line) };
    let rest = &line[first.len_utf8()..];
    if BULLET_CHARS.contains(&first) {
        // a sign that clings to a word may belong to it, as in "-5"; one that is nothing else never
        // does
        let is_sign = rest.starts_with(char::is_whitespace)
            || rest.is_empty()
            || !matches!(first, '-' | '–' | '—' | '*');
        if is_sign {
            return (true, rest.trim());
        }
    }
    if first == 'o'
        && rest.starts_with([' ', '\u{a0}'])
        && rest.trim_start().starts_with(char::is_uppercase)
    {
        return (true, rest.trim());
    }
    strip_number(line).map_or((false, line), |words| (true, words))
}

/// The words after `1.`, `2)`, `(a)`, `b.` or `iv)`.
fn strip_number(line: &str) -> Option<&str> {
    let inside = line.strip_prefix('(').unwrap_or(line);
    let end = inside.find(['.', ')'])?;
    let (label, rest) = inside.split_at(end);
    let is_number =
        !label.is_empty() && label.len() <= 2 && label.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_roman = (1..=4).contains(&label.len())
        && label.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let rest = &rest[1..];
    ((is_number || is_letter || is_roman) && rest.starts_with(char::is_whitespace))
        .then(|| rest.trim())
}

/// Whether a line begins a sentence of its own, and does not run on from the line above.
fn starts_sentence(line: &str) -> bool {
    !line
        .chars()
        .next()
        .is_some_and(|first| first.is_lowercase() || matches!(first, ',' | ';' | ')' | '&'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_split_as_people_mean_it() {
        let cases: [(&str, &[&str]); 17] = [
            (
                "• We meet\n• We talk\n  – in person\n  – by phone\n• We act",
                &["We meet", "We talk: in person; by phone", "We act"],
            ),
            ("We meet.", &["We meet."]),
            ("• We meet\n• We plan", &["We meet", "We plan"]),
            (
                "- We meet\n\n- We plan together\n  and share notes",
                &["We meet", "We plan together and share notes"],
            ),
            ("1. We meet\n2) We plan\n(c) We act", &["We meet", "We plan", "We act"]),
            ("We meet.\nWe plan.", &["We meet.", "We plan."]),
            ("We meet every\nmonth.", &["We meet every month."]),
            (
                "The network has:\n* a plan\n* a team",
                &["The network has: a plan", "The network has: a team"],
            ),
            ("• We meet • We plan", &["We meet", "We plan"]),
            ("a) We meet\nb) We plan", &["We meet", "We plan"]),
            ("–", &[]),
            ("", &[]),
            ("24/7 cover", &["24/7 cover"]),
            ("We need:", &["We need:"]),
            ("☐ We meet\n☑ we plan", &["We meet", "we plan"]),
            ("\u{F0B7} We meet\n\u{F0FC}we plan", &["We meet", "we plan"]),
            ("➢ We meet\n→ we plan", &["We meet", "we plan"]),
        ];
        for (text, expected) in cases {
            assert_eq!(split_statements(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_cell_is_kept_whole() {
        let cases = [
            ("• We meet\n• We plan", "We meet; We plan"),
            ("We meet every\nmonth.\nWe plan.", "We meet every month. We plan."),
            ("The network has:\n- a plan\n- a team", "The network has: a plan; a team"),
            ("Ad hoc", "Ad hoc"),
        ];
        for (text, expected) in cases {
            assert_eq!(to_single_line(text), expected, "{text:?}");
        }
    }
}
