//! The private log of what was shared, as people read it: who has what, and why. It is for the
//! network itself and goes into nothing that leaves.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::left_out_words;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::phrases::{self, count_of};

/// What is said wherever the log is shown.
pub const STAYS: &str = "This log stays in this folder, and is never part of a share.";

/// The log as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShareLog {
    /// Each share, the newest first.
    pub shares: Vec<ShareLogEntry>,
    /// What stands in the way of reading it; then there are no shares here.
    pub unreadable: Option<Diagnostic>,
}

/// One share, as the log has it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareLogEntry {
    /// When it was made.
    pub made_at: Timestamp,
    /// Who it was for.
    pub to: Option<String>,
    /// Why they were to have it.
    pub why: Option<String>,
    /// Whether support depended on it; none where that was not said.
    pub condition_of_support: Option<bool>,
    /// The snapshots in it.
    pub snapshots: Vec<SentSnapshot>,
    /// What was left out, by the words of files.
    pub left_out: Vec<String>,
    /// The file that was written.
    pub file: String,
}

/// A snapshot that was shared. The log has its id only; what it is called is looked up when the log
/// is read.
#[derive(Clone, Debug, PartialEq)]
pub struct SentSnapshot {
    /// Its id.
    pub id: Uuid,
    /// Where it is now, and what it is called.
    pub now: SentStatus,
}

/// Where a snapshot that was shared is now.
#[derive(Clone, Debug, PartialEq)]
pub enum SentStatus {
    /// In the library.
    Here(SnapshotName),
    /// In the trash.
    InTrash(SnapshotName),
    /// Neither: nothing is known of it but its id.
    Gone,
}

/// What a snapshot is called.
#[derive(Clone, Debug, PartialEq)]
pub struct SnapshotName {
    /// The id of its network.
    pub network: Uuid,
    /// The folder of its network; none where that is not here.
    pub slug: Option<Slug>,
    /// The name of its network.
    pub name: String,
    /// The day it speaks of.
    pub taken_on: Date,
    /// Its own name.
    pub label: Option<String>,
}

impl SentSnapshot {
    /// What it is called, where that is known.
    pub fn named(&self) -> Option<&SnapshotName> {
        match &self.now {
            SentStatus::Here(named) | SentStatus::InTrash(named) => Some(named),
            SentStatus::Gone => None,
        }
    }

    /// By name and day; of one that is nowhere here, that and the end of its id.
    pub fn words(&self) -> String {
        let Some(named) = self.named() else {
            let id = self.id.to_string();
            return format!(
                "A snapshot that is no longer here (its id ends in {})",
                id.get(id.len() - 6..).unwrap_or(&id)
            );
        };
        let label = named.label.as_ref().map(|label| format!(", {label}")).unwrap_or_default();
        let place =
            if matches!(self.now, SentStatus::InTrash(_)) { " (in the trash now)" } else { "" };
        format!("{}, {}{label}{place}", named.name, phrases::day(named.taken_on))
    }
}

impl ShareLogEntry {
    /// Who it was for, in one line.
    pub fn to_words(&self) -> String {
        self.to.as_deref().map_or_else(|| "not said".to_owned(), one_line)
    }

    /// Why, in one line.
    pub fn why_words(&self) -> String {
        self.why.as_deref().map_or_else(|| "not said".to_owned(), one_line)
    }

