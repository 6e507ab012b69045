//! Fuzzy suggestions, "did you mean": the known words nearest to one that was mistyped.

const MAX_SUGGESTIONS: usize = 3;

/// The words near `typed`, nearest first: few letters apart, or one the beginning of the other.
pub(crate) fn suggest_similar<'w>(
    typed: &str,
    words: impl Iterator<Item = &'w str>,
) -> Vec<&'w str> {
    let asked = normalize(typed);
    let allowed = (asked.len() * 2 / 5).clamp(1, 3);
    let mut found: Vec<(usize, &str)> = words
        .filter_map(|word| {
            let known = normalize(word);
            let apart = strsim::generic_levenshtein(&asked, &known);
            let begins = !asked.is_empty()
                && (known.starts_with(&asked) || (known.len() > 2 && asked.starts_with(&known)));
            (apart <= allowed || begins).then_some((apart, word))
        })
        .collect();
    found.sort_by_key(|(apart, _)| *apart);
    found.into_iter().map(|(_, word)| word).take(MAX_SUGGESTIONS).collect()
}

/// Small letters and digits only: `rv-pla-2A` and `RVPLA2a` are the same here.
fn normalize(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let words = ["LEAD-0a", "LEAD-0b", "CARE-1a", "RES-3d"];
        let near = |typed| suggest_similar(typed, words.iter().copied());
        assert_eq!(near("LEAD0a")[0], "LEAD-0a");
        assert_eq!(near("CRAE-1a"), ["CARE-1a"]);
        assert_eq!(near("lead"), ["LEAD-0a", "LEAD-0b"]);
        assert!(near("nothing-like-it").is_empty() && near("").is_empty());
    }
}
