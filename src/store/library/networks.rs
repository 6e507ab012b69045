//! The networks of a library, as a list: each `network.json`, and what is odd about them.

use std::collections::BTreeMap;
use std::path::Path;

use super::Library;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::NetworkEntry;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::{fault_of, network};
use crate::store::sha256::sha256_hex;
use crate::store::{error_diagnostic, list_dir, read_file};

impl Library {
    /// All networks by folder name, and what stands in the way of those that can't be read.
    pub fn networks(&self) -> (Vec<NetworkEntry>, Vec<Diagnostic>) {
        let slugs = match list_dir::slugs(&self.places.networks()) {
            Ok(slugs) => slugs,
            Err(fault) => {
                return (Vec::new(), vec![error_diagnostic::of_own_file(fault, &self.places)]);
            }
        };
        let (mut entries, mut findings) = (Vec::new(), Vec::new());
        for slug in slugs {
            match self.read_network(&slug) {
                Ok((network, _)) => entries.push(NetworkEntry { slug, network }),
                Err(fault) if fault.trouble == ErrorKind::Missing && self.is_only_begun(&slug) => {}
                Err(fault) => findings.push(error_diagnostic::of_own_file(fault, &self.places)),
            }
        }
        findings.extend(self.doubles(&entries));
        (entries, findings)
    }

    /// The first `count` networks by folder name, of those that can be read: for a first look at a
    /// large library.
    pub fn first_networks(&self, count: usize) -> Vec<NetworkEntry> {
        let read = |slug: Slug| {
            self.read_network(&slug).ok().map(|(network, _)| NetworkEntry { slug, network })
        };
        self.slugs().into_iter().filter_map(read).take(count).collect()
    }

    /// What is known of one network: its file, and nothing else.
    pub fn network(&self, slug: &Slug) -> Result<Network, StoreError> {
        Ok(self.read_network(slug)?.0)
    }

    /// The other networks with this ODS code: a code that two networks share finds neither.
    pub fn sharing_code(&self, code: &str, but: &Slug) -> Vec<Slug> {
        let same = |entry: &NetworkEntry| entry.slug != *but && has_code(&entry.network, code);
        self.networks().0.into_iter().filter(same).map(|entry| entry.slug).collect()
    }

    /// Reads a network, with the hash of its file.
    pub(crate) fn read_network(&self, slug: &Slug) -> Result<(Network, String), StoreError> {
        let path = self.places.network_file(slug)?;
        let bytes = read_file::read(&path)?;
        let network = network::read(&bytes).map_err(|finding| fault_of(finding, &path))?;
        Ok((network, sha256_hex(&bytes)))
    }

    /// Whether the folder is one that adding a network had made when it was cut off: nothing in it,
    /// or nothing but leftovers.
    pub(crate) fn is_only_begun(&self, slug: &Slug) -> bool {
        self.places.network(slug).is_ok_and(|folder| is_hollow(&folder))
    }

    fn doubles(&self, entries: &[NetworkEntry]) -> Vec<Diagnostic> {
        let mut by_code: BTreeMap<String, Vec<&NetworkEntry>> = BTreeMap::new();
        let mut by_id: BTreeMap<_, Vec<&NetworkEntry>> = BTreeMap::new();
        for entry in entries {
            by_id.entry(entry.network.id).or_default().push(entry);
            if let Some(code) = &entry.network.ods_code {
                by_code.entry(code.to_uppercase()).or_default().push(entry);
            }
        }
        let codes = by_code.into_values().filter_map(|same| {
            self.double(
                &same,
                "shared-code",
                "have the same ODS code, so the code finds neither",
                "Use their short names, or set the code of one of them right.",
            )
        });
        let ids = by_id.into_values().filter_map(|same| {
            self.double(
                &same,
                "same-network-twice",
                "are the same network, kept in two folders",
                "Compare the two, then put the one you don't need into the trash.",
            )
        });
        codes.chain(ids).collect()
    }

    fn double(
        &self,
        same: &[&NetworkEntry],
        code: &'static str,
        what: &str,
        remedy: &str,
    ) -> Option<Diagnostic> {
        let [_, .., last] = same else { return None };
        let names: Vec<_> = same.iter().map(|entry| entry.slug.as_str()).collect();
        let file = self.places.network_file(&last.slug).ok()?;
        let says = format!("The networks {} {what}.", names.join(" and "));
        Some(Diagnostic::warning(code, "", says, remedy).in_file(self.places.inside(&file)))
    }
}

/// Whether the network has this ODS code, however it is spelt.
pub(crate) fn has_code(network: &Network, code: &str) -> bool {
    network.ods_code.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(code))
}

/// Whether there is nothing of a person's in a folder or in the folders below it.
fn is_hollow(folder: &Path) -> bool {
    if !std::fs::symlink_metadata(folder).is_ok_and(|about| about.is_dir()) {
        return false;
    }
    let Ok(entries) = list_dir::entries(folder) else { return false };
    entries.iter().all(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => is_hollow(&entry.path()),
        Ok(kind) => kind.is_file() && list_dir::is_chaff(&entry.file_name().to_string_lossy()),
        Err(_) => false,
    })
}
