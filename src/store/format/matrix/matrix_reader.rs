//! Reads the top level of a matrix file: title, stages, glossary, crosswalk and changes.

use serde_json::Value;

use super::domain_reader::{read_answer_set, read_domain, read_scale};
use super::field_reader::{FieldMap, FieldReader};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, ItemId, MatrixId, StageId};
use crate::maturity::matrix::{
    Band, Bar, BeforeName, ChangeKind, CrosswalkRow, ItemChange, Matrix, MatrixKind, Stage, Term,
    Translations,
};
use crate::store::format::limits::{MAX_ITEMS, too_many};

const MATRIX_KINDS: [(&str, MatrixKind); 3] = [
    ("national", MatrixKind::National),
    ("local", MatrixKind::Local),
    ("exercise", MatrixKind::Exercise),
];

const BARS: [(&str, Bar); 2] = [("mostly", Bar::Mostly), ("fully", Bar::Fully)];

const BANDS: [(&str, Band); 3] =
    [("start", Band::Start), ("part-way", Band::PartWay), ("established", Band::Established)];

const CHANGE_KINDS: [(&str, ChangeKind); 6] = [
    ("same", ChangeKind::Same),
    ("changed", ChangeKind::Changed),
    ("split", ChangeKind::Split),
    ("merged", ChangeKind::Merged),
    ("retired", ChangeKind::Retired),
    ("new", ChangeKind::New),
];

/// Parses a matrix, with all findings about its form.
pub(crate) fn read_matrix(value: &Value) -> (Matrix, Vec<Diagnostic>) {
    let mut reader = FieldReader::of_matrix(value);
    let mut fields = FieldMap::of(&mut reader, value, String::new());
    fields.ignore("format");
    // only for editors: it is not kept, and is no part of the fingerprint
    fields.ignore("$schema");
    let mut matrix = Matrix {
        id: MatrixId::new(fields.line("id")),
        revision: fields.revision(),
        lineage: fields.optional_line("lineage"),
        title: fields.line("title"),
        short_title: fields.optional_line("short_title"),
        language: fields.optional_language("language"),
        kind: fields.optional_keyword("kind", &MATRIX_KINDS).unwrap_or(MatrixKind::Local),
        bar: fields.optional_keyword("bar", &BARS).unwrap_or(Bar::Mostly),
        about_one: fields.optional_line("about_one"),
        short_ladders: fields.flag("short_ladders"),
        about: fields.optional_text("about"),
        opening: fields.optional_text("opening"),
        source: fields.optional_text("source"),
        footer: fields.optional_text("footer"),
        before: fields.optional_object("before", read_before_name),
        stages: fields.required_list("stages", read_stage),
        scales: fields.list("scales", read_scale),
        answer_sets: fields.list("answer_sets", read_answer_set),
        domains: fields.required_list("domains", read_domain),
        glossary: fields.list("glossary", read_term),
        crosswalk: fields.list("crosswalk", read_crosswalk_row),
        changes: fields.list("changes", read_item_change),
        unknown_fields: fields.into_unknown_fields(),
        translations: Translations::default(),
        titles_with_network: None,
    };
    reader.fill_translations(&mut matrix);
    matrix.fill_scales();
    if matrix.items().count() > MAX_ITEMS {
        reader.report(too_many("domains".to_owned()));
    }
    (matrix, reader.into_diagnostics())
}

fn read_before_name(reader: &mut FieldReader, value: &Value, path: String) -> BeforeName {
    let mut fields = FieldMap::of(reader, value, path);
    BeforeName { name: fields.line("name"), unknown_fields: fields.into_unknown_fields() }
}

fn read_stage(reader: &mut FieldReader, value: &Value, path: String) -> Stage {
    let mut fields = FieldMap::of(reader, value, path);
    Stage {
        id: StageId::new(fields.line("id")),
        name: fields.line("name"),
        meaning: fields.optional_text("meaning"),
        band: fields.optional_keyword("band", &BANDS),
        unknown_fields: fields.into_unknown_fields(),
    }
}

fn read_term(reader: &mut FieldReader, value: &Value, path: String) -> Term {
    let mut fields = FieldMap::of(reader, value, path);
    Term {
        term: fields.line("term"),
        meaning: fields.line("meaning"),
        also: fields.text_list("also"),
        unknown_fields: fields.into_unknown_fields(),
    }
}

fn read_crosswalk_row(reader: &mut FieldReader, value: &Value, path: String) -> CrosswalkRow {
    let mut fields = FieldMap::of(reader, value, path);
    CrosswalkRow {
        domain: DomainId::new(fields.line("domain")),
        matrix: MatrixId::new(fields.line("matrix")),
        main: fields.optional_line("main").map(DomainId::new),
        also: fields.text_list("also").into_iter().map(DomainId::new).collect(),
        unknown_fields: fields.into_unknown_fields(),
    }
}

fn read_item_change(reader: &mut FieldReader, value: &Value, path: String) -> ItemChange {
    let mut fields = FieldMap::of(reader, value, path);
    ItemChange {
        item: ItemId::new(fields.line("item")),
        was: fields.keyword("was", &CHANGE_KINDS).unwrap_or(ChangeKind::Same),
        into: fields.text_list("into").into_iter().map(ItemId::new).collect(),
        unknown_fields: fields.into_unknown_fields(),
    }
}
