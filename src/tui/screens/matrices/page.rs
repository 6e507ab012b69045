//! One matrix, to be read from end to end: what it is and how far to trust it, its stages, every
//! area with all it asks, the statements that were never checked, its words. What was found in its
//! file stands beside its place. Or as a grid.

use std::sync::Arc;

use super::inline_findings::InlineFindings;
use super::list::file_of;
use super::{area, grid, overview};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::tui::document::{Document, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::screens::crosswalk_editor::CrosswalkEditor;
use crate::tui::state::AppState;

/// The page of one matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixPage {
    /// The matrix.
    pub known: Arc<KnownMatrix>,
    /// How far it is read.
    pub read: ReadPosition,
    /// Read as a grid, from the stage of this number on; else as a page.
    pub grid: Option<usize>,
}

impl MatrixPage {
    /// The page of exactly this matrix; none where it is not on the desk.
    pub fn open(desk: &AppState, reference: &MatrixRef) -> Option<Self> {
        let known = on_desk(desk).find(|known| known.reference == *reference)?;
        Some(Self { known: Arc::clone(known), read: ReadPosition::default(), grid: None })
    }

    /// The page of a file with mistakes, as far as it can be read; none where there is no such file
    /// on the desk.
    pub fn open_file(desk: &AppState, file: &str) -> Option<Self> {
        let unusable = desk.unusable.iter().find(|unusable| unusable.file == file)?;
        let matrix = unusable.matrix.as_ref().clone();
        // it has no identity of its own yet: nothing can be answered on it
        let reference = MatrixRef {
            id: matrix.id.clone(),
            revision: matrix.revision,
            fingerprint: String::new(),
        };
        let known =
            Arc::new(KnownMatrix { matrix, reference, origin: Origin::Loose(file.to_owned()) });
        Some(Self { known, read: ReadPosition::default(), grid: None })
    }

    /// What the next key does.
    pub fn hint(&self) -> &'static str {
        match self.known.origin {
            Origin::Shipped => "To read only. y makes a copy of it that is ours to change.",
            Origin::Loose(_) => "z shows its file: to change it, or to take what was changed.",
            Origin::Frozen(_) => "To read only: answers were given on this text.",
        }
    }

    /// The page, or the grid.
    pub fn page(&self, desk: &AppState) -> Document {
        match self.grid {
            Some(from) => grid::page(&self.known.matrix, from, body_size(desk.size).0),
            None => self.whole(desk),
        }
    }

    fn whole(&self, desk: &AppState) -> Document {
        let matrix = &self.known.matrix;
        let mut page = Document::titled(matrix.title.clone());
        let beside = InlineFindings::of(&desk.matrix_findings, file_of(&self.known));
        beside.whole(&mut page);
        if !beside.is_empty() {
            page.gap();
        }
        overview::what_it_is(&mut page, &self.known);
        overview::stages(&mut page, matrix);
        let others: Vec<&Arc<KnownMatrix>> = on_desk(desk).collect();
        for at in 0..matrix.domains.len() {
            area::tell(&mut page, matrix, at, &others, &beside);
        }
        overview::unchecked_list(&mut page, matrix);
        overview::words(&mut page, matrix);
        if let Some(footer) = &matrix.footer {
            page.gap();
            page.quiet(0, footer.clone());
        }
        page
    }
}

impl MatrixPage {
    /// The next stages of the grid, or those before.
    fn step(&mut self, desk: &AppState, on: bool) {
        let matrix = &self.known.matrix;
        let last = matrix.stages.len().saturating_sub(grid::across(matrix, body_size(desk.size).0));
        if let Some(from) = &mut self.grid {
            *from = if on { (*from + 1).min(last) } else { (*from).min(last).saturating_sub(1) };
        }
    }
}

/// Every matrix that lies on the desk, those that can be chosen first.
pub(crate) fn on_desk(desk: &AppState) -> impl Iterator<Item = &Arc<KnownMatrix>> {
    let own = desk.record.iter().flat_map(|record| {
        let drafts = record.drafts.iter().chain(&record.elsewhere).map(|open| &open.matrix);
        record
            .matrices
            .iter()
            .chain(drafts)
            .chain(record.snapshots.iter().map(|saved| &saved.matrix))
    });
    desk.matrices.iter().chain(own).chain(&desk.national)
}

impl Screen for MatrixPage {
    fn room(&self) -> KeyContext {
        KeyContext::MatrixPage
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        if command == Command::Back {
            return vec![Transition::Go(Destination::Back)];
        }
        let page = self.page(desk);
        match command {
            Command::View => {
                (self.grid, self.read) =
                    (if self.grid.is_some() { None } else { Some(0) }, ReadPosition::default());
            }
            Command::Left | Command::Right => self.step(desk, command == Command::Right),
            Command::Glossary => {
                return vec![Transition::Go(Destination::Glossary {
                    matrix: self.known.reference.id.clone(),
                    item: None,
                })];
            }
            Command::LinesUp => {
                let go = || Transition::Go(Destination::LinesUp(self.known.reference.clone()));
                return vec![
                    CrosswalkEditor::hindrance(desk, &self.known).map_or_else(go, Transition::Say),
                ];
            }
            Command::Copy => {
                return vec![Transition::Go(Destination::Copying(self.known.reference.clone()))];
            }
            Command::Change => return super::open_file::change(desk, Some(&self.known)),
            Command::Next => self.read.to_heading(&page, desk.size, true),
            Command::Previous => self.read.to_heading(&page, desk.size, false),
            command => drop(self.read.update(&page, desk.size, command)),
        }
        Vec::new()
    }
}
