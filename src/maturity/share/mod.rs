//! Sharing: what a copy of a snapshot holds that is made for somebody else, what was shared before,
//! and how a copy that comes in stands to what is here.

pub mod contents;
pub mod dedupe;
pub mod import_choice;
pub mod import_forecast;
mod import_into;
pub mod import_plan;
pub mod import_question;
pub mod import_record;
pub mod import_report;
pub mod import_undo;
pub mod import_verdict;
mod import_words;
pub mod log;
pub mod log_record;
mod question_search;
pub mod redact;
mod skipped_file;

pub use self::contents::{ShareContents, SharedSnapshot, redacted_copy};
pub use self::dedupe::{CopyRelation, HashedSnapshot, MAX_COMPARED, compare_copies, cover_of};
pub use self::import_choice::{ChosenFile, ExpectedSnapshot, ImportChoices, ImportTarget};
pub use self::import_forecast::{FileForecast, ImportForecast};
pub use self::import_plan::{
    CountedCopy, FileContent, ImportPlan, IncomingOwner, IncomingSnapshot, NOT_A_SHARE,
    NOTHING_IN_IT, PlannedFile, SnapshotBundle,
};
pub use self::import_question::{ImportAnswer, ImportQuestion, QuestionKind, QuestionNetwork};
pub use self::import_record::ImportRecord;
pub use self::import_report::{
    ImportOutcome, ImportReport, ImportedFile, SnapshotOutcome, format_names,
};
pub use self::import_undo::ImportUndo;
pub use self::import_verdict::FileVerdict;
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
