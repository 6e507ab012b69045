//! The domains of a matrix's file, with what is asked in them.

use serde_json::Value;

use super::field_reader::{FieldMap, FieldReader};
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{Ask, Basis, Domain, Ladder, Rung, Statement};

const BASES: [(&str, Basis); 3] =
    [("verified", Basis::Verified), ("recalled", Basis::Recalled), ("own", Basis::Own)];

/// Makes a domain of what stands at `path`.
pub(crate) fn domain(walk: &mut FieldReader, value: &Value, path: String) -> Domain {
    let mut fields = FieldMap::of(walk, value, path);
    Domain {
        id: DomainId::new(fields.line("id")),
        name: fields.line("name"),
        short_name: fields.maybe_line("short_name"),
        why: fields.maybe_lines("why"),
        good: fields.maybe_lines("good"),
        before: fields.maybe_lines("before"),
        signs: fields.texts("signs"),
        statements: fields.list("statements", statement),
        ladders: fields.list("ladders", ladder),
        asks: fields.list("asks", ask),
        extra: fields.extra(),
    }
}

fn statement(walk: &mut FieldReader, value: &Value, path: String) -> Statement {
    let mut fields = FieldMap::of(walk, value, path);
    Statement {
        id: ItemId::new(fields.line("id")),
        stage: StageId::new(fields.line("stage")),
        text: fields.line("text"),
        evidence: fields.maybe_lines("evidence"),
        basis: fields.words("basis", &BASES),
        sources: fields.texts("sources"),
        revision: fields.maybe_revision(),
        extra: fields.extra(),
    }
}

fn ladder(walk: &mut FieldReader, value: &Value, path: String) -> Ladder {
    let mut fields = FieldMap::of(walk, value, path);
    Ladder {
        id: ItemId::new(fields.line("id")),
        title: fields.line("title"),
        rungs: fields.texts_by_key("rungs").into_iter().map(rung).collect(),
        evidence: fields.maybe_lines("evidence"),
        basis: fields.words("basis", &BASES),
        sources: fields.texts("sources"),
        revision: fields.maybe_revision(),
        extra: fields.extra(),
    }
}

fn rung((stage, text): (String, String)) -> Rung {
    Rung { stage: StageId::new(stage), text }
}

fn ask(walk: &mut FieldReader, value: &Value, path: String) -> Ask {
    let mut fields = FieldMap::of(walk, value, path);
    Ask {
        id: ItemId::new(fields.line("id")),
        stage: StageId::new(fields.line("stage")),
        text: fields.line("text"),
        extra: fields.extra(),
    }
}
