//! The file formats: each with its name and version, keys in a fixed order, unknown fields kept and
//! written last. Parsing gives the types of `maturity`, or a finding.

pub mod asked;
pub mod device;
pub mod draft;
pub mod emergency_copy;
pub mod form_answers;
pub mod header_reader;
pub mod import_record;
pub mod json_schema;
pub mod library_file;
mod limits;
pub mod matrix;
pub mod network;
pub mod recovery_copy;
mod sanitize_file;
pub mod settings;
pub mod share;
pub mod share_log;
pub mod snapshot;
pub mod state_owner;
pub mod summary_reader;
mod type_errors;
pub mod unsaved_change;
pub mod unsaved_network;

use std::path::Path;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::error::{ErrorKind, StoreError};
use super::json;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::UnknownFields;

/// The format of a matrix.
pub const MATRIX: &str = "pcn-workbook.matrix";
/// The format of `network.json`.
pub const NETWORK: &str = "pcn-workbook.network";
/// The format of a draft.
pub const DRAFT: &str = "pcn-workbook.draft";
/// The format of a snapshot.
pub const SNAPSHOT: &str = "pcn-workbook.snapshot";
/// The format of `library.json`.
pub const LIBRARY: &str = "pcn-workbook.library";
/// The format of one generation of a recovery copy.
pub const RECOVERY_COPY: &str = "pcn-workbook.journal";
/// The format of `begun.json`.
pub const UNSAVED_NETWORKS: &str = "pcn-workbook.begun";
/// The format of the recovery copy of a change that is no draft.
pub const UNSAVED_CHANGE: &str = "pcn-workbook.unsaved";
/// The format of an emergency copy.
pub const EMERGENCY_COPY: &str = "pcn-workbook.emergency";
/// The format of `settings.json`.
pub const SETTINGS: &str = "pcn-workbook.settings";
/// The format of `asked.json`: who was asked to fill in a form.
pub const ASKED: &str = "pcn-workbook.asked";
/// The format of what a form brings back.
pub const FORM_ANSWERS: &str = "pcn-workbook.form-answers";
/// The format of a share: a file made for somebody else.
pub const SHARE: &str = "pcn-workbook.share";
/// The format of the log of what was shared.
pub const SHARE_LOG: &str = "pcn-workbook.shares";

/// The format of the record of what was brought in.
pub const IMPORT_RECORD: &str = "pcn-workbook.import";

/// The format of `place.json`: whose folder of the state it is.
pub const STATE_OWNER: &str = "pcn-workbook.place";
/// The format of `device.json`.
pub const DEVICE: &str = "pcn-workbook.device";

/// The number of every format that this version writes, and the newest it reads.
pub const FORMAT_VERSION: u32 = 1;

/// The code of the finding that a file was written by a newer version.
pub const NEWER_FORMAT: &str = "newer-format";

/// Which matrix an assessment was answered on, with unknown fields beside it.
#[derive(Serialize, Deserialize, JsonSchema)]
struct MatrixField {
    id: MatrixId,
    revision: u32,
    fingerprint: String,
    #[serde(flatten)]
    unknown_fields: UnknownFields,
}

impl MatrixField {
    fn of(reference: MatrixRef, extra: UnknownFields) -> Self {
        Self {
            id: reference.id,
            revision: reference.revision,
            fingerprint: reference.fingerprint,
            unknown_fields: extra,
        }
    }

    fn into_parts(self) -> (MatrixRef, UnknownFields) {
        (
            MatrixRef { id: self.id, revision: self.revision, fingerprint: self.fingerprint },
            self.unknown_fields,
        )
    }
}

/// What a file says it is: `pcn-workbook.draft/1` is the name `pcn-workbook.draft` and the number
/// 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatName {
    /// The name before the slash.
    pub name: String,
    /// The number after it.
    pub version: u32,
}

/// Reads what a file says it is. A number above ours is a finding with the code [`NEWER_FORMAT`].
pub fn read_format(value: &Value) -> Result<FormatName, Diagnostic> {
    const REMEDY: &str = "Check that it is a workbook file; the first line of one says its format.";
    let Some(object) = value.as_object() else {
        return Err(Diagnostic::error(
            "not-an-object",
            "",
            "This is not a workbook file: it does not begin with {.",
            REMEDY,
        ));
    };
    let Some(format_text) = object.get("format") else {
        return Err(Diagnostic::error(
            "no-format",
            "",
            "This file does not say its format.",
            REMEDY,
        ));
    };
    let Some((name, number)) = format_text.as_str().and_then(parse_format) else {
        return Err(Diagnostic::error(
            "wrong-format",
            "format",
            "This is not the format of a workbook file.",
            REMEDY,
        ));
    };
    if number > FORMAT_VERSION {
        return Err(Diagnostic::error(
            NEWER_FORMAT,
            "format",
            "This file was written by a newer version of the workbook.",
            "Open it with that version; here it is left as it is.",
        ));
    }
    Ok(FormatName { name: name.to_owned(), version: number })
}

/// Checks that a text is the format `name`, in a version that is read here.
pub(crate) fn parse_format_name(format: &str, name: &str) -> Result<(), Diagnostic> {
    let found = read_format(&serde_json::json!({ "format": format }))?;
    if found.name == name {
        return Ok(());
    }
    let says = format!("This is {}, and no form.", describe_format(&found.name));
    Err(Diagnostic::error("wrong-format", "format", says, "Check that it is the right file."))
}

fn parse_format(format: &str) -> Option<(&str, u32)> {
    let (name, number) = format.split_once('/')?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
    // a number too long to be one is above ours in any case
    (name.starts_with("pcn-workbook.") && is_number && !number.is_empty())
        .then(|| (name, number.parse().unwrap_or(u32::MAX)))
}

