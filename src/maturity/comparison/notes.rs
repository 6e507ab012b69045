//! The notes below a comparison: stages that were said, uncommon ground, needs, files changed after
//! they were saved.

use std::collections::BTreeSet;

use super::align::{AreaCell, ComparedArea};
use super::context::format_people;
use super::side_words::{format_elapsed, short_network_name};
use super::statements::{self, ItemRow};
use super::table::TableFilter;
use super::{Comparison, Side};
use crate::maturity::phrases::{format_date_short, pluralize};
use crate::maturity::scoring::Standing;
use crate::maturity::share::format_left_out;

/// "Castle: left out by the sender: notes and evidence".
pub fn left_out_note(label: &str, side: &Side) -> Option<String> {
    let left_out = &side.saved.snapshot.left_out;
    (!left_out.is_empty())
        .then(|| format!("{label}: left out by the sender: {}", format_left_out(left_out)))
}

impl Comparison {
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

    /// What the matrices themselves want said wherever they are read.
    pub(crate) fn footers(&self) -> Vec<String> {
        let mut footers: Vec<String> =
            self.sides.iter().filter_map(|side| side.matrix().footer.clone()).collect();
        footers.sort();
        footers.dedup();
        footers
    }

    pub(crate) fn item_notes(&self, row: &ItemRow) -> Vec<String> {
        let of = |(label, cell): (&String, &Option<statements::ItemCell>)| {
            let beside = cell.as_ref().map(|cell| cell.details.as_slice()).unwrap_or_default();
            beside.iter().map(|text| format!("{label}, {}: {text}", row.text)).collect::<Vec<_>>()
        };
        self.labels().iter().zip(&row.cells).flat_map(of).collect()
    }

    /// What the senders left out, for each side of which something was.
    pub(crate) fn left_out_notes(&self) -> Vec<String> {
        let sides = self.labels().iter().zip(&self.sides);
        sides.filter_map(|(label, side)| left_out_note(label, side)).collect()
    }

    /// How much is not shown where only what differs is.
    pub(crate) fn filter_note(&self, shown: TableFilter) -> Option<String> {
        let alike = self.areas.len() - self.shown_areas(shown).count();
        let areas = pluralize(alike, "area that is", "areas that are");
        (alike > 0).then(|| format!("Only what differs is shown; {areas} alike are left out"))
    }

    /// Where what a team says is another stage than the answers suggest.
    pub(crate) fn star_notes(&self, shown: TableFilter) -> Vec<String> {
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
        let notes: Vec<String> = cells
            .filter_map(|cell| {
                let suggests = cell.suggested_label.as_ref()?;
                Some(format!(
                    "{}, they say {}, the answers suggest {suggests}",
                    cell.name, cell.standing_label
                ))
            })
            .collect();
        (!notes.is_empty()).then(|| format!("* {label}: {}", notes.join("; ")))
    }

    /// Where one side was said and the other was not, so that the movement goes by the answers of
    /// both: that is said with it.
    pub(crate) fn mixed_basis_note(&self) -> Option<String> {
        let notes = self.movement_notes(|cell| cell.movement.is_mixed);
        (!notes.is_empty()).then(|| {
            format!(
                "Moved by the answers, as a stage was said on one side only: {}",
                notes.join("; ")
            )
        })
    }

    /// Where other questions were asked then than now.
    pub(crate) fn questions_note(&self) -> Option<String> {
        let notes = self.movement_notes(|cell| cell.movement.questions_differ);
        (!notes.is_empty())
            .then(|| format!("Other questions were asked in their first one: {}", notes.join("; ")))
    }

    fn movement_notes(&self, is_meant: impl Fn(&AreaCell) -> bool) -> Vec<String> {
        let of = |(number, label): (usize, &String)| {
            let cells = self.areas.iter().flat_map(|area| &area.cells[number]);
            let names: Vec<&str> =
                cells.filter(|cell| is_meant(cell)).map(|cell| cell.name.as_str()).collect();
            (!names.is_empty()).then(|| format!("{label}: {}", names.join(", ")))
        };
        self.labels().iter().enumerate().filter_map(of).collect()
    }

    /// What they ask of others: how many networks ask, where there are enough of them; else who
    /// asks.
    pub(crate) fn ask_notes(&self) -> Vec<String> {
        let labels = self.labels();
        let who = |by: &[usize]| {
            by.iter().map(|number| labels[*number].as_str()).collect::<Vec<_>>().join(", ")
        };
        let all = self.network_count();
        let notes = |row: &super::needs::AskRow| {
            let by = if self.may_show_counts() {
                format!("{} of {all} networks", row.network_count)
            } else {
                who(&row.raised_by)
            };
            format!("Asked of others: {} ({by})", row.text)
        };
        self.asks.iter().map(notes).collect()
    }

    /// What can't be compared, and why.
    pub fn incomparable_notes(&self) -> Vec<String> {
        if !self.is_one_matrix() {
            return Vec::new();
        }
        let labels = self.labels();
        let notes = |other: &statements::IncomparableItem| {
            let why = if other.reason == statements::NotAskedAlike::Reworded {
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
        self.comparability.incomparable.iter().map(notes).collect()
    }

    /// What belongs to know of one side, in a sentence: "Moorland, 20 Jan 2026: people and
    /// practices not given; agreed".
    pub fn describe_side(&self, number: usize) -> String {
        let Some(side) = self.sides.get(number) else { return String::new() };
        let profile = &side.saved.snapshot.network.profile;
        let answered = &side.answered;
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
        let (name, view) = (short_network_name(side.name()), side.view_words());
        let day = side.saved.snapshot.taken_on;
        let since = side.first.as_ref().map(|first| {
            format!("; first snapshot {} before", format_elapsed(first.snapshot.taken_on, day))
        });
        let since = since.unwrap_or_default();
        format!(
            "{name}, {}: answered {answered}; {view}{since}{matrix}; {people_and_practices}",
            format_date_short(day)
        )
    }
}

impl Comparison {
    /// What "Before" means on the sides that stand there: "not yet Foundation". None where none does,
    /// or where it means something else on each.
    pub fn before_meaning(&self) -> Option<String> {
        let stands_before = |side: usize| {
            let mut cells = self.areas.iter().flat_map(|area| &area.cells[side]);
            cells.any(|cell| cell.is_known && cell.standing == Standing::Before)
        };
        let sides = (0..self.sides.len()).filter(|side| stands_before(*side));
        let meanings: BTreeSet<_> =
            sides.map(|side| self.sides[side].matrix().before_meaning()).collect();
        let one = (meanings.len() == 1).then_some(meanings)?;
        one.into_iter().next().flatten()
    }
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
