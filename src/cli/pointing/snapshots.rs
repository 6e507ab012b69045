//! A SNAPSHOT: its id, a unique beginning or end of it, `NETWORK@last`, `NETWORK@2026-03-12`, or its file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use uuid::Uuid;

use super::matrices::Pointer;
use super::{ambiguous, networks, shown};
use crate::cli::refusing::Refusal;
use crate::maturity::assessment::Snapshot;
use crate::maturity::record::{Record, SavedSnapshot};
use crate::maturity::saying::day;
use crate::store::forms::{fault_of, snapshot};
use crate::store::library::Library;
use crate::store::reading;

/// How much of an id has to be written.
const ENOUGH: usize = 6;

/// A snapshot in the record of its network.
#[derive(Clone, Debug)]
pub(crate) struct Pointed {
    /// The network.
    pub(crate) record: Record,
    at: usize,
}

impl Pointed {
    /// The snapshot.
    pub(crate) fn saved(&self) -> &SavedSnapshot {
        // the place was taken from this very list, which nothing shortens
        &self.record.snapshots[self.at]
    }
}

/// How a snapshot was pointed at, as far as the words tell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Way {
    /// A file.
    File(PathBuf),
    /// The last of a network.
    Last(String),
    /// Those that speak of a day.
    Day(String, Date),
    /// Part of an id, in small letters.
    Id(String),
    /// None of these: a network perhaps.
    Other,
}

/// Tells from the words alone how a snapshot was pointed at. Files are looked for beside the person and inside the library.
pub(crate) fn way(library: &Library, typed: &OsStr) -> Way {
    if let Some(path) = file(library, typed) {
        return Way::File(path);
    }
    let text = shown(typed);
    if let Some((network, when)) = text.rsplit_once('@') {
        return match when.parse::<Date>() {
            _ if when.eq_ignore_ascii_case("last") => Way::Last(network.to_owned()),
            Ok(day) => Way::Day(network.to_owned(), day),
            Err(_) => Way::Other,
        };
    }
    let is_part = text.len() >= ENOUGH && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    if is_part { Way::Id(text.to_lowercase()) } else { Way::Other }
}

fn file(library: &Library, typed: &OsStr) -> Option<PathBuf> {
    let path = Path::new(typed);
    let looks_like_one = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) || path.components().count() > 1;
    let inside = library.folders.library.join(path);
    match (path.is_file(), inside.is_file(), looks_like_one) {
        (true, _, true) => Some(path.to_path_buf()),
        (_, true, true) => Some(inside),
        // a file that is not there: reading it says so
        (false, false, true) => Some(path.to_path_buf()),
        _ => None,
    }
}

/// The snapshot that is meant; `matrix`, where it is given, leaves only snapshots of that matrix.
pub(crate) fn find(library: &Library, device: Uuid, typed: &OsStr, matrix: Option<&Pointer>) -> Result<Pointed, Refusal> {
    let asked = shown(typed);
    match way(library, typed) {
        Way::File(path) => by_file(library, device, &path),
        Way::Last(network) => {
            let record = library.open_network(&networks::find(library, &network)?, device)?;
            let last = among(&record, matrix).next_back();
            last.map(|at| Pointed { at, record: record.clone() }).ok_or_else(|| none_yet(&record))
        }
        Way::Day(network, day) => {
            let record = library.open_network(&networks::find(library, &network)?, device)?;
            let fits: Vec<usize> = among(&record, matrix).filter(|at| record.snapshots[*at].snapshot.taken_on == day).collect();
            one_of(vec![(record, fits)], &asked)
        }
        Way::Id(part) => by_id(library, device, &part, matrix, &asked),
        Way::Other => Err(unknown(&asked)),
    }
}

