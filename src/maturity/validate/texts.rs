//! Validates texts: not blank where they are needed, not too long, and glossary terms that are used.

use super::locations::{self, Located, LocatedText};
use super::{MAX_GLOSSARY_BYTES, MAX_TEXT_BYTES, quote_short};
use crate::maturity::diagnostic::{Diagnostic, describe_path};
use crate::maturity::glossary::{self, MAX_FORM_BYTES, MAX_FORM_WORDS, find_used_terms};
use crate::maturity::matrix::{Matrix, Term};

pub(crate) fn validate_texts(matrix: &Matrix) -> Vec<Diagnostic> {
    let texts = locations::texts(matrix);
    let mut findings: Vec<Diagnostic> =
        texts.iter().chain(&locations::glossary_texts(matrix)).filter_map(validate_text).collect();
    findings.extend(validate_glossary(matrix, &texts));
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

/// Terms that no text uses, and forms that none is searched for. A glossary above the limit of the
/// whole is not searched at all.
fn validate_glossary(matrix: &Matrix, texts: &[Located<LocatedText<'_>>]) -> Vec<Diagnostic> {
    let written = |term: &Term| term.also.iter().map(String::len).sum::<usize>() + term.term.len();
    let total: usize = matrix.glossary.iter().map(written).sum();
    if total > MAX_GLOSSARY_BYTES {
        let says = format!(
            "The words of the glossary and their other forms are {total} letters long together; {MAX_GLOSSARY_BYTES} are the most."
        );
        let remedy = "Take out words that no text uses, and forms under \"also\".";
        return vec![Diagnostic::error("large-glossary", "glossary", says, remedy)];
    }
    find_long_forms(matrix).chain(find_unused_terms(matrix, texts)).collect()
}

fn find_long_forms(matrix: &Matrix) -> impl Iterator<Item = Diagnostic> {
    matrix.glossary.iter().enumerate().filter_map(|(at, term)| {
        let mut forms = std::iter::once(&term.term).chain(&term.also);
        let long = forms.find(|form| glossary::is_too_long(form.trim()))?;
        let says = format!(
            "{} is longer than {MAX_FORM_WORDS} words or {MAX_FORM_BYTES} letters: texts are not searched for it.",
            quote_short(long)
        );
        let remedy = "Give the short form that the texts use, and put the rest into its explanation.";
        Some(Diagnostic::warning("long-term", format!("glossary[{at}].term"), says, remedy))
    })
}

fn find_unused_terms(matrix: &Matrix, texts: &[Located<LocatedText<'_>>]) -> Vec<Diagnostic> {
    let used = find_used_terms(&matrix.glossary, texts.iter().map(|placed| placed.value.text));
    let searched = matrix.glossary.iter().enumerate();
    let unused =
        searched.filter(|(at, term)| glossary::forms(term).next().is_some() && !used.contains(at));
    unused
        .filter(|(_, term)| !term.term.trim().is_empty())
        .map(|(at, term)| {
            let says = format!("No text of this matrix uses the word {}.", quote_short(&term.term));
            let remedy = "Add the form that the texts use under \"also\", or take the entry out.";
            Diagnostic::warning("unused-term", format!("glossary[{at}].term"), says, remedy)
        })
        .collect()
}
