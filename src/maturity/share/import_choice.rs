//! What a person chose of an import plan: which files come in, whose their snapshots are, and which
//! of several that clash; and the files that were chosen, as an import is asked for them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use uuid::Uuid;

use super::import_question::ImportAnswer;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network::NetworkAtTime;

/// What was chosen. With nothing said, all comes in of which nothing is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportChoices {
    /// The answer to each question of the plan.
    pub answers: Vec<ImportAnswer>,
    /// The files that a person ticked or unticked. All others come in where they can.
    pub ticks: BTreeMap<usize, bool>,
    /// Whether a file that says something else than what is here stays out until it is ticked.
    pub differing_waits: bool,
    /// The network here that all of it belongs to, whatever is asked: its folder and its name.
    pub into: Option<(Slug, String)>,
}

/// One file that is to be brought in, as it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name, as it can be shown.
    pub name: String,
    /// SHA-256 of its bytes as they were looked at.
    pub hash: String,
    /// Where the snapshots of a network go that is not here, by its id in the file.
    pub targets: BTreeMap<Uuid, ImportTarget>,
    /// Where those of any other go.
    pub otherwise: ImportTarget,
    /// What is expected to be written of it, so that it can be taken back.
    pub expected: Vec<ExpectedSnapshot>,
}

/// A snapshot that an import is expected to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedSnapshot {
    /// Its id.
    pub id: Uuid,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// The id that its network has in the file.
    pub network: Uuid,
    /// The matrix it was answered on.
    pub matrix: MatrixId,
}

/// Where the snapshots of a network go that is not here.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ImportTarget {
    /// To a network that is made for them; not where one with the same ODS code is here.
    #[default]
    Unspecified,
    /// To a network of their own, whatever its code.
    New,
    /// To this network: it is the same.
    Existing(Slug),
    /// To this network of the files, which is made where no other file made it before.
    SameAs(Box<NetworkAtTime>),
}

impl ChosenFile {
    /// Where the snapshots of this network go, where it is not here.
    pub fn target(&self, network: Uuid) -> &ImportTarget {
        self.targets.get(&network).unwrap_or(&self.otherwise)
    }
}
