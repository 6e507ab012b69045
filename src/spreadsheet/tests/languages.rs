//! Texts in further languages: columns such as "Statement (cy)", there and back.

use super::*;
use crate::maturity::matrix::{Item, Language};

fn welsh() -> Option<Language> {
    "cy".parse().ok()
}

#[test]
fn a_column_in_a_further_language_is_read_beside_its_own() {
    let rows = [
        "Area|Area (cy)|Stage|Statement|Statement (cy)|For example|For example (cy)",
        "Access||Early|We answer.|Rydym yn ateb.|Call log|Log",
        "||Strong|We call back.|||",
    ];
    let mut read = read(&rows, BoxContent::Several);
    assert!(
        read.layout.doubts.is_empty() && read.unused_cells.is_empty(),
        "{:?}",
        read.unused_cells
    );
    assert_eq!(read.matrix.language_names().as_deref(), Some("English, Cymraeg"));
    read.matrix.show_in(welsh());
    let texts: Vec<&str> = read.matrix.items().map(Item::text).collect();
    assert_eq!(texts, ["Rydym yn ateb.", "We call back."]);
    assert_eq!(read.matrix.domains[0].statements[0].evidence.as_deref(), Some("Log"));
}

#[test]
fn what_has_no_place_in_a_further_language_is_named() {
    let rows = [
        "Area|Stage|Statement|Statement (cy)|For example|For example (cy)",
        "Access|Early|We answer.|Rydym yn ateb.||Log",
        "Access|Strong|• We plan / • We meet|Cynllun||",
    ];
    let read = read(&rows, BoxContent::Several);
    assert_eq!(unused(&read), ["F2", "D3"]);
    let reason = "Its row has no such text in the matrix's own language.";
    assert!(read.unused_cells.iter().all(|one| one.reason == reason), "{:?}", read.unused_cells);
}

#[test]
fn a_sheet_of_a_matrix_has_a_column_for_each_language_and_comes_back_whole() {
    let mut matrix = read(&GRID, BoxContent::Several).matrix;
    matrix.language = "en".parse().ok();
    matrix.translate_all(welsh().unwrap(), |text| Some(format!("{text} (Cymraeg)")));
    let table = export_matrix(&matrix, None);
    let headings = &table.rows[0][COLUMN_HEADINGS.len()..];
    assert_eq!(headings, ["Area (cy)", "Stage (cy)", "Statement (cy)"]);
    let again = parse_table(&table, &ReadOptions::default()).unwrap();
    assert_eq!((again.unused_cells.len(), &again.matrix), (0, &matrix));
    // the sheet is that of the whole matrix, whatever is shown
    matrix.show_in(welsh());
    assert_eq!(export_matrix(&matrix, None), table);
}

#[test]
fn a_matrix_file_that_is_looked_at_as_a_sheet_keeps_its_own_fields() {
    let mut matrix = read(&GRID, BoxContent::Several).matrix;
    let own = |name: &str| [(name.to_owned(), serde_json::json!({"a": 1}))].into_iter().collect();
    matrix.unknown_fields = own("owner");
    matrix.stages[1].unknown_fields = own("colour");
    matrix.domains[0].unknown_fields = own("lead");
    matrix.domains[0].statements[1].unknown_fields = own("cost");
    let again = parse_table(&matrix_as_table(&matrix), &ReadOptions::default()).unwrap();
    assert_eq!(again.matrix, matrix);
    let sheet = parse_table(&export_matrix(&matrix, None), &ReadOptions::default()).unwrap();
    assert!(sheet.matrix.unknown_fields.is_empty(), "no sheet holds them");
}

#[test]
fn answers_that_count_as_the_same_are_one_and_it_is_said() {
    let rows = [
        "Area|Stage|Statement|Line|Id|Also",
        "Access|Early|We answer.||A-1|often",
        "||No|answer|often|not_yet",
        "||Seldom|answer|often|partly",
        "||Sometimes|answer|often|partly",
        "||Yes|answer|often|fully",
    ];
    let read = read(&rows, BoxContent::Several);
    let names: Vec<&str> =
        read.matrix.answer_sets[0].answers.iter().map(|answer| answer.name.as_str()).collect();
    assert_eq!(names, ["No", "Seldom / Sometimes", "Yes"]);
    assert!(read.notes.iter().any(|note| note.contains("which of them was meant is not kept")));
    assert!(read.unused_cells.is_empty(), "{:?}", read.unused_cells);
}

#[test]
fn own_answers_that_count_alike_are_joined_in_every_language() {
    let rows = [
        "Area|Stage|Statement|Statement (cy)|Statement (fr)|Line|Id|Also",
        "Access|Early|We answer.|Rydym yn ateb.|||A-1|often",
        "||Never|Byth||answer|often|not_yet",
        "||Rarely|Prin|Rarement|answer|often|not_yet",
        "||Always|Bob amser||answer|often|fully",
    ];
    let mut read = read(&rows, BoxContent::Several);
    let name = |matrix: &crate::maturity::matrix::Matrix| {
        matrix.answer_sets[0].name_of("not_yet").map(str::to_owned)
    };
    assert_eq!(name(&read.matrix).as_deref(), Some("Never / Rarely"));
    assert!(read.unused_cells.is_empty(), "{:?}", read.unused_cells);
    read.matrix.show_in(welsh());
    assert_eq!(name(&read.matrix).as_deref(), Some("Byth / Prin"));
    // one without a name in a language keeps its own beside the other
    read.matrix.show_in("fr".parse().ok());
    assert_eq!(name(&read.matrix).as_deref(), Some("Never / Rarement"));
    assert!(read.notes.iter().any(|note| note.contains("count as the same")), "{:?}", read.notes);
}
