//! Words with a capital letter in front, as a sentence or a heading begins.

/// The words with a capital letter first.
pub fn capitalize(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_alone_becomes_a_capital() {
        for (words, expected) in
            [("row 2", "Row 2"), ("été", "Été"), ("PCN", "PCN"), ("3 rows", "3 rows"), ("", "")]
        {
            assert_eq!(capitalize(words), expected);
        }
    }
}
