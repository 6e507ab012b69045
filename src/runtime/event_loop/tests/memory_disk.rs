//! A disk in memory: a library, the recovery copies and the emergency copies of one network, which
//! take nothing when a test says so, and which something else may change.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use uuid::Uuid;

use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::{KnownMatrix, NetworkState};
use crate::maturity::share::ImportReport;
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::fixtures::disk_full_error;
use crate::runtime::library_access::LibraryWriter;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::draft as draft_file;
use crate::tui::protocol::effect::{ImportRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

#[derive(Default)]
pub(crate) struct Contents {
    pub(crate) takes_library: bool,
    pub(crate) takes_state: bool,
    pub(crate) takes_emergency: bool,
    pub(crate) network: Option<Network>,
    /// Counts up with every version of the network's file.
    version: u64,
    /// The version that this sitting's changes are made on.
    seen: u64,
    pub(crate) published: BTreeMap<Uuid, Draft>,
    pub(crate) drafts: BTreeMap<Uuid, Draft>,
    pub(crate) changes: BTreeMap<ChangeKey, UnsavedChange>,
    pub(crate) begun: UnsavedNetwork,
    aside: Vec<UnsavedChange>,
    emergency: Vec<EmergencyFile>,
    /// Counts up with every recovery copy of a draft and every emergency copy.
    written: u64,
    /// When the recovery copy of a draft was written last.
    draft_written: BTreeMap<Uuid, u64>,
}

struct EmergencyFile {
    written: u64,
    /// The version of the network's file that its changes were made on.
    base: u64,
    drafts: Vec<Draft>,
    changes: Vec<UnsavedChange>,
}

impl Contents {
    /// Whether this text is in a file of any kind.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let drafts = self.published.values().chain(self.drafts.values());
        let drafts = drafts.chain(self.emergency.iter().flat_map(|file| &file.drafts));
        let changes = self.changes.values().chain(&self.aside);
        let mut changes = changes.chain(self.emergency.iter().flat_map(|file| &file.changes));
        self.library_holds(text)
            || drafts.into_iter().any(|draft| draft_holds(draft, text))
            || changes.any(|change| serde_json::to_string(change).unwrap().contains(text))
    }

    /// Whether this text is where it belongs.
    pub(crate) fn library_holds(&self, text: &str) -> bool {
        self.network.as_ref().is_some_and(|it| it.purpose.as_deref().unwrap_or("").contains(text))
            || self.published.values().any(|draft| draft_holds(draft, text))
            || self.begun.name.contains(text)
    }

    /// Whether this text is in an emergency copy that was not taken up, which the start says.
    pub(crate) fn waits(&self, text: &str) -> bool {
        let drafts = self.emergency.iter().flat_map(|file| &file.drafts);
        let mut changes = self.emergency.iter().flat_map(|file| &file.changes);
        drafts.into_iter().any(|draft| draft_holds(draft, text))
            || changes.any(|change| serde_json::to_string(change).unwrap().contains(text))
    }

    /// Whether a person chose another version than one that was typed.
    pub(crate) fn has_set_aside(&self) -> bool {
        !self.aside.is_empty()
    }

    /// Something else writes another purpose, as a sync program does.
    pub(crate) fn change_outside(&mut self, text: &str) {
        self.version += 1;
        let network = self.network.as_mut().unwrap();
        network.purpose = Some(text.to_owned());
    }

    /// What the next start does before anything is shown.
    pub(crate) fn take_up(&mut self) {
        self.seen = self.version;
        if !self.takes_state {
            return;
        }
        for file in std::mem::take(&mut self.emergency) {
            if self.has_newer(&file) {
                self.emergency.push(file);
            } else {
                self.take_up_file(file);
            }
        }
    }

    /// Whether newer work is here than in an emergency copy: then it is left alone.
    fn has_newer(&self, file: &EmergencyFile) -> bool {
        let newer_draft = file.drafts.iter().any(|draft| {
            let written = self.draft_written.get(&draft.id).copied().unwrap_or(0);
            written > file.written && self.drafts.get(&draft.id) != Some(draft)
        });
        let other_change = file.changes.iter().any(|change| match change {
            UnsavedChange::NewNetwork { name, .. } => !name.starts_with(&self.begun.name),
            // on the disk it is taken up and asked about, as a change that something else overtook
            _ if file.base != self.version => true,
            _ => self.changes.get(&change.key()).is_some_and(|here| here != change),
        });
        newer_draft || other_change
    }

    fn take_up_file(&mut self, file: EmergencyFile) {
        for change in file.changes {
            match change {
                UnsavedChange::NewNetwork { name, purpose } => {
                    self.begun = UnsavedNetwork { name, purpose };
                }
                change => drop(self.changes.insert(change.key(), change)),
            }
        }
        file.drafts.into_iter().for_each(|draft| self.write_draft(draft));
    }

    fn write_draft(&mut self, draft: Draft) {
        self.written += 1;
        self.draft_written.insert(draft.id, self.written);
        self.drafts.insert(draft.id, draft);
    }
}

