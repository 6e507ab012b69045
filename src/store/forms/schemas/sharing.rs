//! The forms of what is shared and of the private log of it, for their schemas.

use jiff::Timestamp;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use uuid::Uuid;

use super::{inside, snapshot};
use crate::maturity::matrix::{Extra, Matrix};
use crate::store::forms::{MATRIX, SNAPSHOT};

/// The format of a file that is shared.
pub(super) const SHARE: &str = "pcn-workbook.share";
/// The format of the private log of what was shared.
pub(super) const SHARES: &str = "pcn-workbook.shares";

/// Snapshots that a network gives to somebody else, with the matrices they were answered on.
#[derive(Serialize, JsonSchema)]
pub(super) struct Share {
    /// Its id.
    id: Uuid,
    /// When it was made.
    made_at: Timestamp,
    /// Kinds of text that were left out.
    #[serde(default)]
    left_out: Vec<String>,
    /// The snapshots.
    #[schemars(with = "Vec<SharedSnapshot>")]
    snapshots: Vec<Extra>,
    /// The matrices they are read against.
    #[schemars(with = "Vec<SharedMatrix>")]
    matrices: Vec<Extra>,
    /// Fields this version does not know.
    #[serde(flatten)]
    extra: Extra,
}

struct SharedSnapshot;

impl JsonSchema for SharedSnapshot {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SharedSnapshot".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        inside::<snapshot::Form>(generator, SNAPSHOT)
    }
}

struct SharedMatrix;

impl JsonSchema for SharedMatrix {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SharedMatrix".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        inside::<Matrix>(generator, MATRIX)
    }
}

/// The private log of what was shared. It never leaves the folder.
#[derive(Serialize, JsonSchema)]
pub(super) struct Shares {
    /// Each time something was shared, oldest first.
    #[serde(default)]
    shares: Vec<Shared>,
    /// Fields this version does not know.
    #[serde(flatten)]
    extra: Extra,
}

/// One time that something was shared.
#[derive(Serialize, JsonSchema)]
struct Shared {
    /// When.
    made_at: Timestamp,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// Whether support was made to depend on it.
    #[serde(default)]
    condition_of_support: bool,
    /// The ids of the snapshots that were shared.
    #[serde(default)]
    snapshots: Vec<Uuid>,
    /// Kinds of text that were left out.
    #[serde(default)]
    left_out: Vec<String>,
    /// The file it was written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    extra: Extra,
}
