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
use crate::store::library::incoming::existing::ExistingSnapshots;
use crate::store::library::incoming::parse_file::{self, ShareContents, SnapshotPart};
use crate::store::read_file::FILE_CAP;

/// What will be written.
#[derive(Default)]
pub(crate) struct WritePlan {
    /// Matrices that the snapshots need.
    pub(crate) matrices: Vec<Arc<KnownMatrix>>,
    /// The networks, by the ids that snapshots know them by.
    pub(crate) homes: Vec<(Uuid, NetworkTarget)>,
    /// The snapshots.
    pub(crate) steps: Vec<SnapshotWrite>,
    /// How many are here already.
    pub(crate) here: usize,
}

/// Where the snapshots of one network go.
pub(crate) enum NetworkTarget {
    /// A network is made.
    Made(Box<Network>),
    /// One that is here, and what is known of it from now on where that changes.
    Here { slug: Slug, changed: Option<Box<Network>> },
}

/// One snapshot to be written.
pub(crate) struct SnapshotWrite {
    /// Its place in the file.
    pub(crate) at: usize,
    /// The id of its network, as it knows it.
    pub(crate) network: Uuid,
    pub(crate) likeness: CopyRelation,
}

impl WritePlan {
    pub(crate) fn of(
        here: &mut ExistingSnapshots<'_>,
        contents: &ShareContents<'_>,
        chosen: &ChosenFile,
        sources: &[(String, PathBuf)],
    ) -> Result<Self, Diagnostic> {
        let (mut plan, mut seen) = (Self::default(), HashSet::new());
        for at in 0..contents.len() {
            let part = contents.snapshot(at)?;
            let reference = &part.snapshot.assessment.matrix;
            let at_its_place = |finding| contents.placed(at, finding);
            let incoming =
                here.incoming(&part, contents.matrix_for(reference)).map_err(at_its_place)?;
            // the very same may stand in the file before
            let is_again = !seen.insert((part.snapshot.id, part.hash.clone()));
            if is_again || matches!(incoming.likeness, CopyRelation::Same | CopyRelation::Less) {
                plan.here += 1;
                continue;
            }
            check_size(&part).map_err(at_its_place)?;
            plan.take_matrix(here, contents, reference, sources).map_err(at_its_place)?;
            plan.find_home(here, &incoming, &part.snapshot.network, &chosen.into)
                .map_err(at_its_place)?;
            plan.steps.push(SnapshotWrite {
                at,
                network: incoming.network,
                likeness: incoming.likeness,
            });
        }
        Ok(plan)
    }

    /// What the file as a whole is found to be.
    pub(crate) fn verdict(&self) -> FileVerdict {
        let any = |is: fn(&CopyRelation) -> bool| self.steps.iter().any(|step| is(&step.likeness));
        if self.steps.is_empty() {
            FileVerdict::Here
        } else if any(|likeness| matches!(likeness, CopyRelation::Other { .. })) {
            FileVerdict::Differs
        } else if any(|likeness| *likeness == CopyRelation::More) {
            FileVerdict::Fuller
        } else if self.here > 0 {
            FileVerdict::SomeNew(self.steps.len())
        } else {
            FileVerdict::New
        }
    }

    fn take_matrix(
        &mut self,
        here: &mut ExistingSnapshots<'_>,
        contents: &ShareContents<'_>,
        reference: &MatrixRef,
        sources: &[(String, PathBuf)],
    ) -> Result<(), Diagnostic> {
        if self.matrices.iter().any(|known| known.reference == *reference) {
            return Ok(());
        }
        let own = contents.matrix_for(reference).map(known);
        let found = here
            .matrix(reference)
            .or(own)
            .or_else(|| in_sources(reference, sources))
            .ok_or_else(|| missing(reference))?;
        self.matrices.push(found);
        Ok(())
    }

