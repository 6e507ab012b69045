//! Which matrices there are: those that come with the program, our own, and older ones that answers
//! rest on.

use std::sync::Arc;

use super::overview;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::maturity::matrix_catalog::UnusableMatrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::phrases;
use crate::tui::document::{Document, LineKind};
use crate::tui::screens::pages::{tell, weight};
use crate::tui::state::AppState;

/// A matrix on the list.
#[derive(Clone, Debug, PartialEq)]
pub enum ListedMatrix {
    /// The newest of its id.
    Here(Arc<KnownMatrix>),
    /// A file with mistakes, as far as it can be read.
    Unusable(UnusableMatrix),
    /// One in use of which there is no file that can be used.
    Gone(MatrixId),
    /// An older revision, kept because answers rest on it.
    Kept(Arc<KnownMatrix>),
}

impl ListedMatrix {
    /// The matrix that could be used or not any more; none for what can be neither.
    pub(crate) fn id(&self) -> Option<&MatrixId> {
        match self {
            Self::Here(known) => Some(&known.reference.id),
            Self::Gone(id) => Some(id),
            Self::Unusable(_) | Self::Kept(_) => None,
        }
    }

    /// The file it stands in, where it has one of its own.
    pub(crate) fn file(&self) -> Option<&str> {
        match self {
            Self::Here(known) | Self::Kept(known) => file_of(known),
            Self::Unusable(unusable) => Some(&unusable.file),
            Self::Gone(_) => None,
        }
    }

    fn part(&self) -> ListSection {
        match self {
            Self::Here(known) if known.origin == Origin::Shipped => ListSection::Shipped,
            Self::Here(_) | Self::Gone(_) | Self::Unusable(_) => ListSection::Ours,
            Self::Kept(_) => ListSection::Kept,
        }
    }
}

/// The parts of the list, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ListSection {
    Shipped,
    Ours,
    Kept,
}

/// The file that a matrix was read from.
pub(crate) fn file_of(known: &KnownMatrix) -> Option<&str> {
    match &known.origin {
        Origin::Loose(file) | Origin::Frozen(file) => Some(file),
        Origin::Shipped => None,
    }
}

/// All matrices in the order of the page.
pub fn listed(desk: &AppState) -> Vec<ListedMatrix> {
    let mut newest: Vec<Arc<KnownMatrix>> = Vec::new();
    let mut kept = Vec::new();
    for known in &desk.matrices {
        match newest.iter_mut().find(|other| other.reference.id == known.reference.id) {
            Some(other) if rank(known) > rank(other) => {
                kept.push(std::mem::replace(other, Arc::clone(known)));
            }
            Some(_) => kept.push(Arc::clone(known)),
            None => newest.push(Arc::clone(known)),
        }
    }
    let gone = |id: &&MatrixId| !newest.iter().any(|known| known.reference.id == **id);
    let gone: Vec<MatrixId> = in_use(desk).iter().filter(gone).cloned().collect();
    let unusable = desk.unusable.iter().cloned().map(ListedMatrix::Unusable);
    let all = newest
        .into_iter()
        .map(ListedMatrix::Here)
        .chain(unusable)
        .chain(gone.into_iter().map(ListedMatrix::Gone));
    let mut all: Vec<ListedMatrix> = all.chain(kept.into_iter().map(ListedMatrix::Kept)).collect();
    all.sort_by_key(ListedMatrix::part);
    all
}

/// The newer revision counts; of one revision, a file that people can look at before a frozen copy
/// of it.
fn rank(known: &KnownMatrix) -> (u32, bool) {
    (known.reference.revision, !matches!(known.origin, Origin::Frozen(_)))
}

/// The matrices that our network uses.
pub(crate) fn in_use(desk: &AppState) -> &[MatrixId] {
    desk.record.as_ref().map(|record| record.network.matrices.as_slice()).unwrap_or_default()
}

/// The page: a line to stop at for each matrix, then what was found in files that belong to none of
/// them.
pub(crate) fn page(desk: &AppState) -> Document {
    let mut page = Document::titled("Matrices: what is asked");
    if desk.matrices.is_empty() {
        page.body(0, "Reading the matrices…");
        return page;
    }
    let all = listed(desk);
    part(&mut page, desk, &all, ListSection::Shipped, "COMES WITH THE PROGRAM");
    part(&mut page, desk, &all, ListSection::Ours, "OUR OWN");
    ways_to_one(&mut page, desk, all.iter().any(|one| one.part() == ListSection::Ours));
    part(&mut page, desk, &all, ListSection::Kept, "OLDER ONES, KEPT BECAUSE ANSWERS REST ON THEM");
    for finding in desk
        .matrix_findings
        .iter()
        .filter(|finding| !all.iter().any(|one| one.file() == Some(&finding.file)))
    {
        page.gap();
        tell(&mut page, finding);
    }
    page
}

