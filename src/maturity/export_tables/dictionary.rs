//! The dictionary of export tables: what each id of a matrix stands for, and in which order.

use std::collections::HashSet;

use super::cell::Cell;
use crate::maturity::known_matrix::KnownMatrix;
use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Band, Domain, Item, Matrix};

pub(super) const COLUMNS: [&str; 11] = [
    "matrix_fingerprint", "matrix_id", "matrix_revision", "kind", "position", "id", "domain_id",
    "stage_id", "revision", "text", "band",
];

/// Which matrices stand in the dictionary already.
#[derive(Clone, Debug, Default)]
pub struct Dictionary(HashSet<String>);

/// One line of the dictionary beside the matrix that it is of.
#[derive(Clone, Default)]
struct Entry<'m> {
    kind: &'static str,
    position: Option<usize>,
    id: &'m str,
    domain: Option<&'m str>,
    stage: Option<&'m str>,
    revision: Option<u32>,
    text: std::borrow::Cow<'m, str>,
    band: Option<&'static str>,
}

impl Dictionary {
    /// Hands the rows of a matrix to `sink`, where they were not handed to one before. `position`
    /// says the order of stages, areas and the items of an area; it counts from 1 and is no score.
    pub fn write_rows<E>(
        &mut self,
        known: &KnownMatrix,
        sink: &mut dyn FnMut(&[Cell<'_>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let reference = &known.reference;
        if !self.0.insert(reference.fingerprint.clone()) {
            return Ok(());
        }
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        for entry in entries(&known.matrix) {
            let cells: [Cell<'_>; COLUMNS.len()] = [
                reference.fingerprint.as_str().into(),
                reference.id.as_str().into(),
                Cell::Count(number(reference.revision)),
                entry.kind.into(),
                Cell::count(entry.position),
                entry.id.into(),
                Cell::text(entry.domain),
                Cell::text(entry.stage),
                Cell::count(entry.revision.map(number)),
                Cell::Text(entry.text),
                Cell::text(entry.band),
            ];
            sink(&cells)?;
        }
        Ok(())
    }
}

fn entries(matrix: &Matrix) -> Vec<Entry<'_>> {
    let title = Entry {
        kind: "matrix",
        id: matrix.id.as_str(),
        text: matrix.title.as_str().into(),
        ..Entry::default()
    };
    let stages = matrix.stages.iter().zip(1..).map(|(stage, at)| Entry {
        kind: "stage",
        position: Some(at),
        id: stage.id.as_str(),
        text: stage.name.as_str().into(),
        band: stage.band.map(Band::label),
        ..Entry::default()
    });
    let before = Entry {
        kind: "before",
        position: Some(0),
        id: "before",
        text: matrix.before_label().into(),
        ..Entry::default()
    };
    let mut all = vec![title, before];
    all.extend(stages);
    for (domain, at) in matrix.domains.iter().zip(1..) {
        all.push(Entry {
            kind: "domain",
            position: Some(at),
            id: domain.id.as_str(),
            text: domain.name.as_str().into(),
            ..Entry::default()
        });
        push_items(&mut all, matrix, domain);
    }
    all
}

fn push_items<'m>(all: &mut Vec<Entry<'m>>, matrix: &'m Matrix, domain: &'m Domain) {
    let home = Some(domain.id.as_str());
    for (item, at) in domain.items().zip(1..) {
        let (kind, stage) = match item {
            Item::Statement(statement) => ("statement", Some(statement.stage.as_str())),
            Item::Ladder(_) => ("ladder", None),
        };
        all.push(Entry {
            kind,
            position: Some(at),
            id: item.id().as_str(),
            domain: home,
            stage,
            revision: Some(item.revision()),
            text: item.plain_text(),
            ..Entry::default()
        });
        let Item::Ladder(ladder) = item else { continue };
        all.extend(matrix.rung_words(ladder).into_iter().zip(1..).map(|(rung, at)| Entry {
            kind: "rung",
            position: Some(at),
            id: ladder.id.as_str(),
            domain: home,
            stage: Some(rung.stage.map_or("none_yet", |stage| stage.as_str())),
            text: rung.text,
            ..Entry::default()
        }));
    }
    all.extend(domain.asks.iter().zip(1..).map(|(ask, at)| Entry {
        kind: "ask",
        position: Some(at),
        id: ask.id.as_str(),
        domain: home,
        stage: Some(ask.stage.as_str()),
        text: to_plain(&ask.text),
        ..Entry::default()
    }));
}