/// The places of the snapshots that stand in lists, oldest first.
fn among<'r>(record: &'r Record, matrix: Option<&'r Pointer>) -> impl DoubleEndedIterator<Item = usize> + 'r {
    let stands = |at: &usize| {
        let snapshot = &record.snapshots[*at].snapshot;
        !record.is_replaced(snapshot.id) && matrix.is_none_or(|pointer| is_of(snapshot, pointer))
    };
    (0..record.snapshots.len()).filter(stands)
}

fn is_of(snapshot: &Snapshot, pointer: &Pointer) -> bool {
    let reference = &snapshot.assessment.matrix;
    reference.id == pointer.id && pointer.revision.is_none_or(|revision| reference.revision == revision)
}

/// By its id or a part of it, over all networks; those that a corrected copy replaced are found too.
fn by_id(library: &Library, device: Uuid, part: &str, matrix: Option<&Pointer>, asked: &str) -> Result<Pointed, Refusal> {
    let mut found = Vec::new();
    for slug in library.slugs() {
        // a network that can't be opened is for `doctor` to speak of
        let Ok(record) = library.open_network(&slug, device) else { continue };
        let fits = |saved: &SavedSnapshot| {
            let id = saved.snapshot.id.to_string();
            (id.starts_with(part) || id.ends_with(part)) && matrix.is_none_or(|pointer| is_of(&saved.snapshot, pointer))
        };
        let mut fitting: Vec<usize> = (0..record.snapshots.len()).filter(|at| fits(&record.snapshots[*at])).collect();
        // two files with one id: the one that is as it was saved comes first
        fitting.dedup_by_key(|at| record.snapshots[*at].snapshot.id);
        if !fitting.is_empty() {
            found.push((record, fitting));
        }
    }
    one_of(found, asked)
}

fn by_file(library: &Library, device: Uuid, path: &Path) -> Result<Pointed, Refusal> {
    let bytes = reading::read(path)?;
    let read = snapshot::read(&bytes).map_err(|finding| fault_of(finding, path))?;
    for slug in library.slugs() {
        let Ok(record) = library.open_network(&slug, device) else { continue };
        let is_it = |saved: &SavedSnapshot| saved.snapshot.id == read.id && saved.snapshot == read;
        if let Some(at) = record.snapshots.iter().position(is_it) {
            return Ok(Pointed { record, at });
        }
    }
    Err(crate::store::fault::Fault::new(
        crate::store::fault::Trouble::NotPossible,
        "This snapshot is not in this workbook folder.",
        "Name the folder it is in with --library.",
    )
    .of_file(path)
    .into())
}

fn one_of(mut found: Vec<(Record, Vec<usize>)>, asked: &str) -> Result<Pointed, Refusal> {
    let count: usize = found.iter().map(|(_, fitting)| fitting.len()).sum();
    if count > 1 {
        let each = found.iter().flat_map(|(record, fitting)| fitting.iter().map(|at| in_words(record, &record.snapshots[*at])));
        return Err(ambiguous(asked, each.collect()));
    }
    match found.pop() {
        Some((record, fitting)) if !fitting.is_empty() => Ok(Pointed { record, at: fitting[0] }),
        _ => Err(unknown(asked)),
    }
}

/// A snapshot on one line: its id, network, matrix, day and name.
pub(crate) fn in_words(record: &Record, saved: &SavedSnapshot) -> String {
    let snapshot = &saved.snapshot;
    let label = snapshot.label.as_deref().map(|label| format!(", {label}")).unwrap_or_default();
    format!("{}  {}, {}, {}{label}", snapshot.id, record.network.name, snapshot.assessment.matrix.id, day(snapshot.taken_on))
}

fn unknown(asked: &str) -> Refusal {
    Refusal::missing(format!("There is no snapshot '{asked}' here."), "See which there are with: pcn-workbook snapshots")
}

fn none_yet(record: &Record) -> Refusal {
    Refusal::missing(
        format!("{} has no such snapshot yet.", record.network.name),
        "Save one with: pcn-workbook save --network NETWORK --matrix MATRIX",
    )
}
