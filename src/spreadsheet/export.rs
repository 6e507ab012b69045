//! Exports a matrix as a table in the row form: first a row for each statement, as anybody would
//! write it; below them the few lines for everything else, told apart by the column *Line*.

use super::cell_codec::{
    BAND_WORDS, BAR_WORDS, BASIS_WORDS, CHANGE_WORDS, MATRIX_KIND_WORDS, NameCodec, STAGE_BASIS,
    encode_list, encode_text, encode_word,
};
use super::rows::{COLUMN_HEADINGS, EntryKind, RowEntry};
use super::table::Table;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{
    Ask, CrosswalkRow, Domain, Item, ItemChange, Ladder, Matrix, Rung, Stage, Term,
};

/// The row form of a matrix. Reading it gives the same matrix; only fields that this version does
/// not know are left out.
pub fn export_matrix(matrix: &Matrix) -> Table {
    let export = TableExport {
        matrix,
        stages: NameCodec::of(
            matrix.stages.iter().map(|stage| (stage.id.as_str(), stage.name.as_str())),
        ),
        areas: NameCodec::of(
            matrix.domains.iter().map(|domain| (domain.id.as_str(), domain.name.as_str())),
        ),
    };
    let rows = (matrix.domains.iter().flat_map(|domain| export.item_rows(domain)))
        .chain(export.matrix_rows())
        .chain(matrix.stages.iter().map(stage_row))
        .chain(matrix.domains.iter().flat_map(|domain| export.area_rows(domain)))
        .chain(matrix.glossary.iter().map(term_row))
        .chain(matrix.crosswalk.iter().map(|row| export.crosswalk_row(row)))
        .chain(matrix.changes.iter().map(change_row));
    let headings = COLUMN_HEADINGS.iter().map(|&name| name.to_owned()).collect();
    let numbered = rows
        .zip(1..)
        .map(|(row, at): (RowEntry, usize)| RowEntry { order: at.to_string(), ..row }.into_cells());
    Table::new("Matrix", std::iter::once(headings).chain(numbered).collect())
}

struct TableExport<'m> {
    matrix: &'m Matrix,
    stages: NameCodec,
    areas: NameCodec,
}

