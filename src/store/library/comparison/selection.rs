//! One network's part of a comparison: chosen by figures, then read. What turns out to be otherwise
//! than its figures said is read anew with all of the network, so that a wrong figure never becomes
//! a wrong line.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::maturity::comparison::selection::{self, Card, Other, Which, chosen};
use crate::maturity::comparison::{Compared, Missing};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network::Network;
use crate::maturity::network_state::{Among, KnownMatrix, Record, SavedSnapshot};
use crate::maturity::summary::{Summary, Whose};
use crate::store::error::Fault;
use crate::store::index::{Filed, Seen};
use crate::store::library::matrix_dir::Shelf;
use crate::store::library::{Library, snapshots};

/// How snapshots are chosen and read.
pub(crate) struct Choosing<'l> {
    library: &'l Library,
    shelf: Shelf<'l>,
    newest: Mutex<BTreeMap<MatrixId, Option<Arc<KnownMatrix>>>>,
    is_light: bool,
    with_others: bool,
}

/// What was read of one network.
#[derive(Default)]
pub(crate) struct Chosen {
    /// What was seen of its files, to be remembered.
    pub(crate) seen: Option<Seen>,
    /// Whether any of that is new.
    pub(crate) is_new: bool,
    pub(crate) sides: Vec<Compared>,
    pub(crate) missing: Vec<Missing>,
    pub(crate) refused: Option<Fault>,
    pub(crate) others: Vec<Other>,
    pub(crate) unread: usize,
}

/// A snapshot that counts, in figures: its file's name, what was seen of it, its matrix.
struct Figured<'s> {
    name: &'s str,
    filed: &'s Filed,
    matrix: Arc<KnownMatrix>,
}

impl Figured<'_> {
    fn card(&self) -> Card<'_> {
        Card::in_figures(&self.filed.summary, self.matrix.matrix.kind)
    }
}

/// A file is not, or no longer, what its figures say.
struct Stale;

impl<'l> Choosing<'l> {
    pub(crate) fn new(library: &'l Library, is_light: bool, with_others: bool) -> Self {
        Self {
            library,
            shelf: Shelf::glance(library),
            newest: Mutex::default(),
            is_light,
            with_others,
        }
    }

    /// Chooses and reads what is wanted of one network.
    pub(crate) fn of_network(&self, slug: &Slug, wanted: &[Which], known: Option<Seen>) -> Chosen {
        let Some((mut seen, is_new)) = self.library.look_into(slug, known) else {
            return Chosen {
                refused: self.library.read_network(slug).err(),
                is_new: true,
                ..Chosen::default()
            };
        };
        let mut chosen = self.by_figures(slug, wanted, &seen).unwrap_or_else(|Stale| {
            seen.forget_files();
            self.by_record(slug, wanted)
        });
        (chosen.seen, chosen.is_new) = (Some(seen), is_new);
        chosen
    }

