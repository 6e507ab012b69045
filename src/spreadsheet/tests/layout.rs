//! What each column of a sheet is taken for: right, or asked about, never wrong without a word.

use super::*;

/// What a sheet must give.
enum Expected {
    /// These stages, lowest first, and these areas, without a doubt.
    Grid(&'static [&'static str], &'static [&'static str]),
    /// A row for each statement: these stages, and so many statements.
    Rows(&'static [&'static str], usize),
    /// The reading is in doubt, and names this.
    Asks(&'static str),
    /// It is refused, with this code.
    Refused(&'static str),
}

use Expected::{Asks, Grid, Refused, Rows};

fn check(name: &str, rows: &[&str], expected: &Expected) {
    let read = parse_table(&table(rows), &read_options(BoxContent::Several));
    match (expected, read) {
        (Grid(stages_, areas_), Ok(read)) => {
            assert!(read.is_grid(), "{name}");
            assert_eq!(read.layout.doubts, [], "{name}");
            assert_eq!(
                (stages(&read), areas(&read)),
                (stages_.to_vec(), areas_.to_vec()),
                "{name}"
            );
        }
        (Rows(stages_, count), Ok(read)) => {
            assert!(!read.is_grid(), "{name}");
            assert_eq!(read.layout.doubts, [], "{name}");
            let items = read.matrix.items().count();
            assert_eq!((stages(&read), items), (stages_.to_vec(), *count), "{name}");
        }
        (Asks(words), Ok(read)) => {
            let doubts = &read.layout.doubts;
            assert!(doubts.iter().any(|doubt| doubt.says.contains(words)), "{name}: {doubts:?}");
        }
        (Refused(code), Err(error)) => assert_eq!(&error.code, code, "{name}"),
        (_, read) => panic!("{name}: {read:?}"),
    }
}

#[test]
fn a_named_stage_beside_counted_ones_is_a_stage() {
    let first = |name: &str| -> String { format!("Domain|{name}|Step 1|Step 2|Step 3") };
    let body = ["Leadership|Agreed.|In use.|Shared.|Owned.", "Use of data|a a|b b|c c|d d"];
    for name in
        ["Foundation", "Baseline", "Entry", "Emerging", "Start", "Core", "Ad hoc", "Getting going"]
    {
        let heading = first(name);
        let read = read(&[&heading, body[0], body[1]], BoxContent::One);
        assert_eq!(stages(&read), [name, "Step 1", "Step 2", "Step 3"]);
        assert_eq!(read.matrix.domains[0].why, None, "{name}");
        assert_eq!(read.layout.doubts.is_empty(), name != "Getting going", "{name}");
    }
    check(
        "a named last stage",
        &["Area|Level 1|Level 2|Exemplar", "Lead|a b|c d|e f", "Data|g h|i j|k l"],
        &Grid(&["Level 1", "Level 2", "Exemplar"], &["Lead", "Data"]),
    );
    check(
        "one that is hardly filled is beside the grid",
        &["Area|Level 1|Level 2|Other", "Lead|a b|c d|", "Data|g h|i j|", "Care|g h|i j|see tab"],
        &Grid(&["Level 1", "Level 2"], &["Lead", "Data", "Care"]),
    );
    let rows =
        ["Area|What it is about here|Level 1|Level 2", "Lead|w w|a b|c d", "Data|w v|g h|i j"];
    let read = read(&rows, BoxContent::One);
    assert_eq!(stages(&read), ["Level 1", "Level 2"]);
    assert!(
        read.notes.iter().any(|note| note.contains("was taken for why each area matters")),
        "{:?}",
        read.notes
    );
}

#[test]
fn numbers_codes_and_one_text_all_the_way_down_are_no_stages() {
    let cases: [(&str, &[&str], Expected); 5] = [
        (
            "ids, kinds and units beside counted stages",
            &[
                "framework_id|domain|subdomain|item_id|item_type|question_text|response_type|maturity_1|maturity_2|maturity_3",
                "F1|Governance|Plans|G1|rubric|Plans|scale|No plan.|A plan.|A plan in use.",
                "F1|Governance|Money|G2|rubric|Money|scale|No money.|Some money.|Enough money.",
                "F1|Technology|Network|T1|rubric|Network|scale|Slow net.|Fast net.|Shared net.",
            ],
            Grid(&["maturity_1", "maturity_2", "maturity_3"], &["Plans", "Money", "Network"]),
        ),
        (
            "where a network wants to be",
            &[
                "Theme|Emerging|Developing|Maturing|Where are we now?|Where do we want to be?",
                "Leadership|A lead.|Two leads.|A team.|2|3",
                "Data|A list.|A sheet.|A base.|1|2",
            ],
            Grid(&["Emerging", "Developing", "Maturing"], &["Leadership", "Data"]),
        ),
        (
            "an unknown heading over numbers",
            &["Theme|Seed|Sapling|Tree|Punkte", "Lead|a b|c d|e f|3", "Data|g h|i j|k l|1"],
            Grid(&["Seed", "Sapling", "Tree"], &["Lead", "Data"]),
        ),
        (
            "headings that name nothing known",
            &["Thing|Red|Blue|Round", "Lead|a b|c d|e f", "Data|g h|i j|k l"],
            Asks("none of the headings says so"),
        ),
        (
            "a column with hardly anything in it",
            &["Theme|Seed|Sapling|Hinweis", "Lead|a b|c d|", "Data|g h|i j|", "Care|k l|m n|oder"],
            Asks("far fewer boxes"),
        ),
    ];
    for (name, rows, expected) in cases {
        check(name, rows, &expected);
    }
}

#[test]
fn a_row_for_each_description_is_told_by_what_stands_in_it() {
    let cases: [(&str, &[&str], Expected); 4] = [
        (
            "a rubric of a program",
            &[
                "framework_id|domain|subdomain|item_id|maturity_level|text_english|response_type",
                "F1|Governance|Plans|G1_1|1|No plan.|scale",
                "F1|Governance|Plans|G1_2|2|A plan.|scale",
                "F1|Technology|Network|T1_1|1|Slow net.|scale",
                "F1|Technology|Network|T1_2|2|Fast net.|scale",
            ],
            Asks("Column C was taken for the area of each row."),
        ),
        (
            "headings in another language",
            &[
                "Phase|Reifegrad|Zielindex|Ziel|Hinweis",
                "Planung|Reifegrad1|1.1.1|Es gibt einen Plan.|",
                "Planung|Reifegrad2|1.2.1|Der Plan wird genutzt.|oder",
                "Erhebung|Reifegrad1|2.1.1|Daten werden erhoben.|",
                "Erhebung|Reifegrad2|2.2.1|Daten werden geteilt.|",
            ],
            Asks("Column B was taken for the stage of each row."),
        ),
        (
            "the middle of a tree of points",
            &[
                "assessable|depth|ref_id|name|description",
                "|1|A|Managing risk|What the chapter is for.",
                "|2|A1|Governance|What the part is for.",
                "|3|A1.a|Board direction|",
                "x|4|A1.a.1||What point 1 asks.",
                "x|4|A1.a.2||What point 2 asks.",
                "x|4|A1.a.3||What point 3 asks.",
                "x|4|A1.a.4||What point 4 asks.",
            ],
            Refused("no-headings"),
        ),
        (
            "stages listed in a box count for the lowest",
            &[
                "Area|Stage|Statement", "Lead|1,2,3|We meet.", "Lead|2, 3|We plan.",
                "Data|3|We count.",
            ],
            Rows(&["1", "2", "3"], 3),
        ),
    ];
    for (name, rows, expected) in cases {
        check(name, rows, &expected);
    }
}

#[test]
fn stages_stand_lowest_first_whichever_way_they_are_written() {
    let across: [(&str, &str, &[&str]); 6] = [
        ("by numbers", "Level 3|Level 2|Level 1", &["Level 1", "Level 2", "Level 3"]),
        (
            "by numbers in words",
            "Stage three|Stage two|Stage one",
            &["Stage one", "Stage two", "Stage three"],
        ),
        ("mixed", "Level 2|Level 1|Level 3", &["Level 1", "Level 2", "Level 3"]),
        ("by words", "Optimised|Managed|Initial", &["Initial", "Managed", "Optimised"]),
        ("as they stand", "Seed|Growing|Tree", &["Seed", "Growing", "Tree"]),
        ("named first stage", "Level 2|Level 1|Baseline", &["Baseline", "Level 1", "Level 2"]),
    ];
    for (name, headings, expected) in across {
        let heading = format!("Area|{headings}");
        let read = read(&[&heading, "Lead|a b|c d|e f", "Data|g h|i j|k l"], BoxContent::One);
        assert_eq!(stages(&read), expected, "{name}");
        let is_turned_round = headings.split('|').ne(expected.iter().copied());
        let says = read.notes.iter().any(|note| note.contains("were put in order"));
        assert_eq!(says, is_turned_round, "{name}: {:?}", read.notes);
        let lowest = read.matrix.domains[0].ladders[0].rungs[0].stage.clone();
        assert_eq!(lowest, read.matrix.stages[0].id, "{name}");
    }
}

#[test]
fn a_sheet_with_stages_down_the_side_is_turned() {
    for (name, corner, down) in [
        ("counted", "Levels", ["Level 1", "Level 2", "Level 3"]),
        ("words", "", ["Initial", "Measured", "Optimized"]),
        ("words of no kind under a heading for stages", "Stage", ["Seed", "Sapling", "Tree"]),
        ("highest first", "", ["Optimized", "Measured", "Initial"]),
    ] {
        let rows: Vec<String> = std::iter::once(format!("{corner}|Organisation|Testing"))
            .chain(down.iter().map(|stage| {
                format!("{stage}|What we do first at {stage}.|What we do then at {stage}.")
            }))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read = read(&rows, BoxContent::One);
        assert_eq!(areas(&read), ["Organisation", "Testing"], "{name}");
        let mut expected = down.to_vec();
        if name == "highest first" {
            expected.reverse();
        }
        assert_eq!(stages(&read), expected, "{name}");
        assert!(read.layout.is_turned && read.notes[0].contains("was turned"), "{name}");
        let first = &read.matrix.domains[1].ladders[0].rungs[0];
        assert_eq!(first.text, format!("What we do then at {}.", expected[0]), "{name}");
    }
    // cells are named as they stand in the sheet
    let rows = ["|Organisation|Testing|Total", "Level 1|a b|c d|1", "Level 2|e f|g h|2"];
    let read = read(&rows, BoxContent::One);
    assert!(unused(&read).contains(&"D2".to_owned()), "{:?}", unused(&read));
}

#[test]
fn names_are_read_as_they_are_seen_and_none_at_level_0_is_a_description() {
    let rows = [
        "Area|Level 0|Level 1",
        "Use of / Data|None.|We count.",
        "Managing / Resources|None|We list.",
    ];
    let read = read(&rows, BoxContent::One);
    assert_eq!(areas(&read), ["Use of Data", "Managing Resources"]);
    let rungs: Vec<&str> =
        read.matrix.domains.iter().map(|domain| domain.ladders[0].rungs[0].text.as_str()).collect();
    assert_eq!(rungs, ["None.", "None"]);
}

#[test]
fn the_narrower_of_two_area_columns_counts_and_one_statement_a_row_is_a_grid() {
    check(
        "group before area, with something left of them",
        &[
            "Ref|Owner's word|Domain|Subdomain|Level 1|Level 2",
            "1|x y|Governance|Plans|a b|c d",
            "2|x z|Governance|Money|e f|g h",
            "3|x w|Technology|Network|i j|k l",
        ],
        &Grid(&["Level 1", "Level 2"], &["Plans", "Money", "Network"]),
    );
    let rows = [
        "Domain|Foundation|Step 1|Step 2|Step 3",
        "Leadership|Plan agreed.|||",
        "Leadership||Plan in use.||",
        "Leadership|||Plan shared.|",
        "Data|Data shared.|||",
        "Data||||Data leads.",
    ];
    let read = read(&rows, BoxContent::Several);
    assert_eq!(stages(&read), ["Foundation", "Step 1", "Step 2", "Step 3"]);
    assert_eq!((areas(&read).len(), read.matrix.items().count()), (2, 5));
}

#[test]
fn what_a_person_says_of_a_column_counts() {
    let rows = ["Thing|Red|Blue|Round", "Access|a b|c d|e f", "Care|g h|i j|k l"];
    let table = table(&rows);
    let guess = parse_table(&table, &read_options(BoxContent::One)).unwrap();
    let with = |change: &dyn Fn(&mut LayoutChoices)| {
        let mut layout = guess.layout.to_choices();
        change(&mut layout);
        parse_table(&table, &ReadOptions { layout, ..read_options(BoxContent::One) })
    };
    let same = with(&|_| {}).unwrap();
    assert_eq!((same.matrix == guess.matrix, same.layout.doubts.len()), (true, 0));
    let note = with(&|layout| layout.columns.extend([(3, ColumnUse::Note)])).unwrap();
    assert_eq!(stages(&note), ["Red", "Blue"]);
    let reversed = with(&|layout| layout.order = Some(StageOrder::HighLow)).unwrap();
    assert_eq!(stages(&reversed), ["Round", "Blue", "Red"]);
    let other = with(&|layout| {
        layout.columns =
            [(1, ColumnUse::Area), (2, ColumnUse::Stage), (3, ColumnUse::Stage)].into();
    })
    .unwrap();
    assert_eq!((areas(&other), stages(&other)), (vec!["a b", "g h"], vec!["Blue", "Round"]));
    let turned = with(&|layout| {
        *layout = LayoutChoices { is_turned: Some(true), ..LayoutChoices::default() };
    })
    .unwrap();
    assert_eq!(areas(&turned), ["Red", "Blue", "Round"]);
    let lower = with(&|layout| {
        *layout = LayoutChoices { heading_row: Some(1), ..LayoutChoices::default() };
    })
    .unwrap();
    assert_eq!((stages(&lower), areas(&lower)), (vec!["a b", "c d", "e f"], vec!["Care"]));
    let nameless = with(&|layout| layout.columns.extend([(0, ColumnUse::Note)]));
    assert_eq!(nameless.unwrap_err().code, "no-area-column");
}

#[test]
fn a_sheet_that_was_sorted_is_the_same_matrix() {
    let read = read(&GRID, BoxContent::Several);
    let sheet = export_matrix(&read.matrix, None);
    let mut rows = sheet.rows.clone();
    rows[1..].sort();
    let sorted = Table::new("Matrix", rows);
    let again = parse_table(&sorted, &read_options(BoxContent::Several)).unwrap();
    assert_eq!(again.matrix, read.matrix);
}
