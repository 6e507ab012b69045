//! What bringing in one file will write. Everything that can be known to stand in the way is found
//! here, before the first step.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use crate::maturity::assessment::{MatrixRef, NetworkAtTime};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::matrix::Matrix;
use crate::maturity::network::Network;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::share::{
    ChosenFile, CopyRelation, FileVerdict, ImportTarget, IncomingOwner, IncomingSnapshot,
};
use crate::store::format::{matrix, snapshot};
use crate::store::library::import_inspection::existing_items::ExistingItems;
use crate::store::library::import_inspection::parse_file::{self, IncomingContents, SnapshotPart};
use crate::store::read_file::MAX_FILE_BYTES;

/// What will be written.
#[derive(Default)]
pub(crate) struct WritePlan {
    /// Matrices that the snapshots need.
    pub(crate) matrices: Vec<Arc<KnownMatrix>>,
    /// The networks, by the ids that snapshots know them by.
    pub(crate) targets: Vec<(Uuid, NetworkTarget)>,
    /// The snapshots.
    pub(crate) writes: Vec<SnapshotWrite>,
    /// How many are here already.
    pub(crate) existing_count: usize,
}

/// Where the snapshots of one network go.
pub(crate) enum NetworkTarget {
    /// A network is made.
    New(Box<Network>),
    /// One that is here, and what is known of it from now on where that changes.
    Existing { slug: Slug, changed: Option<Box<Network>> },
}

/// One snapshot to be written.
pub(crate) struct SnapshotWrite {
    /// Its place in the file.
    pub(crate) index: usize,
    /// The id of its network, as it knows it.
    pub(crate) network: Uuid,
    pub(crate) relation: CopyRelation,
}

impl WritePlan {
    pub(crate) fn of(
        here: &mut ExistingItems<'_>,
        contents: &IncomingContents<'_>,
        chosen: &ChosenFile,
        sources: &[(String, PathBuf)],
    ) -> Result<Self, Diagnostic> {
        let (mut plan, mut seen) = (Self::default(), HashSet::new());
        for at in 0..contents.len() {
            let part = contents.read_snapshot(at)?;
            let reference = &part.snapshot.assessment.matrix;
            let at_its_place = |finding| contents.locate(at, finding);
            let incoming = here
                .compare_incoming(&part, contents.matrix_for(reference))
                .map_err(at_its_place)?;
            // the very same may stand in the file before
            let is_again = !seen.insert((part.snapshot.id, part.hash.clone()));
            if is_again || matches!(incoming.relation, CopyRelation::Same | CopyRelation::Subset) {
                plan.existing_count += 1;
                continue;
            }
            check_readable(&part).map_err(at_its_place)?;
            plan.add_matrix(here, contents, reference, sources).map_err(at_its_place)?;
            plan.add_target(here, &incoming, &part.snapshot.network, &chosen.target)
                .map_err(at_its_place)?;
            plan.writes.push(SnapshotWrite {
                index: at,
                network: incoming.network,
                relation: incoming.relation,
            });
        }
        Ok(plan)
    }

    /// What the file as a whole is found to be.
    pub(crate) fn verdict(&self) -> FileVerdict {
        let any = |is: fn(&CopyRelation) -> bool| self.writes.iter().any(|step| is(&step.relation));
        if self.writes.is_empty() {
            FileVerdict::AlreadyHere
        } else if any(|likeness| matches!(likeness, CopyRelation::Differs { .. })) {
            FileVerdict::Differs
        } else if any(|likeness| *likeness == CopyRelation::Superset) {
            FileVerdict::Fuller
        } else if self.existing_count > 0 {
            FileVerdict::PartlyNew(self.writes.len())
        } else {
            FileVerdict::New
        }
    }

