//! Bad matrices, for tests: each is the good one with one thing wrong, and what must be said of it.

/// A good matrix, a line for each thing that can go wrong.
pub(crate) const VALID_MATRIX: &str = r#"{
  "format": "pcn-workbook.matrix/1",
  "id": "ours",
  "revision": 2,
  "title": "Ours",
  "kind": "local",
  "bar": "mostly",
  "about": "What it is.",
  "before": {"name": "Not started"},
  "stages": [
    {"id": "early", "name": "Early", "band": "start"},
    {"id": "late", "name": "Late"}
  ],
  "domains": [
    {
      "id": "A",
      "name": "Access",
      "signs": ["Nobody answers."],
      "statements": [
        {"id": "A-1", "stage": "early", "text": "We answer the phone.", "basis": ["own"]},
        {"id": "A-2", "stage": "late", "text": "We know our place.", "revision": 2}
      ],
      "asks": [{"id": "S-A", "stage": "early", "text": "Give us phones."}]
    },
    {
      "id": "B",
      "name": "Belonging",
      "ladders": [
        {"id": "B-l", "title": "How we meet", "rungs": {"early": "Seldom", "late": "Often"}}
      ]
    }
  ],
  "glossary": [{"term": "place", "meaning": "Where we work."}],
  "crosswalk": [{"domain": "A", "matrix": "pcn-companion", "main": "CARE"}],
  "changes": [{"item": "A-2", "was": "changed"}]
}
"#;

/// What of a file is wrong: whether a schema can see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InvalidBy {
    /// It is no JSON at all.
    Syntax,
    /// Its form: a schema says so too.
    Schema,
    /// Its meaning: only the program sees that one place does not fit another.
    Semantics,
}

/// One bad matrix: what stands in the good one, what stands there instead, and the code, path and
/// line of what is found.
pub(crate) type InvalidCase =
    (&'static str, &'static str, &'static str, &'static str, usize, InvalidBy);

use InvalidBy::{Schema, Semantics, Syntax};

