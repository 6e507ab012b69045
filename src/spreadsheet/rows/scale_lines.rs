//! The lines of the row form that say a scale once: its name, its descriptions, and what "none yet"
//! means on it.

use super::entry::{EntryKind, RowEntry};
use super::stage_cell::resolve_stage_id;
use crate::maturity::ids::ScaleId;
use crate::maturity::matrix::{Matrix, Rung, Scale, UnknownFields};
use crate::spreadsheet::cell_codec::{decode_line, decode_nonempty, decode_text};

/// Adds one of these lines to the scale that its id names.
pub(crate) fn add_line(matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
    let id = ScaleId::new(entry.own_id().ok_or("It does not say the id of its scale.")?);
    let text = decode_text(&entry.statement);
    let stage = resolve_stage_id(matrix, &entry.stage);
    if entry.kind == EntryKind::Scale {
        matrix.scales.push(Scale {
            id,
            name: decode_nonempty(&entry.statement, decode_line),
            rungs: Vec::new(),
            before: None,
            unknown_fields: UnknownFields::new(),
        });
        return Ok(());
    }
    let scale = matrix.scales.iter_mut().find(|scale| scale.id == id);
    let scale = scale.ok_or("There is no line \"scale\" with its id above it.")?;
    if entry.kind == EntryKind::ScaleNoneYet {
        scale.before = Some(text);
    } else {
        scale.rungs.push(Rung { stage: stage.ok_or("Its stage is not known.")?, text });
    }
    Ok(())
}
