//! Taking the last bringing in back (undo): what goes into the trash, what is put as it was, and what
//! stays because something else stands on it.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::phrases::{format_date, pluralize};

/// What taking a bringing in back does, as it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportUndo {
    /// The bringing in.
    pub import: Uuid,
    /// When that was.
    pub brought_at: Timestamp,
    /// Networks that go as a whole.
    pub networks: Vec<UndoneNetwork>,
    /// Snapshots that go from networks that stay.
    pub snapshots: Vec<UndoneSnapshot>,
    /// Networks that no longer go by another id.
    pub joins: Vec<UndoneJoin>,
    /// Matrices that are no longer in use.
    pub matrices: Vec<(Slug, MatrixId)>,
    /// What stays.
    pub stays: Vec<StayingItem>,
}

/// A network that was made, and goes with all that came in with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoneNetwork {
    /// Its folder.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// How many snapshots it has.
    pub snapshots: usize,
}

/// A snapshot that goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoneSnapshot {
    /// The folder of its network.
    pub slug: Slug,
    /// Its network's name.
    pub network: String,
    /// Its id.
    pub id: Uuid,
    /// The day it speaks of.
    pub taken_on: Date,
    /// The name of its file.
    pub file: String,
}

/// A join that is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoneJoin {
    /// The folder of the network.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The id that it no longer goes by.
    pub also: Uuid,
    /// What the files call the network of that id; empty where none of them is here.
    pub other: String,
}

/// Something that was brought in and stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayingItem {
    /// The folder of its network.
    pub slug: Slug,
    /// What it is.
    pub what: String,
    /// Why it stays.
    pub why: StayingReason,
}

/// Why something stays that was brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StayingReason {
    /// An open walk goes on from it.
    Draft,
    /// A snapshot that was there before, or came later, goes on from it.
    LaterSnapshot,
    /// It was chosen as the copy that counts.
    Chosen,
    /// It was changed since.
    Changed,
    /// A snapshot that it came with stays.
    Snapshots,
    /// There is something else in its folder.
    OtherFiles,
}

impl StayingReason {
    /// The reason as it is said.
    pub fn words(self) -> &'static str {
        match self {
            Self::Draft => "a walk that is open goes on from it",
            Self::LaterSnapshot => "another snapshot goes on from it",
            Self::Chosen => "you chose it as the copy that counts",
            Self::Changed => "it was changed since",
            Self::Snapshots => "there are snapshots in it",
            Self::OtherFiles => "there is something of yours in it",
        }
    }

    /// A short stable name, for other programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::LaterSnapshot => "later-snapshot",
            Self::Chosen => "chosen",
            Self::Changed => "changed",
            Self::Snapshots => "snapshots",
            Self::OtherFiles => "other-files",
        }
    }
}

impl ImportUndo {
    /// Whether nothing of it can be taken back.
    pub fn is_empty(&self) -> bool {
        self.networks.is_empty()
            && self.snapshots.is_empty()
            && self.joins.is_empty()
            && self.matrices.is_empty()
    }

    /// How many snapshots go.
    pub fn snapshot_count(&self) -> usize {
        let in_networks: usize = self.networks.iter().map(|one| one.snapshots).sum();
        in_networks + self.snapshots.len()
    }

    /// What goes, a line for each network and for each snapshot of one that stays.
    pub fn going_lines(&self) -> Vec<String> {
        let networks = self.networks.iter().map(|one| {
            let snapshots = pluralize(one.snapshots, "snapshot", "snapshots");
            format!("{}: the whole network, with {snapshots}", one.name)
        });
        let snapshots = self
            .snapshots
            .iter()
            .map(|one| format!("{}: the snapshot of {}", one.network, format_date(one.taken_on)));
        networks.chain(snapshots).collect()
    }

    /// What is put as it was, a line for each.
    pub fn restored_lines(&self) -> Vec<String> {
        let joins = self.joins.iter().map(|one| match one.other.as_str() {
            "" => format!("{}: no longer one with the network that was joined to it", one.name),
            other => format!("{}: no longer one with {other} of the files", one.name),
        });
        let matrices =
            self.matrices.iter().map(|(slug, id)| format!("{slug}: the matrix {id} out of use"));
        joins.chain(matrices).collect()
    }

    /// What stays and why, a line for each.
    pub fn staying_lines(&self) -> Vec<String> {
        self.stays.iter().map(|one| format!("{}: {}", one.what, one.why.words())).collect()
    }

    /// All of it in one line, before or after it is done.
    pub fn describe(&self, is_done: bool) -> String {
        let snapshots = self.snapshot_count();
        let place = match (snapshots, is_done) {
            (1, true) => "is in",
            (_, true) => "are in",
            (1, false) => "goes into",
            (_, false) => "go into",
        };
        let many = pluralize(snapshots, "snapshot", "snapshots");
        let mut parts = vec![match snapshots {
            0 => "No snapshot goes into the trash".to_owned(),
            _ => format!("{many} {place} the trash"),
        }];
        if !self.networks.is_empty() {
            parts.push(format!(", with {}", pluralize(self.networks.len(), "network", "networks")));
        }
        if !self.stays.is_empty() {
            parts.push(format!(". {}", pluralize(self.stays.len(), "thing stays", "things stay")));
        }
        format!("{}.", parts.concat())
    }
}
