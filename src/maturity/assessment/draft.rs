//! The draft that is worked on, and the details already filled in about its snapshot.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Assessment, SetAside};
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::NetworkRef;

/// The assessment being worked on, on one device.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its id; the snapshot made from it bears the same one.
    pub id: Uuid,
    /// The device that alone writes it.
    pub device: Uuid,
    /// SHA-256 of the published file that the work started from; none before the first publishing.
    pub base_hash: Option<String>,
    /// Whose it is.
    pub network: NetworkRef,
    /// What has been said.
    pub assessment: Assessment,
    /// What is filled in about the snapshot it will become, as far as it is.
    pub cover: SnapshotCover,
    /// What was said on another revision of the matrix and has no place in this one.
    pub set_aside: SetAside,
    /// Fields this version does not know.
    pub unknown_fields: UnknownFields,
}

impl Draft {
    /// A draft that was not published yet.
    pub fn new(id: Uuid, device: Uuid, network: NetworkRef, assessment: Assessment) -> Self {
        Self {
            id,
            device,
            base_hash: None,
            network,
            assessment,
            cover: SnapshotCover::default(),
            set_aside: SetAside::default(),
            unknown_fields: UnknownFields::new(),
        }
    }

    /// When it was begun: its id was made at that moment. None for an id that says no time.
    pub fn begun_at(&self) -> Option<Timestamp> {
        if self.id.get_version_num() != 7 {
            return None;
        }
        let milliseconds = self.id.as_u128() >> 80;
        Timestamp::from_millisecond(i64::try_from(milliseconds).ok()?).ok()
    }
}

/// What is filled in about the snapshot that a draft will become: by the person, before it is
/// saved, or taken over by a corrected copy from the snapshot it replaces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotCover {
    /// The day it speaks of.
    pub taken_on: Option<Date>,
    /// What was typed for that day, while it can't be read or used.
    pub typed_day: Option<String>,
    /// Its name.
    pub label: Option<String>,
    /// Who was there, by role.
    pub present: Vec<String>,
    /// The snapshot that it will replace in lists, where it is a corrected copy.
    pub supersedes: Option<Uuid>,
    /// In a corrected copy: the snapshot from which the one it replaces kept what was not looked
    /// at.
    pub kept_from: Option<Uuid>,
}

impl SnapshotCover {
    /// Whether nothing is filled in yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What saving it makes, in words for the person who is about to.
    pub fn introduction(&self) -> &'static str {
        if self.supersedes.is_some() {
            "What was saved before is kept as it was; this copy is shown in its place, in lists and in progress. It never changes afterwards."
        } else {
            "A snapshot is a dated copy of today's answers. It never changes. You can go on working afterwards, and compare with it next time."
        }
    }
}
