//! The JSON Schema of a form that is printed with `--json`, generated from the very type that is
//! printed: what is always there is required, and null only where it is printed.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use super::{FileSchema, remove_null, simplify};
use crate::store::format::{FORMAT_VERSION, to_pretty_json};

/// Makes the schema of the form `pcn-workbook.<name>/1`.
pub fn describe_printed<T: JsonSchema>(name: &'static str) -> FileSchema {
    let format = format!("pcn-workbook.{name}/{FORMAT_VERSION}");
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), json!(format));
    if let Some(Value::Object(fields)) = schema.get_mut("properties") {
        let description = "What is printed here; it comes first.";
        fields.insert("format".to_owned(), json!({"const": format, "description": description}));
    }
    SimplifyPrinted.transform(&mut schema);
    FileSchema { name, bytes: to_pretty_json(&schema) }
}

struct SimplifyPrinted;

impl Transform for SimplifyPrinted {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else { return };
        simplify(object);
        let required = object.get("required").and_then(Value::as_array).cloned();
        let required = required.unwrap_or_default();
        let Some(Value::Object(fields)) = object.get_mut("properties") else { return };
        // what may be left out is never null
        for (_, field) in fields.iter_mut().filter(|(name, _)| !required.contains(&json!(name))) {
            field.as_object_mut().map(remove_null as fn(&mut Map<String, Value>));
        }
    }
}
