//! The draft files of one network, each published by one device.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::maturity::assessment::Draft;
use crate::maturity::diagnostic::Diagnostic;
use crate::store::error::StoreError;
use crate::store::format::{draft, to_store_error};
use crate::store::layout::{Layout, draft_file_name};
use crate::store::sha256::sha256_hex;
use crate::store::{error_diagnostic, list_dir, read_file};

/// A published draft. Its `base_hash` is the hash of the file it was read from, which it may be
/// written over.
#[derive(Clone, Debug)]
pub(crate) struct PublishedDraft {
    pub(crate) draft: Draft,
    pub(crate) path: PathBuf,
}

/// All drafts of a folder, with its diagnostics.
#[derive(Debug, Default)]
pub(crate) struct DraftsOnDisk {
    /// Those whose file has the name that belongs to their id.
    pub(crate) by_id: BTreeMap<Uuid, PublishedDraft>,
    /// Other versions of a draft, kept by a sync program or a person.
    pub(crate) copies: Vec<PublishedDraft>,
    unreadable: Vec<Uuid>,
    /// Whether the folder could not be listed, so that nothing is known of its files.
    is_unlistable: bool,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl DraftsOnDisk {
    pub(crate) fn read(layout: &Layout, folder: &Path) -> Self {
        let mut on_disk = Self::default();
        let paths = list_dir::json_files(folder).unwrap_or_else(|error| {
            on_disk.diagnostics.push(error_diagnostic::from_library_error(error, layout));
            on_disk.is_unlistable = true;
            Vec::new()
        });
        let mut others = Vec::new();
        for path in paths {
            let read = read_file::read(&path)
                .map_err(|error| error_diagnostic::from_library_error(error, layout));
            match read.and_then(|bytes| {
                parse_published(&path, &bytes)
                    .map_err(|finding| finding.in_file(layout.relative_path(&path)))
            }) {
                Ok(published)
                    if list_dir::file_name(&path) == draft_file_name(published.draft.id) =>
                {
                    on_disk.by_id.insert(published.draft.id, published);
                }
                Ok(published) => others.push(published),
                Err(finding) => on_disk.add_unreadable(&path, finding),
            }
        }
        for other in others {
            on_disk.add_copy(layout, other);
        }
        on_disk
    }

    /// Whether the draft's file is surely missing. One that can't be read or listed may be there.
    pub(crate) fn is_missing(&self, id: Uuid) -> bool {
        !self.is_unlistable && !self.by_id.contains_key(&id) && !self.unreadable.contains(&id)
    }

    fn add_unreadable(&mut self, path: &Path, finding: Diagnostic) {
        let id: Option<Uuid> =
            list_dir::file_name(path).strip_suffix(".json").and_then(|stem| stem.parse().ok());
        self.unreadable.extend(id);
        self.diagnostics.push(finding);
    }

    fn add_copy(&mut self, layout: &Layout, other: PublishedDraft) {
        let file = layout.relative_path(&other.path);
        let kind = error_diagnostic::describe_copy(&other.path);
        if self
            .by_id
            .get(&other.draft.id)
            .is_some_and(|own| has_same_content(&own.draft, &other.draft))
        {
            let says =
                format!("This is {kind} of a draft that is here already; it is passed over.");
            let remedy = "Nothing has to be done. You may remove the copy yourself.";
            self.diagnostics
                .push(Diagnostic::warning("same-again", "", says, remedy).in_file(file));
        } else {
            let says = format!("This is {kind} of a draft, with other content.");
            let remedy = "Look at it from the network's page, where it can be carried on as a draft of its own.";
            self.diagnostics
                .push(Diagnostic::warning("copy-differs", "", says, remedy).in_file(file));
            self.copies.push(other);
        }
    }
}

pub(crate) fn read(path: &Path) -> Result<PublishedDraft, StoreError> {
    parse_published(path, &read_file::read(path)?).map_err(|finding| to_store_error(finding, path))
}

fn parse_published(path: &Path, bytes: &[u8]) -> Result<PublishedDraft, Diagnostic> {
    let draft = draft::read(bytes)?;
    Ok(PublishedDraft {
        draft: Draft { base_hash: Some(sha256_hex(bytes)), ..draft },
        path: path.to_path_buf(),
    })
}

/// Whether two versions of a draft are the same, whatever file they started from.
pub(crate) fn has_same_content(one: &Draft, other: &Draft) -> bool {
    one.assessment == other.assessment
        && one.cover == other.cover
        && one.network == other.network
        && one.device == other.device
        && one.unknown_fields == other.unknown_fields
}
