//! Splits a network again of which a part turned out to be another one. Each snapshot and draft goes
//! to the network whose id it carries; no file is rewritten but that of the network.
//!
//! Steps, and what being cut off before each leaves:
//!
//! 1. the part has a folder of its own again - it is told of as not yet split off;
//! 2. its snapshots and drafts are moved there, one by one - each is in one of the two folders, and
//!    shown in it;
//! 3. the network no longer goes by its ids;
//! 4. the copy of the file that it had before the two were joined is taken away.
//!
//! At each point before the third splitting again does the rest, and joining takes it back.

use std::path::Path;

use uuid::Uuid;

use super::Writer;
use super::move_files::FileMoves;
use super::slug::slug_for;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network::Network;
use crate::maturity::network_join::{NetworkPart, split_network};
use crate::maturity::network_state::NetworkState;
use crate::store::error::StoreError;
use crate::store::format::network;
use crate::store::library::network_parts::{JOINED_INTO_FILE, StoredPart, is_file_of};
use crate::store::remove_file::remove;
use crate::store::{list_dir, read_file};

/// A network that was split off.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitOff {
    /// The name of its folder now.
    pub slug: Slug,
    /// The network.
    pub network: Network,
}

impl Writer {
    /// Splits the part with this id off the network. What was only brought in as its own gets a
    /// network of its own, as its newest snapshot has it.
    pub fn split_network(&mut self, slug: &Slug, part: Uuid) -> Result<SplitOff, StoreError> {
        self.prepare_network(slug)?;
        let state = self.library.open_network_for(slug, None)?;
        let mut parts = self.library.stored_parts(&state)?;
        let at = parts.iter().position(|stored| stored.part.id == part);
        let stored = parts.swap_remove(at.ok_or_else(|| no_such_part(&state.network.name))?);
        let mut moves = FileMoves::default();
        let own = self.give_own_folder(&stored, &mut moves)?;
        let split = self.move_and_let_go(&state, &stored.part, &own, &mut moves);
        if let Err(error) = split {
            return Err(self.take_back_split(error, moves, &stored, &own));
        }
        // one that stays is written over by the next joining
        let _ = remove(&self.library.layout.network_dir(&own)?.join(JOINED_INTO_FILE));
        self.remove_empty_dirs(slug)?;
        self.cleaned_networks.remove(&own);
        Ok(SplitOff { slug: own, network: stored.part.network })
    }

    /// Step 1. Returns the folder among the networks.
    fn give_own_folder(
        &mut self,
        stored: &StoredPart,
        moves: &mut FileMoves,
    ) -> Result<Slug, StoreError> {
        if let Some(own) = &stored.own_folder {
            return Ok(own.clone());
        }
        let Some(dir) = &stored.joined_dir else {
            return self.add_network(stored.part.network.clone());
        };
        let layout = self.library.layout.clone();
        let former = stored.part.slug.as_ref().map_or("", Slug::as_str);
        let slug = slug_for(former, |slug| self.slug_exists(slug));
        let folder = layout.network_dir(&slug)?;
        layout.reject_symlinks(&folder)?;
        layout.reject_symlinks(dir)?;
        // an empty folder that adding a network left behind makes way
        let _ = std::fs::remove_dir(&folder);
        moves.put(dir, &folder)?;
        Ok(slug)
    }

    /// Steps 2 and 3.
    fn move_and_let_go(
        &mut self,
        state: &NetworkState,
        part: &NetworkPart,
        own: &Slug,
        moves: &mut FileMoves,
    ) -> Result<(), StoreError> {
        self.move_work(&state.slug, own, |path| is_file_of(path, &part.ids), moves)?;
        let copy = self.library.layout.network_dir(own)?.join(JOINED_INTO_FILE);
        let then = network_before(&copy, state.network.id);
        let left = split_network(&state.network, part, then.as_ref(), |id| {
            stays_on_matrix(state, part, id)
        });
        let before = read_file::read(&self.library.layout.network_file(&state.slug)?)?;
        if network::read(&before).ok().as_ref() != Some(&state.network) {
            return Err(StoreError::changed_outside(
                "This network was changed meanwhile, so nothing was split.",
                "Open the list of networks again.",
            ));
        }
        self.write_network(&state.slug, &left, before).map(drop)
    }

    fn take_back_split(
        &mut self,
        error: StoreError,
        moves: FileMoves,
        stored: &StoredPart,
        own: &Slug,
    ) -> StoreError {
        let error = self.take_back_moves(error, moves, None);
        if stored.own_folder.is_none() && stored.joined_dir.is_none() {
            let _ = self.remove_new_network(own);
        }
        error
    }

    /// Takes a network away that was just made, unless anything of a person's is in its folder.
    fn remove_new_network(&mut self, slug: &Slug) -> Result<(), StoreError> {
        let layout = self.library.layout.clone();
        let folders = [layout.snapshots_dir(slug)?, layout.drafts_dir(slug)?];
        for folder in &folders {
            if !list_dir::json_files(folder)?.is_empty() {
                return Ok(());
            }
        }
        remove(&layout.network_file(slug)?)?;
        for folder in folders.iter().chain([&layout.network_dir(slug)?]) {
            let _ = std::fs::remove_dir(folder);
        }
        self.cleaned_networks.remove(slug);
        Ok(())
    }
}

/// What the network was before the part was joined to it.
fn network_before(copy: &Path, id: Uuid) -> Option<Network> {
    let network = network::read(&read_file::read(copy).ok()?).ok()?;
    (network.id == id).then_some(network)
}

/// Whether anything that stays was answered on a matrix with this id.
fn stays_on_matrix(state: &NetworkState, part: &NetworkPart, id: &MatrixId) -> bool {
    let snapshots = state
        .snapshots
        .iter()
        .map(|saved| (saved.snapshot.network.id, &saved.snapshot.assessment.matrix.id));
    let drafts = state.drafts.iter().chain(&state.other_device_drafts);
    let drafts = drafts.map(|open| (open.draft.network.id, &open.draft.assessment.matrix.id));
    snapshots.chain(drafts).any(|(owner, matrix)| matrix == id && !part.ids.contains(&owner))
}

fn no_such_part(name: &str) -> StoreError {
    StoreError::missing(
        format!("There is no such part in {name}."),
        "See its parts with: pcn-workbook network split NETWORK",
    )
}
