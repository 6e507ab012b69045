//! A spreadsheet of one snapshot's answers, before it is written: all that was answered and typed
//! that will be in it, and what is left out of it. Then its file is named.

pub mod keys;

use std::sync::Arc;

use uuid::Uuid;

use crate::maturity::export_tables::{ExportOptions, SnapshotTables, tables_file_name};
use crate::maturity::page::TextStyle;
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to};
use crate::tui::screens::report::write_block;
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

#[derive(Clone, Debug, PartialEq)]
pub struct AnswersSheet {
    id: Uuid,
    options: ExportOptions,
    /// What is shown, and what is written.
    tables: Arc<SnapshotTables>,
    file_name: String,
    pub position: ReadPosition,
}

impl AnswersSheet {
    /// Opens that of a snapshot, else of the last one. None where there is none.
    fn open(state: &AppState, id: Option<Uuid>) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let saved = match id {
            Some(id) => record.snapshot(id)?,
            None => record.main_line()?.line.last()?,
        };
        let options = ExportOptions::default();
        Some(Self {
            id: saved.snapshot.id,
            options,
            tables: Arc::new(SnapshotTables::of(record, saved, options)),
            file_name: tables_file_name(record, saved.snapshot.id),
            position: ReadPosition::default(),
        })
    }

    fn make_tables(&mut self, state: &AppState) {
        let Some(record) = &state.network_state else { return };
        if let Some(saved) = record.snapshot(self.id) {
            self.tables = Arc::new(SnapshotTables::of(record, saved, self.options));
        }
    }

    /// What goes, laid out for this size of screen.
    fn document(&self, size: (u16, u16)) -> Document {
        let mut document = Document::with_title("A spreadsheet of the answers");
        let notes = if self.options.with_notes { "without" } else { "with" };
        document.quiet(0, format!("This is what goes into it. Space shows it {notes} notes and reasons; Enter says where to write it."));
        document.blank_line();
        let page = self.tables.page();
        document.heading(page.title.clone());
        let style = TextStyle { width: usize::from(body_size(size).0).max(1), ascii: false };
        for block in &page.blocks {
            document.blank_line();
            write_block(&mut document, block, style);
        }
        document
    }
}

impl Screen for AnswersSheet {
    fn key_context(&self) -> KeyContext {
        keys::ANSWERS_SHEET
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::AnswersSheet(id) = to else { return None };
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
        self.make_tables(state);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => {
                let tables = Arc::clone(&self.tables);
                return go_to(Destination::Export(ExportContent::Tables(
                    tables,
                    self.file_name.clone(),
                )));
            }
            Command::Toggle => {
                self.options.with_notes = !self.options.with_notes;
                self.position = ReadPosition::default();
                self.make_tables(state);
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
