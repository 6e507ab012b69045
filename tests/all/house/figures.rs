//! The figures of the house: lines, longest file and function, names. Print them with
//! `cargo test --test all house -- --nocapture`.

use std::collections::BTreeMap;
use std::path::Path;

use super::{is_function, is_test, source};

/// Words in -ing that are nouns of the field or of the language.
const NOUNS: [&str; 8] =
    ["string", "setting", "heading", "encoding", "meeting", "standing", "scoring", "logging"];

/// A file without its inline test modules.
fn without_tests(text: &str) -> Vec<&str> {
    let mut lines = text.lines().peekable();
    let mut kept = Vec::new();
    while let Some(line) = lines.next() {
        let is_module = |next: &&str| next.contains("mod ") && next.ends_with('{');
        if line.trim() == "#[cfg(test)]"
            && let Some(opening) = lines.next_if(is_module)
        {
            let indent = opening.len() - opening.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            while lines.next().is_some_and(|line| line != end) {}
        } else {
            kept.push(line);
        }
    }
    kept
}

fn main_code() -> Vec<(String, String)> {
    let files = source().into_iter().filter(|(name, _)| !is_test(name));
    files.map(|(name, text)| (name, without_tests(&text).join("\n"))).collect()
}

fn stem(name: &str) -> String {
    let path = Path::new(name);
    let named = if path.ends_with("mod.rs") { path.parent().unwrap() } else { path };
    named.file_stem().unwrap().to_string_lossy().into_owned()
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}

#[test]
fn few_file_names_are_gerunds() {
    let files = main_code();
    let is_gerund = |name: &str| {
        let last = stem(name).rsplit('_').next().unwrap().to_owned();
        last.ends_with("ing") && !NOUNS.contains(&last.as_str())
    };
    let gerunds: Vec<&String> =
        files.iter().map(|(name, _)| name).filter(|name| is_gerund(name)).collect();
    let lines: usize = files.iter().map(|(_, text)| text.lines().count()).sum();
    let share = percent(gerunds.len(), files.len());
    println!("main code: {} files, {lines} lines; gerunds {share:.1} %", files.len());
    assert!(share < 8.0, "{gerunds:#?}");
}

/// The type that a line declares, where it declares one at the file's own level or in a function.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub(crate) ").or(line.strip_prefix("pub ")).unwrap_or(line);
    let name =
        ["struct ", "enum ", "trait ", "type "].iter().find_map(|kind| line.strip_prefix(kind))?;
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    Some(&name[..end])
}

#[test]
fn few_types_share_a_name() {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in main_code() {
        for declared in text.lines().filter_map(declared) {
            types.entry(declared.to_owned()).or_default().push(name.clone());
        }
    }
    let all: usize = types.values().map(Vec::len).sum();
    let shared: BTreeMap<_, _> = types.iter().filter(|(_, files)| files.len() > 1).collect();
    let share = percent(shared.values().map(|files| files.len()).sum(), all);
    println!("types: {all}, of which {share:.1} % share their name");
    assert!(share < 20.0, "{shared:#?}");
}

/// The lengths of the functions of a text, by a measure that rustfmt makes safe: a function ends at
/// the first `}` as far in as its beginning.
pub fn functions(text: &str) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, line) in text.lines().enumerate() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        match open {
            None if is_function(words) => open = Some((at, indent)),
            Some((from, depth)) if words.starts_with('}') && indent == depth => {
                all.push((from + 1, at - from + 1));
                open = None;
            }
            _ => {}
        }
    }
    all
}
