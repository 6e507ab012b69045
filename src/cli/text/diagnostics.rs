//! Diagnostics as text, for `matrix check` and `doctor`: errors and warnings, each with its file,
//! its place and its remedy.

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
    let mut parts: Vec<String> =
        errors.into_iter().chain(warnings).map(render_diagnostic).collect();
    parts.push(counted);
    parts.join("\n\n")
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
