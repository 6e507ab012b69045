//! Which version of a draft stands: the published file, or the recovery copy that this device kept after it.
//!
//! A recovery copy says which published file it started from (`base`). While that is still the published file, the copy is
//! simply newer and is taken without a question. Once the published file is another one, two versions moved on, and a person
//! chooses. One case only looks like that: publishing writes the very content of the newest recovery copy and then tells the
//! copy its new base; a kill in between leaves the old base with the same content. The same content is never a conflict.
//!
//! Nor is a published file that says all the recovery copy does and more: something was added to it from outside, by hand or by
//! a newer version, and taking it loses nothing. An older version that a sync program brought back lacks something, so it asks.

use jiff::Timestamp;
use serde_json::Value;

use crate::maturity::assessment::Draft;
use crate::store::forms::draft;
use crate::store::forms::journal::JournalEntry;
use crate::store::library::drafts::{Published, is_same_work};

/// A version of a draft, with what is known of its keeping.
#[derive(Debug, PartialEq)]
pub(in crate::store) struct Version {
    pub(in crate::store) draft: Draft,
    pub(in crate::store) kept_at: Option<Timestamp>,
    pub(in crate::store) is_recovered: bool,
}

/// What stands of a draft.
#[derive(Debug, PartialEq)]
pub(in crate::store) enum Standing {
    /// One version.
    One(Box<Version>),
    /// Two that moved on apart.
    Two(Box<Both>),
}

/// Two versions of one draft.
#[derive(Debug, PartialEq)]
pub(in crate::store) struct Both {
    pub(in crate::store) recovery: Version,
    pub(in crate::store) published: Version,
}

/// Settles which version stands; none where there is neither.
pub(in crate::store) fn settle(published: Option<Published>, kept: Option<JournalEntry>) -> Option<Standing> {
    match (published, kept) {
        (None, None) => None,
        (Some(published), None) => Some(one(as_published(published.draft, None))),
        (None, Some(entry)) => Some(one(recovered(entry))),
        (Some(published), Some(entry)) if is_same_work(&published.draft, &entry.draft) => {
            Some(one(as_published(published.draft, Some(entry.kept_at))))
        }
        (Some(published), Some(entry)) if entry.draft.base == published.draft.base => Some(one(recovered(entry))),
        (Some(published), Some(entry)) if says_all(&published.draft, &entry.draft) => {
            Some(one(as_published(published.draft, None)))
        }
        (Some(published), Some(entry)) => {
            let both = Both { recovery: recovered(entry), published: as_published(published.draft, None) };
            Some(Standing::Two(Box::new(both)))
        }
    }
}

/// Whether `draft` says all that `other` does, each thing just as it says it, and perhaps more.
fn says_all(draft: &Draft, other: &Draft) -> bool {
    let form = |draft: &Draft| {
        let draft = Draft { base: None, ..draft.clone() };
        serde_json::from_slice::<Value>(&draft::write(&draft)).ok()
    };
    form(draft).zip(form(other)).is_some_and(|(whole, part)| is_part(&part, &whole))
}

fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|same| is_part(value, same)))
        }
        _ => part == whole,
    }
}

fn one(version: Version) -> Standing {
    Standing::One(Box::new(version))
}

fn as_published(draft: Draft, kept_at: Option<Timestamp>) -> Version {
    Version { draft, kept_at, is_recovered: false }
}

fn recovered(entry: JournalEntry) -> Version {
    Version { draft: entry.draft, kept_at: Some(entry.kept_at), is_recovered: true }
}
