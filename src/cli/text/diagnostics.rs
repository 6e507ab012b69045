//! What was found in files, for `matrix check` and `doctor`: the words of the page of problems.

use std::collections::BTreeMap;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::page::Page;
use crate::maturity::pages::{NetworkNames, diagnostic_kinds, write_kinds};
use crate::maturity::phrases::pluralize;

/// So many places of further findings of one kind are named.
const MAX_PLACES: usize = 12;

pub(crate) fn page(findings: &[Diagnostic]) -> Page {
    let mut page = Page::default();
    // commands know a network by the name of its folder
    let names = NetworkNames::default();
    for kind in diagnostic_kinds(findings) {
        write_kinds(&mut page, &by_file(kind), &names, MAX_PLACES);
    }
    page.blank_line();
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let errors_words = pluralize(errors, "error", "errors");
    let warnings = pluralize(findings.len() - errors, "warning", "warnings");
    page.body(0, format!("{errors_words}, {warnings}."));
    page
}

/// The findings of one kind file by file: what is printed names every file that something is wrong
/// with.
fn by_file(kind: Vec<&Diagnostic>) -> Vec<Vec<&Diagnostic>> {
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in kind {
        files.entry(&finding.file).or_default().push(finding);
    }
    files.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_with_something_wrong_is_named() {
        let cut = |file: usize| {
            Diagnostic::error("cut-off", "", "It is cut off.", "Fetch it again.")
                .in_file(format!("matrices/{file}.json"))
        };
        let findings: Vec<Diagnostic> = (0..40).map(cut).collect();
        let page = page(&findings);
        for finding in &findings {
            let named = format!("File: {}", finding.file);
            assert!(page.lines().any(|line| line.text == named), "{named}");
        }
    }
}
