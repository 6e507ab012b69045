//! Lists with a stage and a statement in each row and no column of areas: the areas stand in rows of
//! their own, above each part, or are the names of the sheets.

use super::*;
use crate::spreadsheet::added_areas::add_areas;

/// The areas with how many statements each has, and whether that is asked.
fn read_lists(sheets: &[(&str, &[&str])]) -> Vec<(String, bool)> {
    let named = |(name, rows): &(&str, &[&str])| {
        let mut sheet = table(rows);
        (*name).clone_into(&mut sheet.name);
        sheet
    };
    let tables = add_areas(sheets.iter().map(named).collect());
    let read = tables.iter().map(|table| {
        let read = parse_table(table, &read_options(BoxContent::Several)).unwrap();
        let areas = read.matrix.domains.iter();
        let areas: Vec<String> =
            areas.map(|one| format!("{} {}", one.name, one.statements.len())).collect();
        let says =
            read.notes.iter().any(|note| note.contains("no column") || note.contains("No column"));
        assert!(says, "{:?}", read.notes);
        let is_expected = |one: &UnusedCell| {
            ["looks like a number", "once more"].iter().any(|words| one.reason.contains(words))
        };
        assert!(read.unused_cells.iter().all(is_expected), "{:?}", read.unused_cells);
        (areas.join(", "), !read.layout.doubts.is_empty())
    });
    read.collect()
}

fn check(kind: &str, sheets: &[(&str, &[&str])], areas: &str, is_asked: bool) {
    assert_eq!(read_lists(sheets), [(areas.to_owned(), is_asked)], "{kind}");
}

#[test]
fn areas_in_rows_of_their_own_are_read() {
    check(
        "in the column of the stages",
        &[(
            "Sheet1",
            &[
                "Stage|Statement|Example", "Access to care", "Early|We answer.|a log",
                "|We call back.", "Late|We book.", "", "Using data", "Early|We count.",
                "Late|We use it.",
            ],
        )],
        "Access to care 3, Using data 2",
        false,
    );
    check(
        "in a column before them, with what they are",
        &[(
            "Sheet1",
            &[
                "No|Stage|Statement", "Area: Access", "1|Early|We answer.", "2|Late|We book.",
                "Area: Data", "3|Early|We count.", "4|Late|We use it.",
            ],
        )],
        "Access 2, Data 2",
        false,
    );
    check(
        "above each block, where the headings stand again",
        &[(
            "Sheet1",
            &[
                "Our own matrix", "", "Access", "Stage|Statement", "Early|We answer.",
                "Late|We book.", "", "Data", "Stage|Statement", "Early|We count.",
                "Late|We use it.",
            ],
        )],
        "Access 2, Data 2",
        false,
    );
    check(
        "among the statements, after a blank row",
        &[(
            "Sheet1",
            &[
                "Statement|Stage", "Access", "We answer|Early", "We call back", "We book|Late", "",
                "Data", "We count|Early", "We use it|Late",
            ],
        )],
        "Access 3, Data 2",
        true,
    );
}

#[test]
fn an_area_that_is_only_named_above_or_by_its_sheet_is_asked_about() {
    check(
        "a title",
        &[("Sheet1", &["Access to care", "Stage|Statement", "Early|We answer.", "Late|We book."])],
        "Access to care 2",
        true,
    );
    check(
        "nothing but the sheet",
        &[("Access", &["Stage|Statement", "Early|We answer.", "Late|We book."])],
        "Access 2",
        true,
    );
    check(
        "nothing at all",
        &[("Sheet1", &["Stage|Statement", "Early|We answer.", "Late|We book."])],
        "Our area 2",
        true,
    );
    check(
        "a sheet for each area",
        &[
            ("Access", &["Stage|Statement|Example", "Early|We answer.|log", "Late|We book."]),
            ("Data", &["Stage|Statement|Example", "Early|We count.", "|We look.", "Late|We act."]),
            ("Staff", &["Stage|Statement|Example", "Early|We meet."]),
        ],
        "Access 2, Data 3, Staff 1",
        true,
    );
}

#[test]
fn a_line_that_is_merged_over_the_columns_names_an_area() {
    let rows = ["Access|", "Stage|Statement", "Early|We answer.", "Data|", "Late|We use it."];
    let over = |row: usize| Merge { first: Cell::at(row, 0), last: Cell::at(row, 1) };
    let merged = table(&rows).with_merges(vec![over(0), over(3)]);
    let tables = add_areas(vec![merged]);
    let read = parse_table(&tables[0], &read_options(BoxContent::Several)).unwrap();
    assert_eq!((areas(&read), stages(&read)), (vec!["Access", "Data"], vec!["Early", "Late"]));
}

