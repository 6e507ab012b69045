//! The part of an .xlsx file that names its sheets, and the relationships that say which part each
//! of them is.

use std::collections::BTreeMap;

use super::xml::{XmlReader, attributes, is_on, name_of};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize_line;
use crate::spreadsheet::archive_guard::{ArchiveParts, damaged_error};
use crate::spreadsheet::{MAX_SHEETS, too_many_sheets_error};

/// What the workbook says of its sheets.
#[derive(Default)]
pub(super) struct WorkbookPart {
    pub(super) sheets: Vec<SheetEntry>,
    /// Days are counted from 1904.
    pub(super) is_1904: bool,
    /// Formulas are to be worked out when the file is opened: whoever wrote it did not do so.
    pub(super) is_uncalculated: bool,
    pub(super) strings_path: String,
    pub(super) styles_path: String,
}

/// A sheet as the workbook names it.
pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// Its part, as far as it is named.
    pub(super) path: Option<String>,
}

/// Where a part is, and what it is.
struct Relationship {
    path: String,
    kind: String,
}

/// Reads what the workbook says; charts and dialogues are no sheets.
pub(super) fn read(parts: &ArchiveParts) -> Result<WorkbookPart, Box<Diagnostic>> {
    let path = workbook_path(parts)?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let links = read_relationships(parts, &join(folder, &format!("_rels/{file}.rels")), folder)?;
    let path_of = |kind: &str, usual: &str| {
        let link = links.values().find(|link| link.kind == kind);
        link.map_or_else(|| join(folder, usual), |link| link.path.clone())
    };
    let mut book = WorkbookPart {
        strings_path: path_of("sharedStrings", "sharedStrings.xml"),
        styles_path: path_of("styles", "styles.xml"),
        ..WorkbookPart::default()
    };
    let mut xml = XmlReader::new(parts.part(&path).ok_or_else(damaged_error)?);
    while let Some(tag) = xml.next_open()? {
        match name_of(&tag) {
            "sheet" => {
                let [name, state, id] = attributes(&tag, ["name", "state", "id"]);
                let link = id.and_then(|id| links.get(&id));
                if link.is_some_and(|link| matches!(&*link.kind, "chartsheet" | "dialogsheet")) {
                    continue;
                }
                if book.sheets.len() >= MAX_SHEETS {
                    return Err(too_many_sheets_error());
                }
                book.sheets.push(SheetEntry {
                    name: sanitize_line(&name.unwrap_or_default()),
                    is_hidden: state.is_some_and(|state| state.to_lowercase().contains("hidden")),
                    path: link.map(|link| link.path.clone()),
                });
            }
            "workbookPr" => {
                let [is_1904] = attributes(&tag, ["date1904"]);
                book.is_1904 |= is_on(is_1904.as_deref());
            }
            "calcPr" => {
                let [at_opening] = attributes(&tag, ["fullCalcOnLoad"]);
                book.is_uncalculated |= is_on(at_opening.as_deref());
            }
            _ => {}
        }
    }
    Ok(book)
}

fn workbook_path(parts: &ArchiveParts) -> Result<String, Box<Diagnostic>> {
    let links = read_relationships(parts, "_rels/.rels", "")?;
    let named = links.into_values().find(|link| link.kind == "officeDocument");
    let path = named.map_or_else(|| "xl/workbook.xml".to_owned(), |link| link.path);
    if parts.part(&path).is_some() {
        return Ok(path);
    }
    parts.find_path("workbook.xml").ok_or_else(damaged_error)
}

/// What belongs to the sheet in the part of this path: the kind of each part, and its path. Nothing
/// where `budget`, in bytes, does not reach for it.
pub(super) fn sheet_relationships(
    parts: &ArchiveParts,
    path: &str,
    budget: &mut usize,
) -> Result<Vec<(String, String)>, Box<Diagnostic>> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let rels = join(folder, &format!("_rels/{file}.rels"));
    let size = parts.part(&rels).map_or(0, str::len);
    let Some(left) = budget.checked_sub(size) else { return Ok(Vec::new()) };
    *budget = left;
    let links = read_relationships(parts, &rels, folder)?;
    Ok(links.into_values().map(|link| (link.kind, link.path)).collect())
}

/// The relationships of a part, by id; none where it has none.
fn read_relationships(
    parts: &ArchiveParts,
    path: &str,
    folder: &str,
) -> Result<BTreeMap<String, Relationship>, Box<Diagnostic>> {
    let mut links = BTreeMap::new();
    let mut xml = XmlReader::new(parts.part(path).unwrap_or_default());
    while let Some(tag) = xml.next_open()? {
        if name_of(&tag) != "Relationship" {
            continue;
        }
        let [Some(id), kind, Some(target)] = attributes(&tag, ["Id", "Type", "Target"]) else {
            continue;
        };
        let kind = kind.unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        links.insert(id, Relationship { path: join(folder, &target), kind });
    }
    Ok(links)
}

/// A path seen from a folder; one that begins with `/` is seen from the top.
fn join(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let start = if target.starts_with('/') { "" } else { folder };
    for step in start.split('/').chain(target.split(['/', '\\'])) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
