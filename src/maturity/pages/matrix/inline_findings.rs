//! What was found in a matrix's file, shown beside the place it is about.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::page::{LineKind, Page};
use crate::maturity::pages::severity_words;

#[derive(Clone, Debug, Default)]
pub(super) struct InlineFindings<'d> {
    diagnostics: Vec<&'d Diagnostic>,
}

impl<'d> InlineFindings<'d> {
    /// What was found in `file`.
    pub(super) fn of(findings: &'d [Diagnostic], file: Option<&str>) -> Self {
        Self {
            diagnostics: findings
                .iter()
                .filter(|finding| Some(finding.file.as_str()) == file)
                .collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Tells what is about exactly this place, or about a part of it that has no place of its own
    /// on the page.
    pub(super) fn write_at(&self, page: &mut Page, indent: u16, place: &str) {
        self.write_matching(page, indent, |path| is_within(path, place));
    }

    /// Tells what is about an area as a whole: not about one of its items.
    pub(super) fn write_area(&self, page: &mut Page, place: &str) {
        self.write_matching(page, 2, |path| {
            is_within(path, place) && !is_item(path.get(place.len()..).unwrap_or_default())
        });
    }

    pub(super) fn write_matrix(&self, page: &mut Page) {
        self.write_matching(page, 2, |path| !path.starts_with("domains["));
    }

    fn write_matching(&self, page: &mut Page, indent: u16, is_here: impl Fn(&str) -> bool) {
        for finding in self.diagnostics.iter().filter(|finding| is_here(&finding.path)) {
            let line = finding.line.map_or_else(String::new, |line| format!(", line {line}"));
            page.continuation(
                LineKind::Heading,
                indent,
                format!("! {}{line}: {} {}", severity_words(finding), finding.says, finding.remedy),
            );
        }
    }
}

/// Whether `path` is `place` or stands below it.
fn is_within(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Whether the rest of a path, below an area, leads to one of its items.
fn is_item(rest: &str) -> bool {
    [".statements[", ".ladders[", ".asks["].iter().any(|list| rest.starts_with(list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_finding_stands_at_one_place_of_the_page() {
        let paths = [
            "title",
            "domains[1]",
            "domains[1].name",
            "domains[1].statements[0].stage",
            "domains[11].statements[0]",
        ];
        let findings: Vec<Diagnostic> = paths
            .iter()
            .map(|path| Diagnostic::error("code", *path, "Wrong.", "Mend.").in_file("a"))
            .collect();
        let beside = InlineFindings::of(&findings, Some("a"));
        let told = |tell: &dyn Fn(&mut Page)| {
            let mut page = Page::default();
            tell(&mut page);
            page.lines().count()
        };
        assert_eq!(told(&|page| beside.write_matrix(page)), 1);
        assert_eq!(told(&|page| beside.write_area(page, "domains[1]")), 2);
        assert_eq!(told(&|page| beside.write_at(page, 0, "domains[1].statements[0]")), 1);
        assert_eq!(told(&|page| beside.write_at(page, 0, "domains[1].statements[1]")), 0);
        assert!(InlineFindings::of(&findings, Some("b")).is_empty());
    }
}
