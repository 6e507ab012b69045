//! `shared/1`: the file that was written; and `imported/1`: what became of each file that was
//! brought in.

use serde::Serialize;
use uuid::Uuid;

use super::MatrixOf;
use crate::maturity::diagnostic::Finding;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::{Given, Holds, Landed, Landing, Likeness, Look};

/// The share that was written.
#[derive(Debug, Serialize)]
pub(crate) struct Shared<'s> {
    format: &'static str,
    id: Uuid,
    file: String,
    snapshots: Vec<Uuid>,
    matrices: Vec<MatrixOf>,
    left_out: &'s [String],
}

impl<'s> Shared<'s> {
    pub(crate) fn of(id: Uuid, given: &'s Given, snapshots: &[SavedSnapshot]) -> Self {
        let (mut ids, mut matrices): (Vec<Uuid>, Vec<MatrixOf>) = (Vec::new(), Vec::new());
        for saved in snapshots {
            let matrix = MatrixOf::from(&saved.matrix.matrix);
            if !ids.contains(&saved.snapshot.id) {
                ids.push(saved.snapshot.id);
            }
            if !matrices.contains(&matrix) {
                matrices.push(matrix);
            }
        }
        let file = given.file.to_string_lossy().into_owned();
        Self {
            format: "pcn-workbook.shared/1",
            id,
            file,
            snapshots: ids,
            matrices,
            left_out: &given.left_out,
        }
    }
}

/// What became of each file.
#[derive(Debug, Serialize)]
pub(crate) struct Imported<'i> {
    format: &'static str,
    files: Vec<Row<'i>>,
}

#[derive(Debug, Serialize)]
struct Row<'i> {
    file: &'i str,
    verdict: &'static str,
    brought_in: usize,
    already_here: usize,
    snapshots: Vec<Snapshot<'i>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    made: &'i [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    matrices: &'i [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<&'i Finding>,
}

#[derive(Debug, Serialize)]
struct Snapshot<'i> {
    id: Uuid,
    network: Network<'i>,
    matrix: MatrixOf,
    taken_on: jiff::civil::Date,
    is: &'static str,
}

#[derive(Debug, Serialize)]
struct Network<'i> {
    id: Uuid,
    slug: Option<&'i Slug>,
    name: &'i str,
}

impl<'i> Imported<'i> {
    pub(crate) fn of(look: &'i Look, landing: &'i Landing) -> Self {
        let files = look.arrivals.iter().zip(&landing.files).map(|(arrival, landed)| Row {
            file: &landed.name,
            verdict: landed.verdict.code(),
            brought_in: landed.snapshots.len(),
            already_here: landed.here,
            snapshots: snapshots(&arrival.holds, landed),
            made: &landed.made,
            matrices: &landed.matrices,
            refused: landed.refused.as_ref(),
        });
        Self { format: "pcn-workbook.imported/1", files: files.collect() }
    }
}

fn snapshots<'i>(holds: &'i Holds, landed: &'i Landed) -> Vec<Snapshot<'i>> {
    let Holds::Snapshots(parcel) = holds else { return Vec::new() };
    let each = parcel.snapshots.iter().map(|one| {
        let slug = landed.snapshots.iter().find(|(id, _)| *id == one.id).map(|(_, slug)| slug);
        Snapshot {
            id: one.id,
            network: Network { id: one.network, slug, name: &one.name },
            matrix: MatrixOf { id: one.matrix.clone(), revision: one.revision },
            taken_on: one.taken_on,
            is: likeness(&one.likeness),
        }
    });
    each.collect()
}

fn likeness(likeness: &Likeness) -> &'static str {
    match likeness {
        Likeness::New => "new",
        Likeness::Same => "here",
        Likeness::Less => "here-in-full",
        Likeness::More => "fuller",
        Likeness::Other { .. } => "differs",
    }
}
