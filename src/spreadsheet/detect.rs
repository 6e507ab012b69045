//! Detects what kind of file it is, by its first bytes or by the parts of an archive: what people
//! name .xlsx or .csv is often something else, and each deserves its own advice.

use super::encoding::{self, DecodedText};
use super::read_error;
use crate::maturity::diagnostic::Diagnostic;

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

/// Whether it is a zip archive, as .xlsx is.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The text of a file, as .csv is; a finding says which other kind of file it is.
pub(crate) fn decode_text(bytes: &[u8]) -> Result<DecodedText, Box<Diagnostic>> {
    if bytes.is_empty() {
        return Err(read_error(
            "empty-file",
            "This file is empty.",
            "Save the spreadsheet once more, and look that the file has a size.",
        ));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        let says = "This file holds nothing but zeros: it was not saved to its end, or not fetched from the cloud.";
        let remedy = "Open it where it was made, save it once more, and bring that in.";
        return Err(read_error("zeros", says, remedy));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound_file_error(bytes));
    }
    if let Some((_, code, says)) = MAGIC_BYTES.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(read_error(code, *says, SAVE_AS));
    }
    let Some(text) = encoding::decode(bytes) else {
        return Err(read_error("not-text", "This is neither an .xlsx file nor text.", SAVE_AS));
    };
    reject_markup(&text.text)?;
    Ok(text)
}

/// The form in which old Office programs save, and new ones with a password.
fn compound_file_error(bytes: &[u8]) -> Box<Diagnostic> {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    let (code, says, remedy) = if names("EncryptedPackage") {
        (
            "password",
            "This spreadsheet is locked with a password, so nothing in it can be read.",
            "Open it with its password, choose File, Info, and take the password away. Save it and bring it in.",
        )
    } else if names("WordDocument") {
        (
            "old-word",
            "This is an old Word document (.doc), not a spreadsheet.",
            "Copy the table from Word into an empty spreadsheet, and save that as .xlsx.",
        )
    } else {
        (
            "old-excel",
            "This is a spreadsheet in the old form (.xls), which is not read here.",
            SAVE_AS,
        )
    };
    read_error(code, says, remedy)
}

/// Text that is a file of another kind.
fn reject_markup(text: &str) -> Result<(), Box<Diagnostic>> {
    let start: String = text.trim_start().chars().take(600).collect::<String>().to_lowercase();
    let begins = |markup: &[&str]| markup.iter().any(|markup| start.starts_with(markup));
    let (code, says, remedy) = if begins(&["<?xml"]) && start.contains("office:spreadsheet") {
        ("old-xml", "This is a spreadsheet saved as XML (2003), which is not read here.", SAVE_AS)
    } else if begins(&["<!doctype html", "<html", "<table"]) {
        ("a-web-page", "This is a web page, though it may be named as a spreadsheet.", SAVE_AS)
    } else if begins(&["<?xml", "<svg"]) {
        ("other-xml", "This is an XML file, not a spreadsheet.", SAVE_AS)
    } else if begins(&["{"]) && start.contains("pcn-workbook.") {
        (
            "already-ours",
            "This is a file of this workbook already, not a spreadsheet.",
            "Use it as it is: put it into the folder matrices, or use the command: pcn-workbook matrix add FILE",
        )
    } else if begins(&["{"]) && start.contains("\":") {
        ("json", "This is a JSON file, not a spreadsheet.", "Choose the .xlsx or .csv file.")
    } else {
        return Ok(());
    };
    Err(read_error(code, says, remedy))
}

/// An archive that is no .xlsx file, by the names of its parts and by what its part `mimetype` says.
pub(crate) fn reject_other_archives(
    names: &[String],
    mimetype: &str,
) -> Result<(), Box<Diagnostic>> {
    const SAVE_AS: &str =
        "Open it in the program it was made with and save it as .xlsx or .csv. Bring that in.";
    const COPY: &str = "Copy the table into an empty spreadsheet, and save that as .xlsx.";
    let begins = |part: &str| names.iter().any(|name| name.starts_with(part));
    let ends = |part: &str| names.iter().any(|name| name.ends_with(part));
    let (code, says, remedy) = if mimetype.contains("opendocument.spreadsheet") {
        (
            "libreoffice",
            "This is a LibreOffice spreadsheet (.ods), which is not read here.",
            SAVE_AS,
        )
    } else if mimetype.contains("opendocument") {
        ("libreoffice-other", "This is a LibreOffice document, not a spreadsheet.", COPY)
    } else if begins("word/") {
        ("word", "This is a Word document (.docx), not a spreadsheet.", COPY)
    } else if begins("ppt/") {
        ("slides", "These are PowerPoint slides (.pptx), not a spreadsheet.", COPY)
    } else if ends(".iwa") || begins("Index.zip") {
        (
            "apple",
            "This is a file of Apple's Numbers or Pages, which is not read here.",
            "Open it in Numbers, choose File, Export To, Excel. Bring that file in.",
        )
    } else if ends("workbook.bin") {
        (
            "binary-excel",
            "This is a spreadsheet in the binary form (.xlsb), which is not read here.",
            SAVE_AS,
        )
    } else if !ends("workbook.xml") {
        (
            "other-zip",
            "This is a packed folder (.zip), not a spreadsheet.",
            "Unpack it first, and bring in the .xlsx or .csv file inside.",
        )
    } else {
        return Ok(());
    };
    Err(read_error(code, says, remedy))
}
