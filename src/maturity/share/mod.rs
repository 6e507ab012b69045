//! Sharing: what a copy of a snapshot holds that is made for somebody else, what was shared before,
//! and how a copy that comes in stands to what is here.

pub mod contents;
pub mod dedupe;
pub mod import_plan;
pub mod import_report;
mod import_words;
pub mod log;
pub mod log_record;
pub mod redact;

pub use self::contents::{ShareContents, SharedSnapshot};
pub use self::dedupe::{CopyRelation, HashedSnapshot, MAX_COMPARED, compare_copies, cover_of};
pub use self::import_plan::{
    ChosenFile, CountedCopy, FileContent, FileVerdict, ImportPlan, ImportTarget, IncomingOwner,
    IncomingSnapshot, NOTHING_IN_IT, PlannedFile, SnapshotBundle,
};
pub use self::import_report::{
    ImportOutcome, ImportReport, ImportedFile, SnapshotOutcome, format_names,
};
pub use self::log::{ShareLog, ShareLogEntry};
pub use self::log_record::ShareLogRecord;
pub use self::redact::{ShareLevel, format_left_out, has_place, redact};

use std::path::PathBuf;

use uuid::Uuid;

/// Who a share is for and why, as the person who sends it says; kept in the library's private log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharePurpose {
    /// Who it is for.
    pub recipient: Option<String>,
    /// Why they are to have it.
    pub reason: Option<String>,
    /// Whether support depends on it; none where that was not said.
    pub condition_of_support: Option<bool>,
}

/// What was written for somebody else.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareReceipt {
    /// The file.
    pub file: PathBuf,
    /// How many snapshots are in it.
    pub snapshots: usize,
    /// How many matrices are in it.
    pub matrices: usize,
    /// What was left out, by the words of files.
    pub left_out: Vec<String>,
    /// What a person should know although it was written.
    pub warnings: Vec<String>,
    /// Its line for the log, where that could not be written in the folder and is tried again.
    pub waiting_line: Option<(Uuid, Box<ShareLogRecord>)>,
}
