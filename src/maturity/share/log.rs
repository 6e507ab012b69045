//! The share log as people read it: who has what, and why. It is private to the network and goes into
//! nothing that leaves.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::format_left_out;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::phrases::{self, pluralize};

/// What is said wherever the log is shown.
pub const PRIVATE_LOG_NOTICE: &str = "This log stays in this folder; no share contains it.";

/// The log as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShareLog {
    /// Each share, the newest first.
    pub shares: Vec<ShareLogEntry>,
    /// What stands in the way of reading a part of it; then shares may be missing here.
    pub unreadable: Option<Diagnostic>,
}

/// One share, as the log has it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareLogEntry {
    /// When it was made.
    pub made_at: Timestamp,
    /// Who it was for.
    pub recipient: Option<String>,
    /// Why they were to have it.
    pub reason: Option<String>,
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
    pub status: SentStatus,
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
    /// Not found, while there are files that can't be read just now: it may be in one of them.
    Unread,
}

/// What a snapshot is called.
#[derive(Clone, Debug, PartialEq)]
pub struct SnapshotName {
    /// The id of its network.
    pub network: Uuid,
    /// The folder of its network; none where that is not here.
    pub slug: Option<Slug>,
    /// The name of its network.
    pub network_name: String,
    /// The day it speaks of.
    pub taken_on: Date,
    /// Its own name.
    pub label: Option<String>,
}

impl SentSnapshot {
    /// What it is called, where that is known.
    pub fn name(&self) -> Option<&SnapshotName> {
        match &self.status {
            SentStatus::Here(named) | SentStatus::InTrash(named) => Some(named),
            SentStatus::Gone | SentStatus::Unread => None,
        }
    }

    /// By name and day; of one that is nowhere here, that and the end of its id.
    pub fn describe(&self) -> String {
        let Some(named) = self.name() else {
            let id = self.id.to_string();
            let what = match self.status {
                SentStatus::Unread => "can't be read just now",
                _ => "is no longer here",
            };
            return format!(
                "A snapshot that {what} (its id ends in {})",
                id.get(id.len() - 6..).unwrap_or(&id)
            );
        };
        let label = named.label.as_ref().map(|label| format!(", {label}")).unwrap_or_default();
        let place =
            if matches!(self.status, SentStatus::InTrash(_)) { " (in the trash now)" } else { "" };
        format!("{}, {}{label}{place}", named.network_name, phrases::format_date(named.taken_on))
    }
}

impl ShareLogEntry {
    /// Who it was for, in one line.
    pub fn recipient_label(&self) -> String {
        self.recipient.as_deref().map_or_else(|| "not said".to_owned(), join_lines)
    }

    /// Why, in one line.
    pub fn reason_label(&self) -> String {
        self.reason.as_deref().map_or_else(|| "not said".to_owned(), join_lines)
    }

