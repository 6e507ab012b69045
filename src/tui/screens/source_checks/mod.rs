//! What is still to be checked against the document: the statements that were written from memory,
//! with their sources. In a matrix of our own, those that somebody found in the document at their
//! stage are ticked and noted as checked.

pub mod keys;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Item, Matrix, Unchecked};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::page::{LineKind, Page};
use crate::maturity::phrases::pluralize;
use crate::maturity::revision::MeaningChoices;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, PartialEq)]
pub struct SourceChecks {
    known: Arc<KnownMatrix>,
    /// Those that were found in the document.
    ticked: BTreeSet<ItemId>,
    position: ReadPosition,
    is_pending: bool,
    /// Esc was pressed once with something ticked.
    is_leaving: bool,
}

impl SourceChecks {
    fn open(known: Arc<KnownMatrix>) -> Self {
        Self {
            known,
            ticked: BTreeSet::new(),
            position: ReadPosition::default(),
            is_pending: false,
            is_leaving: false,
        }
    }

    /// Those that are still to be checked, in the order of the page.
    fn items(&self) -> Vec<(&Domain, Item<'_>)> {
        let domains = self.known.matrix.domains.iter();
        let all = domains.flat_map(|domain| domain.items().map(move |item| (domain, item)));
        all.filter(|(_, item)| item.unchecked().is_some()).collect()
    }

    fn is_ours(&self) -> bool {
        self.read_only_words().is_none()
    }

    /// Why nothing can be noted in it; none where it is a file of ours.
    fn read_only_words(&self) -> Option<&'static str> {
        match self.known.origin {
            Origin::Loose(_) => None,
            Origin::Shipped => Some(
                "This matrix comes with the program and stays as it is. To note what you find, make a copy: Esc, then y.",
            ),
            Origin::Frozen(_) => Some("Answers were given on this text, so it stays as it is."),
        }
    }

    fn page(&self) -> Page {
        let matrix = &self.known.matrix;
        let mut page = Page::new(format!("{} · What is still to be checked", matrix.short_title()));
        page.body(
            0,
            "These statements were written from memory. With the document beside you, see whether each is there, and at this stage.",
        );
        page.quiet(
            0,
            self.read_only_words()
                .unwrap_or("Space ticks what you found there. Enter notes it in your matrix."),
        );
        let mut last: Option<&Domain> = None;
        for (domain, item) in self.items() {
            if last.is_none_or(|last| last.id != domain.id) {
                page.blank_line();
                page.heading(domain.short_name());
                last = Some(domain);
            }
            self.write_item(&mut page, matrix, item);
        }
        page
    }

    fn write_item(&self, page: &mut Page, matrix: &Matrix, item: Item<'_>) {
        page.focusable(0, format!("{}: {}", stage_name(matrix, item), item.plain_text()));
        if self.is_ours() {
            let cross = if self.ticked.contains(item.id()) { 'x' } else { ' ' };
            page.set_prefix(format!("[{cross}] "));
        }
        let indent = if self.is_ours() { 4 } else { 2 };
        let sources = item.sources().iter().map(|key| match matrix.source_title(key) {
            Some(title) => format!("{key}: {title}"),
            None => key.clone(),
        });
        let sources: Vec<String> = sources.collect();
        let words = match item.unchecked() {
            Some(Unchecked::NoSource) if sources.is_empty() => "no source yet".to_owned(),
            Some(Unchecked::NoSource) => format!("not yet checked; {}", sources.join("; ")),
            _ => format!("the idea is in {}; its stage is not checked", sources.join("; ")),
        };
        page.continuation(LineKind::Quiet, indent, words);
    }

    /// The first statement of the next area or of the one before.
    fn next_area(&self, on: bool) -> usize {
        let items = self.items();
        let starts: Vec<usize> = (0..items.len())
            .filter(|&at| at == 0 || items[at].0.id != items[at - 1].0.id)
            .collect();
        let here = self.position.index;
        let found = if on {
            starts.iter().find(|&&at| at > here)
        } else {
            starts.iter().rfind(|&&at| at < here)
        };
        found.copied().unwrap_or(here)
    }

    fn toggle(&mut self) -> Vec<Transition> {
        if let Some(why) = self.read_only_words() {
            return show_message(why);
        }
        let Some(id) = self.items().get(self.position.index).map(|(_, item)| item.id().clone())
        else {
            return Vec::new();
        };
        if !self.ticked.remove(&id) {
            self.ticked.insert(id);
        }
        self.is_leaving = false;
        Vec::new()
    }

    /// Notes what was ticked: in the file, or as its next revision once answers rest on it.
    fn note(&mut self, state: &AppState) -> Vec<Transition> {
        if self.ticked.is_empty() {
            return if self.is_ours() {
                show_message("Space ticks what you found in the document; Esc goes back.")
            } else {
                back()
            };
        }
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being written this moment.");
        }
        let mut after = self.known.matrix.clone();
        let ticked: Vec<ItemId> = self.ticked.iter().cloned().collect();
        after.mark_stage_checked(&ticked, true);
        let (before, after) = (Arc::clone(&self.known), Box::new(after));
        let meanings = MeaningChoices::new();
        vec![Transition::write(WriteRequest::EditMatrix { before, after, meanings })]
    }

    fn leave(&mut self) -> Vec<Transition> {
        if self.ticked.is_empty() || std::mem::replace(&mut self.is_leaving, true) {
            return back();
        }
        let what = pluralize(self.ticked.len(), "tick is", "ticks are");
        show_message(format!("{what} not noted yet: Enter notes them. Esc once more forgets them."))
    }

    fn hint(&self) -> String {
        let open = self.items().len();
        match self.ticked.len() {
            0 => format!("{open} to check."),
            ticked => format!("{open} to check, {ticked} of them found. Enter notes them."),
        }
    }
}

fn stage_name(matrix: &Matrix, item: Item<'_>) -> String {
    match item {
        Item::Statement(statement) => matrix
            .stage(&statement.stage)
            .map_or_else(|| statement.stage.to_string(), |stage| stage.name.clone()),
        Item::Ladder(_) => "Every stage".to_owned(),
    }
}

impl Screen for SourceChecks {
    fn key_context(&self) -> KeyContext {
        keys::SOURCE_CHECKS
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::SourceChecks(reference) = to else { return None };
        let known = state.known_matrices().find(|known| known.reference == *reference)?;
        Some(Self::open(Arc::clone(known)))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(canvas, app, &self.page(), self.position, &self.hint());
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let page = self.page();
        match command {
            Command::Back => self.leave(),
            Command::Enter => self.note(state),
            Command::Toggle => self.toggle(),
            Command::Focus(at) if at == self.position.index => self.toggle(),
            Command::Next | Command::Previous => {
                self.position.index = self.next_area(command == Command::Next);
                Vec::new()
            }
            command => {
                self.position.update(&page, state.size, command);
                Vec::new()
            }
        }
    }

    fn on_error(&mut self, _message: &str) {
        self.is_pending = false;
    }
}
