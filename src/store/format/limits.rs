//! Limits on every file before it is parsed into types: nulls, oversized texts and lists, duplicate
//! ids, and ids with control characters.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::maturity::diagnostic::{Diagnostic, describe_path};
use crate::maturity::sanitize::sanitize_line;
use crate::store::json::{element_path, member_path};

pub(crate) const MAX_TEXT_BYTES: usize = 64 * 1024;

/// The most entries of a list, or of an object that is one by id.
pub(crate) const MAX_ITEMS: usize = 5_000;

/// Objects whose keys are ids of a matrix.
const ID_KEYED_FIELDS: [&str; 4] = ["answers", "judgements", "aims", "asks"];

/// Known fields in which null counts as absent. A null in an unknown field may mean something and
/// stays.
const NULLABLE_FIELDS: [&str; 60] = [
    "aim", "also", "answer", "areas_overlap", "as_before", "as_of", "ascii", "base", "based_on",
    "condition_of_support", "dated", "demo", "deprivation", "device", "director_sessions",
    "editor", "evidence", "good_until", "kept_from", "kind", "label", "last_library",
    "last_network", "left_out", "list_size", "management_support", "matrices", "mouse", "network",
    "note", "ods_code", "of", "operating_model", "place", "practices", "present", "profile",
    "purpose", "raised", "reason", "review_on", "role", "saved_at", "setting", "stage", "subject",
    "supersedes", "supports", "system", "taken_back", "taken_on", "text", "theme", "to", "typed",
    "views", "voice", "whose", "why", "worked_together",
];

/// The way down to a value; the path is built only for a finding.
#[derive(Clone, Copy)]
enum FieldPath<'w> {
    Top,
    Member(&'w FieldPath<'w>, &'w str),
    Element(&'w FieldPath<'w>, usize),
}

impl FieldPath<'_> {
    fn path(&self) -> String {
        match self {
            Self::Top => String::new(),
            Self::Member(above, key) => member_path(&above.path(), key),
            Self::Element(above, index) => element_path(&above.path(), *index),
        }
    }
}

/// Checks a whole file, and drops the nulls that count as absent.
pub(crate) fn enforce_limits(object: &mut Map<String, Value>) -> Result<(), Diagnostic> {
    check_members(object, FieldPath::Top, false)
}

fn check_members(
    object: &mut Map<String, Value>,
    path: FieldPath<'_>,
    is_by_id: bool,
) -> Result<(), Diagnostic> {
    let may_be_absent =
        |key: &str| is_by_id || ID_KEYED_FIELDS.contains(&key) || NULLABLE_FIELDS.contains(&key);
    if object.values().any(Value::is_null) {
        object.retain(|key, value| !(value.is_null() && may_be_absent(key)));
    }
    if is_by_id {
        check_ids(object, path)?;
    }
    object.iter_mut().try_for_each(|(key, value)| {
        let by_id_below = !is_by_id && ID_KEYED_FIELDS.contains(&key.as_str());
        check_value(value, FieldPath::Member(&path, key), by_id_below)
    })
}

fn check_value(value: &mut Value, path: FieldPath<'_>, is_by_id: bool) -> Result<(), Diagnostic> {
    match value {
        Value::String(text) if text.len() > MAX_TEXT_BYTES => Err(too_long(path.path())),
        Value::Array(list) if list.len() > MAX_ITEMS => Err(too_many(path.path())),
        Value::Array(list) => {
            let mut elements = list.iter_mut().enumerate();
            elements.try_for_each(|(index, value)| {
                check_value(value, FieldPath::Element(&path, index), false)
            })
        }
        Value::Object(object) => check_members(object, path, is_by_id),
        _ => Ok(()),
    }
}

/// Ids are matched without case: with one in two spellings an entry would be lost.
fn check_ids(object: &Map<String, Value>, path: FieldPath<'_>) -> Result<(), Diagnostic> {
    if object.len() > MAX_ITEMS {
        return Err(too_many(path.path()));
    }
    let mut seen = HashSet::with_capacity(object.len());
    for key in object.keys() {
        let found = |code, says, remedy| {
            Diagnostic::error(code, FieldPath::Member(&path, key).path(), says, remedy)
        };
        if sanitize_line(key) != *key {
            return Err(found(
                "odd-id",
                "This id holds a control character or one that is never seen.",
                "Write the id as it stands in the matrix.",
            ));
        }
        if !seen.insert(key.to_ascii_lowercase()) {
            return Err(found(
                "duplicate-id",
                "This id stands twice here, in two spellings.",
                "Keep one of the two.",
            ));
        }
    }
    Ok(())
}

pub(crate) fn too_long(path: String) -> Diagnostic {
    let says =
        format!("{} is longer than 64 KiB, the most that is read of a text.", describe_path(&path));
    Diagnostic::error("text-too-long", path, says, "Shorten the text.")
}

pub(crate) fn too_many(path: String) -> Diagnostic {
    let says =
        format!("{} has more than 5,000 entries, the most that are read.", describe_path(&path));
    Diagnostic::error("too-many", path, says, "Take some out.")
}
