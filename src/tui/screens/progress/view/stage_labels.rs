//! What the cells of a strip say: the name of a stage whole, as a short name, or as one letter; and
//! the legend that says which letter is which. No two stages of a matrix share a short name, and no
//! letter is one name in one matrix and another name in the next.

use std::collections::{BTreeMap, BTreeSet};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::to_u16;
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases;
use crate::maturity::scoring::Standing;
use crate::tui::widgets::fit_words::short_name;

/// How much of a name a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LabelLength {
    Whole,
    Short,
    Letter,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct StageLabel {
    name: String,
    short: String,
    letter: String,
    is_used: bool,
}

/// One entry of a legend: its words, and in them what stands for a place on the way, with the column it
/// begins in: 0 is before the first stage, 1 the first; what is no stage comes after the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LegendEntry {
    pub(crate) words: String,
    pub(crate) places: Vec<(usize, String, usize)>,
}

/// The names of one matrix's stages, and of what is no stage, at every length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StageLabels(Vec<StageLabel>);

impl StageLabels {
    /// Of the stages of a matrix, which keep their letters whatever is shown, and of `used`, the
    /// names that are.
    pub(crate) fn of<'w>(matrix: &Matrix, used: impl Iterator<Item = &'w str>) -> Self {
        Self::with_letters(matrix, used, &mut BTreeMap::new())
    }

    /// Of several matrices, in their order: a letter that stands for a name in one of them stands for
    /// no other name in those after it. Numbers are the same number in each.
    pub(crate) fn of_several<'w>(
        matrices: impl Iterator<Item = (&'w Matrix, Vec<&'w str>)>,
    ) -> Vec<Self> {
        let mut letters = BTreeMap::new();
        matrices
            .map(|(matrix, used)| Self::with_letters(matrix, used.into_iter(), &mut letters))
            .collect()
    }

    fn with_letters<'w>(
        matrix: &Matrix,
        used: impl Iterator<Item = &'w str>,
        letters: &mut BTreeMap<String, String>,
    ) -> Self {
        let used: BTreeSet<&str> = used.collect();
        let stages = (0..matrix.stages.len()).map(Standing::Stage);
        let mut names: Vec<String> = [Standing::Before]
            .into_iter()
            .chain(stages)
            .map(|standing| phrases::format_standing_short(matrix, standing))
            .collect();
        for name in &used {
            if !names.iter().any(|other| other == name) {
                names.push((*name).to_owned());
            }
        }
        let mut taken = BTreeSet::new();
        let labels = names.into_iter().map(|name| {
            let known =
                letters.iter().find(|(letter, other)| **other == name && !taken.contains(*letter));
            let letter = known
                .map_or_else(|| free_letter(&name, &taken, letters), |(letter, _)| letter.clone());
            taken.insert(letter.clone());
            if !letter.starts_with(|letter: char| letter.is_ascii_digit()) {
                letters.entry(letter.clone()).or_insert_with(|| name.clone());
            }
            let is_used = used.contains(name.as_str());
            StageLabel { short: short_name(&name), letter, is_used, name }
        });
        Self(labels.collect())
    }

    /// The same names and letters, of which others are shown.
    pub(crate) fn with_used<'w>(mut self, used: impl Iterator<Item = &'w str>) -> Self {
        let used: BTreeSet<&str> = used.collect();
        for label in &mut self.0 {
            label.is_used = used.contains(label.name.as_str());
        }
        self
    }

    fn used(&self) -> impl Iterator<Item = &StageLabel> {
        self.0.iter().filter(|label| label.is_used)
    }

    /// The widest that is shown; none where two would read the same.
    pub(crate) fn width(&self, length: LabelLength) -> Option<u16> {
        let shown: Vec<&str> = self.used().map(|label| label.at(length)).collect();
        let apart: BTreeSet<&&str> = shown.iter().collect();
        let widest = shown.iter().map(|label| label.width()).max().unwrap_or(0);
        (apart.len() == shown.len()).then(|| to_u16(widest))
    }

    pub(crate) fn label<'l>(&'l self, name: &'l str, length: LabelLength) -> &'l str {
        self.0.iter().find(|label| label.name == name).map_or(name, |label| label.at(length))
    }

    /// "B Before", "F Foundation", "1 2 3 Step", or "Found. = Foundation": what is shown shortened, with its name.
    pub(crate) fn legend(&self, length: LabelLength) -> Vec<String> {
        let entries = self.legend_entries(length, false).into_iter();
        entries.map(|entry| entry.words).collect()
    }

    /// The same, with where each letter stands in it and which stage that is; `is_brief` says a name
    /// by its first word, unless that would be cut.
    pub(crate) fn legend_entries(&self, length: LabelLength, is_brief: bool) -> Vec<LegendEntry> {
        let mut entries: Vec<LegendEntry> = Vec::new();
        // what the letters of the last entry have in common, as in "Step "
        let mut stem = None;
        let shown = self.0.iter().enumerate().filter(|(_, label)| label.is_used);
        for (place, label) in shown.filter(|(_, label)| label.at(length) != label.name) {
            let (short, name) = (label.at(length), label.name.as_str());
            let own = name.strip_suffix(short).filter(|_| length == LabelLength::Letter);
            let like_last = entries.last_mut().filter(|_| own.is_some() && own == stem);
            if let Some(entry) = like_last {
                entry.add(short, place, own.unwrap_or_default().trim_end());
            } else {
                let brief = Some(label.short.as_str()).filter(|brief| !brief.ends_with('.'));
                let meaning = brief.filter(|_| is_brief).unwrap_or(name);
                entries.push(LegendEntry::new(short, place, (length, meaning)));
            }
            stem = own;
        }
        entries
    }
}

