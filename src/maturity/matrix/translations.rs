//! Texts of a matrix in several languages, of which one is shown. Each text stands in its field in the
//! language that is shown, and here in the others; showing another one swaps them, so that nothing is
//! lost and an edit is one of the language that it was made in. In a file a text in several languages
//! is an object: `"text": {"en": "We meet.", "cy": "Rydym yn cwrdd."}`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::text_slots::{SlotText, TextPlace, TextSlot, visit_texts};
use super::{Item, Language, Matrix};
use crate::maturity::sanitize::{sanitize, sanitize_line};

/// The words of one text by their languages.
pub type TextByLanguage = BTreeMap<Language, String>;

/// The texts that do not stand in their fields now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translations {
    /// The language that is shown; none for the matrix's own.
    shown: Option<Language>,
    texts: BTreeMap<TextPlace, TextByLanguage>,
}

impl Translations {
    /// Whether every text is in the matrix's own language alone.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

impl Matrix {
    /// All languages that its texts are in, its own first; none where it has but one.
    pub fn languages(&self) -> Vec<Language> {
        let Some(own) = self.language.filter(|_| !self.translations.is_empty()) else {
            return Vec::new();
        };
        let others = self.translations.texts.values().flat_map(BTreeMap::keys).copied();
        let others = others.chain(self.translations.shown);
        let others: BTreeSet<Language> = others.filter(|one| *one != own).collect();
        std::iter::once(own).chain(others).collect()
    }

    /// The language that its texts are shown in, where it has several.
    pub fn shown_language(&self) -> Option<Language> {
        let own = self.language.filter(|_| !self.translations.is_empty());
        self.translations.shown.or(own)
    }

    /// "English, Cymraeg": the languages that it has, where there are several.
    pub fn language_names(&self) -> Option<String> {
        let all = self.languages();
        let names: Vec<Cow<'_, str>> = all.iter().map(Language::name).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// "In English; also in Cymraeg.": which language is shown, where there are several.
    pub fn describe_languages(&self) -> Option<String> {
        let shown = self.shown_language()?;
        let others: Vec<Language> =
            self.languages().into_iter().filter(|one| *one != shown).collect();
        let others: Vec<Cow<'_, str>> = others.iter().map(Language::name).collect();
        Some(format!("In {}; also in {}.", shown.name(), others.join(", ")))
    }

    /// Shows its texts in a language, or in its own where it does not have that one. Texts that are
    /// not there in it stay in the matrix's own.
    pub fn show_in(&mut self, wanted: Option<Language>) {
        let Some(own) = self.language.filter(|_| !self.translations.is_empty()) else { return };
        let all = self.languages();
        let wanted = wanted.and_then(|wanted| wanted.nearest_of(all.iter().copied()));
        let wanted = wanted.filter(|wanted| *wanted != own);
        if wanted == self.translations.shown {
            return;
        }
        let network = self.network_suffix();
        if let Some(shown) = self.translations.shown {
            self.swap_texts(shown, own);
        }
        if let Some(wanted) = wanted {
            self.swap_texts(own, wanted);
        }
        self.translations.shown = wanted;
        self.fill_scales();
        if let Some(network) = network {
            self.set_network_name(&network);
        }
    }

    /// The name of the network in its title, where that stands there.
    fn network_suffix(&self) -> Option<String> {
        let titles = self.titles_with_network.as_ref()?;
        let name = titles.title.strip_prefix(&self.title)?.trim();
        Some(name.trim_start_matches('(').trim_end_matches(')').to_owned())
    }

    /// Takes away what a text is in other languages: it says something else now.
    pub fn forget_translations(&mut self, place: &TextPlace) {
        self.translations.texts.remove(place);
    }

    /// The same matrix with its texts in its own language: what answers, revisions and files go by.
    pub fn in_own_language(&self) -> Cow<'_, Self> {
        if self.translations.shown.is_none() {
            return Cow::Borrowed(self);
        }
        let mut own = self.clone();
        own.show_in(None);
        Cow::Owned(own)
    }

    /// Puts each text that is there in the language `to` into its field, and keeps what stands there,
    /// which is in `from`.
    fn swap_texts(&mut self, from: Language, to: Language) {
        let mut texts = std::mem::take(&mut self.translations.texts);
        visit_texts(self, &mut |slot| {
            let Some(by_language) = texts.get_mut(&slot.place) else { return };
            // a text that was taken out is gone in every language
            let is_gone = matches!(&slot.text, SlotText::Optional(text) if text.is_none());
            if is_gone {
                texts.remove(&slot.place);
                return;
            }
            let Some(words) = by_language.remove(&to) else { return };
            let before = match slot.text {
                SlotText::Required(text) => std::mem::replace(text, words),
                SlotText::Optional(text) => text.replace(words).unwrap_or_default(),
            };
            by_language.insert(from, before);
        });
        self.translations.texts = texts;
    }

