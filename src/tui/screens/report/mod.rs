//! The page to print or send, before it is written: word for word what will be on it, and what is
//! left out of it. Then its file is named.

pub mod keys;

use std::sync::Arc;

use uuid::Uuid;

use crate::maturity::network_report::{ReportOptions, network_page};
use crate::maturity::page::{Page, PageBlock, TextStyle};
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    id: Uuid,
    options: ReportOptions,
    /// What is shown, and what is written.
    page: Arc<Page>,
    file_name: String,
    pub position: ReadPosition,
}

impl Report {
    /// Opens the page of a snapshot, else of the last one. None where there is none.
    pub fn open(state: &AppState, id: Option<Uuid>) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let saved = match id {
            Some(id) => record.snapshot(id)?,
            None => record.main_line()?.line.last()?,
        };
        let options = ReportOptions::default();
        Some(Self {
            id: saved.snapshot.id,
            options,
            page: Arc::new(network_page(record, saved, options)),
            file_name: format!("{}-{}", record.slug, saved.snapshot.taken_on),
            position: ReadPosition::default(),
        })
    }

    fn make_page(&mut self, state: &AppState) {
        let Some(record) = &state.network_state else { return };
        if let Some(saved) = record.snapshot(self.id) {
            self.page = Arc::new(network_page(record, saved, self.options));
        }
    }

    /// The page as it is read here, laid out for this size of screen.
    pub fn document(&self, size: (u16, u16)) -> Document {
        let mut document = Document::with_title("A page to print or send");
        let notes = if self.options.with_notes { "without" } else { "with" };
        document.quiet(0, format!("This is the page, word for word. Space shows it {notes} notes and evidence; Enter says where to write it."));
        document.blank_line();
        document.heading(self.page.title.clone());
        let style = TextStyle { width: usize::from(body_size(size).0).max(1), ascii: false };
        for block in &self.page.blocks {
            document.blank_line();
            write_block(&mut document, block, style);
        }
        document
    }
}

/// Headings are stops for Tab; the rest stands as it would in a text file.
pub(crate) fn write_block(document: &mut Document, block: &PageBlock, style: TextStyle) {
    match block {
        PageBlock::Heading(_, words) => {
            document.heading(words.clone());
        }
        PageBlock::Remark(words) => document.quiet(0, words.clone()),
        block => {
            for line in style.block(block) {
                let words = line.trim_start();
                let indent = line.chars().count() - words.chars().count();
                document.body(u16::try_from(indent).unwrap_or(0), words);
            }
        }
    }
}

impl Screen for Report {
    fn key_context(&self) -> KeyContext {
        keys::REPORT
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::Report(id) = to else { return None };
        Self::open(state, *id)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        document_view::draw(
            canvas,
            app,
            &self.document(app.state.size),
            self.position,
            "Nothing is written yet. Read it through first.",
        );
    }

    fn on_data_changed(&mut self, state: &AppState, _now: &Now) {
        self.make_page(state);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => {
                let page = ExportContent::Page(Arc::clone(&self.page), self.file_name.clone());
                return go_to(Destination::Export(page));
            }
            Command::Toggle => {
                self.options.with_notes = !self.options.with_notes;
                self.position = ReadPosition::default();
                self.make_page(state);
            }
            Command::Next | Command::Previous => {
                let document = self.document(state.size);
                let is_on = command == Command::Next;
                self.position.jump_to_heading(&document, state.size, is_on);
            }
            command => {
                self.position.update(&self.document(state.size), state.size, command);
            }
        }
        Vec::new()
    }
}
