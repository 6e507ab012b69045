//! The tables of what was said: answers, needs, and what next.

use super::cell::Cell;
use super::options::ExportOptions;
use super::{ExportTable, RowSink};
use crate::maturity::assessment::Aim;
use crate::maturity::ids::StageId;
use crate::maturity::matrix::{Domain, Item};
use crate::maturity::network_state::SavedSnapshot;

pub(super) const ANSWER_COLUMNS: [&str; 12] = [
    "snapshot_id", "item_id", "domain_id", "stage_id", "kind", "item_revision", "text", "answer",
    "as_before", "as_of", "reason", "note",
];

pub(super) const ASK_COLUMNS: [&str; 8] =
    ["snapshot_id", "ask_id", "domain_id", "stage_id", "text", "raised", "as_of", "note"];

pub(super) const AIM_COLUMNS: [&str; 7] =
    ["snapshot_id", "domain_id", "aim", "to", "review_on", "as_of", "reason"];

/// The rows of one snapshot, in the order of its matrix. `saved` holds only what goes.
pub(super) fn write_rows<E>(
    saved: &SavedSnapshot,
    options: ExportOptions,
    sink: &mut RowSink<'_, E>,
) -> Result<(), E> {
    let id = saved.snapshot.id.to_string();
    let (day, said) = (saved.snapshot.taken_on, &saved.snapshot.assessment);
    for domain in &saved.matrix.matrix.domains {
        for item in domain.items() {
            if let Some(cells) = answer_row(&id, saved, domain, item, options) {
                sink(ExportTable::Answers, day, &cells)?;
            }
        }
        for ask in &domain.asks {
            let Some(raised) = said.asks.get(&ask.id) else { continue };
            let cells: [Cell<'_>; ASK_COLUMNS.len()] = [
                id.as_str().into(),
                ask.id.as_str().into(),
                domain.id.as_str().into(),
                ask.stage.as_str().into(),
                ask.text.as_str().into(),
                Cell::Flag(raised.raised),
                Cell::day(raised.as_of),
                Cell::text(raised.note.as_deref()),
            ];
            sink(ExportTable::Asks, day, &cells)?;
        }
        if let Some(aim) = said.aims.get(&domain.id) {
            sink(ExportTable::Aims, day, &aim_row(&id, domain, aim, options))?;
        }
    }
    Ok(())
}

/// None for an item that was not answered: nothing was said of it.
fn answer_row<'c>(
    id: &'c str,
    saved: &'c SavedSnapshot,
    domain: &'c Domain,
    item: Item<'c>,
    options: ExportOptions,
) -> Option<[Cell<'c>; ANSWER_COLUMNS.len()]> {
    let given = saved.snapshot.assessment.answers.get(item.id())?;
    let answer = given.answer.as_ref()?;
    let (kind, stage) = match item {
        Item::Statement(statement) => ("statement", Some(statement.stage.as_str())),
        Item::Ladder(_) => ("ladder", None),
    };
    Some([
        id.into(),
        item.id().as_str().into(),
        domain.id.as_str().into(),
        Cell::text(stage),
        kind.into(),
        Cell::Count(usize::try_from(item.revision()).unwrap_or(usize::MAX)),
        Cell::Text(item.plain_text()),
        answer.as_str().into(),
        Cell::Flag(given.as_before),
        Cell::day(given.as_of),
        Cell::text(given.beside.reason.as_deref().filter(|_| options.with_notes)),
        Cell::text(given.beside.note.as_deref()),
    ])
}

fn aim_row<'c>(
    id: &'c str,
    domain: &'c Domain,
    aim: &'c Aim,
    options: ExportOptions,
) -> [Cell<'c>; AIM_COLUMNS.len()] {
    [
        id.into(),
        domain.id.as_str().into(),
        aim.aim.as_str().into(),
        Cell::text(aim.to.as_ref().map(StageId::as_str)),
        Cell::day(aim.review_on),
        Cell::day(aim.as_of),
        Cell::text(aim.reason.as_deref().filter(|_| options.with_notes)),
    ]
}
