//! The matrix that rows are.

use super::RowHeader;
use super::entries::{EntryKind, RowEntry};
use crate::maturity::ids::{DomainId, ItemId, MatrixId, StageId};
use crate::maturity::matrix::{
    Ask, Bar, Basis, BeforeName, CrosswalkRow, Domain, ItemChange, Ladder, Matrix, MatrixKind,
    Rung, Stage, Statement, Term, UnknownFields,
};
use crate::spreadsheet::matrix_table::cell_codec::{
    self, BANDS, BARS, BASES, FATES, KINDS, by_id, meaning, read_line, read_list, read_text, same,
};
use crate::spreadsheet::matrix_table::cell_usage::CellUsage;
use crate::spreadsheet::matrix_table::column_synonyms::{self, ColumnRole};
use crate::spreadsheet::matrix_table::id_gen::IdGenerator;
use crate::spreadsheet::matrix_table::table::{Cell, Table};
use crate::spreadsheet::matrix_table::{ReadOptions, bullets, counted, matrix_id};

/// The matrix, and what was said of it.
pub(crate) struct Made {
    pub(crate) matrix: Matrix,
    pub(crate) notes: Vec<String>,
}

/// Makes the matrix.
pub(crate) fn matrix(
    table: &Table,
    head: &RowHeader,
    entries: &[RowEntry],
    wish: &ReadOptions,
    above: Option<&str>,
    ledger: &mut CellUsage,
) -> Made {
    let mut matrix = top(table, entries, wish, above);
    let mut making = RowMatrixBuilder {
        mint: IdGenerator::default(),
        notes: Vec::new(),
        has_basis: head.column(ColumnRole::Basis).is_some(),
        has_ids: head.column(ColumnRole::Id).is_some(),
        revision: matrix.revision,
        divided: 0,
    };
    entries
        .iter()
        .filter(|entry| !entry.id.is_empty())
        .for_each(|entry| making.mint.note(&read_line(&entry.id)));
    making.stages(&mut matrix, entries);
    making.areas(&mut matrix, entries);
    for entry in entries {
        if let Err(why) = making.take(&mut matrix, entry) {
            for cell in head.columns.iter().map(|(column, _)| Cell::at(entry.row, *column)) {
                ledger.give_back(cell, why);
            }
        }
    }
    if making.divided > 0 {
        making.notes.push(format!(
            "{} taken apart at bullets.",
            counted(making.divided, "statement was", "statements were")
        ));
    }
    Made { matrix, notes: making.notes }
}

/// Title, kind and all that is said once.
fn top(table: &Table, entries: &[RowEntry], wish: &ReadOptions, above: Option<&str>) -> Matrix {
    let of = |kind: EntryKind| entries.iter().find(move |entry| entry.kind == kind);
    let said = |kind: EntryKind| of(kind).map(|entry| read_text(&entry.statement));
    let titled = of(EntryKind::Title);
    let written = titled.map(|entry| read_line(&entry.statement)).filter(|_| wish.title.is_none());
    let title =
        written.unwrap_or_else(|| crate::spreadsheet::matrix_table::title(wish, above, table));
    let id = titled.map(|entry| read_line(&entry.id)).filter(|id| !id.is_empty());
    let before =
        entries.iter().find(|entry| entry.kind == EntryKind::Before && entry.area.is_empty());
    Matrix {
        id: matrix_id(wish, id.as_deref(), &title),
        revision: titled.and_then(|entry| entry.revision.parse().ok()).unwrap_or(1),
        title,
        short_title: titled
            .filter(|entry| !entry.also.is_empty())
            .map(|entry| read_line(&entry.also)),
        kind: said(EntryKind::Whether)
            .and_then(|word| meaning(KINDS, &word))
            .unwrap_or(MatrixKind::Local),
        bar: said(EntryKind::Bar).and_then(|word| meaning(BARS, &word)).unwrap_or(Bar::Mostly),
        about_one: of(EntryKind::AboutOne).map(|entry| read_line(&entry.statement)),
        about: said(EntryKind::About),
        opening: said(EntryKind::Opening),
        source: said(EntryKind::Source),
        footer: said(EntryKind::Footer),
        before: before.map(|entry| BeforeName {
            name: read_line(&entry.statement),
            extra: UnknownFields::new(),
        }),
        stages: Vec::new(),
        domains: Vec::new(),
        glossary: Vec::new(),
        crosswalk: Vec::new(),
        changes: Vec::new(),
        extra: UnknownFields::new(),
    }
}

struct RowMatrixBuilder {
    mint: IdGenerator,
    notes: Vec<String>,
    has_basis: bool,
    has_ids: bool,
    revision: u32,
    divided: usize,
}

