//! Diagnostics as text, for `matrix check` and `doctor`: errors and warnings, each with its file,
//! its place and its remedy. Many of one kind in one file are told once, with how often and where.

use std::collections::HashMap;

use super::WIDTH;
use super::wrap::{wrap, wrap_hanging};
use crate::maturity::diagnostic::{Diagnostic, describe_place};
use crate::maturity::phrases::pluralize;

pub(crate) fn render(findings: &[Diagnostic]) -> String {
    let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        findings.iter().partition(|finding| finding.is_error());
    let counted = format!(
        "{}, {}.",
        pluralize(errors.len(), "error", "errors"),
        pluralize(warnings.len(), "warning", "warnings")
    );
    let kinds = group_by_kind(errors.into_iter().chain(warnings));
    let mut parts: Vec<String> = kinds.iter().flat_map(|kind| render_kind(kind)).collect();
    parts.push(counted);
    parts.join("\n\n")
}

/// So many of one kind are told one by one.
const MAX_OF_ONE_KIND: usize = 3;

/// So many places of further ones are named.
const MAX_PLACES: usize = 12;

/// The findings of each kind in each file, in the order of the first of them.
fn group_by_kind<'f>(findings: impl Iterator<Item = &'f Diagnostic>) -> Vec<Vec<&'f Diagnostic>> {
    let mut kinds: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    for finding in findings {
        let at = *places.entry((finding.code, &finding.file)).or_insert(kinds.len());
        match kinds.get_mut(at) {
            Some(kind) => kind.push(finding),
            None => kinds.push(vec![finding]),
        }
    }
    kinds
}

fn render_kind(kind: &[&Diagnostic]) -> Vec<String> {
    let [first, more @ ..] = kind else { return Vec::new() };
    if kind.len() <= MAX_OF_ONE_KIND {
        return kind.iter().map(|finding| render_diagnostic(finding)).collect();
    }
    let place = |finding: &&Diagnostic| match finding.line {
        Some(line) => format!("line {line}"),
        None => finding.path.clone(),
    };
    let mut places: Vec<String> = more.iter().take(MAX_PLACES).map(place).collect();
    if more.len() > MAX_PLACES {
        places.push("and so on".to_owned());
    }
    let rest = format!("and {} more like this: {}", more.len(), places.join(", "));
    vec![format!("{}\n{}", render_diagnostic(first), wrap(&rest, 2, WIDTH))]
}

fn render_diagnostic(finding: &Diagnostic) -> String {
    let severity = if finding.is_error() { "error" } else { "warning" };
    let mut lines = vec![wrap_hanging(&format!("{severity}: "), &finding.says, WIDTH)];
    if !finding.file.is_empty() {
        lines.push(format!("  file: {}", finding.file));
    }
    lines.extend(
        describe_place(finding.line, &finding.path).map(|place| format!("  where: {place}")),
    );
    lines.push(wrap(&format!("what to do: {}", finding.remedy), 2, WIDTH));
    lines.join("\n")
}
