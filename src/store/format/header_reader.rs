//! Parses only the header of a snapshot: its id, network, day and label. It needs no matrix, as for
//! files in the trash.

use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::{json, sanitize_file};

/// Which snapshot a file holds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SnapshotHeader {
    /// Its id.
    pub id: Uuid,
    /// Its network, as it was then.
    pub network: HeaderNetwork,
    /// The day of the assessment.
    pub taken_on: Date,
    /// Its name.
    pub label: Option<String>,
}

/// A network, as a snapshot names it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct HeaderNetwork {
    /// Its id.
    pub id: Uuid,
    /// Its name then.
    pub name: String,
}

/// Reads the head of a snapshot; none where the file has none.
pub fn read(bytes: &[u8]) -> Option<SnapshotHeader> {
    let text = json::decode_utf8(bytes).ok()?;
    let mut head: SnapshotHeader = serde_json::from_str(text).ok()?;
    head.label
        .iter_mut()
        .chain([&mut head.network.name])
        .for_each(sanitize_file::sanitize_line_in_place);
    Some(head)
}