    fn by_figures(&self, slug: &Slug, wanted: &[Which], seen: &Seen) -> Result<Chosen, Stale> {
        let current = self.figured(seen.current().into_iter());
        let cards: Vec<Card<'_>> = current.iter().map(Figured::card).collect();
        let mut found =
            Chosen { unread: seen.lying.saturating_sub(seen.files_seen()), ..Chosen::default() };
        let mut taken = Vec::new();
        for which in wanted {
            let others;
            let one = match which {
                Which::Last => selection::last(&cards).and_then(|at| current.get(at)),
                Which::One(id) => {
                    others =
                        self.figured(seen.counting().filter(|(_, filed)| filed.summary.id == *id));
                    others.first()
                }
            };
            match one {
                Some(one) if taken.contains(&one.filed.summary.id) => {}
                Some(one) => {
                    taken.push(one.filed.summary.id);
                    let first =
                        selection::first_like(&cards, &one.card()).and_then(|at| current.get(at));
                    let saved = self.read(slug, one, &seen.network)?;
                    let first =
                        first.map(|first| self.read(slug, first, &seen.network)).transpose()?;
                    found.sides.push(self.side(slug, &seen.network, saved, first));
                }
                None => found.missing.push(self.nothing(slug, &seen.network, *which)),
            }
        }
        if self.with_others {
            let other = |one: &Figured<'_>| {
                Other::in_figures(slug, &seen.network, &one.filed.summary, &one.matrix.matrix)
            };
            found.others = current.iter().rev().map(other).collect();
        }
        Ok(found)
    }

    /// These files with their matrices. One whose matrix is not here can't be read, whatever was
    /// seen of it before.
    fn figured<'s>(&self, files: impl Iterator<Item = (&'s str, &'s Filed)>) -> Vec<Figured<'s>> {
        let matrix =
            |filed: &Filed| self.library.known.matrix(&self.library.places, &filed.summary.matrix);
        files
            .filter_map(|(name, filed)| Some(Figured { name, filed, matrix: matrix(filed)? }))
            .collect()
    }

    /// Reads a snapshot whole. It must be what its figures say.
    fn read(
        &self,
        slug: &Slug,
        one: &Figured<'_>,
        network: &Network,
    ) -> Result<SavedSnapshot, Stale> {
        let path = self.library.places.snapshots(slug).map_err(|_| Stale)?.join(one.name);
        let filed = snapshots::read(&path).map_err(|_| Stale)?;
        let snapshot = filed.snapshot;
        if !network.goes_by(snapshot.network.id) || !says_so(&one.filed.summary, &snapshot) {
            return Err(Stale);
        }
        Ok(SavedSnapshot {
            snapshot,
            matrix: Arc::clone(&one.matrix),
            file: self.library.places.inside(&path),
            changed_after: !filed.is_as_saved,
            among: Among::Counts,
        })
    }

    fn side(
        &self,
        slug: &Slug,
        network: &Network,
        saved: SavedSnapshot,
        first: Option<SavedSnapshot>,
    ) -> Compared {
        let id = &saved.snapshot.assessment.matrix.id;
        let in_use = network.matrices.contains(id).then(|| self.newest(id)).flatten();
        let today = in_use.unwrap_or_else(|| Arc::clone(&saved.matrix));
        self.held(Compared::new(slug.clone(), saved, first, today))
    }

    fn held(&self, side: Compared) -> Compared {
        if self.is_light { side.lightened() } else { side }
    }

    /// The newest usable revision of a matrix.
    fn newest(&self, id: &MatrixId) -> Option<Arc<KnownMatrix>> {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        newest.entry(id.clone()).or_insert_with(|| self.shelf.newest(id)).clone()
    }

    /// The same with all of the network read.
    fn by_record(&self, slug: &Slug, wanted: &[Which]) -> Chosen {
        let record: Record = match self.library.open_for(slug, None) {
            Ok(record) => record,
            Err(fault) => return Chosen { refused: Some(fault), ..Chosen::default() },
        };
        let mut found = Chosen {
            unread: self.library.snapshot_files(slug).len().saturating_sub(record.snapshots.len()),
            ..Chosen::default()
        };
        for which in wanted {
            match chosen(&record, *which) {
                Some(saved)
                    if found
                        .sides
                        .iter()
                        .any(|side| side.saved.snapshot.id == saved.snapshot.id) => {}
                Some(saved) => found.sides.push(self.held(Compared::of(&record, saved))),
                None => found.missing.push(self.nothing(slug, &record.network, *which)),
            }
        }
        if self.with_others {
            found.others = Other::all(&record).collect();
        }
        found
    }

    /// Why there is nothing to compare.
    fn nothing(&self, slug: &Slug, network: &Network, which: Which) -> Missing {
        let why = match which {
            Which::One(_) => "that snapshot can't be read, or is not here any more",
            Which::Last if self.library.snapshot_files(slug).is_empty() => "nothing saved yet",
            Which::Last => "no snapshot that can be read",
        };
        Missing { name: network.name.clone(), why: why.to_owned() }
    }
}

/// Whether a snapshot is what its figures say, in all that choosing looks at.
fn says_so(summary: &Summary, snapshot: &crate::maturity::assessment::Snapshot) -> bool {
    let said = &snapshot.assessment;
    let Summary { id, matrix, whose, subject, taken_on, saved_at, supersedes, .. } = summary;
    *id == snapshot.id
        && **matrix == said.matrix
        && *whose == Whose::of(&said.voice)
        && subject.as_deref() == said.subject.as_deref()
        && (*taken_on, *saved_at, *supersedes)
            == (snapshot.taken_on, snapshot.saved_at, snapshot.supersedes)
}
