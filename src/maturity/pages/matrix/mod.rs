//! A matrix, to be read from end to end: what it is and how far to trust it, its stages, every area
//! with all it asks, the statements that were never checked, its words; and what was found in its file,
//! beside its place.

mod area;
mod crosswalk_line;
mod inline_findings;
mod overview;
mod page_writer;

use std::sync::Arc;

use self::inline_findings::InlineFindings;
use self::page_writer::PageWriter;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::known_matrix::KnownMatrix;
use crate::maturity::page::{LineKind, Page};
use crate::maturity::revision::MatrixPlace;

pub use self::overview::{describe_unchecked, kind_and_origin, kind_and_size};

/// For whom the page of a matrix is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixReader {
    /// Somebody who reads it on screen.
    Reader,
    /// Somebody whose own matrix it is: each text that can be edited is a place to stop at.
    Editor,
    /// It is printed: items, areas and stages stand with the ids by which commands know them.
    Print,
}

/// What stands beside a matrix where it is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct MatrixContext<'c> {
    /// What was found in files.
    pub findings: &'c [Diagnostic],
    /// The file that it stands in, if any.
    pub file: Option<&'c str>,
    /// Every other matrix that is known.
    pub others: &'c [&'c Arc<KnownMatrix>],
    /// Its revisions that are kept, the newest first.
    pub kept: &'c [Arc<KnownMatrix>],
}

/// The page of a matrix, and what can be edited at each of its stops.
#[derive(Clone, Debug)]
pub struct MatrixText {
    /// The page.
    pub page: Page,
    /// What each place to stop at holds; none where it is only there to be read.
    pub places: Vec<Option<MatrixPlace>>,
}

/// The page of a matrix.
pub fn matrix_page(
    known: &KnownMatrix,
    reader: MatrixReader,
    context: MatrixContext<'_>,
) -> MatrixText {
    let matrix = &known.matrix;
    let mut page = PageWriter::with_title(&matrix.title, reader);
    let beside = InlineFindings::of(context.findings, context.file);
    beside.write_matrix(&mut page.page);
    if !beside.is_empty() {
        page.page.blank_line();
    }
    overview::write_overview(&mut page, known);
    overview::write_revisions(&mut page, known, context.kept);
    overview::write_stages(&mut page, matrix);
    for at in 0..matrix.domains.len() {
        area::write_area(&mut page, matrix, at, context.others, &beside);
    }
    overview::write_glossary(&mut page, matrix);
    overview::write_sources(&mut page, known);
    overview::write_unchecked(&mut page, matrix);
    if let Some(footer) = &matrix.footer {
        page.page.blank_line();
        page.read_only(LineKind::Quiet, 0, footer.clone());
    }
    MatrixText { page: page.page, places: page.places }
}
