//! The import plan: what each incoming file is, how it stands to what is in the library, and whether
//! it can be imported.

use std::path::PathBuf;

use jiff::civil::Date;
use uuid::Uuid;

use super::dedupe::CopyRelation;
use super::redact;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::phrases;

/// The code for a file of a workbook that holds no snapshot.
pub const NOTHING_IN_IT: &str = "nothing-in-it";

/// All that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    /// The files, in the order of their names.
    pub files: Vec<PlannedFile>,
    /// Matrices that are not here and stand in one of the files: fingerprint, and which file. What
    /// is needed by another file is taken from there.
    pub matrix_sources: Vec<(String, PathBuf)>,
}

/// One file that is to be brought in, as it was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name, as it can be shown.
    pub name: String,
    /// SHA-256 of its bytes as they were looked at.
    pub hash: String,
    /// Where its snapshots go, where their network is not here.
    pub target: ImportTarget,
}

/// Where the snapshots of a network go that is not here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ImportTarget {
    /// To a network that is made for them; not where one with the same ODS code is here.
    #[default]
    Unspecified,
    /// To a network of their own, whatever its code.
    New,
    /// To this network: it is the same.
    Existing(Slug),
}

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name, as it can be shown.
    pub name: String,
    /// SHA-256 of its bytes as they were looked at; empty where they were not read.
    pub hash: String,
    /// What it holds.
    pub content: FileContent,
    /// Whether it was named, and not only found below a folder.
    pub is_named: bool,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FileContent {
    /// A share, or one snapshot.
    Snapshots(SnapshotBundle),
    /// A matrix.
    Matrix {
        /// Its title.
        title: String,
        /// SHA-256 of what it says.
        fingerprint: String,
    },
    /// The same bytes as a file before it in the list.
    Duplicate {
        /// The name of that file.
        original: String,
        /// What kind of copy it is, by its name.
        kind: &'static str,
    },
    /// One of our files that can't be brought in, or one that can't be read.
    Refused(Diagnostic),
    /// Not one of our files.
    Foreign(Diagnostic),
}

/// The snapshots of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotBundle {
    /// The snapshots, in the order of the file.
    pub snapshots: Vec<IncomingSnapshot>,
    /// What the sender left out, by the words of files.
    pub left_out: Vec<String>,
    /// The titles of matrices in it that are not here yet.
    pub new_matrices: Vec<String>,
}

/// One snapshot that could come in.
#[derive(Clone, Debug, PartialEq)]
pub struct IncomingSnapshot {
    /// Its id.
    pub id: Uuid,
    /// Its network's id.
    pub network: Uuid,
    /// Its network's name, as it was then.
    pub network_name: String,
    /// The day it speaks of.
    pub taken_on: Date,
    /// Its matrix.
    pub matrix: MatrixId,
    /// That matrix's revision.
    pub revision: u32,
    /// What people call that matrix; its id where it is not to be had.
    pub matrix_title: String,
    /// Whether that matrix is neither here nor in any of the files.
    pub needs_matrix: bool,
    /// How it stands to what is here.
    pub relation: CopyRelation,
    /// Whose it is here.
    pub owner: IncomingOwner,
    /// Whether its share, or its own file's name, says that its bytes were others: it was altered.
    pub changed_after_save: bool,
    /// Which of the copies of it counts once it is in.
    pub counted: CountedCopy,
}

/// Which of the copies of a snapshot counts once another one is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CountedCopy {
    /// This one: mostly there is no other.
    #[default]
    This,
    /// One that is in the library.
    Other,
    /// None of them, until a person chooses.
    None,
}

/// Whose a snapshot is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IncomingOwner {
    /// A network that is here.
    InLibrary(Slug, String),
    /// A network that is not here; one with the same ODS code is, and may be the same.
    SameOdsCode(Slug, String),
    /// A network that is not here.
    NotInLibrary,
}

/// What becomes of a file, in one word or two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FileVerdict {
    /// All of it is new.
    New,
    /// Some of it is new, the rest is here.
    PartlyNew(usize),
    /// All of it is here.
    #[default]
    AlreadyHere,
    /// It differs from ours.
    Differs,
    /// It holds more than ours.
    Fuller,
    /// A matrix it needs is not to be had.
    NeedsMatrix,
    /// Is it the same network as one that is here?
    SameNetwork,
    /// A matrix, which comes in with the snapshots that need it.
    Matrix,
    /// The same file stands in the list already.
    Duplicate,
    /// It can't be used.
    Refused,
    /// It is none of ours.
    Foreign,
}

