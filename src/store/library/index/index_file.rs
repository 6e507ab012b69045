//! The format of the index file: compact rows, for speed. Each line begins with its checksum: a
//! damaged one is dropped, and what it stood for is read again. A file of another version is ignored.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufRead, Write};
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
const FORMAT: &str = "pcn-workbook.index/7";

/// Hexadecimal digits of a checksum.
const CHECKSUM_LENGTH: usize = 16;

/// The first line. Each further one is a network or one of its snapshots.
#[derive(Serialize, Deserialize)]
struct IndexHeader {
    format: String,
    matrices: Vec<MatrixRef>,
}

/// A line, with the number of the network it speaks of: a snapshot never ends up in another one.
#[derive(Serialize, Deserialize)]
enum IndexRow {
    #[serde(rename = "n")]
    Network(usize, String, FileStamp, Box<Network>),
    #[serde(rename = "s")]
    Snapshot(usize, Box<IndexFileRow>),
}

#[derive(Serialize, Deserialize)]
struct IndexFileRow(String, FileStamp, Uuid, FileFigures, IndexSummaryRow);

/// The first digits of its hash, whether it was altered, whether others with its id say something
/// else, and whether it counts.
#[derive(Serialize, Deserialize)]
struct FileFigures(u64, bool, bool, bool);

#[derive(Serialize, Deserialize)]
struct IndexSummaryRow {
    #[serde(rename = "i")]
    id: Uuid,
    #[serde(rename = "m")]
    matrix: usize,
    /// Whether that matrix calls itself national.
    #[serde(rename = "c")]
    is_national: bool,
    /// Left out for an agreed voice; else the role and the place, as far as they are known.
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
    /// The form that it came in from.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    form: Option<Uuid>,
    #[serde(rename = "n")]
    answered: (usize, usize, usize),
    #[serde(rename = "d")]
    areas: Vec<IndexAreaRow>,
}

/// What the answers suggest, what they may suggest at most, what the team said, and whether anything
/// was answered. A standing is -2 not applicable, -1
/// before, else the stage's number.
#[derive(Serialize, Deserialize)]
struct IndexAreaRow(i32, i32, Option<i32>, bool);

/// Parses an index, a line after the other. None for another version, or where its first line is
/// damaged.
pub(crate) fn read(file: impl BufRead) -> Option<Index> {
    let mut lines = Lines { file, line: Vec::new() };
    let head: IndexHeader = read_line::<IndexHeader>(lines.next()?)
        .filter(|head: &IndexHeader| head.format == FORMAT)?;
    let matrices: Vec<Arc<MatrixRef>> = head.matrices.into_iter().map(Arc::new).collect();
    let (mut index, mut open) = (Index::default(), None);
    while let Some(line) = lines.next() {
        match read_line::<IndexRow>(line) {
            Some(IndexRow::Network(number, slug, stamp, network)) if is_slug(&slug) => {
                index.insert(open.replace(RowsOfNetwork {
                    number,
                    slug: Slug::new(slug),
                    indexed: IndexedNetwork::new(stamp, *network),
                    files: Vec::new(),
                }));
            }
            Some(IndexRow::Snapshot(number, row)) => {
                if let Some(open) = open.as_mut().filter(|open| open.number == number) {
                    open.files.extend(to_indexed_snapshot(*row, &matrices));
                }
            }
            Some(IndexRow::Network(..)) | None => {}
        }
    }
    index.insert(open);
    Some(index)
}

/// A network of which rows are being read: those of its snapshots come after its own.
struct RowsOfNetwork {
    number: usize,
    slug: Slug,
    indexed: IndexedNetwork,
    files: Vec<(String, IndexedSnapshot)>,
}

impl Index {
    fn insert(&mut self, rows: Option<RowsOfNetwork>) {
        if let Some(RowsOfNetwork { slug, mut indexed, files, .. }) = rows {
            indexed.insert_files(files);
            self.networks.insert(slug, indexed);
        }
    }
}

/// The lines of a file, each in the same room: an index of all of its lines at once takes as much
/// again as what is made of it.
struct Lines<R> {
    file: R,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// The next one; none at the end, or where it can't be read.
    fn next(&mut self) -> Option<&[u8]> {
        self.line.clear();
        let read = self.file.read_until(b'\n', &mut self.line).ok()?;
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        (read > 0).then_some(line)
    }
}

fn read_line<T: serde::de::DeserializeOwned>(line: &[u8]) -> Option<T> {
    let (sum, row) = line.split_at_checked(CHECKSUM_LENGTH)?;
    (sum == checksum(row).as_bytes()).then(|| serde_json::from_slice(row).ok())?
}

/// Tells a damaged line from a whole one; nothing is kept safe by it.
fn checksum(row: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(row);
    format!("{:0CHECKSUM_LENGTH$x}", hasher.finish())
}

fn write_line(out: &mut dyn Write, row: &impl Serialize) -> io::Result<()> {
    let row = serde_json::to_vec(row)?;
    out.write_all(checksum(&row).as_bytes())?;
    out.write_all(&row)?;
    out.write_all(b"\n")
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
    write_line(out, &IndexHeader { format: FORMAT.to_owned(), matrices })?;
    for (number, (slug, indexed)) in index.networks.iter().enumerate() {
        let network = Box::new(indexed.network.clone());
        let slug = slug.as_str().to_owned();
        write_line(out, &IndexRow::Network(number, slug, indexed.stamp, network))?;
        for (name, snapshot) in &indexed.files {
            let place = places.get(snapshot.summary.matrix.as_ref()).copied().unwrap_or(usize::MAX);
            let row = IndexFileRow(
                name.clone(),
                snapshot.stamp,
                snapshot.network,
                FileFigures(
                    snapshot.digits, snapshot.is_altered, snapshot.differs, snapshot.is_primary,
                ),
                to_row(&snapshot.summary, place),
            );
            write_line(out, &IndexRow::Snapshot(number, Box::new(row)))?;
        }
    }
    Ok(())
}

fn to_indexed_snapshot(
    row: IndexFileRow,
    matrices: &[Arc<MatrixRef>],
) -> Option<(String, IndexedSnapshot)> {
    let IndexFileRow(name, stamp, network, file, figures) = row;
    let FileFigures(digits, is_altered, differs, is_primary) = file;
    let summary = Arc::new(to_summary(figures, matrices)?);
    let indexed =
        IndexedSnapshot { stamp, summary, network, digits, is_altered, differs, is_primary };
    Some((name, indexed))
}

fn to_summary(row: IndexSummaryRow, matrices: &[Arc<MatrixRef>]) -> Option<SnapshotSummary> {
    let areas: Option<Vec<AreaSummary>> = row.areas.into_iter().map(to_area_summary).collect();
    Some(SnapshotSummary {
        id: row.id,
        matrix: Arc::clone(matrices.get(row.matrix)?),
        is_national: row.is_national,
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
        form: row.form,
        answered: row.answered.0,
        kept: row.answered.1,
        total: row.answered.2,
        areas: areas?.into(),
    })
}

fn to_row(summary: &SnapshotSummary, matrix: usize) -> IndexSummaryRow {
    let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    IndexSummaryRow {
        id: summary.id,
        matrix,
        is_national: summary.is_national,
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
        form: summary.form,
        answered: (summary.answered, summary.kept, summary.total),
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
