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
    IncomingSnapshot, SnapshotOutcome,
};
use crate::store::format::matrix;
use crate::store::library::import_inspection::existing_items::ExistingItems;
use crate::store::library::import_inspection::incoming_file::{
    IncomingCache, IncomingFile, IncomingSnapshots, RawFile, SnapshotPart,
};
use crate::store::read_file::MAX_FILE_BYTES;

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
            let compared =
                existing.compare_incoming(part, &chosen.path, incoming.matrix(&part.matrix));
            let slug = match &compared.owner {
                IncomingOwner::InLibrary(slug, _) => Some(slug.clone()),
                _ => None,
            };
            // the same snapshot may occur twice in the file
            let is_again = !seen.insert((part.id, &part.hash));
            if is_again || compared.relation.is_contained() {
                plan.existing_count += 1;
                plan.outcomes.push(SnapshotOutcome::of(&compared, ImportOutcome::Here, slug));
                continue;
            }
            let outcome = ImportOutcome::of_copy(&compared.relation);
            plan.outcomes.push(SnapshotOutcome::of(&compared, outcome, slug));
            check_readable(part)
                .and_then(|()| plan.add_matrix(existing, incoming, &part.matrix, sources))
                .and_then(|()| {
                    plan.add_target(
                        existing, &compared, &part.matrix, &part.network, &chosen.target,
                    )
                })
                .map_err(|finding| part.locate(finding))?;
            let (network, relation) = (compared.network, compared.relation);
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
        network_at_time: &NetworkAtTime,
        into: &ImportTarget,
    ) -> Result<(), Diagnostic> {
        let known = self.matrices.iter().find(|known| known.reference == *text);
        let lineage = known.ok_or_else(|| missing_matrix(text))?.lineage.clone();
        let matrix = &lineage;
        if let Some((_, target)) = self.targets.iter_mut().find(|(id, _)| *id == incoming.network) {
            target.use_matrix(existing, matrix);
            return Ok(());
        }
        let mut target = match (&incoming.owner, into) {
            (IncomingOwner::InLibrary(slug, name), ImportTarget::Existing(wanted))
                if slug != wanted =>
            {
                return Err(wrong_target(name));
            }
            (IncomingOwner::InLibrary(slug, _), _) => {
                NetworkTarget::Existing { slug: slug.clone(), changed: None }
            }
            (IncomingOwner::SameOdsCode(_, ours), ImportTarget::Unspecified) => {
                return Err(ambiguous_network(&incoming.network_name, ours));
            }
            (_, ImportTarget::Existing(slug)) => merge_into(existing, slug, incoming.network)?,
            (
                IncomingOwner::NotInLibrary | IncomingOwner::SameOdsCode(..),
                ImportTarget::Unspecified | ImportTarget::New,
            ) => NetworkTarget::New(Box::new(new_network(network_at_time))),
        };
        target.use_matrix(existing, matrix);
        self.targets.push((incoming.network, target));
        Ok(())
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
            "See which there are with: pcn-workbook network list",
        )
    })?;
    let mut network = network.clone();
    network.also.push(id);
    Ok(NetworkTarget::Existing { slug: slug.clone(), changed: Some(Box::new(network)) })
}

fn new_network(network_at_time: &NetworkAtTime) -> Network {
    Network {
        ods_code: network_at_time.ods_code.clone(),
        purpose: network_at_time.purpose.clone(),
        profile: network_at_time.profile.clone(),
        ..Network::with_name(network_at_time.id, network_at_time.name.clone())
    }
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
            IncomingFile::Invalid(_) | IncomingFile::Other(_) => None,
        }
    }
}

/// What is written must be what is read again.
fn check_readable(part: &SnapshotPart) -> Result<(), Diagnostic> {
    let says = if part.bytes.len() as u64 > MAX_FILE_BYTES {
        "A snapshot in this file is larger than 8 MiB, the most that is read."
    } else if !part.reads_back {
        "A snapshot in this file would not be read back as it is."
    } else {
        return Ok(());
    };
    let remedy = "Ask the sender to share it in smaller pieces.";
    Err(Diagnostic::error("too-big", "", says, remedy))
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

fn ambiguous_network(name: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(
        "same-network",
        "network.ods_code",
        format!("{name} has the same ODS code as {ours}, which is here. Is it the same network?"),
        "If it is, bring it in with --into and that network; if not, with --as-new.",
    )
}

fn wrong_target(name: &str) -> Diagnostic {
    Diagnostic::error(
        "another-network",
        "network.id",
        format!("This belongs to {name}, which is here as a network of its own."),
        "Bring it in without --into.",
    )
}