/// The bad matrices.
pub(crate) const INVALID_CASES: [InvalidCase; 66] = [
    (
        r#""revision": 2,
  "title""#, r#""revision": 2
  "title""#, "not-json", "", 5, Syntax,
    ),
    (r#""Ours","#, r#""Ours", "title": "Again","#, "duplicate-key", "title", 5, Syntax),
    (r#""Not started"}"#, r#""Not started"]"#, "not-json", "before", 9, Syntax),
    (r#""format": "pcn-workbook.matrix/1","#, "", "no-format", "", 1, Schema),
    ("pcn-workbook.matrix/1", "pcn-workbook.matrix/2", "newer-format", "format", 2, Schema),
    ("pcn-workbook.matrix/1", "pcn-workbook.draft/1", "not-a-matrix", "format", 2, Schema),
    ("pcn-workbook.matrix/1", "matrix", "wrong-format", "format", 2, Schema),
    (r#""id": "ours","#, "", "missing-field", "id", 1, Schema),
    (r#""ours""#, r#""Our matrix""#, "bad-matrix-id", "id", 3, Schema),
    (r#""ours""#, r#""../ours""#, "bad-matrix-id", "id", 3, Schema),
    (r#""ours""#, "7", "wrong-kind", "id", 3, Schema),
    (r#""ours""#, r#""aux""#, "bad-matrix-id", "id", 3, Semantics),
    (
        r#""revision": 2,
  "title""#,
        r#""revision": "two",
  "title""#,
        "wrong-kind",
        "revision",
        4,
        Schema,
    ),
    (
        r#"  "revision": 2,
  "title""#,
        r#"  "title""#,
        "missing-field",
        "revision",
        1,
        Schema,
    ),
    (
        r#""revision": 2,
  "title""#,
        r#""revision": 1,
  "title""#,
        "future-revision",
        "domains[0].statements[1].revision",
        21,
        Semantics,
    ),
    (
        r#"  "title": "Ours",
"#, "", "missing-field", "title", 1, Schema,
    ),
    (r#""Ours""#, r#"" ""#, "empty-text", "title", 5, Schema),
    (r#""Ours""#, r#"["Ours"]"#, "wrong-kind", "title", 5, Schema),
    (r#""local""#, r#""Local""#, "unknown-word", "kind", 6, Schema),
    (r#""mostly""#, r#""partly""#, "unknown-word", "bar", 7, Schema),
    (r#""What it is.""#, r#"{"english": "What it is."}"#, "wrong-kind", "about", 8, Schema),
    (r#"{"name": "Not started"}"#, r#""Not started""#, "not-an-object", "before", 9, Schema),
    (r#""Not started""#, r#""""#, "empty-text", "before.name", 9, Schema),
    (
        r#"{"id": "early", "name": "Early", "band": "start"}"#,
        r#""Early""#,
        "not-an-object",
        "stages[0]",
        11,
        Schema,
    ),
    (
        r#""id": "early", "name": "Early""#,
        r#""id": "early""#,
        "missing-field",
        "stages[0].name",
        11,
        Schema,
    ),
    (r#""start""#, r#""middle""#, "unknown-word", "stages[0].band", 11, Schema),
    (r#""id": "B""#, r#""id": "a""#, "duplicate-id", "domains[1].id", 26, Semantics),
    (r#""id": "B""#, r#""id": "fully""#, "reserved-id", "domains[1].id", 26, Semantics),
    (r#""name": "Late""#, r#""name": """#, "empty-text", "stages[1].name", 12, Schema),
    (r#""id": "B""#, r#""id": "The second area""#, "bad-id", "domains[1].id", 26, Schema),
    (r#""Access""#, "null", "missing-field", "domains[0].name", 17, Schema),
    (
        r#"["Nobody answers."]"#, r#""Nobody answers.""#, "wrong-kind", "domains[0].signs", 18,
        Schema,
    ),
    (
        r#"["Nobody answers."]"#, r#"["Nobody answers.", 7]"#, "wrong-kind", "domains[0].signs[1]",
        18, Schema,
    ),
    (r#"["Nobody answers."]"#, r#"[""]"#, "empty-text", "domains[0].signs[0]", 18, Schema),
    (r#""id": "A-1""#, r#""id": "A 1""#, "bad-id", "domains[0].statements[0].id", 20, Schema),
    (r#""id": "A-1", "#, "", "missing-field", "domains[0].statements[0].id", 20, Schema),
    (
        r#""id": "A-1""#, r#""id": "a-2""#, "duplicate-id", "domains[0].statements[1].id", 21,
        Semantics,
    ),
    (
        r#""id": "A-1", "stage": "early""#,
        r#""id": "A-1", "stage": "middle""#,
        "unknown-stage",
        "domains[0].statements[0].stage",
        20,
        Semantics,
    ),
    (
        r#""id": "A-1", "stage": "early""#,
        r#""id": "A-1""#,
        "missing-field",
        "domains[0].statements[0].stage",
        20,
        Schema,
    ),
    (
        r#""id": "A-1", "stage": "early""#,
        r#""id": "A-1", "stage": 1"#,
        "wrong-kind",
        "domains[0].statements[0].stage",
        20,
        Schema,
    ),
    (
        r#""We answer the phone.""#,
        r#""""#,
        "empty-text",
        "domains[0].statements[0].text",
        20,
        Schema,
    ),
    (
        r#", "text": "We answer the phone.""#,
        "",
        "missing-field",
        "domains[0].statements[0].text",
        20,
        Schema,
    ),
    (r#"["own"]"#, r#""own""#, "wrong-kind", "domains[0].statements[0].basis", 20, Schema),
    (
        r#"["own"]"#,
        r#"["hearsay"]"#,
        "unknown-word",
        "domains[0].statements[0].basis[0]",
        20,
        Schema,
    ),
    (
        r#""text": "We know our place.", "revision": 2"#,
        r#""text": "We know our place.", "revision": 0"#,
        "wrong-kind",
        "domains[0].statements[1].revision",
        21,
        Schema,
    ),
    (r#""id": "S-A""#, r#""id": "B""#, "duplicate-id", "domains[1].id", 26, Semantics),
    (
        r#""id": "S-A", "stage": "early""#,
        r#""id": "S-A", "stage": "soon""#,
        "unknown-stage",
        "domains[0].asks[0].stage",
        23,
        Semantics,
    ),
    (r#""Give us phones.""#, r#"" ""#, "empty-text", "domains[0].asks[0].text", 23, Schema),
    (r#""id": "B","#, "", "missing-field", "domains[1].id", 25, Schema),
    (r#""title": "How we meet", "#, "", "missing-field", "domains[1].ladders[0].title", 29, Schema),
    (r#""How we meet""#, r#""""#, "empty-text", "domains[1].ladders[0].title", 29, Schema),
    (
        r#", "rungs": {"early": "Seldom", "late": "Often"}"#,
        "",
        "missing-field",
        "domains[1].ladders[0].rungs",
        29,
        Schema,
    ),
    (
        r#"{"early": "Seldom", "late": "Often"}"#,
        r#"["Seldom", "Often"]"#,
        "wrong-kind",
        "domains[1].ladders[0].rungs",
        29,
        Schema,
    ),
    (r#""Often""#, "2", "wrong-kind", "domains[1].ladders[0].rungs.late", 29, Schema),
    (r#""Seldom""#, r#""""#, "empty-text", "domains[1].ladders[0].rungs.early", 29, Schema),
    (
        r#""late": "Often""#,
        r#""late": "Often", "never": "No""#,
        "unknown-stage",
        "domains[1].ladders[0].rungs.never",
        29,
        Semantics,
    ),
    (
        r#""late": "Often""#,
        r#""late": "Often", "Early": "No""#,
        "duplicate-rung",
        "domains[1].ladders[0].rungs.Early",
        29,
        Semantics,
    ),
    (
        r#"      "ladders": [
        {"id": "B-l", "title": "How we meet", "rungs": {"early": "Seldom", "late": "Often"}}
      ]"#,
        r#"      "ladders": []"#,
        "empty-domain",
        "domains[1]",
        25,
        Schema,
    ),
    (
        r#"[{"term": "place", "meaning": "Where we work."}]"#,
        r#"{"place": "Where we work."}"#,
        "wrong-kind",
        "glossary",
        33,
        Schema,
    ),
    (r#", "meaning": "Where we work.""#, "", "missing-field", "glossary[0].meaning", 33, Schema),
    (r#""term": "place""#, r#""term": """#, "empty-text", "glossary[0].term", 33, Schema),
    (
        r#"{"domain": "A", "#, r#"{"domain": "C", "#, "unknown-domain", "crosswalk[0].domain", 34,
        Semantics,
    ),
    (r#", "matrix": "pcn-companion""#, "", "missing-field", "crosswalk[0].matrix", 34, Schema),
    (r#""main": "CARE""#, r#""main": ["CARE"]"#, "wrong-kind", "crosswalk[0].main", 34, Schema),
    (r#""was": "changed""#, r#""was": "renamed""#, "unknown-word", "changes[0].was", 35, Schema),
    (r#""item": "A-2", "#, "", "missing-field", "changes[0].item", 35, Schema),
];

/// The good matrix with one place changed.
pub(crate) fn make_invalid(bad: &InvalidCase) -> String {
    assert!(VALID_MATRIX.contains(bad.0), "{}", bad.0);
    VALID_MATRIX.replacen(bad.0, bad.1, 1)
}
