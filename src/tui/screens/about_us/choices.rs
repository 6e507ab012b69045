//! A line on which one of several words is chosen. A word that only a file knows stays among them
//! until another is chosen.

use crate::maturity::network;

/// The words to choose from: as files have them, and as people read them.
pub(crate) type ChoiceWords = &'static [(&'static str, &'static str)];

/// One of several words, the first of which is that nothing is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word chosen, counted from 0.
    pub index: usize,
    options: ChoiceWords,
    /// What a file says that is none of the known words.
    unknown: Option<String>,
}

impl Choice {
    pub(crate) fn new(known: ChoiceWords, given: Option<&String>) -> Self {
        let Some(given) = given else { return Self { index: 0, options: known, unknown: None } };
        match known.iter().position(|(value, _)| value.eq_ignore_ascii_case(given)) {
            Some(at) => Self { index: at + 1, options: known, unknown: None },
            None => Self { index: known.len() + 1, options: known, unknown: Some(given.clone()) },
        }
    }

    pub fn label(&self) -> &str {
        match self.index.checked_sub(1) {
            None => "not given",
            Some(at) => self
                .options
                .get(at)
                .map_or_else(|| self.unknown.as_deref().unwrap_or_default(), |(_, words)| words),
        }
    }

    pub(crate) fn value(&self) -> Option<String> {
        let at = self.index.checked_sub(1)?;
        self.options.get(at).map(|(value, _)| (*value).to_owned()).or_else(|| self.unknown.clone())
    }

    /// The next word, or the one before; after the last comes the first.
    pub fn cycle(&mut self, by: isize) {
        let words = 1 + self.options.len() + usize::from(self.unknown.is_some());
        self.index = (self.index + words).saturating_add_signed(by) % words;
    }
}

pub(crate) const OPERATING_MODELS: ChoiceWords = network::OPERATING_MODELS;
pub(crate) const WORKED_TOGETHER: ChoiceWords =
    &[("none", "none of our practices"), ("some", "some of them"), ("all", "all of them")];
pub(crate) const DEPRIVATION: ChoiceWords = &[("low", "low"), ("mixed", "mixed"), ("high", "high")];
pub(crate) const AREA_SETTINGS: ChoiceWords =
    &[("rural", "rural"), ("urban", "urban"), ("mixed", "mixed")];
pub(crate) const AREAS_OVERLAP: ChoiceWords = &[("yes", "yes"), ("partly", "partly"), ("no", "no")];
