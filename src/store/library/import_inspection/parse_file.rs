//! One file that somebody gave, opened without trust: a share, a snapshot, a matrix, or why it is
//! none of them.

use std::path::Path;

use crate::maturity::assessment::{MatrixRef, Snapshot};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::store::error::StoreError;
use crate::store::format::{self, matrix, share, snapshot};
use crate::store::read_file::{self, MAX_FILE_BYTES, MAX_SHARE_BYTES};
use crate::store::sha256::{sha256_hex, short_hash};
use crate::store::{error_diagnostic, list_dir};

/// How many bytes say whether a file may be one of ours.
const SNIFF_BYTES: u64 = 4096;

/// A file that was opened.
pub(crate) struct ParsedFile {
    bytes: Vec<u8>,
    /// SHA-256 of its bytes.
    pub(crate) hash: String,
    /// What it is.
    pub(crate) content: ParsedContent,
    /// The digits of a hash in its name that are not those of its bytes.
    name_hash: Option<String>,
}

/// What a file is.
pub(crate) enum ParsedContent {
    /// A share.
    Share,
    /// One snapshot.
    Snapshot(Box<Snapshot>),
    /// A matrix.
    Matrix(Box<Matrix>),
    /// Another kind of workbook file: the name of its format.
    Other(String),
}

/// Why a file can't be brought in.
pub(crate) enum UnreadableFile {
    /// It is none of ours.
    Foreign(Diagnostic),
    /// It is one of ours, or should be, and can't be used.
    Refused(Diagnostic),
}

/// A snapshot in a file.
pub(crate) struct SnapshotPart {
    pub(crate) snapshot: Snapshot,
    /// The bytes that are kept of it.
    pub(crate) bytes: Vec<u8>,
    pub(crate) hash: String,
    /// The digits of a hash in its file's name that are not those of its bytes: it was changed
    /// after it was saved.
    pub(crate) name_hash: Option<String>,
}

/// Opens a file and sees what it is. Nothing larger than a share may be is ever read, and nothing
/// of what can't be one of ours.
pub(crate) fn open(path: &Path) -> Result<ParsedFile, UnreadableFile> {
    let unreadable = |fault: StoreError| {
        UnreadableFile::Refused(error_diagnostic::from_error(fault, String::new()))
    };
    let beginning = read_file::read_prefix(path, SNIFF_BYTES).map_err(unreadable)?;
    if !looks_like_workbook_file(&beginning) {
        return Err(UnreadableFile::Foreign(foreign_file()));
    }
    let bytes = read_file::read_limited(path, MAX_SHARE_BYTES).map_err(unreadable)?;
    let hash = sha256_hex(&bytes);
    let kind = match share::detect_format(&bytes) {
        Ok(kind) => kind,
        Err(finding) if ["no-format", "not-an-object"].contains(&finding.code) => {
            return Err(UnreadableFile::Foreign(finding));
        }
        Err(finding) => return Err(UnreadableFile::Refused(finding)),
    };
    if kind != format::SHARE && bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(UnreadableFile::Refused(too_big()));
    }
    let content = match kind.as_str() {
        format::SHARE => ParsedContent::Share,
        format::SNAPSHOT => ParsedContent::Snapshot(Box::new(
            snapshot::read(&bytes).map_err(UnreadableFile::Refused)?,
        )),
        format::MATRIX => ParsedContent::Matrix(Box::new(
            read_valid_matrix(&bytes).map_err(UnreadableFile::Refused)?,
        )),
        _ => ParsedContent::Other(kind),
    };
    let claimed = matches!(content, ParsedContent::Snapshot(_))
        .then(|| mismatched_name_hash(list_dir::file_name(path), &hash))
        .flatten();
    Ok(ParsedFile { bytes, hash, content, name_hash: claimed })
}

/// Ours begin with `{`, perhaps after a mark or blanks; what looks like one in another encoding is
/// worth a word.
fn looks_like_workbook_file(beginning: &[u8]) -> bool {
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
    match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => true,
        Some(0xff | 0xfe | 0) => {
            matches!(text, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'{', ..])
        }
        Some(_) => false,
        None => beginning.len() as u64 == SNIFF_BYTES,
    }
}

fn read_valid_matrix(bytes: &[u8]) -> Result<Matrix, Diagnostic> {
    let (read, findings) = matrix::read_validated(bytes);
    match (read, findings.into_iter().find(Diagnostic::is_error)) {
        (_, Some(error)) => Err(error),
        (Some(read), None) => Ok(read),
        (None, None) => Err(foreign_file()),
    }
}

