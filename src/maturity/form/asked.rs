//! Who was asked to fill in a form, and by when: the library's own note, which is never shared.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::FormRequest;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::MatrixId;
use crate::maturity::known_matrix::KnownMatrix;
use crate::maturity::matrix::UnknownFields;

/// One form that was made for somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AskedForm {
    /// The id of the form.
    pub form: Uuid,
    /// The network it is about.
    pub network: AskedNetwork,
    /// The matrix that it asks.
    pub matrix: AskedMatrix,
    /// The one thing it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The job role that was asked; none where whoever gets it may fill it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The practice or organisation that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The day by which it is wanted back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The day the form was made.
    pub asked_on: Date,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// The network of such a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AskedNetwork {
    /// Its id.
    pub id: Uuid,
    /// Its name on that day.
    pub name: String,
}

/// The matrix of such a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AskedMatrix {
    /// Its id.
    pub id: MatrixId,
    /// Its revision.
    pub revision: u32,
    /// SHA-256 of what it says.
    pub fingerprint: String,
    /// SHA-256 of what its first revision says, as far back as is known.
    pub first: String,
    /// What people call it.
    pub title: String,
}

impl AskedForm {
    /// The note about a form that was made of this matrix.
    pub fn of(request: &FormRequest, matrix: &KnownMatrix) -> Self {
        let MatrixRef { id, revision, fingerprint } = request.matrix.clone();
        Self {
            form: request.id,
            network: AskedNetwork { id: request.network.id, name: request.network.name.clone() },
            matrix: AskedMatrix {
                id,
                revision,
                fingerprint,
                first: matrix.lineage.first().to_owned(),
                title: matrix.matrix.short_title().to_owned(),
            },
            subject: request.subject.clone(),
            role: request.role.clone(),
            of: request.of.clone(),
            due: request.due,
            asked_on: request.made_on,
            unknown_fields: UnknownFields::new(),
        }
    }
}
