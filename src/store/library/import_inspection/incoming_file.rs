//! A share, snapshot or matrix file that somebody sent: opened without trust and parsed once.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::foreign_file::{
    foreign_file, foreign_file_at, has_archive_mark, is_spreadsheet_name, spreadsheet_file, too_big,
};
use super::incoming_form::IncomingForm;
use crate::maturity::assessment::{MatrixRef, Snapshot};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::is_slug;
use crate::maturity::matrix::Matrix;
use crate::maturity::network::NetworkAtTime;
use crate::spreadsheet::may_be_spreadsheet;
use crate::store::error::StoreError;
use crate::store::format::share::{self, CheckedSnapshot, ParsedShare, SplitFile};
use crate::store::format::{self, matrix, snapshot};
use crate::store::library::snapshots::{altered_file_name, snapshot_file_name};
use crate::store::read_file::{MAX_FILE_BYTES, MAX_SHARE_BYTES, OpenedFile};
use crate::store::sha256::{other_hash_in_name, sha256_hex};
use crate::store::{error_diagnostic, list_dir};

/// How many bytes of a file are read to see whether it may be a workbook file.
const SNIFF_BYTES: u64 = 4096;

/// A file as it was read, not parsed yet.
pub(crate) struct RawFile {
    pub(super) bytes: Vec<u8>,
    /// SHA-256 of its bytes.
    pub(crate) hash: String,
}

/// Why a file can't be imported.
pub(crate) enum UnreadableFile {
    /// It is not a workbook file.
    Foreign(Diagnostic),
    /// It is a workbook file, or should be one, and can't be used.
    Refused(Diagnostic),
}

/// What a file holds.
pub(crate) enum IncomingFile {
    /// A share, or one snapshot.
    Snapshots(IncomingSnapshots),
    /// A share or snapshot with something wrong in it.
    Invalid(Diagnostic),
    Matrix(Box<(Matrix, MatrixRef)>),
    /// A form that one person filled in.
    Form(Box<IncomingForm>),
    /// Another kind of workbook file: the name of its format.
    Other(String),
}

/// The snapshots of one file. They are held as the bytes that an import writes: those of a large
/// share would take several times as much memory as values.
#[derive(Default)]
pub(crate) struct IncomingSnapshots {
    /// Kinds of text that the sender left out.
    pub(crate) left_out: Vec<String>,
    pub(crate) snapshots: Vec<SnapshotPart>,
    pub(crate) matrices: Vec<(Matrix, MatrixRef)>,
    /// Of a filled form: whose view it is, and how far it is answered.
    pub(crate) form_words: Option<String>,
}

pub(crate) struct SnapshotPart {
    pub(crate) id: Uuid,
    pub(crate) network: Arc<NetworkAtTime>,
    pub(crate) taken_on: Date,
    pub(crate) matrix: MatrixRef,
    pub(crate) left_out: Vec<String>,
    /// The bytes that an import writes: those of a snapshot's own file, or of one in a share as the
    /// program writes it.
    pub(crate) bytes: Vec<u8>,
    pub(crate) hash: String,
    /// The hash that its share says it has.
    said: Option<String>,
    /// Whether these bytes are read back as what was read.
    pub(crate) reads_back: bool,
    /// Whether it was made of a filled form, so that no file's name says anything of its bytes.
    is_of_form: bool,
    /// Its index in the share and the line on which it begins there.
    position: Option<(usize, usize)>,
}

impl RawFile {
    /// Reads a file that may be a workbook file: never more than a share may hold, and only the
    /// beginning of what can't be one.
    pub(crate) fn read(path: &Path) -> Result<Self, UnreadableFile> {
        let unreadable = |error: StoreError| {
            UnreadableFile::Refused(error_diagnostic::from_error(error, String::new()))
        };
        let mut file = OpenedFile::open(path).map_err(unreadable)?;
        let beginning = file.read_beginning(SNIFF_BYTES).map_err(unreadable)?;
        if has_archive_mark(beginning) {
            return Self::read_spreadsheet(file, path);
        }
        if !looks_like_workbook_file(beginning) {
            return Err(UnreadableFile::Foreign(foreign_file_at(path, beginning.is_empty())));
        }
        let bytes = file.read_whole(MAX_SHARE_BYTES).map_err(unreadable)?;
        Ok(Self { hash: sha256_hex(&bytes), bytes })
    }

