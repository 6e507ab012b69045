//! The revisions of a matrix that are kept: what each was and what the next one made of it, item by
//! item. Each can be read as a whole; nothing is changed here.

pub mod keys;

use std::sync::Arc;

use crate::maturity::assessment::MatrixRef;
use crate::maturity::known_matrix::{KnownMatrix, Origin};
use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::revision::{
    ItemDifference, MatrixPlace, PlacedItem, differences, other_differences, summarize_differences,
};
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, LineKind, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

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

    pub fn page(&self, state: &AppState) -> Document {
        let kept = self.kept(state);
        let Some(newest) = kept.first() else { return Document::with_title("Revisions") };
        let title = format!("{} · Revisions", newest.matrix.short_title());
        let mut page = Document::with_title(title);
        for (at, known) in kept.iter().enumerate() {
            page.blank_line();
            page.stop(LineKind::Heading, 0, revision_line(known, at == 0));
            match kept.get(at + 1) {
                Some(before) => write_changes(&mut page, before, known),
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

/// What a revision made of the one before it, item by item.
fn write_changes(page: &mut Document, before: &KnownMatrix, after: &KnownMatrix) {
    let was = before.reference.revision;
    let all = differences(&before.matrix, &after.matrix);
    let words = summarize_differences(&all);
    let rest = other_differences(&before.matrix, &after.matrix);
    let says = match (words.is_empty(), rest.is_empty()) {
        (true, true) => format!("The same as revision {was}."),
        (true, false) => format!("Since revision {was}: {}.", rest.join(", ")),
        (false, true) => format!("Since revision {was}: {words}."),
        (false, false) => format!("Since revision {was}: {words}; and {}.", rest.join(", ")),
    };
    page.continuation(LineKind::Body, 2, says);
    for one in &all {
        write_difference(page, one, (&before.matrix, &after.matrix));
    }
    for place in places_beside_items(&after.matrix) {
        let (was, is) = (place.text(&before.matrix), place.text(&after.matrix));
        if was == is {
            continue;
        }
        let label = place.label(&after.matrix);
        for (lead, kind, text) in [("Was", LineKind::Quiet, was), ("Is now", LineKind::Body, is)] {
            let text = text.filter(|text| !text.is_empty());
            page.continuation(
                kind,
                2,
                format!("{lead}: {label} · {}", text.as_deref().map_or("nothing".into(), to_plain)),
            );
        }
    }
}

/// The words that stand beside the items: of the matrix itself, its stages, areas and needs.
fn places_beside_items(matrix: &Matrix) -> Vec<MatrixPlace> {
    let mut places = vec![MatrixPlace::Title, MatrixPlace::About];
    for stage in &matrix.stages {
        let stage = stage.id.clone();
        places.push(MatrixPlace::Stage { stage: stage.clone() });
        places.push(MatrixPlace::StageMeaning { stage });
    }
    for domain in &matrix.domains {
        let area = domain.id.clone();
        places.push(MatrixPlace::Area { area: area.clone() });
        places.push(MatrixPlace::AreaWhy { area });
        places.extend(domain.asks.iter().map(|ask| MatrixPlace::Ask { ask: ask.id.clone() }));
    }
    places
}

fn write_difference(page: &mut Document, one: &ItemDifference<'_>, sides: (&Matrix, &Matrix)) {
    let (before, after) = sides;
    match (one.before, one.after) {
        (Some(was), Some(_)) if !one.is_reworded() && !one.is_moved() => {
            let what =
                one.aside_changes().iter().map(|change| change.what.word()).collect::<Vec<_>>();
            if !what.is_empty() {
                let line = format!("{}: another {}", item_name(before, was), what.join(", "));
                page.continuation(LineKind::Quiet, 2, line);
            }
        }
        (Some(was), Some(is)) => {
            write_item(page, "Was", before, was);
            write_item(page, "Is now", after, is);
        }
        (None, Some(is)) => write_item(page, "New", after, is),
        (Some(was), None) => write_item(page, "No longer asked", before, was),
        (None, None) => {}
    }
}

fn write_item(page: &mut Document, lead: &str, matrix: &Matrix, placed: PlacedItem<'_>) {
    let kind = if lead == "Was" { LineKind::Quiet } else { LineKind::Body };
    let text = placed.item.plain_text();
    page.continuation(kind, 2, format!("{lead}: {} · {text}", item_name(matrix, placed)));
    let Item::Ladder(ladder) = placed.item else { return };
    for rung in matrix.rung_words(ladder) {
        page.continuation(kind, 6, rung.line());
    }
}

/// "A-1a · Foundation".
fn item_name(matrix: &Matrix, placed: PlacedItem<'_>) -> String {
    let stage = match placed.item {
        Item::Statement(statement) => matrix.stage(&statement.stage),
        Item::Ladder(_) => None,
    };
    let id = placed.item.id();
    stage.map_or_else(|| id.to_string(), |stage| format!("{id} · {}", stage.name))
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
        document_view::draw(canvas, app, &self.page(app.state), self.position, HINT);
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
