//! A share: a file for somebody else, with snapshots and every matrix they need, each in its own
//! format.
//!
//! It may be large and comes from anywhere, so it is split first and each part is parsed on its
//! own; no more than one part is ever in memory as values.

mod split_file;

use std::borrow::Cow;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::{FORMAT_VERSION, MATRIX, SHARE, SNAPSHOT, matrix, prefix_path, snapshot, with_format};
use crate::maturity::assessment::Snapshot;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::store::json::{self, element_path};
use crate::store::read_file::MAX_FILE_BYTES;
use crate::store::sha256::{is_hash, sha256_hex};

pub(crate) use self::split_file::SplitFile;
use self::split_file::{count_newlines, line_number_in, offset_in, split_fields};

/// The field of a snapshot in a share that has the hash of its bytes without that field.
pub(crate) const HASH_FIELD: &str = "sha256";

/// The content of a share.
#[derive(Clone, Debug)]
pub struct ShareContent<'c> {
    /// Its id.
    pub id: Uuid,
    /// When it is made.
    pub made_at: Timestamp,
    /// What was left out wherever there was any of it.
    pub left_out: Vec<String>,
    /// The snapshots.
    pub snapshots: &'c [Snapshot],
    /// Every matrix they need.
    pub matrices: Vec<&'c Matrix>,
}

/// The bytes of a share.
pub fn write(content: &ShareContent<'_>) -> Vec<u8> {
    #[derive(Serialize)]
    struct ShareFile<'f, S, M> {
        id: Uuid,
        made_at: Timestamp,
        left_out: &'f [String],
        snapshots: Vec<S>,
        matrices: Vec<M>,
    }
    /// A snapshot with the hash of its canonical bytes, by which a reader sees that it is as it was
    /// written. The hash stands last, so that the rest is those very bytes but for white space.
    #[derive(Serialize)]
    struct HashedSnapshot {
        #[serde(flatten)]
        snapshot: snapshot::SnapshotFile,
        sha256: String,
    }
    let hashed = |snapshot: &Snapshot| HashedSnapshot {
        snapshot: snapshot::SnapshotFile::of(snapshot),
        sha256: sha256_hex(&snapshot::write(snapshot)),
    };
    let forms: Vec<HashedSnapshot> = content.snapshots.iter().map(hashed).collect();
    let form = ShareFile {
        id: content.id,
        made_at: content.made_at,
        left_out: &content.left_out,
        snapshots: forms.iter().map(|form| with_format(SNAPSHOT, form)).collect(),
        matrices: content.matrices.iter().map(|matrix| with_format(MATRIX, *matrix)).collect(),
    };
    super::to_bytes(SHARE, &form)
}

/// A share, taken apart.
#[derive(Debug)]
pub struct ParsedShare<'t> {
    /// Its id.
    pub id: Uuid,
    /// When it was made.
    pub made_at: Timestamp,
    /// What its sender left out.
    pub left_out: Vec<String>,
    text: &'t str,
    snapshots: Vec<&'t RawValue>,
    matrices: Vec<&'t RawValue>,
}

/// Splits a share into its parts, which are parsed by [`ParsedShare::read_snapshot`] and
/// [`ParsedShare::read_matrix`].
pub fn read(bytes: &[u8]) -> Result<ParsedShare<'_>, Diagnostic> {
    SplitFile::of(bytes)?.into_share()
}