    /// Whether support depended on it, in words.
    pub fn condition_label(&self) -> &'static str {
        match self.condition_of_support {
            None => "not said",
            Some(true) => "yes, support depended on it",
            Some(false) => "no, it was shared freely",
        }
    }

    /// The same in a word or two, for a column.
    pub fn condition_label_short(&self) -> &'static str {
        match self.condition_of_support {
            None => "not said",
            Some(true) => "for support",
            Some(false) => "no, freely",
        }
    }

    /// What was in it, in one line: one snapshot by its day and network, several by their number.
    /// What comes first is what must not be cut off.
    pub fn snapshots_label(&self) -> String {
        if let [only] = self.snapshots.as_slice() {
            return match only.name() {
                Some(named) => format!(
                    "{}, {}",
                    phrases::format_date_short(named.taken_on),
                    named.network_name
                ),
                None => "1 snapshot, since gone".to_owned(),
            };
        }
        let many = pluralize(self.snapshots.len(), "snapshot", "snapshots");
        match self.network_names()[..] {
            [] if self.snapshots.is_empty() => many,
            [] => format!("{many}, since gone"),
            [only] => format!("{many}, {only}"),
            [first, ref rest @ ..] => format!("{many}, {first} and {} more", rest.len()),
        }
    }

    /// What was left out, as a sentence.
    pub fn describe_left_out(&self) -> String {
        if self.left_out.is_empty() {
            return "Nothing was left out: notes, evidence and who was there were in it."
                .to_owned();
        }
        format!("Left out: {}.", format_left_out(&self.left_out))
    }

    fn network_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for named in self.snapshots.iter().filter_map(SentSnapshot::name) {
            if !names.contains(&named.network_name.as_str()) {
                names.push(&named.network_name);
            }
        }
        names
    }

    /// Whether a snapshot of the network with this folder or id is in it.
    pub fn concerns_network(&self, slug: &Slug, goes_by: impl Fn(Uuid) -> bool) -> bool {
        let mut named = self.snapshots.iter().filter_map(SentSnapshot::name);
        named.any(|named| named.slug.as_ref() == Some(slug) || goes_by(named.network))
    }

    /// Whether there is a snapshot in it of which nothing is known any more.
    pub fn has_missing(&self) -> bool {
        self.snapshots.iter().any(|sent| sent.status == SentStatus::Gone)
    }
}

fn join_lines(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn snapshot_name(name: &str) -> SnapshotName {
        let label = Some("Spring walk".to_owned());
        SnapshotName {
            network: Uuid::nil(),
            slug: Some(Slug::from("a")),
            network_name: name.to_owned(),
            taken_on: date(2026, 3, 12),
            label,
        }
    }

    fn sent_snapshot(now: SentStatus) -> SentSnapshot {
        SentSnapshot { id: Uuid::from_u128(0xabc_def0), status: now }
    }

    fn log_entry(snapshots: Vec<SentSnapshot>) -> ShareLogEntry {
        ShareLogEntry {
            made_at: Timestamp::UNIX_EPOCH,
            recipient: Some("the\nboard".to_owned()),
            reason: None,
            condition_of_support: Some(true),
            snapshots,
            left_out: Vec::new(),
            file: "a.json".to_owned(),
        }
    }

    #[test]
    fn a_snapshot_is_told_by_name_and_day_wherever_it_is_now() {
        for (now, words) in [
            (SentStatus::Here(snapshot_name("Hillside")), "Hillside, 12 March 2026, Spring walk"),
            (
                SentStatus::InTrash(snapshot_name("Hillside")),
                "Hillside, 12 March 2026, Spring walk (in the trash now)",
            ),
            (SentStatus::Unread, "A snapshot that can't be read just now (its id ends in bcdef0)"),
            (SentStatus::Gone, "A snapshot that is no longer here (its id ends in bcdef0)"),
        ] {
            assert_eq!(sent_snapshot(now).describe(), words);
        }
    }

    #[test]
    fn what_was_in_it_fits_one_line() {
        let here = |name| sent_snapshot(SentStatus::Here(snapshot_name(name)));
        for (snapshots, words) in [
            (vec![], "0 snapshots"),
            (vec![here("Castle")], "12 Mar 2026, Castle"),
            (vec![sent_snapshot(SentStatus::Gone)], "1 snapshot, since gone"),
            (
                vec![sent_snapshot(SentStatus::Gone), sent_snapshot(SentStatus::Gone)],
                "2 snapshots, since gone",
            ),
            (vec![here("Castle"), here("Castle")], "2 snapshots, Castle"),
            (vec![here("Castle"), here("Lakes"), here("Brook")], "3 snapshots, Castle and 2 more"),
        ] {
            assert_eq!(log_entry(snapshots).snapshots_label(), words);
        }
        assert_eq!(log_entry(vec![]).recipient_label(), "the board");
        assert_eq!(log_entry(vec![]).reason_label(), "not said");
    }
}
