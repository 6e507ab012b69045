//! Reads a file field by field, taking what can be used and reporting what can't, without stopping
//! at the first error.

use serde_json::{Map, Value};

use super::kept_fields::KeptFields;
use super::language_reader::{LanguageReader, is_text_by_language, wrong_kind};
use crate::maturity::diagnostic::{Diagnostic, describe_path};
use crate::maturity::matrix::{Language, Matrix, UnknownFields};
use crate::maturity::sanitize::{sanitize, sanitize_line};
use crate::maturity::suggest::similar_field;
use crate::store::format::limits::{MAX_ITEMS, MAX_TEXT_BYTES, too_long, too_many};
use crate::store::json::{element_path, member_path};

const MAX_LISTED: usize = 200;

#[derive(Default)]
pub(crate) struct FieldReader {
    diagnostics: Vec<Diagnostic>,
    kept: KeptFields,
    /// Texts that stand in several languages.
    languages: LanguageReader,
    unlisted_errors: usize,
    unlisted_warnings: usize,
}

impl FieldReader {
    /// For a matrix, which says what its own language is.
    pub(super) fn of_matrix(matrix: &Value) -> Self {
        Self { languages: LanguageReader::of(matrix), ..Self::default() }
    }

    pub(crate) fn report(&mut self, finding: Diagnostic) {
        if self.diagnostics.len() < MAX_LISTED {
            self.diagnostics.push(finding);
        } else if finding.is_error() {
            self.unlisted_errors += 1;
        } else {
            self.unlisted_warnings += 1;
        }
    }

    /// All findings; beyond the first few hundred, only how many more.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        const REMEDY: &str = "Mend those listed first; most of the rest may go with them.";
        for finding in std::mem::take(&mut self.kept).into_diagnostics() {
            self.report(finding);
        }
        if self.unlisted_errors > 0 {
            let says =
                format!("There are {} more errors than are listed here.", self.unlisted_errors);
            self.diagnostics.push(Diagnostic::error("more-findings", "", says, REMEDY));
        } else if self.unlisted_warnings > 0 {
            let says =
                format!("There are {} more warnings than are listed here.", self.unlisted_warnings);
            self.diagnostics.push(Diagnostic::warning("more-findings", "", says, REMEDY));
        }
        self.diagnostics
    }

    fn report_wrong_kind(&mut self, path: String, should: &str) {
        self.report(wrong_kind(path, should));
    }

    /// Puts the texts in further languages into the matrix that was read.
    pub(super) fn fill_translations(&mut self, matrix: &mut Matrix) {
        let findings = std::mem::take(&mut self.languages).fill_translations(matrix);
        for finding in findings {
            self.report(finding);
        }
    }

    /// A sanitized text; empty, with a finding, for anything else.
    fn read_text(
        &mut self,
        value: &Value,
        path: impl FnOnce() -> String,
        cleaned: fn(&str) -> String,
    ) -> String {
        match value {
            Value::String(text) if text.len() > MAX_TEXT_BYTES => self.report(too_long(path())),
            Value::String(text) => return cleaned(text),
            Value::Object(object) if is_text_by_language(object) => {
                let (own, findings) = self.languages.read_text(object, path(), cleaned);
                for finding in findings {
                    self.report(finding);
                }
                return own;
            }
            _ => self.report_wrong_kind(path(), "text in quotation marks"),
        }
        String::new()
    }

    fn keyword<T: Copy>(
        &mut self,
        value: &Value,
        path: impl FnOnce() -> String,
        words: &[(&str, T)],
    ) -> Option<T> {
        let known = value.as_str().and_then(|text| words.iter().find(|(word, _)| *word == text));
        if known.is_none() {
            let listed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let path = path();
            let says = format!("{} should be one of: {}.", describe_path(&path), listed.join(", "));
            self.report(Diagnostic::error(
                "unknown-word",
                path,
                says,
                "Choose one of these words, in small letters.",
            ));
        }
        known.map(|(_, meaning)| *meaning)
    }
}

/// Parses one element at a path.
pub(crate) type ReadEach<T> = fn(&mut FieldReader, &Value, String) -> T;

/// One object of the file, whose fields are taken by name.
pub(crate) struct FieldMap<'v, 'w> {
    reader: &'w mut FieldReader,
    path: String,
    /// None where the value is no object: that is one finding, and every field is empty.
    object: Option<&'v Map<String, Value>>,
    known_keys: Vec<&'static str>,
}

