//! A share: a file made for somebody else, with snapshots and every matrix they need, each as its
//! own file has it.
//!
//! It may be large and comes from anywhere, so it is taken apart first and each part is read on its
//! own, with all the care that a file gets; no more than one part is ever held as values.

use std::collections::HashSet;
use std::fmt;

use jiff::Timestamp;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::limits::{ITEMS_CAP, too_many};
use super::{
    MATRIX, NEWER, NUMBER, SHARE, SNAPSHOT, below, headed, kind_of, matrix, sanitize_file,
    snapshot, split,
};
use crate::maturity::assessment::Snapshot;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::store::json::{self, element};
use crate::store::read_file::FILE_CAP;

/// What goes into a share.
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
        snapshots: forms.iter().map(|form| headed(SNAPSHOT, form)).collect(),
        matrices: content.matrices.iter().map(|matrix| headed(MATRIX, *matrix)).collect(),
    };
    super::to_bytes(SHARE, &form)
}

/// What a file says it is, without reading the rest of it: the name of its format.
pub fn format_in(bytes: &[u8]) -> Result<String, Diagnostic> {
    let text = json::text_to_take_apart(bytes)?;
    let members = members(text)?;
    let raw = members.iter().find(|(key, _)| key == "format").map(|(_, raw)| raw.get());
    let said: Option<String> = raw.and_then(|raw| serde_json::from_str(raw).ok());
    match said.as_deref().and_then(split) {
        Some((name, _)) => Ok(name.to_owned()),
        None => Err(Diagnostic::error(
            "no-format",
            "",
            "This is not a file of the workbook: it does not say its format.",
            "Check that it is the right file.",
        )),
    }
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

/// Takes a share apart. Its parts are read by [`ParsedShare::snapshot`] and [`ParsedShare::matrix`].
pub fn read(bytes: &[u8]) -> Result<ParsedShare<'_>, Diagnostic> {
    let text = json::text_to_take_apart(bytes)?;
    let whole = RawShare { text, members: members(text)? };
    whole.check_format()?;
    whole.check_rest()?;
    let mut left_out: Vec<String> = whole.typed("left_out")?.unwrap_or_default();
    left_out.iter_mut().for_each(sanitize_file::line);
    let snapshots = whole.list("snapshots")?;
    if snapshots.is_empty() {
        return Err(Diagnostic::error(
            "nothing-in-it",
            "snapshots",
            "There is no snapshot in this share.",
            "Ask the sender to make it again.",
        )
        .on_line(whole.line("snapshots")));
    }
    Ok(ParsedShare {
        id: whole.required("id")?,
        made_at: whole.required("made_at")?,
        left_out,
        text,
        snapshots,
        matrices: whole.list("matrices")?,
    })
}

impl ParsedShare<'_> {
    /// How many snapshots are in it.
    pub fn snapshots(&self) -> usize {
        self.snapshots.len()
    }

    /// How many matrices are in it.
    pub fn matrices(&self) -> usize {
        self.matrices.len()
    }

    /// Reads the snapshot at this place, counted from 0.
    pub fn snapshot(&self, at: usize) -> Result<Snapshot, Diagnostic> {
        let path = element("snapshots", at);
        let part = self.part(&path, self.snapshots.get(at), SNAPSHOT)?;
        snapshot::read(part.as_bytes())
            .map_err(|finding| self.placed(&path, self.snapshots.get(at), finding))
    }

    /// What was found later about the snapshot at this place, counted from 0, with its place in the
    /// whole.
    pub fn of_snapshot(&self, at: usize, finding: Diagnostic) -> Diagnostic {
        self.placed(&element("snapshots", at), self.snapshots.get(at), finding)
    }

    /// Reads the matrix at this place, counted from 0, and checks its meaning.
    pub fn matrix(&self, at: usize) -> Result<Matrix, Diagnostic> {
        let path = element("matrices", at);
        let part = self.part(&path, self.matrices.get(at), MATRIX)?;
        let (read, findings) = matrix::read_checked(part.as_bytes());
        match (read, findings.into_iter().find(Diagnostic::is_error)) {
            (_, Some(error)) => Err(self.placed(&path, self.matrices.get(at), error)),
            (Some(read), None) => Ok(read),
            (None, None) => Err(Diagnostic::error(
                "not-a-matrix",
                path,
                "This is not a matrix.",
                "Ask the sender to make it again.",
            )),
        }
    }

    /// The text of a part, with the format that it may do without inside a share.
    fn part(&self, path: &str, raw: Option<&&RawValue>, name: &str) -> Result<String, Diagnostic> {
        let text = raw.map(|raw| raw.get()).unwrap_or_default();
        if text.len() as u64 > FILE_CAP {
            let says = "This part of the share is larger than 8 MiB, the most that is read.";
            return Err(Diagnostic::error(
                "too-big",
                path,
                says,
                "Check that it is the right file.",
            )
            .on_line(self.line_of(raw)));
        }
        let inside = members(text).map_err(|finding| self.placed(path, raw, finding))?;
        if inside.iter().any(|(key, _)| key == "format") {
            return Ok(text.to_owned());
        }
        let comma = if inside.is_empty() { "" } else { "," };
        let rest = text.trim_start().strip_prefix('{').unwrap_or_default();
        Ok(format!("{{\"format\":\"{name}/{NUMBER}\"{comma}{rest}"))
    }

    /// A finding about a part, at its place in the whole.
    fn placed(&self, path: &str, raw: Option<&&RawValue>, finding: Diagnostic) -> Diagnostic {
        let line = self.line_of(raw).map(|line| line + finding.line.unwrap_or(1) - 1);
        Diagnostic { line, ..below(path, finding) }
    }

    fn line_of(&self, raw: Option<&&RawValue>) -> Option<usize> {
        raw.map(|raw| line_in(self.text, raw.get()))
    }
}

