//! One matrix, to be read from end to end: what it is and how far to trust it, its stages, every
//! area with all it asks, the statements that were never checked, its words. What was found in its
//! file stands beside its place. Or as a grid.

pub(crate) mod area;
pub(crate) mod crosswalk_line;
pub(crate) mod grid;
pub(crate) mod inline_findings;
pub mod keys;
pub(crate) mod overview;
use std::sync::Arc;

use self::inline_findings::InlineFindings;
use super::crosswalk_editor::CrosswalkEditor;
use super::matrices::list::file_of;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

#[derive(Clone, Debug, PartialEq)]
pub struct MatrixPage {
    pub known: Arc<KnownMatrix>,
    pub position: ReadPosition,
    /// Read as a grid, from the stage of this number on; else as a page.
    pub first_grid_stage: Option<usize>,
}

impl MatrixPage {
    /// The page of exactly this matrix; none where it is not known.
    pub fn open(state: &AppState, reference: &MatrixRef) -> Option<Self> {
        let known = state.known_matrices().find(|known| known.reference == *reference)?;
        Some(Self {
            known: Arc::clone(known),
            position: ReadPosition::default(),
            first_grid_stage: None,
        })
    }

    /// The page of a file with mistakes, as far as it can be read; none where there is no such file.
    pub fn open_file(state: &AppState, file: &str) -> Option<Self> {
        let unusable = state.unusable_matrices.iter().find(|unusable| unusable.file == file)?;
        let matrix = unusable.matrix.as_ref().clone();
        // it has no identity of its own yet: nothing can be answered on it
        let reference = MatrixRef {
            id: matrix.id.clone(),
            revision: matrix.revision,
            fingerprint: String::new(),
        };
        let known = Arc::new(KnownMatrix::new(matrix, reference, Origin::Loose(file.to_owned())));
        Some(Self { known, position: ReadPosition::default(), first_grid_stage: None })
    }

    pub fn hint(&self) -> &'static str {
        match self.known.origin {
            Origin::Shipped => "To read only. y makes a copy of it that is ours to change.",
            Origin::Loose(_) => "z shows its file: to change it, or to take what was changed.",
            Origin::Frozen(_) => "To read only: answers were given on this text.",
        }
    }

    pub fn page(&self, state: &AppState) -> Document {
        match self.first_grid_stage {
            Some(from) => grid::page(&self.known.matrix, from, body_size(state.size).0),
            None => self.whole_page(state),
        }
    }

    fn whole_page(&self, state: &AppState) -> Document {
        let matrix = &self.known.matrix;
        let mut page = Document::with_title(matrix.title.clone());
        let beside = InlineFindings::of(&state.matrix_diagnostics, file_of(&self.known));
        beside.write_matrix(&mut page);
        if !beside.is_empty() {
            page.blank_line();
        }
        overview::write_overview(&mut page, &self.known);
        overview::write_stages(&mut page, matrix);
        let others: Vec<&Arc<KnownMatrix>> = state.known_matrices().collect();
        for at in 0..matrix.domains.len() {
            area::write_area(&mut page, matrix, at, &others, &beside);
        }
        overview::write_unchecked(&mut page, matrix);
        overview::write_glossary(&mut page, matrix);
        if let Some(footer) = &matrix.footer {
            page.blank_line();
            page.quiet(0, footer.clone());
        }
        page
    }
}

impl MatrixPage {
    fn scroll_grid(&mut self, state: &AppState, on: bool) {
        let matrix = &self.known.matrix;
        let last = matrix
            .stages
            .len()
            .saturating_sub(grid::visible_stages(matrix, body_size(state.size).0));
        if let Some(from) = &mut self.first_grid_stage {
            *from = if on { (*from + 1).min(last) } else { (*from).min(last).saturating_sub(1) };
        }
    }
}

impl Screen for MatrixPage {
    fn key_context(&self) -> KeyContext {
        keys::MATRIX_PAGE
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        match to {
            Destination::MatrixPage(reference) => Self::open(state, reference),
            Destination::UnusableMatrix(file) => Self::open_file(state, file),
            _ => None,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        document_view::draw(canvas, app, &self.page(app.state), self.position, self.hint());
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        if command == Command::Back {
            return back();
        }
        let page = self.page(state);
        match command {
            Command::ToggleView => {
                (self.first_grid_stage, self.position) = (
                    if self.first_grid_stage.is_some() { None } else { Some(0) },
                    ReadPosition::default(),
                );
            }
            Command::Left | Command::Right => self.scroll_grid(state, command == Command::Right),
            Command::Glossary => {
                return go_to(Destination::Glossary {
                    matrix: self.known.lineage.clone(),
                    item: None,
                });
            }
            Command::EditCrosswalk => {
                let go = || {
                    Transition::Navigate(Destination::CrosswalkEditor(self.known.reference.clone()))
                };
                return vec![
                    CrosswalkEditor::read_only_reason(state, &self.known)
                        .map_or_else(go, Transition::ShowMessage),
                ];
            }
            Command::CheckSources => {
                if overview::describe_unchecked(&self.known.matrix).is_none() {
                    return show_message("Nothing in this matrix waits to be checked.");
                }
                return go_to(Destination::SourceChecks(self.known.reference.clone()));
            }
            Command::CopyMatrix => {
                return go_to(Destination::CopyMatrix(self.known.reference.clone()));
            }
            Command::EditMatrixFile => {
                return super::matrices::open_file::open_file(state, Some(&self.known));
            }
            Command::Next => self.position.jump_to_heading(&page, state.size, true),
            Command::Previous => self.position.jump_to_heading(&page, state.size, false),
            command => drop(self.position.update(&page, state.size, command)),
        }
        Vec::new()
    }
}
