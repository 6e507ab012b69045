//! Writing the page of a matrix: in one of our own each text that can be edited is a place to stop
//! at; in any other it is only read.

use super::MatrixReader;
use crate::maturity::ids::ItemId;
use crate::maturity::page::{LineKind, Page};
use crate::maturity::revision::MatrixPlace;

pub(super) struct PageWriter {
    pub(super) page: Page,
    /// What can be edited at each stop; none where a stop is only there to be read.
    pub(super) places: Vec<Option<MatrixPlace>>,
    pub(super) is_ours: bool,
    /// Whether it is printed: commands know items, areas and stages by their ids.
    pub(super) is_printed: bool,
}

impl PageWriter {
    pub(super) fn with_title(title: &str, reader: MatrixReader) -> Self {
        Self {
            page: Page::new(title),
            places: Vec::new(),
            is_ours: reader == MatrixReader::Editor,
            is_printed: reader == MatrixReader::Print,
        }
    }

    /// The words of an item, in print behind its id.
    pub(super) fn item(&mut self, indent: u16, text: impl Into<String>, id: &ItemId) {
        self.place(LineKind::Body, indent, text, MatrixPlace::Item { item: id.clone() });
        if self.is_printed {
            self.page.set_prefix(format!("{id}  "));
        }
    }

    /// Words of the matrix that can be edited in one of our own.
    pub(super) fn place(
        &mut self,
        kind: LineKind,
        indent: u16,
        text: impl Into<String>,
        place: MatrixPlace,
    ) {
        self.write(kind, indent, text, Some(place));
    }

    /// Words that are changed in the file only; a stop, so that a long page can be read to its end.
    pub(super) fn read_only(&mut self, kind: LineKind, indent: u16, text: impl Into<String>) {
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
            self.page.stop(kind, indent, text);
            self.places.push(place);
            return;
        }
        match kind {
            LineKind::Heading => self.page.heading(text),
            LineKind::Quiet => self.page.quiet(indent, text),
            LineKind::Body => self.page.body(indent, text),
        }
    }
}
