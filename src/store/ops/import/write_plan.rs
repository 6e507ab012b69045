//! What the import of one file will write. Everything that can prevent it is found here, before the
//! first write.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::Matrix;
use crate::maturity::network::{Network, NetworkAtTime};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::share::{
    ChosenFile, CopyRelation, FileVerdict, ImportOutcome, ImportTarget, IncomingOwner,
    IncomingSnapshot, SnapshotOutcome, format_names,
};
use crate::store::format::matrix;
use crate::store::library::import_inspection::existing_items::ExistingItems;
use crate::store::library::import_inspection::incoming_cache::IncomingCache;
use crate::store::library::import_inspection::incoming_file::{
    IncomingFile, IncomingSnapshots, RawFile,
};

#[derive(Default)]
pub(crate) struct WritePlan {
    pub(crate) matrices: Vec<Arc<KnownMatrix>>,
    pub(crate) targets: Vec<(Uuid, NetworkTarget)>,
    pub(crate) writes: Vec<SnapshotWrite>,
    pub(crate) existing_count: usize,
    /// What becomes of each snapshot, in the order of the file.
    pub(crate) outcomes: Vec<SnapshotOutcome>,
}

pub(crate) enum NetworkTarget {
    New(Box<Network>),
    /// An existing one, and its new content where that changes.
    Existing {
        slug: Slug,
        changed: Option<Box<Network>>,
    },
    /// The one that another network of the file goes to, by its id in there.
    With(Uuid),
}

pub(crate) struct SnapshotWrite {
    pub(crate) index: usize,
    pub(crate) network: Uuid,
    pub(crate) relation: CopyRelation,
}

impl WritePlan {
    pub(crate) fn of(
        existing: &mut ExistingItems<'_>,
        incoming: &IncomingSnapshots,
        chosen: &ChosenFile,
        sources: &MatrixSources<'_>,
    ) -> Result<Self, Diagnostic> {
        let (mut plan, mut seen) = (Self::default(), HashSet::new());
        for (index, part) in incoming.snapshots.iter().enumerate() {
            let mut compared =
                existing.compare_incoming(part, &chosen.path, incoming.matrix(&part.matrix));
            let slug = match (&compared.owner, chosen.target(part.network.id)) {
                (IncomingOwner::InLibrary(slug, _), _) | (_, ImportTarget::Existing(slug)) => {
                    Some(slug.clone())
                }
                _ => None,
            };
            // a network that may be the same, and is not, has none of it
            if slug.as_ref() != compared.owner.only_candidate() {
                compared.relation = CopyRelation::New;
            }
            // the same snapshot may occur twice in the file
            let is_again = !seen.insert((part.id, &part.hash));
            if is_again || compared.relation.is_contained() {
                plan.existing_count += 1;
                plan.outcomes.push(SnapshotOutcome::of(&compared, ImportOutcome::Here, slug));
                continue;
            }
            let outcome = ImportOutcome::of_copy(&compared.relation);
            plan.outcomes.push(SnapshotOutcome::of(&compared, outcome, slug));
            let obstacle = compared.obstacle.clone();
            obstacle
                .map_or(Ok(()), Err)
                .and_then(|()| plan.add_matrix(existing, incoming, &part.matrix, sources))
                .and_then(|()| {
                    plan.add_target(
                        existing,
                        &compared,
                        &part.matrix,
                        chosen.target(part.network.id),
                    )
                })
                .map_err(|finding| part.locate(finding))?;
            let (network, relation) = (compared.network.id, compared.relation);
            plan.writes.push(SnapshotWrite { index, network, relation });
        }
        Ok(plan)
    }

    pub(crate) fn verdict(&self) -> FileVerdict {
        FileVerdict::of_copies(self.writes.iter().map(|write| &write.relation), self.existing_count)
    }

    fn add_matrix(
        &mut self,
        existing: &mut ExistingItems<'_>,
        incoming: &IncomingSnapshots,
        reference: &MatrixRef,
        sources: &MatrixSources<'_>,
    ) -> Result<(), Diagnostic> {
        if self.matrices.iter().any(|known| known.reference == *reference) {
            return Ok(());
        }
        let found = existing
            .matrix(reference)
            .or_else(|| incoming.matrix(reference).map(imported_matrix))
            .or_else(|| sources.find(reference))
            .ok_or_else(|| missing_matrix(reference))?;
        self.matrices.push(found);
        Ok(())
    }

