//! The keys that answer, in one line. Where it is short, the names of a ladder's rungs give way:
//! "not sure" and "does not apply" always stay.

use unicode_width::UnicodeWidthStr;

use crate::tui::document::truncate;
use crate::tui::widgets::board::unique_abbreviation;

/// Shorter than this, the beginning of a name says nothing.
const SHORTEST_NAME: usize = 5;

type KeyLine = Vec<(String, String)>;

/// The keys and what they do, in at most `width` columns where that can be.
pub(crate) fn fit(rungs: &[&str], width: usize) -> KeyLine {
    let longest = rungs.iter().map(|name| name.width()).max().unwrap_or(0);
    let cut = |most: usize| rungs.iter().map(|name| truncate(name, most)).collect::<Vec<_>>();
    let letters = || (0..rungs.len()).map(|at| unique_abbreviation(rungs, at)).collect::<Vec<_>>();
    let named = (SHORTEST_NAME..=longest.max(SHORTEST_NAME)).rev().map(cut);
    let named = named.chain(std::iter::once_with(letters)).filter(|names| is_distinct(names));
    let whole = named.map(|names| line(each_key(&names), "does not apply"));
    let range = || each_range(rungs.len());
    let short =
        ["does not apply", "n/a"].into_iter().map(|not_applicable| line(range(), not_applicable));
    let mut lines = whole.chain(short).peekable();
    while let Some(keys) = lines.next() {
        if line_width(&keys) <= width || lines.peek().is_none() {
            return keys;
        }
    }
    Vec::new()
}

/// The keys that answer a statement, where columns are few.
pub(crate) fn answers() -> KeyLine {
    let words = [
        ("1", "not yet"),
        ("2", "partly"),
        ("3", "mostly"),
        ("4", "fully"),
        ("0", "not sure"),
        ("-", "n/a"),
    ];
    words.map(|(key, words)| (key.to_owned(), words.to_owned())).into()
}

fn is_distinct(names: &[String]) -> bool {
    names.iter().enumerate().all(|(at, name)| !names[..at].contains(name))
}

fn each_key(names: &[String]) -> KeyLine {
    (2..).zip(names).map(|(digit, name): (u32, _)| (digit.to_string(), name.clone())).collect()
}

/// The rungs without their names: they stand above, each with its digit.
fn each_range(rungs: usize) -> KeyLine {
    let keys = if rungs > 1 { format!("2 to {}", rungs + 1) } else { "2".to_owned() };
    vec![(keys, "as above".to_owned())]
}

fn line(rungs: KeyLine, not_applicable: &str) -> KeyLine {
    let pair = |key: &str, words: &str| (key.to_owned(), words.to_owned());
    let others = [pair("0", "not sure"), pair("-", not_applicable)];
    std::iter::once(pair("1", "none yet")).chain(rungs).chain(others).collect()
}

fn line_width(keys: &[(String, String)]) -> usize {
    let parts = keys.iter().map(|(key, words)| key.width() + 1 + words.width());
    parts.sum::<usize>() + 2 * keys.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{fit, line_width};

    const LEVELS: [&str; 6] = ["Level 0", "Level 1", "Level 2", "Level 3", "Level 4", "Level 5"];

    fn words(keys: &[(String, String)]) -> String {
        let parts: Vec<String> = keys.iter().map(|(key, words)| format!("{key} {words}")).collect();
        parts.join("  ")
    }

    #[test]
    fn rungs_names_are_shortened_before_any_key_is_lost() {
        assert_eq!(
            words(&fit(&["Named", "Discussed", "Agreed"], 78)),
            "1 none yet  2 Named  3 Discussed  4 Agreed  0 not sure  - does not apply"
        );
        assert_eq!(
            words(&fit(&LEVELS, 78)),
            "1 none yet  2 L0  3 L1  4 L2  5 L3  6 L4  7 L5  0 not sure  - does not apply"
        );
        assert_eq!(
            words(&fit(&LEVELS, 58)),
            "1 none yet  2 to 7 as above  0 not sure  - does not apply"
        );
        let names = ["Starting off", "Developing well", "Established here", "Embedded", "Leading"];
        for width in [48, 58, 78, 118] {
            let keys = fit(&names, width);
            assert!(line_width(&keys) <= width, "{width}: {}", words(&keys));
            assert!(words(&keys).contains("0 not sure  - "));
        }
    }
}
