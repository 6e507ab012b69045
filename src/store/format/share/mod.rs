//! A share: a file for somebody else, with snapshots and every matrix they need, each in its own
//! format.
//!
//! It may be large and comes from anywhere, so it is split first and each part is parsed on its
//! own; no more than one part is ever in memory as values.

use std::collections::HashSet;
use std::fmt;

use jiff::Timestamp;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::limits::{MAX_ITEMS, too_many};
use super::{
    FORMAT_VERSION, MATRIX, NEWER_FORMAT, SHARE, SNAPSHOT, describe_format, matrix, parse_format,
    prefix_path, sanitize_file, snapshot, with_format,
};
use crate::maturity::assessment::Snapshot;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::store::json::{self, element_path};
use crate::store::read_file::MAX_FILE_BYTES;

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
    let forms: Vec<snapshot::SnapshotFile> =
        content.snapshots.iter().map(snapshot::SnapshotFile::of).collect();
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

    pub(crate) fn snapshot_text(&self, at: usize) -> &str {
        self.snapshots.get(at).map_or("", |raw| raw.get())
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

    /// Parses the snapshot with this index.
    pub fn read_snapshot(&self, at: usize) -> Result<Snapshot, Diagnostic> {
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

/// A finding about the snapshot with this index, which begins on this line of the share.
pub(crate) fn locate_in_snapshot(at: usize, line: usize, finding: Diagnostic) -> Diagnostic {
    let line = line + finding.line.unwrap_or(1) - 1;
    prefix_path(&element_path("snapshots", at), finding).on_line(Some(line))
}

fn offset_in(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

fn line_number_in(text: &str, part: &str) -> usize {
    1 + count_newlines(text.get(..offset_in(text, part)).unwrap_or_default())
}

fn count_newlines(text: &str) -> usize {
    text.matches('\n').count()
}

/// The fields of an object, not parsed yet.
type RawFields<'t> = Vec<(String, &'t RawValue)>;

/// Splits an object into its fields. A field that occurs twice is refused.
fn split_fields(text: &str) -> Result<RawFields<'_>, Diagnostic> {
    if !text.trim_start().starts_with('{') {
        return Err(Diagnostic::error(
            "not-an-object",
            "",
            "This is not a workbook file: it does not begin with {.",
            "Check that it is the right file.",
        ));
    }
    let ObjectFields(fields) =
        serde_json::from_str(text).map_err(|error| json::malformed(&error))?;
    let mut seen = HashSet::new();
    match fields.iter().find(|(key, _)| !seen.insert(key.as_str())) {
        Some((key, raw)) => Err(Diagnostic::error(
            "duplicate-key",
            json::member_path("", key),
            "This key stands twice in the same object.",
            "Keep one of the two.",
        )
        .on_line(Some(line_number_in(text, raw.get())))),
        None => Ok(fields),
    }
}

struct ObjectFields<'t>(RawFields<'t>);

impl<'de> Deserialize<'de> for ObjectFields<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct ObjectFieldsVisitor;
        impl<'de> Visitor<'de> for ObjectFieldsVisitor {
            type Value = ObjectFields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut from: A,
            ) -> Result<ObjectFields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = from.next_entry()? {
                    fields.push(field);
                }
                Ok(ObjectFields(fields))
            }
        }
        from.deserialize_map(ObjectFieldsVisitor)
    }
}

/// A workbook file split into its fields, which are not parsed yet.
pub(crate) struct SplitFile<'t> {
    text: &'t str,
    fields: RawFields<'t>,
}

impl<'t> SplitFile<'t> {
    pub(crate) fn of(bytes: &'t [u8]) -> Result<Self, Diagnostic> {
        let text = json::depth_checked_text(bytes)?;
        Ok(Self { text, fields: split_fields(text)? })
    }

    pub(crate) fn format_name(&self) -> Result<String, Diagnostic> {
        let raw = self.fields.iter().find(|(key, _)| key == "format").map(|(_, raw)| raw.get());
        let format_text: Option<String> = raw.and_then(|raw| serde_json::from_str(raw).ok());
        match format_text.as_deref().and_then(parse_format) {
            Some((name, _)) => Ok(name.to_owned()),
            None => Err(Diagnostic::error(
                "no-format",
                "",
                "This is not a file of the workbook: it does not say its format.",
                "Check that it is the right file.",
            )),
        }
    }

