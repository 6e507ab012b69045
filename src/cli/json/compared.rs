//! `compared/1`: snapshots side by side. Every list of sides has the order of `compared`; that
//! order is by name, then by day, and never by stage.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::progress::MovementJson;
use super::references::{AreaMoveJson, ReachJson};
use super::standing::CompleteJson;
use super::{MatrixRefJson, NetworkRefJson, StandingAtJson};
use crate::maturity::assessment::{Answer, Voice};
use crate::maturity::comparison::align::{self, ComparedArea};
use crate::maturity::comparison::statements::{self, IncomparableItem, NotAskedAlike};
use crate::maturity::comparison::{self, Comparison};
use crate::maturity::diff;
use crate::maturity::ids::{DomainId, ItemId, MatrixId};
use crate::maturity::line::TakenBy;
use crate::maturity::lineage::Lineage;
use crate::maturity::network::Profile;
use crate::maturity::trend::answers_on_matrix;

/// Snapshots side by side.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ComparedJson<'s> {
    format: &'static str,
    compared: Vec<ComparedSnapshotJson<'s>>,
    comparable: ComparableJson<'s>,
    domains: Vec<ComparedDomainJson>,
    items: Vec<ComparedItemJson>,
    asks: Vec<ComparedAskJson<'s>>,
}

/// One snapshot that is compared.
#[derive(Debug, JsonSchema, Serialize)]
struct ComparedSnapshotJson<'s> {
    network: NetworkRefJson,
    snapshot: Uuid,
    matrix: MatrixRefJson,
    taken_on: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'s str>,
    voice: &'s Voice,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'s str>,
    profile: &'s Profile,
    complete: CompleteJson,
    /// By what it was taken: its own name; or, for a network, the matrix asked for, the national
    /// areas, or the matrix of the network's last snapshot.
    #[schemars(extend("enum" = ["name", "matrix", "national", "last_matrix"]))]
    took: &'static str,
    /// Whether other copies of it here say something else.
    differs: bool,
    changed_after_save: bool,
    /// The network's own first one like it; null where this is it.
    first: Option<FirstSnapshotJson>,
    /// What moved since that one, by item; null with it.
    since_first: Option<MovementJson>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct FirstSnapshotJson {
    snapshot: Uuid,
    taken_on: Date,
}

/// How many items can be compared, and which can't.
#[derive(Debug, JsonSchema, Serialize)]
struct ComparableJson<'s> {
    comparable: usize,
    answered: usize,
    of: usize,
    not_comparable: Vec<NotComparableJson<'s>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct NotComparableJson<'s> {
    matrix: &'s MatrixId,
    #[serde(skip_serializing_if = "Option::is_none")]
    lineage: Option<String>,
    item: &'s ItemId,
    /// `reworded`; `not_asked` of every side; `other_matrix`, where a side was asked another one of
    /// the same id.
    #[schemars(extend("enum" = ["reworded", "not_asked", "other_matrix"]))]
    why: &'static str,
    asked_of: Vec<Uuid>,
}