/// The digits of a hash that a snapshot's file name speaks of, where they are not those of its
/// bytes.
fn mismatched_name_hash(name: &str, hash: &str) -> Option<String> {
    let digits = name.strip_suffix(".json")?.rsplit_once('_')?.1;
    let is_hash =
        digits.len() == 12 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (is_hash && digits != short_hash(hash)).then(|| digits.to_owned())
}

fn foreign_file() -> Diagnostic {
    Diagnostic::error(
        "not-a-share",
        "",
        "This is not a share, nor any other file of the workbook.",
        "Nothing has to be done, unless you expected one: then ask the sender for the file that Share wrote.",
    )
}

fn too_big() -> Diagnostic {
    Diagnostic::error(
        "too-big",
        "",
        "This file is larger than 8 MiB, the most that is read of anything but a share.",
        "Check that it is the right file.",
    )
}

/// What is said of a workbook file that brings nothing.
pub(crate) fn nothing_to_import(kind: &str) -> Diagnostic {
    let says = match kind {
        format::DRAFT => {
            "This is a walk that is still being worked on, and only saved snapshots can be brought in."
        }
        format::NETWORK => "This is what is known of a network; snapshots bring that with them.",
        _ => "This is a file of a workbook, but there is no snapshot in it.",
    };
    Diagnostic::error(
        "nothing-in-it",
        "format",
        says,
        "Ask for the share, or for the folder of snapshots.",
    )
}

/// What a file holds, ready to be gone through one snapshot at a time.
pub(crate) struct IncomingContents<'o> {
    file: &'o ParsedFile,
    share: Option<share::ParsedShare<'o>>,
    /// Each with its identity, which takes its whole text to find.
    matrices: Vec<(Matrix, MatrixRef)>,
}

impl ParsedFile {
    /// Goes into the file. All matrices in it are read and checked here.
    pub(crate) fn contents(&self) -> Result<IncomingContents<'_>, Diagnostic> {
        let share = if matches!(self.content, ParsedContent::Share) {
            Some(share::read(&self.bytes)?)
        } else {
            None
        };
        let matrices: Vec<Matrix> = match (&share, &self.content) {
            (Some(share), _) => (0..share.matrix_count())
                .map(|at| share.read_matrix(at))
                .collect::<Result<_, _>>()?,
            (None, ParsedContent::Matrix(matrix)) => vec![Matrix::clone(matrix)],
            _ => Vec::new(),
        };
        let identified = |matrix: Matrix| {
            let reference = matrix::reference(&matrix);
            (matrix, reference)
        };
        Ok(IncomingContents {
            file: self,
            share,
            matrices: matrices.into_iter().map(identified).collect(),
        })
    }
}

impl IncomingContents<'_> {
    /// How many snapshots are in it.
    pub(crate) fn len(&self) -> usize {
        match (&self.share, &self.file.content) {
            (Some(share), _) => share.snapshot_count(),
            (None, ParsedContent::Snapshot(_)) => 1,
            _ => 0,
        }
    }

    /// What the sender says was left out.
    pub(crate) fn left_out(&self) -> Vec<String> {
        self.share.as_ref().map(|share| share.left_out.clone()).unwrap_or_default()
    }

    /// The matrices in it, each with its identity.
    pub(crate) fn matrices(&self) -> &[(Matrix, MatrixRef)] {
        &self.matrices
    }

    /// The matrix in it with exactly this identity.
    pub(crate) fn matrix_for(&self, reference: &MatrixRef) -> Option<&Matrix> {
        self.matrices.iter().find(|(_, own)| own == reference).map(|(matrix, _)| matrix)
    }

    /// What was found about the snapshot at this place, with its place in the whole file.
    pub(crate) fn locate(&self, at: usize, finding: Diagnostic) -> Diagnostic {
        match &self.share {
            Some(share) => share.locate_in_snapshot(at, finding),
            None => finding,
        }
    }

    /// The snapshot at this place. One in a file of its own is kept byte for byte; one in a share
    /// gets a file as the program writes it.
    pub(crate) fn read_snapshot(&self, at: usize) -> Result<SnapshotPart, Diagnostic> {
        match (&self.share, &self.file.content) {
            (Some(share), _) => {
                let snapshot = share.read_snapshot(at)?;
                let bytes = snapshot::write(&snapshot);
                Ok(SnapshotPart { hash: sha256_hex(&bytes), bytes, snapshot, name_hash: None })
            }
            (None, ParsedContent::Snapshot(snapshot)) if at == 0 => Ok(SnapshotPart {
                snapshot: Snapshot::clone(snapshot),
                bytes: self.file.bytes.clone(),
                hash: self.file.hash.clone(),
                name_hash: self.file.name_hash.clone(),
            }),
            _ => Err(foreign_file()),
        }
    }
}