impl LegendEntry {
    /// "B Before", "Found. = Foundation".
    fn new(short: &str, place: usize, (length, meaning): (LabelLength, &str)) -> Self {
        let joint = if length == LabelLength::Short { " = " } else { " " };
        Self {
            words: format!("{short}{joint}{meaning}"),
            places: vec![(0, short.to_owned(), place)],
        }
    }

    /// "1 Step 1" becomes "1 2 Step".
    fn add(&mut self, short: &str, place: usize, meaning: &str) {
        let letters: Vec<&str> = self.places.iter().map(|(_, letter, _)| letter.as_str()).collect();
        let before = format!("{} ", letters.join(" "));
        self.words = format!("{before}{short} {meaning}");
        self.places.push((before.width(), short.to_owned(), place));
    }
}

impl StageLabel {
    fn at(&self, length: LabelLength) -> &str {
        match length {
            LabelLength::Whole => &self.name,
            LabelLength::Short => &self.short,
            LabelLength::Letter => &self.letter,
        }
    }
}

/// Where an area stood, with the short name of its stage where the whole one would be cut.
pub(crate) fn fit_stage(labels: &StageLabels, stood: &str, width: u16) -> String {
    if stood.width() <= width.into() {
        return stood.to_owned();
    }
    match stood.strip_suffix(" *") {
        Some(name) => format!("{} *", labels.label(name, LabelLength::Short)),
        None => labels.label(stood, LabelLength::Short).to_owned(),
    }
}

/// A letter that no other name of its matrix has in `taken`, nor one of another in `letters`: its number, the first letter of one of its words, any other of
/// its letters, any at all. What is no stage has a sign or a small letter.
fn free_letter(name: &str, taken: &BTreeSet<String>, letters: &BTreeMap<String, String>) -> String {
    let own_letters = || name.chars().filter(|letter| letter.is_alphanumeric());
    let number = name.split(' ').next_back().filter(|word| word.len() == 1);
    let number = number.into_iter().flat_map(str::chars).filter(char::is_ascii_digit);
    let initials = || name.split(' ').filter_map(|word| word.chars().next());
    let capitals = || initials().chain(own_letters()).flat_map(char::to_uppercase);
    let small = || initials().chain(own_letters()).flat_map(char::to_lowercase).chain('a'..='z');
    let is_own = |letter: &char| !letters.contains_key(&letter.to_string());
    let is_free = |letter: &char| {
        let is_digit = letter.is_ascii_digit();
        letter.width() == Some(1)
            && !taken.contains(&letter.to_string())
            && (is_digit || is_own(letter))
    };
    let found = match name {
        "not answered" => Some('-'),
        "still open" => Some('?'),
        _ if name.ends_with(" so far") || name == "not applicable" => small().find(is_free),
        _ => number.chain(capitals()).chain(small()).find(is_free),
    };
    found.map_or_else(|| "#".to_owned(), |letter| letter.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, matrix};

    fn labels(stages: &[&str], used: &[&str]) -> StageLabels {
        let asked = matrix(stages, vec![domain("A", &[("a1", stages[0])])]);
        StageLabels::of(&asked, used.iter().copied())
    }

    #[test]
    fn no_two_stages_share_a_letter_and_numbers_share_their_word() {
        let names = ["Foundation", "Step 1", "Step 2"];
        let known = labels(&names, &["Before", "Foundation", "Step 1", "Step 2"]);
        let legend = known.legend(LabelLength::Letter);
        assert_eq!(legend, ["B Before", "F Foundation", "1 2 Step"]);
        let names = ["Starting", "First group", "Several groups", "Normal for us"];
        let known = labels(&names, &["Starting", "Several groups", "Starting so far"]);
        let legend = known.legend(LabelLength::Letter);
        assert_eq!(legend, ["S Starting", "G Several groups", "s Starting so far"]);
    }

    #[test]
    fn a_letter_is_one_name_in_all_matrices() {
        let asked = |stages: &[&str]| matrix(stages, vec![domain("A", &[("a1", stages[0])])]);
        let national = asked(&["Foundation", "Step 1"]);
        let local = asked(&["Foundation", "First group", "Finished", "Level 1"]);
        let names = vec!["Foundation", "Step 1"];
        let local_names = vec!["Foundation", "First group", "Finished", "Level 1"];
        let both = [(&national, names), (&local, local_names)];
        let labels = StageLabels::of_several(both.into_iter());
        let legends = labels.iter().map(|labels| labels.legend(LabelLength::Letter));
        let legends: Vec<_> = legends.collect();
        assert_eq!(legends[0], ["F Foundation", "1 Step 1"]);
        assert_eq!(legends[1], ["F Foundation", "G First group", "I Finished", "1 Level 1"]);
    }

    #[test]
    fn short_names_that_would_read_the_same_are_not_used() {
        let known = labels(&["Foundation", "Step 1"], &["Foundation", "Step 1"]);
        assert_eq!(known.width(LabelLength::Short), Some(6));
        assert_eq!(known.legend(LabelLength::Short), ["Found. = Foundation"]);
        let known = labels(&["Early", "Normal for us"], &["Normal for us"]);
        assert_eq!(known.legend(LabelLength::Short), ["Normal = Normal for us"]);
        let known = labels(&["Starting well", "Starting badly"], &["Starting well"]);
        assert_eq!(known.width(LabelLength::Short), Some(6));
        let both = ["Starting well", "Starting badly"];
        assert_eq!(labels(&both, &both).width(LabelLength::Short), None);
    }
}
