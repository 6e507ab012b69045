//! A diagnostic: something in the user's files that a person should know, with its place and what to
//! do. Nothing here fails over a user's content.

use schemars::JsonSchema;
use serde::Serialize;

use super::ids::Slug;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something can't be used as it is.
    Error,
    /// It works, and may not be what was meant.
    Warning,
}

/// One thing that a person should know about a file.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Diagnostic {
    /// A short stable name, such as `duplicate-id`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The file, as it should be shown; empty until a floor that knows files fills it in.
    pub file: String,
    /// The line in the file, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The place inside, such as `domains[2].statements[0].id`; empty for the whole file.
    pub path: String,
    /// What was found, in one plain sentence.
    pub says: String,
    /// What to do about it, in one plain sentence.
    pub remedy: String,
}

/// The sentences of some findings, each kind told once, with how often it was found.
pub fn summarize_by_kind(findings: &[Diagnostic]) -> Vec<String> {
    let mut kinds: Vec<(&Diagnostic, usize)> = Vec::new();
    for finding in findings {
        match kinds.iter_mut().find(|(first, _)| first.code == finding.code) {
            Some((_, count)) => *count += 1,
            None => kinds.push((finding, 1)),
        }
    }
    let words = kinds.into_iter().map(|(first, count)| match count {
        1 => format!("{} {}", first.says, first.remedy),
        many => format!("{} {} {} more like this.", first.says, first.remedy, many - 1),
    });
    words.collect()
}

impl Diagnostic {
    /// A finding that makes something unusable.
    pub fn error(
        code: &'static str,
        path: impl Into<String>,
        says: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Error, code, path, says, remedy)
    }

    /// A finding that leaves everything usable.
    pub fn warning(
        code: &'static str,
        path: impl Into<String>,
        says: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Warning, code, path, says, remedy)
    }

    fn new(
        severity: Severity,
        code: &'static str,
        path: impl Into<String>,
        says: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity,
            file: String::new(),
            line: None,
            path: path.into(),
            says: says.into(),
            remedy: remedy.into(),
        }
    }

    /// The same finding, in `file`.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = file.into();
        self
    }

    /// The same finding, at `line`.
    #[must_use]
    pub fn on_line(mut self, line: Option<usize>) -> Self {
        self.line = line;
        self
    }

    /// What was found and what to do, one after the other.
    pub fn sentences(&self) -> String {
        format!("{} {}", self.says, self.remedy)
    }

    /// The folder name of the network whose folder the file is in; none for any other file.
    pub fn network(&self) -> Option<Slug> {
        let (slug, _) = self.file.strip_prefix("networks/")?.split_once('/')?;
        Some(Slug::from(slug))
    }

    /// Whether it makes something unusable.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Where in a file: `line 4, at "domains[1].id"`; none for the whole file.
pub fn describe_place(line: Option<usize>, path: &str) -> Option<String> {
    match (line, path) {
        (Some(line), "") => Some(format!("line {line}")),
        (Some(line), path) => Some(format!("line {line}, at \"{path}\"")),
        (None, "") => None,
        (None, path) => Some(path.to_owned()),
    }
}

/// How a sentence names the place at a path: the field `"title"`, or entry 2 of `"signs"`.
pub fn describe_path(path: &str) -> String {
    let (above, last) = path.rsplit_once('.').unwrap_or(("", path));
    match last.strip_suffix(']').and_then(|last| last.split_once('[')) {
        Some((field, index)) => {
            let number = index
                .parse::<usize>()
                .map_or_else(|_| index.to_owned(), |index| (index + 1).to_string());
            format!("Entry {number} of \"{field}\"")
        }
        None if last.is_empty() => "This".to_owned(),
        None if above.rsplit('.').next() == Some("rungs") => {
            format!("The description for \"{last}\"")
        }
        None => format!("\"{last}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_as_the_file_has_it() {
        for (path, named) in [
            ("", "This"),
            ("title", "\"title\""),
            ("domains[2].statements[0].text", "\"text\""),
            ("domains[2].statements[0]", "Entry 1 of \"statements\""),
            ("domains[0].ladders[1].rungs.late", "The description for \"late\""),
            ("odd[x]", "Entry x of \"odd\""),
        ] {
            assert_eq!(describe_path(path), named, "{path}");
        }
    }
}
