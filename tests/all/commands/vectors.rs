//! The twelve vectors that every implementation must pass, through the commands: a matrix is added,
//! answered, and shown.

use serde_json::{Value, json};

use super::Bench;

/// Answers at the three stages, and what must be suggested and what must hold it.
struct Vector {
    stages: [&'static str; 3],
    bar: &'static str,
    standing: &'static str,
    stage: Option<&'static str>,
    towards: Option<&'static str>,
    /// Not in place, not sure, unanswered.
    holding: [usize; 3],
}

const fn vector(
    stages: [&'static str; 3],
    standing: &'static str,
    stage: Option<&'static str>,
    towards: Option<&'static str>,
    holding: [usize; 3],
) -> Vector {
    Vector { stages, bar: "mostly", standing, stage, towards, holding }
}

const VECTORS: [Vector; 13] = [
    vector(["F L", "F L F", "P"], "stage", Some("s2"), Some("s3"), [1, 0, 0]),
    vector(["F P", "F", "F"], "before", None, Some("s1"), [1, 0, 0]),
    vector(["U F", "F", "F"], "before", None, Some("s1"), [0, 0, 1]),
    vector(["", "F", "F"], "stage", Some("s3"), None, [0, 0, 0]),
    vector(["F", "", "F"], "stage", Some("s3"), None, [0, 0, 0]),
    vector(["L L L L", "L L L", "L"], "stage", Some("s3"), None, [0, 0, 0]),
    Vector {
        stages: ["L L L L", "L L L", "L"],
        bar: "fully",
        standing: "before",
        stage: None,
        towards: Some("s1"),
        holding: [4, 0, 0],
    },
    vector(["NA NA", "F", "F"], "stage", Some("s3"), None, [0, 0, 0]),
    vector(["NA", "NA", "NA"], "not_applicable", None, None, [0, 0, 0]),
    vector(["F ?", "F", "F"], "before", None, Some("s1"), [0, 1, 0]),
    vector(["F NA", "P", "F"], "stage", Some("s1"), Some("s2"), [1, 0, 0]),
    vector(["F", "F", ""], "stage", Some("s2"), None, [0, 0, 0]),
    vector(["F", "NA", "P"], "stage", Some("s1"), Some("s3"), [1, 0, 0]),
];

fn answer(label: &str) -> Option<&'static str> {
    match label {
        "F" => Some("fully"),
        "L" => Some("mostly"),
        "P" => Some("partly"),
        "N" => Some("not_yet"),
        "?" => Some("not_sure"),
        "NA" => Some("not_applicable:it does not apply"),
        _ => None,
    }
}

/// One area for each vector of this bar, and the answers to all of them.
fn matrix_and_answers(bar: &str) -> (Value, Vec<String>) {
    let (mut domains, mut answers) = (Vec::new(), Vec::new());
    for (number, vector) in VECTORS.iter().enumerate().filter(|(_, vector)| vector.bar == bar) {
        let mut statements = Vec::new();
        for (stage, labels) in vector.stages.iter().enumerate() {
            for (place, label) in labels.split_whitespace().enumerate() {
                let id = format!(
                    "V{number}-{}{}",
                    stage + 1,
                    char::from(b'a' + u8::try_from(place).unwrap())
                );
                statements.push(json!({"id": id, "stage": format!("s{}", stage + 1), "text": format!("We do {id}.")}));
                answers.extend(answer(label).map(|answer| format!("{id}={answer}")));
            }
        }
        domains.push(json!({"id": format!("V{number}"), "name": format!("Vector {number}"), "statements": statements}));
    }
    let stages = json!([{"id": "s1", "name": "One"}, {"id": "s2", "name": "Two"}, {"id": "s3", "name": "Three"}]);
    let matrix = json!({"format": "pcn-workbook.matrix/1", "id": format!("vectors-{bar}"), "revision": 1, "title": "Vectors", "kind": "local",
        "bar": bar, "stages": stages, "domains": domains});
    (matrix, answers)
}

#[test]
fn every_vector_reads_as_it_must() {
    for bar in ["mostly", "fully"] {
        let bench = Bench::empty();
        bench.good(&["network", "add", "Hillside"]);
        let (matrix, answers) = matrix_and_answers(bar);
        bench.add_matrix(&matrix.to_string());
        let name = format!("vectors-{bar}");
        let mut args = vec!["answer", "--network", "hillside", "--matrix", &name];
        args.extend(answers.iter().map(String::as_str));
        bench.good(&args);
        let shown = bench.json(&["show", "hillside", "--matrix", &name]);
        for domain in shown["domains"].as_array().unwrap() {
            let number: usize = domain["id"].as_str().unwrap()[1..].parse().unwrap();
            check(&VECTORS[number], domain);
        }
    }
}

fn check(vector: &Vector, domain: &Value) {
    let id = &domain["id"];
    assert_eq!(
        (&domain["standing"], &domain["stage"]),
        (&json!(vector.standing), &json!(vector.stage)),
        "{id}"
    );
    assert_eq!(
        domain["suggested"],
        json!({"standing": vector.standing, "stage": vector.stage}),
        "{id}"
    );
    assert_eq!(domain["judged"], false, "{id}");
    assert_eq!(domain["towards"], json!(vector.towards), "{id}");
    let lists = ["not_in_place", "not_sure", "unanswered"]
        .map(|list| domain["holding"][list].as_array().unwrap().len());
    assert_eq!(lists, vector.holding, "{id}");
    assert_eq!(domain["in_place"].is_null(), vector.towards.is_none(), "{id}");
    assert_eq!(domain["applicable"].is_null(), vector.towards.is_none(), "{id}");
    let keys: Vec<_> = domain.as_object().unwrap().keys().map(String::as_str).collect();
    let known = [
        "id", "standing", "stage", "judged", "suggested", "towards", "in_place", "applicable",
        "holding", "by_stage",
    ];
    assert_eq!(keys, known, "{id}");
    for (stage, labels) in domain["by_stage"].as_array().unwrap().iter().zip(vector.stages) {
        let count: u64 = stage.as_object().unwrap().values().filter_map(Value::as_u64).sum();
        assert_eq!(
            count,
            labels.split_whitespace().count() as u64,
            "{id}: a stage's counts add up to its items"
        );
    }
}
