//! Sheets that programs export: ids and codes, owners, days, one text all the way down. Each is asked
//! about with a guess that is right, or a key or two away from it.

use super::*;

/// The stages, areas and statements that are guessed, and the columns in doubt.
fn guess(rows: &[&str]) -> (TableReading, Vec<usize>) {
    let read = read(rows, BoxContent::Several);
    let doubts = read.layout.doubts.iter().flat_map(|doubt| doubt.columns.clone()).collect();
    (read, doubts)
}

const STEPS: [&str; 4] = ["Foundation", "Step 1", "Step 2", "Step 3"];

#[test]
fn a_catalogue_with_areas_in_rows_of_their_own_is_asked_about_with_the_right_guess() {
    let (read, doubts) = guess(&[
        "urn|assessable|depth|ref_id|name|description|level_group",
        "urn:x:1||1|1|Access to care||",
        "urn:x:1.1|x|2|1.1||We answer calls within the hour.|1",
        "urn:x:1.2|x|2|1.2||We offer booking in each practice.|2",
        "urn:x:1.3|x|2|1.3||We review demand each month.|2",
        "urn:x:2||1|2|Using our data||",
        "urn:x:2.1|x|2|2.1||We share one agreement of all.|1",
        "urn:x:2.2|x|2|2.2||We look at one board together.|2",
        "urn:x:2.3|x|2|2.3||We search for those at risk.|2",
    ]);
    assert_eq!(
        (stages(&read), areas(&read)),
        (vec!["1", "2"], vec!["Access to care", "Using our data"])
    );
    assert_eq!((read.matrix.items().count(), doubts), (6, vec![4, 6, 5]));
    assert!(!unused(&read).iter().any(|cell| cell == "E2"), "the heading is used: {read:?}");
}

#[test]
fn an_area_in_a_row_of_its_own_holds_for_the_rows_below_it() {
    let read = read(
        &[
            "Area|Stage|Statement", "Access||", "|Early|We answer.", "|Late|We call back.",
            "Data||", "|Early|We count.", "Nobody||",
        ],
        BoxContent::Several,
    );
    assert_eq!(areas(&read), ["Access", "Data"]);
    let counts: Vec<usize> = read.matrix.domains.iter().map(|one| one.statements.len()).collect();
    assert_eq!((counts, unused(&read)), (vec![2, 1], vec!["A7".to_owned()]));
}

#[test]
fn days_and_owners_are_no_stages() {
    let (read, doubts) = guess(&[
        "#|Strand|Sub-strand|Now|A|B|C|D|Owner|Reviewed",
        "1|Access|Phones||We answer calls.|We call back.|We plan it.|We lead it.|Team X|2026-03-01",
        "2|Access|Online||We have a page.|We book there.|We ask on it.|We share it.|Team X|2026-03-01",
        "3|Data|Sharing||We have a paper.|We all sign it.|We use it.|We renew it.|Team Y|2026-03-08",
        "4|Data|Boards||We have one.|We look at it.|We act on it.|We tell others.|Team Y|2026-03-08",
    ]);
    assert!(stages(&read).ends_with(&["A", "B", "C", "D"]), "{:?}", stages(&read));
    assert_eq!((areas(&read), doubts), (vec!["Phones", "Online", "Sharing", "Boards"], vec![3]));
    assert_eq!(read.matrix.domains[3].group.as_deref(), Some("Data"));
}

#[test]
fn headings_that_only_count_the_columns_are_asked_about() {
    let (read, doubts) = guess(&[
        "f1|f2|f3|f4|f5|f6|f7|f8",
        "1|Access|owner0|We answer calls.|We call back.|We plan it.|We lead it.|2026-03-01",
        "2|Data|owner1|We have a paper.|We all sign it.|We use it.|We renew it.|2026-03-01",
        "3|Staff|owner0|We list them.|We share them.|We hire them.|We plan them.|2026-03-02",
    ]);
    assert_eq!(stages(&read), ["f4", "f5", "f6", "f7"]);
    assert_eq!(doubts, [3, 4, 5, 6]);
}

#[test]
fn exported_rows_are_asked_about_with_the_right_guess() {
    let (read, doubts) = guess(&[
        "rec_id|ref_code|section|criterion_text|tier|assigned_owner|created_at|status|remarks",
        "10201|1.1|Access|We answer calls within the hour.|Foundation|J. Patel|2026-03-02|Published|",
        "10202|1.2|Access|We offer booking in each practice.|Step 1|S. Moore|2026-03-03|Published|check",
        "10203|1.3|Access|We review demand together.|Step 2|J. Patel|2026-03-04|Published|",
        "10204|1.4|Access|Patients see any practice.|Step 3|S. Moore|2026-03-05|Published|",
        "10205|2.1|Data|Practices share one agreement.|Foundation|J. Patel|2026-03-06|Published|",
        "10206|2.2|Data|We look at one board.|Step 1|S. Moore|2026-03-07|Published|",
        "10207|2.3|Data|We use searches to find people.|Step 2|J. Patel|2026-03-08|Published|",
        "10208|2.4|Data|Our plans are built on it.|Step 3|S. Moore|2026-03-09|Published|",
    ]);
    assert_eq!((stages(&read), areas(&read)), (STEPS.to_vec(), vec!["Access", "Data"]));
    assert_eq!((read.matrix.items().count(), doubts), (8, vec![2, 4, 3]));
    let layout = read.layout.to_choices();
    let said = ReadOptions { layout, ..read_options(BoxContent::Several) };
    let sheet =
        table(&["Code|Kind|Block|Words|Step", "1|K|Access|We answer.|1", "2|K|Data|We count.|2"]);
    let reasons = parse_table(&sheet, &said).map(|read| read.unused_cells).unwrap_or_default();
    assert!(reasons.iter().all(|one| !one.reason.contains("says the same")), "{reasons:?}");
}

