//! `form/1`: the form that was written.

use std::path::Path;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::references::{MatrixRefJson, NetworkRefJson};
use crate::maturity::form::FormRequest;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::NetworkState;
use crate::report::FileFormat;

/// The form that was written.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct FormJson {
    format: &'static str,
    file: String,
    #[schemars(extend("enum" = ["xlsx", "html"]))]
    kind: &'static str,
    /// The form's own id.
    form: Uuid,
    network: NetworkRefJson,
    matrix: MatrixRefJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    /// How many statements and descriptions to pick it asks.
    questions: usize,
    /// Whether it is noted that this was asked.
    noted: bool,
}

impl FormJson {
    pub(crate) fn of(
        request: &FormRequest,
        (record, matrix): (&NetworkState, &Matrix),
        (file, format): (&Path, FileFormat),
        noted: bool,
    ) -> Self {
        Self {
            format: "pcn-workbook.form/1",
            file: file.to_string_lossy().into_owned(),
            kind: if format == FileFormat::Html { "html" } else { "xlsx" },
            form: request.id,
            network: record.into(),
            matrix: matrix.into(),
            subject: request.subject.clone(),
            role: request.role.clone(),
            of: request.of.clone(),
            due: request.due,
            questions: matrix.items().count(),
            noted,
        }
    }
}
