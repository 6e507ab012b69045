//! A new matrix and a new area with nothing but an id and a name, for the grid and the rows to fill.

use crate::maturity::ids::{DomainId, MatrixId, StageId};
use crate::maturity::matrix::{
    Bar, BeforeName, Domain, Matrix, MatrixKind, Stage, Translations, UnknownFields,
};

pub(crate) fn blank_matrix(id: MatrixId, title: String) -> Matrix {
    Matrix {
        id,
        revision: 1,
        lineage: None,
        title,
        short_title: None,
        language: None,
        kind: MatrixKind::Local,
        bar: Bar::Mostly,
        about_one: None,
        short_ladders: false,
        about: None,
        opening: None,
        source: None,
        footer: None,
        before: None,
        stages: Vec::new(),
        scales: Vec::new(),
        answer_sets: Vec::new(),
        domains: Vec::new(),
        glossary: Vec::new(),
        crosswalk: Vec::new(),
        changes: Vec::new(),
        unknown_fields: UnknownFields::new(),
        translations: Translations::default(),
        titles_with_network: None,
    }
}

pub(crate) fn blank_domain(id: String, name: String) -> Domain {
    Domain {
        id: DomainId::new(id),
        name,
        short_name: None,
        group: None,
        why: None,
        good: None,
        before: None,
        signs: Vec::new(),
        statements: Vec::new(),
        ladders: Vec::new(),
        asks: Vec::new(),
        unknown_fields: UnknownFields::new(),
    }
}

pub(crate) fn blank_stage(id: String, name: String) -> Stage {
    Stage {
        id: StageId::new(id),
        name,
        meaning: None,
        band: None,
        unknown_fields: UnknownFields::new(),
    }
}

pub(crate) fn before_first_stage(name: String) -> BeforeName {
    BeforeName { name, unknown_fields: UnknownFields::new() }
}