fn part(
    page: &mut Document,
    desk: &AppState,
    all: &[ListedMatrix],
    part: ListSection,
    heading: &str,
) {
    let mut of_part = all.iter().filter(|one| one.part() == part).peekable();
    if of_part.peek().is_none() && part != ListSection::Ours {
        return;
    }
    page.gap();
    page.heading(heading);
    of_part.for_each(|listed| one(page, desk, listed));
}

/// How people come to a matrix of their own: all the ways where there is none, a word where there
/// is one.
fn ways_to_one(page: &mut Document, desk: &AppState, any: bool) {
    if any {
        page.quiet(4, format!("A matrix file put into {} appears here.", folder(desk)));
        return;
    }
    page.body(
        0,
        "None yet. A matrix of your own stands beside the national one, in equal standing.",
    );
    page.body(2, "x  write a spreadsheet to fill in: the one in focus is its example");
    page.body(2, "b  bring a spreadsheet in: yours, or the one filled in");
    page.quiet(2, format!("Or put a matrix file into {}", folder(desk)));
}

/// One matrix: whether it is in use, its title; below, what it is, where it comes from and who uses
/// it, and what was found.
fn one(page: &mut Document, desk: &AppState, listed: &ListedMatrix) {
    let is_used = |id: &MatrixId| in_use(desk).contains(id);
    let tick = |id: &MatrixId| if is_used(id) { "[x]" } else { "[ ]" };
    match listed {
        ListedMatrix::Gone(id) => {
            page.stop(0, format!("{} {id}", tick(id)));
            page.under(LineKind::Quiet, 4, "In use, but no file of it is here that can be used.");
        }
        ListedMatrix::Here(known) => {
            let id = &known.reference.id;
            page.stop(0, format!("{} {}", tick(id), known.matrix.title));
            let used = if is_used(id) { "in use · " } else { "" };
            // where a shipped one comes from is said by the heading
            let is_shipped = known.origin == Origin::Shipped;
            let what = if is_shipped {
                overview::kind_and_size(&known.matrix)
            } else {
                overview::kind_and_origin(known)
            };
            page.under(LineKind::Quiet, 4, format!("{used}{what}{}", used_elsewhere(desk, id)));
        }
        ListedMatrix::Unusable(unusable) => {
            page.stop(0, format!("[!] {}", title_of(unusable)));
            page.under(
                LineKind::Quiet,
                4,
                format!("{} · can't be used until its mistakes are put right", unusable.file),
            );
        }
        ListedMatrix::Kept(known) => {
            page.stop(4, known.matrix.title.clone());
            page.under(LineKind::Quiet, 4, overview::kind_and_origin(known));
        }
    }
    let about = |finding: &&Diagnostic| listed.file() == Some(finding.file.as_str());
    found(page, &desk.matrix_findings.iter().filter(about).collect::<Vec<_>>());
}

/// The first of what was found in a file; the rest stands on its page.
fn found(page: &mut Document, found: &[&Diagnostic]) {
    let Some(first) = found.iter().find(|finding| finding.is_error()).or(found.first()) else {
        return;
    };
    let line = first.line.map_or_else(String::new, |line| format!(", line {line}"));
    page.under(
        LineKind::Body,
        4,
        format!("{}{line}: {} {}", weight(first), first.says, first.remedy),
    );
    if found.len() > 1 {
        let more = phrases::count_of(found.len() - 1, "more thing", "more things");
        page.under(LineKind::Quiet, 4, format!("{more} found. Enter shows each beside its place."));
    }
}

fn title_of(unusable: &UnusableMatrix) -> &str {
    let title = unusable.matrix.title.trim();
    if title.is_empty() { &unusable.file } else { title }
}

/// Which other networks in the folder use it: a name or two, else how many.
fn used_elsewhere(desk: &AppState, id: &MatrixId) -> String {
    let us = desk.record.as_ref().map(|record| record.network.name.as_str());
    let others: Vec<&str> = desk
        .used_by
        .get(id)
        .into_iter()
        .flatten()
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

/// The folder for matrix files, as this system writes it.
fn folder(desk: &AppState) -> String {
    let separator = if desk.library.contains('\\') { '\\' } else { '/' };
    format!("{}{separator}matrices", desk.library.trim_end_matches(separator))
}
