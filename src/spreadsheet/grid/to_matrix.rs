//! The matrix of a grid: a description to pick for each row, or statements taken out of the cells.

use super::body::{GridBody, GridRow};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{
    Basis, Domain, ItemDetails, Ladder, Matrix, Rung, Stage, Statement, UnknownFields,
};
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::sanitize_line;
use crate::spreadsheet::blank_matrix::{before_first_stage, blank_domain, blank_stage};
use crate::spreadsheet::bullets;
use crate::spreadsheet::cell_usage::CellUsage;
use crate::spreadsheet::column_roles::TableRoles;
use crate::spreadsheet::column_synonyms::normalize_heading;
use crate::spreadsheet::id_gen::IdGenerator;
use crate::spreadsheet::table::Cell;
use crate::spreadsheet::table_import::BoxContent;

/// Fills a blank matrix; with notes on what was done.
pub(crate) fn build_matrix(
    mut matrix: Matrix,
    roles: &TableRoles,
    body: &GridBody,
    each_box: BoxContent,
    usage: &mut CellUsage,
) -> (Matrix, Vec<String>) {
    matrix.before = body.before_name.as_deref().map(|name| before_first_stage(sanitize_line(name)));
    let mut ids = IdGenerator::default();
    let headings = roles.stages.iter().skip(usize::from(body.before_name.is_some()));
    matrix.stages = headings
        .enumerate()
        .map(|(at, heading)| Stage {
            meaning: heading.meaning.clone(),
            ..blank_stage(ids.stage_id(&heading.name, at), sanitize_line(&heading.name))
        })
        .collect();
    let mut builder = DomainBuilder {
        each_box,
        stages: &matrix.stages,
        ids,
        usage,
        split_count: 0,
        untitled_count: 0,
    };
    for rows in group_by_area(&body.rows) {
        matrix.domains.push(builder.build_domain(&rows, matrix.domains.len()));
    }
    let mut notes = Vec::new();
    if builder.split_count > 0 {
        notes.push(format!(
            "{} taken apart at lines or bullets.",
            pluralize(builder.split_count, "box was", "boxes were")
        ));
    }
    if builder.untitled_count > 0 {
        notes
            .push("An area with several rows has one description to pick for each row.".to_owned());
    }
    (matrix, notes)
}

/// The rows of each area, in the order in which the areas begin.
fn group_by_area(rows: &[GridRow]) -> Vec<Vec<&GridRow>> {
    let mut areas: Vec<(String, Vec<&GridRow>)> = Vec::new();
    for row in rows.iter().filter(|row| !row.stage_cells.is_empty()) {
        let key = normalize_heading(&row.area);
        match areas.iter_mut().rev().find(|(area, _)| *area == key) {
            Some((_, rows)) => rows.push(row),
            None => areas.push((key, vec![row])),
        }
    }
    areas.into_iter().map(|(_, rows)| rows).collect()
}

struct DomainBuilder<'m> {
    each_box: BoxContent,
    stages: &'m [Stage],
    ids: IdGenerator,
    usage: &'m mut CellUsage,
    split_count: usize,
    untitled_count: usize,
}

