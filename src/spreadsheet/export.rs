//! A matrix as a table in the row form: first a row for each statement, as anybody would write it;
//! below them the few lines that say the rest, told apart by the column *Line*.

use super::cell_codec::{
    BAND_WORDS, BAR_WORDS, BASIS_WORDS, CHANGE_WORDS, MATRIX_KIND_WORDS, NameCodec, encode_list,
    encode_text, encode_word,
};
use super::table::Table;
use crate::maturity::matrix::{Ask, Domain, Item, Ladder, Matrix, Statement};

/// The headings of the row form. Most people need the first four only.
pub const COLUMN_HEADINGS: [&str; 10] = [
    "Area",
    "Stage",
    "Statement",
    "For example",
    "Line",
    "Id",
    "Also",
    "Basis",
    "Sources",
    "Revision",
];

/// The words in the column *Line*; a blank is a statement.
pub(crate) mod line {
    pub(crate) const LADDER: &str = "pick one";
    pub(crate) const RUNG: &str = "description";
    pub(crate) const ASK: &str = "need from others";
    pub(crate) const TITLE: &str = "title";
    pub(crate) const KIND: &str = "kind";
    pub(crate) const BAR: &str = "in place from";
    pub(crate) const ABOUT: &str = "about";
    pub(crate) const ABOUT_ONE: &str = "about one";
    pub(crate) const OPENING: &str = "exercise";
    pub(crate) const SOURCE: &str = "source";
    pub(crate) const FOOTER: &str = "footer";
    pub(crate) const BEFORE: &str = "before";
    pub(crate) const STAGE: &str = "stage";
    pub(crate) const AREA: &str = "area";
    pub(crate) const WHY: &str = "why";
    pub(crate) const GOOD: &str = "good";
    pub(crate) const WARNING_SIGN: &str = "warning sign";
    pub(crate) const TERM: &str = "word";
    pub(crate) const CROSSWALK: &str = "lines up with";
    pub(crate) const CHANGE: &str = "change";
}

/// One row, by its columns.
#[derive(Debug, Default)]
struct ExportRow {
    area: String,
    stage: String,
    statement: String,
    example: String,
    line: &'static str,
    id: String,
    also: String,
    basis: String,
    sources: String,
    revision: String,
}

impl ExportRow {
    fn new(line: &'static str, statement: &str) -> Self {
        Self { line, statement: encode_text(statement), ..Self::default() }
    }

    fn into_cells(self) -> Vec<String> {
        let line = self.line.to_owned();
        vec![
            self.area,
            self.stage,
            self.statement,
            self.example,
            line,
            self.id,
            self.also,
            self.basis,
            self.sources,
            self.revision,
        ]
    }
}

/// The row form of a matrix. Reading it gives the same matrix; only fields that this version does
/// not know are left out.
pub fn export_matrix(matrix: &Matrix) -> Table {
    let written = TableExport {
        matrix,
        stages: NameCodec::of(
            matrix.stages.iter().map(|stage| (stage.id.as_str(), stage.name.as_str())),
        ),
        areas: NameCodec::of(
            matrix.domains.iter().map(|domain| (domain.id.as_str(), domain.name.as_str())),
        ),
    };
    let heading = COLUMN_HEADINGS.iter().map(|&name| name.to_owned()).collect();
    let items = matrix.domains.iter().flat_map(|domain| written.item_rows(domain));
    let about = written.matrix_rows().into_iter().chain(written.stage_rows());
    let areas = matrix.domains.iter().flat_map(|domain| written.area_rows(domain));
    let rows = items
        .chain(about)
        .chain(areas)
        .chain(written.glossary_rows())
        .chain(written.crosswalk_and_change_rows());
    Table::new("Matrix", std::iter::once(heading).chain(rows.map(ExportRow::into_cells)).collect())
}

struct TableExport<'m> {
    matrix: &'m Matrix,
    stages: NameCodec,
    areas: NameCodec,
}

