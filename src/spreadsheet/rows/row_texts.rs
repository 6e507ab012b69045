//! Which texts of a matrix the cells of a row hold: writing and reading further languages go by this.

use std::collections::BTreeMap;

use super::entry::{EntryKind, RowEntry};
use super::stage_cell::resolve_stage_id;
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::{BEFORE_OWNER, Matrix, TextField, TextPlace, term_owner};
use crate::spreadsheet::cell_codec::{decode_line, normalize_name, strip_id_prefix};
use crate::spreadsheet::translated_column::TranslatedColumn;

/// Counts the rows of which a matrix has several that no id tells apart.
#[derive(Default)]
pub(crate) struct RowTexts {
    checks: BTreeMap<String, usize>,
    signs: BTreeMap<DomainId, usize>,
    terms: usize,
}

impl RowTexts {
    /// The text that each column of the next row holds. `own_id` is the id that the row has or was
    /// given.
    pub(crate) fn next_row(
        &mut self,
        matrix: &Matrix,
        entry: &RowEntry,
        own_id: Option<&str>,
    ) -> Vec<(TranslatedColumn, TextPlace)> {
        use TranslatedColumn::{Also, Area, Example, Stage, Statement};
        let id = own_id.unwrap_or_default();
        let named = |field: &'static str| TextPlace::of(id, TextField::Named(field));
        match entry.kind {
            EntryKind::Check => vec![(Statement, self.next_check(id))],
            EntryKind::WarningSign => {
                self.next_sign(matrix, entry).into_iter().map(|place| (Statement, place)).collect()
            }
            EntryKind::Term => {
                let owner = term_owner(self.terms);
                self.terms += 1;
                let of = |field| TextPlace::of(&owner, TextField::Named(field));
                vec![(Statement, of("term")), (Example, of("meaning"))]
            }
            EntryKind::Statement => vec![(Statement, named("text")), (Example, named("evidence"))],
            EntryKind::Ladder => vec![(Statement, named("title")), (Example, named("evidence"))],
            EntryKind::Stage => vec![(Stage, named("name")), (Statement, named("meaning"))],
            EntryKind::Area => vec![(Area, named("name")), (Also, named("short_name"))],
            EntryKind::Title => {
                let short = (Also, TextPlace::of_matrix("short_title"));
                vec![(Statement, TextPlace::of_matrix("title")), short]
            }
            _ => {
                let place = statement_place(matrix, entry, id);
                place.into_iter().map(|place| (Statement, place)).collect()
            }
        }
    }

    fn next_check(&mut self, id: &str) -> TextPlace {
        let count = self.checks.entry(id.to_owned()).or_default();
        *count += 1;
        TextPlace::of(id, TextField::Listed("checklist", *count - 1))
    }

    fn next_sign(&mut self, matrix: &Matrix, entry: &RowEntry) -> Option<TextPlace> {
        let area = find_area(matrix, entry)?;
        let count = self.signs.entry(area.clone()).or_default();
        *count += 1;
        let place = TextPlace::of(area.as_str(), TextField::Listed("signs", *count - 1));
        Some(place)
    }

    /// The places of the other forms of the word that the row before held.
    pub(crate) fn other_forms(&self, count: usize) -> Vec<TextPlace> {
        let owner = term_owner(self.terms.saturating_sub(1));
        (0..count).map(|at| TextPlace::of(&owner, TextField::Listed("also", at))).collect()
    }
}

/// The text in the column *Statement* of a row that has no other.
fn statement_place(matrix: &Matrix, entry: &RowEntry, id: &str) -> Option<TextPlace> {
    let named = |field: &'static str| Some(TextPlace::of(id, TextField::Named(field)));
    let by_stage = |field: &'static str| {
        let stage = resolve_stage_id(matrix, &entry.stage)?;
        Some(TextPlace::of(id, TextField::Keyed(field, stage.to_string())))
    };
    let of_matrix = |field: &'static str| Some(TextPlace::of_matrix(field));
    let of_area = |field: &'static str| {
        let area = find_area(matrix, entry)?;
        Some(TextPlace::of(area.as_str(), TextField::Named(field)))
    };
    match entry.kind {
        EntryKind::Rung | EntryKind::ScaleRung => by_stage("rungs"),
        EntryKind::RungExample => by_stage("examples"),
        EntryKind::NoneYet | EntryKind::ScaleNoneYet => named("before"),
        EntryKind::LeadIn => named("lead_in"),
        EntryKind::Ask => named("text"),
        EntryKind::About => of_matrix("about"),
        EntryKind::AboutOne => of_matrix("about_one"),
        EntryKind::Opening => of_matrix("opening"),
        EntryKind::Source => of_matrix("source"),
        EntryKind::Footer => of_matrix("footer"),
        EntryKind::Before if entry.area.is_empty() => {
            Some(TextPlace::of(BEFORE_OWNER, TextField::Named("name")))
        }
        EntryKind::Before => of_area("before"),
        EntryKind::Scale => named("name"),
        EntryKind::OwnAnswer => {
            Some(TextPlace::of(id, TextField::Keyed("answers", decode_line(&entry.also))))
        }
        EntryKind::Group => of_area("group"),
        EntryKind::Why => of_area("why"),
        EntryKind::Good => of_area("good"),
        _ => None,
    }
}

/// The area that a row names.
fn find_area(matrix: &Matrix, entry: &RowEntry) -> Option<DomainId> {
    if let Some(id) = strip_id_prefix(&entry.area) {
        return Some(DomainId::from(id));
    }
    let name = normalize_name(&decode_line(&entry.area));
    let found = matrix.domains.iter().find(|domain| normalize_name(&domain.name) == name);
    found.map(|domain| domain.id.clone())
}
