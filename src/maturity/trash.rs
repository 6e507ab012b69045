//! The trash: what was thrown away and can be brought back. Nothing in it is ever deleted by the
//! program.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ids::Slug;

/// What kind of thing lies in the trash.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum TrashKind {
    /// A network, with all that is in its folder.
    Network,
    /// A snapshot.
    Snapshot,
    /// A draft that was discarded.
    Draft,
    /// One of two versions of a draft: the one that was not chosen.
    Version,
}

impl TrashKind {
    /// The word for it in the names of folders.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Snapshot => "snapshot",
            Self::Draft => "draft",
            Self::Version => "version",
        }
    }

    /// What a person calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Snapshot => "snapshot",
            Self::Draft => "walk",
            Self::Version => "other version of a walk",
        }
    }

    /// The name in the trash of a thing with this id, where it lies there once.
    pub fn name_of(self, id: Uuid) -> String {
        format!("{}-{id}", self.as_str())
    }
}

/// One thing in the trash, as a person is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrashedItem {
    /// Its kind.
    pub kind: TrashKind,
    /// Its name in the trash, which identifies it.
    pub name: String,
    /// The folder of the network it was in, or was.
    pub network: Slug,
    /// The day it was thrown away.
    pub trashed_on: Date,
    /// What it is: "29 Nov 2026 · Five national areas · agreed".
    pub words: String,
    /// The name of the network it belongs to.
    pub network_name: String,
    /// Why it can't be brought back as things are.
    pub obstacle: Option<String>,
    /// Whether the program put it there unasked, and nobody has looked since.
    pub unseen: bool,
}

impl TrashedItem {
    /// "Hillside PCN · snapshot of 29 Nov 2026 · Five national areas · agreed".
    pub fn line(&self) -> String {
        let joint = match self.kind {
            TrashKind::Network => ", ",
            TrashKind::Snapshot => " of ",
            TrashKind::Draft | TrashKind::Version => ": ",
        };
        format!("{} · {}{joint}{}", self.network_name, self.kind.label(), self.words)
    }
}