    /// Whether support depended on it, in words.
    pub fn condition_words(&self) -> &'static str {
        match self.condition_of_support {
            None => "not said",
            Some(true) => "yes, support depended on it",
            Some(false) => "no, it was shared freely",
        }
    }

    /// The same in a word or two, for a column.
    pub fn condition_in_short(&self) -> &'static str {
        match self.condition_of_support {
            None => "not said",
            Some(true) => "depended on it",
            Some(false) => "shared freely",
        }
    }

    /// What was in it, in one line: one snapshot by its day and network, several by their number.
    /// What comes first is what must not be cut off.
    pub fn what_words(&self) -> String {
        if let [only] = self.snapshots.as_slice() {
            return match only.named() {
                Some(named) => format!("{}, {}", phrases::short_day(named.taken_on), named.name),
                None => "1 snapshot, since gone".to_owned(),
            };
        }
        let many = count_of(self.snapshots.len(), "snapshot", "snapshots");
        match self.networks()[..] {
            [] if self.snapshots.is_empty() => many,
            [] => format!("{many}, since gone"),
            [only] => format!("{many}, {only}"),
            [first, ref rest @ ..] => format!("{many}, {first} and {} more", rest.len()),
        }
    }

    /// What was left out, as a sentence.
    pub fn left_out_words(&self) -> String {
        if self.left_out.is_empty() {
            return "Nothing was left out: notes, evidence and who was there were in it."
                .to_owned();
        }
        format!("Left out: {}.", left_out_words(&self.left_out))
    }

    /// The names of the networks in it, each once.
    fn networks(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for named in self.snapshots.iter().filter_map(SentSnapshot::named) {
            if !names.contains(&named.name.as_str()) {
                names.push(&named.name);
            }
        }
        names
    }

    /// Whether a snapshot of the network with this folder or id is in it.
    pub fn is_of(&self, slug: &Slug, goes_by: impl Fn(Uuid) -> bool) -> bool {
        let mut named = self.snapshots.iter().filter_map(SentSnapshot::named);
        named.any(|named| named.slug.as_ref() == Some(slug) || goes_by(named.network))
    }

    /// Whether there is a snapshot in it of which nothing is known any more.
    pub fn has_gone(&self) -> bool {
        self.snapshots.iter().any(|sent| sent.now == SentStatus::Gone)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn named(name: &str) -> SnapshotName {
        let label = Some("Spring walk".to_owned());
        SnapshotName {
            network: Uuid::nil(),
            slug: Some(Slug::from("a")),
            name: name.to_owned(),
            taken_on: date(2026, 3, 12),
            label,
        }
    }

    fn sent(now: SentStatus) -> SentSnapshot {
        SentSnapshot { id: Uuid::from_u128(0xabc_def0), now }
    }

    fn logged(snapshots: Vec<SentSnapshot>) -> ShareLogEntry {
        ShareLogEntry {
            made_at: Timestamp::UNIX_EPOCH,
            to: Some("the\nboard".to_owned()),
            why: None,
            condition_of_support: Some(true),
            snapshots,
            left_out: Vec::new(),
            file: "a.json".to_owned(),
        }
    }

    #[test]
    fn a_snapshot_is_told_by_name_and_day_wherever_it_is_now() {
        for (now, words) in [
            (SentStatus::Here(named("Hillside")), "Hillside, 12 March 2026, Spring walk"),
            (
                SentStatus::InTrash(named("Hillside")),
                "Hillside, 12 March 2026, Spring walk (in the trash now)",
            ),
            (SentStatus::Gone, "A snapshot that is no longer here (its id ends in bcdef0)"),
        ] {
            assert_eq!(sent(now).words(), words);
        }
    }

    #[test]
    fn what_was_in_it_fits_one_line() {
        let here = |name| sent(SentStatus::Here(named(name)));
        for (snapshots, words) in [
            (vec![], "0 snapshots"),
            (vec![here("Castle")], "12 Mar 2026, Castle"),
            (vec![sent(SentStatus::Gone)], "1 snapshot, since gone"),
            (vec![sent(SentStatus::Gone), sent(SentStatus::Gone)], "2 snapshots, since gone"),
            (vec![here("Castle"), here("Castle")], "2 snapshots, Castle"),
            (vec![here("Castle"), here("Lakes"), here("Brook")], "3 snapshots, Castle and 2 more"),
        ] {
            assert_eq!(logged(snapshots).what_words(), words);
        }
        assert_eq!(logged(vec![]).to_words(), "the board");
        assert_eq!(logged(vec![]).why_words(), "not said");
    }
}
