//! Switching to another library: only once everything of the one before is on the disk.

use std::time::Instant;

use super::WriterThread;
use super::pending_draft::PendingDraft;
use crate::runtime::library_access::LibrarySwitch;
use crate::runtime::message::Message;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::outcome::Outcome;

impl WriterThread {
    pub(crate) fn switch_library(&mut self, switch: LibrarySwitch, now: Instant) {
        if self.interrupted_import().is_some() {
            return self.refuse_switch(
                "The other folder was not opened: files are still being brought in. Try again once that is done.",
            );
        }
        self.drafts.values_mut().for_each(|pending| pending.make_publish_due(now));
        self.run_due(now);
        self.write_all_changes(now);
        let is_unsaved = |pending: &PendingDraft| pending.first_unsaved_number().is_some();
        if self.drafts.values().any(is_unsaved) || self.has_changes() {
            return self.refuse_switch(
                "The other folder was not opened: what you wrote here is not on the disk yet. Try again once it is saved.",
            );
        }
        let LibrarySwitch { writer, reader, mut outcome, remember_path, is_temporary } = switch;
        self.writer = writer; // drops the old one, and with it the lock of the old library
        self.drafts.clear();
        self.changes.clear();
        (self.newest_number, self.saved_number, self.reported_unpublished) = (0, 0, None);
        let reason = self.writer.acquire_lock();
        let may_write = reason.is_none();
        if let Outcome::LibraryOpened { read_only_reason, .. } = &mut outcome {
            *read_only_reason = reason;
        }
        if let Some(folder) = remember_path {
            // a convenience: without it the next start opens the library before
            let request = WriteRequest::SaveLastLibrary(folder);
            let _ = self.writer.write(request, None, &self.clock.now());
        }
        self.writer.clean_up();
        let outcome = Box::new(outcome);
        let _ = self.out.send(Message::LibrarySwitched { reader, outcome, is_temporary });
        if may_write {
            self.recover_changes(now);
        }
    }

    fn refuse_switch(&self, message: &str) {
        let outcome = Outcome::Failed(message.to_owned());
        let _ = self.out.send(Message::LibrarySwitchFailed(outcome));
    }
}