impl FileVerdict {
    /// What a file is whose snapshots compare like this: those that are not in the library, and how
    /// many are.
    pub fn of_copies<'r>(new: impl Iterator<Item = &'r CopyRelation>, existing: usize) -> Self {
        let new: Vec<_> = new.collect();
        if new.is_empty() {
            Self::AlreadyHere
        } else if new.iter().any(|copy| matches!(copy, CopyRelation::Differs { .. })) {
            Self::Differs
        } else if new.contains(&&CopyRelation::Superset) {
            Self::Fuller
        } else if existing > 0 {
            Self::PartlyNew(new.len())
        } else {
            Self::New
        }
    }

    /// A short stable name, for other programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::PartlyNew(_) => "partly-new",
            Self::AlreadyHere => "here",
            Self::Differs => "differs",
            Self::Fuller => "fuller",
            Self::NeedsMatrix => "needs-matrix",
            Self::SameNetwork => "same-network",
            Self::Matrix => "matrix",
            Self::Duplicate => "again",
            Self::Refused => "refused",
            Self::Foreign => "not-a-share",
        }
    }

    /// Whether it is ticked before anybody says so.
    pub fn is_selected_by_default(&self) -> bool {
        matches!(self, Self::New | Self::PartlyNew(_) | Self::Differs | Self::Fuller)
    }

    /// Whether it can be ticked; one that asks, once the question is answered.
    pub fn is_importable(&self) -> bool {
        self.is_selected_by_default() || *self == Self::SameNetwork
    }
}

impl PlannedFile {
    /// The file, to be brought in like this.
    pub fn to_chosen(&self, into: ImportTarget) -> ChosenFile {
        ChosenFile {
            path: self.path.clone(),
            name: self.name.clone(),
            hash: self.hash.clone(),
            target: into,
        }
    }

    /// Whether it is none of ours and nobody named it: one of many other files in a folder.
    pub fn is_passed_over(&self) -> bool {
        let is_other = |finding: &Diagnostic| finding.code != NOTHING_IN_IT;
        matches!(&self.content, FileContent::Foreign(finding) if is_other(finding) && !self.is_named)
    }

    /// What becomes of it.
    pub fn verdict(&self) -> FileVerdict {
        match &self.content {
            FileContent::Snapshots(parcel) => parcel.verdict(),
            FileContent::Matrix { .. } => FileVerdict::Matrix,
            FileContent::Duplicate { .. } => FileVerdict::Duplicate,
            FileContent::Refused(_) => FileVerdict::Refused,
            FileContent::Foreign(_) => FileVerdict::Foreign,
        }
    }
}

impl SnapshotBundle {
    /// Notes what was left out: each kind that is known once, and of what is not known one.
    pub fn add_left_out(&mut self, kinds: &[String]) {
        let is_known = |kind: &String| redact::LEFT_OUT_KINDS.contains(&kind.as_str());
        for kind in kinds {
            let is_noted = |noted: &String| noted == kind || (!is_known(noted) && !is_known(kind));
            if !self.left_out.iter().any(is_noted) {
                self.left_out.push(kind.clone());
            }
        }
    }

    /// What becomes of it.
    pub fn verdict(&self) -> FileVerdict {
        let is_new = |one: &&IncomingSnapshot| !one.relation.is_contained();
        let new: Vec<_> = self.snapshots.iter().filter(is_new).collect();
        if new.iter().any(|one| one.needs_matrix) {
            FileVerdict::NeedsMatrix
        } else if !new.is_empty() && self.same_ods_code().is_some() {
            FileVerdict::SameNetwork
        } else {
            let existing = self.snapshots.len() - new.len();
            FileVerdict::of_copies(new.into_iter().map(|one| &one.relation), existing)
        }
    }

    /// The matrix that is not to be had, where one is needed.
    pub fn missing_matrix(&self) -> Option<Diagnostic> {
        let (at, one) = self.snapshots.iter().enumerate().find(|(_, one)| one.needs_matrix)?;
        Some(Diagnostic::error(
            "needs-matrix",
            if self.snapshots.len() > 1 {
                format!("snapshots[{at}].matrix")
            } else {
                "matrix".to_owned()
            },
            format!(
                "The matrix {} revision {} that {}, {} was answered on is not here, nor in these files.",
                one.matrix,
                one.revision,
                one.network_name,
                phrases::format_date(one.taken_on)
            ),
            "Ask the sender for a share made by this program: it brings the matrix with it.",
        ))
    }

    /// The network here that has the same ODS code as one that comes in: its folder, its name, and
    /// what comes in.
    pub fn same_ods_code(&self) -> Option<(&Slug, &str, &IncomingSnapshot)> {
        self.snapshots.iter().find_map(|one| match &one.owner {
            IncomingOwner::SameOdsCode(slug, name) => Some((slug, name.as_str(), one)),
            _ => None,
        })
    }
}
