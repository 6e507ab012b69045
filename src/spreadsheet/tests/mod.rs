//! Spreadsheets as people leave them, and matrices there and back.

mod added_areas;
mod cases;
mod council_sheets;
mod csv_forms;
mod doubts;
mod exported;
mod files;
mod invalid;
mod kinds;
mod languages;
mod layout;
mod odd_layouts;
mod round_trip;
mod second_look;

use super::*;

/// A table of these rows, with bars between the cells; `\n` in a cell is written as ` / `.
fn table(rows: &[&str]) -> Table {
    let cells = |row: &&str| row.split('|').map(|cell| cell.trim().replace(" / ", "\n")).collect();
    Table::new("Sheet1", rows.iter().map(cells).collect())
}

fn read_options(each_box: BoxContent) -> ReadOptions {
    ReadOptions {
        each_box: Some(each_box),
        file_stem: "our-grid".to_owned(),
        ..ReadOptions::default()
    }
}

fn read(rows: &[&str], each_box: BoxContent) -> TableReading {
    parse_table(&table(rows), &read_options(each_box)).unwrap()
}

fn stages(reading: &TableReading) -> Vec<&str> {
    reading.matrix.stages.iter().map(|stage| stage.name.as_str()).collect()
}

fn areas(reading: &TableReading) -> Vec<&str> {
    reading.matrix.domains.iter().map(|domain| domain.name.as_str()).collect()
}

fn unused(reading: &TableReading) -> Vec<String> {
    reading.unused_cells.iter().map(|one| one.cell.to_string()).collect()
}

const GRID: [&str; 7] = [
    "Riverside: where are we?",
    "",
    "Completed by:|Jane|Date:|3 May",
    "|Level 1|Level 2|Level 3|Notes",
    "Leadership|No one leads.|• Someone leads / • They meet|We all lead.|ask Jo",
    "",
    "Data|None|We count. / We share.|N/A|",
];

#[test]
fn columns_before_and_after_the_stages_are_no_stages() {
    let read = read(
        &[
            "Theme|What this is about here|Level 1 - Not yet|Level 2 - Good|Level 3|Notes / comments|Our view",
            "Purpose|We pull together.|Nobody knows.|Some know.|All know.|ask Jo|2",
            "Money|It follows need.|None|A fund.|One budget.||3",
        ],
        BoxContent::One,
    );
    assert_eq!(stages(&read), ["Level 1 - Not yet", "Level 2 - Good", "Level 3"]);
    assert_eq!(read.matrix.domains[0].why.as_deref(), Some("We pull together."));
    let why = |cell: &str| {
        read.unused_cells.iter().find(|one| one.cell.to_string() == cell).unwrap().reason.as_str()
    };
    assert_eq!(why("F2"), "\"Notes comments\" looks like notes, not a stage.");
    assert!(!unused(&read).contains(&"B1".to_owned()), "a heading whose column is used is used");
    assert_eq!(why("G2"), "\"Our view\" holds numbers or codes, so it is no stage.");
}

#[test]
fn a_grid_is_found_below_its_title_and_read_as_descriptions() {
    let read = read(&GRID, BoxContent::One);
    assert!(read.is_grid());
    assert_eq!(read.matrix.title, "Riverside: where are we?");
    assert_eq!(read.matrix.id.as_str(), "riverside-where-are-we");
    assert_eq!(
        (stages(&read), areas(&read)),
        (vec!["Level 1", "Level 2", "Level 3"], vec!["Leadership", "Data"])
    );
    let ladder = &read.matrix.domains[0].ladders[0];
    assert_eq!((ladder.title.as_str(), ladder.id.as_str()), ("Leadership", "LEAD-l"));
    let rungs: Vec<_> =
        ladder.rungs.iter().map(|rung| (rung.stage.as_str(), rung.text.as_str())).collect();
    assert_eq!(
        rungs,
        [
            ("level-1", "No one leads."),
            ("level-2", "Someone leads; They meet"),
            ("level-3", "We all lead.")
        ]
    );
    assert_eq!(
        read.matrix.domains[1].ladders[0].rungs.len(),
        1,
        "None and N/A say that there is nothing"
    );
    assert_eq!(unused(&read), ["A3", "B3", "C3", "D3", "E4", "E5", "B7", "D7"]);
    let why = |cell: &str| {
        read.unused_cells.iter().find(|one| one.cell.to_string() == cell).unwrap().reason.as_str()
    };
    assert_eq!(why("A3"), "It stands above the headings.");
    assert_eq!(why("E5"), "\"Notes\" looks like notes, not a stage.");
    assert_eq!(why("B7"), "It says that there is nothing here.");
}

#[test]
fn the_same_grid_is_read_as_statements() {
    let read = read(&GRID, BoxContent::Several);
    let of = |at: usize| -> Vec<(String, String, String)> {
        let one = |one: &crate::maturity::matrix::Statement| {
            (one.id.to_string(), one.stage.to_string(), one.text.clone())
        };
        read.matrix.domains[at].statements.iter().map(one).collect()
    };
    let statement =
        |id: &str, stage: &str, text: &str| (id.to_owned(), stage.to_owned(), text.to_owned());
    assert_eq!(
        of(0),
        [
            statement("LEAD-1a", "level-1", "No one leads."),
            statement("LEAD-2a", "level-2", "Someone leads"),
            statement("LEAD-2b", "level-2", "They meet"),
            statement("LEAD-3a", "level-3", "We all lead.")
        ]
    );
    assert_eq!(
        of(1),
        [
            statement("DATA-2a", "level-2", "We count."),
            statement("DATA-2b", "level-2", "We share.")
        ]
    );
}

