//! The import plan: what each incoming file is, how it stands to what is in the library and to the
//! other files of the batch, and what a person has to be asked.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::dedupe::CopyRelation;
use super::import_choice::{ChosenFile, ImportTarget};
use super::import_question::ImportQuestion;
use super::import_verdict::FileVerdict;
use super::redact;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network::NetworkAtTime;
use crate::maturity::phrases;

/// The code for a file of a workbook that holds no snapshot.
pub const NOTHING_IN_IT: &str = "nothing-in-it";

/// The code for a file that is none of the workbook's.
pub const NOT_A_SHARE: &str = "not-a-share";

/// All that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    /// The files, in the order of their names.
    pub files: Vec<PlannedFile>,
    /// Matrices that are not here and stand in one of the files: fingerprint, and which file. What
    /// is needed by another file is taken from there.
    pub matrix_sources: Vec<(String, PathBuf)>,
    /// How snapshots compare with those of the same id in files before theirs.
    pub overlaps: BTreeMap<SnapshotPlace, Vec<(SnapshotPlace, CopyRelation)>>,
    /// The names of other files below a folder that was named, which are none of the workbook's.
    pub passed_over: Vec<String>,
    /// What has to be asked, and what may be said, before all of it can come in.
    pub questions: Vec<ImportQuestion>,
}

/// A snapshot in a batch of files: the place of its file in the plan, and its own place in there.
pub type SnapshotPlace = (usize, usize);

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

impl IncomingOwner {
    /// The only network here that it is, or may be.
    pub fn only_candidate(&self) -> Option<&Slug> {
        match self {
            Self::InLibrary(slug, _) => Some(slug),
            Self::SameOdsCode(ours) | Self::LikeName(ours) => match ours.as_slice() {
                [(only, _)] => Some(only),
                _ => None,
            },
            Self::NotInLibrary => None,
        }
    }
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
    /// Of a filled form: whose view it is, and how far it is answered.
    pub form_words: Option<String>,
}

/// One snapshot that could come in.
#[derive(Clone, Debug, PartialEq)]
pub struct IncomingSnapshot {
    /// Its id.
    pub id: Uuid,
    /// SHA-256 of the bytes that an import writes.
    pub hash: String,
    /// Its network, as it was then.
    pub network: Arc<NetworkAtTime>,
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
    /// Why it can't be written as it is, where that is so.
    pub obstacle: Option<Diagnostic>,
    /// How it stands to what is here: with its network, or with the one that may be the same.
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
    /// A network that is not here; these have the same ODS code, and one may be the same.
    SameOdsCode(Vec<(Slug, String)>),
    /// A network that is not here; these have a name like it, and no other code.
    LikeName(Vec<(Slug, String)>),
    /// A network that is not here.
    NotInLibrary,
}

impl PlannedFile {
    /// The file, to be brought in like this.
    pub fn to_chosen(&self, into: ImportTarget) -> ChosenFile {
        ChosenFile {
            path: self.path.clone(),
            name: self.name.clone(),
            hash: self.hash.clone(),
            targets: BTreeMap::new(),
            otherwise: into,
            expected: Vec::new(),
        }
    }

    /// Whether it is none of ours and nobody named it: one of many other files in a folder.
    pub fn is_unnamed_foreign(&self) -> bool {
        let is_other = |finding: &Diagnostic| finding.code != NOTHING_IN_IT;
        matches!(&self.content, FileContent::Foreign(finding) if is_other(finding) && !self.is_named)
    }

    /// Whether nobody has to be told of it one by one: what it is says nothing of how a return may
    /// be had from it.
    pub fn is_passed_over(&self) -> bool {
        matches!(&self.content, FileContent::Foreign(finding) if self.is_unnamed_foreign() && finding.code == NOT_A_SHARE)
    }

    /// What becomes of it, were it the only file.
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

    /// What becomes of it, were its file the only one.
    pub fn verdict(&self) -> FileVerdict {
        let is_new = |one: &&IncomingSnapshot| !one.relation.is_contained();
        let new: Vec<_> = self.snapshots.iter().filter(is_new).collect();
        if let Some(verdict) = Self::obstruction(new.iter().copied()) {
            verdict
        } else if !new.is_empty() && self.same_ods_code().is_some() {
            FileVerdict::SameNetwork
        } else {
            let existing = self.snapshots.len() - new.len();
            FileVerdict::of_copies(new.into_iter().map(|one| &one.relation), existing)
        }
    }

    /// What keeps these snapshots out, whatever is chosen.
    pub(crate) fn obstruction<'s>(
        mut new: impl Iterator<Item = &'s IncomingSnapshot> + Clone,
    ) -> Option<FileVerdict> {
        if new.clone().any(|one| one.needs_matrix) {
            Some(FileVerdict::NeedsMatrix)
        } else {
            new.any(|one| one.obstacle.is_some()).then_some(FileVerdict::Refused)
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
                one.network.name,
                phrases::format_date(one.taken_on)
            ),
            "Ask the sender for a share made by this program: it brings the matrix with it.",
        ))
    }

    /// The networks here that have the same ODS code as one that comes in: their folders and names,
    /// and what comes in.
    pub fn same_ods_code(&self) -> Option<(&[(Slug, String)], &IncomingSnapshot)> {
        self.snapshots.iter().find_map(|one| match &one.owner {
            IncomingOwner::SameOdsCode(ours) => Some((ours.as_slice(), one)),
            _ => None,
        })
    }
}
