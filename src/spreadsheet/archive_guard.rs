//! Guards against a zip bomb: an .xlsx or .ods file is a zip archive, and this decompresses it within bounds.
//! Only the parts that hold text are kept for the reader: what that sees was counted, whatever the
//! file claims of itself.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use encoding_rs::UTF_8;
use zip::ZipArchive;
use zip::result::ZipError;

use super::detect::reject_other_archives;
use super::{limit_error, read_error};
use crate::maturity::diagnostic::Diagnostic;

/// The most parts that a file may have.
const MAX_ZIP_ENTRIES: usize = 1_000;

/// The most that the parts that are read may hold, decompressed and together, in bytes.
const MAX_DECOMPRESSED_BYTES: u64 = 12 * 1024 * 1024;

/// The part that says when an .xlsx file was saved.
pub(crate) const PROPERTIES_PART: &str = "docprops/core.xml";
/// The same of an .ods file.
pub(crate) const ODS_PROPERTIES_PART: &str = "meta.xml";

/// The parts of a workbook that are read, as text.
#[derive(Default)]
pub(crate) struct ArchiveParts {
    parts: BTreeMap<String, String>,
    /// What a person should know.
    pub(crate) notes: Vec<String>,
}

impl ArchiveParts {
    /// The part of this path; some programs write it in other letters than they name it by.
    pub(crate) fn part(&self, path: &str) -> Option<&str> {
        self.parts.get(&path_key(path)).map(String::as_str)
    }

    /// The path of the first part with this ending.
    pub(crate) fn find_path(&self, ending: &str) -> Option<String> {
        self.parts.keys().find(|path| path.ends_with(ending)).cloned()
    }
}

fn path_key(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Decompresses a file and keeps what is read of it.
pub(crate) fn decompress(bytes: &[u8]) -> Result<ArchiveParts, Box<Diagnostic>> {
    decompress_kind(bytes, reject_other_archives)
}

/// The same of an OpenDocument spreadsheet, of which only a form is read.
pub(crate) fn decompress_ods(bytes: &[u8]) -> Result<ArchiveParts, Box<Diagnostic>> {
    decompress_kind(bytes, |_, _| Ok(()))
}

fn decompress_kind(
    bytes: &[u8],
    check: impl Fn(&[String], &str) -> Result<(), Box<Diagnostic>>,
) -> Result<ArchiveParts, Box<Diagnostic>> {
    // counted before anything is made of them: the list of parts itself may be the attack
    let parts = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
    if parts > MAX_ZIP_ENTRIES {
        return Err(limit_error(
            "too-many-parts",
            "This file has far more parts than a spreadsheet has.",
        ));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged_error())?;
    let names: Vec<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    check(&names, &read_mimetype(&mut archive))?;
    let mut parts = ArchiveParts::default();
    if names.iter().any(|name| name.contains("externalLinks/")) {
        let note = "The file points to other files. Nothing was fetched from them.";
        parts.notes.push(note.to_owned());
    }
    let mut total = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| zip_error(&error))?;
        let Ok(name) = part.name().map(|name| path_key(&name)) else { continue };
        if !is_needed_part(&name) || parts.parts.contains_key(&name) {
            continue;
        }
        let content = read_within(&mut part, MAX_DECOMPRESSED_BYTES - total)?;
        total += content.len() as u64;
        parts.parts.insert(name, decode_part(content));
    }
    Ok(parts)
}

/// The text of a part: UTF-8, or what its byte order mark says.
fn decode_part(content: Vec<u8>) -> String {
    match encoding_rs::Encoding::for_bom(&content) {
        Some((encoding, mark)) if encoding != UTF_8 => {
            encoding.decode_without_bom_handling(&content[mark..]).0.into_owned()
        }
        Some((_, mark)) => String::from_utf8_lossy(&content[mark..]).into_owned(),
        None => String::from_utf8(content)
            .unwrap_or_else(|bad| String::from_utf8_lossy(bad.as_bytes()).into_owned()),
    }
}

/// The content of a part, which may be no larger than `most` bytes.
fn read_within(part: &mut impl Read, most: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut content = Vec::new();
    part.by_ref().take(most + 1).read_to_end(&mut content).map_err(|_| damaged_error())?;
    if content.len() as u64 > most {
        let says = "Unpacked, this file is far larger than any maturity matrix.";
        return Err(limit_error("too-large", says));
    }
    Ok(content)
}

/// The start of the part in which other programs name their kind of file.
fn read_mimetype(archive: &mut ZipArchive<Cursor<&[u8]>>) -> String {
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        let _ = part.take(100).read_to_string(&mut kind);
    }
    kind
}

/// Whether a part holds text of the sheets, or says where it is; by its name in small letters.
fn is_needed_part(name: &str) -> bool {
    const SKIPPED_PARTS: [&str; 10] = [
        "theme/", "drawings/", "charts/", "externallinks/", "media/", "pivot", "docprops/",
        "customxml/", "calcchain", "tables/",
    ];
    if name == PROPERTIES_PART {
        return true;
    }
    [".xml", ".rels"].iter().any(|ending| name.ends_with(ending))
        && !SKIPPED_PARTS.iter().any(|left| name.contains(left))
}

fn zip_error(error: &ZipError) -> Box<Diagnostic> {
    match error {
        ZipError::UnsupportedArchive(why) if why.contains("assword") => read_error(
            "locked",
            "This file is locked with a password, so nothing in it can be read.",
            "Save it without a password.",
        ),
        _ => damaged_error(),
    }
}

/// A file whose parts can't be read.
pub(crate) fn damaged_error() -> Box<Diagnostic> {
    let says = "This spreadsheet is damaged: its parts can't be taken apart. It may not have been copied to its end.";
    read_error(
        "damaged",
        says,
        "Open it in Excel, which may mend it, and save it as a new file; or fetch it once more.",
    )
}
