//! What is on screen as plain words in rows, to be written to a file that others read: no signs,
//! nothing that is not shown.

use super::align::{AreaCell, AreaMovement, ComparedArea, NOT_ASKED};
use super::context::{NOT_GIVEN, PRESENT_LABEL, format_people};
use super::side_words::{format_elapsed, format_voice, short_network_name};
use super::statements::{self, ItemRow};
use super::{Comparison, ComparisonKind, ContextRow, Side};
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
    pub lines: Vec<TableLine>,
    /// In plain text, the column from which on a second table begins; 0 where all stands in one.
    pub second_table_from: usize,
    /// What belongs to know with it.
    pub notes: Vec<String>,
}

/// One row of an extract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableLine {
    /// A heading between rows.
    Heading(String),
    /// A cell for each column.
    Cells(Vec<String>),
}

/// How much of it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableFilter {
    /// Whether only what differs is shown.
    pub only_differing: bool,
    /// Whether reasons and notes are shown.
    pub with_notes: bool,
}

impl Comparison {
    /// All areas: side by side, or a row for each where they are many.
    pub fn to_table(&self, shown: TableFilter) -> ComparisonTable {
        let mut extract = if self.fits_columns() { self.as_columns(shown) } else { self.as_rows() };
        extract.with_notes = shown.with_notes;
        extract.notes.extend(self.star_notes(shown));
        extract.notes.extend(self.mixed_basis_note());
        extract.notes.extend(self.ask_notes());
        extract.notes.extend(self.incomparable_notes());
        extract.notes.extend(
            self.missing.iter().map(|missing| format!("{}: {}", missing.name, missing.reason)),
        );
        extract.notes.extend(self.changed_notes());
        extract.notes.extend(self.footers());
        extract
    }

    /// Which of them are no longer as they were saved.
    pub fn changed_notes(&self) -> Vec<String> {
        let changed =
            self.sides.iter().zip(self.labels()).filter(|(side, _)| side.saved.changed_after_save);
        changed
            .map(|(_, label)| {
                format!(
                    "{label}: its file was changed after it was saved. Read it with that in mind"
                )
            })
            .collect()
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
        let mut extract = self.start_table(&self.anchor.1);
        extract.header =
            std::iter::once(String::new()).chain(self.labels().iter().cloned()).collect();
        let labelled = |label: &str, cells: &[String]| {
            TableLine::Cells(
                std::iter::once(label.to_owned()).chain(cells.iter().cloned()).collect(),
            )
        };
        let goes_out = |row: &&ContextRow| shown.with_notes || row.label != PRESENT_LABEL;
        extract.lines = self
            .context
            .iter()
            .filter(goes_out)
            .map(|row| labelled(row.label, &row.cells))
            .collect();
        extract.lines.push(TableLine::Heading(self.movement_heading().to_owned()));
        let (anchored, rest): (Vec<_>, Vec<_>) =
            self.shown_areas(shown).partition(|area| area.is_anchored);
        let words = |area: &&ComparedArea| {
            let cells: Vec<String> =
                (0..self.sides.len()).map(|side| self.cell_text(area, side)).collect();
            labelled(&area.name, &cells)
        };
        extract.lines.extend(anchored.iter().map(words));
        if !rest.is_empty() {
            extract
                .lines
                .push(TableLine::Heading(format!("Lines up with none of {}", self.anchor.1)));
            extract.lines.extend(rest.iter().map(words));
        }
        extract
    }

    /// The areas that are shown.
    pub fn shown_areas(&self, shown: TableFilter) -> impl Iterator<Item = &ComparedArea> {
        self.areas.iter().filter(move |area| area.differs || !shown.only_differing)
    }

