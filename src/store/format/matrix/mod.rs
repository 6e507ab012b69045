//! The matrix file. People write it in a text editor, so parsing goes on past every mistake and
//! reports them all at once. The program's own copy (canonical form) always has the same bytes for
//! the same matrix.

mod domain_reader;
mod field_reader;
mod id_reader;
mod kept_fields;
mod language_reader;
mod matrix_reader;

use serde::Serialize;
use serde_json::Value;

use super::{
    FORMAT_VERSION, MATRIX, NEWER_FORMAT, describe_format, read_format, to_bytes, to_pretty_json,
};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::validate::validate_matrix;
use crate::store::json;
use crate::store::sha256::sha256_hex;

pub use self::id_reader::read_id;

/// Parses a matrix as far as possible, with all findings about its form, by line.
///
/// The matrix may be used only if no finding is an error. What can't be read is replaced by an
/// empty value, so that paths still match the file. Unique ids, known stages and the like are
/// checked only by [`read_validated`].
pub fn read(bytes: &[u8]) -> (Option<Matrix>, Vec<Diagnostic>) {
    let (matrix, findings) = read_structure(bytes);
    (matrix, sorted_by_line(findings, bytes))
}

/// Parses a matrix and validates its meaning too: duplicate ids, unknown stages and so on.
pub fn read_validated(bytes: &[u8]) -> (Option<Matrix>, Vec<Diagnostic>) {
    let (matrix, mut findings) = read_structure(bytes);
    if let Some(matrix) = &matrix {
        let unread: Vec<String> = findings
            .iter()
            .filter(|found| found.is_error())
            .map(|found| found.path.clone())
            .collect();
        findings.extend(
            validate_matrix(matrix).into_iter().filter(|found| !is_consequence(found, &unread)),
        );
    }
    (matrix, sorted_by_line(findings, bytes))
}

/// The matrix's own bytes: our order of keys, indented by two, unknown fields last. Reading and
/// writing them again gives the same bytes.
pub fn canonical_bytes(matrix: &Matrix) -> Vec<u8> {
    to_bytes(MATRIX, matrix)
}

/// The name of the schema's file, beside the matrices.
pub const SCHEMA_FILE_NAME: &str = "matrix.schema.json";

/// The bytes of a file for people to edit: as [`canonical_bytes`], with the name of its schema for
/// an editor. That name is no part of the matrix.
pub fn loose_bytes(matrix: &Matrix) -> Vec<u8> {
    #[derive(Serialize)]
    struct LooseMatrix<'m> {
        format: String,
        #[serde(rename = "$schema")]
        schema: String,
        #[serde(flatten)]
        matrix: &'m Matrix,
    }
    to_pretty_json(&LooseMatrix {
        format: format!("{MATRIX}/{FORMAT_VERSION}"),
        schema: format!("./{SCHEMA_FILE_NAME}"),
        matrix,
    })
}

/// Whether these bytes are a JSON Schema, such as the one beside the matrices: no matrix, and
/// nothing to complain of.
pub fn is_json_schema(bytes: &[u8]) -> bool {
    let names_schemas =
        |value: &Value| value.as_str().is_some_and(|name| name.contains("://json-schema.org/"));
    json::parse(bytes).is_ok_and(|value| {
        value.get("format").is_none() && value.get("$schema").is_some_and(names_schemas)
    })
}

/// The matrix's exact identity: its id, its revision and the hash of its canonical bytes.
pub fn reference(matrix: &Matrix) -> MatrixRef {
    MatrixRef {
        id: matrix.id.clone(),
        revision: matrix.revision,
        fingerprint: sha256_hex(&canonical_bytes(matrix)),
    }
}

/// The name of the write-once copy in `matrices/`: `<id>@<revision>_<first 12 digits of the
/// hash>.json`.
pub fn frozen_file_name(reference: &MatrixRef) -> String {
    format!("{}.json", reference.full_name())
}

/// The matrix with its identity and where it came from.
pub fn with_identity(matrix: Matrix, origin: Origin) -> KnownMatrix {
    let reference = reference(&matrix);
    KnownMatrix::new(matrix, reference, origin)
}

fn read_structure(bytes: &[u8]) -> (Option<Matrix>, Vec<Diagnostic>) {
    let value = match json::parse(bytes) {
        Ok(value) => value,
        Err(finding) => return (None, vec![finding]),
    };
    let unformed = match check_is_matrix(&value) {
        Ok(()) => None,
        // without its format it may still be meant as a matrix, and the rest is worth checking
        Err(finding)
            if value.is_object()
                && finding.code != NEWER_FORMAT
                && finding.code != NOT_A_MATRIX =>
        {
            Some(finding)
        }
        Err(finding) => return (None, vec![finding]),
    };
    let (matrix, found) = matrix_reader::read_matrix(&value);
    (Some(matrix), unformed.into_iter().chain(found).collect())
}

/// The code for a workbook file of another kind.
const NOT_A_MATRIX: &str = "not-a-matrix";

fn check_is_matrix(value: &Value) -> Result<(), Diagnostic> {
    let format = read_format(value)?;
    if format.name == MATRIX {
        return Ok(());
    }
    let says = format!("This file says it is {}, not a matrix.", describe_format(&format.name));
    Err(Diagnostic::error(
        NOT_A_MATRIX,
        "format",
        says,
        "Check that it is the right file in the right place.",
    ))
}

/// Whether a finding only follows from something unreadable: it is about that very place, or about
/// stages whose list could not be read.
fn is_consequence(found: &Diagnostic, unread: &[String]) -> bool {
    let is_about_stages = matches!(found.code, "unknown-stage" | "missing-rung");
    unread
        .iter()
        .any(|path| is_within(&found.path, path) || (is_about_stages && is_within(path, "stages")))
}

fn is_within(path: &str, above: &str) -> bool {
    path.strip_prefix(above)
        .is_some_and(|rest| above.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

fn sorted_by_line(findings: Vec<Diagnostic>, bytes: &[u8]) -> Vec<Diagnostic> {
    let mut findings = json::with_line_numbers(findings, bytes);
    findings.sort_by_key(|finding| finding.line);
    findings
}

#[cfg(test)]
pub(crate) mod invalid_cases;
#[cfg(test)]
mod tests;
