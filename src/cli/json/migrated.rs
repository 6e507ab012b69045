//! `migrated/1`: what becomes of a walk on another revision of its matrix.

use schemars::JsonSchema;
use serde::Serialize;

use super::MatrixRefJson;
use crate::maturity::ids::{ItemId, Slug};
use crate::maturity::network_state::OpenDraft;
use crate::maturity::walk::migration::Migration;

/// What becomes of each item, and whether it was done.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct MigratedJson<'m> {
    format: &'static str,
    network: Slug,
    before: MatrixRefJson,
    after: MatrixRefJson,
    carried: &'m [ItemId],
    to_read_again: &'m [ItemId],
    asked_anew: &'m [ItemId],
    new: &'m [ItemId],
    retired: &'m [ItemId],
    left_behind: &'m [String],
    done: bool,
}

impl<'m> MigratedJson<'m> {
    pub(crate) fn of(
        network: &Slug,
        open: &OpenDraft,
        migration: &'m Migration,
        done: bool,
    ) -> Self {
        Self {
            format: "pcn-workbook.migrated/1",
            network: network.clone(),
            before: (&open.matrix.matrix).into(),
            after: (&migration.to.matrix).into(),
            carried: &migration.carried,
            to_read_again: &migration.to_read_again,
            asked_anew: &migration.asked_anew,
            new: &migration.new,
            retired: &migration.retired,
            left_behind: &migration.left_behind,
            done,
        }
    }
}
