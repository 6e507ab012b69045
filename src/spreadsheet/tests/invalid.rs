//! Tables that can't be understood, each with its own message.

use super::*;

#[test]
fn each_bad_table_has_its_own_plain_message() {
    let wide: Vec<String> =
        (0..1_100).map(|row| format!("Area {row} of ours|We do a|We do b")).collect();
    let mut many = vec!["Area|Early|Late"];
    many.extend(wide.iter().map(String::as_str));
    let filled: Vec<String> =
        (0..2_001).map(|row| format!("Area {row}{}", "|a".repeat(50))).collect();
    let heads: Vec<String> = (1..=50).map(|step| format!("|Step {step}")).collect();
    let heads = format!("Area{}", heads.concat());
    let mut full = vec![heads.as_str()];
    full.extend(filled.iter().map(String::as_str));
    let long = format!("Area|Stage|Statement\nA|One|{}", "w".repeat(70_000));
    let long: Vec<&str> = long.lines().collect();
    let endless = format!("A|{}|b", "x / ".repeat(20_002));
    let cases: [(&str, &str, &[&str]); 15] = [
        ("too-many-lines", "20001 lines", &["Area|One|Two", &endless]),
        ("empty-sheet", "no text in this sheet", &["", " | "]),
        ("one-column", "one column", &["Access", "Care", "Money"]),
        ("no-headings", "No row was found", &["Please read|", "|the guidance", "first|"]),
        (
            "one-stage",
            "only one column beside",
            &["Area|What we do", "Access|We answer", "Care|We plan"],
        ),
        ("no-headings", "No row was found", &["Area|Level 1|Level 2"]),
        (
            "no-rows",
            "nothing stands in the boxes",
            &["Area|Level 1|Level 2", "Access|n/a|-", "Care|tbc|-"],
        ),
        (
            "only-scores",
            "scores or ticks",
            &["Area|Level 1|Level 2|Level 3", "Access|1|2|3", "Care|3|yes|2"],
        ),
        (
            "same-stage-twice",
            "both called \"Level 1\"",
            &["Area|Level 1|Level 1", "Access|We queue|We book"],
        ),
        (
            "missing-column",
            "no column that says its stage",
            &["Area|Statement", "Access|We answer"],
        ),
        ("missing-column", "no column that says its area", &["Stage|Statement", "One|We answer"]),
        ("no-rows", "no statement stands below", &["Area|Stage|Statement", "Access|One|"]),
        ("too-many-areas", "1100 rows", &many),
        ("too-many-boxes", "more boxes than any", &full),
        ("long-text", "long", &long),
    ];
    for (code, says, rows) in cases {
        let found = parse_table(&table(rows), &read_options(BoxContent::Several)).unwrap_err();
        assert!(found.code == code && found.says.contains(says), "{code}: {found:?}");
        assert!(!found.remedy.is_empty(), "{code}");
    }
    let id = ReadOptions { id: Some("Our Matrix".to_owned()), ..ReadOptions::default() };
    assert_eq!(parse_table(&table(&GRID), &id).unwrap_err().code, "bad-matrix-id");
}

#[test]
fn lines_of_the_row_form_that_mean_nothing_are_named() {
    let rows = [
        "Area|Stage|Statement|For example|Line|Id",
        "Access|One|We answer.|||",
        "Access|One|Loose rung||description|",
        "Access|Two|Odd||poem|",
        "|||x||",
    ];
    let read = read(&rows, BoxContent::Several);
    assert_eq!(read.matrix.items().count(), 1);
    let why: Vec<&str> = read.unused_cells.iter().map(|one| one.reason.as_str()).collect();
    assert!(
        why.iter().any(|why| why.contains("pick one"))
            && why.iter().any(|why| why.contains("poem")),
        "{why:?}"
    );
}
