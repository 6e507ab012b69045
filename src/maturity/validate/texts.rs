//! Validates texts: not blank where they are needed, not too long, and glossary terms that are used.

use super::locations::{self, Located, LocatedText};
use super::{MAX_TEXT_BYTES, quote_short};
use crate::maturity::diagnostic::{Diagnostic, describe_path};
use crate::maturity::glossary::find_mentions;
use crate::maturity::matrix::Matrix;

pub(crate) fn validate_texts(matrix: &Matrix) -> Vec<Diagnostic> {
    let texts = locations::texts(matrix);
    let mut findings: Vec<Diagnostic> =
        texts.iter().chain(&locations::glossary_texts(matrix)).filter_map(validate_text).collect();
    findings.extend(find_unused_terms(matrix, &texts));
    findings
}

fn validate_text(placed: &Located<LocatedText<'_>>) -> Option<Diagnostic> {
    let LocatedText { text, is_required: is_needed } = placed.value;
    if is_needed && text.trim().is_empty() {
        return Some(Diagnostic::error(
            "empty-text",
            &placed.path,
            format!("{} has no text.", describe_path(&placed.path)),
            "Write the text, or take the entry out.",
        ));
    }
    let says = || format!("The text that begins {} is longer than 64 KiB.", quote_short(text));
    (text.len() > MAX_TEXT_BYTES)
        .then(|| Diagnostic::error("long-text", &placed.path, says(), "Shorten it."))
}

fn find_unused_terms(matrix: &Matrix, texts: &[Located<LocatedText<'_>>]) -> Vec<Diagnostic> {
    let is_used = |at: usize| {
        texts
            .iter()
            .any(|placed| !find_mentions(&matrix.glossary[at..=at], placed.value.text).is_empty())
    };
    let written =
        matrix.glossary.iter().enumerate().filter(|(_, term)| !term.term.trim().is_empty());
    let unused = written.filter(|(at, _)| !is_used(*at));
    unused
        .map(|(at, term)| {
            let says = format!("No text of this matrix uses the word {}.", quote_short(&term.term));
            let remedy = "Add the form that the texts use under \"also\", or take the entry out.";
            Diagnostic::warning("unused-term", format!("glossary[{at}].term"), says, remedy)
        })
        .collect()
}
