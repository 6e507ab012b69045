//! Selects one network's snapshots for a comparison by the index, then reads them. If a file is not
//! as it was indexed, the whole network is read, so that a stale index never makes a wrong row.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotSelector, select_snapshot};
use crate::maturity::comparison::{MissingNetwork, Side};
use crate::maturity::ids::Slug;
use crate::maturity::line::{self, SnapshotFigures};
use crate::maturity::lineage::Lineage;
use crate::maturity::network::Network;
use crate::maturity::network_state::{CopyStatus, KnownMatrix, NetworkState, SavedSnapshot};
use crate::maturity::summary::{SnapshotSummary, SummaryVoice};
use crate::store::error::StoreError;
use crate::store::library::index::{IndexedNetwork, IndexedSnapshot};
use crate::store::library::matrix_dir::MatrixDir;
use crate::store::library::matrix_lineage::MatricesByText;
use crate::store::library::{Library, snapshots};

pub(crate) struct SnapshotReader<'l> {
    library: &'l Library,
    matrix_dir: MatrixDir<'l>,
    newest: Mutex<BTreeMap<Lineage, Option<Arc<KnownMatrix>>>>,
    rows_only: bool,
    with_others: bool,
}

#[derive(Default)]
pub(crate) struct ChosenSnapshots {
    /// The network's index, to be cached.
    pub(crate) indexed: Option<IndexedNetwork>,
    /// Whether any of that index is new.
    pub(crate) is_new: bool,
    pub(crate) sides: Vec<Side>,
    pub(crate) missing: Vec<MissingNetwork>,
    pub(crate) error: Option<StoreError>,
    pub(crate) others: Vec<OtherSnapshot>,
    pub(crate) unreadable_count: usize,
}

/// A primary snapshot: its file's name, its indexed figures, its matrix.
struct IndexedFigures<'s> {
    name: &'s str,
    indexed: &'s IndexedSnapshot,
    matrix: Arc<KnownMatrix>,
}

impl IndexedFigures<'_> {
    fn figures(&self) -> SnapshotFigures<'_> {
        self.indexed.summary.figures(&self.matrix.lineage)
    }
}

/// A file is not, or no longer, as it was indexed.
struct StaleIndex;

impl<'l> SnapshotReader<'l> {
    pub(crate) fn new(library: &'l Library, is_light: bool, with_others: bool) -> Self {
        Self {
            library,
            matrix_dir: MatrixDir::from_cache(library),
            newest: Mutex::default(),
            rows_only: is_light,
            with_others,
        }
    }

    /// Chooses and reads what is wanted of one network.
    pub(crate) fn read_network(
        &self,
        slug: &Slug,
        wanted: &[SnapshotSelector],
        known: Option<IndexedNetwork>,
    ) -> ChosenSnapshots {
        let Some((mut indexed, is_new)) = self.library.refresh_network(slug, known) else {
            return ChosenSnapshots {
                error: self.library.read_network(slug).err(),
                is_new: true,
                ..ChosenSnapshots::default()
            };
        };
        let mut chosen =
            self.select_by_index(slug, wanted, &indexed).unwrap_or_else(|StaleIndex| {
                indexed.forget_files();
                self.select_by_network_state(slug, wanted)
            });
        (chosen.indexed, chosen.is_new) = (Some(indexed), is_new);
        chosen
    }

