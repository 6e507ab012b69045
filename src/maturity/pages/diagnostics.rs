//! What was found wrong or odd in files, as lines of a page: what it is, which file, where in it and
//! what to do. Many of one kind are told once, with how often and where.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::maturity::diagnostic::{Diagnostic, describe_place};
use crate::maturity::ids::Slug;
use crate::maturity::page::{Lead, Page};
use crate::maturity::phrases::format_date;
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
    write_finding_line(page, finding, &NetworkNames::default());
    write_remedy(page, finding);
}

fn write_finding_line(page: &mut Page, finding: &Diagnostic, names: &NetworkNames) {
    let about =
        file_words(&finding.file, names).map(|file| format!(", {file}")).unwrap_or_default();
    page.focusable(0, format!("{}{about}: {}", severity_words(finding), finding.says));
    if finding.is_error() {
        page.set_lead(Lead::Warning(severity_words(finding).len()));
    }
}

fn write_remedy(page: &mut Page, finding: &Diagnostic) {
    page.body(4, format!("What to do: {}", finding.remedy));
    if !finding.file.is_empty() {
        page.quiet(4, format!("File: {}", place_words(finding)));
    } else if let Some(place) = describe_place(finding.line, &finding.path) {
        page.quiet(4, format!("Where: {place}"));
    }
}

/// What the networks are called that have a folder here, by the name of the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkNames(HashMap<String, String>);

impl NetworkNames {
    /// Of these networks: the name of the folder, and what the network is called.
    pub fn new(networks: impl IntoIterator<Item = (Slug, String)>) -> Self {
        Self(networks.into_iter().map(|(slug, name)| (slug.to_string(), name)).collect())
    }

    /// What the network of a folder is called; the folder's own name where that is not known.
    fn of<'n>(&'n self, folder: &'n str) -> &'n str {
        self.0.get(folder).map_or(folder, String::as_str)
    }
}

/// What a file is by where it lies: "the snapshot of 2 May 2025 in Hillside PCN", "the matrix
/// riverside@2"; none for what people don't know by a name of its own.
fn file_words(file: &str, names: &NetworkNames) -> Option<String> {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    match parts.as_slice() {
        [.., "networks", network, "snapshots", name] => {
            let day: Option<Date> = name.get(..10).and_then(|day| day.parse().ok());
            let network = names.of(network);
            Some(match day {
                Some(day) => format!("the snapshot of {} in {network}", format_date(day)),
                None => format!("the file {name} in {network}"),
            })
        }
        [.., "networks", network, "network.json"] => {
            Some(format!("the network in {}", names.of(network)))
        }
        [.., "matrices", name] => {
            Some(format!("the matrix {}", name.strip_suffix(".json").unwrap_or(name)))
        }
        _ => None,
    }
}

/// The findings of these kinds: a few of one kind one by one, of more the first with where the others
/// are, at most `max_places` places by name.
pub fn write_kinds(
    page: &mut Page,
    kinds: &[Vec<&Diagnostic>],
    names: &NetworkNames,
    max_places: usize,
) {
    write_told(page, kinds, (names, max_places), |_| true);
}

/// The same where not all has room: what to do stands below the one in focus alone.
pub fn write_kinds_folded(
    page: &mut Page,
    kinds: &[Vec<&Diagnostic>],
    names: &NetworkNames,
    max_places: usize,
    in_focus: usize,
) {
    write_told(page, kinds, (names, max_places), |number| number == in_focus);
}

/// The findings, with what to do below those whose number says so.
fn write_told(
    page: &mut Page,
    kinds: &[Vec<&Diagnostic>],
    (names, max_places): (&NetworkNames, usize),
    has_remedy: impl Fn(usize) -> bool,
) {
    let mut number = 0;
    for kind in kinds {
        let told = told_count(kind);
        for finding in kind.iter().take(told) {
            page.blank_line();
            write_finding_line(page, finding, names);
            if has_remedy(number) {
                write_remedy(page, finding);
            }
            number += 1;
        }
        if told < kind.len() {
            write_others_of_kind(page, kind, max_places);
        }
    }
}

/// How many are told one by one: all of a few of one kind, else the first.
pub fn told_count(kind: &[&Diagnostic]) -> usize {
    /// So many of one kind are told one by one.
    const MAX_OF_ONE_KIND: usize = 3;
    if kind.len() <= MAX_OF_ONE_KIND { kind.len() } else { 1 }
}

/// How many more there are of a kind than the first, and where: at most `max_places` places by name.
fn write_others_of_kind(page: &mut Page, kind: &[&Diagnostic], max_places: usize) {
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
    let shown = places[..places.len().min(max_places)].join("; ");
    let more = match places.len().saturating_sub(max_places) {
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

    #[test]
    fn a_file_is_named_by_what_it_is_before_where_it_lies() {
        let none = NetworkNames::default();
        let named = |file| file_words(file, &none).unwrap_or_default();
        assert_eq!(
            named("networks/mill-pcn/snapshots/2025-05-02_pcn-companion_488e9a4c701b.json"),
            "the snapshot of 2 May 2025 in mill-pcn"
        );
        assert_eq!(named("matrices/broken@1.json"), "the matrix broken@1");
        assert_eq!(named("networks/mill-pcn/snapshots/é.json"), "the file é.json in mill-pcn");
        assert_eq!(named("settings.json"), "");
        let known = NetworkNames::new([(Slug::from("mill-pcn"), "Mill PCN".to_owned())]);
        let called = |file| file_words(file, &known).unwrap_or_default();
        assert_eq!(called("networks/mill-pcn/snapshots/x.json"), "the file x.json in Mill PCN");
        assert_eq!(called("networks/mill-pcn/network.json"), "the network in Mill PCN");
        let finding = Diagnostic::error("cut-off", "", "It is cut off.", "Fetch it again.")
            .in_file("matrices/broken@1.json");
        let mut page = Page::default();
        write_diagnostic(&mut page, &finding);
        let lines: Vec<&str> = page.lines().map(|line| line.text.as_str()).collect();
        assert_eq!(
            lines,
            [
                "Can't be used, the matrix broken@1: It is cut off.",
                "What to do: Fetch it again.",
                "File: matrices/broken@1.json",
            ]
        );
    }
}