impl TableExport<'_> {
    fn encode_stage(&self, id: &crate::maturity::ids::StageId) -> String {
        let name = self.matrix.stage(id).map_or("", |stage| stage.name.as_str());
        self.stages.encode(name, id.as_str())
    }

    fn encode_area(&self, domain: &Domain) -> String {
        self.areas.encode(&domain.name, domain.id.as_str())
    }

    fn encode_revision(&self, revision: u32) -> String {
        if revision == self.matrix.revision { String::new() } else { revision.to_string() }
    }

    fn item_rows(&self, domain: &Domain) -> Vec<ExportRow> {
        let area = self.encode_area(domain);
        let mut rows: Vec<ExportRow> =
            domain.statements.iter().map(|statement| self.statement_row(statement)).collect();
        rows.extend(domain.ladders.iter().flat_map(|ladder| self.ladder_rows(ladder)));
        rows.extend(domain.asks.iter().map(|ask| self.ask_row(ask)));
        rows.into_iter().map(|row| ExportRow { area: area.clone(), ..row }).collect()
    }

    /// What statements and ladders have alike.
    fn item_row(&self, item: Item<'_>) -> ExportRow {
        let (evidence, basis, sources, revision) = match item {
            Item::Statement(one) => (&one.evidence, &one.basis, &one.sources, one.revision),
            Item::Ladder(one) => (&one.evidence, &one.basis, &one.sources, one.revision),
        };
        let basis: Vec<&str> = basis.iter().map(|basis| encode_word(BASIS_WORDS, *basis)).collect();
        ExportRow {
            statement: encode_text(item.text()),
            example: evidence.as_deref().map(encode_text).unwrap_or_default(),
            id: encode_text(item.id().as_str()),
            basis: encode_list(&basis),
            sources: encode_list(sources),
            revision: self.encode_revision(revision),
            ..ExportRow::default()
        }
    }

    fn statement_row(&self, statement: &Statement) -> ExportRow {
        ExportRow {
            stage: self.encode_stage(&statement.stage),
            ..self.item_row(Item::Statement(statement))
        }
    }

    fn ladder_rows(&self, ladder: &Ladder) -> Vec<ExportRow> {
        let head = ExportRow { line: line::LADDER, ..self.item_row(Item::Ladder(ladder)) };
        let rung = |rung: &crate::maturity::matrix::Rung| ExportRow {
            stage: self.encode_stage(&rung.stage),
            id: encode_text(ladder.id.as_str()),
            ..ExportRow::new(line::RUNG, &rung.text)
        };
        std::iter::once(head).chain(ladder.rungs.iter().map(rung)).collect()
    }

    fn ask_row(&self, ask: &Ask) -> ExportRow {
        ExportRow {
            stage: self.encode_stage(&ask.stage),
            id: encode_text(ask.id.as_str()),
            ..ExportRow::new(line::ASK, &ask.text)
        }
    }

    fn matrix_rows(&self) -> Vec<ExportRow> {
        let matrix = self.matrix;
        let title = ExportRow {
            id: encode_text(matrix.id.as_str()),
            also: matrix.short_title.as_deref().map(encode_text).unwrap_or_default(),
            revision: matrix.revision.to_string(),
            ..ExportRow::new(line::TITLE, &matrix.title)
        };
        let mut rows = vec![
            title,
            ExportRow::new(line::KIND, encode_word(MATRIX_KIND_WORDS, matrix.kind)),
            ExportRow::new(line::BAR, encode_word(BAR_WORDS, matrix.bar)),
        ];
        let said = [
            (line::ABOUT_ONE, &matrix.about_one),
            (line::ABOUT, &matrix.about),
            (line::OPENING, &matrix.opening),
            (line::SOURCE, &matrix.source),
            (line::FOOTER, &matrix.footer),
        ];
        rows.extend(
            said.into_iter()
                .filter_map(|(kind, said)| Some(ExportRow::new(kind, said.as_deref()?))),
        );
        rows.extend(matrix.before.iter().map(|before| ExportRow::new(line::BEFORE, &before.name)));
        rows
    }

    fn stage_rows(&self) -> Vec<ExportRow> {
        let stage = |stage: &crate::maturity::matrix::Stage| ExportRow {
            stage: encode_text(&stage.name),
            statement: stage.meaning.as_deref().map(encode_text).unwrap_or_default(),
            line: line::STAGE,
            id: encode_text(stage.id.as_str()),
            also: stage
                .band
                .map(|band| encode_word(BAND_WORDS, band).to_owned())
                .unwrap_or_default(),
            ..ExportRow::default()
        };
        self.matrix.stages.iter().map(stage).collect()
    }

    fn area_rows(&self, domain: &Domain) -> Vec<ExportRow> {
        let named = ExportRow {
            area: encode_text(&domain.name),
            line: line::AREA,
            id: encode_text(domain.id.as_str()),
            also: domain.short_name.as_deref().map(encode_text).unwrap_or_default(),
            ..ExportRow::default()
        };
        let said =
            [(line::WHY, &domain.why), (line::GOOD, &domain.good), (line::BEFORE, &domain.before)];
        let said = said
            .into_iter()
            .filter_map(|(kind, said)| Some(ExportRow::new(kind, said.as_deref()?)));
        let signs = domain.signs.iter().map(|sign| ExportRow::new(line::WARNING_SIGN, sign));
        let about =
            said.chain(signs).map(|row| ExportRow { area: self.encode_area(domain), ..row });
        std::iter::once(named).chain(about).collect()
    }

    fn glossary_rows(&self) -> Vec<ExportRow> {
        let term = |term: &crate::maturity::matrix::Term| ExportRow {
            example: encode_text(&term.meaning),
            also: encode_list(&term.also),
            ..ExportRow::new(line::TERM, &term.term)
        };
        self.matrix.glossary.iter().map(term).collect()
    }

    fn crosswalk_and_change_rows(&self) -> Vec<ExportRow> {
        let crossing = |crossing: &crate::maturity::matrix::CrosswalkRow| {
            let name =
                self.matrix.domain(&crossing.domain).map_or("", |domain| domain.name.as_str());
            let also: Vec<&str> =
                crossing.also.iter().map(crate::maturity::ids::DomainId::as_str).collect();
            ExportRow {
                area: self.areas.encode(name, crossing.domain.as_str()),
                example: crossing
                    .main
                    .as_ref()
                    .map(|main| encode_text(main.as_str()))
                    .unwrap_or_default(),
                also: encode_list(&also),
                ..ExportRow::new(line::CROSSWALK, crossing.matrix.as_str())
            }
        };
        let change = |change: &crate::maturity::matrix::ItemChange| {
            let into: Vec<&str> =
                change.into.iter().map(crate::maturity::ids::ItemId::as_str).collect();
            ExportRow {
                id: encode_text(change.item.as_str()),
                also: encode_list(&into),
                ..ExportRow::new(line::CHANGE, encode_word(CHANGE_WORDS, change.was))
            }
        };
        self.matrix
            .crosswalk
            .iter()
            .map(crossing)
            .chain(self.matrix.changes.iter().map(change))
            .collect()
    }
}
