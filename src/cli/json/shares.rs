//! `shared-log/1`: the private log of what was shared, the newest first. What is not known is left
//! out; of a snapshot that is no longer here only its id is.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::NetworkOf;
use crate::maturity::share::log::{Log, Logged, Now, Sent};

/// The log.
#[derive(Debug, Serialize)]
pub(crate) struct SharedLog<'l> {
    format: &'static str,
    shares: Vec<Row<'l>>,
}

#[derive(Debug, Serialize)]
struct Row<'l> {
    made_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition_of_support: Option<bool>,
    snapshots: Vec<Snapshot<'l>>,
    left_out: &'l [String],
    file: &'l str,
}

#[derive(Debug, Serialize)]
struct Snapshot<'l> {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<NetworkOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'l str>,
    is: &'static str,
}

impl<'l> SharedLog<'l> {
    pub(crate) fn of(log: &'l Log) -> Self {
        Self { format: "pcn-workbook.shared-log/1", shares: log.shares.iter().map(row).collect() }
    }
}

fn row(logged: &Logged) -> Row<'_> {
    Row {
        made_at: logged.made_at,
        to: logged.to.as_deref(),
        why: logged.why.as_deref(),
        condition_of_support: logged.condition_of_support,
        snapshots: logged.snapshots.iter().map(snapshot).collect(),
        left_out: &logged.left_out,
        file: &logged.file,
    }
}

fn snapshot(sent: &Sent) -> Snapshot<'_> {
    let named = sent.named();
    Snapshot {
        id: sent.id,
        network: named.map(|named| NetworkOf {
            id: named.network,
            slug: named.slug.clone(),
            name: named.name.clone(),
        }),
        taken_on: named.map(|named| named.taken_on),
        label: named.and_then(|named| named.label.as_deref()),
        is: match sent.now {
            Now::Here(_) => "here",
            Now::InTrash(_) => "in-trash",
            Now::Gone => "gone",
        },
    }
}
