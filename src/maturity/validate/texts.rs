//! Texts: there where they are needed, not too long, and glossary words that something uses.

use super::locations::{self, Located, LocatedText};
use super::{LONGEST_TEXT, quoted};
use crate::maturity::diagnostic::{Diagnostic, field_at};
use crate::maturity::glossary::mentions;
use crate::maturity::matrix::Matrix;

pub(crate) fn check(matrix: &Matrix) -> Vec<Diagnostic> {
    let texts = locations::texts(matrix);
    let mut findings: Vec<Diagnostic> =
        texts.iter().chain(&locations::glossary_texts(matrix)).filter_map(one).collect();
    findings.extend(unused_terms(matrix, &texts));
    findings
}

fn one(placed: &Located<LocatedText<'_>>) -> Option<Diagnostic> {
    let LocatedText { text, is_needed } = placed.what;
    if is_needed && text.trim().is_empty() {
        return Some(Diagnostic::error(
            "empty-text",
            &placed.path,
            format!("{} has no text.", field_at(&placed.path)),
            "Write the text, or take the entry out.",
        ));
    }
    let says = || format!("The text that begins {} is longer than 64 KiB.", quoted(text));
    (text.len() > LONGEST_TEXT)
        .then(|| Diagnostic::error("long-text", &placed.path, says(), "Shorten it."))
}

fn unused_terms(matrix: &Matrix, texts: &[Located<LocatedText<'_>>]) -> Vec<Diagnostic> {
    let is_used = |at: usize| {
        texts.iter().any(|placed| !mentions(&matrix.glossary[at..=at], placed.what.text).is_empty())
    };
    let written =
        matrix.glossary.iter().enumerate().filter(|(_, term)| !term.term.trim().is_empty());
    let unused = written.filter(|(at, _)| !is_used(*at));
    unused
        .map(|(at, term)| {
            let says = format!("No text of this matrix uses the word {}.", quoted(&term.term));
            let remedy = "Add the form that the texts use under \"also\", or take the entry out.";
            Diagnostic::warning("unused-term", format!("glossary[{at}].term"), says, remedy)
        })
        .collect()
}