impl RowMatrixBuilder {
    /// The stages: those with a line of their own, then those that are only named, in the order of
    /// their numbers or as they come.
    fn stages(&mut self, matrix: &mut Matrix, entries: &[RowEntry]) {
        for entry in entries.iter().filter(|entry| entry.kind == EntryKind::Stage) {
            let name = read_line(&entry.stage);
            let id =
                written(&entry.id).unwrap_or_else(|| self.mint.stage(&name, matrix.stages.len()));
            let meaning_of =
                Some(read_text(&entry.statement)).filter(|_| !entry.statement.is_empty());
            let band = meaning(BANDS, &entry.also);
            matrix.stages.push(Stage {
                id: StageId::new(id),
                name,
                meaning: meaning_of,
                band,
                extra: UnknownFields::new(),
            });
        }
        let mut named: Vec<String> = Vec::new();
        for entry in
            entries.iter().filter(|entry| entry.has_stage() && by_id(&entry.stage).is_none())
        {
            let name = read_line(&entry.stage);
            if !named.iter().any(|known| same(known) == same(&name))
                && stage_named(matrix, &name).is_none()
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
            && column_synonyms::is_before(&named[0])
        {
            let name = named.remove(0);
            self.notes.push(format!("\"{name}\" was taken as the time before the first stage, not as a stage of its own."));
            matrix.before = Some(BeforeName { name, extra: UnknownFields::new() });
        }
        let numbers: Option<Vec<u32>> = named.iter().map(|name| number_in(name)).collect();
        if let Some(numbers) = numbers.filter(|numbers| !numbers.is_sorted()) {
            let mut pairs: Vec<(u32, String)> = numbers.into_iter().zip(named).collect();
            pairs.sort_by_key(|(number, _)| *number);
            named = pairs.into_iter().map(|(_, name)| name).collect();
            self.notes.push("The stages were put in the order of their numbers.".to_owned());
        }
        for name in named {
            let id = self.mint.stage(&name, matrix.stages.len());
            matrix.stages.push(Stage {
                id: StageId::new(id),
                name,
                meaning: None,
                band: None,
                extra: UnknownFields::new(),
            });
        }
    }

    /// The areas: those with a line of their own, then those that are only named.
    fn areas(&mut self, matrix: &mut Matrix, entries: &[RowEntry]) {
        for entry in entries.iter().filter(|entry| entry.kind == EntryKind::Area) {
            let name = read_line(&entry.area);
            let id =
                written(&entry.id).unwrap_or_else(|| self.mint.area(&name, matrix.domains.len()));
            let short_name = Some(read_line(&entry.also)).filter(|_| !entry.also.is_empty());
            matrix.domains.push(Domain { short_name, ..blank(id, name) });
        }
        let mut known: std::collections::BTreeSet<String> =
            matrix.domains.iter().map(|domain| same(&domain.name)).collect();
        for entry in
            entries.iter().filter(|entry| !entry.area.is_empty() && entry.kind != EntryKind::Area)
        {
            let name = read_line(&entry.area);
            if by_id(&entry.area).is_none() && known.insert(same(&name)) {
                let id = self.mint.area(&name, matrix.domains.len());
                matrix.domains.push(blank(id, name));
            }
        }
    }

    /// Puts one row into the matrix, or says why it has no place there.
    fn take(&mut self, matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
        match entry.kind {
            EntryKind::Statement | EntryKind::Ladder | EntryKind::Rung | EntryKind::Need => {
                return self.item(matrix, entry);
            }
            EntryKind::Why => domain(matrix, entry)?.why = Some(read_text(&entry.statement)),
            EntryKind::Good => domain(matrix, entry)?.good = Some(read_text(&entry.statement)),
            EntryKind::Before if !entry.area.is_empty() => {
                domain(matrix, entry)?.before = Some(read_text(&entry.statement));
            }
            EntryKind::Sign => domain(matrix, entry)?.signs.push(read_line(&entry.statement)),
            EntryKind::Word => matrix.glossary.push(Term {
                term: read_line(&entry.statement),
                meaning: read_line(&entry.example),
                also: read_list(&entry.also),
                extra: UnknownFields::new(),
            }),
            EntryKind::Crossing => {
                let crossing = crossing(matrix, entry)?;
                matrix.crosswalk.push(crossing);
            }
            EntryKind::Change => matrix.changes.push(ItemChange {
                item: ItemId::new(read_line(&entry.id)),
                was: meaning(FATES, &entry.statement)
                    .ok_or("It does not say what became of the statement.")?,
                into: read_list(&entry.also).into_iter().map(ItemId::new).collect(),
                extra: UnknownFields::new(),
            }),
            _ => {}
        }
        Ok(())
    }

    fn item(&mut self, matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
        if entry.kind == EntryKind::Ladder {
            return self.ladder(matrix, entry);
        }
        let Some(stage) = stage_id(matrix, &entry.stage) else { return before(matrix, entry) };
        let at = matrix.stage_index(&stage).unwrap_or(0);
        let written = written(&entry.id);
        let domain = domain(matrix, entry)?;
        match entry.kind {
            EntryKind::Rung => {
                let of = |ladder: &&mut Ladder| {
                    written.as_ref().is_none_or(|id| ladder.id == ItemId::new(id.as_str()))
                };
                let ladder = domain.ladders.iter_mut().rev().find(of);
                let ladder =
                    ladder.ok_or("There is no line \"pick one\" above it that it belongs to.")?;
                ladder.rungs.push(Rung { stage, text: read_text(&entry.statement) });
            }
            EntryKind::Need => {
                let id = ItemId::new(written.unwrap_or_else(|| self.mint.need(domain.id.as_str())));
                domain.asks.push(Ask {
                    id,
                    stage,
                    text: read_line(&entry.statement),
                    extra: UnknownFields::new(),
                });
            }
            _ => {
                for text in self.texts(entry, written.is_some()) {
                    let id = written
                        .clone()
                        .unwrap_or_else(|| self.mint.statement(domain.id.as_str(), at));
                    domain.statements.push(Statement {
                        id: ItemId::new(id),
                        stage: stage.clone(),
                        text,
                        evidence: evidence(entry),
                        basis: self.basis(&entry.basis),
                        sources: read_list(&entry.sources),
                        revision: self.revision(entry),
                        extra: UnknownFields::new(),
                    });
                }
            }
        }
        Ok(())
    }

    fn ladder(&mut self, matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
        let domain = domain(matrix, entry)?;
        let id = written(&entry.id).unwrap_or_else(|| self.mint.ladder(domain.id.as_str()));
        domain.ladders.push(Ladder {
            id: ItemId::new(id),
            title: read_line(&entry.statement),
            rungs: Vec::new(),
            evidence: evidence(entry),
            basis: self.basis(&entry.basis),
            sources: read_list(&entry.sources),
            revision: self.revision(entry),
            extra: UnknownFields::new(),
        });
        Ok(())
    }

    /// The revision that a row says, else that of the matrix.
    fn revision(&self, entry: &RowEntry) -> u32 {
        entry.revision.parse().unwrap_or(self.revision)
    }

    /// The statements of a row: one, or where a row without an id holds a list, each of its points.
    fn texts(&mut self, entry: &RowEntry, has_id: bool) -> Vec<String> {
        let whole = read_text(&entry.statement);
        if has_id {
            return vec![read_line(&entry.statement)];
        }
        if bullets::is_list(&whole) {
            self.divided += 1;
            return bullets::apart(&whole)
                .iter()
                .map(|text| crate::maturity::sanitize::clean_line(text))
                .collect();
        }
        let words = if self.has_ids { whole } else { bullets::as_one(&whole) };
        vec![crate::maturity::sanitize::clean_line(&words)]
    }

    fn basis(&self, cell: &str) -> Vec<Basis> {
        if self.has_basis {
            read_list(cell).iter().filter_map(|word| meaning(BASES, word)).collect()
        } else {
            vec![Basis::Own]
        }
    }
}

/// A row at the time before the first stage says what the area is like then.
fn before(matrix: &mut Matrix, entry: &RowEntry) -> Result<(), &'static str> {
    let is_before = matrix
        .before
        .as_ref()
        .is_some_and(|before| same(&before.name) == same(&read_line(&entry.stage)));
    if !is_before {
        return Err("Its stage is not known.");
    }
    let text = bullets::as_one(&read_text(&entry.statement));
    let domain = domain(matrix, entry)?;
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
fn written(id: &str) -> Option<String> {
    Some(read_line(id)).filter(|id| !id.is_empty())
}

fn evidence(entry: &RowEntry) -> Option<String> {
    Some(read_text(&entry.example)).filter(|_| !entry.example.is_empty())
}

fn blank(id: String, name: String) -> Domain {
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
        extra: UnknownFields::new(),
    }
}

