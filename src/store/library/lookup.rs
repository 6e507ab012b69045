//! Looks up networks and snapshots by what people type on the command line. A name that fits two is
//! never guessed: the error lists them.

use std::cell::OnceCell;
use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::{Library, snapshots};
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{CopyStatus, NetworkEntry, NetworkState, SavedSnapshot};
use crate::maturity::sanitize::sanitize_line;
use crate::store::error::StoreError;
use crate::store::{list_dir, read_file};

/// The fewest characters of an id's beginning or end that identify it.
const MIN_ID_LEN: usize = 6;

const MAX_LISTED: usize = 10;

impl Library {
    /// The network that `text` names: its slug, its ODS code, or a beginning that only one slug or
    /// code has. A code that two networks share is ambiguous.
    pub fn find_network(&self, text: &str) -> Result<Slug, StoreError> {
        self.network_lookup().find(text)
    }

    /// Looks up several networks, and lists the library only once.
    pub fn network_lookup(&self) -> NetworkLookup<'_> {
        NetworkLookup { library: self, slugs: OnceCell::new(), entries: OnceCell::new() }
    }

    /// The snapshot that `text` names: an id, its beginning or end of at least 6 characters,
    /// `NETWORK@last`, `NETWORK@2026-03-12`, or a file.
    pub fn find_snapshot(
        &self,
        text: &str,
        device: Uuid,
    ) -> Result<(Slug, SavedSnapshot), StoreError> {
        if let Some((network, when)) = text.split_once('@').filter(|_| !is_path(text)) {
            let slug = self.find_network(network)?;
            let state = self.open_network(&slug, device)?;
            return Ok((slug, snapshot_at(&state, when, text)?));
        }
        if is_path(text) {
            return self.snapshot_in_file(Path::new(text), device);
        }
        self.snapshot_by_id(text, device)
    }

    fn snapshot_by_id(
        &self,
        text: &str,
        device: Uuid,
    ) -> Result<(Slug, SavedSnapshot), StoreError> {
        let wanted = text.to_lowercase();
        let mut found = Vec::new();
        for slug in self.slugs().into_iter().filter(|_| wanted.len() >= MIN_ID_LEN) {
            let paths =
                list_dir::json_files(&self.layout.snapshots_dir(&slug)?).unwrap_or_default();
            if paths
                .iter()
                .any(|path| read_snapshot_id(path).is_some_and(|id| matches_id(id, &wanted)))
            {
                let state = self.open_network(&slug, device)?;
                let named = state
                    .snapshots
                    .into_iter()
                    .filter(|saved| matches_id(saved.snapshot.id, &wanted));
                found.extend(
                    dedup_by_id(named.collect()).into_iter().map(|saved| (slug.clone(), saved)),
                );
            }
        }
        let ids = found.iter().map(|(slug, saved)| {
            format!("{} ({slug}, {})", saved.snapshot.id, saved.snapshot.taken_on)
        });
        match found.len() {
            0 => Err(no_snapshot(text)),
            1 => found.pop().ok_or_else(|| no_snapshot(text)),
            _ => Err(ambiguous("snapshot", text, ids)),
        }
    }

    /// A snapshot in a file: one of this library, or one elsewhere whose network and matrix are in
    /// it.
    fn snapshot_in_file(
        &self,
        path: &Path,
        device: Uuid,
    ) -> Result<(Slug, SavedSnapshot), StoreError> {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let stored = snapshots::read(&absolute)?;
        let id = stored.snapshot.network.id;
        let (entries, _) = self.networks();
        let entry =
            entries.into_iter().find(|entry| entry.network.has_id(id)).ok_or_else(|| {
                StoreError::missing(
                    "The network of this snapshot is not in the workbook.",
                    "Bring the file in first, with import.",
                )
                .in_file(path)
            })?;
        let file = self.layout.relative_path(&absolute);
        let state = self.open_network(&entry.slug, device)?;
        if let Some(saved) = state.snapshots.into_iter().find(|saved| saved.file == file) {
            return Ok((entry.slug, saved));
        }
        let matrix = self
            .matrix_cache
            .matrix(&self.layout, &stored.snapshot.assessment.matrix)
            .ok_or_else(|| {
                StoreError::missing(
                    "The matrix of this snapshot is not in the workbook.",
                    "Bring the file in with the matrix it needs.",
                )
                .in_file(path)
            })?;
        Ok((
            entry.slug,
            SavedSnapshot {
                snapshot: stored.snapshot,
                matrix,
                file,
                changed_after_save: false,
                copy_status: CopyStatus::Primary,
            },
        ))
    }
}

/// Finds networks by what they are called.
#[derive(Debug)]
pub struct NetworkLookup<'l> {
    library: &'l Library,
    slugs: OnceCell<Vec<Slug>>,
    entries: OnceCell<Vec<NetworkEntry>>,
}

