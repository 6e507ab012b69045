//! The slug (folder name) of a network, made from its name once and valid on every file system.
//!
//! The table of letters is our own on purpose: transliteration crates turn every script into Latin
//! letters, so that a name in Chinese becomes a folder in Mandarin spelling and an emoji an English
//! word. A name without a Latin letter or digit has a plain fallback instead.

use crate::maturity::ids::{Slug, is_slug};

/// The longest slug: a path inside the library stays under 120 characters.
const MAX_LEN: usize = 32;

/// The slug of a network whose name has no Latin letter or digit.
const FALLBACK_NAME: &str = "network";

/// A slug for `name`: without diacritics, in lower case, every other run of characters a `-`; with
/// `-2`, `-3` and so on while `is_taken`.
pub(crate) fn slug_for(name: &str, is_taken: impl Fn(&str) -> bool) -> Slug {
    slug_with_fallback(name, FALLBACK_NAME, is_taken)
}

/// The same, with another fallback where `name` has no Latin letter or digit.
pub(crate) fn slug_with_fallback(
    name: &str,
    nameless: &str,
    is_taken: impl Fn(&str) -> bool,
) -> Slug {
    let stem = to_ascii_stem(name, nameless);
    let first = if is_slug(&stem) {
        stem.clone()
    } else {
        truncate(&format!("{nameless}-{stem}"), MAX_LEN)
    };
    if !is_taken(&first) {
        return Slug::new(first);
    }
    let numbered = |number: u32| {
        let ending = format!("-{number}");
        format!("{}{ending}", truncate(&first, MAX_LEN - ending.len()))
    };
    Slug::new(numbered(first_free(|number| is_taken(&numbered(number)))))
}

/// The first free number from 2 on. Beyond the first twenty, not all of thousands are asked for:
/// the result is free and the number before it is taken.
fn first_free(is_taken: impl Fn(u32) -> bool) -> u32 {
    const FEW: u32 = 20;
    if let Some(free) = (2..=FEW).find(|number| !is_taken(*number)) {
        return free;
    }
    let (mut taken, mut free) = (FEW, FEW * 2);
    while is_taken(free) {
        (taken, free) = (free, free.saturating_mul(2));
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if is_taken(middle) { taken = middle } else { free = middle }
    }
    free
}

fn to_ascii_stem(name: &str, nameless: &str) -> String {
    let mut stem = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        let plain = strip_diacritics(letter);
        if plain.is_empty() {
            if !is_combining_mark(letter) && !stem.is_empty() && !stem.ends_with('-') {
                stem.push('-');
            }
        } else {
            stem.push_str(plain);
        }
    }
    let stem = truncate(&stem, MAX_LEN);
    if stem.is_empty() { nameless.to_owned() } else { stem }
}

fn truncate(text: &str, longest: usize) -> String {
    text.chars().take(longest).collect::<String>().trim_matches('-').to_owned()
}

/// Whether `letter` is a mark on the letter before it.
fn is_combining_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The plain letters of a lower-case Latin letter or digit; empty for all else.
fn strip_diacritics(letter: char) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = PLAIN.find(letter) {
        return PLAIN.get(at..=at).unwrap_or_default();
    }
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẽ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(name: &str) -> String {
        slug_for(name, |_| false).to_string()
    }

    #[test]
    fn a_slug_keeps_the_plain_letters_of_a_name() {
        for (name, expected) in [
            ("Hillside PCN", "hillside-pcn"),
            ("  St John's & St Mary's  ", "st-john-s-st-mary-s"),
            ("Tŷ Gŵyr Café", "ty-gwyr-cafe"),
            ("e\u{301}toile", "etoile"),
            ("Ynys Môn / 2", "ynys-mon-2"),
            (
                "A very long name of a network that goes on and on",
                "a-very-long-name-of-a-network-th",
            ),
        ] {
            assert_eq!(slug(name), expected, "{name}");
            assert!(is_slug(&slug(name)), "{name}");
        }
    }

    #[test]
    fn a_name_no_folder_can_bear_still_gets_a_good_slug() {
        for name in ["", "!!!", "網路", "CON", "lpt1", "../../etc", "\u{202e}", "-"] {
            assert!(is_slug(&slug(name)), "{name:?} gave {}", slug(name));
        }
        assert_eq!(slug("CON"), "network-con");
        assert_eq!(slug("網路"), "network");
    }

    #[test]
    fn a_taken_slug_counts_up_within_its_length() {
        let long = "a-very-long-name-of-a-network-th";
        let taken = |slug: &str| [long, "hillside"].contains(&slug);
        assert_eq!(slug_for(long, taken).as_str(), "a-very-long-name-of-a-network-2");
        assert_eq!(slug_for("Hillside", taken).as_str(), "hillside-2");
    }

    #[test]
    fn thousands_of_one_name_are_not_all_asked_for() {
        for (many, expected) in
            [(1, "a-2"), (5, "a-6"), (20, "a-21"), (21, "a-22"), (4_999, "a-5000")]
        {
            let asked = std::cell::Cell::new(0);
            let taken = |slug: &str| {
                asked.set(asked.get() + 1);
                slug.strip_prefix("a-")
                    .is_none_or(|number| number.parse::<u32>().is_ok_and(|number| number <= many))
            };
            assert_eq!(slug_for("A", taken).as_str(), expected);
            assert!(asked.get() < 60, "{} were asked for beside {many}", asked.get());
        }
    }
}
