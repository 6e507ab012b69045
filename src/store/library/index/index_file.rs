//! The format of the index file: compact rows, for speed. A damaged file, or one of another
//! version, is ignored.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{FileStamp, Index, IndexedNetwork, IndexedSnapshot};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::{Slug, is_slug};
use crate::maturity::movement::AreaReach;
use crate::maturity::network::Network;
use crate::maturity::scoring::Standing;
use crate::maturity::summary::{AreaSummary, SnapshotSummary, SummaryVoice};

/// Counts up whenever a row, or a summary, changes its meaning.
const FORMAT: &str = "pcn-workbook.index/3";

/// The first line. Each further one is a network, so that the whole is never in memory twice.
#[derive(Serialize, Deserialize)]
struct IndexHeader {
    format: String,
    matrices: Vec<MatrixRef>,
}

#[derive(Deserialize)]
struct IndexNetworkRow(String, FileStamp, Network, Vec<IndexFileRow>);

#[derive(Serialize, Deserialize)]
struct IndexFileRow(String, FileStamp, Uuid, bool, IndexSummaryRow);

#[derive(Serialize, Deserialize)]
struct IndexSummaryRow {
    #[serde(rename = "i")]
    id: Uuid,
    #[serde(rename = "m")]
    matrix: usize,
    /// Left out for an agreed voice; else the role and where it is from, each nothing where that is
    /// not known.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    one_view: Option<(Option<String>, Option<String>)>,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(rename = "t")]
    taken_on: Date,
    #[serde(rename = "a")]
    saved_at: Timestamp,
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    based_on: Option<Uuid>,
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    kept_from: Option<Uuid>,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    supersedes: Option<Uuid>,
    #[serde(rename = "n")]
    answered: (usize, usize),
    #[serde(rename = "d")]
    areas: Vec<IndexAreaRow>,
}

/// What the answers suggest, what they may suggest at most, what the team said, and whether anything
/// was answered. A standing is -2 not applicable, -1
/// before, else the stage's number.
#[derive(Serialize, Deserialize)]
struct IndexAreaRow(i32, i32, Option<i32>, bool);

/// Parses an index. None for another version or a damaged file.
pub(crate) fn read(bytes: &[u8]) -> Option<Index> {
    let mut lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let head: IndexHeader = serde_json::from_slice(lines.next()?)
        .ok()
        .filter(|head: &IndexHeader| head.format == FORMAT)?;
    let matrices: Vec<Arc<MatrixRef>> = head.matrices.into_iter().map(Arc::new).collect();
    let mut index = Index::default();
    for line in lines {
        let IndexNetworkRow(slug, stamp, network, files) = serde_json::from_slice(line).ok()?;
        let rows: Option<BTreeMap<String, IndexedSnapshot>> =
            files.into_iter().map(|row| to_indexed_snapshot(row, &matrices)).collect();
        if !is_slug(&slug) {
            return None;
        }
        index.networks.insert(
            Slug::new(slug),
            IndexedNetwork { stamp, network, files: rows?, file_count: 0, needs_ranking: false },
        );
    }
    Some(index)
}

pub(crate) fn write(index: &Index, out: &mut dyn Write) -> io::Result<()> {
    let mut places: HashMap<&MatrixRef, usize> = HashMap::new();
    let mut matrices = Vec::new();
    for snapshot in index.networks.values().flat_map(|indexed| indexed.files.values()) {
        places.entry(&snapshot.summary.matrix).or_insert_with(|| {
            matrices.push(snapshot.summary.matrix.as_ref().clone());
            matrices.len() - 1
        });
    }
    serde_json::to_writer(&mut *out, &IndexHeader { format: FORMAT.to_owned(), matrices })?;
    for (slug, indexed) in &index.networks {
        let files = indexed.files.iter().map(|(name, snapshot)| {
            let place = places.get(snapshot.summary.matrix.as_ref()).copied().unwrap_or(usize::MAX);
            IndexFileRow(
                name.clone(),
                snapshot.stamp,
                snapshot.network,
                snapshot.is_primary,
                to_row(&snapshot.summary, place),
            )
        });
        out.write_all(b"\n")?;
        serde_json::to_writer(
            &mut *out,
            &(slug.as_str(), indexed.stamp, &indexed.network, files.collect::<Vec<_>>()),
        )?;
    }
    out.write_all(b"\n")
}

fn to_indexed_snapshot(
    row: IndexFileRow,
    matrices: &[Arc<MatrixRef>],
) -> Option<(String, IndexedSnapshot)> {
    let IndexFileRow(name, stamp, network, counts, figures) = row;
    let summary = Arc::new(to_summary(figures, matrices)?);
    Some((name, IndexedSnapshot { stamp, summary, network, is_primary: counts }))
}

fn to_summary(row: IndexSummaryRow, matrices: &[Arc<MatrixRef>]) -> Option<SnapshotSummary> {
    let areas: Option<Vec<AreaSummary>> = row.areas.into_iter().map(to_area_summary).collect();
    Some(SnapshotSummary {
        id: row.id,
        matrix: Arc::clone(matrices.get(row.matrix)?),
        voice: row.one_view.map_or(SummaryVoice::Agreed, |(role, of)| SummaryVoice::OneView {
            role: role.map(Box::from),
            of: of.map(Box::from),
        }),
        subject: row.subject.map(Box::from),
        taken_on: row.taken_on,
        saved_at: row.saved_at,
        label: row.label.map(Box::from),
        based_on: row.based_on,
        kept_from: row.kept_from,
        supersedes: row.supersedes,
        answered: row.answered.0,
        total: row.answered.1,
        areas: areas?.into(),
    })
}

fn to_row(summary: &SnapshotSummary, matrix: usize) -> IndexSummaryRow {
    let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    IndexSummaryRow {
        id: summary.id,
        matrix,
        one_view: match &summary.voice {
            SummaryVoice::Agreed => None,
            SummaryVoice::OneView { role, of } => Some((owned(role), owned(of))),
        },
        subject: owned(&summary.subject),
        taken_on: summary.taken_on,
        saved_at: summary.saved_at,
        label: owned(&summary.label),
        based_on: summary.based_on,
        kept_from: summary.kept_from,
        supersedes: summary.supersedes,
        answered: (summary.answered, summary.total),
        areas: summary
            .areas
            .iter()
            .map(|area| {
                IndexAreaRow(
                    encode_standing(area.suggested()),
                    encode_standing(area.reach().highest),
                    area.judged().map(encode_standing),
                    area.is_answered,
                )
            })
            .collect(),
    }
}

fn to_area_summary(
    IndexAreaRow(suggested, highest, judged, is_answered): IndexAreaRow,
) -> Option<AreaSummary> {
    let judged = match judged {
        Some(code) => Some(decode_standing(code)?),
        None => None,
    };
    Some(AreaSummary::of(AreaReach {
        suggested: decode_standing(suggested)?,
        highest: decode_standing(highest)?,
        said: judged,
        is_answered,
    }))
}

fn encode_standing(standing: Standing) -> i32 {
    match standing {
        Standing::NotApplicable => -2,
        Standing::Before => -1,
        Standing::Stage(at) => i32::try_from(at).unwrap_or(i32::MAX),
    }
}

fn decode_standing(code: i32) -> Option<Standing> {
    match code {
        -2 => Some(Standing::NotApplicable),
        -1 => Some(Standing::Before),
        at => usize::try_from(at).ok().map(Standing::Stage),
    }
}
