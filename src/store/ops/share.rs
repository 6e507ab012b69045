//! Writes a share: an export of snapshots, outside the library, for somebody else.
//!
//! The log is written first, so that nothing is ever shared without a line in it; then the file,
//! never over another; then the file is read back. If the file could not be written, the new line
//! is removed. An interruption in between leaves a line about a file that does not exist.

use std::path::Path;

use jiff::Timestamp;
use uuid::Uuid;

use super::Writer;
use super::share_log::LoggedIn;
use crate::maturity::assessment::Snapshot;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::share::{
    ShareContents, ShareLogRecord, SharePurpose, ShareReceipt, SharedSnapshot,
};
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::share::{HASH_FIELD, ShareContent};
use crate::store::format::{matrix, share as share_file, snapshot};
use crate::store::library::snapshots;
use crate::store::read_file::{self, MAX_FILE_BYTES, MAX_SHARE_BYTES};

/// A file that ends in one of these is opened by a browser or an office program, and a share in it
/// would look broken there.
const ENDINGS_OF_OTHERS: [&str; 9] =
    ["html", "htm", "md", "txt", "csv", "xlsx", "docx", "doc", "pdf"];

/// What is to be shared, and with whom.
#[derive(Clone, Debug)]
pub struct ShareRequest<'s> {
    /// What goes, as the person saw it.
    pub contents: &'s ShareContents,
    /// Who it is for, and why.
    pub purpose: &'s SharePurpose,
    /// The file to write.
    pub file: &'s Path,
    /// The id of the share. One that is tried again keeps its id.
    pub id: Uuid,
    /// When it is made.
    pub now: Timestamp,
}

impl Writer {
    /// Writes a share, keeps it in the log, and reads it back. Where it comes back, the file is on
    /// the disk.
    pub fn share(&mut self, request: &ShareRequest<'_>) -> Result<ShareReceipt, StoreError> {
        let (shared, matrices) = self.shared_copies(request.contents)?;
        let content = ShareContent {
            id: request.id,
            made_at: Timestamp::from_second(request.now.as_second()).unwrap_or(request.now),
            left_out: request.contents.left_out.clone(),
            snapshots: &shared,
            matrices: matrices.iter().map(|known| &known.matrix).collect(),
        };
        let bytes = share_file::write(&content);
        verify_bytes(&bytes, &content)?;
        let file = std::path::absolute(request.file).unwrap_or_else(|_| request.file.to_path_buf());
        self.check_destination(&file, &bytes)?;
        let record = log_record(request, &content, &file);
        let is_in = self.log_share(request.id, &record)?;
        if let Err(error) = write_and_verify(&file, &bytes) {
            if error.kind != ErrorKind::NotDurable {
                self.unlog_share(request.id, &is_in);
            }
            return Err(error);
        }
        let mut warnings = warnings(request.contents);
        let waiting_line = match is_in {
            LoggedIn::Library => None,
            LoggedIn::State(error) => {
                warnings.push(waiting_words(&error));
                Some((request.id, Box::new(record)))
            }
        };
        Ok(ShareReceipt {
            file,
            snapshots: shared.len(),
            matrices: matrices.len(),
            left_out: content.left_out,
            warnings,
            waiting_line,
        })
    }

    fn shared_copies<'s>(
        &self,
        contents: &'s ShareContents,
    ) -> Result<(Vec<Snapshot>, Vec<&'s KnownMatrix>), StoreError> {
        let (mut copies, mut matrices) = (Vec::new(), Vec::<&KnownMatrix>::new());
        for shared in &contents.snapshots {
            copies.push(self.with_source_hash(shared)?);
            let known = &shared.copy.matrix;
            if !matrices.iter().any(|other| other.reference == known.reference) {
                check_matrix(known)?;
                matrices.push(known);
            }
        }
        if copies.is_empty() {
            return Err(StoreError::not_possible(
                "There is no snapshot to share.",
                "Name a saved snapshot.",
            ));
        }
        Ok((copies, matrices))
    }

    /// The copy as it was shown, with the hash of the full snapshot, which must be on the disk as
    /// the person saw it.
    ///
    /// The hash lets a fuller copy be known as the same. It is of bytes that hold the salt: without
    /// one, whoever has the copy could hash guesses at what was left out, so then there is none.
    fn with_source_hash(&self, shared: &SharedSnapshot) -> Result<Snapshot, StoreError> {
        let path = self.library.layout.root().join(&shared.original.file);
        let stored = snapshots::read(&path)?;
        if stored.snapshot != shared.original.snapshot {
            return Err(StoreError::changed_outside(
                "This snapshot's file was changed meanwhile, so nothing was shared.",
                "Open it again and look at what the reader would see.",
            )
            .in_file(&path));
        }
        let hash = stored.snapshot.salt.as_ref().map(|_| stored.hash);
        let full_hash = stored.snapshot.full_hash.or(hash);
        let mut copy = Snapshot { full_hash, ..shared.copy.snapshot.clone() };
        // the hash that an earlier share said of it is not of this one
        copy.unknown_fields.remove(HASH_FIELD);
        Ok(copy)
    }

    /// Checks that the file can be written there, before anything is.
    fn check_destination(&self, file: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let refused =
            |says: &str, remedy: &str| Err(StoreError::not_possible(says, remedy).in_file(file));
        if file.starts_with(self.library.layout.root()) {
            return refused(
                "A share is not kept in the workbook folder itself: it is for somebody else.",
                "Name a place outside of it, such as your documents.",
            );
        }
        let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if ENDINGS_OF_OTHERS.contains(&ending.as_str()) {
            return refused(
                "A share is a file for another workbook, and no page or table to read.",
                "Let its name end in .json. For a page: pcn-workbook report, or P on the snapshot.",
            );
        }
        match std::fs::symlink_metadata(file) {
            Ok(metadata) if metadata.is_dir() => {
                refused("This is a folder, and a share is a file.", "Put a file name behind it.")
            }
            Ok(_)
                if read_file::read_limited(file, MAX_SHARE_BYTES)
                    .is_ok_and(|existing| existing == bytes) =>
            {
                Ok(())
            }
            Ok(_) => refused(
                "There is already a file of this name, and it is never written over.",
                "Give the share another name, or move the other file away.",
            ),
            Err(_) if file.parent().is_some_and(Path::is_dir) => Ok(()),
            Err(_) => refused(
                "The folder for this file is not there.",
                "Name a folder that is there, or make it first.",
            ),
        }
    }
}

