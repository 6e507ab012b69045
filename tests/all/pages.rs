//! ARCHITECTURE.md and CONTRIBUTING.md name files and tests; both have to be there.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What stands between backquotes in a page, outside its indented blocks.
fn quoted(page: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("    "));
    lines.flat_map(|line| line.split('`').skip(1).step_by(2).map(str::to_owned)).collect()
}

/// The text of every source and test file.
fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_file_that_the_pages_name_is_there() {
    let mut missing = Vec::new();
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        for name in quoted(page) {
            let is_path = ["src/", "tests/", "docs/", "matrices/", ".ci/"]
                .iter()
                .any(|folder| name.starts_with(folder));
            let is_pattern = name.contains(['<', '*', ' ']);
            if is_path && !is_pattern && !root().join(&name).exists() {
                missing.push(format!("{page}: {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The tests that a text names, each of which is there.
fn named_tests(page: &str) -> Vec<String> {
    let mut all = String::new();
    sources(&root().join("tests"), &mut all);
    sources(&root().join("src"), &mut all);
    let is_test = |name: &String| {
        name.matches('_').count() > 1 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let tests: Vec<String> = quoted(page).into_iter().filter(is_test).collect();
    for test in &tests {
        let (before, _) = all
            .split_once(&format!("fn {test}("))
            .unwrap_or_else(|| panic!("{page}: there is no test {test}"));
        assert!(before.trim_end().ends_with("#[test]"), "{page}: {test} is no test");
    }
    tests
}

#[test]
fn every_invariant_names_a_test_that_is_there() {
    let found = named_tests("ARCHITECTURE.md").len();
    assert!(found > 10, "the table of invariants names its tests: {found}");
}

#[test]
fn each_of_the_twelve_promises_names_a_test_that_is_there() {
    let page = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, promises) = page.split_once("## What we promise").unwrap();
    let (promises, _) = promises.split_once("\n## ").unwrap();
    let numbers: Vec<usize> =
        promises.lines().filter_map(|line| line.split_once(". ")?.0.parse().ok()).collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
    assert_eq!(named_tests("README.md").len(), 12);
}
