//! Validation of a matrix, and of answers against it. All findings come at once, each with its place
//! and a remedy; nothing here refuses anything.

mod answer_sets;
mod answers;
mod crosswalk;
mod ids;
mod locations;
mod revisions;
mod scales;
mod shape;
mod texts;

#[cfg(test)]
mod tests;

pub use self::answers::validate_answers;
pub use self::crosswalk::validate_crosswalk;
pub(crate) use self::shape::too_many_items_error;

use super::diagnostic::Diagnostic;
use super::matrix::Matrix;

/// The most items a matrix may have.
pub const MAX_ITEMS: usize = 5_000;
/// The longest text a matrix may hold, in bytes.
pub const MAX_TEXT_BYTES: usize = 64 * 1024;
/// The most that the words of a glossary and all of their other forms may hold together, in bytes.
pub const MAX_GLOSSARY_BYTES: usize = 2 * 1024 * 1024;
/// The most cells of a board: areas by stages, and ladders by stages.
pub const MAX_CELLS: usize = 100_000;
/// More stages than this work, and no screen shows them well.
pub const RECOMMENDED_MAX_STAGES: usize = 12;
/// More domains than this work, and no screen shows them well.
pub const RECOMMENDED_MAX_DOMAINS: usize = 40;

/// Checks a matrix on its own. An error makes it unusable; a warning may not be what was meant.
pub fn validate_matrix(matrix: &Matrix) -> Vec<Diagnostic> {
    let mut findings = ids::validate_ids(matrix);
    findings.extend(shape::validate_shape(matrix));
    if findings.iter().any(|finding| finding.code == shape::TOO_MANY_CELLS) {
        return findings; // going through all of its texts would take long and help nobody yet
    }
    findings.extend(texts::validate_texts(matrix));
    findings.extend(revisions::validate_revisions(matrix));
    findings.extend(crosswalk::validate_own_domains(matrix));
    findings
}

/// A text of the user's, short enough to stand in a sentence.
fn quote_short(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\"{short}\"")
}
