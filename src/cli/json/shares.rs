//! `shared-log/1`: the private log of what was shared, the newest first. What is not known is left
//! out; of a snapshot that is no longer here only its id is.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::NetworkRefJson;
use crate::maturity::share::log::{SentSnapshot, SentStatus, ShareLog, ShareLogEntry};

/// The log.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ShareLogJson<'l> {
    format: &'static str,
    shares: Vec<ShareLogEntryJson<'l>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ShareLogEntryJson<'l> {
    made_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition_of_support: Option<bool>,
    snapshots: Vec<SharedSnapshotJson<'l>>,
    left_out: &'l [String],
    file: &'l str,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SharedSnapshotJson<'l> {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<NetworkRefJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'l str>,
    #[schemars(extend("enum" = ["here", "in-trash", "gone", "unread"]))]
    is: &'static str,
}

impl<'l> ShareLogJson<'l> {
    pub(crate) fn of(log: &'l ShareLog) -> Self {
        Self { format: "pcn-workbook.shared-log/1", shares: log.shares.iter().map(row).collect() }
    }
}

fn row(entry: &ShareLogEntry) -> ShareLogEntryJson<'_> {
    ShareLogEntryJson {
        made_at: entry.made_at,
        to: entry.recipient.as_deref(),
        why: entry.reason.as_deref(),
        condition_of_support: entry.condition_of_support,
        snapshots: entry.snapshots.iter().map(snapshot).collect(),
        left_out: &entry.left_out,
        file: &entry.file,
    }
}

fn snapshot(sent: &SentSnapshot) -> SharedSnapshotJson<'_> {
    let named = sent.name();
    SharedSnapshotJson {
        id: sent.id,
        network: named.map(|named| NetworkRefJson {
            id: named.network,
            slug: named.slug.clone(),
            name: named.network_name.clone(),
        }),
        taken_on: named.map(|named| named.taken_on),
        label: named.and_then(|named| named.label.as_deref()),
        is: match sent.status {
            SentStatus::Here(_) => "here",
            SentStatus::InTrash(_) => "in-trash",
            SentStatus::Gone => "gone",
            SentStatus::Unread => "unread",
        },
    }
}
