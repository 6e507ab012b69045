//! Headings in fewer columns: names shortened so that no two of them become alike.

use unicode_width::UnicodeWidthStr;

/// The names as they are, or their first words, as long as no two of them become alike.
pub(super) fn shorten_headings(names: &[&str], width: usize) -> Vec<String> {
    let first_words = |name: &&str| {
        let mut kept = String::new();
        for word in name.split_whitespace() {
            let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
            if longer.width() > width {
                break;
            }
            kept = longer;
        }
        if kept.is_empty() { (*name).to_owned() } else { kept }
    };
    // a word that is wider than its column is shortened as people do: "Lead."
    let abbreviate = |name: String| {
        if name.width() <= width || width < 4 {
            return name;
        }
        let letters: String = name.chars().take((width - 1).min(4)).collect();
        if letters.width() < width { format!("{letters}.") } else { name }
    };
    let short: Vec<String> = names.iter().map(first_words).map(abbreviate).collect();
    let all: std::collections::BTreeSet<&String> = short.iter().collect();
    if all.len() == short.len() {
        short
    } else {
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}
