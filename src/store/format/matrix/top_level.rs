//! The top of a matrix's file: title, stages, glossary, crosswalk and changes.

use serde_json::Value;

use super::domains::domain;
use super::field_reader::{FieldMap, FieldReader};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, ItemId, MatrixId, StageId};
use crate::maturity::matrix::{
    Band, Bar, BeforeName, ChangeKind, CrosswalkRow, ItemChange, Matrix, MatrixKind, Stage, Term,
};
use crate::store::format::limits::{ITEMS_CAP, too_many};

const KINDS: [(&str, MatrixKind); 3] = [
    ("national", MatrixKind::National),
    ("local", MatrixKind::Local),
    ("exercise", MatrixKind::Exercise),
];

const BARS: [(&str, Bar); 2] = [("mostly", Bar::Mostly), ("fully", Bar::Fully)];

const BANDS: [(&str, Band); 3] =
    [("start", Band::Start), ("part-way", Band::PartWay), ("established", Band::Established)];

const FATES: [(&str, ChangeKind); 6] = [
    ("same", ChangeKind::Same),
    ("changed", ChangeKind::Changed),
    ("split", ChangeKind::Split),
    ("merged", ChangeKind::Merged),
    ("retired", ChangeKind::Retired),
    ("new", ChangeKind::New),
];

/// Makes a matrix of a file, and finds all that is wrong with its form.
pub(crate) fn matrix(value: &Value) -> (Matrix, Vec<Diagnostic>) {
    let mut walk = FieldReader::default();
    let mut fields = FieldMap::of(&mut walk, value, String::new());
    fields.pass("format");
    // for editors; it says nothing of what is asked, so it is not kept and counts for no
    // fingerprint
    fields.pass("$schema");
    let matrix = Matrix {
        id: MatrixId::new(fields.line("id")),
        revision: fields.revision(),
        title: fields.line("title"),
        short_title: fields.maybe_line("short_title"),
        kind: fields.maybe_word("kind", &KINDS).unwrap_or(MatrixKind::Local),
        bar: fields.maybe_word("bar", &BARS).unwrap_or(Bar::Mostly),
        about_one: fields.maybe_line("about_one"),
        about: fields.maybe_lines("about"),
        opening: fields.maybe_lines("opening"),
        source: fields.maybe_lines("source"),
        footer: fields.maybe_lines("footer"),
        before: fields.maybe_one("before", before),
        stages: fields.required_list("stages", stage),
        domains: fields.required_list("domains", domain),
        glossary: fields.list("glossary", term),
        crosswalk: fields.list("crosswalk", crossing),
        changes: fields.list("changes", change),
        extra: fields.extra(),
    };
    if matrix.items().count() > ITEMS_CAP {
        walk.note(too_many("domains".to_owned()));
    }
    (matrix, walk.findings())
}

fn before(walk: &mut FieldReader, value: &Value, path: String) -> BeforeName {
    let mut fields = FieldMap::of(walk, value, path);
    BeforeName { name: fields.line("name"), extra: fields.extra() }
}

fn stage(walk: &mut FieldReader, value: &Value, path: String) -> Stage {
    let mut fields = FieldMap::of(walk, value, path);
    Stage {
        id: StageId::new(fields.line("id")),
        name: fields.line("name"),
        meaning: fields.maybe_lines("meaning"),
        band: fields.maybe_word("band", &BANDS),
        extra: fields.extra(),
    }
}

fn term(walk: &mut FieldReader, value: &Value, path: String) -> Term {
    let mut fields = FieldMap::of(walk, value, path);
    Term {
        term: fields.line("term"),
        meaning: fields.line("meaning"),
        also: fields.texts("also"),
        extra: fields.extra(),
    }
}

fn crossing(walk: &mut FieldReader, value: &Value, path: String) -> CrosswalkRow {
    let mut fields = FieldMap::of(walk, value, path);
    CrosswalkRow {
        domain: DomainId::new(fields.line("domain")),
        matrix: MatrixId::new(fields.line("matrix")),
        main: fields.maybe_line("main").map(DomainId::new),
        also: fields.texts("also").into_iter().map(DomainId::new).collect(),
        extra: fields.extra(),
    }
}

fn change(walk: &mut FieldReader, value: &Value, path: String) -> ItemChange {
    let mut fields = FieldMap::of(walk, value, path);
    ItemChange {
        item: ItemId::new(fields.line("item")),
        was: fields.word("was", &FATES).unwrap_or(ChangeKind::Same),
        into: fields.texts("into").into_iter().map(ItemId::new).collect(),
        extra: fields.extra(),
    }
}
