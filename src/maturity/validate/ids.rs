//! Validates ids: well formed, no reserved words, and each used once.

use std::collections::HashMap;

use super::locations::{self, Located};
use super::quote_short;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{is_id, is_reserved, is_slug};
use crate::maturity::matrix::Matrix;

const ID_FORMAT_REMEDY: &str = "Begin with a letter or digit and go on with letters, digits, dots, hyphens or underscores: 48 at most, no spaces.";

pub(crate) fn validate_ids(matrix: &Matrix) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if !is_slug(matrix.id.as_str()) {
        let says = format!(
            "The matrix id {} can't be used in file names and commands.",
            quote_short(matrix.id.as_str())
        );
        let remedy =
            "Use small letters, digits and hyphens, 32 at most, beginning with a letter or digit.";
        findings.push(Diagnostic::error("bad-matrix-id", "id", says, remedy));
    }
    let ids = locations::ids(matrix);
    findings.extend(ids.iter().filter_map(validate_spelling));
    findings.extend(find_duplicates(&ids));
    findings
}

fn validate_spelling(id: &Located<&str>) -> Option<Diagnostic> {
    let name = quote_short(id.value);
    if !is_id(id.value) {
        return Some(Diagnostic::error(
            "bad-id",
            &id.path,
            format!("The id {name} can't be used."),
            ID_FORMAT_REMEDY,
        ));
    }
    let says =
        || format!("{name} already means something in answers and commands, so it can't be an id.");
    is_reserved(id.value)
        .then(|| Diagnostic::error("reserved-id", &id.path, says(), "Choose another id."))
}

fn find_duplicates(ids: &[Located<&str>]) -> Vec<Diagnostic> {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut findings = Vec::new();
    for id in ids {
        let first = *seen.entry(id.value.to_ascii_lowercase()).or_insert(&id.path);
        if first != id.path {
            let says = format!("The id {} is already used at {first}.", quote_short(id.value));
            let remedy = "Give every stage, area, statement, ladder and need an id of its own; capital letters make no difference.";
            findings.push(Diagnostic::error("duplicate-id", &id.path, says, remedy));
        }
    }
    findings
}
