//! Crash recovery of drafts: which version stands, the published file or the recovery copy of this
//! device.
//!
//! A recovery copy has the hash of the published file it started from (`base`). While that is still
//! the published file, the copy is simply newer and is taken. If the published file is another one,
//! both have changed, and a person chooses. One case only looks like that: publishing writes the
//! content of the newest recovery copy and then updates the base in the copy; an interruption in
//! between leaves the old base with the same content. The same content is never a conflict.
//!
//! Nor is a published file that differs only by unknown fields: they were added from outside, and
//! taking the file loses nothing. An additional answer is different: it may have been removed here,
//! and be in an older file that a sync program brought back.

use jiff::Timestamp;
use serde_json::Value;

use super::drafts::{PublishedDraft, has_same_content};
use crate::maturity::assessment::Draft;
use crate::maturity::matrix::UnknownFields;
use crate::store::format::draft;
use crate::store::format::recovery_copy::RecoveryCopy;

#[derive(Debug, PartialEq)]
pub(crate) struct DraftVersion {
    pub(crate) draft: Draft,
    pub(crate) kept_at: Option<Timestamp>,
    pub(crate) is_recovered: bool,
}

#[derive(Debug, PartialEq)]
pub(crate) enum DraftState {
    Single(Box<DraftVersion>),
    Conflict(Box<ConflictingVersions>),
}

impl DraftState {
    /// The draft, or both versions of it.
    pub(crate) fn into_drafts(self) -> Vec<Draft> {
        match self {
            Self::Single(version) => vec![version.draft],
            Self::Conflict(both) => vec![both.recovery.draft, both.published.draft],
        }
    }
}

#[derive(Debug, PartialEq)]
pub(crate) struct ConflictingVersions {
    pub(crate) recovery: DraftVersion,
    pub(crate) published: DraftVersion,
}

/// Decides which version stands; none where there is neither.
pub(crate) fn resolve_versions(
    published: Option<PublishedDraft>,
    kept: Option<RecoveryCopy>,
) -> Option<DraftState> {
    match (published, kept) {
        (None, None) => None,
        (Some(published), None) => Some(single_version(published_version(published.draft, None))),
        (None, Some(entry)) => Some(single_version(recovered_version(entry))),
        (Some(published), Some(entry)) if has_same_content(&published.draft, &entry.draft) => {
            Some(single_version(published_version(published.draft, Some(entry.kept_at))))
        }
        (Some(published), Some(entry)) if entry.draft.base_hash == published.draft.base_hash => {
            Some(single_version(recovered_version(entry)))
        }
        (Some(published), Some(entry)) if is_superset_of(&published.draft, &entry.draft) => {
            Some(single_version(published_version(published.draft, None)))
        }
        (Some(published), Some(entry)) => {
            let both = ConflictingVersions {
                recovery: recovered_version(entry),
                published: published_version(published.draft, None),
            };
            Some(DraftState::Conflict(Box::new(both)))
        }
    }
}

/// Whether `draft` is `other` with more unknown fields and none lost.
fn is_superset_of(draft: &Draft, other: &Draft) -> bool {
    let form = |draft: &Draft| {
        let draft = Draft { base_hash: None, ..draft.clone() };
        serde_json::from_slice::<Value>(&draft::write(&draft)).ok()
    };
    has_same_content(&without_unknown_fields(draft), &without_unknown_fields(other))
        && form(draft).zip(form(other)).is_some_and(|(whole, part)| is_subset(&part, &whole))
}

fn without_unknown_fields(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    let assessment = &mut draft.assessment;
    let given = assessment.answers.values_mut().map(|given| &mut given.beside.unknown_fields);
    let judgements =
        assessment.judgements.values_mut().map(|judgement| &mut judgement.unknown_fields);
    let aims = assessment.aims.values_mut().map(|aim| &mut aim.unknown_fields);
    let asks = assessment.asks.values_mut().map(|raised| &mut raised.unknown_fields);
    let own = [
        &mut draft.unknown_fields,
        &mut draft.network.unknown_fields,
        &mut assessment.voice.unknown_fields,
        &mut assessment.matrix_unknown_fields,
    ];
    own.into_iter()
        .chain(given)
        .chain(judgements)
        .chain(aims)
        .chain(asks)
        .for_each(UnknownFields::clear);
    assessment.answers.retain(|_, given| !given.is_empty());
    draft
}

fn is_subset(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => part
            .iter()
            .all(|(key, value)| whole.get(key).is_some_and(|same| is_subset(value, same))),
        _ => part == whole,
    }
}

fn single_version(version: DraftVersion) -> DraftState {
    DraftState::Single(Box::new(version))
}

fn published_version(draft: Draft, kept_at: Option<Timestamp>) -> DraftVersion {
    DraftVersion { draft, kept_at, is_recovered: false }
}

fn recovered_version(entry: RecoveryCopy) -> DraftVersion {
    DraftVersion { draft: entry.draft, kept_at: Some(entry.kept_at), is_recovered: true }
}