fn log_record(
    request: &ShareRequest<'_>,
    content: &ShareContent<'_>,
    file: &Path,
) -> ShareLogRecord {
    let said = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    ShareLogRecord {
        made_at: content.made_at,
        to: said(&request.purpose.recipient),
        why: said(&request.purpose.reason),
        condition_of_support: request.purpose.condition_of_support,
        snapshots: content.snapshots.iter().map(|snapshot| snapshot.id).collect(),
        left_out: content.left_out.clone(),
        file: sanitize_line(&file.to_string_lossy()),
        unknown_fields: serde_json::Map::new(),
    }
}

fn write_and_verify(file: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    // what an interrupted share left there would be a copy that nobody knows of
    file.parent().into_iter().for_each(atomic_write::remove_temp_files);
    atomic_write::write_atomic(file, bytes, Overwrite::IfHash(None))
        .map_err(|error| error.of_doing("shared"))?;
    match read_file::read_limited(file, MAX_SHARE_BYTES) {
        Ok(back) if back == bytes => Ok(()),
        Ok(_) => Err(StoreError::not_written(
            "The file was written, but does not read back as it should.",
            "Don't send it. Choose another folder or disk.",
        )
        .in_file(file)),
        Err(error) if error.kind == ErrorKind::Missing => Err(StoreError::not_written(
            "The file was written, and something else took it away at once.",
            "Find out which program clears that folder, or choose another.",
        )
        .in_file(file)),
        Err(error) => Err(StoreError::not_written(
            format!("The file was written, but can't be read back. {}", error.message),
            error.remedy,
        )
        .in_file(file)),
    }
}

/// The last check before writing: the bytes are read as their recipient will, and must give what
/// was meant.
fn verify_bytes(bytes: &[u8], content: &ShareContent<'_>) -> Result<(), StoreError> {
    let cannot = |says: &str, remedy: &str| Err(StoreError::not_possible(says, remedy));
    if bytes.len() as u64 > MAX_SHARE_BYTES {
        return cannot(
            "This would be larger than 64 MiB, the most that is read of a share.",
            "Share fewer snapshots at once.",
        );
    }
    let is_small = content
        .snapshots
        .iter()
        .all(|snapshot| snapshot::write(snapshot).len() as u64 <= MAX_FILE_BYTES);
    let back = share_file::read(bytes).map_err(StoreError::from)?;
    let alike = |(at, snapshot): (usize, &Snapshot)| {
        back.read_snapshot(at).is_ok_and(|read| read == *snapshot)
    };
    let whole = |(at, matrix): (usize, &&Matrix)| {
        back.read_matrix(at).is_ok_and(|read| read == matrix.without_network_name())
    };
    let is_whole = content.snapshots.iter().enumerate().all(alike)
        && content.matrices.iter().enumerate().all(whole);
    if is_small
        && is_whole
        && back.snapshot_count() == content.snapshots.len()
        && back.matrix_count() == content.matrices.len()
    {
        return Ok(());
    }
    cannot(
        "This can't be shared: it would not be read back as it is.",
        "Nothing was written. Please report it.",
    )
}

/// A matrix is sent as the very text that the answers were given on.
fn check_matrix(known: &KnownMatrix) -> Result<(), StoreError> {
    if matrix::reference(&known.matrix) == known.reference {
        return Ok(());
    }
    Err(StoreError::not_possible(
        "The matrix of this snapshot can't be sent as the text it was answered on.",
        "Open the workbook with the version that saved the snapshot, and share it from there.",
    ))
}

fn waiting_words(error: &StoreError) -> String {
    let why = error.message.trim_start_matches("Nothing was saved: ");
    format!(
        "Its line in the log of shares is not in the workbook folder: {why} It is kept on this computer, the log shows it, and it is written as soon as the folder takes it.",
    )
}

fn warnings(contents: &ShareContents) -> Vec<String> {
    let changed = contents.copies().filter(|copy| copy.changed_after_save).count();
    let words = match changed {
        0 => return Vec::new(),
        1 => "The file of one snapshot in it was changed after it was saved.".to_owned(),
        many => format!("The files of {many} snapshots in it were changed after they were saved."),
    };
    vec![words]
}
