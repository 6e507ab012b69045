//! Splits a workbook file into its fields without parsing them, so that a large share can be parsed
//! one part at a time.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::ParsedShare;
use crate::maturity::diagnostic::Diagnostic;
use crate::store::format::limits::{MAX_ITEMS, too_many};
use crate::store::format::{
    FORMAT_VERSION, NEWER_FORMAT, SHARE, describe_format, parse_format, prefix_path, sanitize_file,
};
use crate::store::json;
use crate::store::read_file::MAX_FILE_BYTES;

pub(crate) fn offset_in(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

pub(crate) fn line_number_in(text: &str, part: &str) -> usize {
    1 + count_newlines(text.get(..offset_in(text, part)).unwrap_or_default())
}

pub(crate) fn count_newlines(text: &str) -> usize {
    text.matches('\n').count()
}

/// The fields of an object, not parsed yet.
pub(crate) type RawFields<'t> = Vec<(String, &'t RawValue)>;

/// Splits an object into its fields. A field that occurs twice is refused.
pub(crate) fn split_fields(text: &str) -> Result<RawFields<'_>, Diagnostic> {
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
