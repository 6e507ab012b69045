//! Writing the page of a matrix: in one of our own each text that can be edited is a place to stop
//! at; in any other it is only read.

use crate::maturity::revision::MatrixPlace;
use crate::tui::document::{Document, LineKind};

pub(crate) struct PageWriter {
    pub(crate) document: Document,
    /// What can be edited at each stop; none where a stop is only there to be read.
    pub(crate) places: Vec<Option<MatrixPlace>>,
    pub(crate) is_ours: bool,
}

impl PageWriter {
    pub(crate) fn with_title(title: &str, is_ours: bool) -> Self {
        Self { document: Document::with_title(title), places: Vec::new(), is_ours }
    }

    /// Words of the matrix that can be edited in one of our own.
    pub(crate) fn place(
        &mut self,
        kind: LineKind,
        indent: u16,
        text: impl Into<String>,
        place: MatrixPlace,
    ) {
        self.write(kind, indent, text, Some(place));
    }

    /// Words that are changed in the file only; a stop, so that a long page can be read to its end.
    pub(crate) fn read_only(&mut self, kind: LineKind, indent: u16, text: impl Into<String>) {
        self.write(kind, indent, text, None);
    }

    fn write(
        &mut self,
        kind: LineKind,
        indent: u16,
        text: impl Into<String>,
        place: Option<MatrixPlace>,
    ) {
        if self.is_ours {
            self.document.stop(kind, indent, text);
            self.places.push(place);
            return;
        }
        match kind {
            LineKind::Heading => self.document.heading(text),
            LineKind::Quiet => self.document.quiet(indent, text),
            LineKind::Body | LineKind::Blank => self.document.body(indent, text),
        }
    }
}
