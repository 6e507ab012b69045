//! What is remembered for the next start, in the settings of this account.

use super::StoreWriter;
use crate::runtime::last_place::set_last_place;
use crate::store::error::StoreError;
use crate::store::format::settings::SettingsFile;
use crate::store::settings;
use crate::tui::protocol::effect::WriteRequest;

impl StoreWriter {
    /// Remembers something for the next start. A folder to open then is made a workbook first: an
    /// empty one can't be told from a place that something was pulled out of.
    pub(super) fn save_setting(&mut self, request: WriteRequest) -> Result<(), StoreError> {
        let is_new = self.handle.library().library_file.is_none();
        if is_new && matches!(request, WriteRequest::SaveLastLibrary(_)) {
            self.writer()?;
        }
        let library = self.handle.library().library_file.map(|mark| mark.id);
        self.update_settings(|settings| match (request, library) {
            (WriteRequest::SaveAppearance(appearance), _) => {
                (settings.theme, settings.ascii) = (appearance.theme, appearance.ascii);
                settings.mouse = appearance.mouse;
                if settings.language != appearance.language {
                    settings.language = appearance.language;
                    self.handle.library().set_language(appearance.language);
                }
            }
            (WriteRequest::PutSheetMemory { memory, is_kept: true }, _) => {
                memory.put_into(&mut settings.sheets);
            }
            (WriteRequest::PutSheetMemory { memory, .. }, _) => {
                memory.take_from(&mut settings.sheets);
            }
            (WriteRequest::SaveLastLibrary(folder), _) => settings.last_library = Some(folder),
            (WriteRequest::SaveLastPlace(place), Some(id)) => set_last_place(settings, id, &place),
            _ => {}
        })
    }

    fn update_settings(&self, change: impl FnOnce(&mut SettingsFile)) -> Result<(), StoreError> {
        let config = self.handle.library().dirs.config;
        let (mut settings, diagnostics) = settings::load(&config);
        if let Some(diagnostic) = diagnostics.into_iter().next() {
            return Err(StoreError::from(diagnostic));
        }
        change(&mut settings);
        settings::save(&config, &settings)
    }
}
