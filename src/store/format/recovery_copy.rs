//! One generation of the recovery copy: a draft as it was kept last, with a number that counts up,
//! since clocks go back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Headed, draft, headed};
use crate::maturity::assessment::Draft;
use crate::maturity::diagnostic::Finding;
use crate::maturity::matrix::Extra;

/// A draft as it was kept, on this machine only.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// Counts up with each write of this draft.
    pub number: u64,
    /// When it was kept, to the nanosecond.
    pub kept_at: Timestamp,
    /// The draft.
    pub draft: Draft,
}

/// Reads a generation.
pub fn read(bytes: &[u8]) -> Result<JournalEntry, Finding> {
    let form: FormRead = super::read_as(bytes, super::JOURNAL)?;
    let value = Value::Object(form.draft);
    // the line is that of the journal's own file, where the draft stands one step down
    let draft = super::read_value::<draft::Form>(value, super::DRAFT)
        .map_err(|finding| super::with_line(super::below("draft", finding), bytes))?;
    Ok(JournalEntry { number: form.number, kept_at: form.kept_at, draft: draft.into_draft() })
}

/// The bytes of a generation's file, the draft whole inside.
pub fn write(entry: &JournalEntry) -> Vec<u8> {
    let draft = draft::Form::of(&entry.draft);
    super::to_bytes(
        super::JOURNAL,
        &FormWritten {
            number: entry.number,
            kept_at: entry.kept_at,
            draft: headed(super::DRAFT, &draft),
        },
    )
}

#[derive(Serialize)]
struct FormWritten<'d> {
    number: u64,
    kept_at: Timestamp,
    draft: Headed<'d, draft::Form>,
}

#[derive(Deserialize)]
struct FormRead {
    number: u64,
    kept_at: Timestamp,
    draft: serde_json::Map<String, Value>,
    #[serde(flatten)]
    extra: Extra,
}

impl super::Body for FormRead {
    fn unknown(&mut self) -> &mut Extra {
        &mut self.extra
    }
}