impl TableExport<'_> {
    fn encode_stage(&self, id: &StageId) -> String {
        let name = self.matrix.stage(id).map_or("", |stage| stage.name.as_str());
        self.stages.encode(name, id.as_str())
    }

    fn encode_area(&self, domain: &Domain) -> String {
        self.areas.encode(&domain.name, domain.id.as_str())
    }

    fn item_rows(&self, domain: &Domain) -> Vec<RowEntry> {
        let mut rows: Vec<RowEntry> = domain
            .statements
            .iter()
            .map(|statement| RowEntry {
                stage: self.encode_stage(&statement.stage),
                ..self.item_row(EntryKind::Statement, Item::Statement(statement))
            })
            .collect();
        rows.extend(domain.ladders.iter().flat_map(|ladder| self.ladder_rows(ladder)));
        rows.extend(domain.asks.iter().map(|ask| self.ask_row(ask)));
        let area = self.encode_area(domain);
        rows.into_iter().map(|row| RowEntry { area: area.clone(), ..row }).collect()
    }

    /// What statements and ladders have alike.
    fn item_row(&self, kind: EntryKind, item: Item<'_>) -> RowEntry {
        let basis = item.basis().iter().map(|basis| encode_word(BASIS_WORDS, *basis).to_owned());
        let of_stage = item
            .stage_basis()
            .map(|basis| format!("{STAGE_BASIS}{}", encode_word(BASIS_WORDS, basis)));
        let basis: Vec<String> = basis.chain(of_stage).collect();
        let is_newest = item.revision() == self.matrix.revision;
        RowEntry {
            example: encode_optional(item.evidence()),
            id: encode_text(item.id().as_str()),
            basis: encode_list(&basis),
            sources: encode_list(item.sources()),
            revision: if is_newest { String::new() } else { item.revision().to_string() },
            ..row(kind, item.text())
        }
    }

    fn ladder_rows(&self, ladder: &Ladder) -> Vec<RowEntry> {
        let head = self.item_row(EntryKind::Ladder, Item::Ladder(ladder));
        let rung = |rung: &Rung| RowEntry {
            stage: self.encode_stage(&rung.stage),
            id: encode_text(ladder.id.as_str()),
            ..row(EntryKind::Rung, &rung.text)
        };
        std::iter::once(head).chain(ladder.rungs.iter().map(rung)).collect()
    }

    fn ask_row(&self, ask: &Ask) -> RowEntry {
        RowEntry {
            stage: self.encode_stage(&ask.stage),
            id: encode_text(ask.id.as_str()),
            ..row(EntryKind::Ask, &ask.text)
        }
    }

    fn matrix_rows(&self) -> Vec<RowEntry> {
        let matrix = self.matrix;
        let title = RowEntry {
            id: encode_text(matrix.id.as_str()),
            also: encode_optional(matrix.short_title.as_deref()),
            revision: matrix.revision.to_string(),
            ..row(EntryKind::Title, &matrix.title)
        };
        let mut rows = vec![
            title,
            row(EntryKind::MatrixKind, encode_word(MATRIX_KIND_WORDS, matrix.kind)),
            row(EntryKind::Bar, encode_word(BAR_WORDS, matrix.bar)),
        ];
        rows.extend(optional_rows(&[
            (EntryKind::AboutOne, &matrix.about_one),
            (EntryKind::About, &matrix.about),
            (EntryKind::Opening, &matrix.opening),
            (EntryKind::Source, &matrix.source),
            (EntryKind::Footer, &matrix.footer),
        ]));
        rows.extend(matrix.short_ladders.then(|| row(EntryKind::ShortLadders, "yes")));
        rows.extend(matrix.before.iter().map(|before| row(EntryKind::Before, &before.name)));
        rows
    }

    fn area_rows(&self, domain: &Domain) -> Vec<RowEntry> {
        let head = RowEntry {
            area: encode_text(&domain.name),
            kind: EntryKind::Area,
            id: encode_text(domain.id.as_str()),
            also: encode_optional(domain.short_name.as_deref()),
            ..RowEntry::default()
        };
        let mut about = optional_rows(&[
            (EntryKind::Why, &domain.why),
            (EntryKind::Good, &domain.good),
            (EntryKind::Before, &domain.before),
        ]);
        about.extend(domain.signs.iter().map(|sign| row(EntryKind::WarningSign, sign)));
        let about = about.into_iter().map(|row| RowEntry { area: self.encode_area(domain), ..row });
        std::iter::once(head).chain(about).collect()
    }

    fn crosswalk_row(&self, crossing: &CrosswalkRow) -> RowEntry {
        let name = self.matrix.domain(&crossing.domain).map_or("", |domain| domain.name.as_str());
        let also: Vec<&str> = crossing.also.iter().map(DomainId::as_str).collect();
        RowEntry {
            area: self.areas.encode(name, crossing.domain.as_str()),
            example: encode_optional(crossing.main.as_ref().map(DomainId::as_str)),
            also: encode_list(&also),
            ..row(EntryKind::Crosswalk, crossing.matrix.as_str())
        }
    }
}

fn row(kind: EntryKind, statement: &str) -> RowEntry {
    RowEntry { kind, statement: encode_text(statement), ..RowEntry::default() }
}

fn encode_optional(text: Option<&str>) -> String {
    text.map(encode_text).unwrap_or_default()
}

/// A row for each text that there is.
fn optional_rows(texts: &[(EntryKind, &Option<String>)]) -> Vec<RowEntry> {
    texts.iter().filter_map(|(kind, text)| Some(row(*kind, text.as_deref()?))).collect()
}

fn stage_row(stage: &Stage) -> RowEntry {
    RowEntry {
        stage: encode_text(&stage.name),
        statement: encode_optional(stage.meaning.as_deref()),
        kind: EntryKind::Stage,
        id: encode_text(stage.id.as_str()),
        also: stage.band.map_or("", |band| encode_word(BAND_WORDS, band)).to_owned(),
        ..RowEntry::default()
    }
}

fn term_row(term: &Term) -> RowEntry {
    RowEntry {
        example: encode_text(&term.meaning),
        also: encode_list(&term.also),
        ..row(EntryKind::Term, &term.term)
    }
}

fn change_row(change: &ItemChange) -> RowEntry {
    let into: Vec<&str> = change.into.iter().map(ItemId::as_str).collect();
    RowEntry {
        id: encode_text(change.item.as_str()),
        also: encode_list(&into),
        ..row(EntryKind::Change, encode_word(CHANGE_WORDS, change.was))
    }
}
