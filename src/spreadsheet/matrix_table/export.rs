//! A matrix as a table in the row form: first a row for each statement, as anybody would write it;
//! below them the few lines that say the rest, told apart by the column *Line*.

use super::cell_codec::{BANDS, BARS, BASES, FATES, KINDS, NameCodec, list, text, word};
use super::table::Table;
use crate::maturity::matrix::{Ask, Domain, Item, Ladder, Matrix, Statement};

/// The headings of the row form. Most people need the first four only.
pub const COLUMNS: [&str; 10] = [
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
    pub(crate) const NEED: &str = "need from others";
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
    pub(crate) const SIGN: &str = "warning sign";
    pub(crate) const WORD: &str = "word";
    pub(crate) const CROSSING: &str = "lines up with";
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
        Self { line, statement: text(statement), ..Self::default() }
    }

    fn cells(self) -> Vec<String> {
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
pub fn rows(matrix: &Matrix) -> Table {
    let written = TableExport {
        matrix,
        stages: NameCodec::of(
            matrix.stages.iter().map(|stage| (stage.id.as_str(), stage.name.as_str())),
        ),
        areas: NameCodec::of(
            matrix.domains.iter().map(|domain| (domain.id.as_str(), domain.name.as_str())),
        ),
    };
    let heading = COLUMNS.iter().map(|&name| name.to_owned()).collect();
    let items = matrix.domains.iter().flat_map(|domain| written.items(domain));
    let about = written.top().into_iter().chain(written.stages());
    let areas = matrix.domains.iter().flat_map(|domain| written.area(domain));
    let rows = items.chain(about).chain(areas).chain(written.words()).chain(written.beside());
    Table::new("Matrix", std::iter::once(heading).chain(rows.map(ExportRow::cells)).collect())
}

struct TableExport<'m> {
    matrix: &'m Matrix,
    stages: NameCodec,
    areas: NameCodec,
}