/// The domain that a row names.
fn domain<'m>(matrix: &'m mut Matrix, entry: &RowEntry) -> Result<&'m mut Domain, &'static str> {
    let name = same(&read_line(&entry.area));
    let id = by_id(&entry.area).map(DomainId::from);
    let found = matrix.domains.iter_mut().find(|domain| match &id {
        Some(id) => domain.id == *id,
        None => same(&domain.name) == name,
    });
    found.ok_or("Its area is not known.")
}

fn stage_named<'m>(matrix: &'m Matrix, name: &str) -> Option<&'m Stage> {
    matrix.stages.iter().find(|stage| same(&stage.name) == same(name))
}

/// The stage that a box names; an id stays as it is spelt there.
fn stage_id(matrix: &Matrix, cell: &str) -> Option<StageId> {
    match by_id(cell) {
        Some(id) => Some(StageId::from(id)),
        None => stage_named(matrix, &read_line(cell)).map(|stage| stage.id.clone()),
    }
}

fn crossing(matrix: &mut Matrix, entry: &RowEntry) -> Result<CrosswalkRow, &'static str> {
    let id = match by_id(&entry.area) {
        Some(id) => DomainId::from(id),
        None => domain(matrix, entry)?.id.clone(),
    };
    Ok(CrosswalkRow {
        domain: id,
        matrix: MatrixId::new(read_line(&entry.statement)),
        main: Some(cell_codec::read_line(&entry.example))
            .filter(|_| !entry.example.is_empty())
            .map(DomainId::new),
        also: read_list(&entry.also).into_iter().map(DomainId::new).collect(),
        extra: UnknownFields::new(),
    })
}

/// The first number in a name.
fn number_in(name: &str) -> Option<u32> {
    let digits: String = name
        .chars()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}
