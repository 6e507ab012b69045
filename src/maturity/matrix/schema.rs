//! The JSON Schema of a matrix, where its types alone do not say enough.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::{Bar, MatrixKind};

/// What a schema says of rungs: a text for each stage, by the stage's id.
pub(crate) fn texts_by_stage(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "object", "minProperties": 1, "additionalProperties": {"type": "string", "pattern": r"\S"}})
}

/// What a schema says of an area: there is something to answer in it.
pub(crate) fn something_in(list: &str) -> Value {
    json!({"required": [list], "properties": {list: {"minItems": 1}}})
}

pub(crate) fn usual_kind() -> MatrixKind {
    MatrixKind::Local
}

pub(crate) fn usual_bar() -> Bar {
    Bar::Mostly
}

pub(crate) fn first_revision() -> u32 {
    1
}
