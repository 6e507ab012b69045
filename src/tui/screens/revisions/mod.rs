//! The revisions of a matrix that are kept: what each was and what the next one made of it, item by
//! item. Each can be read as a whole; nothing is changed here.

pub mod keys;

use std::sync::Arc;

use crate::maturity::assessment::MatrixRef;
use crate::maturity::known_matrix::{KnownMatrix, Origin};
use crate::maturity::page::{LineKind, Page};
use crate::maturity::pages::{since_words, write_differences};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

const HINT: &str = "To read only. Each snapshot keeps its own text.";

/// The page, of all revisions of the matrix that this text is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Revisions {
    pub reference: MatrixRef,
    pub position: ReadPosition,
}

/// The texts of one matrix that are kept, the newest first. Of two copies of one text the file that
/// people change comes first.
pub(crate) fn kept_revisions(state: &AppState, of: &KnownMatrix) -> Vec<Arc<KnownMatrix>> {
    let mut kept: Vec<Arc<KnownMatrix>> = Vec::new();
    for known in state.known_matrices().filter(|known| known.lineage.is_same(&of.lineage)) {
        if !kept.iter().any(|other| other.reference == known.reference) {
            kept.push(Arc::clone(known));
        }
    }
    kept.sort_by_key(|known| std::cmp::Reverse(known.reference.revision));
    kept
}

impl Revisions {
    fn kept(&self, state: &AppState) -> Vec<Arc<KnownMatrix>> {
        let known = state.known_matrices().find(|known| known.reference == self.reference);
        known.map_or_else(Vec::new, |known| kept_revisions(state, known))
    }

    pub fn page(&self, state: &AppState) -> Page {
        let kept = self.kept(state);
        let Some(newest) = kept.first() else { return Page::new("Revisions") };
        let title = format!("{} · Revisions", newest.matrix.short_title());
        let mut page = Page::new(title);
        for (at, known) in kept.iter().enumerate() {
            page.blank_line();
            page.stop(LineKind::Heading, 0, revision_line(known, at == 0));
            match kept.get(at + 1) {
                Some(before) => {
                    let (was, is) = (&before.matrix, &known.matrix);
                    page.continuation(LineKind::Body, 2, since_words(was, is));
                    write_differences(&mut page, was, is);
                }
                None => page.continuation(LineKind::Quiet, 2, "No earlier one is kept."),
            }
        }
        page
    }
}

/// "Revision 2 · kept for the answers given on it".
fn revision_line(known: &KnownMatrix, is_newest: bool) -> String {
    let is = match &known.origin {
        _ if is_newest => "the present one",
        Origin::Shipped => "came with the program",
        Origin::Loose(_) => "still in your folder",
        Origin::Frozen(_) => "kept for the answers that were given on it",
    };
    format!("Revision {} · {is}", known.reference.revision)
}

impl Screen for Revisions {
    fn key_context(&self) -> KeyContext {
        keys::REVISIONS
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::Revisions(reference) = to else { return None };
        Some(Self { reference: reference.clone(), position: ReadPosition::default() })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(canvas, app, &self.page(app.state), self.position, HINT);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        if let Command::Open(at) = command {
            self.position.index = at;
        }
        match command {
            Command::Back => back(),
            Command::Enter | Command::Open(_) => {
                let kept = self.kept(state);
                match kept.get(self.position.index) {
                    Some(known) if known.reference != self.reference => {
                        go_to(Destination::MatrixPage(known.reference.clone()))
                    }
                    // the page below is that one
                    _ => back(),
                }
            }
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
                Vec::new()
            }
        }
    }
}