/// The error for a finding about this file.
pub fn to_store_error(finding: Diagnostic, file: &Path) -> StoreError {
    let is_newer = finding.code == NEWER_FORMAT;
    let error = StoreError::from(finding).in_file(file);
    if is_newer { StoreError { kind: ErrorKind::NewerFormat, ..error } } else { error }
}

/// The body of a file, with access to its unknown fields.
trait FileBody: DeserializeOwned {
    fn unknown_fields(&mut self) -> &mut UnknownFields;
}

/// Parses a file of the format `name`; findings have lines.
fn read_typed<T: FileBody>(bytes: &[u8], name: &str) -> Result<T, Diagnostic> {
    if let Some(body) = read_fast(bytes, name) {
        return Ok(body);
    }
    let value = json::parse(bytes)?;
    read_value(value, name).map_err(|finding| with_line_number(finding, bytes))
}

/// Parses a file that passes the fast check, as nearly all do, straight into its type.
fn read_fast<T: FileBody>(bytes: &[u8], name: &str) -> Option<T> {
    const LIMITS: json::JsonLimits =
        json::JsonLimits { max_text_bytes: limits::MAX_TEXT_BYTES, max_entries: limits::MAX_ITEMS };
    let text =
        json::decode_utf8(bytes).ok().filter(|text| json::passes_fast_check(text, LIMITS))?;
    let mut body: T = serde_json::from_str(text).ok()?;
    let format = body.unknown_fields().shift_remove("format")?;
    (format.as_str() == Some(&format!("{name}/{FORMAT_VERSION}"))).then_some(body)
}

/// Parses a value of the format `name`; findings have paths.
fn read_value<T: DeserializeOwned>(value: Value, name: &str) -> Result<T, Diagnostic> {
    let value = Value::Object(check_object(value, name)?);
    T::deserialize(&value).map_err(|_| locate_type_error::<T>(&value))
}

fn check_object(value: Value, name: &str) -> Result<Map<String, Value>, Diagnostic> {
    let format = read_format(&value)?;
    if format.name != name {
        let says = format!(
            "This file says it is {}, not {}.",
            describe_format(&format.name),
            describe_format(name)
        );
        return Err(Diagnostic::error(
            "wrong-format",
            "format",
            says,
            remedy_for_format(&format.name),
        ));
    }
    let Value::Object(mut object) = value else { return Ok(Map::new()) };
    object.shift_remove("format");
    limits::enforce_limits(&mut object)?;
    Ok(object)
}

/// Parses once more, keeping track of the path: only after an error.
fn locate_type_error<T: DeserializeOwned>(value: &Value) -> Diagnostic {
    match serde_path_to_error::deserialize::<_, T>(value) {
        Err(error) => type_errors::to_diagnostic(&error),
        // the same reading failed just before; should it not fail now, the file is still not to be
        // trusted
        Ok(_) => type_errors::unknown_type_error(),
    }
}

/// A finding about the part of a larger file under `key`.
fn prefix_path(key: &str, finding: Diagnostic) -> Diagnostic {
    let path =
        if finding.path.is_empty() { key.to_owned() } else { format!("{key}.{}", finding.path) };
    Diagnostic { path, ..finding }
}

/// The finding with the line of its path, unless it has one already.
fn with_line_number(finding: Diagnostic, bytes: &[u8]) -> Diagnostic {
    let mut with_line = json::with_line_numbers(vec![finding.clone()], bytes);
    with_line.pop().unwrap_or(finding)
}

fn describe_format(name: &str) -> &'static str {
    match name {
        MATRIX => "a matrix",
        NETWORK => "a network",
        DRAFT => "a draft",
        SNAPSHOT => "a snapshot",
        LIBRARY => "the mark of a library",
        RECOVERY_COPY => "a recovery copy",
        UNSAVED_NETWORKS => "what was begun",
        SETTINGS => "the settings",
        SHARE => "a share",
        FORM_ANSWERS => "a filled form",
        ASKED => "the note of who was asked",
        SHARE_LOG => "the log of shares",
        _ => "another kind of workbook file",
    }
}

/// What to do with a file of another kind than the one that was asked for.
fn remedy_for_format(name: &str) -> &'static str {
    match name {
        SHARE => {
            "Bring it in first: pcn-workbook import FILE, or only look at it: pcn-workbook FILE"
        }
        MATRIX => "Add it to the matrices: pcn-workbook matrix add FILE",
        _ => "Check that it is the right file in the right place.",
    }
}

/// A body under its format, as every file has it.
#[derive(Serialize)]
struct WithFormat<'b, T> {
    format: String,
    #[serde(flatten)]
    body: &'b T,
}

fn with_format<'b, T>(name: &str, body: &'b T) -> WithFormat<'b, T> {
    WithFormat { format: format!("{name}/{FORMAT_VERSION}"), body }
}

/// The bytes of a file: indented by two, with a final newline.
///
/// Nothing written here can fail to become JSON: every key is text, and no number of ours is a
/// float. Should it fail all the same there are no bytes, and [`super::atomic_write`] writes no
/// empty file.
fn to_bytes<T: Serialize>(name: &str, body: &T) -> Vec<u8> {
    to_pretty_json(&with_format(name, body))
}

/// The bytes of a whole file, its format included.
fn to_pretty_json<T: Serialize>(file: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(file).unwrap_or_default();
    if !bytes.is_empty() {
        bytes.push(b'\n');
    }
    bytes
}

#[cfg(test)]
mod tests;
