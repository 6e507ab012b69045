//! The import graph of the source files: which file names which, read from `use` declarations and
//! from paths in the code, tests left out.

use std::collections::{BTreeMap, BTreeSet};

/// Files by name, and for each the files it imports.
pub struct Graph {
    names: Vec<String>,
    edges: Vec<BTreeSet<usize>>,
}

impl Graph {
    /// Reads the graph of `files`: name relative to `src/`, and text without tests and comments.
    pub fn of(files: &[(String, String)]) -> Self {
        let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        let modules: BTreeMap<Vec<String>, usize> =
            names.iter().enumerate().map(|(at, name)| (module_of(name), at)).collect();
        let edges = files.iter().enumerate().map(|(at, (name, text))| {
            let here = module_of(name);
            let paths = paths_in(text).into_iter().filter_map(|path| absolute(&here, &path));
            let files = paths.filter_map(|path| file_of(&modules, &path));
            files.filter(|to| *to != at).collect()
        });
        Self { edges: edges.collect(), names }
    }

    /// The circles: sets of files that import each other in a ring. A file that uses types of the
    /// `mod.rs` above it is none: the two are one room.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let reach: Vec<BTreeSet<usize>> =
            (0..self.names.len()).map(|from| self.reachable(from)).collect();
        let mut seen = BTreeSet::new();
        let mut circles = Vec::new();
        for (at, reached) in reach.iter().enumerate() {
            if !reached.contains(&at) || !seen.insert(at) {
                continue;
            }
            let ring: Vec<usize> =
                reached.iter().copied().filter(|other| reach[*other].contains(&at)).collect();
            seen.extend(&ring);
            circles.push(ring.into_iter().map(|at| self.names[at].as_str()).collect());
        }
        circles
    }

    fn reachable(&self, from: usize) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut waiting = vec![from];
        while let Some(at) = waiting.pop() {
            let above = module_of(&self.names[at]);
            let next = self.edges[at].iter().copied();
            let next = next.filter(|to| !is_above(&module_of(&self.names[*to]), &above));
            waiting.extend(next.filter(|to| reached.insert(*to)));
        }
        reached
    }
}

fn is_above(one: &[String], other: &[String]) -> bool {
    one.len() < other.len() && other.starts_with(one)
}

/// The module that a file is: `a/b/mod.rs` and `a/b.rs` are `a::b`.
fn module_of(name: &str) -> Vec<String> {
    let stem = name.trim_end_matches(".rs").trim_end_matches("/mod");
    if stem == "lib" { Vec::new() } else { stem.split('/').map(str::to_owned).collect() }
}

/// The file whose module is the longest beginning of a path.
fn file_of(modules: &BTreeMap<Vec<String>, usize>, path: &[String]) -> Option<usize> {
    (1..=path.len()).rev().find_map(|length| modules.get(&path[..length]).copied())
}

/// A path from the crate's root, where it begins with `crate`, `self` or `super`.
fn absolute(here: &[String], path: &[String]) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([here, rest].concat()),
        "super" => Some([&here[..here.len().checked_sub(1)?], rest].concat()),
        _ => None,
    }
}

/// All paths of a text that begin with `crate`, `self` or `super`, with the trees of `use` opened.
fn paths_in(text: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for begin in ["crate::", "self::", "super::"] {
        for (at, _) in text.match_indices(begin) {
            let before = text[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':') {
                open(&mut Vec::new(), &text[at..], &mut paths);
            }
        }
    }
    paths
}

/// Reads one path, or one tree of them, from the beginning of `text`; returns what is left of it.
fn open<'t>(above: &mut Vec<String>, text: &'t str, paths: &mut Vec<Vec<String>>) -> &'t str {
    let deep = above.len();
    let mut rest = text.trim_start();
    loop {
        if let Some(inner) = rest.strip_prefix('{') {
            rest = inner.trim_start();
            while !rest.starts_with('}') && !rest.is_empty() {
                rest = open(above, rest, paths).trim_start().trim_start_matches(',').trim_start();
            }
            rest = rest.strip_prefix('}').unwrap_or(rest);
            break;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if !name.is_empty() && name != "self" || above.is_empty() {
            above.push(name.to_owned());
        }
        rest = after;
        match after.strip_prefix("::") {
            Some(more) if !name.is_empty() => rest = more,
            _ => {
                paths.push(above.clone());
                rest = renamed(rest);
                break;
            }
        }
    }
    above.truncate(deep);
    // a star, or anything else that is no name, ends the path
    rest.strip_prefix('*').unwrap_or(rest)
}

/// What follows ` as Name`.
fn renamed(rest: &str) -> &str {
    let Some(name) = rest.trim_start().strip_prefix("as ") else { return rest };
    name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_')
}

#[test]
fn a_circle_is_found_and_a_child_under_its_parent_is_none() {
    let files = |texts: &[(&str, &str)]| -> Vec<(String, String)> {
        texts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    };
    let ring = files(&[
        ("a/mod.rs", "use self::one::One;"),
        ("a/one.rs", "use super::{two::{Two, Other as Third}, Above};"),
        ("a/two.rs", "fn two() { crate::a::one::go() }"),
    ]);
    assert_eq!(Graph::of(&ring).circles(), [["a/one.rs", "a/two.rs"]]);
    let child = files(&[("a/mod.rs", "use self::one::One;"), ("a/one.rs", "use super::Above;")]);
    assert!(Graph::of(&child).circles().is_empty());
}
