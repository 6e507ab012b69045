//! What was found wrong or odd in files, as lines of a page: what it is, which file, where in it and
//! what to do. Many of one kind are told once, with how often and where.

use crate::maturity::diagnostic::{Diagnostic, describe_place};
use crate::maturity::page::{Lead, Page};
use crate::maturity::waiting_work::CHANGED_WITHOUT_REVISION;

/// The findings of which a person can choose the copy that counts.
pub const COPY_CODES: [&str; 3] = ["same-id", "changed-after-saving", "copy-differs"];

const CANT_BE_USED: &str = "Can't be used";
const CHANGED: &str = "Changed";

/// How bad a finding is, in words.
pub fn severity_words(finding: &Diagnostic) -> &'static str {
    match finding.is_error() {
        // a change is no mistake: it waits to be taken as the next revision
        _ if finding.code == CHANGED_WITHOUT_REVISION => CHANGED,
        true => CANT_BE_USED,
        false => "Worth knowing",
    }
}

/// The findings kind by kind: first what can't be used, then in the order in which the first of each
/// stands. Those of which a person can choose something stand alone.
pub fn diagnostic_kinds(findings: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut kinds: Vec<Vec<&Diagnostic>> = Vec::new();
    for finding in findings {
        let is_same = |kind: &&mut Vec<&Diagnostic>| {
            kind[0].code == finding.code && kind[0].is_error() == finding.is_error()
        };
        let known = kinds.iter_mut().find(is_same);
        match known.filter(|_| !COPY_CODES.contains(&finding.code)) {
            Some(kind) => kind.push(finding),
            None => kinds.push(vec![finding]),
        }
    }
    kinds.sort_by_key(|kind| match severity_words(kind[0]) {
        CANT_BE_USED => 0,
        CHANGED => 1,
        _ => 2,
    });
    kinds
}

/// One finding, a place to stop at.
pub fn write_diagnostic(page: &mut Page, finding: &Diagnostic) {
    page.focusable(0, format!("{}: {}", severity_words(finding), finding.says));
    if finding.is_error() {
        page.set_lead(Lead::Warning(severity_words(finding).len()));
    }
    if !finding.file.is_empty() {
        page.quiet(4, format!("File: {}", place_words(finding)));
    } else if let Some(place) = describe_place(finding.line, &finding.path) {
        page.quiet(4, format!("Where: {place}"));
    }
    page.quiet(4, format!("What to do: {}", finding.remedy));
}

/// How many more there are of a kind than the first, and where: at most `named` places by name.
pub fn write_others_of_kind(page: &mut Page, kind: &[&Diagnostic], named: usize) {
    let others = kind.get(1..).unwrap_or_default();
    if others.is_empty() {
        return;
    }
    let mut places: Vec<String> = Vec::new();
    for finding in others {
        let place = place_words(finding);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let shown = places[..places.len().min(named)].join("; ");
    let more = match places.len().saturating_sub(named) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    page.quiet(4, format!("{} more like this: {shown}{more}", others.len()));
}

/// The file that a finding is about, and where in it.
fn place_words(finding: &Diagnostic) -> String {
    let place = describe_place(finding.line, &finding.path);
    match (finding.file.is_empty(), place) {
        (_, None) => finding.file.clone(),
        (true, Some(place)) => place,
        (false, Some(place)) => format!("{}, {place}", finding.file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cant_be_used_stands_first() {
        let findings = [
            Diagnostic::warning("odd", "", "Odd.", "Nothing."),
            Diagnostic::error("broken", "", "Broken.", "Put it right."),
            Diagnostic::warning("odd", "", "Odd too.", "Nothing."),
        ];
        let kinds = diagnostic_kinds(&findings);
        let says: Vec<&str> = kinds.iter().map(|kind| kind[0].says.as_str()).collect();
        assert_eq!(says, ["Broken.", "Odd."]);
    }
}
