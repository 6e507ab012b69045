//! What a schema says of texts that may stand in several languages: a text, or an object of them by the
//! tags of their languages.

use serde_json::{Map, Value, json};

use crate::store::format::limits::MAX_TEXT_BYTES;

const NAME: &str = "TextByLanguage";

/// The parts of a matrix with texts that people read.
const PARTS: [&str; 9] =
    ["Stage", "BeforeName", "Scale", "AnswerSet", "Domain", "Statement", "Ladder", "Ask", "Term"];

/// Their fields: texts, lists of texts and objects of texts.
const FIELDS: [&str; 25] = [
    "title", "short_title", "about_one", "about", "opening", "source", "footer", "name", "meaning",
    "short_name", "group", "why", "good", "before", "text", "evidence", "lead_in", "term", "signs",
    "checklist", "also", "rungs", "examples", "answers", "label",
];

/// Lets every text of a matrix in this schema stand in several languages.
pub(super) fn allow_languages(schema: &mut Map<String, Value>) {
    let mut is_found = is_matrix(schema);
    if is_found {
        widen_fields(schema);
    }
    if let Some(Value::Object(parts)) = schema.get_mut("$defs") {
        for (name, part) in parts.iter_mut() {
            let Some(part) = part.as_object_mut() else { continue };
            let is_matrix = is_matrix(part);
            if is_matrix || PARTS.contains(&name.as_str()) {
                widen_fields(part);
            }
            is_found |= is_matrix;
        }
    }
    is_found |= widen_inner_matrices(schema);
    if !is_found {
        return;
    }
    let parts = schema.entry("$defs").or_insert_with(|| json!({}));
    parts[NAME] = json!({
        "description": "One text in several languages, by their tags, such as en and cy. The matrix's own language is among them.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$"},
        "additionalProperties": {"type": "string", "maxLength": MAX_TEXT_BYTES}
    });
}

/// A matrix that stands inside another file has no part of its own.
fn widen_inner_matrices(schema: &mut Map<String, Value>) -> bool {
    let Some(Value::Object(fields)) = schema.get_mut("properties") else { return false };
    let mut is_found = false;
    for field in fields.values_mut() {
        if let Some(inner) = field.get_mut("items").and_then(Value::as_object_mut)
            && is_matrix(inner)
        {
            widen_fields(inner);
            is_found = true;
        }
    }
    is_found
}

fn is_matrix(schema: &Map<String, Value>) -> bool {
    schema.get("properties").is_some_and(|fields| {
        ["stages", "domains", "bar"].iter().all(|name| fields.get(name).is_some())
    })
}

fn widen_fields(schema: &mut Map<String, Value>) {
    let Some(Value::Object(fields)) = schema.get_mut("properties") else { return };
    for (name, field) in fields.iter_mut() {
        if !FIELDS.contains(&name.as_str()) {
            continue;
        }
        match field.get("type").and_then(Value::as_str) {
            Some("string") => widen(field),
            Some("array") => field.get_mut("items").into_iter().for_each(widen),
            Some("object") => {
                field.get_mut("additionalProperties").into_iter().for_each(widen);
            }
            _ => {}
        }
    }
}

/// A text, but no id or word of ours, may be an object of texts too.
fn widen(field: &mut Value) {
    let Some(text) = field.as_object_mut() else { return };
    let is_text = text.get("type").is_some_and(|kind| kind == "string")
        && text.get("pattern").is_none_or(|pattern| pattern == r"\S")
        && !text.contains_key("enum");
    if !is_text {
        return;
    }
    let description = text.shift_remove("description");
    let plain = Value::Object(std::mem::take(text));
    text.extend(description.map(|words| ("description".to_owned(), words)));
    text.insert("anyOf".to_owned(), json!([plain, {"$ref": format!("#/$defs/{NAME}")}]));
}
