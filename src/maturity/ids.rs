//! The ids in files: short names chosen once by whoever wrote a matrix, and never derived from text.
//!
//! Item, stage and domain ids are matched without case and kept as spelt, so they are types of
//! their own rather than bare strings. Reading never refuses an odd id here: [`super::validate`]
//! reports it as a finding instead.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// Words an id may not be, because commands and files use them for something else.
pub const RESERVED: [&str; 13] = [
    "before", "none_yet", "not_sure", "not_applicable", "not_yet", "partly", "mostly", "fully",
    "clear", "same", "stay", "not_now", "move",
];

/// Names Windows keeps for devices; no file or folder may be called so there.
const WINDOWS_DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// [`is_id`], as schemas say it.
const ID_PATTERN: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,47}$";

/// [`is_slug`] but for the names of devices, as schemas say it.
const SLUG_PATTERN: &str = "^[a-z0-9][a-z0-9-]{0,31}$";

/// What all names have in common: any spelling is taken, and kept as it was spelt.
macro_rules! name_type {
    ($name:ident, $pattern:expr) => {
        impl $name {
            /// Takes any spelling; see [`is_id`] and [`is_slug`] for what a good one looks like.
            pub fn new(spelt: impl AsRef<str>) -> Self {
                Self(spelt.as_ref().into())
            }

            /// The name as it was spelt.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "pattern": $pattern})
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(spelt: &str) -> Self {
                Self(spelt.into())
            }
        }
    };
}

/// How the letters of an id are written, read and put in order.
mod letters {
    use std::cmp::Ordering;
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(letters: &Arc<str>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(letters)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(from).map(Arc::from)
    }

    /// The order of two ids without case. It is asked some hundred times for each row of an export,
    /// so it goes letter by letter and looks at the case of those alone that differ.
    pub(super) fn compare_caseless(left: &[u8], right: &[u8]) -> Ordering {
        let mut others = right.iter();
        for one in left {
            let Some(other) = others.next() else { return Ordering::Greater };
            if one != other {
                let order = one.to_ascii_lowercase().cmp(&other.to_ascii_lowercase());
                if order.is_ne() {
                    return order;
                }
            }
        }
        if others.next().is_some() { Ordering::Less } else { Ordering::Equal }
    }
}

/// Holds the letters of each id once, however many answers of however many snapshots name it.
#[derive(Debug, Default)]
pub struct IdPool(HashSet<Arc<str>>);

impl IdPool {
    fn share(&mut self, spelt: Arc<str>) -> Arc<str> {
        if let Some(known) = self.0.get(&spelt) {
            return Arc::clone(known);
        }
        self.0.insert(Arc::clone(&spelt));
        spelt
    }
}

/// A name that is matched without case.
macro_rules! caseless_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(with = "letters")] Arc<str>);

        name_type!($name, ID_PATTERN);

        impl $name {
            /// The same id, with its letters held once for all that have them.
            #[must_use]
            pub fn pooled(self, pool: &mut IdPool) -> Self {
                Self(pool.share(self.0))
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                Arc::ptr_eq(&self.0, &other.0) || self.0.eq_ignore_ascii_case(&other.0)
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                if Arc::ptr_eq(&self.0, &other.0) {
                    return Ordering::Equal;
                }
                letters::compare_caseless(self.0.as_bytes(), other.0.as_bytes())
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                for byte in self.0.bytes() {
                    state.write_u8(byte.to_ascii_lowercase());
                }
                state.write_u8(0xff);
            }
        }
    };
}

caseless_id! {
    /// Names a statement, a ladder or an ask within its matrix, such as `CARE-1a`.
    ItemId
}
caseless_id! {
    /// Names a stage within its matrix, such as `step-1`.
    StageId
}
caseless_id! {
    /// Names a scale within its matrix, such as `settled`.
    ScaleId
}
caseless_id! {
    /// Names a domain within its matrix, such as `CARE`.
    DomainId
}

/// A name that is matched as it is.
macro_rules! plain_name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        name_type!($name, SLUG_PATTERN);
    };
}

plain_name! {
    /// Names a matrix through all its revisions, such as `pcn-companion`.
    MatrixId
}
plain_name! {
    /// Names a network's folder, such as `hillside-pcn`. Made from the first name and never changed
    /// by a rename.
    Slug
}

/// Whether `text` is a well-formed item, stage or domain id: a letter or digit, then up to 47
/// letters, digits, `.`, `_` or `-`.
pub fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphanumeric())
        && text.len() <= 48
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// Whether `text` is one of the [`RESERVED`] words, in any case.
pub fn is_reserved(text: &str) -> bool {
    RESERVED.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether `text` is a well-formed matrix id or slug: lower case, at most 32 characters, and no
/// Windows device name.
pub fn is_slug(text: &str) -> bool {
    let mut bytes = text.bytes();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    bytes.next().is_some_and(plain)
        && text.len() <= 32
        && bytes.all(|b| plain(b) || b == b'-')
        && !WINDOWS_DEVICES.contains(&text)
}

/// Whether `code` has the form of a network's ODS code: `U` and five digits.
pub fn is_ods_code(code: &str) -> bool {
    code.len() == 6 && code.starts_with('U') && code.bytes().skip(1).all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_match_without_case_and_stay_as_spelt() {
        let (spelt, asked) = (ItemId::from("Care-1A"), ItemId::from("care-1a"));
        assert_eq!(spelt, asked);
        assert_eq!(spelt.cmp(&asked), Ordering::Equal);
        assert_eq!(spelt.to_string(), "Care-1A");
    }

    #[test]
    fn ids_that_begin_alike_are_in_the_order_of_their_letters_without_case() {
        let begin = "CARE-early-";
        let ends =
            ["", "1", "10", "1a", "1B", "2", "aa-and-more-of-it", "AA-and-more-of-it-2", "b"];
        let ids: Vec<ItemId> =
            ends.iter().map(|end| ItemId::new(format!("{begin}{end}"))).collect();
        assert!(ids.is_sorted());
        for id in &ids {
            let other = ItemId::new(id.as_str().to_uppercase());
            assert_eq!(id.cmp(&other), Ordering::Equal, "{id}");
        }
    }

    #[test]
    fn odd_ids_are_told_from_good_ones() {
        for good in ["A", "A-1a", "RV-PLA-2a", "0.x_y"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-a", "a b", "é", "a/b", &"x".repeat(49)] {
            assert!(!is_id(bad), "{bad}");
        }
        assert!(
            is_slug("hillside-pcn") && !is_slug("Hillside") && !is_slug("con") && !is_slug("-a")
        );
        assert!(is_reserved("Before") && !is_reserved("early"));
        assert!(is_ods_code("U12345") && !is_ods_code("u12345") && !is_ods_code("U1234"));
    }
}
