//! Tells a folder of returns, and a share, from what else a person may name to be opened. Little is
//! read: what each file is comes later.

use std::path::Path;

use crate::spreadsheet::{may_be_spreadsheet, read_form_sheet};
use crate::store::{list_dir, read_file};

/// How many files are looked at before a folder counts as something else.
const MAX_FILES: usize = 2_000;

/// How deep below the folder.
const MAX_DEPTH: usize = 3;

/// How many bytes of a file are looked at.
const SNIFF_BYTES: u64 = 4096;

/// Whether a folder is no workbook and holds files that others made to be brought in, or mails and
/// packed folders in which such files come.
pub(crate) fn holds_returns(folder: &Path) -> bool {
    if !is_other_folder(folder) {
        return false;
    }
    let (mut waiting, mut seen) = (vec![(folder.to_path_buf(), 0)], 0);
    while let Some((folder, depth)) = waiting.pop() {
        for entry in list_dir::entries(&folder).unwrap_or_default() {
            let (path, kind) = (entry.path(), entry.file_type());
            seen += 1;
            if seen > MAX_FILES {
                return false;
            }
            match kind {
                Ok(kind) if kind.is_dir() && depth < MAX_DEPTH => waiting.push((path, depth + 1)),
                Ok(kind)
                    if kind.is_file()
                        && (is_wrapped(&path) || is_share(&path) || is_form(&path)) =>
                {
                    return true;
                }
                _ => {}
            }
        }
    }
    false
}

/// Whether a folder is there, holds something, and is no workbook.
pub(crate) fn is_other_folder(folder: &Path) -> bool {
    let is_there = |name: &str| std::fs::symlink_metadata(folder.join(name)).is_ok();
    folder.is_dir()
        && !is_there("library.json")
        && !is_there("networks")
        && list_dir::is_empty_dir(folder).is_ok_and(|is_empty| !is_empty)
}

/// Whether a file says of itself that it is a share or a snapshot.
pub(crate) fn is_share(file: &Path) -> bool {
    let Ok(beginning) = read_file::read_prefix(file, SNIFF_BYTES) else { return false };
    [&b"pcn-workbook.share/"[..], b"pcn-workbook.snapshot/"]
        .iter()
        .any(|name| beginning.windows(name.len()).any(|word| word == *name))
}

/// Whether a file is a form: filled in or not, out of a browser or a spreadsheet program.
pub(crate) fn is_form(file: &Path) -> bool {
    const NAME: &[u8] = b"pcn-workbook.form-answers/";
    let Ok(beginning) = read_file::read_prefix(file, SNIFF_BYTES) else { return false };
    if beginning.windows(NAME.len()).any(|word| word == NAME) {
        return true;
    }
    let bytes = beginning.starts_with(b"PK").then(|| read_file::read(file).ok()).flatten();
    bytes.is_some_and(|bytes| {
        may_be_spreadsheet(&bytes) && read_form_sheet(&bytes).is_ok_and(|form| form.is_some())
    })
}

fn is_wrapped(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ["zip", "eml", "msg"].contains(&ending.as_str())
}
