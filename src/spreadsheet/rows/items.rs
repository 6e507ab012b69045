//! What each row of the row form adds to the matrix: statements, ladders with their rungs, needs,
//! and what is written about areas.

use super::entry::{EntryKind, RowEntry};
use super::stage_cell::resolve_stage_id;
use super::{item_lines, scale_lines};
use crate::maturity::ids::{DomainId, ItemId, MatrixId, ScaleId};
use crate::maturity::matrix::{
    Ask, Basis, CrosswalkRow, Domain, ItemChange, ItemDetails, Ladder, Matrix, Rung, Rungs,
    Statement, Term, UnknownFields,
};
use crate::maturity::sanitize::sanitize_line;
use crate::spreadsheet::bullets;
use crate::spreadsheet::cell_codec::{
    BASIS_WORDS, CHANGE_WORDS, STAGE_BASIS, decode_line, decode_list, decode_nonempty, decode_text,
    decode_word, normalize_name, strip_id_prefix,
};
use crate::spreadsheet::id_gen::IdGenerator;

pub(crate) struct ItemBuilder {
    pub(crate) ids: IdGenerator,
    pub(crate) has_basis: bool,
    pub(crate) has_ids: bool,
    /// How many statements were taken apart at bullets.
    pub(crate) split_count: usize,
    /// Which answers of their own were joined, in sentences.
    pub(crate) joined_answers: Vec<String>,
    /// The id of the item that the row at hand added, where it added one.
    pub(crate) last_id: Option<String>,
}

impl ItemBuilder {
    /// Puts one row into the matrix, or gives the reason why it has no place there.
    pub(crate) fn add_entry(
        &mut self,
        matrix: &mut Matrix,
        entry: &RowEntry,
    ) -> Result<(), &'static str> {
        let text = || decode_text(&entry.statement);
        match entry.kind {
            EntryKind::Ladder => return self.add_ladder(matrix, entry),
            EntryKind::Statement | EntryKind::Rung | EntryKind::Ask => {
                return self.add_item(matrix, entry);
            }
            EntryKind::RungExample
            | EntryKind::NoneYet
            | EntryKind::LeadIn
            | EntryKind::Check
            | EntryKind::Reference
            | EntryKind::Tag => return item_lines::add_line(matrix, entry),
            EntryKind::Scale | EntryKind::ScaleRung | EntryKind::ScaleNoneYet => {
                return scale_lines::add_line(matrix, entry);
            }
            EntryKind::OwnAnswer => {
                self.joined_answers.extend(scale_lines::add_own_answer(matrix, entry)?);
            }
            EntryKind::Group => {
                find_domain(matrix, entry)?.group = Some(decode_line(&entry.statement));
            }
            EntryKind::Why => find_domain(matrix, entry)?.why = Some(text()),
            EntryKind::Good => find_domain(matrix, entry)?.good = Some(text()),
            EntryKind::Before if !entry.area.is_empty() => {
                find_domain(matrix, entry)?.before = Some(text());
            }
            EntryKind::WarningSign => {
                find_domain(matrix, entry)?.signs.push(decode_line(&entry.statement));
            }
            EntryKind::Term => matrix.glossary.push(Term {
                term: decode_line(&entry.statement),
                meaning: decode_line(&entry.example),
                also: decode_list(&entry.also),
                unknown_fields: UnknownFields::new(),
            }),
            EntryKind::Crosswalk => {
                let row = crosswalk_row(matrix, entry)?;
                matrix.crosswalk.push(row);
            }
            EntryKind::Change => matrix.changes.push(ItemChange {
                item: ItemId::new(decode_line(&entry.id)),
                was: decode_word(CHANGE_WORDS, &entry.statement)
                    .ok_or("It does not say what became of the statement.")?,
                into: decode_list(&entry.also).into_iter().map(ItemId::new).collect(),
                unknown_fields: UnknownFields::new(),
            }),
            _ => {}
        }
        Ok(())
    }

    fn add_item(&mut self, matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
        let Some(stage) = resolve_stage_id(matrix, &entry.stage) else {
            return add_before_text(matrix, entry);
        };
        let stage_index = matrix.stage_index(&stage).unwrap_or(0);
        let matrix_revision = matrix.revision;
        let own_id = entry.own_id();
        let domain = find_domain(matrix, entry)?;
        match entry.kind {
            EntryKind::Rung => {
                let is_its = |ladder: &&mut Ladder| {
                    own_id.as_ref().is_none_or(|id| ladder.id == ItemId::new(id.as_str()))
                };
                let ladder = domain.ladders.iter_mut().rev().find(is_its);
                let ladder =
                    ladder.ok_or("There is no line \"pick one\" above it that it belongs to.")?;
                ladder.rungs.push(Rung { stage, text: decode_text(&entry.statement) });
            }
            EntryKind::Ask => {
                let id = own_id.unwrap_or_else(|| self.ids.ask_id(domain.id.as_str()));
                self.last_id = Some(id.clone());
                domain.asks.push(Ask {
                    id: ItemId::new(id),
                    stage,
                    text: decode_line(&entry.statement),
                    unknown_fields: UnknownFields::new(),
                });
            }
            _ => {
                let texts = self.statement_texts(entry);
                let is_one = texts.len() == 1;
                for text in texts {
                    let id = own_id
                        .clone()
                        .unwrap_or_else(|| self.ids.statement_id(domain.id.as_str(), stage_index));
                    // of several out of one box it can't be told which a translation belongs to
                    self.last_id = Some(if is_one { id.clone() } else { String::new() });
                    domain.statements.push(Statement {
                        id: ItemId::new(id),
                        stage: stage.clone(),
                        text,
                        evidence: decode_nonempty(&entry.example, decode_text),
                        basis: self.parse_basis(&entry.basis),
                        sources: decode_list(&entry.sources),
                        revision: entry.revision.parse().unwrap_or(matrix_revision),
                        stage_basis: parse_stage_basis(&entry.basis),
                        answers: decode_nonempty(&entry.also, decode_line).map(ScaleId::new),
                        details: ItemDetails::default(),
                        unknown_fields: UnknownFields::new(),
                    });
                }
            }
        }
        Ok(())
    }

    fn add_ladder(&mut self, matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
        let matrix_revision = matrix.revision;
        let domain = find_domain(matrix, entry)?;
        let id = entry.own_id().unwrap_or_else(|| self.ids.ladder_id(domain.id.as_str()));
        self.last_id = Some(id.clone());
        let scale = decode_nonempty(&entry.also, decode_line);
        domain.ladders.push(Ladder {
            id: ItemId::new(id),
            title: decode_line(&entry.statement),
            rungs: scale.map_or_else(Rungs::default, |id| Rungs::of_scale(ScaleId::new(id))),
            evidence: decode_nonempty(&entry.example, decode_text),
            examples: Vec::new(),
            basis: self.parse_basis(&entry.basis),
            sources: decode_list(&entry.sources),
            revision: entry.revision.parse().unwrap_or(matrix_revision),
            stage_basis: parse_stage_basis(&entry.basis),
            details: ItemDetails::default(),
            unknown_fields: UnknownFields::new(),
        });
        Ok(())
    }

    /// The statements of a row: one, or where a row without an id holds a list, each of its points.
    fn statement_texts(&mut self, entry: &RowEntry) -> Vec<String> {
        if entry.own_id().is_some() {
            return vec![decode_line(&entry.statement)];
        }
        let whole = decode_text(&entry.statement);
        if bullets::is_list(&whole) {
            self.split_count += 1;
            let points = bullets::split_statements(&whole);
            return points.iter().map(|text| sanitize_line(text)).collect();
        }
        let words = if self.has_ids { whole } else { bullets::to_single_line(&whole) };
        vec![sanitize_line(&words)]
    }

    fn parse_basis(&self, cell: &str) -> Vec<Basis> {
        if self.has_basis {
            decode_list(cell).iter().filter_map(|word| decode_word(BASIS_WORDS, word)).collect()
        } else {
            vec![Basis::Own]
        }
    }
}