#[test]
fn a_column_of_two_under_each_stage_is_asked_about_and_read_as_one_box() {
    let over = |column: usize| Merge { first: Cell::at(0, column), last: Cell::at(0, column + 1) };
    let sheet = |labels: &str| {
        let rows = [
            "Area|Foundation||Step 1|",
            labels,
            "Access|We answer calls.|Ask why not.|We call back.|Ask who does.",
            "Data|We have a paper.|Ask where it is.|We all sign it.|Ask who did not.",
        ];
        let rows: Vec<&str> = rows.into_iter().filter(|row| !row.is_empty()).collect();
        table(&rows).with_merges(vec![over(1), over(3)])
    };
    for labels in ["", "|Practices|Network|Practices|Network"] {
        let sheet = sheet(labels);
        let read = parse_table(&sheet, &read_options(BoxContent::Several)).unwrap();
        assert_eq!(stages(&read), ["Foundation", "Step 1"], "{labels}");
        assert_eq!((areas(&read), read.matrix.items().count()), (vec!["Access", "Data"], 8));
        let [doubt] = read.layout.doubts.as_slice() else { panic!("{:?}", read.layout.doubts) };
        assert!(doubt.says.contains("such as B to C"), "{}", doubt.says);
        assert_eq!(doubt.says.contains("Practices, Network"), !labels.is_empty());
        let layout = read.layout.to_choices();
        let again = ReadOptions { layout, ..read_options(BoxContent::Several) };
        let again = parse_table(&sheet, &again).unwrap();
        assert_eq!((again.matrix, again.layout.doubts), (read.matrix, Vec::new()));
    }
    let mut layout = read_options(BoxContent::Several);
    layout.layout.columns.insert(2, ColumnUse::Note);
    assert!(grid::join_columns(&sheet(""), &layout.layout).is_none(), "a person said what C is");
}

#[test]
fn what_names_each_of_several_tables_is_the_heading_above_its_areas() {
    let rows = |names: [&str; 2], corners: [&str; 2]| {
        let of = |at: usize| {
            let topic = ["Access", "Data"][at];
            vec![
                names[at].to_owned(),
                format!("{}|Early|Growing|Strong", corners[at]),
                format!("{topic} one|We meet.|We plan.|We lead."),
                format!("{topic} two|We count.|We share.|We use it."),
                String::new(),
            ]
        };
        [of(0), of(1)].concat()
    };
    let groups = |rows: Vec<String>| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read = read(&rows, BoxContent::Several);
        let group = |at: usize| read.matrix.domains[at].group.clone().unwrap_or_default();
        assert_eq!(read.matrix.domains.len(), 4);
        ([group(0), group(2)], read.matrix.title.clone(), unused(&read))
    };
    let named = groups(rows(["Phones", "Sharing"], ["Topic", "Topic"]));
    assert_eq!(
        (&named.0, named.1.as_str()),
        (&["Phones".to_owned(), "Sharing".to_owned()], "Our grid")
    );
    assert!(!named.2.contains(&"A1".to_owned()) && !named.2.contains(&"A6".to_owned()));
    let corner = groups(rows(["", ""], ["Phones", "Sharing"]));
    assert_eq!(corner.0, ["Phones", "Sharing"]);
    let none = groups(rows(["", ""], ["Topic", "Topic"]));
    assert_eq!(none.0, ["", ""], "headings of the next page name nothing");
}

#[test]
fn how_urgent_a_row_is_names_no_area() {
    let mut rows = vec!["UID|Priority|Entry|Standard|Expected at".to_owned()];
    for (area, name) in ["Access", "Data", "Workforce"].iter().enumerate() {
        for (step, stage) in STEPS.iter().enumerate() {
            let urgency = ["High", "Low", "Medium"][(area + step) % 3];
            rows.push(format!(
                "ST-{area}{step}|{urgency}|{name}|We do step {step} of {name}.|{stage}"
            ));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (read, doubts) = guess(&rows);
    assert_eq!(areas(&read), ["Access", "Data", "Workforce"]);
    assert_eq!((stages(&read), doubts), (STEPS.to_vec(), vec![2, 4, 3]));
    // a sheet that a program calls as it calls every one is titled by its file
    let mut table = table(&rows);
    table.name = "Export".to_owned();
    let read = parse_table(&table, &read_options(BoxContent::Several)).unwrap();
    assert_eq!(read.matrix.title, "Our grid");
}
