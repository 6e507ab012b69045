//! The snapshot: a dated copy of a draft that never changes.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::Assessment;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::NetworkAtTime;

/// A dated copy of a draft. Never changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The id of the draft it was made from.
    pub id: Uuid,
    /// The network as it was.
    pub network: NetworkAtTime,
    /// What was said.
    pub assessment: Assessment,
    /// The civil day it speaks of.
    pub taken_on: Date,
    /// The moment it was saved.
    pub saved_at: Timestamp,
    /// Its name.
    pub label: Option<String>,
    /// Who was there, by role.
    pub present: Vec<String>,
    /// The snapshot it replaces in lists.
    pub supersedes: Option<Uuid>,
    /// The snapshot from which it kept what was not looked at.
    pub kept_from: Option<Uuid>,
    /// Snapshots of single views it was agreed from.
    pub views: Vec<Uuid>,
    /// The form that it came in from, where a person filled one in. Such a view speaks for the
    /// network only where nothing else does.
    pub form: Option<Uuid>,
    /// Kinds of text left out when it was shared.
    pub left_out: Vec<String>,
    /// SHA-256 of the full snapshot, in a copy that was shared.
    pub full_hash: Option<String>,
    /// What makes that hash one that can't be found by guessing: random, only in the full snapshot,
    /// and never in a share.
    pub salt: Option<String>,
    /// Fields this version does not know.
    pub unknown_fields: UnknownFields,
}

impl Snapshot {
    /// A snapshot without a name, and without saying who was there.
    pub fn new(
        id: Uuid,
        network: NetworkAtTime,
        assessment: Assessment,
        taken_on: Date,
        saved_at: Timestamp,
    ) -> Self {
        Self {
            id,
            network,
            assessment,
            taken_on,
            saved_at,
            label: None,
            present: Vec::new(),
            supersedes: None,
            kept_from: None,
            views: Vec::new(),
            form: None,
            left_out: Vec::new(),
            full_hash: None,
            salt: None,
            unknown_fields: UnknownFields::new(),
        }
    }
}

/// What becomes of all that was not looked at in a walk when it is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotLookedAt {
    /// It is kept as of the day it was last looked at.
    #[default]
    Kept,
    /// It is left open.
    LeftOpen,
}
