//! Which matrices there are: those that come with the program, our own, and older ones that answers
//! rest on.

use std::sync::Arc;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix_catalog::UnusableMatrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::page::{Lead, LineKind, Page};
use crate::maturity::pages::{kind_and_origin, kind_and_size, severity_words, write_diagnostic};
use crate::maturity::phrases;
use crate::maturity::revision::copy::copied_from;
use crate::maturity::waiting_work::CHANGED_WITHOUT_REVISION;
use crate::tui::state::AppState;

#[derive(Clone, Debug, PartialEq)]
pub enum ListedMatrix {
    Newest(Arc<KnownMatrix>),
    Unusable(UnusableMatrix),
    Missing(MatrixId),
    /// An older revision, kept because answers rest on it.
    Older(Arc<KnownMatrix>),
}

impl ListedMatrix {
    /// The matrix that could be used or not any more; none for what can be neither.
    pub(crate) fn id(&self) -> Option<&MatrixId> {
        match self {
            Self::Newest(known) => Some(&known.reference.id),
            Self::Missing(id) => Some(id),
            Self::Unusable(_) | Self::Older(_) => None,
        }
    }

    /// Whether both are one file, or one matrix that comes with the program.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.id() == other.id() && self.file() == other.file()
    }

    pub(crate) fn file(&self) -> Option<&str> {
        match self {
            Self::Newest(known) | Self::Older(known) => file_of(known),
            Self::Unusable(unusable) => Some(&unusable.file),
            Self::Missing(_) => None,
        }
    }

    pub(crate) fn section(&self) -> ListSection {
        match self {
            Self::Newest(known) if known.origin == Origin::Shipped => ListSection::Shipped,
            Self::Newest(_) | Self::Missing(_) | Self::Unusable(_) => ListSection::Ours,
            Self::Older(_) => ListSection::Older,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ListSection {
    Shipped,
    Ours,
    Older,
}

pub(crate) fn file_of(known: &KnownMatrix) -> Option<&str> {
    match &known.origin {
        Origin::Loose(file) | Origin::Frozen(file) => Some(file),
        Origin::Shipped => None,
    }
}

pub fn listed_matrices(state: &AppState) -> Vec<ListedMatrix> {
    let mut newest: Vec<Arc<KnownMatrix>> = Vec::new();
    let mut kept = Vec::new();
    for known in &state.matrices {
        match newest.iter_mut().find(|other| other.lineage.is_same(&known.lineage)) {
            Some(other) if rank(known) > rank(other) => {
                kept.push(std::mem::replace(other, Arc::clone(known)));
            }
            Some(_) => kept.push(Arc::clone(known)),
            None => newest.push(Arc::clone(known)),
        }
    }
    let is_gone = |id: &&MatrixId| {
        let is_known = |known: &Arc<KnownMatrix>| known.reference.id == **id;
        !newest.iter().any(is_known) && !matrices_in_use(state).any(is_known)
    };
    let ids = state.network_state.iter().flat_map(|record| &record.network.matrices);
    let gone: Vec<MatrixId> = ids.filter(is_gone).cloned().collect();
    let unusable = state.unusable_matrices.iter().cloned().map(ListedMatrix::Unusable);
    let all = newest
        .into_iter()
        .map(ListedMatrix::Newest)
        .chain(unusable)
        .chain(gone.into_iter().map(ListedMatrix::Missing));
    let mut all: Vec<ListedMatrix> = all.chain(kept.into_iter().map(ListedMatrix::Older)).collect();
    all.sort_by_key(ListedMatrix::section);
    all
}

/// The newer revision counts; of one revision, a file that people can look at before a frozen copy
/// of it.
fn rank(known: &KnownMatrix) -> (u32, bool) {
    (known.reference.revision, !matches!(known.origin, Origin::Frozen(_)))
}

pub(crate) fn matrices_in_use(state: &AppState) -> impl Iterator<Item = &Arc<KnownMatrix>> {
    state.network_state.iter().flat_map(|record| &record.matrices)
}

/// Whether the network uses this one: a matrix that is gone counts by its id.
pub(crate) fn is_in_use(state: &AppState, listed: &ListedMatrix) -> bool {
    match listed {
        ListedMatrix::Newest(known) => {
            matrices_in_use(state).any(|used| used.lineage.is_same(&known.lineage))
        }
        ListedMatrix::Missing(_) => true,
        ListedMatrix::Unusable(_) | ListedMatrix::Older(_) => false,
    }
}

/// The page: a line to stop at for each matrix, then what was found in files that belong to none of
/// them.
pub(crate) fn page(state: &AppState) -> Page {
    let mut page = Page::new("Matrices: what is asked");
    if state.matrices.is_empty() {
        page.body(0, "Reading the matrices…");
        return page;
    }
    let all = listed_matrices(state);
    // the list is long: that there can be others, and how, is said before it
    if all.iter().any(|one| one.section() == ListSection::Ours) {
        page.quiet(0, "Our own stand below these. y copies one to change.");
    } else {
        page.quiet(0, "We wrote none yet: y copies one, x writes a spreadsheet, b brings one in.");
    }
    write_section(&mut page, state, &all, ListSection::Shipped, "COMES WITH THE PROGRAM");
    write_section(&mut page, state, &all, ListSection::Ours, "OUR OWN");
    write_ways_to_add(&mut page, state, all.iter().any(|one| one.section() == ListSection::Ours));
    write_section(
        &mut page,
        state,
        &all,
        ListSection::Older,
        "OLDER ONES, KEPT BECAUSE ANSWERS REST ON THEM",
    );
    for finding in state
        .matrix_diagnostics
        .iter()
        .filter(|finding| !all.iter().any(|one| one.file() == Some(&finding.file)))
    {
        page.blank_line();
        write_diagnostic(&mut page, finding);
    }
    page
}

fn write_section(
    page: &mut Page,
    state: &AppState,
    all: &[ListedMatrix],
    part: ListSection,
    heading: &str,
) {
    let mut of_part = all.iter().filter(|one| one.section() == part).peekable();
    if of_part.peek().is_none() && part != ListSection::Ours {
        return;
    }
    page.blank_line();
    page.heading(heading);
    of_part.for_each(|listed| write_matrix(page, state, listed));
}

/// How people come to a matrix of their own: all the ways where there is none, a word where there
/// is one.
fn write_ways_to_add(page: &mut Page, state: &AppState, any: bool) {
    if any {
        page.quiet(4, format!("A matrix file put into {} appears here.", matrices_folder(state)));
        return;
    }
    page.body(
        0,
        "None yet. A matrix of your own stands beside the national one, in equal standing.",
    );
    page.body(2, "x  write a spreadsheet to fill in: the one in focus is its example");
    page.body(2, "b  bring a spreadsheet in: yours, or the one filled in");
    page.quiet(2, format!("Or put a matrix file into {}", matrices_folder(state)));
}

/// One matrix: whether it is in use, its title; below, what it is, where it comes from and who uses
/// it, and what was found.
fn write_matrix(page: &mut Page, state: &AppState, listed: &ListedMatrix) {
    let is_used = is_in_use(state, listed);
    let tick = if is_used { "[x]" } else { "[ ]" };
    match listed {
        ListedMatrix::Missing(id) => {
            page.focusable(0, format!("{tick} {id}"));
            page.continuation(
                LineKind::Quiet,
                4,
                "In use, but no file of it is here that can be used.",
            );
        }
        ListedMatrix::Newest(known) => {
            page.focusable(0, format!("{tick} {}", known.matrix.full_title()));
            // where a shipped one comes from is said by the heading
            let is_shipped = known.origin == Origin::Shipped;
            let used = match (is_used, is_shipped) {
                (true, _) => "in use · ",
                (false, true) => "",
                (false, false) => "not in use yet · ",
            };
            let what = kind_and_size(&known.matrix);
            page.continuation(
                LineKind::Quiet,
                4,
                format!("{used}{what}{}", used_elsewhere(state, &known.lineage)),
            );
            if !is_shipped {
                write_origin(page, known);
            }
        }
        ListedMatrix::Unusable(unusable) if waits_for_revision(state, &unusable.file) => {
            page.focusable(0, format!("[+] {}", title_of(unusable)));
            let next = unusable.matrix.revision.saturating_add(1);
            page.continuation(
                LineKind::Quiet,
                4,
                format!("{} · changed; Enter takes it as revision {next}", unusable.file),
            );
        }
        ListedMatrix::Unusable(unusable) => {
            page.focusable(0, format!("[!] {}", title_of(unusable)));
            page.set_lead(Lead::Warning(3));
            page.continuation(
                LineKind::Quiet,
                4,
                format!("{} · can't be used until its mistakes are put right", unusable.file),
            );
        }
        ListedMatrix::Older(known) => {
            page.focusable(4, known.matrix.full_title().to_owned());
            page.continuation(LineKind::Quiet, 4, kind_and_origin(known));
        }
    }
    let about = |finding: &&Diagnostic| listed.file() == Some(finding.file.as_str());
    write_first_diagnostic(
        page,
        &state.matrix_diagnostics.iter().filter(about).collect::<Vec<_>>(),
    );
}

/// Of our own matrix: what it was copied from, and the file it is in.
fn write_origin(page: &mut Page, known: &KnownMatrix) {
    if let Some(source) = copied_from(&known.matrix) {
        let revision = known.reference.revision;
        let words = format!("our own copy of {source} · revision {revision}");
        page.continuation(LineKind::Quiet, 4, words);
        page.continuation(LineKind::Quiet, 4, file_of(known).unwrap_or_default().to_owned());
    } else {
        // what kind it is stands above
        let words = kind_and_origin(known);
        let origin = words.split_once(" · ").map_or(words.as_str(), |(_, origin)| origin);
        page.continuation(LineKind::Quiet, 4, origin.to_owned());
    }
}

/// The first of what was found in a file; the rest stands on its page.
fn write_first_diagnostic(page: &mut Page, found: &[&Diagnostic]) {
    let Some(first) = found.iter().find(|finding| finding.is_error()).or(found.first()) else {
        return;
    };
    let line = first.line.map_or_else(String::new, |line| format!(", line {line}"));
    page.continuation(
        LineKind::Body,
        4,
        format!("{}{line}: {} {}", severity_words(first), first.says, first.remedy),
    );
    if found.len() > 1 {
        let more = phrases::pluralize(found.len() - 1, "more thing", "more things");
        page.continuation(
            LineKind::Quiet,
            4,
            format!("{more} found. Enter shows each beside its place."),
        );
    }
}

/// Whether all that is wrong with a file is that it was changed and has no new revision yet.
pub(crate) fn waits_for_revision(state: &AppState, file: &str) -> bool {
    let mut errors =
        state.matrix_diagnostics.iter().filter(|it| it.file == file && it.is_error()).peekable();
    errors.peek().is_some() && errors.all(|finding| finding.code == CHANGED_WITHOUT_REVISION)
}

fn title_of(unusable: &UnusableMatrix) -> &str {
    let title = unusable.matrix.title.trim();
    if title.is_empty() { &unusable.file } else { title }
}

/// Which other networks in the folder use it: a name or two, else how many.
fn used_elsewhere(state: &AppState, matrix: &Lineage) -> String {
    let us = state.network_state.as_ref().map(|record| record.network.name.as_str());
    let others: Vec<&str> = state
        .used_by
        .iter()
        .filter(|(used, _)| used.is_same(matrix))
        .flat_map(|(_, names)| names)
        .map(String::as_str)
        .filter(|name| Some(*name) != us)
        .collect();
    match others.as_slice() {
        [] => String::new(),
        [one] => format!(" · also used by {one}"),
        [one, other] => format!(" · also used by {one} and {other}"),
        [one, rest @ ..] => format!(" · also used by {one} and {} more", rest.len()),
    }
}

fn matrices_folder(state: &AppState) -> String {
    let separator = if state.library_dir.contains('\\') { '\\' } else { '/' };
    format!("{}{separator}matrices", state.library_dir.trim_end_matches(separator))
}
