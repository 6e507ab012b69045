//! Generates ids for what has none yet. They are made once, from the names as they stand that day, and never
//! again: from then on the id is written beside the name, and a new name changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::maturity::ids::{MatrixId, is_id, is_reserved, is_slug};

/// The longest id made here; files take a little more.
const MAX_ID_LEN: usize = 24;

/// The most characters of a matrix's id.
const MAX_MATRIX_ID_LEN: usize = 32;

/// Words that say nothing about an area.
const STOP_WORDS: [&str; 12] =
    ["the", "a", "an", "our", "and", "of", "for", "in", "to", "on", "how", "we"];

/// Gives out ids, each once.
#[derive(Debug, Default)]
pub(crate) struct IdGenerator {
    taken: BTreeSet<String>,
    /// Where counting goes on, for each id that was wanted before.
    next_number: BTreeMap<String, usize>,
}

impl IdGenerator {
    /// Notes an id that was chosen by a person.
    pub(crate) fn reserve(&mut self, id: &str) {
        self.taken.insert(id.to_ascii_lowercase());
    }

    /// This id, or where it is taken the first free one like it.
    fn unique_id(&mut self, wanted: &str) -> String {
        self.first_free_id(wanted, |number| {
            if number == 0 { wanted.to_owned() } else { format!("{wanted}-{}", number + 1) }
        })
    }

    /// The first of numbered ids that is free; counting goes on where it stopped for the same
    /// `series`.
    fn first_free_id(&mut self, series: &str, named: impl Fn(usize) -> String) -> String {
        let series = series.to_ascii_lowercase();
        let mut number = self.next_number.get(&series).copied().unwrap_or(0);
        loop {
            let id = named(number);
            number += 1;
            if is_id(&id) && !is_reserved(&id) && !self.taken.contains(&id.to_ascii_lowercase()) {
                self.next_number.insert(series, number);
                self.reserve(&id);
                return id;
            }
        }
    }

    /// For a stage: its name in small letters.
    pub(crate) fn stage_id(&mut self, name: &str, at: usize) -> String {
        let stem = slugify(name, MAX_ID_LEN);
        self.unique_id(&if stem.is_empty() { format!("stage-{}", at + 1) } else { stem })
    }

    /// For an area: the first four letters of its first word that says something.
    pub(crate) fn area_id(&mut self, name: &str, at: usize) -> String {
        let stem = slugify(name, usize::MAX);
        let says_something = |word: &&str| {
            !STOP_WORDS.contains(word)
                && !word.bytes().all(|byte| byte.is_ascii_digit())
                && word.len() > 1
        };
        let word = stem
            .split('-')
            .find(says_something)
            .or_else(|| stem.split('-').find(|word| !word.is_empty()));
        let short: String =
            word.unwrap_or_default().chars().take(4).collect::<String>().to_ascii_uppercase();
        self.unique_id(&if short.is_empty() { format!("AREA{}", at + 1) } else { short })
    }

    /// For a statement or a need: the area, the number of the stage and a letter, such as
    /// `LEAD-1a`.
    pub(crate) fn statement_id(&mut self, area: &str, stage: usize) -> String {
        let area = truncate(area, MAX_ID_LEN);
        let series = format!("{area}-{}", stage + 1);
        self.first_free_id(&format!("{series} letters"), |number| {
            format!("{series}{}", lowercase_letters(number))
        })
    }

    /// For a ladder: the area and an `l`, such as `LEAD-l`.
    pub(crate) fn ladder_id(&mut self, area: &str) -> String {
        let wanted = format!("{}-l", truncate(area, MAX_ID_LEN));
        self.unique_id(&wanted)
    }

    /// For a need: an `S` and the area, such as `S-LEAD`.
    pub(crate) fn ask_id(&mut self, area: &str) -> String {
        let wanted = format!("S-{}", truncate(area, MAX_ID_LEN));
        self.unique_id(&wanted)
    }
}

