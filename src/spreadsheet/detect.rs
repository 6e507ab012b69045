//! What a file is, by its first bytes: what people name .xlsx or .csv is often something else, and
//! each deserves its own advice.

use super::encoding::{self, DecodedText};
use super::read_error;
use crate::maturity::diagnostic::Diagnostic;

/// What a file is.
pub(crate) enum FileKind {
    /// A packed file, as .xlsx is one.
    Zip,
    /// Text, as .csv is.
    Text(DecodedText),
}

/// What to do with what some other program wrote.
const SAVE_AS: &str = "Open it in the program it was made with, choose Save As, and save it as .xlsx or .csv. Bring that in.";

/// First bytes of files that people take for spreadsheets.
const MAGIC_BYTES: [(&[u8], &str, &str); 9] = [
    (
        b"%PDF",
        "a-pdf",
        "This is a PDF, which is a picture of a page: rows and columns can't be read from it.",
    ),
    (b"\x89PNG", "a-picture", "This is a picture."),
    (b"\xff\xd8\xff", "a-picture", "This is a picture."),
    (b"GIF8", "a-picture", "This is a picture."),
    (b"{\\rtf", "a-letter", "This is a text document (RTF), not a spreadsheet."),
    (b"\x1f\x8b", "an-archive", "This is a packed archive, not a spreadsheet."),
    (b"7z\xbc\xaf", "an-archive", "This is a packed archive, not a spreadsheet."),
    (b"Rar!", "an-archive", "This is a packed archive, not a spreadsheet."),
    (b"SQLite", "a-database", "This is a database, not a spreadsheet."),
];

/// Tells what a file is.
pub(crate) fn detect(bytes: &[u8]) -> Result<FileKind, Box<Diagnostic>> {
    if bytes.is_empty() {
        return Err(read_error(
            "empty-file",
            "This file is empty.",
            "Save the spreadsheet once more, and look that the file has a size.",
        ));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        let says = "This file holds nothing but zeros: it was not saved to its end, or not fetched from the cloud.";
        return Err(read_error(
            "zeros",
            says,
            "Open it where it was made, save it once more, and bring that in.",
        ));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound_file_error(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(FileKind::Zip);
    }
    if let Some((_, code, says)) = MAGIC_BYTES.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(read_error(code, *says, SAVE_AS));
    }
    let Some(text) = encoding::decode(bytes) else {
        return Err(read_error("not-text", "This is neither an .xlsx file nor text.", SAVE_AS));
    };
    reject_markup(&text.text)?;
    Ok(FileKind::Text(text))
}

/// The form in which old Office programs save, and new ones with a password.
fn compound_file_error(bytes: &[u8]) -> Box<Diagnostic> {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if names("EncryptedPackage") {
        let remedy = "Open it with its password, choose File, Info, and take the password away. Save it and bring it in.";
        return read_error(
            "password",
            "This spreadsheet is locked with a password, so nothing in it can be read.",
            remedy,
        );
    }
    if names("WordDocument") {
        let remedy = "Copy the table from Word into an empty spreadsheet, and save that as .xlsx.";
        return read_error(
            "old-word",
            "This is an old Word document (.doc), not a spreadsheet.",
            remedy,
        );
    }
    read_error(
        "old-excel",
        "This is a spreadsheet in the old form (.xls), which is not read here.",
        SAVE_AS,
    )
}

/// Text that is a file of another kind.
fn reject_markup(text: &str) -> Result<(), Box<Diagnostic>> {
    let start: String = text.trim_start().chars().take(600).collect::<String>().to_lowercase();
    if start.starts_with("<?xml") && start.contains("office:spreadsheet") {
        return Err(read_error(
            "old-xml",
            "This is a spreadsheet saved as XML (2003), which is not read here.",
            SAVE_AS,
        ));
    }
    if start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<table")
    {
        return Err(read_error(
            "a-web-page",
            "This is a web page, though it may be named as a spreadsheet.",
            SAVE_AS,
        ));
    }
    if start.starts_with("<?xml") || start.starts_with("<svg") {
        return Err(read_error("other-xml", "This is an XML file, not a spreadsheet.", SAVE_AS));
    }
    if start.starts_with('{') && start.contains("pcn-workbook.") {
        let remedy = "Use it as it is: put it into the folder matrices, or use the command: pcn-workbook matrix add FILE";
        return Err(read_error(
            "already-ours",
            "This is a file of this workbook already, not a spreadsheet.",
            remedy,
        ));
    }
    if start.starts_with('{') && start.contains("\":") {
        return Err(read_error(
            "json",
            "This is a JSON file, not a spreadsheet.",
            "Choose the .xlsx or .csv file.",
        ));
    }
    Ok(())
}