/// The line on which `part`, which is a piece of `text`, begins.
fn line_in(text: &str, part: &str) -> usize {
    let before = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    1 + text.bytes().take(before).filter(|byte| *byte == b'\n').count()
}

/// The fields of an object, not read yet.
type RawFields<'t> = Vec<(String, &'t RawValue)>;

/// Takes an object apart. A field that stands twice is refused.
fn members(text: &str) -> Result<RawFields<'_>, Diagnostic> {
    if !text.trim_start().starts_with('{') {
        return Err(Diagnostic::error(
            "not-an-object",
            "",
            "This is not a workbook file: it does not begin with {.",
            "Check that it is the right file.",
        ));
    }
    let FieldsVisitor(fields) =
        serde_json::from_str(text).map_err(|error| json::misformed(&error))?;
    let mut seen = HashSet::new();
    match fields.iter().find(|(key, _)| !seen.insert(key.as_str())) {
        Some((key, raw)) => Err(Diagnostic::error(
            "duplicate-key",
            json::member("", key),
            "This key stands twice in the same object.",
            "Keep one of the two.",
        )
        .on_line(Some(line_in(text, raw.get())))),
        None => Ok(fields),
    }
}

struct FieldsVisitor<'t>(RawFields<'t>);

impl<'de> Deserialize<'de> for FieldsVisitor<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct ShareParser;
        impl<'de> Visitor<'de> for ShareParser {
            type Value = FieldsVisitor<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut from: A,
            ) -> Result<FieldsVisitor<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = from.next_entry()? {
                    fields.push(field);
                }
                Ok(FieldsVisitor(fields))
            }
        }
        from.deserialize_map(ShareParser)
    }
}

/// A share whose fields are known, not read yet.
struct RawShare<'t> {
    text: &'t str,
    members: RawFields<'t>,
}

impl<'t> RawShare<'t> {
    fn raw(&self, key: &str) -> Option<&'t RawValue> {
        self.members
            .iter()
            .find(|(name, raw)| name == key && raw.get() != "null")
            .map(|(_, raw)| *raw)
    }

    fn line(&self, key: &str) -> Option<usize> {
        self.raw(key).map(|raw| line_in(self.text, raw.get()))
    }

    fn check_format(&self) -> Result<(), Diagnostic> {
        const REMEDY: &str =
            "Check that it is a workbook file; the first line of one says its format.";
        let Some(raw) = self.raw("format") else {
            return Err(Diagnostic::error(
                "no-format",
                "",
                "This file does not say its format.",
                REMEDY,
            ));
        };
        let said: Option<String> = serde_json::from_str(raw.get()).ok();
        match said.as_deref().and_then(split) {
            Some((_, number)) if number > NUMBER => Err(Diagnostic::error(
                NEWER,
                "format",
                "This file was written by a newer version of the workbook.",
                "Open it with that version; here it is left as it is.",
            )),
            Some((SHARE, _)) => Ok(()),
            Some((other, _)) => {
                let says = format!("This file says it is {}, not a share.", kind_of(other));
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
        .map_err(|finding| finding.on_line(self.line("format")))
    }

    /// Fields that are not known here are well-formed all the same, or the file is damaged.
    fn check_rest(&self) -> Result<(), Diagnostic> {
        const KNOWN: [&str; 6] = ["format", "id", "made_at", "left_out", "snapshots", "matrices"];
        for (key, raw) in self.members.iter().filter(|(key, _)| !KNOWN.contains(&key.as_str())) {
            let path = json::member("", key);
            if raw.get().len() as u64 > FILE_CAP {
                return Err(Diagnostic::error(
                    "too-big",
                    path,
                    "This field is larger than is read.",
                    "Ask for the file again.",
                ));
            }
            json::parse(raw.get().as_bytes())
                .map_err(|finding| below(&path, finding).on_line(self.line(key)))?;
        }
        Ok(())
    }

    fn typed<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Diagnostic> {
        let Some(raw) = self.raw(key) else { return Ok(None) };
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
            .on_line(self.line(key))
        })
    }

    fn required<T: DeserializeOwned>(&self, key: &str) -> Result<T, Diagnostic> {
        self.typed(key)?.ok_or_else(|| {
            let says = format!("The field {key} is missing.");
            Diagnostic::error("missing-field", key, says, "Ask the sender to make the share again.")
                .on_line(Some(1))
        })
    }

    fn list(&self, key: &'static str) -> Result<Vec<&'t RawValue>, Diagnostic> {
        let Some(raw) = self.raw(key) else { return Ok(Vec::new()) };
        let list: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(|_| {
            Diagnostic::error(
                "wrong-kind",
                key,
                "This is not a list.",
                "Ask the sender to make the share again.",
            )
            .on_line(self.line(key))
        })?;
        if list.len() > ITEMS_CAP {
            return Err(too_many(key.to_owned()).on_line(self.line(key)));
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests;