impl<'v, 'w> FieldMap<'v, 'w> {
    pub(crate) fn of(reader: &'w mut FieldReader, value: &'v Value, path: String) -> Self {
        let object = value.as_object();
        if object.is_none() {
            let says = format!("{} should be an object in {{ }}.", describe_path(&path));
            reader.report(Diagnostic::error("not-an-object", path.clone(), says, "Write it so."));
        }
        Self { reader, path, object, known_keys: Vec::with_capacity(16) }
    }

    fn field_path(&self, key: &str) -> String {
        member_path(&self.path, key)
    }

    /// A field that may be left out. Null counts as left out, with a warning.
    fn optional(&mut self, key: &'static str) -> Option<&'v Value> {
        self.known_keys.push(key);
        let value = self.object?.get(key)?;
        if value.is_null() {
            let says = format!("\"{key}\" is null, which counts as left out.");
            self.reader.report(Diagnostic::warning(
                "null-field",
                self.field_path(key),
                says,
                "Remove the field.",
            ));
            return None;
        }
        Some(value)
    }

    fn required(&mut self, key: &'static str) -> Option<&'v Value> {
        self.known_keys.push(key);
        let value = self.object?.get(key).filter(|value| !value.is_null());
        if value.is_none() {
            let says = format!("The field \"{key}\" is missing.");
            self.reader.report(Diagnostic::error(
                "missing-field",
                self.field_path(key),
                says,
                "Add it.",
            ));
        }
        value
    }

    /// Text on one line, required.
    pub(crate) fn line(&mut self, key: &'static str) -> String {
        let Some(value) = self.required(key) else { return String::new() };
        self.reader.read_text(value, || member_path(&self.path, key), sanitize_line)
    }

    pub(crate) fn optional_line(&mut self, key: &'static str) -> Option<String> {
        let value = self.optional(key)?;
        Some(self.reader.read_text(value, || member_path(&self.path, key), sanitize_line))
    }

    /// Text that may have several lines.
    pub(crate) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.optional(key)?;
        Some(self.reader.read_text(value, || member_path(&self.path, key), sanitize))
    }

    /// Yes or no; no where it is left out.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.optional(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.reader.report_wrong_kind(self.field_path(key), "true or false");
            false
        })
    }

    /// The tag of a language.
    pub(crate) fn optional_language(&mut self, key: &'static str) -> Option<Language> {
        let value = self.optional(key)?;
        let language = value.as_str().and_then(|tag| tag.trim().parse().ok());
        if language.is_none() {
            let should = "the tag of a language, such as \"en\" or \"cy\"";
            self.reader.report_wrong_kind(self.field_path(key), should);
        }
        language
    }

    pub(crate) fn optional_keyword<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let value = self.optional(key)?;
        self.reader.keyword(value, || member_path(&self.path, key), words)
    }

    pub(crate) fn keyword<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let value = self.required(key)?;
        self.reader.keyword(value, || member_path(&self.path, key), words)
    }

    /// The matrix's revision, required. In place of an unreadable one the highest there is, so that
    /// no item seems to come from a later one.
    pub(crate) fn revision(&mut self) -> u32 {
        let value = self.required("revision");
        value.and_then(|value| self.number(value)).unwrap_or(u32::MAX)
    }

    /// An item's revision; 1 where there is none.
    pub(crate) fn optional_revision(&mut self) -> u32 {
        let value = self.optional("revision");
        value.and_then(|value| self.number(value)).unwrap_or(1)
    }

    fn number(&mut self, value: &Value) -> Option<u32> {
        let number = value
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .filter(|&number| number > 0);
        if number.is_none() {
            self.reader.report_wrong_kind(self.field_path("revision"), "a whole number, 1 or more");
        }
        number
    }

    pub(crate) fn text_list(&mut self, key: &'static str) -> Vec<String> {
        self.list(key, |reader, value, path| reader.read_text(value, || path, sanitize_line))
    }

    pub(crate) fn keyword_list<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Vec<T> {
        let value = self.optional(key);
        let each = |reader: &mut FieldReader, value: &Value, path: String| {
            reader.keyword(value, || path, words)
        };
        self.read_each(key, value, each).into_iter().flatten().collect()
    }

    /// A list; empty where it is left out.
    pub(crate) fn list<T>(&mut self, key: &'static str, each: ReadEach<T>) -> Vec<T> {
        let value = self.optional(key);
        self.read_each(key, value, each)
    }

    pub(crate) fn required_list<T>(&mut self, key: &'static str, each: ReadEach<T>) -> Vec<T> {
        let value = self.required(key);
        self.read_each(key, value, each)
    }

    fn read_each<T>(
        &mut self,
        key: &str,
        value: Option<&Value>,
        each: impl Fn(&mut FieldReader, &Value, String) -> T,
    ) -> Vec<T> {
        let Some(value) = value else { return Vec::new() };
        let path = self.field_path(key);
        let Some(list) = value.as_array() else {
            self.reader.report_wrong_kind(path, "a list in [ ]");
            return Vec::new();
        };
        if list.len() > MAX_ITEMS {
            self.reader.report(too_many(path.clone()));
        }
        list.iter()
            .take(MAX_ITEMS)
            .enumerate()
            .map(|(index, value)| each(self.reader, value, element_path(&path, index)))
            .collect()
    }

    pub(crate) fn optional_object<T>(&mut self, key: &'static str, each: ReadEach<T>) -> Option<T> {
        let value = self.optional(key)?;
        let path = self.field_path(key);
        Some(each(self.reader, value, path))
    }

    /// Texts by key, in the order of the file; required.
    pub(crate) fn text_map(&mut self, key: &'static str) -> Vec<(String, String)> {
        let value = self.required(key);
        self.read_text_map(key, value)
    }

    /// Texts by key; empty where it is left out.
    pub(crate) fn optional_text_map(&mut self, key: &'static str) -> Vec<(String, String)> {
        let value = self.optional(key);
        self.read_text_map(key, value)
    }

    /// Texts in a list, where they are that; what somebody else keeps under the same name stays an
    /// unknown field.
    pub(crate) fn text_list_or_kept(&mut self, key: &'static str) -> Vec<String> {
        let value = self.object.and_then(|object| object.get(key));
        let is_text =
            |value: &Value| value.is_string() || value.as_object().is_some_and(is_text_by_language);
        let is_list = |value: &Value| value.as_array().is_some_and(|list| list.iter().all(is_text));
        if value.is_none_or(is_list) { self.text_list(key) } else { Vec::new() }
    }

    /// A finding about one field of this object.
    pub(crate) fn report_field(&mut self, key: &str, finding: impl FnOnce(String) -> Diagnostic) {
        let path = self.field_path(key);
        self.reader.report(finding(path));
    }

    fn read_text_map(&mut self, key: &str, value: Option<&Value>) -> Vec<(String, String)> {
        let Some(value) = value else { return Vec::new() };
        let path = self.field_path(key);
        let Some(object) = value.as_object() else {
            self.reader.report_wrong_kind(path, "an object in { }, with a text for each stage");
            return Vec::new();
        };
        if object.len() > MAX_ITEMS {
            self.reader.report(too_many(path.clone()));
        }
        let mut text =
            |key: &str, value| self.reader.read_text(value, || member_path(&path, key), sanitize);
        object
            .iter()
            .take(MAX_ITEMS)
            .map(|(key, value)| (sanitize_line(key), text(key, value)))
            .collect()
    }

    /// Skips a field that is used elsewhere.
    pub(crate) fn ignore(&mut self, key: &'static str) {
        self.known_keys.push(key);
    }

    /// The fields that nobody asked for, with a warning for a name that is nearly that of a known
    /// field.
    pub(crate) fn into_unknown_fields(self) -> UnknownFields {
        let Some(object) = self.object else { return UnknownFields::new() };
        let unknown: Vec<_> =
            object.iter().filter(|(key, _)| !self.known_keys.contains(&key.as_str())).collect();
        // whoever has that many fields of their own knows their names
        for (key, _) in unknown.iter().take(100) {
            if let Some(meant) = similar_field(key, &self.known_keys) {
                let path = member_path(&self.path, key);
                let says = format!("This field is not known; did you mean \"{meant}\"?");
                self.reader.report(Diagnostic::warning(
                    "unknown-field",
                    path,
                    says,
                    "Rename it, or leave it: it is kept.",
                ));
            } else {
                self.reader.kept.count(key, || member_path(&self.path, key));
            }
        }
        unknown.into_iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }
}
