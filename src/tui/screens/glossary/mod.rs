//! The words a matrix uses, explained in plain English; those of the statement in focus first.

use super::matrices::on_desk;
use crate::maturity::glossary;
use crate::maturity::ids::{ItemId, MatrixId};
use crate::maturity::matrix::{Matrix, Term};
use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The words of one matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Glossary {
    /// The matrix.
    pub matrix: MatrixId,
    /// The item whose words come first.
    pub item: Option<ItemId>,
    /// How far it is read.
    pub read: ReadPosition,
}

impl Glossary {
    /// The words of `matrix`, those of `item` first.
    pub fn open(matrix: MatrixId, item: Option<ItemId>) -> Self {
        Self { matrix, item, read: ReadPosition::default() }
    }

    /// The page.
    pub fn page(&self, desk: &AppState) -> Document {
        let mut page = Document::titled("Words");
        let in_use = desk.record.as_ref().and_then(|record| record.matrix(&self.matrix));
        let known =
            in_use.or_else(|| on_desk(desk).find(|known| known.reference.id == self.matrix));
        let Some(matrix) = known.map(|known| &known.matrix) else { return page };
        page.title = format!("Words · {}", matrix.short());
        let here = self.item.as_ref().map(|item| terms_of(matrix, item)).unwrap_or_default();
        if !here.is_empty() {
            page.heading("In this statement");
            list(&mut page, here.iter().copied());
            page.gap();
        }
        if matrix.glossary.is_empty() {
            page.body(0, "This matrix explains no words of its own.");
        } else {
            page.heading(format!("All words of {}", matrix.short()));
            list(&mut page, matrix.glossary.iter());
        }
        page
    }
}

fn list<'m>(page: &mut Document, terms: impl Iterator<Item = &'m Term>) {
    for term in terms {
        page.body(2, term.term.clone());
        page.quiet(6, term.meaning.clone());
    }
}

fn terms_of<'m>(matrix: &'m Matrix, item: &ItemId) -> Vec<&'m Term> {
    let Some(item) = matrix.item(item) else { return Vec::new() };
    let mut terms: Vec<&Term> = Vec::new();
    for text in [Some(item.text()), item.evidence()].into_iter().flatten() {
        for mention in glossary::mentions(&matrix.glossary, text) {
            if !terms.iter().any(|term| term.term == mention.term.term) {
                terms.push(mention.term);
            }
        }
    }
    terms
}

impl Screen for Glossary {
    fn room(&self) -> KeyContext {
        KeyContext::Glossary
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => vec![Transition::Go(Destination::Back)],
            command => {
                let page = self.page(desk);
                self.read.update(&page, desk.size, command);
                Vec::new()
            }
        }
    }
}
