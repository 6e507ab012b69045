//! Line numbers of JSON paths, for people who fix a file in a text editor. They are looked up only
//! for a finding, in text that is known to be well-formed.

use std::collections::BTreeMap;

use super::{MAX_DEPTH, display_key};
use crate::maturity::diagnostic::Diagnostic;

/// The line, counted from 1, on which the value at each path, such as
/// `domains[2].statements[0].stage`, begins. Where there is no such value, that of the nearest one
/// above it; none only where the text holds no value at all.
pub(crate) fn line_numbers_at(text: &str, paths: &[&str]) -> Vec<Option<usize>> {
    let mut finder = LineFinder {
        text,
        at: 0,
        line: 1,
        found: paths.iter().map(|path| (path.len() + 1, None)).collect(),
    };
    let wanted: Vec<PathTarget<'_>> =
        paths.iter().enumerate().map(|(which, rest)| PathTarget { which, rest }).collect();
    // text that is not well-formed ends the walk early, and what was found by then stays
    let _ = finder.value(&wanted, 0);
    finder.found.into_iter().map(|(_, line)| line).collect()
}

/// The line of one path.
pub fn line_number_at(text: &str, path: &str) -> Option<usize> {
    line_numbers_at(text, &[path]).pop().flatten()
}

/// The findings with the lines of their paths in these bytes, but for those that have a line.
pub(crate) fn with_line_numbers(mut findings: Vec<Diagnostic>, bytes: &[u8]) -> Vec<Diagnostic> {
    if findings.iter().all(|finding| finding.line.is_some()) {
        return findings;
    }
    let Ok(text) = super::decode_utf8(bytes) else { return findings };
    let paths: Vec<&str> = findings.iter().map(|finding| finding.path.as_str()).collect();
    let lines = line_numbers_at(text, &paths);
    for (finding, line) in findings.iter_mut().zip(lines) {
        finding.line = finding.line.or(line);
    }
    findings
}

/// One wanted path, and what is left of it below here.
#[derive(Clone, Copy)]
struct PathTarget<'p> {
    which: usize,
    rest: &'p str,
}

struct LineFinder<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    /// For each path: how much of it was left at the nearest value so far, and that value's line.
    found: Vec<(usize, Option<usize>)>,
}

impl<'t> LineFinder<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next_token(&mut self) -> Option<u8> {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' => {}
                byte => return Some(byte),
            }
            self.at += 1;
        }
        None
    }

    fn value(&mut self, wanted: &[PathTarget<'_>], depth: usize) -> Option<()> {
        let byte = self.next_token()?;
        for target in wanted {
            if let Some(nearest) =
                self.found.get_mut(target.which).filter(|nearest| target.rest.len() < nearest.0)
            {
                *nearest = (target.rest.len(), Some(self.line));
            }
        }
        match byte {
            _ if depth > MAX_DEPTH => None,
            b'{' => self.members(wanted, depth),
            b'[' => self.elements(wanted, depth),
            b'"' => self.string().map(drop),
            _ => self.word(),
        }
    }

    fn members(&mut self, wanted: &[PathTarget<'_>], depth: usize) -> Option<()> {
        self.at += 1;
        while self.next_token()? != b'}' {
            if self.peek() == Some(b',') {
                self.at += 1;
                self.next_token()?;
            }
            let key = self.string()?;
            let key = if key.contains('\\') {
                serde_json::from_str(&format!("\"{key}\"")).ok()?
            } else {
                key.to_owned()
            };
            let below: Vec<_> = if wanted.is_empty() { Vec::new() } else { below(wanted, &key) };
            if self.next_token()? != b':' {
                return None;
            }
            self.at += 1;
            self.value(&below, depth + 1)?;
        }
        self.at += 1;
        Some(())
    }

    fn elements(&mut self, wanted: &[PathTarget<'_>], depth: usize) -> Option<()> {
        self.at += 1;
        let mut by_index: BTreeMap<usize, Vec<PathTarget<'_>>> = BTreeMap::new();
        for (index, below) in wanted.iter().filter_map(PathTarget::below_index) {
            by_index.entry(index).or_default().push(below);
        }
        let mut index = 0;
        while self.next_token()? != b']' {
            if self.peek() == Some(b',') {
                self.at += 1;
            }
            self.value(by_index.get(&index).map_or(&[], Vec::as_slice), depth + 1)?;
            index += 1;
        }
        self.at += 1;
        Some(())
    }

    /// Skips a string and returns what is between its quotation marks, with its escapes.
    fn string(&mut self) -> Option<&'t str> {
        if self.peek()? != b'"' {
            return None;
        }
        let start = self.at + 1;
        self.at = start;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        self.text.get(start..self.at - 1)
    }

    /// Skips a number, `true`, `false` or `null`.
    fn word(&mut self) -> Option<()> {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|byte| !matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t'))
        {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }
}

/// What is left of each path below the member `key`, spelt as in the file or as paths show it.
fn below<'p>(wanted: &[PathTarget<'p>], key: &str) -> Vec<PathTarget<'p>> {
    let shown = display_key(key);
    wanted
        .iter()
        .filter_map(|target| target.below_key(key).or_else(|| target.below_key(&shown)))
        .collect()
}

impl<'p> PathTarget<'p> {
    /// What is left below the member `key`. A key may hold dots, so the key is matched and not the
    /// next dot.
    fn below_key(&self, key: &str) -> Option<Self> {
        let rest = self.rest.strip_prefix('.').unwrap_or(self.rest).strip_prefix(key)?;
        (rest.is_empty() || rest.starts_with(['.', '[']))
            .then_some(Self { which: self.which, rest })
    }

    fn below_index(&self) -> Option<(usize, PathTarget<'p>)> {
        let (index, rest) = self.rest.strip_prefix('[')?.split_once(']')?;
        Some((index.parse().ok()?, Self { which: self.which, rest }))
    }
}
