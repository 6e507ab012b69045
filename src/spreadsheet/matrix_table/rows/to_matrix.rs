//! The matrix that rows are.

use super::RowHeader;
use super::entries::{EntryKind, RowEntry};
use crate::maturity::ids::{DomainId, ItemId, MatrixId, StageId};
use crate::maturity::matrix::{
    Ask, Bar, Basis, BeforeName, CrosswalkRow, Domain, ItemChange, Ladder, Matrix, MatrixKind,
    Rung, Stage, Statement, Term, UnknownFields,
};
use crate::spreadsheet::matrix_table::cell_codec::{
    self, BAND_WORDS, BAR_WORDS, BASIS_WORDS, CHANGE_WORDS, MATRIX_KIND_WORDS, decode_line,
    decode_list, decode_text, decode_word, normalize_name, strip_id_prefix,
};
use crate::spreadsheet::matrix_table::cell_usage::CellUsage;
use crate::spreadsheet::matrix_table::column_synonyms::{self, ColumnRole};
use crate::spreadsheet::matrix_table::id_gen::IdGenerator;
use crate::spreadsheet::matrix_table::table::{Cell, Table};
use crate::spreadsheet::matrix_table::{ReadOptions, bullets, matrix_id, pluralize};

/// The matrix, and what was said of it.
pub(crate) struct RowMatrix {
    pub(crate) matrix: Matrix,
    pub(crate) notes: Vec<String>,
}

/// Makes the matrix.
pub(crate) fn build_matrix(
    table: &Table,
    head: &RowHeader,
    entries: &[RowEntry],
    wish: &ReadOptions,
    above: Option<&str>,
    ledger: &mut CellUsage,
) -> RowMatrix {
    let mut matrix = matrix_from_metadata(table, entries, wish, above);
    let mut making = RowMatrixBuilder {
        id_generator: IdGenerator::default(),
        notes: Vec::new(),
        has_basis: head.column(ColumnRole::Basis).is_some(),
        has_ids: head.column(ColumnRole::Id).is_some(),
        revision: matrix.revision,
        split_count: 0,
    };
    entries
        .iter()
        .filter(|entry| !entry.id.is_empty())
        .for_each(|entry| making.id_generator.reserve(&decode_line(&entry.id)));
    making.add_stages(&mut matrix, entries);
    making.add_areas(&mut matrix, entries);
    for entry in entries {
        if let Err(why) = making.add_entry(&mut matrix, entry) {
            for cell in head.columns.iter().map(|(column, _)| Cell::at(entry.row, *column)) {
                ledger.unmark_used(cell, why);
            }
        }
    }
    if making.split_count > 0 {
        making.notes.push(format!(
            "{} taken apart at bullets.",
            pluralize(making.split_count, "statement was", "statements were")
        ));
    }
    RowMatrix { matrix, notes: making.notes }
}

/// Title, kind and all that is said once.
fn matrix_from_metadata(
    table: &Table,
    entries: &[RowEntry],
    wish: &ReadOptions,
    above: Option<&str>,
) -> Matrix {
    let of = |kind: EntryKind| entries.iter().find(move |entry| entry.kind == kind);
    let said = |kind: EntryKind| of(kind).map(|entry| decode_text(&entry.statement));
    let titled = of(EntryKind::Title);
    let written =
        titled.map(|entry| decode_line(&entry.statement)).filter(|_| wish.title.is_none());
    let title = written
        .unwrap_or_else(|| crate::spreadsheet::matrix_table::matrix_title(wish, above, table));
    let id = titled.map(|entry| decode_line(&entry.id)).filter(|id| !id.is_empty());
    let before =
        entries.iter().find(|entry| entry.kind == EntryKind::Before && entry.area.is_empty());
    Matrix {
        id: matrix_id(wish, id.as_deref(), &title),
        revision: titled.and_then(|entry| entry.revision.parse().ok()).unwrap_or(1),
        title,
        short_title: titled
            .filter(|entry| !entry.also.is_empty())
            .map(|entry| decode_line(&entry.also)),
        kind: said(EntryKind::MatrixKind)
            .and_then(|word| decode_word(MATRIX_KIND_WORDS, &word))
            .unwrap_or(MatrixKind::Local),
        bar: said(EntryKind::Bar)
            .and_then(|word| decode_word(BAR_WORDS, &word))
            .unwrap_or(Bar::Mostly),
        about_one: of(EntryKind::AboutOne).map(|entry| decode_line(&entry.statement)),
        about: said(EntryKind::About),
        opening: said(EntryKind::Opening),
        source: said(EntryKind::Source),
        footer: said(EntryKind::Footer),
        before: before.map(|entry| BeforeName {
            name: decode_line(&entry.statement),
            unknown_fields: UnknownFields::new(),
        }),
        stages: Vec::new(),
        domains: Vec::new(),
        glossary: Vec::new(),
        crosswalk: Vec::new(),
        changes: Vec::new(),
        unknown_fields: UnknownFields::new(),
    }
}

