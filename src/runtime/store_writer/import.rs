//! Imports files, slice by slice, and takes the last import back.

use super::StoreWriter;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkState;
use crate::maturity::share::{ImportReport, ImportUndo};
use crate::store::error::StoreError;
use crate::tui::protocol::effect::{ImportRequest, WriteRequest};
use crate::tui::protocol::outcome::Outcome;

impl StoreWriter {
    /// Imports all files at once, or takes the last import back.
    pub(crate) fn write_import(
        &mut self,
        request: WriteRequest,
    ) -> Result<Option<Outcome>, StoreError> {
        match request {
            WriteRequest::Import(request) => {
                let (report, state) = self.import_files(&request, 0, &mut |_| true)?;
                let (report, network_state) = (Box::new(report), state.map(Box::new));
                Ok(Some(Outcome::Imported { report, network_state }))
            }
            WriteRequest::UndoImport { undo, open_network } => {
                self.undo_import(undo, open_network.as_ref()).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Imports the files after the first `from`. The record by which all of it can be taken back is
    /// written before the first, and put right after the last.
    pub(crate) fn import_files(
        &mut self,
        request: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        let rest = request.files.get(from..).unwrap_or_default();
        let now = self.handle.clock.timestamp();
        let writer = self.writer()?;
        if from == 0 {
            writer.begin_import(request.id, now, &request.files)?;
        }
        let report = writer.import(rest, &request.matrix_sources, |done| goes_on(from + done));
        if report.files.len() >= rest.len() {
            writer.finish_import();
        }
        let state = request.open_network.as_ref().and_then(|slug| self.network_state(slug).ok());
        Ok((report, state))
    }

    /// Takes the last import back, and reads the open network again.
    fn undo_import(
        &mut self,
        undo: Box<ImportUndo>,
        open_network: Option<&Slug>,
    ) -> Result<Outcome, StoreError> {
        self.writer()?.undo_import(&undo)?;
        let state = open_network.and_then(|slug| self.network_state(slug).ok());
        Ok(Outcome::ImportUndone { undo, network_state: state.map(Box::new) })
    }
}
