//! The lines of the row form that belong to a statement or a ladder and are never answered: an
//! example for one description, what "none yet" means, the line that leads in, a checklist,
//! references and tags.

use super::entry::{EntryKind, RowEntry};
use super::stage_cell::resolve_stage_id;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{ItemDetails, Ladder, Matrix, Rung};
use crate::spreadsheet::cell_codec::{decode_line, decode_text};

const NO_LADDER: &str = "There is no line \"pick one\" with its id.";

/// Adds one of these lines to the item that its id names.
pub(crate) fn add_line(matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
    let id = ItemId::new(entry.own_id().ok_or("It does not say the id of what it belongs to.")?);
    let (line, text) = (decode_line(&entry.statement), decode_text(&entry.statement));
    match entry.kind {
        EntryKind::RungExample => {
            let stage = resolve_stage_id(matrix, &entry.stage).ok_or("Its stage is not known.")?;
            find_ladder(matrix, &id)?.examples.push(Rung { stage, text });
        }
        EntryKind::NoneYet => find_ladder(matrix, &id)?.rungs.before = Some(text),
        EntryKind::LeadIn => find_details(matrix, &id)?.lead_in = Some(line),
        EntryKind::Check => find_details(matrix, &id)?.checklist.push(line),
        EntryKind::Reference => find_details(matrix, &id)?.references.push(line),
        _ => find_details(matrix, &id)?.tags.push(line),
    }
    Ok(())
}

fn find_ladder<'m>(matrix: &'m mut Matrix, id: &ItemId) -> Result<&'m mut Ladder, &'static str> {
    let mut ladders = matrix.domains.iter_mut().flat_map(|domain| &mut domain.ladders);
    ladders.find(|ladder| ladder.id == *id).ok_or(NO_LADDER)
}

fn find_details<'m>(
    matrix: &'m mut Matrix,
    id: &ItemId,
) -> Result<&'m mut ItemDetails, &'static str> {
    let items = matrix.domains.iter_mut().flat_map(|domain| {
        let statements = domain.statements.iter_mut().map(|one| (&one.id, &mut one.details));
        statements.chain(domain.ladders.iter_mut().map(|one| (&one.id, &mut one.details)))
    });
    let mut found = items.filter(|(own, _)| **own == *id).map(|(_, details)| details);
    found.next().ok_or("There is no statement with its id.")
}