    pub(crate) fn into_share(self) -> Result<ParsedShare<'t>, Diagnostic> {
        self.check_format()?;
        self.check_unknown_fields()?;
        let mut left_out: Vec<String> = self.optional_field("left_out")?.unwrap_or_default();
        left_out.iter_mut().for_each(sanitize_file::sanitize_line_in_place);
        let snapshots = self.list_field("snapshots")?;
        if snapshots.is_empty() {
            return Err(Diagnostic::error(
                "nothing-in-it",
                "snapshots",
                "There is no snapshot in this share.",
                "Ask the sender to make it again.",
            )
            .on_line(self.field_line_number("snapshots")));
        }
        Ok(ParsedShare {
            id: self.required_field("id")?,
            made_at: self.required_field("made_at")?,
            left_out,
            text: self.text,
            snapshots,
            matrices: self.list_field("matrices")?,
        })
    }

    fn raw_field(&self, key: &str) -> Option<&'t RawValue> {
        self.fields
            .iter()
            .find(|(name, raw)| name == key && raw.get() != "null")
            .map(|(_, raw)| *raw)
    }

    fn field_line_number(&self, key: &str) -> Option<usize> {
        self.raw_field(key).map(|raw| line_number_in(self.text, raw.get()))
    }

    fn check_format(&self) -> Result<(), Diagnostic> {
        const REMEDY: &str =
            "Check that it is a workbook file; the first line of one says its format.";
        let Some(raw) = self.raw_field("format") else {
            return Err(Diagnostic::error(
                "no-format",
                "",
                "This file does not say its format.",
                REMEDY,
            ));
        };
        let format_text: Option<String> = serde_json::from_str(raw.get()).ok();
        match format_text.as_deref().and_then(parse_format) {
            Some((_, number)) if number > FORMAT_VERSION => Err(Diagnostic::error(
                NEWER_FORMAT,
                "format",
                "This file was written by a newer version of the workbook.",
                "Open it with that version; here it is left as it is.",
            )),
            Some((SHARE, _)) => Ok(()),
            Some((other, _)) => {
                let says = format!("This file says it is {}, not a share.", describe_format(other));
                Err(Diagnostic::error(
                    "wrong-format",
                    "format",
                    says,
                    "Check that it is the right file.",
                ))
            }
            None => Err(Diagnostic::error(
                "wrong-format",
                "format",
                "This is not the format of a workbook file.",
                REMEDY,
            )),
        }
        .map_err(|finding| finding.on_line(self.field_line_number("format")))
    }

    /// Unknown fields must be well-formed all the same, or the file is damaged.
    fn check_unknown_fields(&self) -> Result<(), Diagnostic> {
        const KNOWN: [&str; 6] = ["format", "id", "made_at", "left_out", "snapshots", "matrices"];
        for (key, raw) in self.fields.iter().filter(|(key, _)| !KNOWN.contains(&key.as_str())) {
            let path = json::member_path("", key);
            if raw.get().len() as u64 > MAX_FILE_BYTES {
                return Err(Diagnostic::error(
                    "too-big",
                    path,
                    "This field is larger than is read.",
                    "Ask for the file again.",
                ));
            }
            json::parse(raw.get().as_bytes()).map_err(|finding| {
                prefix_path(&path, finding).on_line(self.field_line_number(key))
            })?;
        }
        Ok(())
    }

    fn optional_field<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Diagnostic> {
        let Some(raw) = self.raw_field(key) else { return Ok(None) };
        // small fields: what is larger is none of them
        let read =
            (raw.get().len() < 64 * 1024).then(|| serde_json::from_str(raw.get()).ok()).flatten();
        read.map(Some).ok_or_else(|| {
            Diagnostic::error(
                "wrong-kind",
                key,
                "This is not what stands here in a share.",
                "Ask the sender to make it again.",
            )
            .on_line(self.field_line_number(key))
        })
    }

    fn required_field<T: DeserializeOwned>(&self, key: &str) -> Result<T, Diagnostic> {
        self.optional_field(key)?.ok_or_else(|| {
            let says = format!("The field {key} is missing.");
            Diagnostic::error("missing-field", key, says, "Ask the sender to make the share again.")
                .on_line(Some(1))
        })
    }

    fn list_field(&self, key: &'static str) -> Result<Vec<&'t RawValue>, Diagnostic> {
        let Some(raw) = self.raw_field(key) else { return Ok(Vec::new()) };
        let list: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(|_| {
            Diagnostic::error(
                "wrong-kind",
                key,
                "This is not a list.",
                "Ask the sender to make the share again.",
            )
            .on_line(self.field_line_number(key))
        })?;
        if list.len() > MAX_ITEMS {
            return Err(too_many(key.to_owned()).on_line(self.field_line_number(key)));
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests;