    /// Reads what may be an .xlsx or .ods file, never more than a form may hold.
    fn read_spreadsheet(file: OpenedFile<'_>, path: &Path) -> Result<Self, UnreadableFile> {
        let foreign = || UnreadableFile::Foreign(foreign_file_at(path, false));
        let bytes = file.read_whole(MAX_FILE_BYTES).map_err(|error| {
            if is_spreadsheet_name(path) {
                UnreadableFile::Refused(error_diagnostic::from_error(error, String::new()))
            } else {
                foreign()
            }
        })?;
        if !may_be_spreadsheet(&bytes) {
            return Err(foreign());
        }
        Ok(Self { hash: sha256_hex(&bytes), bytes })
    }

    fn parse_spreadsheet(&self) -> Result<IncomingFile, UnreadableFile> {
        match IncomingForm::of_sheet(&self.bytes) {
            Ok(Some(form)) => Ok(IncomingFile::Form(Box::new(form))),
            Ok(None) => Err(UnreadableFile::Foreign(spreadsheet_file())),
            Err(finding) => Err(UnreadableFile::Refused(finding)),
        }
    }

    pub(crate) fn parse(self) -> Result<IncomingFile, UnreadableFile> {
        let refused = UnreadableFile::Refused;
        if has_archive_mark(&self.bytes) {
            return self.parse_spreadsheet();
        }
        let split = SplitFile::of(&self.bytes);
        let kind = match split.as_ref().map_err(Clone::clone).and_then(SplitFile::format_name) {
            Ok(kind) => kind,
            Err(finding) if ["no-format", "not-an-object"].contains(&finding.code) => {
                return Err(UnreadableFile::Foreign(finding));
            }
            // what is broken and does not even speak of the workbook is somebody else's
            Err(_) if !names_workbook(&self.bytes) => {
                return Err(UnreadableFile::Foreign(foreign_file()));
            }
            Err(finding) => return Err(refused(finding)),
        };
        if kind != format::SHARE && self.bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(refused(too_big()));
        }
        let snapshots = match kind.as_str() {
            format::SHARE => {
                let share = split.and_then(SplitFile::into_share);
                share.and_then(|share| IncomingSnapshots::of_share(&share))
            }
            format::FORM_ANSWERS => {
                let form = IncomingForm::of_file(&self.bytes);
                return Ok(form.map_or_else(IncomingFile::Invalid, |form| {
                    IncomingFile::Form(Box::new(form))
                }));
            }
            format::SNAPSHOT => {
                let snapshot = snapshot::read(&self.bytes).map_err(refused)?;
                SnapshotPart::new(snapshot, self.bytes, self.hash, None)
                    .map(|part| IncomingSnapshots { snapshots: vec![part], ..Default::default() })
            }
            format::MATRIX => {
                return Ok(IncomingFile::Matrix(Box::new(
                    read_valid_matrix(&self.bytes).map_err(refused)?,
                )));
            }
            _ => return Ok(IncomingFile::Other(kind)),
        };
        Ok(snapshots.map_or_else(IncomingFile::Invalid, IncomingFile::Snapshots))
    }
}

impl IncomingSnapshots {
    /// Parses all of a share, its matrices first.
    fn of_share(share: &ParsedShare<'_>) -> Result<Self, Diagnostic> {
        let matrices = (0..share.matrix_count()).map(|at| share.read_matrix(at).map(identify));
        let matrices = matrices.collect::<Result<_, _>>()?;
        let parts = share.snapshot_lines().into_iter().enumerate().map(|(at, line)| {
            let CheckedSnapshot { snapshot, bytes, hash, said, reads_back } =
                share.read_hashed(at)?;
            let part = SnapshotPart::new(snapshot, bytes, hash, Some((at, line)))?;
            Ok(SnapshotPart { said, reads_back, ..part })
        });
        let snapshots = parts.collect::<Result<_, _>>()?;
        Ok(Self { left_out: share.left_out.clone(), snapshots, matrices, form_words: None })
    }

    pub(crate) fn matrix(&self, reference: &MatrixRef) -> Option<&Matrix> {
        self.matrices.iter().find(|(_, own)| own == reference).map(|(matrix, _)| matrix)
    }