impl DomainBuilder<'_> {
    fn build_domain(&mut self, rows: &[&GridRow], at: usize) -> Domain {
        let name = sanitize_line(&rows[0].area);
        let id = self.ids.area_id(&name, at);
        let mut join = |field: fn(&GridRow) -> &Option<(Cell, String)>| {
            let cells = rows.iter().filter_map(|row| field(row).as_ref());
            let texts: Vec<&str> = cells
                .map(|(cell, text)| {
                    self.usage.mark_used(*cell);
                    text.as_str()
                })
                .collect();
            (!texts.is_empty()).then(|| texts.join(" "))
        };
        let mut domain = Domain {
            group: rows[0].group.as_ref().map(|(_, text)| sanitize_line(text)),
            why: join(|row| &row.why),
            good: join(|row| &row.good),
            before: join(|row| &row.before),
            ..blank_domain(id.clone(), name)
        };
        for (cell, _) in rows.iter().filter_map(|row| row.group.as_ref()) {
            self.usage.mark_used(*cell);
        }
        match self.each_box {
            BoxContent::One => {
                domain.ladders = rows
                    .iter()
                    .enumerate()
                    .map(|(part, row)| self.build_ladder(&id, row, part, rows.len()))
                    .collect();
            }
            BoxContent::Several => domain.statements = self.build_statements(&id, rows),
        }
        domain
    }

    fn build_ladder(&mut self, area: &str, row: &GridRow, part: usize, parts: usize) -> Ladder {
        for (cell, _) in row.question.iter().chain(&row.example) {
            self.usage.mark_used(*cell);
        }
        self.untitled_count += usize::from(parts > 1 && row.question.is_none());
        let title = match (&row.question, parts) {
            (Some((_, question)), _) => question.clone(),
            (None, 1) => row.area.clone(),
            (None, _) => format!("{}, part {}", row.area, part + 1),
        };
        let rung = |(_, stage, text): &(Cell, usize, String)| Rung {
            stage: self.stages[*stage].id.clone(),
            text: bullets::to_single_line(text),
        };
        Ladder {
            id: ItemId::new(self.ids.ladder_id(area)),
            title: sanitize_line(&title),
            rungs: row.stage_cells.iter().map(rung).collect(),
            evidence: row.example.as_ref().map(|(_, text)| text.clone()),
            examples: self.stage_examples(row),
            basis: vec![Basis::Own],
            sources: Vec::new(),
            revision: 1,
            stage_basis: None,
            details: ItemDetails::default(),
            unknown_fields: UnknownFields::new(),
        }
    }

    /// The examples of a row that belong to one stage each.
    fn stage_examples(&mut self, row: &GridRow) -> Vec<Rung> {
        let example = |(cell, stage, text): &(Cell, usize, String)| {
            self.usage.mark_used(*cell);
            Rung { stage: self.stages[*stage].id.clone(), text: text.clone() }
        };
        row.stage_examples.iter().map(example).collect()
    }

    fn build_statements(&mut self, area: &str, rows: &[&GridRow]) -> Vec<Statement> {
        for (cell, _) in rows.iter().filter_map(|row| row.example.as_ref()) {
            let reason = "It is an example for a whole row; which of its statements it belongs to can't be told.";
            self.usage.mark_unused(*cell, reason);
        }
        let mut texts: Vec<(usize, String, Option<String>)> = Vec::new();
        for row in rows {
            for (_, stage, text) in &row.stage_cells {
                let parts = bullets::split_statements(text);
                self.split_count += usize::from(parts.len() > 1);
                let beside = row.stage_examples.iter().find(|(_, of, _)| of == stage);
                let example = match beside {
                    Some((cell, _, text)) if parts.len() == 1 => {
                        self.usage.mark_used(*cell);
                        Some(text.clone())
                    }
                    Some((cell, _, _)) => {
                        let reason = "It is an example for a box with several statements; to which of them it belongs can't be told.";
                        self.usage.mark_unused(*cell, reason);
                        None
                    }
                    None => None,
                };
                texts.extend(parts.into_iter().map(|text| (*stage, text, example.clone())));
            }
        }
        texts.sort_by_key(|(stage, _, _)| *stage);
        let statement = |(stage, text, evidence): (usize, String, Option<String>)| Statement {
            id: ItemId::new(self.ids.statement_id(area, stage)),
            stage: self.stages[stage].id.clone(),
            text: sanitize_line(&text),
            evidence,
            basis: vec![Basis::Own],
            sources: Vec::new(),
            revision: 1,
            stage_basis: None,
            answers: None,
            details: ItemDetails::default(),
            unknown_fields: UnknownFields::new(),
        };
        texts.into_iter().map(statement).collect()
    }
}
