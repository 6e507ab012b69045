//! The table of a comparison for export: what is on screen in plain words, without signs, and nothing
//! that is not shown.

use super::align::{AreaCell, ComparedArea, NOT_ASKED};
use super::context::{NOT_GIVEN, PRESENT_LABEL, format_people};
use super::data_table::DataTable;
use super::side_words::{format_elapsed, short_network_name};
use super::{Comparison, ComparisonKind, ContextRow, Side, statements};
use crate::maturity::movement::DomainMovement;
use crate::maturity::page::TableRow;
use crate::maturity::phrases::{format_date_short, pluralize};

/// A title, a table and what belongs to know with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonTable {
    /// What its file is called, without an ending.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Whether reasons and notes are in it.
    pub with_notes: bool,
    /// What is to be kept in mind.
    pub caveats: Vec<String>,
    /// The heads of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// The column from which on further tables begin; 0 where all stands in one.
    pub second_table_from: usize,
    /// What belongs to know with it.
    pub notes: Vec<String>,
    /// The same as data, for programs.
    pub data: DataTable,
}

/// How much of it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableFilter {
    /// Whether only what differs is shown.
    pub only_differing: bool,
    /// Whether reasons and notes are shown.
    pub with_notes: bool,
}

/// How a box of an area is read where there is a row for each network.
const ROW_LEGEND: &str = "A box of an area says how it moved since the network's own first snapshot, then where it stands now. A first snapshot has not moved. Now known: it was not known then.";

/// A line for each area, below the heading of its group where that is another than the one above.
fn with_groups(
    areas: &[&ComparedArea],
    line: impl Fn(&&ComparedArea) -> TableRow,
) -> Vec<TableRow> {
    let mut lines = Vec::new();
    let mut above = None;
    for area in areas {
        if area.group != above {
            lines.extend(area.group.clone().map(TableRow::Heading));
        }
        above.clone_from(&area.group);
        lines.push(line(area));
    }
    lines
}

impl Comparison {
    /// All areas: side by side, or a row for each where they are many.
    pub fn to_table(&self, shown: TableFilter) -> ComparisonTable {
        let mut extract = if self.fits_columns() { self.as_columns(shown) } else { self.as_rows() };
        extract.with_notes = shown.with_notes;
        let is_shown =
            |area: &&ComparedArea| !self.fits_columns() || area.differs || !shown.only_differing;
        extract.data = self.to_data(is_shown, shown.with_notes);
        extract.notes.extend(self.filter_note(shown).filter(|_| self.fits_columns()));
        extract.notes.extend(self.star_notes(shown));
        extract.notes.extend(self.mixed_basis_note());
        extract.notes.extend(self.questions_note());
        extract.notes.extend(self.ask_notes());
        extract.notes.extend(self.incomparable_notes());
        extract.notes.extend(
            self.missing.iter().map(|missing| format!("{}: {}", missing.name, missing.reason)),
        );
        extract.notes.extend(self.changed_notes());
        extract.notes.extend(self.footers());
        extract
    }

    fn start_table(&self, what: &str) -> ComparisonTable {
        let mut lead = vec![self.caveat().to_owned()];
        if self.kind() == ComparisonKind::Networks && !self.fits_columns() {
            lead = vec![
                super::NO_RANKING.to_owned(),
                "Look along a row, not down a column.".to_owned(),
            ];
        }
        lead.push(format!("{}.", self.describe_comparability()));
        ComparisonTable {
            name: self.file_name(),
            title: format!("Compare: {}, {what}", self.title()),
            caveats: lead,
            ..ComparisonTable::default()
        }
    }

