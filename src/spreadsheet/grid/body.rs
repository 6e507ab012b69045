//! The rows below a grid's headings: to which area each belongs, and which of its cells have words.

use super::row_kinds::RowKinds;
use super::table_names::{TableNames, is_repeated_header};
use crate::maturity::phrases::pluralize;
use crate::spreadsheet::bullets;
use crate::spreadsheet::cell_usage::CellUsage;
use crate::spreadsheet::cell_words::{
    is_ditto, is_formula_error, is_number, is_placeholder, is_score, is_sum, is_tick,
};
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::{is_before_first_stage, normalize_heading, stage_number};
use crate::spreadsheet::table::{Cell, Table, name_cells};

/// A text of one cell, longer than any name of an area, is a note below the grid where nothing
/// stands beside it.
const MAX_AREA_NAME_CHARS: usize = 160;

/// A row of the grid.
#[derive(Debug)]
pub(crate) struct GridRow {
    pub(crate) area: String,
    /// Whether the area begins here; otherwise the row goes on with the one above.
    pub(crate) starts_area: bool,
    /// What the row asks about, where a column says so.
    pub(crate) question: Option<(Cell, String)>,
    pub(crate) example: Option<(Cell, String)>,
    /// The heading above the area.
    pub(crate) group: Option<(Cell, String)>,
    pub(crate) why: Option<(Cell, String)>,
    pub(crate) good: Option<(Cell, String)>,
    /// What it is like before the first stage.
    pub(crate) before: Option<(Cell, String)>,
    /// The cells with words: the cell, the number of its stage, the text.
    pub(crate) stage_cells: Vec<(Cell, usize, String)>,
    /// Examples that belong to one stage alone, in the same form.
    pub(crate) stage_examples: Vec<(Cell, usize, String)>,
}

/// All that stands below the headings.
#[derive(Debug)]
pub(crate) struct GridBody {
    pub(crate) rows: Vec<GridRow>,
    /// The name of the column that says what it is like before the first stage.
    pub(crate) before_name: Option<String>,
    pub(crate) notes: Vec<String>,
    /// How many boxes hold nothing but a tick.
    pub(crate) tick_count: usize,
}

/// Reads the rows, noting the use of every cell.
pub(crate) fn read_body(table: &Table, roles: &TableRoles, usage: &mut CellUsage) -> GridBody {
    mark_header_used(table, roles, usage);
    let before_name = roles
        .stages
        .first()
        .filter(|stage| roles.stages.len() > 2 && is_before_first_stage(&stage.name))
        .map(|stage| stage.name.clone());
    let notes = before_name.iter().map(|name| {
        format!(
            "\"{name}\" was taken as the time before the first stage, not as a stage of its own."
        )
    });
    let notes = notes.collect();
    let has_before = before_name.is_some();
    let kinds = RowKinds::of(table, roles);
    let mut reader = BodyReader {
        table,
        roles,
        kinds,
        usage,
        has_before,
        notes,
        numbers: Vec::new(),
        tick_count: 0,
    };
    let mut rows: Vec<GridRow> = Vec::new();
    let names = TableNames::of(table, roles);
    let mut heading = names.name_of(roles.header_row).cloned();
    for row in RowKinds::rows(table, roles) {
        if let Some(name) = names.name_of(row) {
            heading = Some(name.clone());
        }
        if reader.kinds.is_heading(row) {
            heading = reader.kinds.heading_of(table, roles, row);
            continue;
        }
        match reader.read_row(row, rows.last(), heading.as_ref()) {
            Ok(read) => rows.extend(read),
            Err(reason) => reader.usage.mark_row_unused(table, row, reason),
        }
    }
    reader.note_table_names(&names);
    reader.note_headings_and_numbers();
    GridBody { rows, before_name, notes: reader.notes, tick_count: reader.tick_count }
}

fn mark_header_used(table: &Table, roles: &TableRoles, usage: &mut CellUsage) {
    let row = roles.header_row;
    usage.mark_used(table.text_origin(Cell::at(row, roles.area_column)));
    for stage in &roles.stages {
        usage.mark_used(table.text_origin(stage.cell));
        if let Some(row) = roles.meanings_row {
            usage.mark_used(Cell::at(row, stage.cell.column));
        }
    }
    let examples = roles.stage_examples.values();
    for (column, row) in examples.flat_map(|at| [(*at, Some(row)), (*at, roles.meanings_row)]) {
        if let Some(row) = row {
            usage.mark_used(Cell::at(row, column));
        }
    }
    let sides = [ColumnRole::Why, ColumnRole::Good, ColumnRole::Statement, ColumnRole::Example];
    for column in sides.iter().filter_map(|role| roles.column(*role)).chain(roles.group_column()) {
        usage.mark_used(table.text_origin(Cell::at(row, column)));
    }
    // a heading over all stages, such as "Maturity level", adds nothing to those of the stages
    for (cell, _) in (row.saturating_sub(2)..row).flat_map(|row| table.filled_cells(row)) {
        if cell.column > roles.area_column && table.merge_of(cell).is_some() {
            usage.mark_unused(cell, "It stands over the stages and is the name of none.");
        }
    }
}

