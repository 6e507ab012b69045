//! A language that texts of a matrix are written in, by its tag: `cy`, `en-GB`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest tag, in letters.
const MAX_LEN: usize = 15;

/// Languages by what those call them who speak them.
const NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("cy", "Cymraeg"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gd", "Gàidhlig"),
    ("gu", "ગુજરાતી"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("kw", "Kernewek"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("mt", "Malti"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("no", "Norsk"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("so", "Soomaali"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("zh", "中文"),
];

/// [`Language`], as schemas say it.
const PATTERN: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$";

/// The tag of a language, spelt as usual: `cy`, `en-GB`, `zh-Hans`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    letters: [u8; MAX_LEN],
    len: u8,
}

/// A text that is no tag of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLanguage;

impl fmt::Display for NoLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("that is no tag of a language: en, cy and en-GB are such tags")
    }
}

impl std::error::Error for NoLanguage {}

impl Language {
    /// The tag.
    pub fn as_str(&self) -> &str {
        let letters = self.letters.get(..usize::from(self.len)).unwrap_or_default();
        std::str::from_utf8(letters).unwrap_or_default()
    }

    /// What those call it who speak it, else its tag: "Cymraeg".
    pub fn name(&self) -> Cow<'_, str> {
        let name = |tag: &str| NAMES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name);
        match (name(self.as_str()), name(self.primary())) {
            (Some(name), _) => name.into(),
            (None, Some(name)) => format!("{name} ({self})").into(),
            (None, None) => self.as_str().into(),
        }
    }

    /// The language itself, without its place or script: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }

    /// Whether the language itself is one that this program knows by name, as in a column's heading.
    pub fn is_known(&self) -> bool {
        NAMES.iter().any(|(tag, _)| *tag == self.primary())
    }

    /// The one of these that comes nearest: the same, else the same language of another place.
    pub fn nearest_of(self, all: impl Iterator<Item = Self> + Clone) -> Option<Self> {
        all.clone().find(|one| *one == self).or_else(|| {
            let mut all = all;
            all.find(|one| one.primary() == self.primary())
        })
    }
}

impl FromStr for Language {
    type Err = NoLanguage;

    fn from_str(tag: &str) -> Result<Self, NoLanguage> {
        let mut parts = tag.split('-');
        let first = parts.next().unwrap_or_default();
        let is_language = (2..=3).contains(&first.len());
        let is_part = |part: &str| {
            (2..=8).contains(&part.len())
                && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        };
        let is_tag = is_language
            && first.bytes().all(|letter| letter.is_ascii_alphabetic())
            && tag.len() <= MAX_LEN
            && tag.split('-').count() <= 3
            && parts.all(is_part);
        if !is_tag {
            return Err(NoLanguage);
        }
        let mut letters = [0; MAX_LEN];
        let (mut start, mut at) = (0, 0);
        for part in tag.split('-') {
            for (place, letter) in part.bytes().enumerate() {
                // a place is written in capitals, a script with a first one
                let is_capital = start > 0 && (part.len() == 2 || part.len() == 4 && place == 0);
                letters[at] = if is_capital {
                    letter.to_ascii_uppercase()
                } else {
                    letter.to_ascii_lowercase()
                };
                at += 1;
            }
            if at < tag.len() {
                letters[at] = b'-';
                at += 1;
            }
            start = at;
        }
        Ok(Self { letters, len: u8::try_from(tag.len()).unwrap_or(0) })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(from)?;
        tag.parse().map_err(|NoLanguage| serde::de::Error::custom("no tag of a language"))
    }
}

impl JsonSchema for Language {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": PATTERN})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_however_it_is_spelt() {
        let cases = [
            ("cy", Some("cy"), "Cymraeg"),
            ("CY", Some("cy"), "Cymraeg"),
            ("en-gb", Some("en-GB"), "English (en-GB)"),
            ("zh-hans", Some("zh-Hans"), "中文 (zh-Hans)"),
            ("tlh", Some("tlh"), "tlh"),
            ("c", None, ""),
            ("english", None, ""),
            ("e1", None, ""),
            ("en-", None, ""),
            ("", None, ""),
            ("en-GB-oxendict-x", None, ""),
        ];
        for (tag, expected, name) in cases {
            let language = tag.parse::<Language>().ok();
            assert_eq!(language.as_ref().map(Language::as_str), expected, "{tag}");
            assert_eq!(language.as_ref().map_or("".into(), Language::name), name, "{tag}");
        }
    }
}