    /// Takes texts in further languages, each by the path of its field in the file; gives back the
    /// paths that are those of no text. The matrix stands in its own language.
    pub fn take_translations(
        &mut self,
        mut by_path: BTreeMap<String, TextByLanguage>,
    ) -> Vec<String> {
        if by_path.is_empty() {
            return Vec::new();
        }
        let own = self.language;
        let mut texts = BTreeMap::new();
        visit_texts(self, &mut |slot| {
            let Some(mut words) = by_path.remove(&slot.path()) else { return };
            words.retain(|language, words| Some(*language) != own && !words.trim().is_empty());
            if !words.is_empty() {
                texts.insert(slot.place, words);
            }
        });
        self.translations.texts.extend(texts);
        by_path.into_keys().collect()
    }

    /// The places of all its texts that are there.
    pub fn text_places(&mut self) -> BTreeSet<TextPlace> {
        let mut places = BTreeSet::new();
        visit_texts(self, &mut |slot| {
            if !matches!(&slot.text, SlotText::Optional(text) if text.is_none()) {
                places.insert(slot.place);
            }
        });
        places
    }

    /// Adds the words of one text in another language than its own. Words at a place where there is no
    /// text are written nowhere.
    pub fn add_translation(&mut self, place: TextPlace, language: Language, words: &str) {
        let words = if place.is_line() { sanitize_line(words) } else { sanitize(words) };
        self.translations.texts.entry(place).or_default().insert(language, words);
    }

    /// Every text in a further language, as `words` has it; none for those that it leaves out.
    #[cfg(test)]
    pub(crate) fn translate_all(
        &mut self,
        language: Language,
        words: impl Fn(&str) -> Option<String>,
    ) {
        let mut texts = std::mem::take(&mut self.translations.texts);
        visit_texts(self, &mut |slot| {
            let own = match &slot.text {
                SlotText::Required(text) => text.as_str(),
                SlotText::Optional(text) => text.as_deref().unwrap_or_default(),
            };
            if let Some(words) = Some(own).filter(|own| !own.is_empty()).and_then(&words) {
                texts.entry(slot.place).or_default().insert(language, words);
            }
        });
        self.translations.texts = texts;
    }

    /// The words of a text in a language that is not shown.
    pub fn translation(&self, place: &TextPlace, language: Language) -> Option<&str> {
        self.translations.texts.get(place)?.get(&language).map(String::as_str)
    }

    /// Whether two items of two texts of this matrix say the same in the matrix's own language,
    /// whatever is shown.
    pub(crate) fn has_own_words_of(&self, own: Item<'_>, other: (&Self, Item<'_>)) -> bool {
        if self.translations.shown.is_none() && other.0.translations.shown.is_none() {
            return own.has_words_of(other.1);
        }
        let (one, two) = (self.in_own_language(), other.0.in_own_language());
        match (one.item(own.id()), two.item(other.1.id())) {
            (Some(one), Some(two)) => one.has_words_of(two),
            _ => false,
        }
    }
}

/// The fields of a matrix as they stand, for [`serde_json`].
struct Fields<'m>(&'m Matrix);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Matrix::serialize(self.0, to)
    }
}

/// A matrix is always written whole: in its own language, and beside each text what it is in others.
impl Serialize for Matrix {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Some(language) = self.language.filter(|_| !self.translations.is_empty()) else {
            return Self::serialize(self, to);
        };
        let mut own = self.in_own_language().into_owned();
        let mut value = serde_json::to_value(Fields(&own)).map_err(S::Error::custom)?;
        let texts = std::mem::take(&mut own.translations.texts);
        visit_texts(&mut own, &mut |slot| {
            let Some(others) = texts.get(&slot.place) else { return };
            let Some(field) = slot.find_in(&mut value) else { return };
            if !field.is_string() || others.is_empty() {
                return;
            }
            let mut all = Map::new();
            all.insert(language.to_string(), field.take());
            for (language, words) in others {
                all.insert(language.to_string(), Value::String(words.clone()));
            }
            *field = Value::Object(all);
        });
        value.serialize(to)
    }
}

impl TextSlot<'_> {
    /// The field of this text in the JSON of its matrix.
    fn find_in<'v>(&self, matrix: &'v mut Value) -> Option<&'v mut Value> {
        let mut value = matrix;
        for step in self.steps() {
            value = match value {
                Value::Object(object) => object.get_mut(&step.0)?,
                _ => return None,
            };
            if let Some(at) = step.1 {
                value = value.get_mut(at)?;
            }
        }
        Some(value)
    }
}
