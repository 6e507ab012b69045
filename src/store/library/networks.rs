//! The list of networks in a library: each `network.json`, with its diagnostics.

use std::collections::BTreeMap;
use std::path::Path;

use uuid::Uuid;

use super::Library;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::NetworkEntry;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::{network, to_store_error};
use crate::store::sha256::sha256_hex;
use crate::store::{error_diagnostic, list_dir, read_file};

impl Library {
    /// All networks by slug, and the findings about those that can't be read.
    pub fn networks(&self) -> (Vec<NetworkEntry>, Vec<Diagnostic>) {
        let slugs = match self.slugs() {
            Ok(slugs) => slugs,
            Err(error) => {
                return (
                    Vec::new(),
                    vec![error_diagnostic::from_library_error(error, &self.layout)],
                );
            }
        };
        let (mut entries, mut findings) = (Vec::new(), Vec::new());
        for slug in slugs {
            match self.read_network(&slug) {
                Ok((network, _)) => entries.push(NetworkEntry { slug, network }),
                Err(error)
                    if error.kind == ErrorKind::Missing && self.is_incomplete_network(&slug) => {}
                Err(error) => {
                    findings.push(error_diagnostic::from_library_error(error, &self.layout));
                }
            }
        }
        findings.extend(self.duplicate_networks(&entries));
        (entries, findings)
    }

    /// The first `count` networks by slug, of those that can be read, for a fast start with a large
    /// library.
    pub fn first_networks(&self, count: usize) -> Vec<NetworkEntry> {
        let read = |slug: Slug| {
            self.read_network(&slug).ok().map(|(network, _)| NetworkEntry { slug, network })
        };
        self.slugs().unwrap_or_default().into_iter().filter_map(read).take(count).collect()
    }

    /// Reads one network's file, and nothing else.
    pub fn network(&self, slug: &Slug) -> Result<Network, StoreError> {
        Ok(self.read_network(slug)?.0)
    }

    /// The other networks with this ODS code, which is then ambiguous.
    pub fn networks_with_code(&self, code: &str, but: &Slug) -> Vec<Slug> {
        let same = |entry: &NetworkEntry| entry.slug != *but && has_code(&entry.network, code);
        self.networks().0.into_iter().filter(same).map(|entry| entry.slug).collect()
    }

    pub(crate) fn read_network(&self, slug: &Slug) -> Result<(Network, String), StoreError> {
        let path = self.layout.network_file(slug)?;
        let bytes = read_file::read(&path)?;
        let network = network::read(&bytes).map_err(|finding| to_store_error(finding, &path))?;
        Ok((network, sha256_hex(&bytes)))
    }

    /// Whether the folder is left from an interrupted `add_network`: nothing in it but leftovers.
    pub(crate) fn is_incomplete_network(&self, slug: &Slug) -> bool {
        self.layout.network_dir(slug).is_ok_and(|folder| is_empty_tree(&folder))
    }

    fn duplicate_networks(&self, entries: &[NetworkEntry]) -> Vec<Diagnostic> {
        let mut by_code: BTreeMap<String, Vec<&NetworkEntry>> = BTreeMap::new();
        let mut by_id: BTreeMap<_, Vec<&NetworkEntry>> = BTreeMap::new();
        for entry in entries {
            by_id.entry(entry.network.id).or_default().push(entry);
            if let Some(code) = &entry.network.ods_code {
                by_code.entry(code.to_uppercase()).or_default().push(entry);
            }
        }
        let codes = by_code.into_values().filter_map(|same| {
            let is_open = |one: &&NetworkEntry| {
                same.iter().any(|two| {
                    two.slug != one.slug && !one.network.is_told_apart(&two.network)
                })
            };
            let open: Vec<&NetworkEntry> = same.iter().copied().filter(is_open).collect();
            self.duplicate_warning(
                &open,
                "shared-code",
                "have the same ODS code, so the code finds neither",
                "Say whether they are one: J in the list of networks, or: pcn-workbook network join, or network split. Or set the code of one of them right.",
            )
        });
        let ids = by_id.into_values().filter_map(|same| {
            self.duplicate_warning(
                &same,
                "same-network-twice",
                "are the same network, kept in two folders",
                "Compare the two. Then make one of them (J in the list of networks, or: pcn-workbook network join), or put the one you don't need into the trash.",
            )
        });
        codes.chain(ids).chain(self.unfinished_joins(entries)).collect()
    }

    /// Networks that another one goes by the id of, and that have a folder of their own all the
    /// same: joining or splitting them was cut off.
    fn unfinished_joins(&self, entries: &[NetworkEntry]) -> Vec<Diagnostic> {
        let by_id: BTreeMap<Uuid, &NetworkEntry> =
            entries.iter().map(|entry| (entry.network.id, entry)).collect();
        let unfinished = entries.iter().flat_map(|kept| {
            let others = kept.network.also.iter().filter_map(|id| by_id.get(id));
            others.filter(|other| other.slug != kept.slug).map(move |other| (kept, other))
        });
        unfinished.filter_map(|(kept, other)| self.unfinished_join(kept, other)).collect()
    }

    fn unfinished_join(&self, kept: &NetworkEntry, other: &NetworkEntry) -> Option<Diagnostic> {
        let file = self.layout.network_file(&other.slug).ok()?;
        let (one, two) = (&kept.slug, &other.slug);
        let says = format!(
            "{one} is the same network as {two}, as its file says, and {two} has a folder of its own. Joining or splitting them was cut off; each snapshot is in one of the two."
        );
        let command = |what: &str| self.dirs.command(&format!("network {what} {one} {two}"));
        let remedy = format!(
            "Say which it is, with J in the list of networks or by command. One network: {}. Two: {}",
            command("join"),
            command("split")
        );
        let code = "join-unfinished";
        Some(Diagnostic::warning(code, "", says, remedy).in_file(self.layout.relative_path(&file)))
    }

    fn duplicate_warning(
        &self,
        same: &[&NetworkEntry],
        code: &'static str,
        what: &str,
        remedy: &str,
    ) -> Option<Diagnostic> {
        let [_, .., last] = same else { return None };
        let names: Vec<_> = same.iter().map(|entry| entry.slug.as_str()).collect();
        let file = self.layout.network_file(&last.slug).ok()?;
        let says = format!("The networks {} {what}.", names.join(" and "));
        Some(Diagnostic::warning(code, "", says, remedy).in_file(self.layout.relative_path(&file)))
    }
}

/// Whether the network has this ODS code, in any case.
pub(crate) fn has_code(network: &Network, code: &str) -> bool {
    network.ods_code.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(code))
}

/// Whether a folder and those below it hold nothing of a person's.
fn is_empty_tree(folder: &Path) -> bool {
    if !std::fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir()) {
        return false;
    }
    let Ok(entries) = list_dir::entries(folder) else { return false };
    entries.iter().all(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => is_empty_tree(&entry.path()),
        Ok(kind) => kind.is_file() && list_dir::is_ignored(&entry.file_name().to_string_lossy()),
        Err(_) => false,
    })
}
