//! The words a matrix uses, explained in plain English; those of the statement in focus first.

pub mod keys;
mod view;
use crate::maturity::glossary;
use crate::maturity::ids::ItemId;
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::{Matrix, Term};
use crate::maturity::page::Page;
use crate::maturity::search::{SearchField, SearchQuery};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back};
use crate::tui::search_line::SearchLine;
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

/// The rows of the line to find by, with the blank one below it.
const SEARCH_ROWS: u16 = 2;

#[derive(Clone, Debug, PartialEq)]
pub struct Glossary {
    pub matrix: Lineage,
    pub item: Option<ItemId>,
    pub position: ReadPosition,
    pub search: SearchLine,
}

impl Glossary {
    /// The words of `matrix`, those of `item` first.
    pub fn open(matrix: Lineage, item: Option<ItemId>) -> Self {
        let (position, search) = (ReadPosition::default(), SearchLine::default());
        Self { matrix, item, position, search }
    }

    pub fn page(&self, state: &AppState) -> Page {
        let mut page = Page::new("Words");
        let in_use = state.network_state.as_ref().and_then(|record| record.matrix(&self.matrix));
        let known =
            in_use.or_else(|| state.known_matrices().find(|known| known.lineage == self.matrix));
        let Some(matrix) = known.map(|known| &known.matrix) else { return page };
        page.title = format!("Words · {}", matrix.short_title());
        let query = self.search.query();
        if !query.is_blank() {
            write_found(&mut page, matrix, &query);
            return page;
        }
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
            write_terms(&mut page, sorted_terms(matrix).into_iter());
        }
        page
    }

    /// What the page has of the screen, below the line to find by.
    fn page_size(&self, state: &AppState) -> (u16, u16) {
        let line = if self.search.shown().is_some() { SEARCH_ROWS } else { 0 };
        (state.size.0, state.size.1.saturating_sub(line))
    }
}

/// The words by the alphabet: so a person looks for one.
fn sorted_terms(matrix: &Matrix) -> Vec<&Term> {
    let mut terms: Vec<&Term> = matrix.glossary.iter().collect();
    terms.sort_by_key(|term| term.term.to_lowercase());
    terms
}

fn write_found(page: &mut Page, matrix: &Matrix, query: &SearchQuery) {
    let is_found = |term: &&Term| {
        let fields = [SearchField::Text(&term.term), SearchField::OtherWords(&term.meaning)];
        query.rank(&fields).is_some()
    };
    let found: Vec<&Term> = sorted_terms(matrix).into_iter().filter(is_found).collect();
    if found.is_empty() {
        page.body(0, "None of the words. Esc shows all again.");
    }
    write_terms(page, found.into_iter());
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
        if self.search.is_typing() { keys::GLOSSARY_FIND } else { keys::GLOSSARY }
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::Glossary { matrix, item } = to else { return None };
        Some(Self::open(matrix.clone(), item.clone()))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Search => self.search.begin(),
            Command::Enter if self.search.is_typing() => self.search.finish(),
            Command::Back if self.search.shown().is_some() => {
                self.search.clear();
                self.position = ReadPosition::default();
            }
            Command::Enter | Command::Back => return back(),
            command => {
                let page = self.page(state);
                self.position.update(&page, self.page_size(state), command);
            }
        }
        Vec::new()
    }

    fn field(&self) -> Option<&TextField> {
        self.search.field()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.search.field_mut()
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.position = ReadPosition::default();
        Vec::new()
    }
}
