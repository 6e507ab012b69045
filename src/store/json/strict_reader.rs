//! The strict JSON parser: every key, text and number is checked, even in fields that the program
//! does not know.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::{element_path, member_path};
use crate::maturity::diagnostic::Diagnostic;

/// Parses one value and nothing after it.
pub(crate) fn parse(text: &str) -> Result<Value, Diagnostic> {
    let mut trail = ErrorPath::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = AnyValue(&mut trail)
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| trail.to_diagnostic(&error))
}

/// Where parsing stopped. Filled only on the way out of an error, so that good files cost nothing
/// more.
#[derive(Default)]
struct ErrorPath {
    steps: Vec<PathStep>,
    is_duplicate_key: bool,
}

enum PathStep {
    Member(String),
    Element(usize),
}

impl ErrorPath {
    fn to_diagnostic(&self, error: &serde_json::Error) -> Diagnostic {
        let path = self.steps.iter().rev().fold(String::new(), |path, step| match step {
            PathStep::Member(key) => member_path(&path, key),
            PathStep::Element(index) => element_path(&path, *index),
        });
        let (code, says, remedy) = if self.is_duplicate_key {
            ("duplicate-key", "This key stands twice in the same object", "Keep one of the two.")
        } else {
            explain_syntax_error(error)
        };
        let line = Some(error.line()).filter(|&line| line > 0);
        let column = match error.column() {
            column if line.is_some() && !error.is_eof() => format!(", at column {column}"),
            _ => String::new(),
        };
        Diagnostic::error(code, path, format!("{says}{column}."), remedy).on_line(line)
    }
}

pub(crate) fn malformed(error: &serde_json::Error) -> Diagnostic {
    ErrorPath::default().to_diagnostic(error)
}

/// The words of serde_json, and the code, message and remedy for each.
const SYNTAX_ERRORS: [(&str, &str, &str, &str); 11] = [
    (
        "trailing characters",
        "trailing-text",
        "There is more text after the end of the value",
        "Remove what stands after the last bracket.",
    ),
    (
        "surrogate",
        "broken-character",
        "A text holds half of a character",
        "Write the text of this place again.",
    ),
    (
        "hex escape",
        "broken-character",
        "A text holds half of a character",
        "Write the text of this place again.",
    ),
    (
        "number out of range",
        "number-too-big",
        "A number here is too big to be kept",
        "Write a smaller whole number.",
    ),
    (
        "control character",
        "not-json",
        "A text is not closed, or holds a line break or tab as such",
        "Close the text, or write \\n for a line break.",
    ),
    ("trailing comma", "not-json", "There is a comma after the last entry", "Remove the comma."),
    (
        "key must be a string",
        "not-json",
        "A key has no quotation marks around it",
        "Put the key in double quotation marks.",
    ),
    (
        "expected `:`",
        "not-json",
        "A colon is missing after a key",
        "Put a colon between the key and its value.",
    ),
    (
        "expected `,`",
        "not-json",
        "A comma or a closing bracket is missing",
        "Look at the end of the line before this one.",
    ),
    (
        "invalid escape",
        "not-json",
        "A backslash stands before a letter that means nothing",
        "Write \\\\ for a backslash.",
    ),
    (
        "invalid number",
        "not-json",
        "A number here is not well written",
        "Write a whole number, such as 12.",
    ),
];

/// What a syntax error means, by the words of serde_json, which never hold any of the file's.
fn explain_syntax_error(error: &serde_json::Error) -> (&'static str, &'static str, &'static str) {
    const MEND: &str = "Mend this place in a text editor, or fetch the file again.";
    if error.is_eof() {
        return (
            "cut-off",
            "The file is cut off: it ends too early",
            "Bring it back from a backup, or ask for it again where it came from.",
        );
    }
    let words = error.to_string();
    let known = SYNTAX_ERRORS.iter().find(|(part, ..)| words.contains(part));
    known.map_or(("not-json", "This is not well-formed JSON", MEND), |&(_, code, says, remedy)| {
        (code, says, remedy)
    })
}

struct AnyValue<'t>(&'t mut ErrorPath);

impl<'de> DeserializeSeed<'de> for AnyValue<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, is: bool) -> Result<Value, E> {
        Ok(Value::Bool(is))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Value, E> {
        Number::from_f64(number).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        loop {
            match from.next_element_seed(AnyValue(self.0)) {
                Ok(Some(value)) => elements.push(value),
                Ok(None) => return Ok(Value::Array(elements)),
                Err(error) => {
                    self.0.steps.push(PathStep::Element(elements.len()));
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(key) = from.next_key::<String>()? {
            if members.contains_key(&key) {
                self.0.is_duplicate_key = true;
                self.0.steps.push(PathStep::Member(key));
                return Err(A::Error::custom("a key stands twice"));
            }
            match from.next_value_seed(AnyValue(self.0)) {
                Ok(value) => members.insert(key, value),
                Err(error) => {
                    self.0.steps.push(PathStep::Member(key));
                    return Err(error);
                }
            };
        }
        Ok(Value::Object(members))
    }
}