    fn as_rows(&self) -> ComparisonTable {
        let mut extract = self.start_table(&self.anchor.1);
        let mut head =
            vec!["network", "saved", "people", "practices", "whose view", "since their first"];
        head.extend((!self.is_one_matrix()).then_some("matrix"));
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
                profile.list_size.map_or_else(|| NOT_GIVEN.to_owned(), format_people),
                profile
                    .practices
                    .map_or_else(|| NOT_GIVEN.to_owned(), |practices| practices.to_string()),
                format_voice(&side.assessment().voice),
                first.unwrap_or_else(|| "first one".to_owned()),
            ];
            cells.extend((!self.is_one_matrix()).then(|| side.matrix().short_title().to_owned()));
            cells.extend(self.areas.iter().map(|area| self.cell_text(area, number)));
            TableLine::Cells(cells)
        };
        extract.lines = self.sides.iter().enumerate().map(line).collect();
        extract
    }

    /// The statements of one area, side by side.
    pub fn to_area_table(&self, area: &ComparedArea, shown: TableFilter) -> ComparisonTable {
        let mut extract = self.start_table(&area.name);
        extract.name = format!("{}-{}", extract.name, slugify(&area.name));
        extract.header =
            std::iter::once("statement".to_owned()).chain(self.labels().iter().cloned()).collect();
        extract.with_notes = shown.with_notes;
        let mut stage = None;
        let rows = statements::item_rows(&self.sides, area);
        for row in rows.iter().filter(|row| row.differs || !shown.only_differing) {
            if stage != Some((&row.matrix, &row.stage)) {
                stage = Some((&row.matrix, &row.stage));
                extract.lines.push(TableLine::Heading(row.stage.clone()));
            }
            let words = row.cells.iter().map(|cell| {
                cell.as_ref().map_or_else(|| NOT_ASKED.to_owned(), |cell| cell.label.clone())
            });
            extract
                .lines
                .push(TableLine::Cells(std::iter::once(row.text.clone()).chain(words).collect()));
            if shown.with_notes {
                extract.notes.extend(self.item_notes(row));
            }
        }
        extract.notes.extend(self.incomparable_notes());
        extract.notes.extend(self.footers());
        extract
    }

    /// What the matrices themselves want said wherever they are read.
    fn footers(&self) -> Vec<String> {
        let mut footers: Vec<String> =
            self.sides.iter().filter_map(|side| side.matrix().footer.clone()).collect();
        footers.sort();
        footers.dedup();
        footers
    }

    fn item_notes(&self, row: &ItemRow) -> Vec<String> {
        let of = |(label, cell): (&String, &Option<statements::ItemCell>)| {
            let beside = cell.as_ref().map(|cell| cell.details.as_slice()).unwrap_or_default();
            beside.iter().map(|text| format!("{label}, {}: {text}", row.text)).collect::<Vec<_>>()
        };
        self.labels().iter().zip(&row.cells).flat_map(of).collect()
    }

    /// "forward, Step 1 *"; with the area's own name where it lines up with another, and how it
    /// reads beside it.
    fn cell_text(&self, area: &ComparedArea, side: usize) -> String {
        let words = |cell: &AreaCell| {
            let moved = cell.movement.label().map(|word| format!("{word}, ")).unwrap_or_default();
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

    /// Where what a team says is another stage than the answers suggest.
    fn star_notes(&self, shown: TableFilter) -> Vec<String> {
        let labels = self.labels();
        if !self.fits_columns() {
            return labels
                .iter()
                .enumerate()
                .filter_map(|(number, label)| self.star_note_for_side(number, label))
                .collect();
        }
        let of_area = |area: &ComparedArea| {
            let starred = area
                .cells
                .iter()
                .zip(labels)
                .flat_map(|(cells, label)| cells.iter().map(move |cell| (cell, label)));
            starred
                .filter_map(|(cell, label)| star_note(cell, label, shown.with_notes))
                .collect::<Vec<_>>()
        };
        self.shown_areas(shown).flat_map(of_area).collect()
    }

    /// The same of one side, in one line.
    fn star_note_for_side(&self, number: usize, label: &str) -> Option<String> {
        let cells = self.areas.iter().flat_map(|area| &area.cells[number]);
        let told: Vec<String> = cells
            .filter_map(|cell| {
                let suggests = cell.suggested_label.as_ref()?;
                Some(format!(
                    "{}, they say {}, the answers suggest {suggests}",
                    cell.name, cell.standing_label
                ))
            })
            .collect();
        (!told.is_empty()).then(|| format!("* {label}: {}", told.join("; ")))
    }

    /// Where what is said now stands beside what the answers suggested then, or the other way: that
    /// is said with the movement.
    fn mixed_basis_note(&self) -> Option<String> {
        let labels = self.labels();
        let unlike = |cell: &&AreaCell| {
            let has_moved = matches!(
                cell.movement,
                AreaMovement::Forward | AreaMovement::Back | AreaMovement::Same
            );
            has_moved && cell.first_standing.as_ref().is_some_and(|then| then.judged != cell.judged)
        };
        let of = |(number, label): (usize, &String)| {
            let cells = self.areas.iter().flat_map(|area| &area.cells[number]).filter(unlike);
            let names: Vec<&str> = cells.map(|cell| cell.name.as_str()).collect();
            (!names.is_empty()).then(|| format!("{label}: {}", names.join(", ")))
        };
        let told: Vec<String> = labels.iter().enumerate().filter_map(of).collect();
        (!told.is_empty()).then(|| {
            format!("Moved between what the answers suggest and what the team says, not between alike: {}", told.join("; "))
        })
    }

    /// What they ask of others: how many networks ask, where there are enough of them; else who
    /// asks.
    fn ask_notes(&self) -> Vec<String> {
        let labels = self.labels();
        let who = |by: &[usize]| {
            by.iter().map(|number| labels[*number].as_str()).collect::<Vec<_>>().join(", ")
        };
        let all = self.network_count();
        let told = |row: &super::needs::AskRow| {
            let by = if self.may_show_counts() {
                format!("{} of {all} networks", row.network_count)
            } else {
                who(&row.raised_by)
            };
            format!("Asked of others: {} ({by})", row.text)
        };
        self.asks.iter().map(told).collect()
    }

    /// What can't be compared, and why.
    pub fn incomparable_notes(&self) -> Vec<String> {
        if !self.is_one_matrix() {
            return Vec::new();
        }
        let labels = self.labels();
        let told = |other: &statements::IncomparableItem| {
            let why = if other.is_reworded {
                "its meaning was changed".to_owned()
            } else if other.asked_sides.len() <= 3 {
                format!(
                    "only asked of {}",
                    other
                        .asked_sides
                        .iter()
                        .map(|at| labels[*at].as_str())
                        .collect::<Vec<_>>()
                        .join(", ")
                )
            } else {
                format!("only asked of {} of {}", other.asked_sides.len(), self.sides.len())
            };
            format!("Not compared: {} ({}), {why}", other.text, other.item)
        };
        self.comparability.incomparable.iter().map(told).collect()
    }

    /// What belongs to know of one side, in a sentence: "Moorland, 20 Jan 2026: people and
    /// practices not given; agreed".
    pub fn describe_side(&self, number: usize) -> String {
        let Some(side) = self.sides.get(number) else { return String::new() };
        let profile = &side.saved.snapshot.network.profile;
        let people_and_practices = match (profile.list_size, profile.practices) {
            (None, None) => "people and practices not given".to_owned(),
            (people, practices) => {
                let people = people.map_or_else(
                    || "people not given".to_owned(),
                    |people| format!("{} people", format_people(people)),
                );
                let practices = practices.map_or_else(
                    || "practices not given".to_owned(),
                    |count| pluralize(usize::try_from(count).unwrap_or(0), "practice", "practices"),
                );
                format!("{people}, {practices}")
            }
        };
        let matrix = if self.is_one_matrix() {
            String::new()
        } else {
            format!("; {}", side.matrix().short_title())
        };
        let (name, voice) =
            (short_network_name(side.name()), format_voice(&side.assessment().voice));
        format!(
            "{name}, {}: {people_and_practices}; {voice}{matrix}",
            format_date_short(side.saved.snapshot.taken_on)
        )
    }
}

/// Small letters, digits and hyphens: what every system takes in the name of a file.
fn slugify(words: &str) -> String {
    let kept: String = words
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = kept.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").chars().take(24).collect()
}

/// "says Step 1, the answers suggest Foundation".
pub fn star_note(cell: &AreaCell, label: &str, with_reason: bool) -> Option<String> {
    let suggests = cell.suggested_label.as_ref()?;
    let reason = cell
        .reason
        .as_ref()
        .filter(|_| with_reason)
        .map(|reason| format!(". Why: {reason}"))
        .unwrap_or_default();
    Some(format!(
        "* {label}, {}: they say {}, the answers suggest {suggests}{reason}",
        cell.name, cell.standing_label
    ))
}
