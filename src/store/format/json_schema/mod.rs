//! The JSON Schema of each kind of file, for editors and other programs, generated from the types
//! that are written. The program itself never validates by them.

mod languages;
mod printed;
mod share;
#[cfg(test)]
mod tests;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

pub use self::printed::describe_printed;
use super::library_file::LibraryFile;
use super::limits::{MAX_ITEMS, MAX_TEXT_BYTES};
use super::settings::SettingsFile;
use super::{
    ASKED, DRAFT, FORM_ANSWERS, FORMAT_VERSION, IMPORT_RECORD, LIBRARY, MATRIX, NETWORK, SETTINGS,
    SHARE, SHARE_LOG, SNAPSHOT, asked, draft, form_answers, share_log, snapshot, to_pretty_json,
};
use crate::maturity::matrix::Matrix;
use crate::maturity::network::Network;
use crate::maturity::share::ImportRecord;

/// The schema of a matrix as it is shipped, for people's own matrices to name. A test holds that it
/// is the generated one.
pub const SHIPPED_MATRIX_SCHEMA: &str = include_str!("../../../../matrices/matrix.schema.json");

/// The schema of one kind of file, or of one form that is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct FileSchema {
    /// The name of the format, which is also the beginning of the schema's file name.
    pub name: &'static str,
    /// The bytes of the schema's file.
    pub bytes: Vec<u8>,
}

/// The schemas of all kinds of files that people and other programs meet. The recovery copies of
/// this machine are not among them: nobody else reads or writes one.
pub fn all() -> Vec<FileSchema> {
    let all = [
        generate::<Matrix>("matrix", MATRIX),
        generate::<Network>("network", NETWORK),
        generate::<draft::DraftFile>("draft", DRAFT)
            .with_description("A walk under way, as one device keeps it."),
        generate::<snapshot::SnapshotFile>("snapshot", SNAPSHOT)
            .with_description("What a network said of itself on one day. It is never changed."),
        generate::<share::ShareSchema>("share", SHARE),
        generate::<share_log::ShareLogFile>("shares", SHARE_LOG)
            .with_description("The private log of what was shared. It never leaves the folder."),
        generate::<form_answers::FormAnswersFile>("form-answers", FORM_ANSWERS)
            .with_description("What one person answered in a form, to be brought in."),
        generate::<asked::AskedFile>("asked", ASKED)
            .with_description("Who was asked to fill in a form. It never leaves the folder."),
        generate::<ImportRecord>("import", IMPORT_RECORD)
            .with_description("What was brought in last, so that it can be taken back."),
        generate::<LibraryFile>("library", LIBRARY),
        generate::<SettingsFile>("settings", SETTINGS),
    ];
    all.into_iter()
        .map(|kind| FileSchema { name: kind.name, bytes: to_pretty_json(&kind.schema) })
        .collect()
}

struct SchemaBuilder {
    name: &'static str,
    schema: Schema,
}

impl SchemaBuilder {
    fn with_description(mut self, words: &str) -> Self {
        self.schema.insert("description".to_owned(), json!(words));
        self
    }
}

fn generate<T: JsonSchema>(name: &'static str, format: &str) -> SchemaBuilder {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), json!(format!("{format}/{FORMAT_VERSION}")));
    add_format_fields(&mut schema, format);
    SchemaCleanup.transform(&mut schema);
    schema.as_object_mut().into_iter().for_each(languages::allow_languages);
    SchemaBuilder { name, schema }
}

/// The schema of a file of the kind `T` inside another one, with its format.
fn subschema<T: JsonSchema>(generator: &mut SchemaGenerator, format: &str) -> Schema {
    let mut schema = T::json_schema(generator);
    add_format_fields(&mut schema, format);
    schema
}

/// Adds the fields of every file before those of its type: its format, and the name of its schema.
fn add_format_fields(schema: &mut Schema, format: &str) {
    let mut fields = Map::new();
    fields.insert(
        "format".to_owned(),
        json!({"const": format!("{format}/{FORMAT_VERSION}"), "description": "What this file is; it comes first."}),
    );
    fields.insert(
        "$schema".to_owned(),
        json!({"type": "string", "description": "Where this schema is, for editors."}),
    );
    if let Some(Value::Object(own)) = schema.remove("properties") {
        fields.extend(own);
    }
    schema.insert("properties".to_owned(), Value::Object(fields));
    let mut required = vec![json!("format")];
    if let Some(Value::Array(own)) = schema.remove("required") {
        required.extend(own);
    }
    schema.insert("required".to_owned(), Value::Array(required));
}

/// Adds the limits of texts and lists, removes null from what may be left out, and Rust markup from
/// descriptions.
struct SchemaCleanup;

impl Transform for SchemaCleanup {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else { return };
        remove_null(object);
        simplify(object);
        let is_bounded = ["const", "enum", "format"].iter().any(|key| object.contains_key(*key))
            || object
                .get("pattern")
                .and_then(Value::as_str)
                .is_some_and(|pattern| pattern.ends_with('$'));
        match object.get("type").and_then(Value::as_str) {
            Some("string") if !is_bounded => {
                object.insert("maxLength".to_owned(), json!(MAX_TEXT_BYTES))
            }
            Some("array") => object.insert("maxItems".to_owned(), json!(MAX_ITEMS)),
            _ => None,
        };
    }
}

/// Takes away what only a programmer reads: marks in descriptions, and how wide a number is.
fn simplify(object: &mut Map<String, Value>) {
    if let Some(Value::String(words)) = object.get_mut("description") {
        *words = words.replace("[`", "").replace("`]", "").replace('`', "").replace('\n', " ");
    }
    object.retain(|key, value| key != "format" || value != "uint32" && value != "uint");
}

fn remove_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(kinds)) = object.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if object.get("default").is_some_and(Value::is_null) {
        object.shift_remove("default");
    }
    let Some(Value::Array(choices)) = object.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
    if let [Value::Object(only)] = choices.as_slice() {
        let only = only.clone();
        object.shift_remove("anyOf");
        object.extend(only.into_iter().filter(|(key, _)| key != "description"));
    }
}
