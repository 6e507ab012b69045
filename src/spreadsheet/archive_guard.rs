//! Guards against a zip bomb: an .xlsx file is a zip archive, and this decompresses it within bounds.
//! Only the parts that hold text are packed again, uncompressed, for the reader: what that sees was
//! counted, whatever the file claims of itself.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::detect::reject_other_archives;
use super::{limit_error, read_error};
use crate::maturity::diagnostic::Diagnostic;

/// The most parts that a file may have.
const MAX_ZIP_ENTRIES: usize = 1_000;

/// The most that the parts that are read may hold, decompressed and together, in bytes.
const MAX_DECOMPRESSED_BYTES: u64 = 12 * 1024 * 1024;

/// Styles tell dates from numbers. Beyond this they are left out, and dates show as numbers.
const MAX_STYLES_BYTES: u64 = 512 * 1024;

/// The most that the styles of all cells may take, in bytes: each repeats the name of its font and
/// its number format.
const MAX_CELL_STYLES_BYTES: usize = 8 * 1024 * 1024;

/// The parts of a workbook that are read.
#[derive(Default)]
pub(crate) struct ArchiveParts {
    /// The parts, as a new archive.
    pub(crate) bytes: Vec<u8>,
    /// The size of the largest sheet, decompressed.
    pub(crate) largest_sheet: usize,
    /// Whether cells may be merged anywhere.
    pub(crate) has_merges: bool,
    /// What a person should know.
    pub(crate) notes: Vec<String>,
}

/// Decompresses a file and keeps what is read of it.
pub(crate) fn decompress(bytes: &[u8]) -> Result<ArchiveParts, Box<Diagnostic>> {
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
    reject_other_archives(&names, &read_mimetype(&mut archive))?;
    let mut parts = ArchiveParts::default();
    if names.iter().any(|name| name.contains("externalLinks/")) {
        let note = "The file points to other files. Nothing was fetched from them.";
        parts.notes.push(note.to_owned());
    }
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut total, mut seen) = (0, BTreeSet::new());
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| zip_error(&error))?;
        let Ok(name) = part.name().map(std::borrow::Cow::into_owned) else { continue };
        let is_styles = name.ends_with("styles.xml");
        let is_too_large = is_styles && part.size() > MAX_STYLES_BYTES;
        if !is_needed_part(&name) || is_too_large || !seen.insert(name.to_lowercase()) {
            continue;
        }
        let most = if is_styles { MAX_STYLES_BYTES } else { u64::MAX };
        let mut content = read_within(&mut part, most.min(MAX_DECOMPRESSED_BYTES - total))?;
        total += content.len() as u64;
        if name.contains("worksheets/") {
            parts.largest_sheet = parts.largest_sheet.max(content.len());
            parts.has_merges |= content.windows(9).any(|window| window == b"mergeCell");
        }
        if is_styles && cell_styles_size(&content) > MAX_CELL_STYLES_BYTES {
            continue;
        }
        disarm_size_hints(&name, &mut content);
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        out.start_file(name.as_str(), options)
            .and_then(|()| out.write_all(&content).map_err(ZipError::from))
            .map_err(|_| damaged_error())?;
    }
    parts.bytes = out.finish().map_err(|_| damaged_error())?.into_inner();
    Ok(parts)
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

/// Whether a part holds text of the sheets, or says where it is.
fn is_needed_part(name: &str) -> bool {
    const SKIPPED_PARTS: [&str; 12] = [
        "theme/", "drawings/", "charts/", "externallinks/", "media/", "pivot", "comments",
        "docprops/", "customxml/", "calcchain", "worksheets/_rels/", "tables/",
    ];
    let name = name.to_lowercase();
    [".xml", ".rels"].iter().any(|ending| name.ends_with(ending))
        && !SKIPPED_PARTS.iter().any(|left| name.contains(left))
}

/// How much the styles of all cells could take once each has its own copy of the longest text there
/// is.
fn cell_styles_size(styles: &[u8]) -> usize {
    let forms = styles.windows(3).filter(|window| *window == b"<xf").count();
    let longest =
        styles.split(|byte| matches!(byte, b'"' | b'\'')).map(<[u8]>::len).max().unwrap_or(0);
    forms.saturating_mul(longest)
}

/// Makes the numbers unreadable by which a file says how much is to come: the reader would reserve
/// memory for as much.
fn disarm_size_hints(name: &str, content: &mut [u8]) {
    let (word, other, until): (&[u8], &[u8], &[u8]) =
        if name.ends_with("haredStrings.xml") || name.ends_with("haredstrings.xml") {
            (b"uniqueCount", b"ignoreCount", b"<si")
        } else if name.contains("worksheets/") {
            (b"dimension", b"ignoredim", b"sheetData")
        } else {
            return;
        };
    let end =
        content.windows(until.len()).position(|window| window == until).unwrap_or(content.len());
    let mut at = 0;
    while let Some(found) = content[at..end].windows(word.len()).position(|window| window == word) {
        content[at + found..at + found + word.len()].copy_from_slice(other);
        at += found + word.len();
    }
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
