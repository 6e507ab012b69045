//! Joins two networks that are one and the same: one goes by the ids of both, and has the snapshots
//! and drafts of both in its folder. No snapshot is written, each file is only moved.
//!
//! Steps, and what being cut off before each leaves:
//!
//! 1. a copy of the kept network's file in the folder of the other - nothing changed;
//! 2. the kept network goes by the other's id too - both are as they were, and the other one is
//!    told of as not yet moved;
//! 3. its snapshots and drafts are moved, one by one - each is in one of the two folders, and shown
//!    in it;
//! 4. its folder, with all that is left in it, is moved into that of the kept one.
//!
//! At each point joining them again does the rest, and splitting them takes it back.

use std::path::PathBuf;

use super::Writer;
use super::move_files::FileMoves;
use super::slug::slug_for;
use super::verify_round_trip::verify_round_trip;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_join::{JoinPlan, join_networks};
use crate::store::atomic_write::{self, HeldFile, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::network;
use crate::store::library::network_parts::JOINED_INTO_FILE;
use crate::store::read_file;
use crate::store::remove_file::remove;
use crate::store::sha256::sha256_hex;

/// What was done to the file of a network, to be taken back if the rest fails.
pub(crate) struct NetworkChange {
    pub(crate) slug: Slug,
    pub(crate) before: Vec<u8>,
    pub(crate) after: String,
    /// The file itself, where it could be held.
    pub(crate) held: Option<HeldFile>,
}

impl Writer {
    /// Joins two networks as they were looked at. Returns the network that they are now.
    ///
    /// If a file of either changed since, nothing is done. Where the disk refuses half way, what was
    /// moved is moved back; where that is refused too, the error says so, and joining again goes on.
    pub fn join_networks(&mut self, plan: &JoinPlan) -> Result<Network, StoreError> {
        let (kept, other) = (&plan.kept.slug, &plan.other.slug);
        self.prepare_network(kept)?;
        self.prepare_network(other)?;
        let now = self.library.plan_join(kept, other, self.device)?;
        if (&now.kept.hash, &now.other.hash) != (&plan.kept.hash, &plan.other.hash) {
            return Err(StoreError::changed_outside(
                "One of the two networks was changed meanwhile, so nothing was joined.",
                "Look at the two again, then join them.",
            ));
        }
        if let Some(why) = now.obstacle {
            return Err(StoreError::not_possible(why, "Nothing was changed."));
        }
        let joined = join_networks(&now.kept.network, &now.other.network);
        let mut moves = FileMoves::default();
        let changed = self.begin_join(&now, &joined)?;
        let done = self
            .move_work(other, kept, |_| true, &mut moves)
            .and_then(|()| self.put_folder_away(kept, other, &mut moves));
        match done {
            Ok(()) => {
                self.cleaned_networks.remove(other);
                Ok(joined)
            }
            Err(error) => Err(self.take_back_moves(error, moves, changed)),
        }
    }

    /// Notes that the two networks of one ODS code are different ones, as they were looked at.
    pub fn keep_networks_apart(&mut self, plan: &JoinPlan) -> Result<(), StoreError> {
        if !plan.is_code_shared() {
            return Ok(());
        }
        let (slug, mut network) =
            (&plan.other.slug, self.library.read_network(&plan.other.slug)?.0);
        network.tell_apart(&plan.kept.network);
        self.put_network_over(slug, &network, Some(&plan.other.hash))
    }

    /// Steps 1 and 2. Where joining was begun before, they are done.
    fn begin_join(
        &mut self,
        plan: &JoinPlan,
        joined: &Network,
    ) -> Result<Option<NetworkChange>, StoreError> {
        let layout = self.library.layout.clone();
        let file = layout.network_file(&plan.kept.slug)?;
        let before = read_file::read(&file)?;
        let copy = layout.network_dir(&plan.other.slug)?.join(JOINED_INTO_FILE);
        if !plan.is_begun() {
            atomic_write::write_atomic(&copy, &before, Overwrite::Always)?;
        }
        if *joined == plan.kept.network {
            return Ok(None);
        }
        self.write_network(&plan.kept.slug, joined, before).map(Some).inspect_err(|error| {
            if error.kind != ErrorKind::NotDurable && !plan.is_begun() {
                // one that stays is written over by the next joining
                let _ = remove(&copy);
            }
        })
    }

    /// Writes a network's file over these bytes.
    pub(crate) fn write_network(
        &mut self,
        slug: &Slug,
        network: &Network,
        before: Vec<u8>,
    ) -> Result<NetworkChange, StoreError> {
        let path = self.library.layout.network_file(slug)?;
        let (bytes, _) = verify_round_trip(network, network::write, network::read, &path)?;
        let expected = sha256_hex(&before);
        let held = HeldFile::hold(&path);
        atomic_write::write_atomic(&path, &bytes, Overwrite::IfHash(Some(expected)))?;
        let after = sha256_hex(&bytes);
        self.library.network_hashes.insert(slug, after.clone());
        Ok(NetworkChange { slug: slug.clone(), before, after, held })
    }

    /// Step 4.
    fn put_folder_away(
        &mut self,
        kept: &Slug,
        other: &Slug,
        moves: &mut FileMoves,
    ) -> Result<(), StoreError> {
        let layout = self.library.layout.clone();
        let folder = layout.joined_dir(kept)?;
        layout.create_dir(&folder)?;
        let is_taken = |name: &str| std::fs::symlink_metadata(folder.join(name)).is_ok();
        let place: PathBuf = folder.join(slug_for(other.as_str(), is_taken).as_str());
        layout.reject_symlinks(&place)?;
        moves.put(&layout.network_dir(other)?, &place)
    }

    /// Takes back what was done before something failed.
    pub(crate) fn take_back_moves(
        &mut self,
        error: StoreError,
        moves: FileMoves,
        changed: Option<NetworkChange>,
    ) -> StoreError {
        let are_back = moves.take_back();
        let is_as_before = are_back && changed.is_none_or(|change| self.put_back(change).is_ok());
        if is_as_before {
            return error;
        }
        let says = format!("{} Half of it is done, and nothing is lost.", error.message);
        let remedy = format!("{} Then do it again: it does the rest.", error.remedy);
        StoreError { message: says, remedy, ..error }
    }

    fn put_back(&mut self, change: NetworkChange) -> Result<(), StoreError> {
        if change.held.is_some_and(|held| self.put_network_back(&change.slug, held)) {
            return Ok(());
        }
        let path = self.library.layout.network_file(&change.slug)?;
        let over = Overwrite::IfHash(Some(change.after.clone()));
        atomic_write::write_atomic(&path, &change.before, over)?;
        self.library.network_hashes.insert(&change.slug, sha256_hex(&change.before));
        Ok(())
    }
}