fn draft_holds(draft: &Draft, text: &str) -> bool {
    String::from_utf8(draft_file::write(draft)).unwrap().contains(text)
}

#[derive(Clone, Default)]
pub(crate) struct MemoryDisk(Arc<Mutex<Contents>>);

impl MemoryDisk {
    pub(crate) fn contents(&self) -> MutexGuard<'_, Contents> {
        self.0.lock().unwrap()
    }

    fn library(&self) -> Result<MutexGuard<'_, Contents>, StoreError> {
        let contents = self.contents();
        if contents.takes_library { Ok(contents) } else { Err(disk_full_error()) }
    }

    fn state(&self) -> Result<MutexGuard<'_, Contents>, StoreError> {
        let contents = self.contents();
        if contents.takes_state { Ok(contents) } else { Err(disk_full_error()) }
    }
}

impl LibraryWriter for MemoryDisk {
    fn acquire_lock(&mut self) -> Option<String> {
        None
    }

    fn clean_up(&mut self) -> bool {
        false
    }

    fn autosave(
        &mut self,
        _: &Slug,
        draft: &Draft,
        _: &KnownMatrix,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.state()?.write_draft(draft.clone());
        Ok(())
    }

    fn publish_draft(
        &mut self,
        _: &Slug,
        draft: &mut Draft,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.library()?.published.insert(draft.id, draft.clone());
        Ok(())
    }

    fn write(
        &mut self,
        request: WriteRequest,
        _: Option<&Draft>,
        _: &Now,
    ) -> Result<Option<Outcome>, StoreError> {
        match request {
            WriteRequest::PutNetwork { network, .. } => {
                let mut contents = self.library()?;
                if contents.seen != contents.version {
                    return Err(StoreError::new(ErrorKind::ChangedOutside, "Changed.", "Choose."));
                }
                contents.version += 1;
                contents.seen = contents.version;
                contents.network = Some(Network::clone(&network));
                Ok(Some(Outcome::NetworkSaved { network, matrices: Vec::new() }))
            }
            WriteRequest::SaveUnsavedNetwork { unsaved_network, .. } => {
                self.state()?.begun = unsaved_network;
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn keep_change(&mut self, change: &UnsavedChange) -> Result<(), StoreError> {
        self.state()?.changes.insert(change.key(), change.clone());
        Ok(())
    }

    fn forget_change(&mut self, key: &ChangeKey) {
        self.contents().changes.remove(key);
    }

    fn recovered_changes(&mut self) -> Vec<UnsavedChange> {
        self.contents().changes.values().cloned().collect()
    }

    fn outside_version(&mut self, ours: &UnsavedChange) -> Option<UnsavedChange> {
        let UnsavedChange::Network { slug, .. } = ours else { return None };
        let network = Box::new(self.contents().network.clone()?);
        Some(UnsavedChange::Network { slug: slug.clone(), network })
    }

    fn settle_change(
        &mut self,
        ours: &UnsavedChange,
        theirs: &UnsavedChange,
        keep_ours: bool,
    ) -> Result<(UnsavedChange, String), StoreError> {
        let mut contents = self.state()?;
        let (kept, other) = if keep_ours { (ours, theirs) } else { (theirs, ours) };
        contents.aside.push(other.clone());
        contents.seen = contents.version;
        Ok((kept.clone(), "/aside".to_owned()))
    }

    fn write_emergency_copy(
        &mut self,
        drafts: Vec<Draft>,
        changes: Vec<UnsavedChange>,
        _: Option<&Path>,
        _: Timestamp,
    ) -> Result<String, StoreError> {
        let mut contents = self.contents();
        if !contents.takes_emergency {
            return Err(disk_full_error());
        }
        contents.written += 1;
        let (written, base) = (contents.written, contents.seen);
        contents.emergency.push(EmergencyFile { written, base, drafts, changes });
        Ok("/stick/copy.json".to_owned())
    }

    fn import(
        &mut self,
        _: &ImportRequest,
        _: usize,
        _: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        Err(disk_full_error())
    }
}
