//! The types of a share for its schema; the file itself is parsed by hand.

use jiff::Timestamp;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{snapshot, subschema};
use crate::maturity::matrix::{Matrix, UnknownFields};
use crate::store::format::share::HASH_FIELD;
use crate::store::format::{MATRIX, SNAPSHOT};

/// Snapshots that a network gives to somebody else, with the matrices they were answered on.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ShareSchema {
    /// Its id.
    id: Uuid,
    /// When it was made.
    made_at: Timestamp,
    /// Kinds of text that were left out.
    #[serde(default)]
    left_out: Vec<String>,
    /// The snapshots.
    #[schemars(with = "Vec<SharedSnapshotSchema>")]
    snapshots: Vec<UnknownFields>,
    /// The matrices they are read against.
    #[schemars(with = "Vec<SharedMatrixSchema>")]
    matrices: Vec<UnknownFields>,
    /// Fields this version does not know.
    #[serde(flatten)]
    unknown_fields: UnknownFields,
}

struct SharedSnapshotSchema;

impl JsonSchema for SharedSnapshotSchema {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SharedSnapshot".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = subschema::<snapshot::SnapshotFile>(generator, SNAPSHOT);
        if let Some(Value::Object(fields)) = schema.get_mut("properties") {
            fields.insert(
                HASH_FIELD.to_owned(),
                json!({
                    "type": "string",
                    "pattern": "^[0-9a-f]{64}$",
                    "description": "SHA-256 of the snapshot's own file, which has no such field."
                }),
            );
        }
        schema
    }
}

struct SharedMatrixSchema;

impl JsonSchema for SharedMatrixSchema {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SharedMatrix".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        subschema::<Matrix>(generator, MATRIX)
    }
}
