//! `chosen/1`: which copy of a snapshot counts now, and in what the others differ from it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{MatrixRefJson, NetworkRefJson};
use crate::maturity::network_state::{CopyDifference, NetworkState, OtherCopy, SavedSnapshot};

/// The copy that counts now.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ChosenJson<'c> {
    format: &'static str,
    id: Uuid,
    network: NetworkRefJson,
    matrix: MatrixRefJson,
    taken_on: Date,
    file: &'c str,
    /// Whether it was altered after it was saved.
    altered: bool,
    others: Vec<OtherCopyJson<'c>>,
}

/// A copy that does not count.
#[derive(Debug, JsonSchema, Serialize)]
struct OtherCopyJson<'c> {
    file: &'c str,
    altered: bool,
    differs: Vec<CopyDifferenceJson<'c>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct CopyDifferenceJson<'c> {
    /// An answer to an item, or the stage of a domain.
    #[schemars(extend("enum" = ["answer", "stage"]))]
    kind: &'static str,
    id: &'c str,
    /// What the copy that counts says, in words.
    counts: &'c str,
    /// What this one says.
    other: &'c str,
}

impl<'c> ChosenJson<'c> {
    pub(crate) fn of(
        record: &NetworkState,
        chosen: &'c SavedSnapshot,
        others: &'c [OtherCopy<'c>],
    ) -> Self {
        let difference = |one: &'c CopyDifference| CopyDifferenceJson {
            kind: if one.is_answer { "answer" } else { "stage" },
            id: &one.id,
            counts: &one.here,
            other: &one.there,
        };
        let other = |other: &'c OtherCopy<'c>| OtherCopyJson {
            file: &other.saved.file,
            altered: other.saved.changed_after_save,
            differs: other.differences.iter().map(difference).collect(),
        };
        Self {
            format: "pcn-workbook.chosen/1",
            id: chosen.snapshot.id,
            network: record.into(),
            matrix: (&chosen.matrix.matrix).into(),
            taken_on: chosen.snapshot.taken_on,
            file: &chosen.file,
            altered: chosen.changed_after_save,
            others: others.iter().map(other).collect(),
        }
    }
}