    fn add_matrix(
        &mut self,
        here: &mut ExistingItems<'_>,
        contents: &IncomingContents<'_>,
        reference: &MatrixRef,
        sources: &[(String, PathBuf)],
    ) -> Result<(), Diagnostic> {
        if self.matrices.iter().any(|known| known.reference == *reference) {
            return Ok(());
        }
        let own = contents.matrix_for(reference).map(imported_matrix);
        let found = here
            .matrix(reference)
            .or(own)
            .or_else(|| find_in_sources(reference, sources))
            .ok_or_else(|| missing_matrix(reference))?;
        self.matrices.push(found);
        Ok(())
    }

    fn add_target(
        &mut self,
        here: &ExistingItems<'_>,
        incoming: &IncomingSnapshot,
        then: &NetworkAtTime,
        into: &ImportTarget,
    ) -> Result<(), Diagnostic> {
        let matrix = &incoming.matrix;
        if let Some((_, home)) = self.targets.iter_mut().find(|(id, _)| *id == incoming.network) {
            home.use_matrix(here, matrix);
            return Ok(());
        }
        let mut home = match (&incoming.owner, into) {
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
            (_, ImportTarget::Existing(slug)) => merge_into(here, slug, incoming.network)?,
            (
                IncomingOwner::NotInLibrary | IncomingOwner::SameOdsCode(..),
                ImportTarget::Unspecified | ImportTarget::New,
            ) => NetworkTarget::New(Box::new(new_network(then))),
        };
        home.use_matrix(here, matrix);
        self.targets.push((incoming.network, home));
        Ok(())
    }
}

impl NetworkTarget {
    /// Puts a matrix in use, so that what comes in is seen.
    fn use_matrix(&mut self, here: &ExistingItems<'_>, matrix: &MatrixId) {
        match self {
            Self::New(network) | Self::Existing { changed: Some(network), .. } => {
                if !network.matrices.contains(matrix) {
                    network.matrices.push(matrix.clone());
                }
            }
            Self::Existing { slug, changed } => {
                if let Some(network) =
                    here.network(slug).filter(|network| !network.matrices.contains(matrix))
                {
                    let mut network = network.clone();
                    network.matrices.push(matrix.clone());
                    *changed = Some(Box::new(network));
                }
            }
        }
    }
}

/// The network that comes in is one that is here: its other id is noted there.
fn merge_into(
    here: &ExistingItems<'_>,
    slug: &Slug,
    id: Uuid,
) -> Result<NetworkTarget, Diagnostic> {
    let network = here.network(slug).ok_or_else(|| {
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

/// The network as a snapshot knew it.
fn new_network(then: &NetworkAtTime) -> Network {
    Network {
        ods_code: then.ods_code.clone(),
        purpose: then.purpose.clone(),
        profile: then.profile.clone(),
        ..Network::with_name(then.id, then.name.clone())
    }
}

fn imported_matrix(matrix: &Matrix) -> Arc<KnownMatrix> {
    Arc::new(matrix::with_identity(matrix.clone(), Origin::Shipped))
}

/// The matrix, taken from another of the files.
fn find_in_sources(
    reference: &MatrixRef,
    sources: &[(String, PathBuf)],
) -> Option<Arc<KnownMatrix>> {
    let (_, path) =
        sources.iter().find(|(fingerprint, _)| *fingerprint == reference.fingerprint)?;
    let opened = parse_file::open(path).ok()?;
    let contents = opened.contents().ok()?;
    contents.matrix_for(reference).map(imported_matrix)
}

/// What is written must be what is read again.
fn check_readable(part: &SnapshotPart) -> Result<(), Diagnostic> {
    let refused = |says: &str| {
        Err(Diagnostic::error("too-big", "", says, "Ask the sender to share it in smaller pieces."))
    };
    if part.bytes.len() as u64 > MAX_FILE_BYTES {
        return refused("A snapshot in this file is larger than 8 MiB, the most that is read.");
    }
    match snapshot::read(&part.bytes) {
        Ok(back) if back == part.snapshot => Ok(()),
        _ => refused("A snapshot in this file would not be read back as it is."),
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
