//! The matrix that a grid is.

use super::body::{GridBody, GridRow};
use super::header::GridHeader;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{
    Bar, Basis, BeforeName, Domain, Ladder, Matrix, MatrixKind, Rung, Stage, Statement,
    UnknownFields,
};
use crate::maturity::sanitize::sanitize_line;
use crate::spreadsheet::cell_usage::CellUsage;
use crate::spreadsheet::id_gen::IdGenerator;
use crate::spreadsheet::table_reading::{BoxContent, ReadOptions, matrix_id, pluralize};
use crate::spreadsheet::{bullets, column_synonyms};

/// The matrix, and what was said of it.
pub(crate) struct GridMatrix {
    pub(crate) matrix: Matrix,
    pub(crate) notes: Vec<String>,
}

/// Makes the matrix.
pub(crate) fn build_matrix(
    head: &GridHeader,
    body: &GridBody,
    each_box: BoxContent,
    wish: &ReadOptions,
    title: String,
    ledger: &mut CellUsage,
) -> GridMatrix {
    let mut mint = IdGenerator::default();
    let stages = build_stages(head, body, &mut mint);
    let mut domains = Vec::new();
    let mut making = GridMatrixBuilder {
        each_box,
        stages: &stages,
        id_generator: mint,
        cell_usage: ledger,
        split_count: 0,
        untitled_count: 0,
    };
    for rows in group_by_area(&body.rows) {
        domains.push(making.build_domain(&rows, domains.len()));
    }
    let mut notes = Vec::new();
    if making.split_count > 0 {
        notes.push(format!(
            "{} taken apart at lines or bullets.",
            pluralize(making.split_count, "box was", "boxes were")
        ));
    }
    if making.untitled_count > 0 {
        notes
            .push("An area with several rows has one description to pick for each row.".to_owned());
    }
    let matrix = Matrix {
        id: matrix_id(wish, None, &title),
        revision: 1,
        title,
        short_title: None,
        kind: MatrixKind::Local,
        bar: Bar::Mostly,
        about_one: None,
        about: None,
        opening: None,
        source: None,
        footer: None,
        before: body.before_name.as_deref().map(|name| BeforeName {
            name: sanitize_line(name),
            unknown_fields: UnknownFields::new(),
        }),
        stages,
        domains,
        glossary: Vec::new(),
        crosswalk: Vec::new(),
        changes: Vec::new(),
        unknown_fields: UnknownFields::new(),
    };
    GridMatrix { matrix, notes }
}

fn build_stages(head: &GridHeader, body: &GridBody, mint: &mut IdGenerator) -> Vec<Stage> {
    let headings = head.stages.iter().skip(usize::from(body.before_name.is_some())).enumerate();
    let stage = |(at, heading): (usize, &super::header::StageHeading)| Stage {
        id: StageId::new(mint.stage_id(&heading.name, at)),
        name: sanitize_line(&heading.name),
        meaning: heading.meaning.clone(),
        band: None,
        unknown_fields: UnknownFields::new(),
    };
    headings.map(stage).collect()
}

/// The rows of each area, in the order in which the areas begin.
fn group_by_area(rows: &[GridRow]) -> Vec<Vec<&GridRow>> {
    let mut areas: Vec<(String, Vec<&GridRow>)> = Vec::new();
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let key = column_synonyms::normalize_heading(&row.area);
        match areas.iter_mut().rev().find(|(area, _)| *area == key) {
            Some((_, rows)) => rows.push(row),
            None => areas.push((key, vec![row])),
        }
    }
    areas.into_iter().map(|(_, rows)| rows).collect()
}

struct GridMatrixBuilder<'m> {
    each_box: BoxContent,
    stages: &'m [Stage],
    id_generator: IdGenerator,
    cell_usage: &'m mut CellUsage,
    split_count: usize,
    untitled_count: usize,
}

impl GridMatrixBuilder<'_> {
    fn build_domain(&mut self, rows: &[&GridRow], at: usize) -> Domain {
        let name = sanitize_line(&rows[0].area);
        let id = self.id_generator.area_id(&name, at);
        let mut take = |of: fn(&GridRow) -> &Option<(super::Cell, String)>| {
            let said: Vec<&str> = rows
                .iter()
                .filter_map(|row| of(row).as_ref())
                .map(|(cell, text)| {
                    self.cell_usage.mark_used(*cell);
                    text.as_str()
                })
                .collect();
            (!said.is_empty()).then(|| said.join(" "))
        };
        let (why, good, before) =
            (take(|row| &row.why), take(|row| &row.good), take(|row| &row.before));
        let mut domain = Domain {
            id: DomainId::new(id.clone()),
            name,
            short_name: None,
            why,
            good,
            before,
            signs: Vec::new(),
            statements: Vec::new(),
            ladders: Vec::new(),
            asks: Vec::new(),
            unknown_fields: UnknownFields::new(),
        };
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
            self.cell_usage.mark_used(*cell);
        }
        self.untitled_count += usize::from(parts > 1 && row.question.is_none());
        let title = match (&row.question, parts) {
            (Some((_, asked)), _) => asked.clone(),
            (None, 1) => row.area.clone(),
            (None, _) => format!("{}, part {}", row.area, part + 1),
        };
        let rung = |(_, stage, text): &(super::Cell, usize, String)| Rung {
            stage: self.stages[*stage].id.clone(),
            text: bullets::to_single_line(text),
        };
        Ladder {
            id: ItemId::new(self.id_generator.ladder_id(area)),
            title: sanitize_line(&title),
            rungs: row.stage_cells.iter().map(rung).collect(),
            evidence: row.example.as_ref().map(|(_, text)| text.clone()),
            basis: vec![Basis::Own],
            sources: Vec::new(),
            revision: 1,
            unknown_fields: UnknownFields::new(),
        }
    }

    fn build_statements(&mut self, area: &str, rows: &[&GridRow]) -> Vec<Statement> {
        for (cell, _) in rows.iter().filter_map(|row| row.example.as_ref()) {
            self.cell_usage.mark_unused(*cell, "It is an example for a whole row; which of its statements it belongs to can't be told.");
        }
        let mut statements = Vec::new();
        for row in rows {
            for (_, stage, text) in &row.stage_cells {
                let parts = bullets::split_statements(text);
                self.split_count += usize::from(parts.len() > 1);
                for text in parts {
                    statements.push((*stage, text));
                }
            }
        }
        statements.sort_by_key(|(stage, _)| *stage);
        let made = |(stage, text): (usize, String)| Statement {
            id: ItemId::new(self.id_generator.statement_id(area, stage)),
            stage: self.stages[stage].id.clone(),
            text: sanitize_line(&text),
            evidence: None,
            basis: vec![Basis::Own],
            sources: Vec::new(),
            revision: 1,
            unknown_fields: UnknownFields::new(),
        };
        statements.into_iter().map(made).collect()
    }
}