    fn select_by_index(
        &self,
        slug: &Slug,
        wanted: &[SnapshotSelector],
        indexed: &IndexedNetwork,
    ) -> Result<ChosenSnapshots, StaleIndex> {
        let mut known = self.library.matrices_of(indexed);
        for one in known.values_mut() {
            if self.matrix_dir.has_namesakes(&one.reference.id) {
                *one = Arc::clone(one).with_network_name(&indexed.network.name);
            }
        }
        let current = with_matrices(&known, indexed.current().into_iter());
        let cards: Vec<SnapshotFigures<'_>> = current.iter().map(IndexedFigures::figures).collect();
        let mut found = ChosenSnapshots {
            unreadable_count: indexed.file_count.saturating_sub(indexed.own_file_count()),
            ..ChosenSnapshots::default()
        };
        let mut taken = Vec::new();
        for which in wanted {
            let others;
            let one = match which {
                SnapshotSelector::Last | SnapshotSelector::LastOn(_) => {
                    which.find_last(&cards).and_then(|at| current.get(at))
                }
                SnapshotSelector::One(id) => {
                    others = with_matrices(
                        &known,
                        indexed.primary_files().filter(|(_, stored)| stored.summary.id == *id),
                    );
                    others.first()
                }
            };
            match one {
                Some(one) if taken.contains(&one.indexed.summary.id) => {}
                Some(one) => {
                    taken.push(one.indexed.summary.id);
                    let first = line::find_first_like(&cards, &one.figures())
                        .and_then(|at| current.get(at));
                    found.sides.push(self.read_side(slug, &indexed.network, one, first)?);
                }
                None => {
                    let has_copies = indexed.has_files_of(which.id());
                    let missing = self.missing_network(slug, &indexed.network, which, has_copies);
                    found.missing.push(missing);
                }
            }
        }
        if self.with_others {
            let other = |one: &IndexedFigures<'_>| {
                OtherSnapshot::from_summary(
                    slug, &indexed.network, &one.indexed.summary, &one.matrix.matrix,
                )
            };
            found.others = current.iter().rev().map(other).collect();
        }
        Ok(found)
    }

    /// Reads a snapshot and the first one like it.
    fn read_side(
        &self,
        slug: &Slug,
        network: &Network,
        one: &IndexedFigures<'_>,
        first: Option<&IndexedFigures<'_>>,
    ) -> Result<Side, StaleIndex> {
        let saved = self.read_verified(slug, one, network)?;
        let first = first.map(|first| self.read_verified(slug, first, network)).transpose()?;
        let side = self.build_side(slug, network, saved, first);
        Ok(side.with_differs(one.indexed.differs))
    }

    /// Reads a snapshot whole; it must match its indexed figures.
    fn read_verified(
        &self,
        slug: &Slug,
        one: &IndexedFigures<'_>,
        network: &Network,
    ) -> Result<SavedSnapshot, StaleIndex> {
        let path = self.library.layout.snapshots_dir(slug).map_err(|_| StaleIndex)?.join(one.name);
        let stored = snapshots::read(&path).map_err(|_| StaleIndex)?;
        let snapshot = stored.snapshot;
        // a file that is not the one that was indexed may not be the one that counts
        if !network.has_id(snapshot.network.id)
            || line::hash_digits(&stored.hash) != one.indexed.digits
            || !matches_summary(&one.indexed.summary, &snapshot)
        {
            return Err(StaleIndex);
        }
        Ok(SavedSnapshot {
            snapshot,
            matrix: Arc::clone(&one.matrix),
            file: self.library.layout.relative_path(&path),
            hash: stored.hash,
            changed_after_save: !stored.is_intact,
            copy_status: CopyStatus::Primary,
        })
    }

    fn build_side(
        &self,
        slug: &Slug,
        network: &Network,
        saved: SavedSnapshot,
        first: Option<SavedSnapshot>,
    ) -> Side {
        let lineage = &saved.matrix.lineage;
        let in_use = network.matrices.contains(lineage.id());
        let in_use = in_use.then(|| self.newest(lineage)).flatten();
        let today = in_use.unwrap_or_else(|| Arc::clone(&saved.matrix));
        self.apply_retention(Side::new(slug.clone(), saved.within(network), first, today))
    }

    fn apply_retention(&self, side: Side) -> Side {
        if self.rows_only { side.into_row_summary() } else { side }
    }

    fn newest(&self, lineage: &Lineage) -> Option<Arc<KnownMatrix>> {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        let find = || self.matrix_dir.newest_of(lineage);
        newest.entry(lineage.clone()).or_insert_with(find).clone()
    }

    fn select_by_network_state(&self, slug: &Slug, wanted: &[SnapshotSelector]) -> ChosenSnapshots {
        let state: NetworkState = match self.library.open_network_for(slug, None) {
            Ok(state) => state,
            Err(error) => {
                return ChosenSnapshots { error: Some(error), ..ChosenSnapshots::default() };
            }
        };
        let mut found = ChosenSnapshots {
            unreadable_count: self
                .library
                .snapshot_files(slug)
                .len()
                .saturating_sub(state.snapshots.len()),
            ..ChosenSnapshots::default()
        };
        for which in wanted {
            match select_snapshot(&state, which) {
                Some(saved)
                    if found
                        .sides
                        .iter()
                        .any(|side| side.saved.snapshot.id == saved.snapshot.id) => {}
                Some(saved) => found.sides.push(self.apply_retention(Side::of(&state, saved))),
                None => {
                    let is_it =
                        |saved: &SavedSnapshot| which.id().is_none_or(|id| saved.snapshot.id == id);
                    let has_copies = state.snapshots.iter().any(is_it);
                    let missing = self.missing_network(slug, &state.network, which, has_copies);
                    found.missing.push(missing);
                }
            }
        }
        if self.with_others {
            found.others = OtherSnapshot::all(&state).collect();
        }
        found
    }

    fn missing_network(
        &self,
        slug: &Slug,
        network: &Network,
        which: &SnapshotSelector,
        has_copies: bool,
    ) -> MissingNetwork {
        let why = match which {
            _ if has_copies => "copies of it say different things, and none of them counts",
            SnapshotSelector::One(_) => "that snapshot can't be read, or is not here any more",
            _ if self.library.snapshot_files(slug).is_empty() => "nothing saved yet",
            _ => "no snapshot that can be read",
        };
        MissingNetwork { name: network.name.clone(), reason: why.to_owned() }
    }
}

/// These files with their matrices. One whose matrix is missing can't be read, whatever was
/// indexed.
fn with_matrices<'s>(
    known: &MatricesByText,
    files: impl Iterator<Item = (&'s str, &'s IndexedSnapshot)>,
) -> Vec<IndexedFigures<'s>> {
    let matrix = |stored: &IndexedSnapshot| known.get(&stored.summary.matrix.fingerprint).cloned();
    files
        .filter_map(|(name, stored)| {
            Some(IndexedFigures { name, indexed: stored, matrix: matrix(stored)? })
        })
        .collect()
}

/// Whether a snapshot matches its indexed figures in all that the choice depends on.
fn matches_summary(
    summary: &SnapshotSummary,
    snapshot: &crate::maturity::assessment::Snapshot,
) -> bool {
    let assessment = &snapshot.assessment;
    let SnapshotSummary {
        id,
        matrix,
        voice: whose,
        subject,
        taken_on,
        saved_at,
        based_on,
        kept_from,
        supersedes,
        ..
    } = summary;
    *id == snapshot.id
        && **matrix == assessment.matrix
        && *whose == SummaryVoice::of(&assessment.voice)
        && subject.as_deref() == assessment.subject.as_deref()
        && *kept_from == snapshot.kept_from
        && (*taken_on, *saved_at, *based_on, *supersedes)
            == (snapshot.taken_on, snapshot.saved_at, assessment.based_on, snapshot.supersedes)
}