    /// "compared-brook-vale-castle", "compared-12-networks".
    fn file_name(&self) -> String {
        let labels: Vec<String> = self.labels().iter().map(|label| slugify(label)).collect();
        match self.kind() {
            ComparisonKind::Networks if self.sides.len() <= 3 => {
                format!("compared-{}", labels.join("-"))
            }
            ComparisonKind::Networks => format!("compared-{}-networks", self.network_count()),
            ComparisonKind::Time | ComparisonKind::Voices => {
                let name = self.sides.last().map_or("", |side| short_network_name(side.name()));
                format!("compared-{}-{}", slugify(name), labels.last().map_or("", String::as_str))
            }
        }
    }

    fn as_columns(&self, shown: TableFilter) -> ComparisonTable {
        let mut extract = self.start_table(&self.describe_matrices());
        extract.header =
            std::iter::once(String::new()).chain(self.labels().iter().cloned()).collect();
        let labelled = |label: &str, cells: &[String]| {
            TableRow::Cells(
                std::iter::once(label.to_owned()).chain(cells.iter().cloned()).collect(),
            )
        };
        let goes_out = |row: &&ContextRow| shown.with_notes || row.label != PRESENT_LABEL;
        extract.rows = self
            .context
            .iter()
            .filter(goes_out)
            .map(|row| labelled(row.label, &row.cells))
            .collect();
        extract.rows.push(TableRow::Heading(self.movement_heading().to_owned()));
        let (anchored, rest): (Vec<_>, Vec<_>) =
            self.shown_areas(shown).partition(|area| area.is_anchored);
        let words = |area: &&ComparedArea| {
            let cells: Vec<String> =
                (0..self.sides.len()).map(|side| self.cell_text(area, side)).collect();
            labelled(&area.name, &cells)
        };
        extract.rows.extend(with_groups(&anchored, words));
        if !rest.is_empty() {
            extract
                .rows
                .push(TableRow::Heading(format!("Lines up with none of {}", self.anchor.1)));
            extract.rows.extend(with_groups(&rest, words));
        }
        extract
    }

    /// The areas that are shown.
    pub fn shown_areas(&self, shown: TableFilter) -> impl Iterator<Item = &ComparedArea> {
        self.areas.iter().filter(move |area| area.differs || !shown.only_differing)
    }

    fn as_rows(&self) -> ComparisonTable {
        let mut extract = self.start_table(&self.describe_matrices());
        let mut head = vec![
            "network", "saved", "answered", "people", "practices", "whose view",
            "since their first",
        ];
        head.extend((!self.is_one_matrix()).then_some("matrix"));
        extract.caveats.push(ROW_LEGEND.to_owned());
        extract.second_table_from = head.len();
        let areas = self.areas.iter().map(|area| area.name.as_str());
        extract.header = head.into_iter().chain(areas).map(str::to_owned).collect();
        let line = |(number, side): (usize, &Side)| {
            let profile = &side.saved.snapshot.network.profile;
            let snapshot = &side.saved.snapshot;
            let first = side
                .first
                .as_ref()
                .map(|first| format_elapsed(first.snapshot.taken_on, snapshot.taken_on));
            let mut cells = vec![
                side.name().to_owned(),
                format_date_short(snapshot.taken_on),
                side.answered.clone(),
                profile.list_size.map_or_else(|| NOT_GIVEN.to_owned(), format_people),
                profile
                    .practices
                    .map_or_else(|| NOT_GIVEN.to_owned(), |practices| practices.to_string()),
                side.view_words(),
                first.unwrap_or_else(|| "first one".to_owned()),
            ];
            cells.extend((!self.is_one_matrix()).then(|| side.matrix().short_title().to_owned()));
            cells.extend(self.areas.iter().map(|area| self.cell_text(area, number)));
            TableRow::Cells(cells)
        };
        extract.rows = self.sides.iter().enumerate().map(line).collect();
        extract
    }

