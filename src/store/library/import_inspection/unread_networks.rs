//! Networks here whose own file can't be read just now. What can't be read must never pass for
//! missing: nothing comes in as a new network that may be one of these.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkEntry;
use crate::store::error::StoreError;
use crate::store::format::header_reader;
use crate::store::library::Library;
use crate::store::{error_diagnostic, list_dir, read_file};

#[derive(Debug, Default)]
pub(crate) struct UnreadNetworks(Vec<UnreadNetwork>);

#[derive(Debug)]
struct UnreadNetwork {
    /// What keeps it from being read.
    finding: Diagnostic,
    /// The ids that its snapshots name. Where there is none, it may be any network.
    ids: BTreeSet<Uuid>,
}

impl UnreadNetworks {
    /// Those that are not among the ones that were `read`.
    pub(crate) fn find(library: &Library, read: &[NetworkEntry]) -> Self {
        let any = |error| UnreadNetwork::new(library, error, BTreeSet::new());
        let slugs = match library.slugs() {
            Ok(slugs) => slugs,
            Err(error) => return Self(vec![any(error)]),
        };
        let read: BTreeSet<&Slug> = read.iter().map(|entry| &entry.slug).collect();
        let unread = slugs.into_iter().filter(|slug| !read.contains(slug));
        let unread = unread.filter(|slug| !library.is_incomplete_network(slug));
        let found = unread.filter_map(|slug| {
            let error = library.read_network(&slug).err()?;
            Some(UnreadNetwork::new(library, error, ids_in_snapshots(library, &slug)))
        });
        Self(found.collect())
    }

    /// Why nothing of the network with this id can come in as a new network.
    pub(crate) fn obstacle(&self, id: Uuid) -> Option<Diagnostic> {
        let may_be = |one: &&UnreadNetwork| one.ids.is_empty() || one.ids.contains(&id);
        let finding = &self.0.iter().find(may_be)?.finding;
        Some(Diagnostic::error(
            "network-unreadable",
            "",
            format!(
                "It can't be told whether this network is here already, as {} can't be read: {}",
                finding.file, finding.says
            ),
            format!("{} Then bring this in again.", finding.remedy),
        ))
    }
}

impl UnreadNetwork {
    fn new(library: &Library, error: StoreError, ids: BTreeSet<Uuid>) -> Self {
        Self { finding: error_diagnostic::from_library_error(error, &library.layout), ids }
    }
}

/// Of which networks the snapshots in a folder are.
fn ids_in_snapshots(library: &Library, slug: &Slug) -> BTreeSet<Uuid> {
    let folder = library.layout.snapshots_dir(slug);
    let files = folder.and_then(|folder| list_dir::json_files(&folder)).unwrap_or_default();
    let heads = files.iter().filter_map(|file| header_reader::read(&read_file::read(file).ok()?));
    heads.map(|head| head.network.id).collect()
}
