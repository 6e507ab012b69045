//! The import report: what became of imported files.

use uuid::Uuid;

use super::import_plan::{FileContent, FileVerdict, PlannedFile};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::phrases::{format_number, pluralize};

/// What became of all files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportReport {
    /// Each file, in the order it was asked for.
    pub files: Vec<ImportedFile>,
}

/// What became of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportedFile {
    /// The file's name, as it can be shown.
    pub name: String,
    /// What it was found to be.
    pub verdict: FileVerdict,
    /// The snapshots written, each with its network's folder.
    pub snapshots: Vec<(Uuid, Slug)>,
    /// How many of its snapshots are here, or were already.
    pub already_here: usize,
    /// Networks that were made for it, by name.
    pub created_networks: Vec<String>,
    /// Networks that were here and took its snapshots in, by name.
    pub joined_networks: Vec<String>,
    /// Titles of matrices that came with it.
    pub matrices: Vec<String>,
    /// Why nothing of it was brought in, where that is so.
    pub refused: Option<Diagnostic>,
}

impl ImportedFile {
    /// A file of which nothing was brought in.
    pub fn refused(name: String, finding: Diagnostic) -> Self {
        let verdict = match finding.code {
            "needs-matrix" => FileVerdict::NeedsMatrix,
            "same-network" => FileVerdict::SameNetwork,
            _ => FileVerdict::Refused,
        };
        Self { name, verdict, refused: Some(finding), ..Self::default() }
    }

    /// A file that was looked at and not chosen: there was nothing to bring in, or it can't be.
    pub fn skipped(arrival: &PlannedFile) -> Self {
        let left =
            Self { name: arrival.name.clone(), verdict: arrival.verdict(), ..Self::default() };
        match &arrival.content {
            FileContent::Refused(finding) | FileContent::Foreign(finding) => {
                Self { refused: Some(finding.clone()), ..left }
            }
            FileContent::Snapshots(parcel) if arrival.verdict() == FileVerdict::NeedsMatrix => {
                Self {
                    refused: parcel.missing_matrix().map(|finding| finding.in_file(&arrival.name)),
                    ..left
                }
            }
            FileContent::Snapshots(parcel) => Self { already_here: parcel.snapshots.len(), ..left },
            FileContent::Matrix { .. } | FileContent::Duplicate { .. } => left,
        }
    }

    /// Whether anything of it was written.
    pub fn is_written(&self) -> bool {
        !self.snapshots.is_empty() || !self.matrices.is_empty()
    }

    /// What became of it, in one line.
    pub fn describe(&self) -> String {
        if let Some(finding) = &self.refused {
            return format!("not brought in: {}", finding.says);
        }
        if !self.is_written() {
            return match self.verdict {
                FileVerdict::Duplicate => "the same file again; nothing had to be done".to_owned(),
                _ => "already here; nothing had to be done".to_owned(),
            };
        }
        let mut parts = Vec::new();
        if !self.snapshots.is_empty() {
            parts.push(format!(
                "{} brought in",
                pluralize(self.snapshots.len(), "snapshot", "snapshots")
            ));
        }
        match self.verdict {
            FileVerdict::Differs => parts.push("differs from ours, both are kept".to_owned()),
            FileVerdict::Fuller => parts.push("fuller than ours was".to_owned()),
            _ => {}
        }
        if !self.created_networks.is_empty() {
            parts.push(format!("new network {}", format_names(&self.created_networks)));
        }
        if !self.joined_networks.is_empty() {
            parts.push(format!("now with {}", format_names(&self.joined_networks)));
        }
        if !self.matrices.is_empty() {
            parts.push(format!("with the matrix {}", format_names(&self.matrices)));
        }
        parts.join("; ")
    }
}

fn format_names(names: &[String]) -> String {
    const FEW: usize = 3;
    match names.split_at_checked(FEW) {
        Some((first, rest)) if rest.len() > 1 => {
            format!("{} and {} more", first.join(", "), format_number(rest.len()))
        }
        _ => names.join(", "),
    }
}

impl ImportReport {
    /// Whether any file was refused.
    pub fn has_refused(&self) -> bool {
        self.files.iter().any(|one| one.refused.is_some())
    }

    /// All of it in one line.
    pub fn describe(&self) -> String {
        let snapshots: usize = self.files.iter().map(|one| one.snapshots.len()).sum();
        let made: usize = self.files.iter().map(|one| one.created_networks.len()).sum();
        let refused = self.files.iter().filter(|one| one.refused.is_some()).count();
        let mut parts = vec![match snapshots {
            0 => "No snapshot was brought in".to_owned(),
            1 => "1 snapshot was brought in".to_owned(),
            many => format!("{} snapshots were brought in", format_number(many)),
        }];
        if made > 0 {
            parts.push(pluralize(made, "new network", "new networks"));
        }
        if refused > 0 {
            parts.push(format!("{} left out", pluralize(refused, "file was", "files were")));
        }
        format!("{}.", parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_thousands_of_networks_a_few_are_named() {
        let named =
            |many: usize| format_names(&(1..=many).map(|at| format!("N{at}")).collect::<Vec<_>>());
        assert_eq!(named(0), "");
        assert_eq!(named(4), "N1, N2, N3, N4");
        assert_eq!(named(5), "N1, N2, N3 and 2 more");
        assert_eq!(named(1_503), "N1, N2, N3 and 1,500 more");
    }
}