    fn add_target(
        &mut self,
        existing: &ExistingItems<'_>,
        incoming: &IncomingSnapshot,
        text: &MatrixRef,
        into: &ImportTarget,
    ) -> Result<(), Diagnostic> {
        let known = self.matrices.iter().find(|known| known.reference == *text);
        let lineage = known.ok_or_else(|| missing_matrix(text))?.lineage.clone();
        let matrix = &lineage;
        let id = incoming.network.id;
        let with = match self.targets.iter().find(|(known, _)| *known == id) {
            Some((_, NetworkTarget::With(other))) => Some(*other),
            Some(_) => Some(id),
            None => self.find_with(existing, incoming, into),
        };
        if let Some((_, target)) = self.targets.iter_mut().find(|(known, _)| Some(*known) == with) {
            target.use_matrix(existing, matrix);
            if !matches!(incoming.owner, IncomingOwner::InLibrary(..)) {
                target.add_id(existing, id);
            }
            if with != Some(id) && !self.targets.iter().any(|(known, _)| *known == id) {
                self.targets.extend(with.map(|other| (id, NetworkTarget::With(other))));
            }
            return Ok(());
        }
        let mut target = Self::new_target(existing, incoming, into)?;
        target.use_matrix(existing, matrix);
        self.targets.push((id, target));
        Ok(())
    }

    /// The network of this file, by its id in there, that goes where this one goes too.
    fn find_with(
        &self,
        existing: &ExistingItems<'_>,
        incoming: &IncomingSnapshot,
        into: &ImportTarget,
    ) -> Option<Uuid> {
        let (slug, main) = match (&incoming.owner, into) {
            (IncomingOwner::InLibrary(slug, _), _) | (_, ImportTarget::Existing(slug)) => {
                (Some(slug.clone()), None)
            }
            (_, ImportTarget::SameAs(main)) => (existing.slug_of(main.id), Some(main.id)),
            _ => return None,
        };
        let goes_there = |target: &NetworkTarget| match target {
            NetworkTarget::New(network) => main.is_some_and(|main| network.has_id(main)),
            NetworkTarget::Existing { slug: own, .. } => Some(own) == slug.as_ref(),
            NetworkTarget::With(_) => false,
        };
        let (id, _) = self.targets.iter().find(|(_, target)| goes_there(target))?;
        Some(*id)
    }

    fn new_target(
        existing: &ExistingItems<'_>,
        incoming: &IncomingSnapshot,
        into: &ImportTarget,
    ) -> Result<NetworkTarget, Diagnostic> {
        let id = incoming.network.id;
        Ok(match (&incoming.owner, into) {
            (IncomingOwner::InLibrary(slug, name), ImportTarget::Existing(wanted))
                if slug != wanted =>
            {
                return Err(wrong_target(name));
            }
            (IncomingOwner::InLibrary(slug, _), _) => {
                NetworkTarget::Existing { slug: slug.clone(), changed: None }
            }
            (IncomingOwner::SameOdsCode(ours), ImportTarget::Unspecified) => {
                return Err(ambiguous_network(&incoming.network.name, ours));
            }
            (_, ImportTarget::Existing(slug)) => merge_into(existing, slug, id)?,
            (_, ImportTarget::SameAs(main)) => match existing.slug_of(main.id) {
                Some(slug) => merge_into(existing, &slug, id)?,
                None => NetworkTarget::New(Box::new(joined_network(main, id))),
            },
            (owner, ImportTarget::Unspecified | ImportTarget::New) => {
                let mut network = new_network(&incoming.network);
                if let (IncomingOwner::SameOdsCode(ours), ImportTarget::New) = (owner, into) {
                    let ours = ours.iter().filter_map(|(slug, _)| existing.network(slug));
                    ours.for_each(|ours| network.tell_apart(ours));
                }
                NetworkTarget::New(Box::new(network))
            }
        })
    }
}

impl NetworkTarget {
    /// Adds a matrix to those in use, so that what is imported is shown.
    fn use_matrix(&mut self, existing: &ExistingItems<'_>, matrix: &Lineage) {
        match self {
            Self::New(network) | Self::Existing { changed: Some(network), .. } => {
                network.use_matrix(matrix);
            }
            Self::Existing { slug, changed } => {
                let mut network = existing.network(slug).cloned();
                let is_new = network.as_mut().is_some_and(|network| network.use_matrix(matrix));
                *changed = network.filter(|_| is_new).map(Box::new);
            }
            Self::With(_) => {}
        }
    }

