//! Markdown in the texts of a matrix, as plain text to read: emphasis, headings, lists, links and the
//! few HTML tags and entities that such texts carry. The file keeps what is written in it.

use std::borrow::Cow;

const ENTITIES: [(&str, &str); 8] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&ndash;", "–"),
];

/// Tags that say how words look, each with what stands in their place.
const TAGS: [(&str, &str); 12] = [
    ("b", ""),
    ("i", ""),
    ("u", ""),
    ("em", ""),
    ("strong", ""),
    ("p", ""),
    ("ul", ""),
    ("ol", ""),
    ("span", ""),
    ("code", ""),
    ("br", "\n"),
    ("li", "\n- "),
];

/// The text as it is read, without the signs of Markdown. A text without any is given back as it is.
pub fn to_plain(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| is_sign(char::from(byte))) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<String> = text.split('\n').map(plain_line).collect();
    let plain = lines.join("\n");
    if plain == text { Cow::Borrowed(text) } else { Cow::Owned(plain) }
}

/// Whether this is one of the signs without which a text holds no Markdown.
fn is_sign(sign: char) -> bool {
    matches!(sign, '*' | '_' | '`' | '[' | '#' | '&' | '<' | '\\')
}

fn plain_line(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    let (margin, words) = line.split_at(indent);
    let after_heading = words.trim_start_matches('#');
    let is_heading =
        (1..=6).contains(&(words.len() - after_heading.len())) && after_heading.starts_with(' ');
    let words =
        if is_heading { after_heading.trim().trim_end_matches('#').trim_end() } else { words };
    match words.strip_prefix("* ").or_else(|| words.strip_prefix("+ ")) {
        Some(entry) => format!("{margin}- {}", plain_words(entry)),
        None => format!("{margin}{}", plain_words(words)),
    }
}

fn plain_words(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        let before = plain.chars().next_back();
        let taken = match letter {
            '*' | '_' | '`' => emphasis(rest, letter, before),
            '[' => link(rest),
            '<' => tag(rest),
            '&' => entity(rest),
            '\\' => escaped(rest),
            _ => None,
        };
        let (shown, length) = taken.unwrap_or_else(|| (letter.to_string(), letter.len_utf8()));
        plain.push_str(&shown);
        rest = &rest[length..];
    }
    plain
}

/// Words between two equal signs, and how much of the text that was.
fn emphasis(text: &str, sign: char, before: Option<char>) -> Option<(String, usize)> {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    for count in [3, 2, 1] {
        let mark: String = std::iter::repeat_n(sign, count).collect();
        let Some(inside) = text.strip_prefix(mark.as_str()) else { continue };
        if inside.starts_with([' ', sign]) || (sign == '_' && is_word(before)) {
            return None;
        }
        let end = inside.find(mark.as_str()).filter(|end| *end > 0)?;
        let after = inside[end + count..].chars().next();
        let closes = !(inside[..end].ends_with(' ') || sign == '_' && is_word(after));
        let shown =
            if sign == '`' { inside[..end].to_owned() } else { plain_words(&inside[..end]) };
        return closes.then_some((shown, end + 2 * count));
    }
    None
}

/// "[the guide](https://…)" as "the guide (https://…)".
fn link(text: &str) -> Option<(String, usize)> {
    let label_end = text.find("](")?;
    let (label, address) = (&text[1..label_end], &text[label_end + 2..]);
    let end = address.find(')')?;
    let address = &address[..end];
    if label.contains('[') || address.contains(char::is_whitespace) {
        return None;
    }
    let label = plain_words(label);
    let shown = if label == address { label } else { format!("{label} ({address})") };
    Some((shown, label_end + 3 + end))
}

fn tag(text: &str) -> Option<(String, usize)> {
    let end = text.find('>')?;
    let inside = text[1..end].trim_start_matches('/').trim_end_matches('/').trim();
    let name = inside.split_whitespace().next()?.to_ascii_lowercase();
    let (_, shown) = TAGS.iter().find(|(known, _)| *known == name)?;
    let is_closing = text[1..].starts_with('/');
    Some((if is_closing { String::new() } else { (*shown).to_owned() }, end + 1))
}

fn entity(text: &str) -> Option<(String, usize)> {
    let (name, sign) = ENTITIES.iter().find(|(name, _)| text.starts_with(name))?;
    Some(((*sign).to_owned(), name.len()))
}

fn escaped(text: &str) -> Option<(String, usize)> {
    let sign = text[1..].chars().next().filter(char::is_ascii_punctuation)?;
    let is_markdown = is_sign(sign) || matches!(sign, ']' | '(' | ')' | '>' | '-' | '+');
    is_markdown.then(|| (sign.to_string(), 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::to_plain;

    #[test]
    fn markdown_is_read_as_text_and_other_signs_stay() {
        let cases = [
            (
                "We meet **every month** and *write* it down.",
                "We meet every month and write it down.",
            ),
            ("__All__ of us, _always_.", "All of us, always."),
            ("***All*** of us", "All of us"),
            ("#### What it looks like", "What it looks like"),
            ("* one\n* two\n  + three", "- one\n- two\n  - three"),
            ("- one\n- **two**", "- one\n- two"),
            ("See [the guide](https://a.example/x).", "See the guide (https://a.example/x)."),
            ("[https://a.example](https://a.example)", "https://a.example"),
            ("Run `share` &amp; check<br>twice", "Run share & check\ntwice"),
            ("<b>All</b> of <i>us</i>", "All of us"),
            ("5 * 3 * 2 = 30", "5 * 3 * 2 = 30"),
            ("a snake_case_name", "a snake_case_name"),
            ("fewer than <5 of 10>", "fewer than <5 of 10>"),
            ("#1 of 3", "#1 of 3"),
            ("R&D", "R&D"),
            ("\\*not\\* emphasis", "*not* emphasis"),
            ("[a] and (b)", "[a] and (b)"),
            ("plain", "plain"),
        ];
        for (text, plain) in cases {
            assert_eq!(to_plain(text), plain, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in any::<String>(), signs in "[ab*_`\\[\\]()#&<>/ \n\\\\é]{0,40}") {
            to_plain(&text);
            to_plain(&signs);
        }

        #[test]
        fn no_word_is_lost_with_the_signs_around_it(text in "[a-c*_`\\[\\]#& \n\\\\é]{0,40}") {
            let letters = |text: &str| text.chars().filter(|c| matches!(c, 'c' | 'é')).count();
            prop_assert_eq!(letters(&to_plain(&text)), letters(&text));
        }
    }
}