    fn find_home(
        &mut self,
        here: &ExistingSnapshots<'_>,
        incoming: &IncomingSnapshot,
        then: &NetworkAtTime,
        into: &ImportTarget,
    ) -> Result<(), Diagnostic> {
        let matrix = &incoming.matrix;
        if let Some((_, home)) = self.homes.iter_mut().find(|(id, _)| *id == incoming.network) {
            home.use_matrix(here, matrix);
            return Ok(());
        }
        let mut home = match (&incoming.whose, into) {
            (IncomingOwner::Here(slug, name), ImportTarget::Same(wanted)) if slug != wanted => {
                return Err(elsewhere(name));
            }
            (IncomingOwner::Here(slug, _), _) => {
                NetworkTarget::Here { slug: slug.clone(), changed: None }
            }
            (IncomingOwner::SameCode(_, ours), ImportTarget::Unsaid) => {
                return Err(asked(&incoming.name, ours));
            }
            (_, ImportTarget::Same(slug)) => joined(here, slug, incoming.network)?,
            (
                IncomingOwner::NotHere | IncomingOwner::SameCode(..),
                ImportTarget::Unsaid | ImportTarget::New,
            ) => NetworkTarget::Made(Box::new(made(then))),
        };
        home.use_matrix(here, matrix);
        self.homes.push((incoming.network, home));
        Ok(())
    }
}

impl NetworkTarget {
    /// Puts a matrix in use, so that what comes in is seen.
    fn use_matrix(&mut self, here: &ExistingSnapshots<'_>, matrix: &MatrixId) {
        match self {
            Self::Made(network) | Self::Here { changed: Some(network), .. } => {
                if !network.matrices.contains(matrix) {
                    network.matrices.push(matrix.clone());
                }
            }
            Self::Here { slug, changed } => {
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
fn joined(
    here: &ExistingSnapshots<'_>,
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
    Ok(NetworkTarget::Here { slug: slug.clone(), changed: Some(Box::new(network)) })
}

/// The network as a snapshot knew it.
fn made(then: &NetworkAtTime) -> Network {
    Network {
        ods_code: then.ods_code.clone(),
        purpose: then.purpose.clone(),
        profile: then.profile.clone(),
        ..Network::named(then.id, then.name.clone())
    }
}

fn known(matrix: &Matrix) -> Arc<KnownMatrix> {
    Arc::new(matrix::known(matrix.clone(), Origin::Shipped))
}

/// The matrix, taken from another of the files.
fn in_sources(reference: &MatrixRef, sources: &[(String, PathBuf)]) -> Option<Arc<KnownMatrix>> {
    let (_, path) =
        sources.iter().find(|(fingerprint, _)| *fingerprint == reference.fingerprint)?;
    let opened = parse_file::open(path).ok()?;
    let contents = opened.contents().ok()?;
    contents.matrix_for(reference).map(known)
}

/// What is written must be what is read again.
fn check_size(part: &SnapshotPart) -> Result<(), Diagnostic> {
    let refused = |says: &str| {
        Err(Diagnostic::error("too-big", "", says, "Ask the sender to share it in smaller pieces."))
    };
    if part.bytes.len() as u64 > FILE_CAP {
        return refused("A snapshot in this file is larger than 8 MiB, the most that is read.");
    }
    match snapshot::read(&part.bytes) {
        Ok(back) if back == part.snapshot => Ok(()),
        _ => refused("A snapshot in this file would not be read back as it is."),
    }
}

fn missing(reference: &MatrixRef) -> Diagnostic {
    Diagnostic::error(
        "needs-matrix",
        "matrix",
        format!(
            "The matrix {} revision {} that this was answered on is not here, nor in the files.",
            crate::store::error_diagnostic::id(&reference.id),
            reference.revision
        ),
        "Ask the sender for a share made by this program: it brings the matrix with it.",
    )
}

fn asked(name: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(
        "same-network",
        "network.ods_code",
        format!("{name} has the same ODS code as {ours}, which is here. Is it the same network?"),
        "If it is, bring it in with --into and that network; if not, with --as-new.",
    )
}

fn elsewhere(name: &str) -> Diagnostic {
    Diagnostic::error(
        "another-network",
        "network.id",
        format!("This belongs to {name}, which is here as a network of its own."),
        "Bring it in without --into.",
    )
}
