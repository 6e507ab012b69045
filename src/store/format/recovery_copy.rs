//! One generation of a recovery copy: a draft with a sequence number, since clocks can go back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{WithFormat, draft, with_format};
use crate::maturity::assessment::Draft;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;

/// A recovery copy of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct RecoveryCopy {
    /// Counts up with each write of this draft.
    pub sequence: u64,
    /// When it was written, to the nanosecond.
    pub kept_at: Timestamp,
    /// The draft.
    pub draft: Draft,
}

/// Reads a generation.
pub fn read(bytes: &[u8]) -> Result<RecoveryCopy, Diagnostic> {
    let form: RecoveryCopyRead = super::read_typed(bytes, super::RECOVERY_COPY)?;
    let value = Value::Object(form.draft);
    // the line is that of the recovery copy, where the draft is one level down
    let draft = super::read_value::<draft::DraftFile>(value, super::DRAFT)
        .map_err(|finding| super::with_line_number(super::prefix_path("draft", finding), bytes))?;
    Ok(RecoveryCopy { sequence: form.number, kept_at: form.kept_at, draft: draft.into_draft() })
}

/// The bytes of a generation's file, the draft whole inside.
pub fn write(entry: &RecoveryCopy) -> Vec<u8> {
    let draft = draft::DraftFile::of(&entry.draft);
    super::to_bytes(
        super::RECOVERY_COPY,
        &RecoveryCopyWritten {
            number: entry.sequence,
            kept_at: entry.kept_at,
            draft: with_format(super::DRAFT, &draft),
        },
    )
}

#[derive(Serialize)]
struct RecoveryCopyWritten<'d> {
    number: u64,
    kept_at: Timestamp,
    draft: WithFormat<'d, draft::DraftFile>,
}

#[derive(Deserialize)]
struct RecoveryCopyRead {
    number: u64,
    kept_at: Timestamp,
    draft: serde_json::Map<String, Value>,
    #[serde(flatten)]
    unknown_fields: UnknownFields,
}

impl super::FileBody for RecoveryCopyRead {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}
