//! `compared/1`: snapshots side by side. Every list of sides has the order of `compared`; that
//! order is by name, then by day, and never by stage.

use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::progress::Moved;
use super::{At, MatrixOf, NetworkOf};
use crate::maturity::assessment::{Answer, Voice};
use crate::maturity::comparison::align::{self, AreaRow};
use crate::maturity::comparison::statements::{self, NotAlike};
use crate::maturity::comparison::{self, Sides};
use crate::maturity::diff;
use crate::maturity::ids::{DomainId, ItemId, MatrixId};
use crate::maturity::network::Profile;
use crate::maturity::trend::side;

/// Snapshots side by side.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the printed form has this key")]
pub(crate) struct Compared<'s> {
    format: &'static str,
    compared: Vec<One<'s>>,
    comparable: Comparable<'s>,
    domains: Vec<DomainOf>,
    items: Vec<ItemOf>,
    asks: Vec<AskOf<'s>>,
}

/// One snapshot that is compared.
#[derive(Debug, Serialize)]
struct One<'s> {
    network: NetworkOf,
    snapshot: Uuid,
    matrix: MatrixOf,
    taken_on: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'s str>,
    voice: &'s Voice,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'s str>,
    profile: &'s Profile,
    /// The network's own first one like it; null where this is it.
    first: Option<First>,
    /// What moved since that one, by item; null with it.
    since_first: Option<Moved>,
}

#[derive(Debug, Serialize)]
struct First {
    snapshot: Uuid,
    taken_on: Date,
}

/// How many items can be compared, and which can't.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the printed form has these keys")]
struct Comparable<'s> {
    comparable: usize,
    of: usize,
    not_comparable: Vec<NotComparable<'s>>,
}

#[derive(Debug, Serialize)]
struct NotComparable<'s> {
    matrix: &'s MatrixId,
    item: &'s ItemId,
    /// `reworded`, or `not_asked` of every side.
    why: &'static str,
    asked_of: Vec<Uuid>,
}

/// A domain of the matrix that all others are lined up under; or one that lines up with none of its
/// domains.
#[derive(Debug, Serialize)]
struct DomainOf {
    matrix: MatrixId,
    id: DomainId,
    lines_up: bool,
    differs: bool,
    /// For each side what stands there: nothing where it was not asked, several where several
    /// domains line up.
    sides: Vec<Vec<Cell>>,
}

#[derive(Debug, Serialize)]
struct Cell {
    domain: DomainId,
    #[serde(flatten)]
    now: At,
    judged: bool,
    suggested: At,
    /// `forward`, `back`, `same`, `now_known`, `open`, `not_comparable`; null where there is no
    /// first one.
    moved: Option<&'static str>,
    first: Option<Then>,
}

#[derive(Debug, Serialize)]
struct Then {
    #[serde(flatten)]
    then: At,
    judged: bool,
}

#[derive(Debug, Serialize)]
struct ItemOf {
    matrix: MatrixId,
    id: ItemId,
    comparable: bool,
    differs: bool,
    /// For each side the answer; null where there is none, or the side was not asked.
    answers: Vec<Option<Answer>>,
}

#[derive(Debug, Serialize)]
struct AskOf<'s> {
    matrix: &'s MatrixId,
    id: &'s ItemId,
    raised_by: Vec<Uuid>,
}

impl<'s> Compared<'s> {
    pub(crate) fn of(sides: &'s Sides) -> Self {
        let id = |number: &usize| sides.all[*number].saved.snapshot.id;
        let not = |other: &'s NotAlike| NotComparable {
            matrix: &other.matrix,
            item: &other.item,
            why: if other.reworded { "reworded" } else { "not_asked" },
            asked_of: other.asked_of.iter().map(id).collect(),
        };
        let asks = sides.asks.iter().map(|ask| AskOf {
            matrix: &ask.matrix,
            id: &ask.ask,
            raised_by: ask.by.iter().map(id).collect(),
        });
        Self {
            format: "pcn-workbook.compared/1",
            compared: sides.all.iter().map(One::of).collect(),
            comparable: Comparable {
                comparable: sides.comparable.comparable,
                of: sides.comparable.of,
                not_comparable: sides.comparable.others.iter().map(not).collect(),
            },
            domains: sides.areas.iter().map(|area| DomainOf::of(sides, area)).collect(),
            items: items(sides),
            asks: asks.collect(),
        }
    }
}

impl<'s> One<'s> {
    fn of(one: &'s comparison::Compared) -> Self {
        let snapshot = &one.saved.snapshot;
        let first = one.first.as_ref();
        Self {
            network: NetworkOf {
                id: one.network(),
                slug: Some(one.slug.clone()),
                name: one.name().to_owned(),
            },
            snapshot: snapshot.id,
            matrix: one.matrix().into(),
            taken_on: snapshot.taken_on,
            label: snapshot.label.as_deref(),
            voice: &one.said().voice,
            subject: one.said().subject.as_deref(),
            profile: &snapshot.network.profile,
            first: first.map(|first| First {
                snapshot: first.snapshot.id,
                taken_on: first.snapshot.taken_on,
            }),
            since_first: first.map(|first| diff::compare(side(first), side(&one.saved)).into()),
        }
    }
}

impl DomainOf {
    fn of(sides: &Sides, area: &AreaRow) -> Self {
        let cells = |(one, cells): (&comparison::Compared, &Vec<align::Cell>)| {
            cells.iter().map(|cell| Cell::of(one, cell)).collect::<Vec<_>>()
        };
        Self {
            matrix: area.matrix.clone(),
            id: area.id.clone(),
            lines_up: area.is_anchored,
            differs: area.differs,
            sides: sides.all.iter().zip(&area.cells).map(cells).collect(),
        }
    }
}

impl Cell {
    fn of(one: &comparison::Compared, cell: &align::Cell) -> Self {
        let then = one.first.as_ref().map(|first| &first.matrix.matrix).zip(cell.then.as_ref());
        Self {
            domain: cell.domain.clone(),
            now: At::new(one.matrix(), cell.standing),
            judged: cell.judged,
            suggested: At::new(one.matrix(), cell.suggested),
            moved: match cell.moved {
                align::Moved::First => None,
                align::Moved::Forward => Some("forward"),
                align::Moved::Back => Some("back"),
                align::Moved::Same => Some("same"),
                align::Moved::NowKnown => Some("now_known"),
                align::Moved::Open => Some("open"),
                align::Moved::NotCompared => Some("not_comparable"),
            },
            first: then.map(|(matrix, then)| Then {
                then: At::new(matrix, then.standing),
                judged: then.judged,
            }),
        }
    }
}

/// Every item once, area by area; one under an area that several line up with stands where it is
/// first found.
fn items(sides: &Sides) -> Vec<ItemOf> {
    let mut seen = std::collections::BTreeSet::new();
    let rows = sides.areas.iter().flat_map(|area| statements::rows(&sides.all, area));
    let new = rows.filter(|row| seen.insert((row.matrix.clone(), row.item.clone())));
    new.map(|row| ItemOf {
        comparable: row.is_comparable,
        differs: row.differs,
        answers: row.cells.into_iter().map(|cell| cell.and_then(|cell| cell.answer)).collect(),
        matrix: row.matrix,
        id: row.item,
    })
    .collect()
}
