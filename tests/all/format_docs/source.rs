//! The formats that the source names, outside of its own tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each format with a file that names it: `pcn-workbook.x/1`, or the name alone where the number
/// stands elsewhere.
pub fn formats() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    let texts: Vec<(PathBuf, String)> =
        files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    let for_tests: BTreeSet<PathBuf> =
        texts.iter().flat_map(|(path, text)| modules_for_tests(path, text)).collect();
    let mut formats = BTreeMap::new();
    for (path, text) in &texts {
        if for_tests
            .iter()
            .any(|other| path.starts_with(other) || *path == other.with_extension("rs"))
        {
            continue;
        }
        let until = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let code = text[..until].lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for part in line.split("\"pcn-workbook.").skip(1) {
                let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/');
                let name: String = part.chars().take_while(|c| is_part(*c)).collect();
                if !name.is_empty() {
                    let file = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                    formats.insert(format!("pcn-workbook.{name}"), file);
                }
            }
        }
    }
    formats
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// The modules of a file that are there for tests only, as folders without an ending.
fn modules_for_tests(path: &Path, text: &str) -> Vec<PathBuf> {
    let is_root = ["mod.rs", "lib.rs", "main.rs"].iter().any(|name| path.ends_with(name));
    let folder =
        if is_root { path.parent().unwrap().to_path_buf() } else { path.with_extension("") };
    let parts = text.split("#[cfg(test)]\n").skip(1);
    let names = parts.filter_map(|part| {
        let line = part.lines().next()?.trim();
        line.strip_suffix(';')?.rsplit_once("mod ").map(|(_, name)| name)
    });
    names.map(|name| folder.join(name)).collect()
}
