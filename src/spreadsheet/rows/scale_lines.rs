//! The lines of the row form that say a scale once: its name, its descriptions, and what "none yet"
//! means on it.

use super::entry::{EntryKind, RowEntry};
use super::stage_cell::resolve_stage_id;
use crate::maturity::ids::ScaleId;
use crate::maturity::matrix::{AnswerSet, Matrix, OwnAnswer, Rung, Scale, UnknownFields};
use crate::spreadsheet::cell_codec::{decode_line, decode_nonempty, decode_text};

/// A question is answered by what its answers count as, so that two that count as the same could not be
/// told apart.
const SAME_ANSWER: &str = "Another answer of this set counts as the same, and a question has four at most: not yet, partly, mostly, fully. Of more answers make a scale: each is a description to pick.";

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

/// Adds an answer to the set that its id names. One that counts as another of the set joins that
/// one, under both names; a sentence then says so.
pub(crate) fn add_own_answer(
    matrix: &mut Matrix,
    entry: &RowEntry,
) -> Result<Option<String>, &'static str> {
    let id = ScaleId::new(entry.own_id().ok_or("It does not say the id of its set of answers.")?);
    let answer =
        OwnAnswer { counts_as: decode_line(&entry.also), name: decode_line(&entry.statement) };
    if let Some(set) = matrix.answer_sets.iter_mut().find(|set| set.id == id) {
        let same = set.answers.iter_mut().find(|other| other.counts_as == answer.counts_as);
        if let Some(other) = same {
            if other.name == answer.name {
                return Err(SAME_ANSWER);
            }
            other.name = join_answers(&other.name, &answer.name);
            return Ok(Some(format!(
                "\"{}\" count as the same, {}, and are one answer here: which of them was meant is not kept.",
                other.name,
                answer.counts_as.replace('_', " ")
            )));
        }
        set.answers.push(answer);
    } else {
        let unknown_fields = UnknownFields::new();
        matrix.answer_sets.push(AnswerSet { id, answers: vec![answer], unknown_fields });
    }
    Ok(None)
}

/// The names of two answers that count as the same, as the one answer that they become.
pub(crate) fn join_answers(first: &str, second: &str) -> String {
    format!("{first} / {second}")
}

/// A column "Also" of a sheet that the program did not write names no answers.
pub(crate) fn drop_unknown_answers(matrix: &mut Matrix) {
    let known: Vec<ScaleId> = matrix.answer_sets.iter().map(|set| set.id.clone()).collect();
    for statement in matrix.domains.iter_mut().flat_map(|domain| &mut domain.statements) {
        let answers = &mut statement.answers;
        *answers = answers.take().filter(|id| known.contains(id));
    }
}