struct RowMatrixBuilder {
    id_generator: IdGenerator,
    notes: Vec<String>,
    has_basis: bool,
    has_ids: bool,
    revision: u32,
    split_count: usize,
}

impl RowMatrixBuilder {
    /// The stages: those with a line of their own, then those that are only named, in the order of
    /// their numbers or as they come.
    fn add_stages(&mut self, matrix: &mut Matrix, entries: &[RowEntry]) {
        for entry in entries.iter().filter(|entry| entry.kind == EntryKind::Stage) {
            let name = decode_line(&entry.stage);
            let id = entry_id(&entry.id)
                .unwrap_or_else(|| self.id_generator.stage_id(&name, matrix.stages.len()));
            let meaning_of =
                Some(decode_text(&entry.statement)).filter(|_| !entry.statement.is_empty());
            let band = decode_word(BAND_WORDS, &entry.also);
            matrix.stages.push(Stage {
                id: StageId::new(id),
                name,
                meaning: meaning_of,
                band,
                unknown_fields: UnknownFields::new(),
            });
        }
        let mut named: Vec<String> = Vec::new();
        for entry in entries
            .iter()
            .filter(|entry| entry.has_stage() && strip_id_prefix(&entry.stage).is_none())
        {
            let name = decode_line(&entry.stage);
            if !named.iter().any(|known| normalize_name(known) == normalize_name(&name))
                && find_stage(matrix, &name).is_none()
            {
                named.push(name);
            }
            if named.len() > 200 {
                break; // no stages at all; the check says so
            }
        }
        if matrix.stages.is_empty()
            && matrix.before.is_none()
            && named.len() > 2
            && column_synonyms::is_before_first_stage(&named[0])
        {
            let name = named.remove(0);
            self.notes.push(format!("\"{name}\" was taken as the time before the first stage, not as a stage of its own."));
            matrix.before = Some(BeforeName { name, unknown_fields: UnknownFields::new() });
        }
        let numbers: Option<Vec<u32>> = named.iter().map(|name| first_number(name)).collect();
        if let Some(numbers) = numbers.filter(|numbers| !numbers.is_sorted()) {
            let mut pairs: Vec<(u32, String)> = numbers.into_iter().zip(named).collect();
            pairs.sort_by_key(|(number, _)| *number);
            named = pairs.into_iter().map(|(_, name)| name).collect();
            self.notes.push("The stages were put in the order of their numbers.".to_owned());
        }
        for name in named {
            let id = self.id_generator.stage_id(&name, matrix.stages.len());
            matrix.stages.push(Stage {
                id: StageId::new(id),
                name,
                meaning: None,
                band: None,
                unknown_fields: UnknownFields::new(),
            });
        }
    }

