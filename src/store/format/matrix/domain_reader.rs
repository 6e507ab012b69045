//! Reads the domains of a matrix file, with their statements, ladders and asks.

use serde_json::Value;

use super::field_reader::{FieldMap, FieldReader};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, ItemId, ScaleId, StageId};
use crate::maturity::matrix::{
    AnswerSet, Ask, Basis, Domain, ItemDetails, Ladder, OwnAnswer, Rung, Rungs, Scale, Statement,
};

const BASES: [(&str, Basis); 3] =
    [("verified", Basis::Verified), ("recalled", Basis::Recalled), ("own", Basis::Own)];

pub(crate) fn read_domain(reader: &mut FieldReader, value: &Value, path: String) -> Domain {
    let mut fields = FieldMap::of(reader, value, path);
    Domain {
        id: DomainId::new(fields.line("id")),
        name: fields.line("name"),
        short_name: fields.optional_line("short_name"),
        group: fields.optional_line("group"),
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
        answers: fields.optional_line("answers").map(ScaleId::new),
        details: read_details(&mut fields),
        unknown_fields: fields.into_unknown_fields(),
    }
}

fn read_ladder(reader: &mut FieldReader, value: &Value, path: String) -> Ladder {
    let mut fields = FieldMap::of(reader, value, path);
    Ladder {
        id: ItemId::new(fields.line("id")),
        title: fields.line("title"),
        rungs: read_rungs(&mut fields),
        evidence: fields.optional_text("evidence"),
        examples: fields.optional_text_map("examples").into_iter().map(read_rung).collect(),
        basis: fields.keyword_list("basis", &BASES),
        sources: fields.text_list("sources"),
        revision: fields.optional_revision(),
        stage_basis: fields.optional_keyword("stage_basis", &BASES),
        details: read_details(&mut fields),
        unknown_fields: fields.into_unknown_fields(),
    }
}

/// What stands beside an item; most have none of it.
fn read_details(fields: &mut FieldMap<'_, '_>) -> ItemDetails {
    ItemDetails {
        lead_in: fields.optional_line("lead_in"),
        checklist: fields.text_list_or_kept("checklist"),
        references: fields.text_list_or_kept("references"),
        tags: fields.text_list_or_kept("tags"),
    }
}

/// The descriptions of a ladder: its own, or those of a scale, which are filled in when all scales
/// are known.
fn read_rungs(fields: &mut FieldMap<'_, '_>) -> Rungs {
    let Some(scale) = fields.optional_line("scale") else {
        let list = fields.text_map("rungs").into_iter().map(read_rung).collect();
        return Rungs::own(list, fields.optional_text("before"));
    };
    let (rungs, before) = (fields.optional_text_map("rungs"), fields.optional_text("before"));
    if !rungs.is_empty() || before.is_some() {
        let says = "This ladder names a scale and has descriptions of its own too.";
        let remedy = "Take out \"scale\", or \"rungs\" and \"before\": a scale says both.";
        fields
            .report_field("scale", |path| Diagnostic::error("scale-and-rungs", path, says, remedy));
    }
    Rungs::of_scale(ScaleId::new(scale))
}

pub(crate) fn read_scale(reader: &mut FieldReader, value: &Value, path: String) -> Scale {
    let mut fields = FieldMap::of(reader, value, path);
    Scale {
        id: ScaleId::new(fields.line("id")),
        name: fields.optional_line("name"),
        rungs: fields.text_map("rungs").into_iter().map(read_rung).collect(),
        before: fields.optional_text("before"),
        unknown_fields: fields.into_unknown_fields(),
    }
}