impl TableExport<'_> {
    fn stage(&self, id: &crate::maturity::ids::StageId) -> String {
        let name = self.matrix.stage(id).map_or("", |stage| stage.name.as_str());
        self.stages.call(name, id.as_str())
    }

    fn area_of(&self, domain: &Domain) -> String {
        self.areas.call(&domain.name, domain.id.as_str())
    }

    fn revision(&self, revision: u32) -> String {
        if revision == self.matrix.revision { String::new() } else { revision.to_string() }
    }

    fn items(&self, domain: &Domain) -> Vec<ExportRow> {
        let area = self.area_of(domain);
        let mut rows: Vec<ExportRow> =
            domain.statements.iter().map(|statement| self.statement(statement)).collect();
        rows.extend(domain.ladders.iter().flat_map(|ladder| self.ladder(ladder)));
        rows.extend(domain.asks.iter().map(|ask| self.need(ask)));
        rows.into_iter().map(|row| ExportRow { area: area.clone(), ..row }).collect()
    }

    /// What statements and ladders have alike.
    fn item(&self, item: Item<'_>) -> ExportRow {
        let (evidence, basis, sources, revision) = match item {
            Item::Statement(one) => (&one.evidence, &one.basis, &one.sources, one.revision),
            Item::Ladder(one) => (&one.evidence, &one.basis, &one.sources, one.revision),
        };
        let basis: Vec<&str> = basis.iter().map(|basis| word(BASES, *basis)).collect();
        ExportRow {
            statement: text(item.text()),
            example: evidence.as_deref().map(text).unwrap_or_default(),
            id: text(item.id().as_str()),
            basis: list(&basis),
            sources: list(sources),
            revision: self.revision(revision),
            ..ExportRow::default()
        }
    }

    fn statement(&self, statement: &Statement) -> ExportRow {
        ExportRow { stage: self.stage(&statement.stage), ..self.item(Item::Statement(statement)) }
    }

    fn ladder(&self, ladder: &Ladder) -> Vec<ExportRow> {
        let head = ExportRow { line: line::LADDER, ..self.item(Item::Ladder(ladder)) };
        let rung = |rung: &crate::maturity::matrix::Rung| ExportRow {
            stage: self.stage(&rung.stage),
            id: text(ladder.id.as_str()),
            ..ExportRow::new(line::RUNG, &rung.text)
        };
        std::iter::once(head).chain(ladder.rungs.iter().map(rung)).collect()
    }

    fn need(&self, ask: &Ask) -> ExportRow {
        ExportRow {
            stage: self.stage(&ask.stage),
            id: text(ask.id.as_str()),
            ..ExportRow::new(line::NEED, &ask.text)
        }
    }

    fn top(&self) -> Vec<ExportRow> {
        let matrix = self.matrix;
        let title = ExportRow {
            id: text(matrix.id.as_str()),
            also: matrix.short_title.as_deref().map(text).unwrap_or_default(),
            revision: matrix.revision.to_string(),
            ..ExportRow::new(line::TITLE, &matrix.title)
        };
        let mut rows = vec![
            title,
            ExportRow::new(line::KIND, word(KINDS, matrix.kind)),
            ExportRow::new(line::BAR, word(BARS, matrix.bar)),
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

    fn stages(&self) -> Vec<ExportRow> {
        let stage = |stage: &crate::maturity::matrix::Stage| ExportRow {
            stage: text(&stage.name),
            statement: stage.meaning.as_deref().map(text).unwrap_or_default(),
            line: line::STAGE,
            id: text(stage.id.as_str()),
            also: stage.band.map(|band| word(BANDS, band).to_owned()).unwrap_or_default(),
            ..ExportRow::default()
        };
        self.matrix.stages.iter().map(stage).collect()
    }

    fn area(&self, domain: &Domain) -> Vec<ExportRow> {
        let named = ExportRow {
            area: text(&domain.name),
            line: line::AREA,
            id: text(domain.id.as_str()),
            also: domain.short_name.as_deref().map(text).unwrap_or_default(),
            ..ExportRow::default()
        };
        let said =
            [(line::WHY, &domain.why), (line::GOOD, &domain.good), (line::BEFORE, &domain.before)];
        let said = said
            .into_iter()
            .filter_map(|(kind, said)| Some(ExportRow::new(kind, said.as_deref()?)));
        let signs = domain.signs.iter().map(|sign| ExportRow::new(line::SIGN, sign));
        let about = said.chain(signs).map(|row| ExportRow { area: self.area_of(domain), ..row });
        std::iter::once(named).chain(about).collect()
    }

    fn words(&self) -> Vec<ExportRow> {
        let term = |term: &crate::maturity::matrix::Term| ExportRow {
            example: text(&term.meaning),
            also: list(&term.also),
            ..ExportRow::new(line::WORD, &term.term)
        };
        self.matrix.glossary.iter().map(term).collect()
    }

    fn beside(&self) -> Vec<ExportRow> {
        let crossing = |crossing: &crate::maturity::matrix::CrosswalkRow| {
            let name =
                self.matrix.domain(&crossing.domain).map_or("", |domain| domain.name.as_str());
            let also: Vec<&str> =
                crossing.also.iter().map(crate::maturity::ids::DomainId::as_str).collect();
            ExportRow {
                area: self.areas.call(name, crossing.domain.as_str()),
                example: crossing.main.as_ref().map(|main| text(main.as_str())).unwrap_or_default(),
                also: list(&also),
                ..ExportRow::new(line::CROSSING, crossing.matrix.as_str())
            }
        };
        let change = |change: &crate::maturity::matrix::ItemChange| {
            let into: Vec<&str> =
                change.into.iter().map(crate::maturity::ids::ItemId::as_str).collect();
            ExportRow {
                id: text(change.item.as_str()),
                also: list(&into),
                ..ExportRow::new(line::CHANGE, word(FATES, change.was))
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
