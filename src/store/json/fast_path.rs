//! A fast check for JSON that needs no strict parser, as nearly all files that the program wrote:
//! it may be parsed straight into types. Whatever fails here goes to the strict parser, which finds
//! the words for what is wrong.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::MAX_DEPTH;

#[derive(Clone, Copy)]
pub(crate) struct JsonLimits {
    pub(crate) max_text_bytes: usize,
    pub(crate) max_entries: usize,
}

/// Whether a text is one well-formed value without nulls, without a key that occurs twice in any
/// spelling or is not printable ASCII, and within the limits. It may refuse a text that is all
/// that, but never accepts one that is not.
pub(crate) fn passes_fast_check(text: &str, limits: JsonLimits) -> bool {
    let mut reader = serde_json::Deserializer::from_str(text);
    FastCheck { limits, left: MAX_DEPTH }.deserialize(&mut reader).is_ok() && reader.end().is_ok()
}

#[derive(Clone, Copy)]
struct FastCheck {
    limits: JsonLimits,
    /// How many more lists and objects may be nested.
    left: usize,
}

impl FastCheck {
    fn descend<E: Error>(self) -> Result<Self, E> {
        Ok(Self { left: self.left.checked_sub(1).ok_or_else(rejected)?, ..self })
    }
}

/// Never shown: the strict reader finds the words.
fn rejected<E: Error>() -> E {
    E::custom("not plain")
}

impl<'de> DeserializeSeed<'de> for FastCheck {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FastCheck {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if text.len() > self.limits.max_text_bytes { Err(rejected()) } else { Ok(()) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        let below = self.descend()?;
        let mut count = 0;
        while from.next_element_seed(below)?.is_some() {
            count += 1;
        }
        if count > self.limits.max_entries { Err(rejected()) } else { Ok(()) }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        let below = self.descend()?;
        let mut keys = ObjectKeys::default();
        while let Some(key) = from.next_key_seed(PlainKey)? {
            keys.insert(key).ok_or_else(rejected)?;
            from.next_value_seed(below)?;
        }
        if keys.count > self.limits.max_entries { Err(rejected()) } else { Ok(()) }
    }
}

/// The keys of one object so far. Those of a large one must be in order, as the program writes maps
/// by id.
#[derive(Default)]
struct ObjectKeys<'k> {
    few: Vec<&'k str>,
    last: &'k str,
    count: usize,
    is_unordered: bool,
}

impl<'k> ObjectKeys<'k> {
    const MAX_COMPARED: usize = 32;

    /// Adds the next key; `None` where it is a duplicate, or finding out would take long.
    fn insert(&mut self, key: &'k str) -> Option<()> {
        let lower = |key: &'k str| key.bytes().map(|byte| byte.to_ascii_lowercase());
        self.is_unordered |= self.count > 0 && lower(key).le(lower(self.last));
        if self.count < Self::MAX_COMPARED {
            if self.is_unordered && self.few.iter().any(|other| other.eq_ignore_ascii_case(key)) {
                return None;
            }
            self.few.push(key);
        } else if self.is_unordered {
            return None;
        }
        (self.last, self.count) = (key, self.count + 1);
        Some(())
    }
}

/// A key that is printable and has no escapes.
struct PlainKey;

impl<'de> DeserializeSeed<'de> for PlainKey {
    type Value = &'de str;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<&'de str, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for PlainKey {
    type Value = &'de str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<&'de str, E> {
        if key.bytes().all(|byte| matches!(byte, b' '..=b'~')) { Ok(key) } else { Err(rejected()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMITS: JsonLimits = JsonLimits { max_text_bytes: 8, max_entries: 40 };

    #[test]
    fn what_the_program_writes_is_plain() {
        let many: Vec<String> =
            (10..50).map(|n| format!("\"A-{n}\":{{\"answer\":\"fully\"}}")).collect();
        for text in [
            "{}",
            "[]",
            "1",
            "{\"a\":[1,-2,1.5,true,\"12345678\"],\"A1\":{\"z\":1,\"b\":2}}",
            &format!("{{{}}}", many.join(",")),
        ] {
            assert!(passes_fast_check(text, LIMITS), "{text}");
        }
    }

    #[test]
    fn whatever_wants_a_closer_look_is_not_plain() {
        let many = |keys: Vec<String>| {
            format!(
                "{{{}}}",
                keys.iter().map(|key| format!("\"{key}\":1")).collect::<Vec<_>>().join(",")
            )
        };
        let (deep, list) =
            (format!("{}{}", "[".repeat(65), "]".repeat(65)), format!("[{}0]", "0,".repeat(40)));
        for text in [
            "{\"a\":null}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1,\"A\":2}",
            "{\"b\":1,\"a\":1,\"B\":2}",
            "{\"a\\u0041\":1}",
            "{\"caf\u{e9}\":1}",
            "{\"a\u{7f}\":1}",
            "{\"a\":\"123456789\"}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":1e999}",
            "{} {}",
            "{\"a\":",
            &deep,
            &list,
            &many((10..51).map(|n| n.to_string()).collect()),
            &many((10..45).rev().map(|n| n.to_string()).collect()),
            &many((10..45).chain([12]).map(|n| n.to_string()).collect()),
        ] {
            assert!(!passes_fast_check(text, LIMITS), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn nothing_is_plain_that_the_careful_reader_refuses(
            text in r#"([{\[]("[abAB]":|[0-9]|"[a-c\\u]{0,3}"|null|[,:{}\[\]])*[}\]]|\PC{0,12})"#
        ) {
            if passes_fast_check(&text, LIMITS) {
                prop_assert!(crate::store::json::parse(text.as_bytes()).is_ok(), "{}", text);
            }
        }
    }
}