pub(crate) fn read_answer_set(reader: &mut FieldReader, value: &Value, path: String) -> AnswerSet {
    let mut fields = FieldMap::of(reader, value, path);
    let own = |(counts_as, name)| OwnAnswer { counts_as, name };
    AnswerSet {
        id: ScaleId::new(fields.line("id")),
        answers: fields.text_map("answers").into_iter().map(own).collect(),
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::store::format::matrix::{canonical_bytes, read_validated};

    fn file() -> Value {
        json!({"format": "pcn-workbook.matrix/1", "id": "m", "revision": 1, "title": "M",
            "stages": [{"id": "early", "name": "Early"}, {"id": "late", "name": "Late"}],
            "scales": [{"id": "how", "name": "How far", "rungs": {"early": "Seldom", "late": "Often"}, "before": "Never"}],
            "domains": [{"id": "A", "name": "A", "ladders": [
                {"id": "A-1", "title": "One", "scale": "how", "revision": 1},
                {"id": "A-2", "title": "Two", "scale": "HOW", "revision": 1}]}]})
    }

    #[test]
    fn a_scale_is_written_once_and_each_ladder_has_its_descriptions() {
        let (matrix, findings) = read_validated(&serde_json::to_vec(&file()).unwrap());
        assert_eq!(findings, []);
        let matrix = matrix.unwrap();
        for ladder in &matrix.domains[0].ladders {
            let texts: Vec<&str> = ladder.rungs.iter().map(|rung| rung.text.as_str()).collect();
            assert_eq!(
                (texts, ladder.rungs.before.as_deref()),
                (vec!["Seldom", "Often"], Some("Never"))
            );
        }
        let text = String::from_utf8(canonical_bytes(&matrix)).unwrap();
        assert_eq!((text.matches("Seldom").count(), text.matches("\"scale\"").count()), (1, 2));
        let again = read_validated(text.as_bytes()).0.unwrap();
        assert_eq!(again, matrix);
    }

    #[test]
    fn what_a_scale_can_not_be_is_said_where_it_stands() {
        type Change = fn(&mut Value);
        let cases: [(&str, &str, Change); 4] = [
            ("scale-and-rungs", "domains[0].ladders[1].scale", |file| {
                file["domains"][0]["ladders"][1]["before"] = json!("Not at all");
            }),
            ("unknown-scale", "domains[0].ladders[1].scale", |file| {
                file["domains"][0]["ladders"][1]["scale"] = json!("gone");
            }),
            ("duplicate-id", "domains[0].ladders[0].id", |file| {
                file["domains"][0]["ladders"][0]["id"] = json!("how");
            }),
            ("large-scales", "scales", |file| {
                let text = "x".repeat(60_000);
                file["scales"][0]["rungs"]["late"] = json!(text);
                let ladder =
                    |at: usize| json!({"id": format!("A-{at}"), "title": "T", "scale": "how"});
                file["domains"][0]["ladders"] = (0..150).map(ladder).collect();
            }),
        ];
        for (code, path, change) in cases {
            let mut wrong = file();
            change(&mut wrong);
            let (_, findings) = read_validated(&serde_json::to_vec(&wrong).unwrap());
            let errors: Vec<_> = findings.iter().filter(|found| found.is_error()).collect();
            let found: Vec<_> = errors.iter().map(|one| (one.code, one.path.as_str())).collect();
            assert_eq!(found, [(code, path)]);
        }
    }

    #[test]
    fn what_a_set_of_answers_can_not_be_is_said_where_it_stands() {
        type Change = fn(&mut Value);
        let asked = || {
            let mut file = file();
            file["answer_sets"] =
                json!([{"id": "yes-no", "answers": {"fully": "Yes", "not_yet": "No"}}]);
            file["domains"][0]["statements"] =
                json!([{"id": "A-3", "stage": "early", "text": "T", "answers": "Yes-No"}]);
            file
        };
        let (matrix, findings) = read_validated(&serde_json::to_vec(&asked()).unwrap());
        assert_eq!(
            (findings, matrix.unwrap().answer_sets[0].words()),
            (vec![], "No (not yet), Yes (fully)".to_owned())
        );
        let cases: [(&str, &str, Change); 5] = [
            ("unknown-answers", "domains[0].statements[0].answers", |file| {
                file["domains"][0]["statements"][0]["answers"] = json!("gone");
            }),
            ("unknown-answer", "answer_sets[0].answers.often", |file| {
                file["answer_sets"][0]["answers"]["often"] = json!("Often");
            }),
            ("few-answers", "answer_sets[0].answers", |file| {
                file["answer_sets"][0]["answers"] = json!({"fully": "Yes"});
            }),
            ("same-answer-twice", "answer_sets[0].answers.not_yet", |file| {
                file["answer_sets"][0]["answers"]["not_yet"] = json!("yes");
            }),
            ("duplicate-id", "domains[0].statements[0].id", |file| {
                file["domains"][0]["statements"][0]["id"] = json!("yes-no");
            }),
        ];
        for (code, path, change) in cases {
            let mut wrong = asked();
            change(&mut wrong);
            let (_, findings) = read_validated(&serde_json::to_vec(&wrong).unwrap());
            let errors: Vec<_> = findings.iter().filter(|found| found.is_error()).collect();
            let found: Vec<_> = errors.iter().map(|one| (one.code, one.path.as_str())).collect();
            assert_eq!(found, [(code, path)]);
        }
    }
}
