//! Adds a network, and updates one.
//!
//! Adding makes the folder and then `network.json`; an interruption between the two leaves an empty
//! folder, which is not listed and which the next network of that name takes. An update is written
//! only over the file that was read: if something else changed it, nothing is written and both
//! versions can be compared.

use super::Writer;
use super::slug::slug_for;
use super::verify_round_trip::verify_round_trip;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network::Network;
use crate::store::atomic_write::{self, HeldFile, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::{network, to_store_error};
use crate::store::sha256::sha256_hex;
use crate::store::{read_file, shipped_matrices};

impl Writer {
    /// Adds a network and returns its slug. Without a matrix in use, it uses the national one. A
    /// second network with the same ODS code is allowed;
    /// [`crate::store::library::Library::networks_with_code`] lists them.
    pub fn add_network(&mut self, mut network: Network) -> Result<Slug, StoreError> {
        if network.matrices.is_empty() {
            network.matrices.push(MatrixId::from(shipped_matrices::IDS[0]));
        }
        let layout = self.library.layout.clone();
        let (bytes, network) =
            verify_round_trip(&network, network::write, network::read, &layout.networks_dir())?;
        let slug = slug_for(&network.name, |slug| self.slug_exists(slug));
        let folder = layout.network_dir(&slug)?;
        layout.create_dir(&folder)?;
        let path = layout.network_file(&slug)?;
        if let Err(error) = atomic_write::write_atomic(&path, &bytes, Overwrite::Never) {
            // only an empty folder is removed
            let _ = std::fs::remove_dir(&folder);
            return Err(error);
        }
        self.library.network_hashes.insert(&slug, sha256_hex(&bytes));
        Ok(slug)
    }

    /// Updates a network's file, as it was last read or written by this process.
    ///
    /// `ChangedOutside` means that something else changed it since, and nothing was written: open
    /// the network again and compare both. Where only the file is gone, it is written anew.
    pub fn put_network(&mut self, slug: &Slug, network: &Network) -> Result<(), StoreError> {
        self.put_network_over(slug, network, None)
    }

    /// The same over the file with the hash `base`, where the network was read again since it was
    /// changed.
    pub fn put_network_over(
        &mut self,
        slug: &Slug,
        network: &Network,
        base: Option<&str>,
    ) -> Result<(), StoreError> {
        let path = self.library.layout.network_file(slug)?;
        if self.has_lost_network_file(slug)? {
            return self.write_network_anew(slug, network);
        }
        self.prepare_network(slug)?;
        let existing = read_file::read(&path)?;
        let hash = sha256_hex(&existing);
        let then = network::read(&existing).map_err(|finding| to_store_error(finding, &path))?;
        if then.id != network.id {
            return Err(StoreError::not_possible(
                "Another network stands in this folder now.",
                "Open the list of networks again.",
            )
            .in_file(&path));
        }
        let known = || self.library.network_hashes.hash(slug).unwrap_or(hash);
        let expected = base.map_or_else(known, str::to_owned);
        let (bytes, _) = verify_round_trip(network, network::write, network::read, &path)?;
        atomic_write::write_atomic(&path, &bytes, Overwrite::IfHash(Some(expected)))?;
        self.library.network_hashes.insert(slug, sha256_hex(&bytes));
        Ok(())
    }

    /// The file of a network as it stands now: what fails after a change of it can put it back on a
    /// disk that takes nothing more.
    pub fn hold_network(&self, slug: &Slug) -> Option<HeldFile> {
        HeldFile::hold(&self.library.layout.network_file(slug).ok()?)
    }

    /// Puts that file back, if nobody else changed it since. Whether it stands there again.
    pub fn put_network_back(&mut self, slug: &Slug, held: HeldFile) -> bool {
        let hash = || self.library.read_network(slug).ok().map(|(_, hash)| hash);
        let is_ours = hash().is_some_and(|now| self.library.network_hashes.hash(slug) == Some(now));
        let is_back = is_ours && held.put_back();
        if let Some(hash) = hash().filter(|_| is_back) {
            self.library.network_hashes.insert(slug, hash);
        }
        is_back
    }

    /// Whether only the file of a network is gone from its folder: something else deleted it, and
    /// nothing that stands there could be written over.
    fn has_lost_network_file(&self, slug: &Slug) -> Result<bool, StoreError> {
        let layout = &self.library.layout;
        let is_lost = std::fs::symlink_metadata(layout.network_file(slug)?)
            .is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
        Ok(is_lost && layout.network_dir(slug)?.is_dir())
    }

    /// Writes the file of a network that lost it, and never over one that came back meanwhile.
    fn write_network_anew(&mut self, slug: &Slug, network: &Network) -> Result<(), StoreError> {
        let layout = self.library.layout.clone();
        layout.reject_symlinks(&layout.network_dir(slug)?)?;
        let path = layout.network_file(slug)?;
        let (bytes, _) = verify_round_trip(network, network::write, network::read, &path)?;
        atomic_write::write_atomic(&path, &bytes, Overwrite::IfHash(None))?;
        self.library.network_hashes.insert(slug, sha256_hex(&bytes));
        Ok(())
    }

    pub(crate) fn slug_exists(&self, slug: &str) -> bool {
        let slug = Slug::from(slug);
        let is_there = self
            .library
            .layout
            .network_dir(&slug)
            .is_ok_and(|folder| std::fs::symlink_metadata(folder).is_ok());
        is_there && !self.library.is_incomplete_network(&slug)
    }
}
