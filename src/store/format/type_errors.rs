//! Type errors in JSON: the path, what is there, and what is expected. The words of serde hold
//! pieces of the file, so only the part that comes from the program is used.

use crate::maturity::diagnostic::Diagnostic;

use crate::store::json::{element_path, member_path};

/// What is expected, by the words of serde.
const EXPECTED: [(&str, &str); 12] = [
    ("a string", "text in quotation marks"),
    ("str", "text in quotation marks"),
    ("u32", "a whole number, 0 or more"),
    ("u64", "a whole number, 0 or more"),
    ("a boolean", "true or false"),
    ("a sequence", "a list in [ ]"),
    ("a map", "an object in { }"),
    ("struct", "an object in { }"),
    ("a formatted UUID", "an id such as 01920000-0000-7000-8000-000000000000"),
    ("a date", "a day such as 2026-11-21"),
    ("a timestamp", "a moment such as 2026-11-21T20:30:00Z"),
    ("path string", "text in quotation marks"),
];

pub(crate) fn to_diagnostic(error: &serde_path_to_error::Error<serde_json::Error>) -> Diagnostic {
    let path = path_of(error.path());
    let words = error.inner().to_string();
    if let Some(field) =
        words.strip_prefix("missing field `").and_then(|rest| rest.split('`').next())
    {
        let says = format!("The field \"{field}\" is missing.");
        return Diagnostic::error(
            "missing-field",
            member_path(&path, field),
            says,
            "Add it, or fetch the file again.",
        );
    }
    let should = expected_type(&words, &path);
    let code = if words.starts_with("unknown variant") { "unknown-word" } else { "wrong-kind" };
    let says = format!("This should be {should}.");
    Diagnostic::error(
        code,
        path,
        says,
        "Mend this place in a text editor, or fetch the file again.",
    )
}

/// For an error that did not occur a second time.
pub(crate) fn unknown_type_error() -> Diagnostic {
    Diagnostic::error(
        "wrong-kind",
        "",
        "This file could not be understood.",
        "Bring it back from a backup, or ask for it again where it came from.",
    )
}

/// What is expected. Only the end of the words is used, and only where it comes from the program.
fn expected_type(words: &str, path: &str) -> String {
    let is_ours = ["invalid type", "invalid value", "invalid length", "unknown variant"]
        .iter()
        .any(|start| words.starts_with(start));
    if let Some((_, expected)) = words.rsplit_once(", expected ").filter(|_| is_ours) {
        let known = EXPECTED.iter().find(|(theirs, _)| expected.starts_with(theirs));
        let one_of = || expected.replace('`', "").replace("one of ", "one of: ");
        return known.map_or_else(one_of, |(_, ours)| (*ours).to_owned());
    }
    expected_by_field_name(path).to_owned()
}

/// What a field of this name holds, where it is text of the wrong form.
fn expected_by_field_name(path: &str) -> &'static str {
    let field = path.rsplit('.').next().unwrap_or(path);
    match field {
        "taken_on" | "review_on" | "dated" | "good_until" | "made_on" => "a day such as 2026-11-21",
        "saved_at" | "kept_at" | "made_at" => "a moment such as 2026-11-21T20:30:00Z",
        _ => "an id such as 01920000-0000-7000-8000-000000000000",
    }
}

fn path_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold(String::new(), |path, segment| match segment {
        Segment::Seq { index } => element_path(&path, *index),
        Segment::Map { key } => member_path(&path, key),
        Segment::Enum { .. } | Segment::Unknown => path,
    })
}
