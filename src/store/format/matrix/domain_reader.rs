//! Reads the domains of a matrix file, with their statements, ladders and asks.

use serde_json::Value;

use super::field_reader::{FieldMap, FieldReader};
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{Ask, Basis, Domain, Ladder, Rung, Statement};

const BASES: [(&str, Basis); 3] =
    [("verified", Basis::Verified), ("recalled", Basis::Recalled), ("own", Basis::Own)];

pub(crate) fn read_domain(reader: &mut FieldReader, value: &Value, path: String) -> Domain {
    let mut fields = FieldMap::of(reader, value, path);
    Domain {
        id: DomainId::new(fields.line("id")),
        name: fields.line("name"),
        short_name: fields.optional_line("short_name"),
        why: fields.optional_text("why"),
        good: fields.optional_text("good"),
        before: fields.optional_text("before"),
        signs: fields.text_list("signs"),
        statements: fields.list("statements", read_statement),
        ladders: fields.list("ladders", read_ladder),
        asks: fields.list("asks", read_ask),
        unknown_fields: fields.into_unknown_fields(),
    }
}

fn read_statement(reader: &mut FieldReader, value: &Value, path: String) -> Statement {
    let mut fields = FieldMap::of(reader, value, path);
    Statement {
        id: ItemId::new(fields.line("id")),
        stage: StageId::new(fields.line("stage")),
        text: fields.line("text"),
        evidence: fields.optional_text("evidence"),
        basis: fields.keyword_list("basis", &BASES),
        sources: fields.text_list("sources"),
        revision: fields.optional_revision(),
        stage_basis: fields.optional_keyword("stage_basis", &BASES),
        unknown_fields: fields.into_unknown_fields(),
    }
}

fn read_ladder(reader: &mut FieldReader, value: &Value, path: String) -> Ladder {
    let mut fields = FieldMap::of(reader, value, path);
    Ladder {
        id: ItemId::new(fields.line("id")),
        title: fields.line("title"),
        rungs: fields.text_map("rungs").into_iter().map(read_rung).collect(),
        evidence: fields.optional_text("evidence"),
        basis: fields.keyword_list("basis", &BASES),
        sources: fields.text_list("sources"),
        revision: fields.optional_revision(),
        stage_basis: fields.optional_keyword("stage_basis", &BASES),
        unknown_fields: fields.into_unknown_fields(),
    }
}

fn read_rung((stage, text): (String, String)) -> Rung {
    Rung { stage: StageId::new(stage), text }
}

fn read_ask(reader: &mut FieldReader, value: &Value, path: String) -> Ask {
    let mut fields = FieldMap::of(reader, value, path);
    Ask {
        id: ItemId::new(fields.line("id")),
        stage: StageId::new(fields.line("stage")),
        text: fields.line("text"),
        unknown_fields: fields.into_unknown_fields(),
    }
}