    /// The statements of one area, side by side.
    pub fn to_area_table(&self, area: &ComparedArea, shown: TableFilter) -> ComparisonTable {
        let mut extract = self.start_table(&area.name);
        extract.caveats.pop();
        extract.caveats.push(format!("{}.", self.describe_area_comparability(area)));
        extract.name = format!("{}-{}", extract.name, slugify(&area.name));
        extract.header =
            std::iter::once("statement".to_owned()).chain(self.labels().iter().cloned()).collect();
        extract.with_notes = shown.with_notes;
        extract.data = self.to_area_data(area, shown.only_differing);
        extract.rows.extend(self.area_context(area));
        let mut stage = None;
        let rows = statements::item_rows(&self.sides, area);
        for row in rows.iter().filter(|row| row.differs || !shown.only_differing) {
            if stage != Some((&row.matrix, &row.stage)) {
                stage = Some((&row.matrix, &row.stage));
                extract.rows.push(TableRow::Heading(row.stage.clone()));
            }
            let words = row.cells.iter().map(|cell| {
                cell.as_ref().map_or_else(|| NOT_ASKED.to_owned(), |cell| cell.label.clone())
            });
            extract
                .rows
                .push(TableRow::Cells(std::iter::once(row.text.clone()).chain(words).collect()));
            if shown.with_notes {
                extract.notes.extend(self.item_notes(row));
            }
        }
        let alike = rows.iter().filter(|row| shown.only_differing && !row.differs).count();
        if alike > 0 {
            let statements = pluralize(alike, "statement that is", "statements that are");
            extract
                .notes
                .push(format!("Only what differs is shown; {statements} alike are left out"));
        }
        if shown.with_notes {
            extract.notes.extend(self.left_out_notes());
        }
        extract.notes.extend(self.incomparable_notes());
        extract.notes.extend(self.footers());
        extract
    }

    /// How far each side is answered in an area, whose view it is, and how it moved to where it
    /// stands.
    fn area_context(&self, area: &ComparedArea) -> Vec<TableRow> {
        let answered = (0..self.sides.len()).map(|side| self.area_answered(area, side));
        let views = self.sides.iter().map(Side::view_words);
        let standing = (0..self.sides.len()).map(|side| self.cell_text(area, side));
        let line = |label: &str, cells: Vec<String>| {
            TableRow::Cells(std::iter::once(label.to_owned()).chain(cells).collect())
        };
        vec![
            line("answered", answered.collect()),
            line("whose view", views.collect()),
            line(self.movement_heading(), standing.collect()),
        ]
    }

    /// "14 of 16, 12 kept": how far one side is answered in an area; where several of its areas line
    /// up, each of them.
    pub fn area_answered(&self, area: &ComparedArea, side: usize) -> String {
        match area.cells.get(side).map(Vec::as_slice) {
            None | Some([]) => area.placeholders.get(side).cloned().unwrap_or_default(),
            Some(cells) => {
                cells.iter().map(AreaCell::answered_words).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// "forward, Step 1 *"; with the area's own name where it lines up with another, and how it
    /// reads beside it.
    fn cell_text(&self, area: &ComparedArea, side: usize) -> String {
        let words = |cell: &AreaCell| {
            let moved = move_prefix(cell);
            let name =
                if cell.domain == area.id { String::new() } else { format!("{}: ", cell.name) };
            format!(
                "{name}{moved}{}",
                if self.is_one_matrix() { cell.starred_label() } else { cell.label_with_band() }
            )
        };
        let cells = &area.cells[side];
        if cells.is_empty() {
            area.placeholders[side].clone()
        } else {
            cells.iter().map(words).collect::<Vec<_>>().join("; ")
        }
    }
}

/// "forward, "; nothing before the first one of all.
fn move_prefix(cell: &AreaCell) -> String {
    match cell.movement.moved {
        DomainMovement::First => String::new(),
        _ => format!("{}, ", cell.movement.words()),
    }
}

/// Small letters, digits and hyphens: what every system takes in the name of a file.
pub(crate) fn slugify(words: &str) -> String {
    let kept: String = words
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = kept.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").chars().take(24).collect()
}
