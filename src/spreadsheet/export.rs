//! Exports a matrix as a table in the row form: first a row for each statement, as anybody would
//! write it; below them the few lines for everything else, told apart by the column *Line*.

use std::sync::Arc;

use super::cell_codec::{
    BAND_WORDS, BAR_WORDS, BASIS_WORDS, CHANGE_WORDS, MATRIX_KIND_WORDS, NameCodec, STAGE_BASIS,
    encode_list, encode_text, encode_word,
};
use super::rows::{COLUMN_HEADINGS, EntryKind, RowEntry, TranslatedSheet};
use super::table::Table;
use crate::maturity::ids::{DomainId, ItemId, ScaleId, StageId};
use crate::maturity::matrix::{
    AnswerSet, Ask, CrosswalkRow, Domain, Item, ItemChange, Ladder, Matrix, OwnAnswer, Rung, Scale,
    Stage, Statement, Term,
};

/// The row form of a matrix, in all of its languages. Reading it gives the same matrix; only fields
/// that this version does not know are left out. With its fingerprint a sheet that comes back changed is known as this
/// matrix.
pub fn export_matrix(matrix: &Matrix, fingerprint: Option<&str>) -> Table {
    let matrix = &*matrix.in_own_language();
    let made_from = fingerprint.map(|text| row(EntryKind::MadeFrom, text));
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
        .chain(made_from)
        .chain(matrix.stages.iter().map(stage_row))
        .chain(matrix.scales.iter().flat_map(|scale| export.scale_rows(scale)))
        .chain(matrix.answer_sets.iter().flat_map(answer_rows))
        .chain(matrix.domains.iter().flat_map(|domain| export.area_rows(domain)))
        .chain(matrix.glossary.iter().map(term_row))
        .chain(matrix.crosswalk.iter().map(|row| export.crosswalk_row(row)))
        .chain(matrix.changes.iter().map(change_row));
    let rows: Vec<RowEntry> = rows.collect();
    let translated = TranslatedSheet::of(matrix, &rows);
    let headings = COLUMN_HEADINGS.iter().map(|&name| name.to_owned());
    let headings = headings.chain(translated.headings.iter().cloned()).collect();
    let numbered = rows.into_iter().enumerate().map(|(at, row)| {
        let row = RowEntry { order: (at + 1).to_string(), ..row };
        row.into_cells().into_iter().chain(translated.row(at)).collect()
    });
    Table::new("Matrix", std::iter::once(headings).chain(numbered).collect())
}

/// The same of a matrix file that is looked at as a sheet: read again it is the very same matrix, with
/// the fields that no sheet can hold.
pub fn matrix_as_table(matrix: &Matrix) -> Table {
    let mut table = export_matrix(matrix, None);
    table.made_of = Some(Arc::new(matrix.in_own_language().into_owned()));
    table
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
        let statement_rows = |statement: &Statement| {
            let item = Item::Statement(statement);
            let stage = self.encode_stage(&statement.stage);
            let also = encode_optional(statement.answers.as_ref().map(ScaleId::as_str));
            let head = RowEntry { stage, also, ..self.item_row(EntryKind::Statement, item) };
            std::iter::once(head).chain(detail_rows(item)).collect::<Vec<_>>()
        };
        let mut rows: Vec<RowEntry> = domain.statements.iter().flat_map(statement_rows).collect();
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
        let scale = ladder.rungs.scale.as_ref().map(ScaleId::as_str);
        let item = Item::Ladder(ladder);
        let head =
            RowEntry { also: encode_optional(scale), ..self.item_row(EntryKind::Ladder, item) };
        let own = scale.is_none();
        let rungs = ladder.rungs.iter().filter(|_| own);
        let before = ladder.rungs.before.iter().filter(|_| own);
        let rungs = rungs.map(|rung| self.stage_text_row(EntryKind::Rung, rung));
        let before = before.map(|before| row(EntryKind::NoneYet, before));
        let examples = ladder.examples.iter();
        let examples = examples.map(|one| self.stage_text_row(EntryKind::RungExample, one));
        let id = encode_text(ladder.id.as_str());
        let below = rungs.chain(before).chain(examples);
        let below = below.map(|row| RowEntry { id: id.clone(), ..row });
        std::iter::once(head).chain(below).chain(detail_rows(item)).collect()
    }

    fn stage_text_row(&self, kind: EntryKind, rung: &Rung) -> RowEntry {
        RowEntry { stage: self.encode_stage(&rung.stage), ..row(kind, &rung.text) }
    }

    fn scale_rows(&self, scale: &Scale) -> Vec<RowEntry> {
        let head = RowEntry {
            kind: EntryKind::Scale,
            statement: encode_optional(scale.name.as_deref()),
            ..RowEntry::default()
        };
        let rungs = scale.rungs.iter();
        let rungs = rungs.map(|rung| self.stage_text_row(EntryKind::ScaleRung, rung));
        let before = scale.before.iter().map(|before| row(EntryKind::ScaleNoneYet, before));
        let id = encode_text(scale.id.as_str());
        let rows = std::iter::once(head).chain(rungs).chain(before);
        rows.map(|row| RowEntry { id: id.clone(), ..row }).collect()
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
            (EntryKind::Lineage, &matrix.lineage),
            (EntryKind::AboutOne, &matrix.about_one),
            (EntryKind::About, &matrix.about),
            (EntryKind::Opening, &matrix.opening),
            (EntryKind::Source, &matrix.source),
            (EntryKind::Footer, &matrix.footer),
        ]));
        rows.extend(matrix.language.map(|tag| row(EntryKind::Language, tag.as_str())));
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
            (EntryKind::Group, &domain.group),
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

/// What stands beside an item and is never answered.
fn detail_rows(item: Item<'_>) -> Vec<RowEntry> {
    let details = item.details();
    let lists = [
        (EntryKind::Check, &details.checklist),
        (EntryKind::Reference, &details.references),
        (EntryKind::Tag, &details.tags),
    ];
    let lead_in = optional_rows(&[(EntryKind::LeadIn, &details.lead_in)]).into_iter();
    let lists = lists.into_iter().flat_map(|(kind, all)| all.iter().map(move |one| row(kind, one)));
    let id = encode_text(item.id().as_str());
    lead_in.chain(lists).map(|row| RowEntry { id: id.clone(), ..row }).collect()
}

/// A row for each answer of a set: what it is called, and what it counts as.
fn answer_rows(set: &AnswerSet) -> Vec<RowEntry> {
    let id = encode_text(set.id.as_str());
    let one = |answer: &OwnAnswer| RowEntry {
        id: id.clone(),
        also: encode_text(&answer.counts_as),
        ..row(EntryKind::OwnAnswer, &answer.name)
    };
    set.answers.iter().map(one).collect()
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