impl NetworkLookup<'_> {
    /// The network that `text` names, as [`Library::find_network`] finds it.
    pub fn find(&self, text: &str) -> Result<Slug, StoreError> {
        let slug = Slug::new(text.to_lowercase());
        let slugs = self.slugs.get_or_init(|| self.library.slugs());
        if slugs.binary_search(&slug).is_ok() {
            return Ok(slug);
        }
        let entries = self.entries.get_or_init(|| self.library.networks().0);
        let found = find_by_code(entries, |code| code.eq_ignore_ascii_case(text));
        let found = if found.is_empty() && !text.is_empty() {
            find_by_prefix(slugs, entries, text)
        } else {
            found
        };
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(no_network(text, slugs)),
            many => Err(ambiguous("network", text, many.iter().map(ToString::to_string))),
        }
    }
}

fn find_by_code(entries: &[NetworkEntry], is_it: impl Fn(&str) -> bool) -> Vec<Slug> {
    let code = |entry: &NetworkEntry| entry.network.ods_code.as_deref().map(str::to_uppercase);
    let has_own = |entry: &&NetworkEntry| {
        let own = code(entry);
        own.is_some() && entries.iter().filter(|other| code(other) == own).count() == 1
    };
    let named =
        entries.iter().filter(|entry| entry.network.ods_code.as_deref().is_some_and(&is_it));
    named.filter(has_own).map(|entry| entry.slug.clone()).collect()
}

fn find_by_prefix(slugs: &[Slug], entries: &[NetworkEntry], text: &str) -> Vec<Slug> {
    let (lower, upper) = (text.to_lowercase(), text.to_uppercase());
    let mut found: Vec<_> =
        slugs.iter().filter(|slug| slug.as_str().starts_with(&lower)).cloned().collect();
    found.extend(find_by_code(entries, |code| code.to_uppercase().starts_with(&upper)));
    found.sort();
    found.dedup();
    found
}

/// The snapshot at `last`, or of a day.
fn snapshot_at(state: &NetworkState, when: &str, text: &str) -> Result<SavedSnapshot, StoreError> {
    if when.eq_ignore_ascii_case("last") {
        return state.current_snapshots().next_back().cloned().ok_or_else(|| no_snapshot(text));
    }
    let day: Date = when.parse().map_err(|_| {
        let says = format!("\"{}\" is not a day.", sanitize_line(when));
        StoreError::not_possible(says, "Write it as NETWORK@2026-03-12, or NETWORK@last.")
    })?;
    let found = dedup_by_id(
        state.current_snapshots().filter(|saved| saved.snapshot.taken_on == day).cloned().collect(),
    );
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(no_snapshot(text)),
        many => {
            Err(ambiguous("snapshot", text, many.iter().map(|saved| saved.snapshot.id.to_string())))
        }
    }
}

/// One snapshot for each id, intact ones first.
fn dedup_by_id(mut found: Vec<SavedSnapshot>) -> Vec<SavedSnapshot> {
    found.sort_by_key(|saved| (saved.snapshot.id, saved.changed_after_save));
    found.dedup_by_key(|saved| saved.snapshot.id);
    found
}

fn is_path(text: &str) -> bool {
    text.contains(['/', '\\'])
        || Path::new(text).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Whether `text` is the id or a beginning or end of it, with or without hyphens.
fn matches_id(id: Uuid, text: &str) -> bool {
    let (plain, simple) = (id.to_string(), id.simple().to_string());
    [plain, simple].iter().any(|id| id.starts_with(text) || id.ends_with(text))
}

/// Only the id in a snapshot's file, to search thousands of them.
pub(crate) fn read_snapshot_id(path: &Path) -> Option<Uuid> {
    #[derive(Deserialize)]
    struct OnlyId {
        id: Uuid,
    }
    serde_json::from_slice::<OnlyId>(&read_file::read(path).ok()?).ok().map(|only| only.id)
}

fn no_network(text: &str, slugs: &[Slug]) -> StoreError {
    let text = sanitize_line(text);
    let says = if slugs.is_empty() {
        format!("There is no network \"{text}\": there is none in this workbook yet.")
    } else {
        format!(
            "There is no network \"{text}\" here. There are: {}.",
            join_limited(slugs.iter().map(ToString::to_string))
        )
    };
    StoreError::missing(
        says,
        "Name it by its short name or its ODS code, or a beginning that only one has.",
    )
}

fn no_snapshot(text: &str) -> StoreError {
    let says = format!("There is no snapshot \"{}\" here.", sanitize_line(text));
    StoreError::missing(says, "See which there are with: pcn-workbook snapshots")
}

fn ambiguous(what: &str, text: &str, candidates: impl Iterator<Item = String>) -> StoreError {
    let says = format!(
        "\"{}\" can mean more than one {what}: {}.",
        sanitize_line(text),
        join_limited(candidates)
    );
    StoreError::not_possible(says, "Name one of them in full.")
}

fn join_limited(names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    let shown = names.iter().take(MAX_LISTED).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > MAX_LISTED {
        format!("{shown} and {} more", names.len() - MAX_LISTED)
    } else {
        shown
    }
}
