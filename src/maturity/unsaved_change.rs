//! A change other than an answer, until it is on the disk: about us and the matrices in use, how
//! areas line up, the settings, a network that is not made yet, a line of the log of shares.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::appearance::Appearance;
use super::assessment::MatrixRef;
use super::ids::{MatrixId, Slug};
use super::matrix::CrosswalkRow;
use super::network::Network;
use super::revision::MatrixPlace;
use super::share::ShareLogRecord;
use super::unsaved_network::UnsavedNetwork;

/// The name that is offered for a file with what could not be saved where it belongs.
pub const EMERGENCY_FILE_NAME: &str = "pcn-workbook-not-saved.json";

/// Why something could not be written, without saying once more that it was not.
pub fn cause(message: &str) -> &str {
    message.trim_start_matches("Nothing was saved: ")
}

/// What stands at the top, at the farewell and in `doctor` of what is safe on this computer and not
/// in `place` yet.
pub fn kept_words(place: &str) -> String {
    format!("Kept on this computer, not in {place} yet")
}

/// Where answers and all that is said of a network belong.
pub const WORKBOOK_PLACE: &str = "the folder";

/// The whole of what a file is to hold, as it was typed last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum UnsavedChange {
    /// About us, and the matrices in use.
    Network {
        /// The folder of the network.
        slug: Slug,
        /// All that its file is to say.
        network: Box<Network>,
    },
    /// How the areas of a matrix line up with those of others.
    Crosswalk {
        /// The matrix as it was read.
        matrix: MatrixRef,
        /// All rows.
        rows: Vec<CrosswalkRow>,
    },
    /// How the person likes the screen.
    Settings(Appearance),
    /// The form for a network that is not made yet.
    NewNetwork {
        /// What it is to be called.
        name: String,
        /// What it is for.
        purpose: String,
    },
    /// The line of a share in the log of shares.
    ShareLog {
        /// The id of the share.
        share: Uuid,
        /// Its line.
        record: Box<ShareLogRecord>,
    },
    /// Words that are typed at a place of a matrix, and not taken yet.
    MatrixText(Box<TypedMatrixText>),
}

/// Words that are typed at a place of a matrix, until they are taken into it or left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TypedMatrixText {
    /// The matrix as it was read.
    pub matrix: MatrixRef,
    /// Where they are to stand.
    pub place: MatrixPlace,
    /// The part below which a new one is added; none where words that are there are changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added_below: Option<MatrixPlace>,
    /// The words; none once they were taken or left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Which file a change is for: a newer change for the same takes the place of the one before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKey {
    /// The file of this network.
    Network(Slug),
    /// The file of this matrix.
    Crosswalk(MatrixId),
    /// The settings.
    Settings,
    /// The form for a new network.
    NewNetwork,
    /// The line of this share in the log.
    ShareLog(Uuid),
    /// What is typed in this matrix.
    MatrixText(MatrixId),
}

/// The same thing was changed here and by something else: a person chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeConflict {
    /// What was written here.
    pub ours: UnsavedChange,
    /// What the file says now.
    pub theirs: UnsavedChange,
}

impl UnsavedChange {
    /// Which file it is for.
    pub fn key(&self) -> ChangeKey {
        match self {
            Self::Network { slug, .. } => ChangeKey::Network(slug.clone()),
            Self::Crosswalk { matrix, .. } => ChangeKey::Crosswalk(matrix.id.clone()),
            Self::Settings(_) => ChangeKey::Settings,
            Self::NewNetwork { .. } => ChangeKey::NewNetwork,
            Self::ShareLog { share, .. } => ChangeKey::ShareLog(*share),
            Self::MatrixText(typed) => ChangeKey::MatrixText(typed.matrix.id.clone()),
        }
    }

    /// What a person would call it.
    pub fn words(&self) -> String {
        match self {
            Self::Network { network, .. } => {
                format!("{}: About us or its matrices", network.name)
            }
            Self::Crosswalk { matrix, .. } => format!("how the areas of {} line up", matrix.id),
            Self::Settings(_) => "your settings".to_owned(),
            Self::NewNetwork { .. } => {
                "what you typed for a new network, which was not made yet".to_owned()
            }
            Self::ShareLog { record, .. } => format!("the line in the log about {}", record.file),
            Self::MatrixText(typed) => {
                format!("words typed in the matrix {}, not taken yet", typed.matrix.id)
            }
        }
    }

    /// Where it belongs, as a person would call it.
    pub fn place(&self) -> &'static str {
        if matches!(self, Self::Settings { .. }) { "your settings" } else { WORKBOOK_PLACE }
    }

    /// Whether nothing is lost with it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::NewNetwork { name, purpose } => {
                name.trim().is_empty() && purpose.trim().is_empty()
            }
            Self::MatrixText(typed) => typed.text.is_none(),
            _ => false,
        }
    }
}

impl From<UnsavedNetwork> for UnsavedChange {
    fn from(typed: UnsavedNetwork) -> Self {
        Self::NewNetwork { name: typed.name, purpose: typed.purpose }
    }
}
