//! The import report: what became of imported files.

use uuid::Uuid;

use super::dedupe::CopyRelation;
use super::import_plan::{CountedCopy, IncomingOwner, IncomingSnapshot};
use super::import_verdict::FileVerdict;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::phrases::{format_number, pluralize};

/// What became of all files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportReport {
    /// Each file, in the order it was asked for.
    pub files: Vec<ImportedFile>,
}

/// What became of a snapshot or a file, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportOutcome {
    /// It was brought in.
    New,
    /// It is here already, or more of it.
    Here,
    /// It was brought in beside ours, which says something else.
    Differs,
    /// It was brought in and holds more than ours did.
    Fuller,
    /// It was not brought in.
    Refused,
    /// It was not brought in: a person has to say whose it is.
    Asked,
}

impl ImportOutcome {
    /// All of them, in the order of totals.
    pub const ALL: [Self; 6] =
        [Self::New, Self::Here, Self::Differs, Self::Fuller, Self::Refused, Self::Asked];

    /// What becomes of a snapshot that stands like this to what is here, where it is brought in.
    pub fn of_copy(relation: &CopyRelation) -> Self {
        match relation {
            CopyRelation::New => Self::New,
            CopyRelation::Same | CopyRelation::Subset => Self::Here,
            CopyRelation::Superset => Self::Fuller,
            CopyRelation::Differs { .. } => Self::Differs,
        }
    }

    /// A short stable name, for other programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Here => "here",
            Self::Differs => "differs",
            Self::Fuller => "fuller",
            Self::Refused => "refused",
            Self::Asked => "asked",
        }
    }
}

/// What became of one snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotOutcome {
    /// In one word.
    pub outcome: ImportOutcome,
    /// The folder of the network that it is with.
    pub slug: Option<Slug>,
    /// Whether it was altered after its sender wrote it.
    pub is_altered: bool,
    /// Which of the copies of it counts now.
    pub counted: CountedCopy,
}

impl SnapshotOutcome {
    /// What becomes of a snapshot that was looked at.
    pub fn of(one: &IncomingSnapshot, outcome: ImportOutcome, slug: Option<Slug>) -> Self {
        Self { outcome, slug, is_altered: one.changed_after_save, counted: one.counted }
    }

    /// Whether it was written.
    fn is_written(&self) -> bool {
        use ImportOutcome::{Asked, Here, Refused};
        !matches!(self.outcome, Here | Refused | Asked)
    }

    /// Whether any copy of it counts now.
    pub fn is_counted(&self) -> bool {
        let is_in = self.is_written() || self.outcome == ImportOutcome::Here;
        is_in && self.counted != CountedCopy::None
    }

    /// Whether it was written, and no copy of it counts until a person chooses one.
    fn waits_for_choice(&self) -> bool {
        self.is_written() && self.counted == CountedCopy::None
    }
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
    /// What became of each snapshot in it, in the order of the file; empty where it was not tried.
    pub outcomes: Vec<SnapshotOutcome>,
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
            "clash" => FileVerdict::Clash,
            _ => FileVerdict::Refused,
        };
        Self { name, verdict, refused: Some(finding), ..Self::default() }
    }

    /// What became of it, in one word.
    pub fn outcome(&self) -> ImportOutcome {
        match (&self.refused, &self.verdict) {
            (Some(_), verdict) if verdict.is_asking() => ImportOutcome::Asked,
            (Some(_), _) => ImportOutcome::Refused,
            (None, FileVerdict::New | FileVerdict::PartlyNew(_)) => ImportOutcome::New,
            (None, FileVerdict::Differs) => ImportOutcome::Differs,
            (None, FileVerdict::Fuller) => ImportOutcome::Fuller,
            (None, _) => ImportOutcome::Here,
        }
    }

    /// A short stable name for what it is and why: that of the finding, else of the verdict.
    pub fn code(&self) -> &'static str {
        self.refused.as_ref().map_or_else(|| self.verdict.code(), |finding| finding.code)
    }

    /// What became of each snapshot that was looked at in it.
    pub fn outcomes_of(&self, looked_at: &[IncomingSnapshot]) -> Vec<SnapshotOutcome> {
        if self.outcomes.len() == looked_at.len() {
            return self.outcomes.clone();
        }
        let outcome = |one: &IncomingSnapshot| match &one.owner {
            IncomingOwner::InLibrary(slug, _) if one.relation.is_contained() => {
                SnapshotOutcome::of(one, ImportOutcome::Here, Some(slug.clone()))
            }
            _ => SnapshotOutcome::of(one, self.outcome(), None),
        };
        looked_at.iter().map(outcome).collect()
    }

    /// What was altered in it, and what now waits for a person to choose.
    fn choice_words(&self) -> Option<String> {
        let is_altered = |one: &&SnapshotOutcome| one.is_written() && one.is_altered;
        let altered = self.outcomes.iter().filter(is_altered).count();
        let waiting = self.outcomes.iter().filter(|one| one.waits_for_choice()).count();
        match (altered, waiting) {
            (0, 0) => None,
            (0, 1) => Some("neither copy counts until you choose one".to_owned()),
            (0, several) => Some(format!(
                "of {} no copy counts until you choose one",
                pluralize(several, "snapshot", "snapshots")
            )),
            (altered, waiting) => {
                let were = pluralize(altered, "was", "were");
                let until = if waiting == 0 { "" } else { " until you choose it" };
                Some(format!("{were} altered on the way: not counted{until}"))
            }
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
                FileVerdict::LeftOut => "left out, since another file was chosen".to_owned(),
                FileVerdict::Matrix => "a matrix, which is here; nothing had to be done".to_owned(),
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
            FileVerdict::Differs => {
                parts.push("differs from what was there, both are kept".to_owned());
            }
            FileVerdict::Fuller => parts.push("fuller than what was there".to_owned()),
            _ => {}
        }
        parts.extend(self.choice_words());
        if !self.created_networks.is_empty() {
            let new = if self.created_networks.len() == 1 { "new network" } else { "new networks" };
            parts.push(format!("{new} {}", format_names(&self.created_networks)));
        }
        if !self.joined_networks.is_empty() {
            parts.push(format!("now with {}", format_names(&self.joined_networks)));
        }
        if !self.matrices.is_empty() {
            let mut titles = self.matrices.clone();
            titles.dedup();
            let matrices = if titles.len() == 1 { "its matrix is" } else { "its matrices are" };
            parts.push(format!("{matrices} new here: {}", format_names(&titles)));
        }
        parts.join("; ")
    }
}

/// The first few of many names.
pub fn format_names(names: &[String]) -> String {
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
            parts.push(format!("{} not brought in", pluralize(refused, "file was", "files were")));
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
