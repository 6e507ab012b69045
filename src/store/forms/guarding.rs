//! What every file is looked through for before it is read into types: nulls, texts and lists beyond all measure, and ids that
//! stand twice in two spellings or could drive a terminal.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::super::json::{element, member};
use crate::maturity::cleaning::clean_line;
use crate::maturity::finding::Finding;

/// The most bytes of one text.
pub(super) const TEXT_CAP: usize = 64 * 1024;

/// The most entries of a list, or of an object that is one by id.
pub(super) const ITEMS_CAP: usize = 5_000;

/// Objects whose keys are ids chosen by a matrix.
const BY_ID: [&str; 4] = ["answers", "judgements", "aims", "asks"];

/// Fields of ours in which null counts as absent. A null in a field we do not know may mean something and stays.
const OURS: [&str; 45] = [
    "aim",
    "also",
    "answer",
    "areas_overlap",
    "as_before",
    "base",
    "based_on",
    "dated",
    "deprivation",
    "director_sessions",
    "evidence",
    "good_until",
    "kind",
    "label",
    "left_out",
    "list_size",
    "management_support",
    "matrices",
    "network",
    "note",
    "ods_code",
    "of",
    "operating_model",
    "practices",
    "present",
    "profile",
    "purpose",
    "raised",
    "reason",
    "review_on",
    "role",
    "saved_at",
    "setting",
    "stage",
    "subject",
    "supersedes",
    "supports",
    "system",
    "taken_on",
    "text",
    "to",
    "views",
    "voice",
    "whose",
    "worked_together",
];

/// Looks through a whole file, and drops the nulls that count as absent.
pub(super) fn prepare(object: &mut Map<String, Value>) -> Result<(), Finding> {
    members(object, "", false)
}

fn members(object: &mut Map<String, Value>, path: &str, is_by_id: bool) -> Result<(), Finding> {
    if object.values().any(Value::is_null) {
        object.retain(|key, value| {
            !(value.is_null() && (is_by_id || BY_ID.contains(&key.as_str()) || OURS.contains(&key.as_str())))
        });
    }
    if is_by_id {
        ids(object, path)?;
    }
    object.iter_mut().try_for_each(|(key, value)| each(value, || member(path, key), BY_ID.contains(&key.as_str()) && !is_by_id))
}

/// Looks at one value; its path is put together only where it is needed.
fn each(value: &mut Value, path: impl Fn() -> String, is_by_id: bool) -> Result<(), Finding> {
    match value {
        Value::String(text) if text.len() > TEXT_CAP => Err(too_long(path())),
        Value::Array(list) if list.len() > ITEMS_CAP => Err(too_many(path())),
        Value::Array(list) => {
            let path = path();
            list.iter_mut().enumerate().try_for_each(|(index, value)| each(value, || element(&path, index), false))
        }
        Value::Object(object) => members(object, &path(), is_by_id),
        _ => Ok(()),
    }
}

/// Ids are matched without case: one that stands in two spellings would lose one of its entries.
fn ids(object: &Map<String, Value>, path: &str) -> Result<(), Finding> {
    if object.len() > ITEMS_CAP {
        return Err(too_many(path.to_owned()));
    }
    let mut seen = HashSet::with_capacity(object.len());
    for key in object.keys() {
        if clean_line(key) != *key {
            return Err(Finding::error(
                "odd-id",
                member(path, key),
                "This id holds a control character or one that is never seen.",
                "Write the id as it stands in the matrix.",
            ));
        }
        if !seen.insert(key.to_ascii_lowercase()) {
            return Err(Finding::error(
                "duplicate-id",
                member(path, key),
                "This id stands twice here, in two spellings.",
                "Keep one of the two.",
            ));
        }
    }
    Ok(())
}

pub(super) fn too_long(path: String) -> Finding {
    Finding::error("text-too-long", path, "This text is longer than 64 KiB, the most that is read.", "Shorten the text.")
}

pub(super) fn too_many(path: String) -> Finding {
    Finding::error("too-many", path, "There are more than 5,000 entries here, the most that are read.", "Take some out.")
}