    /// The snapshot, where the file with this hash is the snapshot's own and nothing else.
    pub(super) fn own_snapshot(&self, hash: &str) -> Option<&SnapshotPart> {
        match self.snapshots.as_slice() {
            [part] if part.position.is_none() && part.hash == hash => Some(part),
            _ => None,
        }
    }
}

impl SnapshotPart {
    /// The same with other bytes.
    pub(super) fn with_bytes(&self, bytes: Vec<u8>) -> Self {
        Self {
            network: Arc::clone(&self.network),
            matrix: self.matrix.clone(),
            left_out: self.left_out.clone(),
            hash: self.hash.clone(),
            said: self.said.clone(),
            bytes,
            ..*self
        }
    }

    /// The same, made of a filled form.
    pub(crate) fn of_form(self) -> Self {
        Self { is_of_form: true, ..self }
    }

    pub(crate) fn new(
        snapshot: Snapshot,
        bytes: Vec<u8>,
        hash: String,
        position: Option<(usize, usize)>,
    ) -> Result<Self, Diagnostic> {
        let part = Self {
            id: snapshot.id,
            network: Arc::new(snapshot.network),
            taken_on: snapshot.taken_on,
            matrix: snapshot.assessment.matrix,
            left_out: snapshot.left_out,
            bytes,
            hash,
            said: None,
            reads_back: true,
            is_of_form: false,
            position,
        };
        if is_slug(part.matrix.id.as_str()) { Ok(part) } else { Err(part.locate(odd_matrix_id())) }
    }

    /// What was found about this snapshot, with its place in the file.
    pub(crate) fn locate(&self, finding: Diagnostic) -> Diagnostic {
        match self.position {
            Some((at, line)) => share::locate_in_snapshot(at, line, finding),
            None => finding,
        }
    }

    /// The hash that its share says it has, or that the name of its own file has, where that is not
    /// the one of its bytes: it was altered.
    pub(crate) fn said_otherwise<'p>(&'p self, path: &'p Path) -> Option<&'p str> {
        match (&self.said, self.position) {
            (Some(said), _) => Some(said.as_str()).filter(|said| **said != self.hash),
            (None, Some(_)) => None,
            (None, None) if self.is_of_form => None,
            (None, None) => other_hash_in_name(list_dir::file_name(path), &self.hash),
        }
    }

    /// The name of its file here. One of an altered snapshot shows that it is.
    pub(crate) fn file_name(&self, path: &Path) -> String {
        let id = &self.matrix.id;
        match self.said_otherwise(path) {
            Some(said) => altered_file_name(self.taken_on, id, said, &self.hash),
            None => snapshot_file_name(self.taken_on, id, &self.hash),
        }
    }

    /// Why it can't be written: what is written must be what is read again.
    pub(crate) fn obstacle(&self) -> Option<Diagnostic> {
        let says = if self.bytes.len() as u64 > MAX_FILE_BYTES {
            "A snapshot in this file is larger than 8 MiB, the most that is read."
        } else if !self.reads_back {
            "A snapshot in this file would not be read back as it is."
        } else {
            return None;
        };
        let remedy = "Ask the sender to share it in smaller pieces.";
        Some(Diagnostic::error("too-big", "", says, remedy))
    }
}

/// A workbook file begins with `{`, perhaps after a BOM or blanks. What looks like one in another
/// encoding goes on too, so that its encoding is reported.
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

/// Whether a text speaks of a format of the workbook anywhere. One in another encoding may.
fn names_workbook(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"pcn-workbook";
    std::str::from_utf8(bytes).is_err() || bytes.windows(NAME.len()).any(|word| word == NAME)
}

fn read_valid_matrix(bytes: &[u8]) -> Result<(Matrix, MatrixRef), Diagnostic> {
    let (read, findings) = matrix::read_validated(bytes);
    match (read, findings.into_iter().find(Diagnostic::is_error)) {
        (_, Some(error)) => Err(error),
        (Some(read), None) => Ok(identify(read)),
        (None, None) => Err(foreign_file()),
    }
}

fn identify(matrix: Matrix) -> (Matrix, MatrixRef) {
    let reference = matrix::reference(&matrix);
    (matrix, reference)
}

fn odd_matrix_id() -> Diagnostic {
    Diagnostic::error(
        "odd-id",
        "matrix.id",
        "The id of this snapshot's matrix is none that a matrix can have.",
        "Ask the sender to make the file again.",
    )
}
