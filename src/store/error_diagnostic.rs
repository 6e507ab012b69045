//! Turns errors into diagnostics for the list of problems: the same words, with the path inside the
//! library and a stable code.

use std::path::Path;

use super::error::{ErrorKind, StoreError};
use super::format::NEWER_FORMAT;
use super::layout::Layout;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{MatrixId, is_slug};

/// The code of what can't be read at all.
pub(crate) const UNREADABLE: &str = "unreadable";

pub(crate) fn from_error(error: StoreError, file: String) -> Diagnostic {
    let code = match error.kind {
        ErrorKind::Missing => "missing",
        ErrorKind::NewerFormat => NEWER_FORMAT,
        _ => UNREADABLE,
    };
    Diagnostic::error(code, error.path, error.message, error.remedy)
        .on_line(error.line)
        .in_file(file)
}

pub(crate) fn from_library_error(error: StoreError, layout: &Layout) -> Diagnostic {
    let file = error.file.as_deref().map(|file| layout.relative_path(file)).unwrap_or_default();
    from_error(error, file)
}

/// A matrix's id, safe to show: the one in a file could be anything.
pub(crate) fn display_id(id: &MatrixId) -> &str {
    if is_slug(id.as_str()) { id.as_str() } else { "with an odd name" }
}

/// What a copy beside the real file most likely is, by its name. The name only words the message: a
/// file is identified by its content.
pub(crate) fn describe_copy(path: &Path) -> &'static str {
    let name = super::list_dir::file_name(path).to_lowercase();
    let by_sync = [
        ".sync-conflict-", "conflicted copy", "case conflict", "white space conflict",
        "[conflicted]",
    ];
    if by_sync.iter().any(|pattern| name.contains(pattern)) {
        return "a copy that a sync program kept because two devices changed the file";
    }
    let stem = name.strip_suffix(".json").unwrap_or(&name);
    let counted = |open: &str, close: &str| {
        stem.rsplit_once(open).and_then(|(_, rest)| rest.strip_suffix(close)).is_some_and(
            |number| {
                !number.is_empty()
                    && number.len() <= 2
                    && number.bytes().all(|byte| byte.is_ascii_digit())
            },
        )
    };
    if counted(" (", ")")
        || counted(" ", "")
        || stem.ends_with(" - copy")
        || stem.starts_with("copy of ")
    {
        return "a copy that a person or a file manager made";
    }
    "a copy under another name"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_only_word_the_message() {
        for (name, word) in [
            ("x.sync-conflict-20261121-203000-ABCDEFG.json", "sync program"),
            ("x (Anna's conflicted copy 2026-11-21).json", "sync program"),
            ("x (1).json", "person"),
            ("x 2.json", "person"),
            ("x - Copy.json", "person"),
            ("x-LAPTOP7.json", "another name"),
        ] {
            assert!(describe_copy(Path::new(name)).contains(word), "{name}");
        }
    }
}
