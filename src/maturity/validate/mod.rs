//! What is wrong or odd in a matrix, or in answers beside it. Everything is found at once and said
//! with its place and a remedy; nothing here refuses anything.

mod answers;
mod crosswalk;
mod ids;
mod locations;
mod revisions;
mod shape;
mod texts;

#[cfg(test)]
mod tests;

pub use self::answers::check_answers;
pub use self::crosswalk::check_crosswalk;

use super::diagnostic::Diagnostic;
use super::matrix::Matrix;

/// The most items a matrix may have.
pub const MOST_ITEMS: usize = 5_000;
/// The longest text a matrix may hold, in bytes.
pub const LONGEST_TEXT: usize = 64 * 1024;
/// More stages than this work, and no screen shows them well.
pub const STAGES_THAT_READ_WELL: usize = 12;
/// More domains than this work, and no screen shows them well.
pub const DOMAINS_THAT_READ_WELL: usize = 40;

/// Checks a matrix on its own. An error makes it unusable; a warning may not be what was meant.
pub fn check(matrix: &Matrix) -> Vec<Diagnostic> {
    let mut findings = ids::check(matrix);
    findings.extend(shape::check(matrix));
    findings.extend(texts::check(matrix));
    findings.extend(revisions::check(matrix));
    findings.extend(crosswalk::check_own_side(matrix));
    findings
}

/// A text of the user's, short enough to stand in a sentence.
fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\"{short}\"")
}
