//! Matrices by what they are a revision of: the texts of one matrix, the one that a network uses,
//! and what an id means where several matrices have it.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use super::Library;
use super::index::IndexedNetwork;
use super::matrix_dir::MatrixDir;
use super::snapshots;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::MatrixId;
use crate::maturity::known_matrix::group_known;
use crate::maturity::lineage::{Lineage, choose_in_use};
use crate::maturity::network::Network;
use crate::maturity::network_state::{KnownMatrix, NetworkEntry, Origin};
use crate::store::error::StoreError;
use crate::store::{error_diagnostic, list_dir};

impl MatrixDir<'_> {
    /// Every usable text of this id, each once, whichever matrix it is of; the newest first.
    pub(crate) fn texts(&self, id: &MatrixId) -> Vec<Arc<KnownMatrix>> {
        let mut known = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(id.clone()).or_insert_with(|| self.group_texts(id)).clone()
    }

    /// Whether several matrices here have this id.
    pub(crate) fn has_namesakes(&self, id: &MatrixId) -> bool {
        let texts = self.texts(id);
        let Some(first) = texts.first() else { return false };
        texts.iter().any(|known| !known.lineage.is_same(&first.lineage))
    }

    fn group_texts(&self, id: &MatrixId) -> Vec<Arc<KnownMatrix>> {
        let mut texts: Vec<Arc<KnownMatrix>> = Vec::new();
        let found = self.load_candidates(id);
        self.library.note_unread_errors(self.read_errors());
        for known in found {
            if !texts.iter().any(|other| other.reference == known.reference) {
                texts.push(known);
            }
        }
        group_known(texts)
    }

    /// The usable texts of one matrix, the newest first.
    pub(crate) fn texts_of(&self, lineage: &Lineage) -> Vec<Arc<KnownMatrix>> {
        let is_of = |known: &Arc<KnownMatrix>| {
            known.lineage.is_same(lineage) || lineage.contains(&known.reference.fingerprint)
        };
        let texts = self.texts(lineage.id()).into_iter().filter(is_of);
        texts.map(|known| known.with_lineage(lineage)).collect()
    }

    /// The newest text of a matrix that can be used.
    pub(crate) fn newest_of(&self, lineage: &Lineage) -> Option<Arc<KnownMatrix>> {
        self.texts_of(lineage).into_iter().next()
    }

    /// The newest text of the matrix that a network has in use under this id; `answered` are those
    /// it gave answers on, the newest first.
    pub(crate) fn find_in_use(
        &self,
        network: &Network,
        id: &MatrixId,
        answered: &[&Lineage],
    ) -> Option<Arc<KnownMatrix>> {
        let texts = self.texts(id);
        let usable: Vec<&Lineage> = texts.iter().map(|known| &known.lineage).collect();
        let ours = texts.iter().filter(|known| !matches!(known.origin, Origin::Frozen(_)));
        let ours: Vec<&Lineage> = ours.map(|known| &known.lineage).collect();
        let named = network.lineages.get(id).map(String::as_str);
        let lineage = choose_in_use(id, named, answered, &ours, &usable)?;
        self.newest_of(&lineage)
    }
}

impl Library {
    /// The matrix with this id, at this revision or else at its newest. Where several matrices have
    /// it none is guessed: the error lists them.
    pub fn matrix(
        &self,
        id: &MatrixId,
        revision: Option<u32>,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        let matrix_dir = MatrixDir::of(self);
        let mut texts = matrix_dir.texts(id);
        if let Some(revision) = revision {
            texts.retain(|known| known.reference.revision == revision);
        }
        let Some(first) = texts.first().cloned() else {
            return Err(not_found(&matrix_dir, id, revision));
        };
        let is_meant = |known: &Arc<KnownMatrix>| match revision {
            None => known.lineage.is_same(&first.lineage),
            Some(_) => known.reference == first.reference,
        };
        if texts.iter().all(is_meant) { Ok(first) } else { Err(self.several_matrices(id, texts)) }
    }

    /// The newest text of the matrix that a network would use under this id, where it has answered
    /// none yet.
    pub fn matrix_for(&self, network: &Network, id: &MatrixId) -> Option<Arc<KnownMatrix>> {
        MatrixDir::of(self).find_in_use(network, id, &[])
    }

    /// The one text of this id that `is_meant`.
    pub fn matrix_text(
        &self,
        id: &MatrixId,
        is_meant: impl Fn(&MatrixRef) -> bool,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        let matrix_dir = MatrixDir::of(self);
        let mut texts = matrix_dir.texts(id);
        texts.retain(|known| is_meant(&known.reference));
        match texts.as_slice() {
            [] => Err(not_found(&matrix_dir, id, None)),
            [only] => Ok(Arc::clone(only)),
            _ => Err(self.several_matrices(id, texts)),
        }
    }

    /// Whether any text of this id can be used.
    pub fn has_matrix(&self, id: &MatrixId) -> bool {
        !MatrixDir::of(self).texts(id).is_empty()
    }

    /// A matrix at this revision, or else at its newest.
    pub fn matrix_of(
        &self,
        lineage: &Lineage,
        revision: Option<u32>,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        let matrix_dir = MatrixDir::of(self);
        let mut texts = matrix_dir.texts_of(lineage);
        if let Some(revision) = revision {
            texts.retain(|known| known.reference.revision == revision);
        }
        match texts.as_slice() {
            [] => Err(not_found(&matrix_dir, lineage.id(), revision)),
            [_, _, ..] if revision.is_some() => Err(self.several_matrices(lineage.id(), texts)),
            [first, ..] => Ok(Arc::clone(first)),
        }
    }
}

