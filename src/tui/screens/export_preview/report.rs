//! The page to print or send, before it is written: word for word what will be on it, and what is
//! left out of it.

use std::sync::Arc;

use uuid::Uuid;

use super::{Change, Preview, keys};
use crate::maturity::network_report::{ReportOptions, network_page};
use crate::maturity::page::Page;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::state::AppState;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReportPreview {
    id: Uuid,
    options: ReportOptions,
    /// What is shown, and what is written.
    page: Arc<Page>,
    file_name: String,
}

impl ReportPreview {
    /// The page of a snapshot, else of the last one. None where there is none.
    pub(super) fn open(state: &AppState, id: Option<Uuid>) -> Option<Self> {
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
        })
    }
}

impl Preview for ReportPreview {
    fn key_context(&self) -> KeyContext {
        keys::REPORT
    }

    fn page(&self) -> Page {
        let mut page = Page::new("A page to print or send");
        let notes = if self.options.with_notes { "with" } else { "without" };
        page.quiet(0, format!("The page, word for word, {notes} notes and evidence."));
        page.append(&self.page);
        page
    }

    fn content(&self) -> Option<ExportContent> {
        Some(ExportContent::Page(Arc::clone(&self.page), self.file_name.clone()))
    }

    fn refresh(&mut self, state: &AppState) {
        let Some(record) = &state.network_state else { return };
        if let Some(saved) = record.snapshot(self.id) {
            self.page = Arc::new(network_page(record, saved, self.options));
        }
    }

    fn report_options(&mut self) -> Option<&mut ReportOptions> {
        Some(&mut self.options)
    }

    fn change(&mut self, command: Command) -> Change {
        if command != Command::Toggle {
            return Change::Nothing;
        }
        self.options.with_notes = !self.options.with_notes;
        Change::Page
    }
}
