//! The words a matrix uses, explained in plain English; those of the statement in focus first.

pub mod keys;
use crate::maturity::glossary;
use crate::maturity::ids::ItemId;
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::{Matrix, Term};
use crate::maturity::page::Page;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, PartialEq)]
pub struct Glossary {
    pub matrix: Lineage,
    pub item: Option<ItemId>,
    pub position: ReadPosition,
}

impl Glossary {
    /// The words of `matrix`, those of `item` first.
    pub fn open(matrix: Lineage, item: Option<ItemId>) -> Self {
        Self { matrix, item, position: ReadPosition::default() }
    }

    pub fn page(&self, state: &AppState) -> Page {
        let mut page = Page::new("Words");
        let in_use = state.network_state.as_ref().and_then(|record| record.matrix(&self.matrix));
        let known =
            in_use.or_else(|| state.known_matrices().find(|known| known.lineage == self.matrix));
        let Some(matrix) = known.map(|known| &known.matrix) else { return page };
        page.title = format!("Words · {}", matrix.short_title());
        let here = self.item.as_ref().map(|item| terms_in_item(matrix, item)).unwrap_or_default();
        if !here.is_empty() {
            page.heading("In this statement");
            write_terms(&mut page, here.iter().copied());
            page.blank_line();
        }
        if matrix.glossary.is_empty() {
            page.body(0, "This matrix explains no words of its own.");
        } else {
            page.heading(format!("All words of {}", matrix.short_title()));
            write_terms(&mut page, matrix.glossary.iter());
        }
        page
    }
}

fn write_terms<'m>(page: &mut Page, terms: impl Iterator<Item = &'m Term>) {
    for term in terms {
        page.body(2, term.term.clone());
        page.quiet(6, term.meaning.clone());
    }
}

fn terms_in_item<'m>(matrix: &'m Matrix, item: &ItemId) -> Vec<&'m Term> {
    let Some(item) = matrix.item(item) else { return Vec::new() };
    let mut terms: Vec<&Term> = Vec::new();
    for text in [Some(item.text()), item.evidence()].into_iter().flatten() {
        for mention in glossary::find_mentions(&matrix.glossary, text) {
            if !terms.iter().any(|term| term.term == mention.term.term) {
                terms.push(mention.term);
            }
        }
    }
    terms
}

impl Screen for Glossary {
    fn key_context(&self) -> KeyContext {
        keys::GLOSSARY
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::Glossary { matrix, item } = to else { return None };
        Some(Self::open(matrix.clone(), item.clone()))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(
            canvas,
            app,
            &self.page(app.state),
            self.position,
            "Words as this matrix uses them.",
        );
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => back(),
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
                Vec::new()
            }
        }
    }
}