/// The matrices that a network's snapshots were answered on, by fingerprint, each as the network
/// knows it.
pub(crate) type MatricesByText = BTreeMap<String, Arc<KnownMatrix>>;

impl Library {
    /// Those of a network in figures, as far as they are here.
    pub(crate) fn matrices_of(&self, indexed: &IndexedNetwork) -> MatricesByText {
        let texts: BTreeMap<&str, &MatrixRef> = indexed
            .primary_files()
            .map(|(_, stored)| {
                (stored.summary.matrix.fingerprint.as_str(), &*stored.summary.matrix)
            })
            .collect();
        let found = texts.values().filter_map(|text| self.matrix_cache.matrix(&self.layout, text));
        let by_text = group_known(found.collect()).into_iter();
        by_text.map(|known| (known.reference.fingerprint.clone(), known)).collect()
    }
}

impl Library {
    /// Which matrices these networks have in use, each with the networks' names in their order.
    pub fn matrix_users(&self, networks: &[NetworkEntry]) -> BTreeMap<Lineage, Vec<String>> {
        let matrix_dir = MatrixDir::from_cache(self);
        let mut texts: BTreeMap<&MatrixId, Vec<Lineage>> = BTreeMap::new();
        let mut users: BTreeMap<Lineage, Vec<String>> = BTreeMap::new();
        for entry in networks {
            for id in &entry.network.matrices {
                let known = texts.entry(id).or_insert_with(|| {
                    let texts = matrix_dir.texts(id).into_iter();
                    texts.map(|known| known.lineage.clone()).collect()
                });
                let used = self.lineage_used(entry, id, known);
                let name = entry.network.name.clone();
                if let Some(one) = used {
                    users.entry(one).or_default().push(name);
                }
            }
        }
        users
    }

    /// Gives matrices whose id others here have too the name of the network whose they are.
    pub(crate) fn name_namesakes(
        &self,
        matrix_dir: &MatrixDir<'_>,
        all: Vec<Arc<KnownMatrix>>,
    ) -> Vec<Arc<KnownMatrix>> {
        let is_namesake = |known: &Arc<KnownMatrix>| matrix_dir.has_namesakes(&known.reference.id);
        if !all.iter().any(is_namesake) {
            return all;
        }
        let users = self.matrix_users(&self.networks().0);
        let name = |known: Arc<KnownMatrix>| {
            if !is_namesake(&known) {
                return known;
            }
            let names = users.iter().find(|(used, _)| used.is_same(&known.lineage));
            let words =
                names.map_or_else(|| "in no network".to_owned(), |(_, names)| user_words(names));
            known.with_network_name(&words)
        };
        all.into_iter().map(name).collect()
    }

    /// Which of these a network uses under an id: the only one, the one it names, or that of its
    /// newest snapshot on such a one.
    fn lineage_used(
        &self,
        entry: &NetworkEntry,
        id: &MatrixId,
        known: &[Lineage],
    ) -> Option<Lineage> {
        let all: Vec<&Lineage> = known.iter().collect();
        let named = entry.network.lineages.get(id).map(String::as_str);
        let chosen = choose_in_use(id, named, &[], &all, &[]);
        chosen.or_else(|| {
            let middle = format!("_{id}_");
            let files = self.snapshot_files(&entry.slug).into_iter().rev();
            let mut of_id = files.filter(|path| list_dir::file_name(path).contains(&middle));
            let newest = of_id.find_map(|path| snapshots::read(&path).ok())?;
            let text = newest.snapshot.assessment.matrix;
            let found = self.matrix_cache.matrix(&self.layout, &text)?;
            let is_it = |lineage: &&&Lineage| {
                lineage.is_same(&found.lineage) || lineage.contains(&text.fingerprint)
            };
            all.iter().find(is_it).map(|lineage| (*lineage).clone())
        })
    }
}

/// "Brook Vale PCN", "Brook Vale PCN and 2 more".
fn user_words(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    }
}

/// What could not be read is not said to be missing.
fn not_found(matrix_dir: &MatrixDir<'_>, id: &MatrixId, revision: Option<u32>) -> StoreError {
    let unread = matrix_dir.read_errors().into_iter().next();
    unread.unwrap_or_else(|| no_matrix(id, revision))
}

fn no_matrix(id: &MatrixId, revision: Option<u32>) -> StoreError {
    let wanted = revision.map_or_else(String::new, |revision| format!(" at revision {revision}"));
    StoreError::missing(
        format!(
            "There is no matrix {}{wanted} here that can be used.",
            error_diagnostic::display_id(id)
        ),
        "See which there are with: pcn-workbook matrix list",
    )
}

impl Library {
    fn several_matrices(&self, id: &MatrixId, texts: Vec<Arc<KnownMatrix>>) -> StoreError {
        let texts = self.name_namesakes(&MatrixDir::from_cache(self), texts);
        let name = |known: &Arc<KnownMatrix>| {
            format!("{}: {}", known.reference.full_name(), known.matrix.short_title())
        };
        StoreError::not_possible(
            format!(
                "Several matrices here are called {}, and none is guessed. {}.",
                error_diagnostic::display_id(id),
                texts.iter().map(name).collect::<Vec<_>>().join("; ")
            ),
            format!(
                "Name one of them in full, such as {}.",
                texts.first().map(|known| known.reference.full_name()).unwrap_or_default()
            ),
        )
    }
}