    /// Notes another id that it goes by.
    fn add_id(&mut self, existing: &ExistingItems<'_>, id: Uuid) {
        let network = match self {
            Self::New(network) | Self::Existing { changed: Some(network), .. } => network,
            Self::Existing { slug, changed } => {
                let Some(network) = existing.network(slug).cloned() else { return };
                changed.insert(Box::new(network))
            }
            Self::With(_) => return,
        };
        if !network.has_id(id) {
            network.also.push(id);
        }
    }
}

/// The imported network is an existing one, which takes its id as another of its own.
fn merge_into(
    existing: &ExistingItems<'_>,
    slug: &Slug,
    id: Uuid,
) -> Result<NetworkTarget, Diagnostic> {
    let network = existing.network(slug).ok_or_else(|| {
        Diagnostic::error(
            "missing",
            "",
            "The network to bring this into is not here.",
            "Look at the files again.",
        )
    })?;
    let mut target = NetworkTarget::Existing { slug: slug.clone(), changed: None };
    if !network.has_id(id) {
        target.add_id(existing, id);
    }
    Ok(target)
}

fn new_network(network_at_time: &NetworkAtTime) -> Network {
    Network {
        ods_code: network_at_time.ods_code.clone(),
        purpose: network_at_time.purpose.clone(),
        profile: network_at_time.profile.clone(),
        ..Network::with_name(network_at_time.id, network_at_time.name.clone())
    }
}

/// A network that is made for files of two, of which `main` gives its name.
fn joined_network(main: &NetworkAtTime, id: Uuid) -> Network {
    let mut network = new_network(main);
    if network.id != id {
        network.also.push(id);
    }
    network
}

/// A matrix out of a share, with the place where the import freezes it.
fn imported_matrix(matrix: &Matrix) -> Arc<KnownMatrix> {
    let reference = matrix::reference(matrix);
    let origin = Origin::Frozen(format!("matrices/{}", matrix::frozen_file_name(&reference)));
    Arc::new(KnownMatrix::new(matrix.clone(), reference, origin))
}

/// The files of the preview that hold matrices, by fingerprint.
pub(crate) struct MatrixSources<'s> {
    pub(crate) cache: &'s IncomingCache,
    pub(crate) paths: &'s [(String, PathBuf)],
}

impl MatrixSources<'_> {
    fn find(&self, reference: &MatrixRef) -> Option<Arc<KnownMatrix>> {
        let (_, path) =
            self.paths.iter().find(|(fingerprint, _)| *fingerprint == reference.fingerprint)?;
        let file = RawFile::read(path).and_then(|raw| self.cache.parse(raw)).ok()?;
        match &*file {
            IncomingFile::Snapshots(incoming) => incoming.matrix(reference).map(imported_matrix),
            IncomingFile::Matrix(both) => (both.1 == *reference).then(|| imported_matrix(&both.0)),
            IncomingFile::Invalid(_) | IncomingFile::Form(_) | IncomingFile::Other(_) => None,
        }
    }
}

fn missing_matrix(reference: &MatrixRef) -> Diagnostic {
    Diagnostic::error(
        "needs-matrix",
        "matrix",
        format!(
            "The matrix {} revision {} that this was answered on is not here, nor in the files.",
            crate::store::error_diagnostic::display_id(&reference.id),
            reference.revision
        ),
        "Ask the sender for a share made by this program: it brings the matrix with it.",
    )
}

/// A network with its code came to be here after the files were looked at.
fn ambiguous_network(name: &str, ours: &[(Slug, String)]) -> Diagnostic {
    let ours: Vec<String> = ours.iter().map(|(_, name)| name.clone()).collect();
    Diagnostic::error(
        "same-network",
        "network.ods_code",
        format!("{name} has the same ODS code as {}, which is here.", format_names(&ours)),
        "Look at the files again, and say whether it is the same network.",
    )
}

fn wrong_target(name: &str) -> Diagnostic {
    Diagnostic::error(
        "another-network",
        "network.id",
        format!("This belongs to {name}, which is here as a network of its own."),
        "Look at the files again; it is kept with the network that it belongs to.",
    )
}