#[test]
fn a_grid_of_nothing_but_stages_is_asked_about_with_its_lines_as_areas() {
    let rows = [
        "Foundation|Step 1|Step 2",
        "Leadership||",
        "We meet.|We plan.|We lead.",
        "We talk.|We write.|",
        "Data||",
        "We count.|We share.|We use it.",
    ];
    check("lines of their own", &[("Sheet1", &rows)], "Leadership 5, Data 3", true);
    let sheet = ["Foundation|Step 1", "We meet.|We plan.", "We talk.|We write."];
    let other = ["Foundation|Step 1", "We count.|We share."];
    check("a sheet for each area", &[("Lead", &sheet), ("Data", &other)], "Lead 4, Data 2", true);
    let read = read(&["Foundation|Step 1|Step 2", "We meet.|We plan.|We lead."], BoxContent::One);
    let says = &read.layout.doubts[0].says;
    assert!(says.contains("though it is called like a stage"), "{says}");
}

#[test]
fn a_list_with_areas_of_any_name_stays_as_it_is() {
    let lists = [
        table(&["Area|Stage|Statement", "Access|Early|We answer.", "Data|Late|We use it."]),
        table(&[
            "Bereich|Stage|Statement",
            "Access|Early|We answer calls.",
            "Access|Late|We book now.",
            "Data|Early|We count it.",
            "Data|Late|We use it all.",
        ]),
        table(&["Area|Early|Late", "Access|We answer.|We book."]),
    ];
    assert_eq!(add_areas(lists.to_vec()), lists);
}

#[test]
fn blocks_without_headings_are_asked_about_with_their_lines_as_areas() {
    let blocks: [(&str, &[&str], &str); 4] = [
        (
            "below a title",
            &[
                "Our own matrix", "Access", "Level 1|We answer.", "Level 2|We book.", "Data",
                "Level 1|We count.", "Level 2|We use it.",
            ],
            "Access 2, Data 2",
        ),
        (
            "from the first row on, with several statements to a stage and a note below",
            &[
                "Area: Access", "Beginner|We answer.", "|We call back.", "Expert|We book.", "",
                "Area: Data", "Beginner|We count.", "Expert|We use it.", "", "Agreed in June.",
            ],
            "Access 3, Data 2",
        ),
        (
            "behind a column of the areas alone",
            &[
                "Access||", "|Emerging|We answer.", "|Thriving|We book.", "Data||",
                "|Emerging|We count.", "|Thriving|We use it.",
            ],
            "Access 2, Data 2",
        ),
        (
            "numbers alone",
            &["Access", "0|We guess.", "1|We count.", "Data", "0|We ask.", "1|We know."],
            "Access 2, Data 2",
        ),
    ];
    for (kind, rows, areas) in blocks {
        let sheet = add_areas(vec![table(rows)]).remove(0);
        let read = parse_table(&sheet, &read_options(BoxContent::Several)).unwrap();
        let found: Vec<String> = read
            .matrix
            .domains
            .iter()
            .map(|one| format!("{} {}", one.name, one.statements.len()))
            .collect();
        assert_eq!(found.join(", "), areas, "{kind}");
        assert!(
            read.layout.doubts.iter().any(|doubt| doubt.says.contains("stand alone")),
            "{kind}"
        );
        // given back as a person would who agrees, they are no longer asked about
        let said =
            ReadOptions { layout: read.layout.to_choices(), ..read_options(BoxContent::Several) };
        let agreed = parse_table(&sheet, &said).unwrap();
        assert_eq!(agreed.matrix, read.matrix, "{kind}");
        assert!(agreed.layout.doubts.is_empty(), "{kind}: {:?}", agreed.layout.doubts);
    }
}

#[test]
fn other_sheets_of_lines_and_pairs_are_no_blocks() {
    let sheets: [&[&str]; 4] = [
        // cards with who to ask
        &["Access", "Name|Jo Smith", "Phone|01234", "Data", "Name|Al Jones", "Phone|05678"],
        // a questionnaire
        &["Do we plan?", "Yes|all of us do", "No|none does", "Do we meet?", "Yes|we do", "No|not"],
        // one block alone may be anything
        &["Access", "Level 1|We answer.", "Level 2|We book."],
        // other stages in each
        &[
            "Access", "Level 1|We answer.", "Level 2|We book.", "Data", "Level 1|We count.",
            "Level 3|We act.",
        ],
    ];
    for rows in sheets {
        assert_eq!(add_areas(vec![table(rows)]), [table(rows)], "{rows:?}");
    }
}