impl ParsedShare<'_> {
    /// How many snapshots are in it.
    pub fn snapshot_count(&self) -> usize {
        self.snapshots.len()
    }

    /// How many matrices are in it.
    pub fn matrix_count(&self) -> usize {
        self.matrices.len()
    }

    fn snapshot_text(&self, at: usize) -> &str {
        self.snapshots.get(at).map_or("", |raw| raw.get())
    }

    /// The snapshot with this index, and how it stands to the hash that the share says of it.
    pub(crate) fn read_hashed(&self, at: usize) -> Result<CheckedSnapshot, Diagnostic> {
        let (text, said) = split_hash(self.snapshot_text(at));
        let fast = said.is_some() && text.len() as u64 <= MAX_FILE_BYTES;
        let read = fast.then(|| snapshot::read(text.as_bytes()).ok()).flatten();
        let (snapshot, said) = match read {
            Some(snapshot) => (snapshot, said.map(str::to_owned)),
            None => self.read_with_hash(at)?,
        };
        let bytes = snapshot::write(&snapshot);
        // the same text but for its white space is the same snapshot, and need not be read
        let reads_back = json::is_same_but_for_space(&text, &bytes)
            || snapshot::read(&bytes).is_ok_and(|back| back == snapshot);
        let hash = sha256_hex(&bytes);
        Ok(CheckedSnapshot { snapshot, bytes, hash, said, reads_back })
    }

    /// The line on which each snapshot begins, found in one pass.
    pub(crate) fn snapshot_lines(&self) -> Vec<usize> {
        let mut lines = Vec::with_capacity(self.snapshots.len());
        let (mut line, mut from) = (1, 0);
        for raw in &self.snapshots {
            let to = offset_in(self.text, raw.get());
            line += count_newlines(self.text.get(from..to).unwrap_or_default());
            lines.push(line);
            from = to;
        }
        lines
    }

    /// Parses the snapshot with this index; the hash that the share says of it is no part of it.
    pub fn read_snapshot(&self, at: usize) -> Result<Snapshot, Diagnostic> {
        self.read_with_hash(at).map(|(snapshot, _)| snapshot)
    }

    fn read_with_hash(&self, at: usize) -> Result<(Snapshot, Option<String>), Diagnostic> {
        let mut snapshot = self.read_whole(at)?;
        let said = match snapshot.unknown_fields.remove(HASH_FIELD) {
            None => None,
            Some(Value::String(said)) if is_hash(&said) => Some(said),
            Some(_) => {
                let path = format!("{}.{HASH_FIELD}", element_path("snapshots", at));
                let line = self.part_line_number(self.snapshots.get(at));
                return Err(odd_hash(path).on_line(line));
            }
        };
        Ok((snapshot, said))
    }

    fn read_whole(&self, at: usize) -> Result<Snapshot, Diagnostic> {
        let text = self.snapshot_text(at);
        // nearly every part has its format, and then need not be split to look for it
        if text.len() as u64 <= MAX_FILE_BYTES
            && let Ok(snapshot) = snapshot::read(text.as_bytes())
        {
            return Ok(snapshot);
        }
        let path = element_path("snapshots", at);
        let part = self.part_text(&path, self.snapshots.get(at), SNAPSHOT)?;
        snapshot::read(part.as_bytes())
            .map_err(|finding| self.locate(&path, self.snapshots.get(at), finding))
    }

    /// Parses the matrix with this index and checks its meaning.
    pub fn read_matrix(&self, at: usize) -> Result<Matrix, Diagnostic> {
        let path = element_path("matrices", at);
        let part = self.part_text(&path, self.matrices.get(at), MATRIX)?;
        let (read, findings) = matrix::read_validated(part.as_bytes());
        match (read, findings.into_iter().find(Diagnostic::is_error)) {
            (_, Some(error)) => Err(self.locate(&path, self.matrices.get(at), error)),
            (Some(read), None) => Ok(read),
            (None, None) => Err(Diagnostic::error(
                "not-a-matrix",
                path,
                "This is not a matrix.",
                "Ask the sender to make it again.",
            )),
        }
    }

    /// The text of a part, with the format that it may omit inside a share.
    fn part_text(
        &self,
        path: &str,
        raw: Option<&&RawValue>,
        name: &str,
    ) -> Result<String, Diagnostic> {
        let text = raw.map(|raw| raw.get()).unwrap_or_default();
        if text.len() as u64 > MAX_FILE_BYTES {
            let says = "This part of the share is larger than 8 MiB, the most that is read.";
            return Err(Diagnostic::error(
                "too-big",
                path,
                says,
                "Check that it is the right file.",
            )
            .on_line(self.part_line_number(raw)));
        }
        let inside = split_fields(text).map_err(|finding| self.locate(path, raw, finding))?;
        if inside.iter().any(|(key, _)| key == "format") {
            return Ok(text.to_owned());
        }
        let comma = if inside.is_empty() { "" } else { "," };
        let rest = text.trim_start().strip_prefix('{').unwrap_or_default();
        Ok(format!("{{\"format\":\"{name}/{FORMAT_VERSION}\"{comma}{rest}"))
    }

    /// A finding about a part, with its place in the share.
    fn locate(&self, path: &str, raw: Option<&&RawValue>, finding: Diagnostic) -> Diagnostic {
        let line = self.part_line_number(raw).map(|line| line + finding.line.unwrap_or(1) - 1);
        prefix_path(path, finding).on_line(line)
    }

    fn part_line_number(&self, raw: Option<&&RawValue>) -> Option<usize> {
        raw.map(|raw| line_number_in(self.text, raw.get()))
    }
}

/// A snapshot out of a share, beside what the share says of it.
pub(crate) struct CheckedSnapshot {
    pub(crate) snapshot: Snapshot,
    /// Its bytes as the program writes them.
    pub(crate) bytes: Vec<u8>,
    pub(crate) hash: String,
    /// The hash that the share says it has, where it says any.
    pub(crate) said: Option<String>,
    /// Whether these bytes are read back as what was read.
    pub(crate) reads_back: bool,
}

/// The text of a snapshot without the hash that stands last in it, and that hash.
fn split_hash(text: &str) -> (Cow<'_, str>, Option<&str>) {
    let split = || {
        let (before, after) = text.rsplit_once("\"sha256\"")?;
        let before = before.trim_end().strip_suffix(',')?;
        let said = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let (said, end) = said.split_once('"')?;
        (is_hash(said) && end.trim() == "}").then_some((before, said))
    };
    match split() {
        Some((before, said)) => (Cow::Owned(format!("{before}}}")), Some(said)),
        None => (Cow::Borrowed(text), None),
    }
}

fn odd_hash(path: String) -> Diagnostic {
    Diagnostic::error(
        "odd-hash",
        path,
        "What stands here is no SHA-256 of a snapshot: that is 64 digits of 0-9 and a-f.",
        "Ask the sender to make the file again.",
    )
}

/// A finding about the snapshot with this index, which begins on this line of the share.
pub(crate) fn locate_in_snapshot(at: usize, line: usize, finding: Diagnostic) -> Diagnostic {
    let line = line + finding.line.unwrap_or(1) - 1;
    prefix_path(&element_path("snapshots", at), finding).on_line(Some(line))
}

#[cfg(test)]
mod tests;
