//! Texts in further languages: columns such as "Statement (cy)" beside those of the matrix's own
//! language, on the way into a matrix and out of one.

use super::entry::{EntryKind, RowEntry, TranslatedCell};
use super::row_texts::RowTexts;
use super::scale_lines::join_answers;
use crate::maturity::matrix::{Language, Matrix, TextPlace};
use crate::spreadsheet::cell_codec::{
    decode_line, decode_list, decode_text, encode_list, encode_text,
};
use crate::spreadsheet::cell_usage::CellUsage;
use crate::spreadsheet::column_roles::TableRoles;
use crate::spreadsheet::column_synonyms::column_role;
use crate::spreadsheet::table::Cell;
use crate::spreadsheet::translated_column::TranslatedColumn;

/// The column and the language that a heading such as "Statement (cy)" names.
pub(crate) fn parse_heading(heading: &str) -> Option<(TranslatedColumn, Language)> {
    let (name, tag) = heading.trim().strip_suffix(')')?.rsplit_once('(')?;
    let language = tag.trim().parse::<Language>().ok().filter(Language::is_known)?;
    let column = column_role(name)?.translated()?;
    Some((column, language))
}

/// The further columns of a sheet with all texts of a matrix: a heading each, and the cells of each
/// row. Only columns with something in them are there.
pub(crate) struct TranslatedSheet {
    pub(crate) headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl TranslatedSheet {
    /// Of these rows, as they were made of the matrix, which stands in its own language.
    pub(crate) fn of(matrix: &Matrix, rows: &[RowEntry]) -> Self {
        let languages = matrix.languages().into_iter().skip(1);
        let columns: Vec<(Language, TranslatedColumn)> = languages
            .flat_map(|language| TranslatedColumn::ALL.map(|column| (language, column)))
            .collect();
        let mut texts = RowTexts::default();
        let rows: Vec<Vec<String>> =
            rows.iter().map(|entry| row_cells(matrix, entry, &columns, &mut texts)).collect();
        let is_filled = |at: &usize| rows.iter().any(|row| !row[*at].is_empty());
        let kept: Vec<usize> = (0..columns.len()).filter(is_filled).collect();
        let heading = |at: &usize| {
            let (language, column) = columns[*at];
            format!("{} ({language})", column.heading())
        };
        let headings = kept.iter().map(heading).collect();
        let rows =
            rows.into_iter().map(|row| kept.iter().map(|at| row[*at].clone()).collect()).collect();
        Self { headings, rows }
    }

    /// The further cells of the row numbered `at`.
    pub(crate) fn row(&self, at: usize) -> impl Iterator<Item = String> + '_ {
        self.rows.get(at).into_iter().flatten().cloned()
    }
}

fn row_cells(
    matrix: &Matrix,
    entry: &RowEntry,
    columns: &[(Language, TranslatedColumn)],
    texts: &mut RowTexts,
) -> Vec<String> {
    let places = texts.next_row(matrix, entry, entry.own_id().as_deref());
    let forms = if entry.kind == EntryKind::Term { decode_list(&entry.also).len() } else { 0 };
    let forms = texts.other_forms(forms);
    let cell = |(language, column): &(Language, TranslatedColumn)| {
        let place = places.iter().find(|(its, _)| its == column).map(|(_, place)| place);
        if let Some(place) = place {
            return matrix.translation(place, *language).map(encode_text).unwrap_or_default();
        }
        let is_list = *column == TranslatedColumn::Also && !forms.is_empty();
        let all: Vec<&str> = forms
            .iter()
            .filter(|_| is_list)
            .map(|place| matrix.translation(place, *language).unwrap_or_default())
            .collect();
        let has_any = all.iter().any(|text| !text.is_empty());
        if has_any { encode_list(&all) } else { String::new() }
    };
    columns.iter().map(cell).collect()
}

/// The texts of rows in further languages, on the way into a matrix.
#[derive(Default)]
pub(crate) struct TranslatedTexts {
    texts: RowTexts,
    found: Vec<PlacedText>,
    /// The own answers, in the order of their rows: those that count alike have one place.
    answers: Vec<AnswerRow>,
}

/// The names of an own answer in the matrix's language and in the others.
struct AnswerRow {
    place: TextPlace,
    name: String,
    translated: Vec<(Language, String)>,
}

/// A text in a further language, with its cell and the place that it has in the matrix.
struct PlacedText {
    row: usize,
    column: TranslatedColumn,
    language: Language,
    place: Option<TextPlace>,
    text: String,
}

impl TranslatedTexts {
    /// Takes the texts of a row; `own_id` is the id that it has or was given.
    pub(crate) fn take_row(&mut self, matrix: &Matrix, entry: &RowEntry, own_id: Option<&str>) {
        let places = self.texts.next_row(matrix, entry, own_id);
        if entry.kind == EntryKind::OwnAnswer {
            let name = decode_line(&entry.statement);
            let its = entry.translated.iter().map(|cell| (cell.language, decode_line(&cell.text)));
            let translated: Vec<(Language, String)> = its.collect();
            let row = |(_, place)| AnswerRow { place, name, translated };
            self.answers.extend(places.first().cloned().map(row));
        }
        for TranslatedCell { column, language, text } in &entry.translated {
            let (column, language) = (*column, *language);
            let place = places.iter().find(|(its, _)| *its == column);
            let place = place.map(|(_, place)| place.clone());
            let text_at =
                |place, text| PlacedText { row: entry.row, column, language, place, text };
            if place.is_none() && entry.kind == EntryKind::Term {
                let all = decode_list(text);
                let places = self.texts.other_forms(all.len()).into_iter().map(Some);
                let forms = places.zip(all).filter(|(_, text)| !text.is_empty());
                self.found.extend(forms.map(|(place, text)| text_at(place, text)));
            } else {
                self.found.push(text_at(place, decode_text(text)));
            }
        }
    }

    /// Puts them into the matrix. What has no place is named with its cell.
    pub(crate) fn put_into(self, matrix: &mut Matrix, roles: &TableRoles, usage: &mut CellUsage) {
        if self.found.is_empty() {
            return;
        }
        let places = matrix.text_places();
        for PlacedText { row, column, language, place, text } in self.found {
            if let Some(place) = place.filter(|place| places.contains(place)) {
                let text = joined_name(&self.answers, &place, language).unwrap_or(text);
                matrix.add_translation(place, language, &text);
                continue;
            }
            let reason = "Its row has no such text in the matrix's own language.";
            for (at, its, of) in &roles.translations {
                if (*its, *of) == (column, language) {
                    usage.unmark_used(Cell::at(row, *at), reason);
                }
            }
        }
    }
}

/// What the answers of one place are called together in a language, where there are several: one
/// without a name in it keeps its own.
fn joined_name(answers: &[AnswerRow], place: &TextPlace, language: Language) -> Option<String> {
    let name_of = |row: &AnswerRow| {
        let its = row.translated.iter().find(|(other, _)| *other == language);
        its.map_or_else(|| row.name.clone(), |(_, name)| name.clone())
    };
    let mut names: Vec<String> = Vec::new();
    for name in answers.iter().filter(|row| row.place == *place).map(name_of) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (names.len() > 1)
        .then(|| names.into_iter().reduce(|first, second| join_answers(&first, &second)))
        .flatten()
}