/// Whether "None" is what there is at this stage: at a level 0, or as a sentence.
fn is_level_zero_text(stage: &str, text: &str) -> bool {
    let is_zero = stage_number(stage).is_some_and(|(number, _)| number == 0);
    let says_none = matches!(normalize_heading(text).as_str(), "none" | "nil");
    says_none && (is_zero || text.trim_end().ends_with('.'))
}

struct BodyReader<'t> {
    table: &'t Table,
    roles: &'t TableRoles,
    kinds: RowKinds,
    usage: &'t mut CellUsage,
    has_before: bool,
    notes: Vec<String>,
    /// Boxes that hold nothing but a number.
    numbers: Vec<Cell>,
    tick_count: usize,
}

impl BodyReader<'_> {
    /// The row, or why nothing of it is used; none where no area is named up to here.
    fn read_row(
        &mut self,
        row: usize,
        above: Option<&GridRow>,
        heading: Option<&(Cell, String)>,
    ) -> Result<Option<GridRow>, &'static str> {
        if self.kinds.is_foot(row) {
            return Err("It stands below the grid, and is none of its areas.");
        }
        if is_repeated_header(self.table, self.roles, row) {
            return Err("The headings stand here once more.");
        }
        let area_cell = Cell::at(row, self.roles.area_column);
        let named = bullets::to_name(self.table.visible_text(area_cell));
        if self.adds_up(row, &named) {
            return Err("This row adds up the others.");
        }
        let mut stage_cells = self.read_stage_cells(row);
        let starts_before =
            self.has_before && stage_cells.first().is_some_and(|(_, at, _)| *at == 0);
        let before = starts_before.then(|| stage_cells.remove(0));
        if stage_cells.is_empty() && before.is_none() {
            let is_note = named.chars().count() > MAX_AREA_NAME_CHARS
                || above.is_some() && self.has_blank_stages(row);
            return Err(if is_note {
                "Nothing stands under the stages in this row: a heading or a note."
            } else {
                "This row has nothing under the stages."
            });
        }
        let area = match above {
            Some(above) if named.is_empty() => above.area.clone(),
            None if named.is_empty() => return Ok(None),
            _ => named,
        };
        let group = self
            .read_group(row)
            .or_else(|| heading.cloned())
            .or_else(|| above.and_then(|above| above.group.clone()));
        let starts_area =
            above.is_none_or(|above| normalize_heading(&above.area) != normalize_heading(&area));
        self.usage.mark_used(self.table.text_origin(area_cell));
        for (_, stage, _) in &mut stage_cells {
            *stage -= usize::from(self.has_before);
        }
        Ok(Some(GridRow {
            starts_area,
            area,
            group,
            question: self.read_side_cell(row, ColumnRole::Statement),
            example: self.read_side_cell(row, ColumnRole::Example),
            why: self.read_side_cell(row, ColumnRole::Why),
            good: self.read_side_cell(row, ColumnRole::Good),
            before: before.map(|(cell, _, text)| (cell, bullets::to_single_line(&text))),
            stage_examples: self.read_stage_examples(row),
            stage_cells,
        }))
    }

    /// Whether a row is called a total or an average and holds no words.
    fn adds_up(&self, row: usize, named: &str) -> bool {
        let key = normalize_heading(named);
        let has_words = self.roles.stages.iter().any(|stage| {
            let text = self.table.own_text(Cell::at(row, stage.cell.column));
            !text.is_empty() && !is_score(text) && !is_formula_error(text)
        });
        is_sum(&key) || !has_words && key.split(' ').any(is_sum)
    }

    fn has_blank_stages(&self, row: usize) -> bool {
        let mut columns = self.roles.stages.iter().map(|stage| stage.cell.column);
        columns.all(|column| self.table.own_text(Cell::at(row, column)).is_empty())
    }

    /// The heading above the area, where its cell or a merged one has it.
    fn read_group(&self, row: usize) -> Option<(Cell, String)> {
        let cell = Cell::at(row, self.roles.group_column()?);
        let text = bullets::to_name(self.table.visible_text(cell));
        (!text.is_empty()).then(|| (self.table.text_origin(cell), text))
    }

    /// The text of a column beside the stages.
    fn read_side_cell(&self, row: usize, role: ColumnRole) -> Option<(Cell, String)> {
        let cell = Cell::at(row, self.roles.column(role)?);
        let text = bullets::to_single_line(self.table.own_text(cell));
        (!text.is_empty()).then_some((cell, text))
    }

    /// The examples beside the stages that each belong to one alone.
    fn read_stage_examples(&self, row: usize) -> Vec<(Cell, usize, String)> {
        let stages = self.roles.stages.iter().enumerate().skip(usize::from(self.has_before));
        let of_stage = stages.filter_map(|(at, stage)| {
            let cell = Cell::at(row, *self.roles.stage_examples.get(&stage.cell.column)?);
            let text = bullets::to_single_line(self.table.own_text(cell));
            let at = at - usize::from(self.has_before);
            (!text.is_empty() && !is_placeholder(&text)).then_some((cell, at, text))
        });
        of_stage.collect()
    }

    /// Says what names each of several tables.
    fn note_table_names(&mut self, names: &TableNames) {
        self.notes.extend(names.describe(self.table));
        names.cells().for_each(|cell| self.usage.mark_used(cell));
    }

    /// Says which rows were taken for headings, and which boxes hold a number only.
    fn note_headings_and_numbers(&mut self) {
        self.notes.extend(self.kinds.describe_headings(self.table, self.roles));
        for cell in self.kinds.heading_cells(self.roles) {
            self.usage.mark_used(self.table.text_origin(cell));
        }
        if !self.numbers.is_empty() {
            let boxes = pluralize(self.numbers.len(), "box holds", "boxes hold");
            let names = name_cells(&self.numbers);
            self.notes.push(format!(
                "{boxes} nothing but a number ({names}): look whether that is a description."
            ));
        }
    }

    /// Why a box under a stage holds no description; none where it holds one.
    fn not_a_description(&mut self, stage: &str, text: &str) -> Option<&'static str> {
        if is_formula_error(text) {
            return Some("A formula failed here, so there is nothing to read.");
        }
        if is_tick(text) {
            self.tick_count += 1;
            return Some("It is a tick, not a description.");
        }
        if is_ditto(text) {
            return Some("It says that it is as another box: write its words out.");
        }
        (is_placeholder(text) && !is_level_zero_text(stage, text))
            .then_some("It says that there is nothing here.")
    }

    /// The cells under the stages that have words.
    fn read_stage_cells(&mut self, row: usize) -> Vec<(Cell, usize, String)> {
        let mut cells = Vec::new();
        for (index, stage) in self.roles.stages.iter().enumerate() {
            let cell = Cell::at(row, stage.cell.column);
            let text = self.table.visible_text(cell);
            let origin = self.table.text_origin(cell);
            // a description that goes for several stages is reached at the first of them; one that
            // goes for several rows is each row's
            if text.is_empty() || self.lowest_stage_of(cell) != index {
                continue;
            }
            if let Some(reason) = self.not_a_description(&stage.name, text) {
                self.usage.mark_unused(cell, reason);
                continue;
            }
            if is_number(text) {
                self.numbers.push(cell);
            }
            self.note_span(cell, &stage.name);
            self.usage.mark_used(origin);
            cells.push((cell, index, text.to_owned()));
        }
        cells
    }

    /// The lowest stage that the box at this cell spans.
    fn lowest_stage_of(&self, cell: Cell) -> usize {
        let columns = self
            .table
            .merge_of(cell)
            .map_or(cell.column..=cell.column, |merge| merge.first.column..=merge.last.column);
        let stages = &self.roles.stages;
        stages.iter().position(|stage| columns.contains(&stage.cell.column)).unwrap_or(0)
    }

    fn note_span(&mut self, cell: Cell, stage: &str) {
        let Some(merge) = self.table.merge_of(cell) else { return };
        let columns = merge.first.column..=merge.last.column;
        let spanned = self.roles.stages.iter().filter(|stage| columns.contains(&stage.cell.column));
        let count = spanned.count();
        if count > 1 {
            self.notes.push(format!(
                "{} spans {count} stages; it was taken for the lowest of them, {stage}.",
                self.table.cell_name(self.table.text_origin(cell))
            ));
        }
    }
}
