//! Misplaced files: put in the wrong folder, copied beside the real one by a sync program, or
//! foreign. Each is identified by its content; its name only words the message.

use std::path::{Path, PathBuf};

use super::file_tree::FileTree;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{Slug, is_slug};
use crate::store::format::{self, network, read_format, share_log};
use crate::store::library::Library;
use crate::store::library::network_parts::JOINED_INTO_FILE;
use crate::store::library::share_log::is_share_log_copy;
use crate::store::{error_diagnostic, json, list_dir, read_file};

/// The findings about every `*.json` that no other part of the store reads.
pub(crate) fn find_misplaced(library: &Library, tree: &FileTree) -> Vec<Diagnostic> {
    let mut files: Vec<&PathBuf> =
        tree.files.iter().filter(|path| list_dir::is_json(path)).collect();
    files.sort();
    let found = files.into_iter().filter_map(|path| {
        let place = classify_path(library.layout.root(), path);
        let finding = match place {
            FilePlace::Managed => None,
            FilePlace::Expected(name) => check_format(path, name),
            FilePlace::ShareLog => check_share_log(path),
            FilePlace::ShareLogCopy => Some(share_log_copy(path)),
            FilePlace::Misplaced => Some(diagnose_misplaced(library, path)),
        };
        finding.map(|finding| finding.in_file(library.layout.relative_path(path)))
    });
    found.collect()
}

enum FilePlace {
    /// Read and checked elsewhere.
    Managed,
    /// Not read yet, but in its place if it has this format.
    Expected(&'static str),
    ShareLog,
    /// Another log beside `shares.json`, as a sync program leaves one.
    ShareLogCopy,
    /// Nothing is read here.
    Misplaced,
}

fn classify_path(root: &Path, path: &Path) -> FilePlace {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.iter().filter_map(std::ffi::OsStr::to_str).collect();
    match parts.as_slice() {
        ["library.json"] | ["matrices", _] => FilePlace::Managed,
        ["shares.json"] | ["shares", _] => FilePlace::ShareLog,
        ["asked.json"] => FilePlace::Expected(format::ASKED),
        ["imports", _] => FilePlace::Expected(format::IMPORT_RECORD),
        [name] if is_share_log_copy(name) => FilePlace::ShareLogCopy,
        ["networks", slug, "network.json"] if is_slug(slug) => FilePlace::Managed,
        ["networks", slug, "plan.json"] if is_slug(slug) => {
            FilePlace::Expected("pcn-workbook.plan")
        }
        ["networks", slug, "drafts" | "snapshots", _] if is_slug(slug) => FilePlace::Managed,
        ["networks", slug, file] if is_slug(slug) && *file == JOINED_INTO_FILE => {
            FilePlace::Managed
        }
        // what a network had that was joined to this one, as it was
        ["networks", slug, "joined", ..] if is_slug(slug) => FilePlace::Managed,
        _ => FilePlace::Misplaced,
    }
}

fn check_format(path: &Path, name: &str) -> Option<Diagnostic> {
    match read_format_name(path) {
        Ok(format) if format == name => None,
        Ok(_) => Some(Diagnostic::error(
            "wrong-format",
            "format",
            "This file is not what its name says.",
            "Bring the right file back from a backup or the sync program's history.",
        )),
        Err(finding) => Some(finding),
    }
}

fn check_share_log(path: &Path) -> Option<Diagnostic> {
    match read_file::read(path) {
        Ok(bytes) => share_log::read(&bytes).err(),
        Err(error) => Some(error_diagnostic::from_error(error, String::new())),
    }
}

/// The log of another device, set aside by a sync program. Its lines are shown with the others.
fn share_log_copy(path: &Path) -> Diagnostic {
    if let Some(finding) = check_share_log(path) {
        return finding;
    }
    let kind = error_diagnostic::describe_copy(path);
    Diagnostic::warning(
        "copy-differs",
        "",
        format!(
            "This is {kind} of shares.json, the private log of shares. What stands only in it is shown with the others."
        ),
        "Nothing has to be done; keep it.",
    )
}

fn diagnose_misplaced(library: &Library, path: &Path) -> Diagnostic {
    match read_format_name(path) {
        Ok(format) if format == format::NETWORK => {
            network_copy(library, path).unwrap_or_else(|| misplaced(&format))
        }
        Ok(format) => misplaced(&format),
        Err(finding) if finding.code == "unreadable" || finding.code == format::NEWER_FORMAT => {
            finding
        }
        Err(_) => Diagnostic::warning(
            "foreign",
            "",
            "This is not a file of the workbook; it is left alone.",
            "Nothing has to be done. It may stand elsewhere just as well.",
        ),
    }
}

/// A workbook file where none is read. Its answers or its matrix are shown nowhere.
fn misplaced(format: &str) -> Diagnostic {
    let (what, is_work) = match format {
        format::NETWORK => ("a network", true),
        format::SNAPSHOT => ("a snapshot", true),
        format::DRAFT => ("a draft", true),
        format::MATRIX => ("a matrix", true),
        format::SHARE => ("a share", true),
        format::LIBRARY => ("the mark of a library", false),
        _ => ("a workbook file", false),
    };
    let says = format!("This is {what}, in a folder where none is looked for.");
    let remedy = "Move it to where it belongs, bring it in with import, or remove it yourself.";
    if is_work {
        Diagnostic::error("misplaced", "", says, remedy)
    } else {
        Diagnostic::warning("misplaced", "", says, remedy)
    }
}

/// A second version of `network.json` beside the one in use.
fn network_copy(library: &Library, path: &Path) -> Option<Diagnostic> {
    let slug = Slug::from(list_dir::file_name(path.parent()?));
    let own = read_file::read(&library.layout.network_file(&slug).ok()?).ok()?;
    let bytes = read_file::read(path).ok()?;
    let (network, other) = (network::read(&own).ok()?, network::read(&bytes).ok()?);
    let kind = error_diagnostic::describe_copy(path);
    if own == bytes {
        let says = format!("This is {kind} of network.json, the same as it; it is passed over.");
        return Some(Diagnostic::warning(
            "same-again",
            "",
            says,
            "Nothing has to be done. You may remove the copy yourself.",
        ));
    }
    (network.id == other.id).then(|| {
        let says = format!("This is {kind} of network.json, with other content. The one called network.json is used.");
        Diagnostic::warning("copy-differs", "", says, "Compare the two, put what is missing into the network, then remove this one.")
    })
}

fn read_format_name(path: &Path) -> Result<String, Diagnostic> {
    let bytes = read_file::read(path)
        .map_err(|error| error_diagnostic::from_error(error, String::new()))?;
    let value = json::parse(&bytes)?;
    read_format(&value).map(|format| format.name)
}