/// What the stage rests on stands among the words of the basis, as "stage recalled".
fn parse_stage_basis(cell: &str) -> Option<Basis> {
    decode_list(cell)
        .iter()
        .filter_map(|word| word.trim().strip_prefix(STAGE_BASIS))
        .find_map(|word| decode_word(BASIS_WORDS, word))
}

/// A row at the time before the first stage says what the area is like then.
fn add_before_text(matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
    let is_before = matrix.before.as_ref().is_some_and(|before| {
        normalize_name(&before.name) == normalize_name(&decode_line(&entry.stage))
    });
    if !is_before {
        return Err("Its stage is not known.");
    }
    let text = bullets::to_single_line(&decode_text(&entry.statement));
    let domain = find_domain(matrix, entry)?;
    domain.before = Some(match domain.before.take() {
        Some(before) => format!("{before} {text}"),
        None => text,
    });
    Ok(())
}

/// The domain that a row names.
fn find_domain<'m>(
    matrix: &'m mut Matrix,
    entry: &RowEntry,
) -> Result<&'m mut Domain, &'static str> {
    let name = decode_line(&entry.area);
    let id = strip_id_prefix(&entry.area).map(DomainId::from);
    // a name that is spelt the same first: each row asks this, of all the areas there are
    let by_spelling = || {
        let is_spelt_so = |domain: &Domain| id.is_none() && domain.name == name;
        matrix.domains.iter().position(is_spelt_so)
    };
    let by_name = || {
        let key = normalize_name(&name);
        matrix.domains.iter().position(|domain| match &id {
            Some(id) => domain.id == *id,
            None => normalize_name(&domain.name) == key,
        })
    };
    let at = by_spelling().or_else(by_name).ok_or("Its area is not known.")?;
    matrix.domains.get_mut(at).ok_or("Its area is not known.")
}

fn crosswalk_row(matrix: &mut Matrix, entry: &RowEntry) -> Result<CrosswalkRow, &'static str> {
    let domain = match strip_id_prefix(&entry.area) {
        Some(id) => DomainId::from(id),
        None => find_domain(matrix, entry)?.id.clone(),
    };
    Ok(CrosswalkRow {
        domain,
        matrix: MatrixId::new(decode_line(&entry.statement)),
        main: decode_nonempty(&entry.example, decode_line).map(DomainId::new),
        also: decode_list(&entry.also).into_iter().map(DomainId::new).collect(),
        unknown_fields: UnknownFields::new(),
    })
}
