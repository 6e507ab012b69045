//! `returns/1`: who was asked and what came; `receipt/1`: the receipt that was written.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::networks::whole_voice;
use super::references::{MatrixRefJson, NetworkRefJson};
use super::standing::CompleteJson;
use crate::maturity::assessment::Voice;
use crate::maturity::form::AskedForm;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::returns::{CameBack, ReturnRow};

/// Who was asked and what came, by the names of networks.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ReturnsJson {
    format: &'static str,
    returns: Vec<ReturnJson>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ReturnJson {
    network: NetworkRefJson,
    /// Null where nothing was asked.
    asked: Option<AskedJson>,
    #[schemars(extend("enum" = ["late", "missing", "incomplete", "came", "nothing", "not_asked"]))]
    state: &'static str,
    /// The oldest first.
    came: Vec<CameJson>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct AskedJson {
    form: Uuid,
    matrix: MatrixRefJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    asked_on: Date,
}

#[derive(Debug, JsonSchema, Serialize)]
struct CameJson {
    snapshot: Uuid,
    taken_on: Date,
    voice: Voice,
    complete: CompleteJson,
    /// Whether it came in from a form.
    from_form: bool,
}

impl ReturnsJson {
    pub(crate) fn of(rows: &[ReturnRow]) -> Self {
        Self {
            format: "pcn-workbook.returns/1",
            returns: rows.iter().map(ReturnJson::of).collect(),
        }
    }
}

impl ReturnJson {
    fn of(row: &ReturnRow) -> Self {
        Self {
            network: NetworkRefJson {
                id: row.network,
                slug: row.slug.clone(),
                name: row.name.clone(),
            },
            asked: row.asked.as_ref().map(AskedJson::of),
            state: row.state.code(),
            came: row.came.iter().map(CameJson::of).collect(),
        }
    }
}

impl AskedJson {
    fn of(asked: &AskedForm) -> Self {
        Self {
            form: asked.form,
            matrix: MatrixRefJson { id: asked.matrix.id.clone(), revision: asked.matrix.revision },
            subject: asked.subject.clone(),
            role: asked.role.clone(),
            of: asked.of.clone(),
            due: asked.due,
            asked_on: asked.asked_on,
        }
    }
}

impl CameJson {
    fn of(came: &CameBack) -> Self {
        Self {
            snapshot: came.snapshot,
            taken_on: came.taken_on,
            voice: whole_voice(&came.voice),
            complete: came.complete.into(),
            from_form: came.is_from_form,
        }
    }
}

/// The receipt that was written.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ReceiptJson {
    format: &'static str,
    file: String,
    network: NetworkRefJson,
    /// What it speaks of.
    snapshots: Vec<Uuid>,
}

impl ReceiptJson {
    pub(crate) fn new(
        file: &str,
        (slug, network): (&Slug, &Network),
        snapshots: Vec<Uuid>,
    ) -> Self {
        Self {
            format: "pcn-workbook.receipt/1",
            file: file.to_owned(),
            network: NetworkRefJson::new(slug, network),
            snapshots,
        }
    }
}