/// An id for a matrix of this title, other than those that are taken.
pub fn generate_matrix_id(title: &str, taken: &[MatrixId]) -> MatrixId {
    let stem = slugify(title, MAX_MATRIX_ID_LEN);
    let first =
        if is_slug(&stem) { stem } else { truncate(&format!("matrix-{stem}"), MAX_MATRIX_ID_LEN) };
    let numbered =
        (2_u32..).map(|number| format!("{}-{number}", truncate(&first, MAX_MATRIX_ID_LEN - 4)));
    let mut ids = std::iter::once(first.clone()).chain(numbered).map(MatrixId::new);
    ids.find(|id| is_slug(id.as_str()) && !taken.contains(id))
        .unwrap_or_else(|| MatrixId::from("our-matrix"))
}

/// The plain letters and digits of a name in small letters, everything else a hyphen; at most so
/// many, cut at a hyphen.
fn slugify(name: &str, longest: usize) -> String {
    let mut stem = String::new();
    for letter in name.chars() {
        match fold_to_ascii(letter) {
            Some(letter) => stem.push(letter),
            None if !stem.is_empty() && !stem.ends_with('-') && !matches!(letter, '\'' | '’') => {
                stem.push('-');
            }
            None => {}
        }
    }
    let whole = stem.trim_end_matches('-');
    if whole.len() <= longest {
        return whole.to_owned();
    }
    let cut = truncate(whole, longest);
    let at_word = cut
        .rfind('-')
        .filter(|&at| at > longest / 2 && !whole[cut.len()..].starts_with('-'))
        .unwrap_or(cut.len());
    cut[..at_word].to_owned()
}

/// The letter without its mark, where it is a Latin one.
fn fold_to_ascii(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='z' | '0'..='9' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        'à'..='å' | 'À'..='Å' => 'a',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        'ŵ' | 'Ŵ' => 'w',
        'ŷ' | 'Ŷ' | 'ý' | 'Ý' | 'ÿ' => 'y',
        _ => return None,
    })
}

fn truncate(text: &str, longest: usize) -> String {
    let cut: String = text.chars().take(longest).collect();
    cut.trim_end_matches('-').to_owned()
}

/// a to z, then aa.
fn lowercase_letters(number: usize) -> String {
    super::table::column_letters(number).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_good_and_each_given_once() {
        let mut ids = IdGenerator::default();
        assert_eq!(ids.stage_id("Level 1 – Emerging", 0), "level-1-emerging");
        assert_eq!(ids.stage_id("Fully", 1), "fully-2", "a word that commands use is none");
        assert_eq!(ids.stage_id("??", 2), "stage-3");
        assert_eq!(ids.stage_id("Lead", 3), "lead");
        assert_eq!(
            ids.area_id("1. Leadership, planning and partnerships", 0),
            "LEAD-2",
            "no id differs by case alone"
        );
        assert_eq!(ids.area_id("Our people", 1), "PEOP");
        assert_eq!(ids.area_id("Our people again", 2), "PEOP-2");
        assert_eq!(ids.area_id("Économie", 3), "ECON");
        assert_eq!(ids.area_id("数据", 4), "AREA5");
        assert_eq!(
            (ids.statement_id("PEOP", 0), ids.statement_id("PEOP", 0)),
            ("PEOP-1a".to_owned(), "PEOP-1b".to_owned())
        );
        assert_eq!(
            (ids.ladder_id("PEOP"), ids.ask_id("PEOP")),
            ("PEOP-l".to_owned(), "S-PEOP".to_owned())
        );
        let long = ids.stage_id(&"Working together ".repeat(9), 5);
        assert!(is_id(&long) && long.len() <= MAX_ID_LEN, "{long}");
    }

    #[test]
    fn a_matrix_is_called_after_its_title() {
        assert_eq!(
            generate_matrix_id("Riverside Council: maturity grid 2026", &[]).as_str(),
            "riverside-council-maturity-grid"
        );
        assert_eq!(generate_matrix_id("Ours", &["ours".into()]).as_str(), "ours-2");
        for odd in ["", "数据", "CON", "-", "!"] {
            assert!(is_slug(generate_matrix_id(odd, &[]).as_str()), "{odd:?}");
        }
    }
}
