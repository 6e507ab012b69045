//! A spreadsheet of one snapshot's answers, before it is written: all that was answered and typed
//! that will be in it, and what is left out of it.

use std::sync::Arc;

use uuid::Uuid;

use super::{Change, Preview, keys};
use crate::maturity::export_tables::{ExportOptions, SnapshotTables, tables_file_name};
use crate::maturity::page::Page;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::state::AppState;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct AnswersPreview {
    id: Uuid,
    options: ExportOptions,
    /// What is shown, and what is written.
    tables: Arc<SnapshotTables>,
    file_name: String,
}

impl AnswersPreview {
    /// That of a snapshot, else of the last one. None where there is none.
    pub(super) fn open(state: &AppState, id: Option<Uuid>) -> Option<Self> {
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
        })
    }
}

impl Preview for AnswersPreview {
    fn key_context(&self) -> KeyContext {
        keys::ANSWERS_SHEET
    }

    fn page(&self) -> Page {
        let mut page = Page::new("A spreadsheet of the answers");
        let (notes, other) = if self.options.with_notes {
            ("with", "leaves them out")
        } else {
            ("without", "adds them")
        };
        page.quiet(0, format!("What goes into it, {notes} notes and reasons: Space {other}."));
        page.append(&self.tables.page());
        page
    }

    fn content(&self) -> Option<ExportContent> {
        Some(ExportContent::Tables(Arc::clone(&self.tables), self.file_name.clone()))
    }

    fn refresh(&mut self, state: &AppState) {
        let Some(record) = &state.network_state else { return };
        if let Some(saved) = record.snapshot(self.id) {
            self.tables = Arc::new(SnapshotTables::of(record, saved, self.options));
        }
    }

    fn change(&mut self, command: Command) -> Change {
        if command != Command::Toggle {
            return Change::Nothing;
        }
        self.options.with_notes = !self.options.with_notes;
        Change::Page
    }
}
