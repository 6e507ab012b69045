//! `matrices/1`: a list of matrices; and a matrix itself, which is printed as its own file has it.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::{Matrix, MatrixKind};
use crate::maturity::network_state::{KnownMatrix, Origin};

/// A list of matrices.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct MatricesJson<'m> {
    format: &'static str,
    matrices: Vec<MatrixRowJson<'m>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct MatrixRowJson<'m> {
    id: &'m MatrixId,
    revision: u32,
    title: &'m str,
    kind: MatrixKind,
    #[schemars(extend("enum" = ["shipped", "loose", "frozen"]))]
    origin: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'m str>,
}

/// A matrix as its file has it.
#[derive(Debug, Serialize)]
pub(crate) struct MatrixFileJson<'m> {
    format: &'static str,
    #[serde(flatten)]
    matrix: &'m Matrix,
}

impl<'m> MatricesJson<'m> {
    pub(crate) fn of(known: &'m [Arc<KnownMatrix>]) -> Self {
        Self {
            format: "pcn-workbook.matrices/1",
            matrices: known.iter().map(|known| row(known)).collect(),
        }
    }
}

fn row(known: &KnownMatrix) -> MatrixRowJson<'_> {
    let (origin, file) = match &known.origin {
        Origin::Shipped => ("shipped", None),
        Origin::Loose(file) => ("loose", Some(file.as_str())),
        Origin::Frozen(file) => ("frozen", Some(file.as_str())),
    };
    let matrix = &known.matrix;
    MatrixRowJson {
        id: &matrix.id,
        revision: matrix.revision,
        title: &matrix.title,
        kind: matrix.kind,
        origin,
        file,
    }
}

impl<'m> MatrixFileJson<'m> {
    pub(crate) fn of(matrix: &'m Matrix) -> Self {
        Self { format: "pcn-workbook.matrix/1", matrix }
    }
}
