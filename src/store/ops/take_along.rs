//! Takes along what waits in the state of a place that is gone: the workbook folder was moved to
//! another disk, or this one is a copy of it.
//!
//! It comes as a copy, and the hash of each file is written down, so that it comes once. The other
//! place keeps its own: should its disk be plugged in again, nothing is missing there. A version of a
//! draft that this place has too goes into the trash, where it is told of.

use std::collections::BTreeSet;
use std::path::Path;

use uuid::Uuid;

use super::Writer;
use super::autosave::set_aside_unreadable;
use crate::maturity::ids::Slug;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::recovery_copy::RecoveryCopy;
use crate::store::journal::Journal;
use crate::store::library::drafts::{self, has_same_content};
use crate::store::lock::BorrowedLock;
use crate::store::sha256::sha256_hex;
use crate::store::state_dir::{OtherStateDir, StateDir, came_along_words};
use crate::store::{read_file, unsaved_change, unsaved_network};

impl Writer {
    /// Writes down whose recovery copies these are, and takes along what waits elsewhere. Where the
    /// disk does not take it now, the next writer tries again.
    pub(crate) fn settle_state_dir(&mut self) {
        let Some(before) = self.library.find_state_dir() else { return };
        self.take_begun_networks(&before);
        let _ = self.library.claim_state_dir();
        let Some(found) = self.library.find_state_dir() else { return };
        let mut taken = found.all_taken();
        let known = taken.len();
        for left in &found.left {
            if let Some(_lock) = BorrowedLock::acquire(&left.dir) {
                self.take_from(left, &mut taken);
            }
        }
        if taken.len() > known {
            self.lock.set_interrupted();
            // without this it is taken once more, and found to be here
            let _ = found.write_owner(&taken);
            self.library.forget_state_dir();
        }
        self.journal = self.library.journal().unwrap_or_default();
    }

    /// What was typed for a network that is not made yet, where nothing was typed here.
    fn take_begun_networks(&self, found: &StateDir) {
        let dirs = &self.library.dirs;
        let left = found.left.iter().filter_map(|left| left.folder.as_ref());
        for folder in found.moved_from.iter().chain(left) {
            let begun = unsaved_network::load(&dirs.state, folder);
            if !begun.is_blank() && unsaved_network::load(&dirs.state, &dirs.library).is_blank() {
                let _ = unsaved_network::save(&dirs.state, &dirs.library, &begun);
            }
        }
    }

    fn take_from(&mut self, left: &OtherStateDir, taken: &mut BTreeSet<String>) {
        let (mut is_news, from) = (false, Journal::in_dir(&left.dir));
        for id in from.draft_ids().unwrap_or_default() {
            let Some(copy) = from.read_copies(id).newest else { continue };
            let newest = from.copy_path(id, copy.sequence);
            let Ok(bytes) = read_file::read(&newest) else { continue };
            if taken.contains(&sha256_hex(&bytes)) {
                continue;
            }
            if let Ok(is_new) = self.take_draft(&copy, &bytes) {
                is_news |= is_new;
                let both = [newest, from.copy_path(id, copy.sequence + 1)];
                let both = both.iter().filter_map(|path| read_file::read(path).ok());
                taken.extend(both.map(|bytes| sha256_hex(&bytes)));
            }
        }
        is_news |= self.take_changes(&left.dir, taken);
        if is_news {
            self.notes.push(came_along_words(left.folder.as_deref()));
        }
    }

    /// Takes one recovery copy along; returns whether it says what this folder does not.
    fn take_draft(&mut self, copy: &RecoveryCopy, bytes: &[u8]) -> Result<bool, StoreError> {
        let id = copy.draft.id;
        let slug = self.network_of(copy.draft.network.id);
        let own = Journal::in_dir(&self.library.state_dir().unwrap_or_default());
        match own.read_copies(id).newest {
            Some(here) if has_same_content(&here.draft, &copy.draft) => Ok(false),
            Some(_) => {
                let Some(slug) = slug else { return Err(no_network(own.dir())) };
                self.set_version_aside(&slug, &copy.draft)?;
                Ok(true)
            }
            None => {
                let path = own.copy_path(id, copy.sequence);
                atomic_write::create_private_dir(own.dir())?;
                set_aside_unreadable(&path)?;
                atomic_write::write_atomic(&path, bytes, Overwrite::Always)?;
                let file = slug.and_then(|slug| self.library.layout.draft_file(&slug, id).ok());
                let published = file.and_then(|file| drafts::read(&file).ok());
                Ok(published.is_none_or(|here| !has_same_content(&here.draft, &copy.draft)))
            }
        }
    }

    /// Takes the recovery copies of other changes along; returns whether there were any.
    fn take_changes(&self, from: &Path, taken: &mut BTreeSet<String>) -> bool {
        let state = self.library.state_dir().unwrap_or_default();
        let mut is_news = false;
        for (copy, bytes) in unsaved_change::load_with_bytes(from) {
            let hash = sha256_hex(&bytes);
            if !taken.contains(&hash)
                && unsaved_change::take(&state, &copy.change.key(), &bytes).is_ok()
            {
                is_news = true;
                taken.insert(hash);
            }
        }
        is_news
    }

    fn network_of(&self, network: Uuid) -> Option<Slug> {
        self.library
            .slugs()
            .ok()?
            .into_iter()
            .find(|slug| self.library.network(slug).is_ok_and(|found| found.has_id(network)))
    }
}

fn no_network(file: &Path) -> StoreError {
    StoreError::missing("The network of this draft is not here.", "Bring it back from the trash.")
        .in_file(file)
}
