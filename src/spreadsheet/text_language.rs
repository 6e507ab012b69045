//! Which language a text is in, by the small words that come in every sentence. It tells rows and
//! columns apart that say the same in two languages; of a word or two it says nothing.

use super::word_list::WordList;

/// The small words of each language, none of which is one of another's here.
static WORDS: [(&str, WordList); 5] = [
    (
        "English",
        WordList::new(
            "the, and, of, to, is, are, we, our, with, for, have, has, that, this, not, they, their, \
         by, from, as, all, who, what, each, it, on, at, been, but, be",
        ),
    ),
    (
        "Welsh",
        WordList::new(
            "yn, yr, mae, wedi, rydym, rydyn, ein, ac, gan, gyda, hyn, nid, oes, sydd, sy, ni, eu, \
         dim, pob, bod, cael, ydym, ar, mae'r, i'r, o'r, a'r, nad, nhw, ym, drwy",
        ),
    ),
    (
        "French",
        WordList::new(
            "les, des, et, nous, est, sont, une, dans, pour, avec, sur, notre, nos, pas, que, qui, \
         aux, ont, chaque, du",
        ),
    ),
    (
        "German",
        WordList::new(
            "der, das, und, ist, sind, wir, eine, ein, mit, für, nicht, auf, dem, von, unsere, wird, \
         werden, haben, es, alle, zu",
        ),
    ),
    (
        "Spanish",
        WordList::new(
            "los, las, del, con, para, por, nuestros, está, hay, tenemos, una, cada, se, el",
        ),
    ),
];

/// As much of a text as is looked at.
const MAX_BYTES: usize = 300;

/// Fewer small words than this tell nothing.
const MIN_WORDS: usize = 2;

/// The language of these texts together, in English; nothing where they don't tell it plainly.
pub(crate) fn language_of<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    let mut counts = [0; WORDS.len()];
    for text in texts {
        let mut end = MAX_BYTES.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let lower = text[..end].to_lowercase().replace('’', "'");
        let words = lower.split(|letter: char| !letter.is_alphabetic() && letter != '\'');
        for word in words.filter(|word| !word.is_empty()) {
            for (count, (_, known)) in counts.iter_mut().zip(&WORDS) {
                *count += usize::from(known.has(word));
            }
        }
    }
    let most = counts.iter().copied().max()?;
    let is_plain = counts.iter().filter(|count| **count * 3 > most).count() == 1;
    let at = counts.iter().position(|count| *count == most)?;
    (most >= MIN_WORDS && is_plain).then_some(WORDS[at].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_small_words() {
        for (text, language) in [
            ("We have agreed who leads.", Some("English")),
            ("Rydym wedi cytuno ar hyn.", Some("Welsh")),
            ("Mae gennym gynllun y mae pawb yn ei ddefnyddio.", Some("Welsh")),
            ("Nous avons un plan pour les patients.", Some("French")),
            ("Wir haben einen Plan, und er ist bekannt.", Some("German")),
            ("Tenemos un plan para los pacientes.", Some("Spanish")),
            ("Data", None),
            ("1.2", None),
            ("", None),
        ] {
            assert_eq!(language_of(std::iter::once(text)), language, "{text}");
        }
    }
}
