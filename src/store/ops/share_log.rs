//! Writes the share log: a file for each share, written once, so that no line is ever lost however
//! many computers share from one folder at the same time.
//!
//! Where the workbook folder does not take the line (an archive that can only be read, a full disk)
//! it is kept in this device's state like every other change that could not be written where it
//! belongs, and is tried again; the log shows it all the same.

use uuid::Uuid;

use super::Writer;
use super::verify_round_trip::verify_round_trip;
use crate::maturity::share::ShareLogRecord;
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange};
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::share_log::{self, ShareLogFile};
use crate::store::format::unsaved_change::UnsavedChangeFile;
use crate::store::remove_file::remove;
use crate::store::unsaved_change;

/// Where the line of a share is.
#[derive(Debug)]
pub(crate) enum LoggedIn {
    /// In the workbook folder.
    Library,
    /// In this device's state, because of this.
    State(StoreError),
}

impl Writer {
    /// Writes the line of a share where it belongs.
    pub fn put_share_log(&self, share: Uuid, record: &ShareLogRecord) -> Result<(), StoreError> {
        let layout = &self.library.layout;
        layout.create_dir(&layout.share_log_dir())?;
        let path = layout.share_log_entry_file(share);
        let log = ShareLogFile { shares: vec![record.clone()], ..ShareLogFile::default() };
        let (bytes, _) = verify_round_trip(&log, share_log::write, share_log::read, &path)?;
        // the name is this share's alone: what stands there is an earlier try at it
        atomic_write::write_atomic(&path, &bytes, Overwrite::Always).map(drop)
    }

    /// The same; where that fails, into a recovery copy. Fails only if neither takes it.
    pub(crate) fn log_share(
        &self,
        share: Uuid,
        record: &ShareLogRecord,
    ) -> Result<LoggedIn, StoreError> {
        let Err(error) = self.put_share_log(share, record) else { return Ok(LoggedIn::Library) };
        let record = Box::new(record.clone());
        let copy = UnsavedChangeFile::new(UnsavedChange::ShareLog { share, record }, None);
        let state = self.library.state_dir().unwrap_or_default();
        match unsaved_change::save(&state, &copy) {
            Ok(()) => Ok(LoggedIn::State(error)),
            Err(_) => Err(error),
        }
    }

    /// Takes the line of a share away that came to nothing. One that stays does no harm.
    pub(crate) fn unlog_share(&self, share: Uuid, is_in: &LoggedIn) {
        let _ = match is_in {
            LoggedIn::Library => remove(&self.library.layout.share_log_entry_file(share)),
            LoggedIn::State(_) => self.forget_waiting_line(share),
        };
    }

    /// Writes the lines that wait in this device's state, where that works now.
    pub(crate) fn write_waiting_share_log(&self) {
        for (share, record) in self.library.waiting_share_log() {
            if self.put_share_log(share, &record).is_ok() {
                // one that stays is written again, and is the same
                let _ = self.forget_waiting_line(share);
            }
        }
    }

    fn forget_waiting_line(&self, share: Uuid) -> Result<(), StoreError> {
        let state = self.library.state_dir().unwrap_or_default();
        unsaved_change::forget(&state, &ChangeKey::ShareLog(share))
    }
}
