//! A made-up workbook in which every field of every format occurs, made by the program itself, and
//! all that it prints on the way.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;

use super::making::Making;

/// What was made, read into memory.
#[derive(Default)]
pub struct World {
    pub printed: Vec<Printed>,
    files: Vec<(String, Value)>,
    indexes: Vec<(String, Vec<Value>)>,
    tables: BTreeMap<String, Vec<Vec<String>>>,
    /// JSON Schemas, by the names of their files without the ending.
    pub schemas: BTreeMap<String, Value>,
}

/// What a command printed, by its name on the page.
pub struct Printed {
    pub command: &'static str,
    pub value: Value,
}

impl World {
    pub fn make() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| {
            let mut world = Self::default();
            Making::new(&mut world).all();
            world
        })
    }

    /// All JSON files that have a format.
    pub fn files(&self) -> impl Iterator<Item = (String, Value)> + '_ {
        self.files.iter().cloned()
    }

    /// All indexes, line by line.
    pub fn indexes(&self) -> impl Iterator<Item = (String, Vec<Value>)> + '_ {
        self.indexes.iter().cloned()
    }

    /// The rows of a CSV file.
    pub fn rows_of(&self, name: &str) -> &Vec<Vec<String>> {
        self.tables.get(name).unwrap_or_else(|| panic!("no {name} was made"))
    }

    /// Reads everything below a folder. What is no JSON has one of the names that the page gives.
    pub fn take_in(&mut self, root: &Path) {
        let mut waiting = vec![root.to_path_buf()];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    waiting.push(path);
                } else {
                    let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                    self.take_file(&path, name);
                }
            }
        }
    }

    fn take_file(&mut self, path: &Path, name: String) {
        let last = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(path).unwrap();
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("json") => {
                let value: Value = serde_json::from_slice(&bytes).unwrap();
                match last.strip_suffix(".schema.json").filter(|_| value.get("format").is_none()) {
                    Some(of) => drop(self.schemas.insert(of.to_owned(), value)),
                    None => self.files.push((name, value)),
                }
            }
            // pages for people: what they say has tests of its own
            Some("html" | "txt" | "xlsx" | "jsonl") => {}
            Some("md") => drop(self.tables.insert(last, markdown_rows(&bytes))),
            Some("csv") => drop(self.tables.insert(last, rows(&bytes))),
            _ if last == "index" => {
                let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
                // each line begins with its checksum
                let lines = lines.map(|line| serde_json::from_slice(&line[16..]).unwrap());
                self.indexes.push((name, lines.collect()));
            }
            _ => assert!(last == "lock" || last == "holder", "what is {name}?"),
        }
    }
}

/// The rows of the tables of a page in Markdown.
fn markdown_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = String::from_utf8_lossy(bytes);
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let cells = |line: &str| -> Vec<String> {
        let inner = line.trim_start_matches("| ").trim_end_matches(" |");
        inner.split(" | ").map(|cell| cell.trim().to_owned()).collect()
    };
    rows.map(cells).collect()
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}