    /// The areas: those with a line of their own, then those that are only named.
    fn add_areas(&mut self, matrix: &mut Matrix, entries: &[RowEntry]) {
        for entry in entries.iter().filter(|entry| entry.kind == EntryKind::Area) {
            let name = decode_line(&entry.area);
            let id = entry_id(&entry.id)
                .unwrap_or_else(|| self.id_generator.area_id(&name, matrix.domains.len()));
            let short_name = Some(decode_line(&entry.also)).filter(|_| !entry.also.is_empty());
            matrix.domains.push(Domain { short_name, ..empty_domain(id, name) });
        }
        let mut known: std::collections::BTreeSet<String> =
            matrix.domains.iter().map(|domain| normalize_name(&domain.name)).collect();
        for entry in
            entries.iter().filter(|entry| !entry.area.is_empty() && entry.kind != EntryKind::Area)
        {
            let name = decode_line(&entry.area);
            if strip_id_prefix(&entry.area).is_none() && known.insert(normalize_name(&name)) {
                let id = self.id_generator.area_id(&name, matrix.domains.len());
                matrix.domains.push(empty_domain(id, name));
            }
        }
    }

    /// Puts one row into the matrix, or says why it has no place there.
    fn add_entry(&mut self, matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
        match entry.kind {
            EntryKind::Statement | EntryKind::Ladder | EntryKind::Rung | EntryKind::Ask => {
                return self.add_item(matrix, entry);
            }
            EntryKind::Why => find_domain(matrix, entry)?.why = Some(decode_text(&entry.statement)),
            EntryKind::Good => {
                find_domain(matrix, entry)?.good = Some(decode_text(&entry.statement));
            }
            EntryKind::Before if !entry.area.is_empty() => {
                find_domain(matrix, entry)?.before = Some(decode_text(&entry.statement));
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
                let crossing = crosswalk_row(matrix, entry)?;
                matrix.crosswalk.push(crossing);
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
        if entry.kind == EntryKind::Ladder {
            return self.add_ladder(matrix, entry);
        }
        let Some(stage) = resolve_stage_id(matrix, &entry.stage) else {
            return add_before_text(matrix, entry);
        };
        let at = matrix.stage_index(&stage).unwrap_or(0);
        let written = entry_id(&entry.id);
        let domain = find_domain(matrix, entry)?;
        match entry.kind {
            EntryKind::Rung => {
                let of = |ladder: &&mut Ladder| {
                    written.as_ref().is_none_or(|id| ladder.id == ItemId::new(id.as_str()))
                };
                let ladder = domain.ladders.iter_mut().rev().find(of);
                let ladder =
                    ladder.ok_or("There is no line \"pick one\" above it that it belongs to.")?;
                ladder.rungs.push(Rung { stage, text: decode_text(&entry.statement) });
            }
            EntryKind::Ask => {
                let id = ItemId::new(
                    written.unwrap_or_else(|| self.id_generator.ask_id(domain.id.as_str())),
                );
                domain.asks.push(Ask {
                    id,
                    stage,
                    text: decode_line(&entry.statement),
                    unknown_fields: UnknownFields::new(),
                });
            }
            _ => {
                for text in self.statement_texts(entry, written.is_some()) {
                    let id = written
                        .clone()
                        .unwrap_or_else(|| self.id_generator.statement_id(domain.id.as_str(), at));
                    domain.statements.push(Statement {
                        id: ItemId::new(id),
                        stage: stage.clone(),
                        text,
                        evidence: entry_evidence(entry),
                        basis: self.parse_basis(&entry.basis),
                        sources: decode_list(&entry.sources),
                        revision: self.entry_revision(entry),
                        unknown_fields: UnknownFields::new(),
                    });
                }
            }
        }
        Ok(())
    }

    fn add_ladder(&mut self, matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
        let domain = find_domain(matrix, entry)?;
        let id =
            entry_id(&entry.id).unwrap_or_else(|| self.id_generator.ladder_id(domain.id.as_str()));
        domain.ladders.push(Ladder {
            id: ItemId::new(id),
            title: decode_line(&entry.statement),
            rungs: Vec::new(),
            evidence: entry_evidence(entry),
            basis: self.parse_basis(&entry.basis),
            sources: decode_list(&entry.sources),
            revision: self.entry_revision(entry),
            unknown_fields: UnknownFields::new(),
        });
        Ok(())
    }

    /// The revision that a row says, else that of the matrix.
    fn entry_revision(&self, entry: &RowEntry) -> u32 {
        entry.revision.parse().unwrap_or(self.revision)
    }

    /// The statements of a row: one, or where a row without an id holds a list, each of its points.
    fn statement_texts(&mut self, entry: &RowEntry, has_id: bool) -> Vec<String> {
        let whole = decode_text(&entry.statement);
        if has_id {
            return vec![decode_line(&entry.statement)];
        }
        if bullets::is_list(&whole) {
            self.split_count += 1;
            return bullets::split_statements(&whole)
                .iter()
                .map(|text| crate::maturity::sanitize::sanitize_line(text))
                .collect();
        }
        let words = if self.has_ids { whole } else { bullets::to_single_line(&whole) };
        vec![crate::maturity::sanitize::sanitize_line(&words)]
    }

    fn parse_basis(&self, cell: &str) -> Vec<Basis> {
        if self.has_basis {
            decode_list(cell).iter().filter_map(|word| decode_word(BASIS_WORDS, word)).collect()
        } else {
            vec![Basis::Own]
        }
    }
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
    match &mut domain.before {
        Some(before) => {
            before.push(' ');
            before.push_str(&text);
        }
        none => *none = Some(text),
    }
    Ok(())
}

/// The id that a row brings.
fn entry_id(id: &str) -> Option<String> {
    Some(decode_line(id)).filter(|id| !id.is_empty())
}

fn entry_evidence(entry: &RowEntry) -> Option<String> {
    Some(decode_text(&entry.example)).filter(|_| !entry.example.is_empty())
}

fn empty_domain(id: String, name: String) -> Domain {
    Domain {
        id: DomainId::new(id),
        name,
        short_name: None,
        why: None,
        good: None,
        before: None,
        signs: Vec::new(),
        statements: Vec::new(),
        ladders: Vec::new(),
        asks: Vec::new(),
        unknown_fields: UnknownFields::new(),
    }
}

/// The domain that a row names.
fn find_domain<'m>(
    matrix: &'m mut Matrix,
    entry: &RowEntry,
) -> Result<&'m mut Domain, &'static str> {
    let name = normalize_name(&decode_line(&entry.area));
    let id = strip_id_prefix(&entry.area).map(DomainId::from);
    let found = matrix.domains.iter_mut().find(|domain| match &id {
        Some(id) => domain.id == *id,
        None => normalize_name(&domain.name) == name,
    });
    found.ok_or("Its area is not known.")
}

fn find_stage<'m>(matrix: &'m Matrix, name: &str) -> Option<&'m Stage> {
    matrix.stages.iter().find(|stage| normalize_name(&stage.name) == normalize_name(name))
}

/// The stage that a box names; an id stays as it is spelt there.
fn resolve_stage_id(matrix: &Matrix, cell: &str) -> Option<StageId> {
    match strip_id_prefix(cell) {
        Some(id) => Some(StageId::from(id)),
        None => find_stage(matrix, &decode_line(cell)).map(|stage| stage.id.clone()),
    }
}

fn crosswalk_row(matrix: &mut Matrix, entry: &RowEntry) -> Result<CrosswalkRow, &'static str> {
    let id = match strip_id_prefix(&entry.area) {
        Some(id) => DomainId::from(id),
        None => find_domain(matrix, entry)?.id.clone(),
    };
    Ok(CrosswalkRow {
        domain: id,
        matrix: MatrixId::new(decode_line(&entry.statement)),
        main: Some(cell_codec::decode_line(&entry.example))
            .filter(|_| !entry.example.is_empty())
            .map(DomainId::new),
        also: decode_list(&entry.also).into_iter().map(DomainId::new).collect(),
        unknown_fields: UnknownFields::new(),
    })
}

/// The first number in a name.
fn first_number(name: &str) -> Option<u32> {
    let digits: String = name
        .chars()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}
