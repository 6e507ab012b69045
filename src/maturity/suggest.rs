//! Did you mean: names and words that are a few typing errors away (edit distance) from a known one.

use strsim::generic_levenshtein;

/// The most words that are offered.
const MAX_SUGGESTIONS: usize = 3;

/// The field that `key` was probably meant to be. A field spelt "statment" would otherwise be kept
/// as an unknown one, and nobody would miss it until its text did not show.
pub fn similar_field(key: &str, known: &[&'static str]) -> Option<&'static str> {
    const MAX_LEN: usize = 32;
    if key.len() > MAX_LEN {
        return None;
    }
    // people spell differently what stands between words, and nothing else
    let normal = |name: &str| normalize(name, |c| !matches!(c, '_' | '-' | ' '));
    let meant = normal(key);
    let same = known.iter().find(|name| normal(name) == meant);
    let near = || {
        known.iter().find(|name| {
            let allowed = match name.len() {
                ..=3 => 0,
                4..=5 => 1,
                _ => 2,
            };
            generic_levenshtein(&meant, &normal(name)) <= allowed
        })
    };
    same.or_else(near).copied()
}

/// The words near `typed`, nearest first: few letters apart, or one the beginning of the other. Only
/// letters and digits count: `rv-pla-2A` and `RVPLA2a` are the same here.
pub fn similar_words<'w>(typed: &str, words: impl Iterator<Item = &'w str>) -> Vec<&'w str> {
    let normal = |word: &str| normalize(word, char::is_alphanumeric);
    let typed = normal(typed);
    let allowed = (typed.len() * 2 / 5).clamp(1, 3);
    let mut found: Vec<(usize, &str)> = words
        .filter_map(|word| {
            let known = normal(word);
            let distance = generic_levenshtein(&typed, &known);
            let begins = !typed.is_empty()
                && (known.starts_with(&typed) || (known.len() > 2 && typed.starts_with(&known)));
            (distance <= allowed || begins).then_some((distance, word))
        })
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().map(|(_, word)| word).take(MAX_SUGGESTIONS).collect()
}

fn normalize(text: &str, counts: impl Fn(char) -> bool) -> Vec<char> {
    text.chars().filter(|c| counts(*c)).flat_map(char::to_lowercase).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_told_from_a_field_of_somebody_elses() {
        let ours = ["id", "stage", "text", "statements", "short_name", "why"];
        for (key, name) in [
            ("Stage", Some("stage")),
            ("statment", Some("statements")),
            ("statement", Some("statements")),
            ("shortName", Some("short_name")),
            ("texts", Some("text")),
            ("ID", Some("id")),
            ("owner", None),
            ("is", None),
            ("$schema", None),
            ("colour", None),
        ] {
            assert_eq!(similar_field(key, &ours), name, "{key}");
        }
    }

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let words = ["LEAD-0a", "LEAD-0b", "CARE-1a", "RES-3d"];
        let near = |typed| similar_words(typed, words.iter().copied());
        assert_eq!(near("LEAD0a")[0], "LEAD-0a");
        assert_eq!(near("CRAE-1a"), ["CARE-1a"]);
        assert_eq!(near("lead"), ["LEAD-0a", "LEAD-0b"]);
        assert!(near("nothing-like-it").is_empty() && near("").is_empty());
    }
}
