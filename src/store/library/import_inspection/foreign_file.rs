//! What is said of a file that is none of ours, or holds nothing to bring in: told by its beginning and
//! the ending of its name, with what to do instead.

use std::path::Path;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::share::{NOT_A_SHARE, NOTHING_IN_IT};
use crate::store::format;

/// What is none of ours, told by the ending of its name what it is and what to do with it.
pub(crate) fn foreign_file_at(path: &Path, is_empty: bool) -> Diagnostic {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let (code, says, remedy) = match ending.as_str() {
        // a return that was not copied to its end is not passed over
        "json" if is_empty => (
            "empty",
            "This file is empty.",
            "If it should be a return, it did not come whole: fetch it again, or ask for it again.",
        ),
        "xlsx" | "xlsm" | "xls" | "ods" | "csv" => return spreadsheet_file(),
        "zip" | "7z" | "rar" => (
            "packed",
            "This is a packed folder, and what is in it can't be seen from here.",
            "Unpack it first, then bring in the folder that comes out of it.",
        ),
        "eml" | "msg" => (
            "mail",
            "This is a mail, and what is attached to it can't be seen from here.",
            "Open the mail, save what is attached to it, and bring that in.",
        ),
        "txt" | "md" | "rtf" | "doc" | "docx" | "odt" | "pdf" | "htm" | "html" => {
            (NOT_A_SHARE, "This is a document to read, and no share.", NOTHING_TO_DO)
        }
        "png" | "jpg" | "jpeg" | "gif" | "heic" => {
            (NOT_A_SHARE, "This is a picture, and no share.", NOTHING_TO_DO)
        }
        _ => return foreign_file(),
    };
    Diagnostic::error(code, "", says, remedy)
}

pub(crate) fn spreadsheet_file() -> Diagnostic {
    Diagnostic::error(
        "spreadsheet",
        "",
        "This is a spreadsheet, and neither a share nor a form.",
        "Ask for the file that Share writes. If it holds a matrix, Enter makes one of it.",
    )
}

pub(crate) fn has_archive_mark(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PK\x03\x04")
}

pub(crate) fn is_spreadsheet_name(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ["xlsx", "xlsm", "ods"].contains(&ending.as_str())
}

/// What to do about a file that is nothing to the workbook.
const NOTHING_TO_DO: &str = "Nothing has to be done, unless you expected one: then ask the sender for the file that Share wrote.";

pub(crate) fn foreign_file() -> Diagnostic {
    Diagnostic::error(
        NOT_A_SHARE,
        "",
        "This is not a share, nor any other file of the workbook.",
        NOTHING_TO_DO,
    )
}

pub(crate) fn too_big() -> Diagnostic {
    Diagnostic::error(
        "too-big",
        "",
        "This file is larger than 8 MiB, the most that is read of anything but a share.",
        "Check that it is the right file.",
    )
}

/// The finding for a workbook file with nothing in it to import.
pub(crate) fn nothing_to_import(kind: &str) -> Diagnostic {
    let says = match kind {
        format::DRAFT => {
            "This is a walk that is still being worked on, and only saved snapshots can be brought in."
        }
        format::NETWORK => "This is what is known of a network; snapshots bring that with them.",
        _ => "This is a file of a workbook, but there is no snapshot in it.",
    };
    Diagnostic::error(
        NOTHING_IN_IT,
        "format",
        says,
        "Ask for the share, or for the folder of snapshots.",
    )
}