/// A domain of the matrix that all others are lined up under; or one that lines up with none of its
/// domains.
#[derive(Debug, JsonSchema, Serialize)]
struct ComparedDomainJson {
    matrix: MatrixId,
    /// Which matrix of that id, where two sides were asked different ones: the fingerprint of its
    /// first revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    lineage: Option<String>,
    id: DomainId,
    lines_up: bool,
    differs: bool,
    /// For each side what stands there: nothing where it was not asked, several where several
    /// domains line up.
    sides: Vec<Vec<ComparedCellJson>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ComparedCellJson {
    domain: DomainId,
    #[serde(flatten)]
    now: StandingAtJson,
    judged: bool,
    suggested: StandingAtJson,
    /// How far the domain is answered.
    complete: CompleteJson,
    #[serde(flatten)]
    reach: ReachJson,
    /// Since its own first.
    #[serde(flatten)]
    movement: AreaMoveJson,
    first: Option<FirstStandingJson>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct FirstStandingJson {
    #[serde(flatten)]
    then: StandingAtJson,
    judged: bool,
    #[serde(flatten)]
    reach: ReachJson,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ComparedItemJson {
    matrix: MatrixId,
    #[serde(skip_serializing_if = "Option::is_none")]
    lineage: Option<String>,
    id: ItemId,
    comparable: bool,
    differs: bool,
    /// For each side the answer; null where there is none, or the side was not asked.
    answers: Vec<Option<Answer>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ComparedAskJson<'s> {
    matrix: &'s MatrixId,
    #[serde(skip_serializing_if = "Option::is_none")]
    lineage: Option<String>,
    id: &'s ItemId,
    raised_by: Vec<Uuid>,
}

impl<'s> ComparedJson<'s> {
    /// `taken` says by what those were taken for which only a network was named.
    pub(crate) fn of(sides: &'s Comparison, taken: &BTreeMap<Uuid, TakenBy>) -> Self {
        let took = |side: &comparison::Side| {
            taken.get(&side.saved.snapshot.id).copied().unwrap_or(TakenBy::Name)
        };
        let id = |number: &usize| sides.sides[*number].saved.snapshot.id;
        let not = |other: &'s IncomparableItem| NotComparableJson {
            matrix: other.matrix.id(),
            lineage: lineage(sides, &other.matrix),
            item: &other.item,
            why: match other.reason {
                NotAskedAlike::Reworded => "reworded",
                NotAskedAlike::NotAsked => "not_asked",
                NotAskedAlike::OtherMatrix => "other_matrix",
            },
            asked_of: other.asked_sides.iter().map(id).collect(),
        };
        let asks = sides.asks.iter().map(|ask| ComparedAskJson {
            matrix: ask.matrix.id(),
            lineage: lineage(sides, &ask.matrix),
            id: &ask.ask,
            raised_by: ask.raised_by.iter().map(id).collect(),
        });
        Self {
            format: "pcn-workbook.compared/1",
            compared: sides
                .sides
                .iter()
                .map(|side| ComparedSnapshotJson::of(side, took(side)))
                .collect(),
            comparable: ComparableJson {
                comparable: sides.comparability.comparable,
                answered: sides.comparability.answered_by_all,
                of: sides.comparability.total,
                not_comparable: sides.comparability.incomparable.iter().map(not).collect(),
            },
            domains: sides.areas.iter().map(|area| ComparedDomainJson::of(sides, area)).collect(),
            items: items(sides),
            asks: asks.collect(),
        }
    }
}

impl<'s> ComparedSnapshotJson<'s> {
    fn of(one: &'s comparison::Side, took: TakenBy) -> Self {
        let snapshot = &one.saved.snapshot;
        let first = one.first.as_ref();
        Self {
            network: NetworkRefJson {
                id: one.network_id(),
                slug: Some(one.slug.clone()),
                name: one.name().to_owned(),
            },
            snapshot: snapshot.id,
            matrix: one.matrix().into(),
            taken_on: snapshot.taken_on,
            label: snapshot.label.as_deref(),
            voice: &one.assessment().voice,
            subject: one.assessment().subject.as_deref(),
            profile: &snapshot.network.profile,
            complete: one.complete.into(),
            took: took.as_str(),
            differs: one.differs,
            changed_after_save: one.saved.changed_after_save,
            first: first.map(|first| FirstSnapshotJson {
                snapshot: first.snapshot.id,
                taken_on: first.snapshot.taken_on,
            }),
            since_first: first.map(|first| {
                diff::compare_answers(answers_on_matrix(first), answers_on_matrix(&one.saved))
                    .into()
            }),
        }
    }
}

impl ComparedDomainJson {
    fn of(sides: &Comparison, area: &ComparedArea) -> Self {
        let cells = |(one, cells): (&comparison::Side, &Vec<align::AreaCell>)| {
            cells.iter().map(|cell| ComparedCellJson::of(one, cell)).collect::<Vec<_>>()
        };
        Self {
            matrix: area.matrix.id().clone(),
            lineage: lineage(sides, &area.matrix),
            id: area.id.clone(),
            lines_up: area.is_anchored,
            differs: area.differs,
            sides: sides.sides.iter().zip(&area.cells).map(cells).collect(),
        }
    }
}

impl ComparedCellJson {
    fn of(one: &comparison::Side, cell: &align::AreaCell) -> Self {
        let then =
            one.first.as_ref().map(|first| &first.matrix.matrix).zip(cell.first_standing.as_ref());
        Self {
            domain: cell.domain.clone(),
            now: StandingAtJson::new(one.matrix(), cell.standing),
            judged: cell.judged,
            suggested: StandingAtJson::new(one.matrix(), cell.suggested),
            complete: cell.complete.into(),
            reach: ReachJson::of(one.matrix(), &cell.reach),
            movement: cell.movement.into(),
            first: then.map(|(matrix, then)| FirstStandingJson {
                then: StandingAtJson::new(matrix, then.standing),
                judged: then.judged,
                reach: ReachJson::of(matrix, &then.reach),
            }),
        }
    }
}

/// Which matrix of its id, where two sides were asked different ones.
fn lineage(sides: &Comparison, matrix: &Lineage) -> Option<String> {
    let is_namesake =
        |side: &comparison::Side| side.lineage.id() == matrix.id() && side.lineage != *matrix;
    sides.sides.iter().any(is_namesake).then(|| matrix.first().to_owned())
}

/// Every item once, area by area; one under an area that several line up with stands where it is
/// first found.
fn items(sides: &Comparison) -> Vec<ComparedItemJson> {
    let mut seen = std::collections::BTreeSet::new();
    let rows = sides.areas.iter().flat_map(|area| statements::item_rows(&sides.sides, area));
    let new = rows.filter(|row| seen.insert((row.matrix.clone(), row.item.clone())));
    new.map(|row| ComparedItemJson {
        comparable: row.is_comparable,
        differs: row.differs,
        answers: row.cells.into_iter().map(|cell| cell.and_then(|cell| cell.answer)).collect(),
        lineage: lineage(sides, &row.matrix),
        matrix: row.matrix.id().clone(),
        id: row.item,
    })
    .collect()
}