#[test]
fn merged_boxes_are_read_as_they_are_seen() {
    let rows = [
        "Our council grid|||||",
        "Theme|Area|Maturity level|||",
        "||Emerging|Growing|Strong|",
        "People|Staff|Few|Some|Many|",
        "|Volunteers|None asked|All asked||",
        "Money||Ad hoc|Planned|Shared|",
    ];
    let merge = |first: (usize, usize), last: (usize, usize)| Merge {
        first: Cell::at(first.0, first.1),
        last: Cell::at(last.0, last.1),
    };
    let merges = vec![
        merge((0, 0), (0, 5)),
        merge((1, 0), (2, 0)),
        merge((1, 1), (2, 1)),
        merge((1, 2), (1, 4)),
        merge((3, 0), (4, 0)),
        merge((4, 3), (4, 4)),
        merge((5, 0), (5, 1)),
    ];
    let read =
        parse_table(&table(&rows).with_merges(merges), &read_options(BoxContent::One)).unwrap();
    assert_eq!(
        (stages(&read), areas(&read)),
        (vec!["Emerging", "Growing", "Strong"], vec!["Staff", "Volunteers", "Money"])
    );
    assert_eq!(read.matrix.title, "Our council grid");
    assert_eq!(
        read.matrix.domains[1].ladders[0].rungs.len(),
        2,
        "a description over two stages is reached at the lower"
    );
    assert!(read.notes.iter().any(|note| note.contains("D5 spans 2 stages")), "{:?}", read.notes);
}

#[test]
fn headings_in_two_rows_say_names_and_meanings() {
    let rows = [
        "Domain|1|2|3",
        "|Ad hoc|Agreed ways|Everywhere",
        "Access|We queue|We book|We choose",
        "Care|a b|c d|e f",
    ];
    let read = read(&rows, BoxContent::One);
    assert_eq!(stages(&read), ["1", "2", "3"]);
    assert_eq!(read.matrix.stages[1].meaning.as_deref(), Some("Agreed ways"));
    assert_eq!(areas(&read), ["Access", "Care"]);
    assert!(read.unused_cells.is_empty(), "{:?}", read.unused_cells);
}

#[test]
fn what_stands_around_a_grid_is_named_and_not_used() {
    let rows = [
        "No.|Domain|Why it matters|Not started|Early|Later|Evidence|RAG|",
        "1|Access|People wait|Nobody answers|We answer|We call back|Call log|amber|see tab 2",
        "2|Care|||We plan|We plan together||green|",
        "|Domain|Why it matters|Not started|Early|Later|Evidence|RAG|",
        "3|Money||We guess|We count|We share||red|",
        "||||||||",
        "|Adapted from the council's own grid of 2019, with thanks|||||||",
        "|Total||0|3|3|||",
    ];
    let read = read(&rows, BoxContent::One);
    assert_eq!(
        (stages(&read), areas(&read)),
        (vec!["Early", "Later"], vec!["Access", "Care", "Money"])
    );
    assert_eq!(read.matrix.before.as_ref().unwrap().name, "Not started");
    let access = &read.matrix.domains[0];
    assert_eq!(
        (access.why.as_deref(), access.before.as_deref()),
        (Some("People wait"), Some("Nobody answers"))
    );
    assert_eq!(access.ladders[0].evidence.as_deref(), Some("Call log"));
    for cell in ["A2", "H3", "I2", "B4", "B7", "E8"] {
        assert!(unused(&read).iter().any(|one| one == cell), "{cell}: {:?}", unused(&read));
    }
}

#[test]
fn rows_are_read_with_blanks_filled_from_above_and_stages_in_order() {
    let rows = [
        "Our statements",
        "Theme|Level|Criteria|Evidence|Owner",
        "Access|Level 2|We book online.|Screens|Jo",
        "||We call back.||",
        "|Level 1|We answer. / Every day.|Call log|Sam",
        "Care|Level 1|• We plan / • We meet||",
        "|Level 3|||",
    ];
    let read = read(&rows, BoxContent::One);
    assert_eq!((read.is_grid(), read.matrix.title.as_str()), (false, "Our statements"));
    assert_eq!(stages(&read), ["Level 1", "Level 2"]);
    let all: Vec<(&str, &str, &str)> = read
        .matrix
        .domains
        .iter()
        .flat_map(|domain| &domain.statements)
        .map(|one| (one.id.as_str(), one.stage.as_str(), one.text.as_str()))
        .collect();
    assert_eq!(
        all,
        [
            ("ACCE-2a", "level-2", "We book online."),
            ("ACCE-2b", "level-2", "We call back."),
            ("ACCE-1a", "level-1", "We answer. Every day."),
            ("CARE-1a", "level-1", "We plan"),
            ("CARE-1b", "level-1", "We meet"),
        ]
    );
    assert_eq!(read.matrix.domains[0].statements[2].evidence.as_deref(), Some("Call log"));
    assert_eq!(unused(&read), ["E2", "E3", "E5", "B7"]);
}

#[test]
fn the_person_has_the_last_word_on_title_and_id() {
    let options = ReadOptions {
        title: Some("Another".to_owned()),
        id: Some("mine".to_owned()),
        ..read_options(BoxContent::One)
    };
    let read = parse_table(&table(&GRID), &options).unwrap();
    assert_eq!((read.matrix.title.as_str(), read.matrix.id.as_str()), ("Another", "mine"));
    let taken =
        ReadOptions { taken_ids: vec!["our-grid".into()], ..self::read_options(BoxContent::One) };
    let read = parse_table(&table(&GRID[3..]), &taken).unwrap();
    assert_eq!((read.matrix.title.as_str(), read.matrix.id.as_str()), ("Our grid", "our-grid-2"));
}
