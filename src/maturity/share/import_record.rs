//! The record of a bringing in, as it is written before the first of its files comes in: what it is
//! to write, so that it can be taken back.

use std::collections::HashSet;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::UnknownFields;

/// One bringing in, or a part of a large one: parts have the same id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportRecord {
    /// Its id.
    pub id: Uuid,
    /// When it was begun.
    pub brought_at: Timestamp,
    /// The snapshots that it wrote.
    #[serde(default)]
    pub snapshots: Vec<BroughtSnapshot>,
    /// The networks that it made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<Uuid>,
    /// The networks that it joined.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<JoinedNetwork>,
    /// The matrices that it put in use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_in_use: Vec<MatrixInUse>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// A snapshot that was brought in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct BroughtSnapshot {
    /// Its id.
    pub id: Uuid,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The id of its network, as the file has it.
    pub network: Uuid,
}

/// A network that goes by another id too from then on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct JoinedNetwork {
    /// The network here, or the one that was made.
    pub network: Uuid,
    /// The other id.
    pub also: Uuid,
}

/// A matrix that was put in use by a network that was here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct MatrixInUse {
    /// The network.
    pub network: Uuid,
    /// The matrix.
    pub matrix: MatrixId,
}

impl ImportRecord {
    /// A record of nothing yet.
    pub fn new(id: Uuid, brought_at: Timestamp) -> Self {
        Self {
            id,
            brought_at,
            snapshots: Vec::new(),
            made: Vec::new(),
            joined: Vec::new(),
            put_in_use: Vec::new(),
            unknown_fields: UnknownFields::new(),
        }
    }

    /// Puts another part of the same bringing in to this one.
    pub fn add_part(&mut self, part: Self) {
        self.snapshots.extend(part.snapshots);
        self.made.extend(part.made);
        self.joined.extend(part.joined);
        self.put_in_use.extend(part.put_in_use);
        self.snapshots.sort_unstable();
        self.made.sort_unstable();
        self.joined.sort_unstable();
        self.put_in_use.sort_unstable();
        self.snapshots.dedup();
        self.made.dedup();
        self.joined.dedup();
        self.put_in_use.dedup();
    }

    /// Leaves what was really written: of `is_written` snapshots, and what came to be for them.
    pub fn keep_written(&mut self, is_written: impl Fn(Uuid) -> bool) {
        self.snapshots.retain(|one| is_written(one.id));
        let came_in: HashSet<Uuid> = self.snapshots.iter().map(|one| one.network).collect();
        self.joined.retain(|one| came_in.contains(&one.also));
        let joined: HashSet<Uuid> = self.joined.iter().map(|one| one.network).collect();
        self.made.retain(|id| came_in.contains(id) || joined.contains(id));
        if self.snapshots.is_empty() {
            self.put_in_use.clear();
        }
    }

    /// Parts of at most so many entries in a list.
    pub fn into_parts(self, most: usize) -> Vec<Self> {
        let lists =
            [self.snapshots.len(), self.made.len(), self.joined.len(), self.put_in_use.len()];
        let count = lists.into_iter().max().unwrap_or(0).div_ceil(most.max(1)).max(1);
        let part = |at: usize| Self {
            snapshots: slice(&self.snapshots, at, most),
            made: slice(&self.made, at, most),
            joined: slice(&self.joined, at, most),
            put_in_use: slice(&self.put_in_use, at, most),
            ..Self::new(self.id, self.brought_at)
        };
        (0..count).map(part).collect()
    }
}

fn slice<T: Clone>(list: &[T], at: usize, most: usize) -> Vec<T> {
    list.iter().skip(at * most).take(most).cloned().collect()
}
