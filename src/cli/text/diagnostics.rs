//! What was found in files, for `matrix check` and `doctor`: the words of the page of problems.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::page::Page;
use crate::maturity::pages::{
    diagnostic_kinds, told_count, write_diagnostic, write_others_of_kind,
};
use crate::maturity::phrases::pluralize;

/// So many places of further ones are named.
const MAX_PLACES: usize = 12;

pub(crate) fn page(findings: &[Diagnostic]) -> Page {
    let mut page = Page::default();
    for kind in diagnostic_kinds(findings) {
        let told = told_count(&kind);
        for finding in kind.iter().take(told) {
            page.blank_line();
            write_diagnostic(&mut page, finding);
        }
        if told < kind.len() {
            write_others_of_kind(&mut page, &kind, MAX_PLACES);
        }
    }
    page.blank_line();
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let errors_words = pluralize(errors, "error", "errors");
    let warnings = pluralize(findings.len() - errors, "warning", "warnings");
    page.body(0, format!("{errors_words}, {warnings}."));
    page
}
