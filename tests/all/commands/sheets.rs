//! A matrix from a spreadsheet, and back.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Bench, OURS, tree};

#[path = "sheets/council.rs"]
pub mod council;

fn put(bench: &Bench, name: &str, bytes: &[u8]) -> PathBuf {
    let path = bench.home().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn words(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_councils_grid_becomes_a_matrix_by_picking_or_by_answering() {
    let bench = Bench::with_network();
    let grid = put(&bench, "Council grid.xlsx", &council::grid());
    let out = bench.home().join("council.json");
    let from = ["matrix", "from-sheet", words(&grid), "--out", words(&out)];
    bench.refused(&from, "Is each box one description, or several statements?");
    assert!(!out.exists(), "nothing is written before the question is answered");
    let said = bench.good(&[&from[..], &["--each-box", "one"]].concat());
    for part in [
        "Hollybank Council",
        "5 stages, lowest first: 1 Starting, 2 Emerging, 3 Developing, 4",
        "7 areas: ",
        "from C6 to G6",
        "looks like notes, not a stage",
        "The hidden sheet",
        "Not used",
        "matrix add",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 80 || line.contains('/')), "{said}");
    bench.good(&["matrix", "check", words(&out)]);
    bench.good(&["matrix", "add", words(&out)]);
    let matrix = bench.json(&["matrix", "show", "hollybank-council-working"]);
    assert_eq!(
        (matrix["domains"].as_array().unwrap().len(), matrix["stages"].as_array().unwrap().len()),
        (7, 5)
    );
    for domain in matrix["domains"].as_array().unwrap() {
        assert_eq!(domain["ladders"][0]["rungs"].as_object().unwrap().len(), 5, "{domain}");
    }
    let other = bench.home().join("several.json");
    let args = [
        "matrix",
        "from-sheet",
        words(&grid),
        "--out",
        words(&other),
        "--each-box",
        "several",
        "--id",
        "council-said",
    ];
    let read = bench.json(&[&args[..], &["--title", "Council, in statements"]].concat());
    assert_eq!(
        (&read["format"], &read["shape"], &read["each_box"], &read["matrix"]["title"]),
        (
            &json!("pcn-workbook.sheet/1"),
            &json!("grid"),
            &json!("several"),
            &json!("Council, in statements")
        )
    );
    assert!(read["matrix"]["items"].as_u64().unwrap() > 35, "bullets are taken apart: {read}");
    bench.good(&["matrix", "add", words(&other)]);
    bench.good(&["network", "add", "Elm", "--purpose", "To try it"]);
    bench.good(&["answer", "--network", "elm", "--matrix", "council-said", "LEAD-1a=fully"]);
}

#[test]
fn every_shipped_matrix_comes_back_from_its_spreadsheet_exactly() {
    let bench = Bench::with_network();
    let ids: Vec<String> = bench.json(&["matrix", "list"])["matrices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(ids.len() > 2);
    for id in ids {
        let mut shown: Value = bench.json(&["matrix", "show", &id]);
        shown.as_object_mut().unwrap().remove("later"); // a field of no known version is all that is left out
        for ending in ["csv", "xlsx"] {
            let sheet = bench.home().join(format!("{id}.{ending}"));
            let back = bench.home().join(format!("{id}-{ending}.json"));
            bench.good(&["matrix", "to-sheet", &id, "--out", words(&sheet)]);
            bench.good(&["matrix", "to-sheet", &id, "--out", words(&sheet)]);
            bench.good(&["matrix", "from-sheet", words(&sheet), "--out", words(&back)]);
            let text = std::fs::read_to_string(&back).unwrap();
            let read: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(
                serde_json::to_string(&read).unwrap(),
                serde_json::to_string(&shown).unwrap(),
                "{id}.{ending}"
            );
        }
    }
}

#[test]
fn a_form_filled_in_is_added_beside_the_one_it_came_from() {
    let bench = Bench::with_network();
    let (form, back) = (bench.home().join("form.csv"), bench.home().join("back.json"));
    bench.good(&["matrix", "to-sheet", "riverside-example", "--out", words(&form)]);
    let text =
        std::fs::read_to_string(&form).unwrap().replace("Agreed map", "A map that all agreed");
    std::fs::write(&form, text).unwrap();
    let ran = bench.run(&["matrix", "from-sheet", words(&form), "--out", words(&back)]);
    assert!(
        ran.code == Some(0) && ran.err.contains("here already") && ran.err.contains("--id"),
        "{ran:?}"
    );
    let own = bench.home().join("own.json");
    bench.good(&[
        "matrix",
        "from-sheet",
        words(&form),
        "--out",
        words(&own),
        "--id",
        "our-riverside",
    ]);
    bench.good(&["matrix", "add", words(&own)]);
    assert_eq!(
        bench.json(&["matrix", "show", "our-riverside"])["domains"][0]["statements"][0]["evidence"],
        "A map that all agreed"
    );
}

#[test]
fn nothing_is_written_over_and_every_refusal_names_its_file() {
    let bench = Bench::with_network();
    let rows = put(&bench, "rows.csv", b"Area;Stage;Statement\r\nAccess;Early;We answer.\r\n");
    let taken = put(&bench, "taken.json", b"mine");
    bench.refused(&["matrix", "from-sheet", words(&rows), "--out", words(&taken)], "already");
    assert_eq!(std::fs::read(&taken).unwrap(), b"mine");
    bench.refused(&["matrix", "to-sheet", "ours", "--out", words(&taken)], ".xlsx or .csv");
    bench.refused(&["matrix", "from-sheet", "nowhere.xlsx", "--out", "x.json"], "nowhere.xlsx");
    let pdf = put(&bench, "grid.xlsx", b"%PDF-1.4");
    bench.refused(&["matrix", "from-sheet", words(&pdf), "--out", "x.json"], "grid.xlsx");
    bench.refused(
        &["matrix", "from-sheet", words(&rows), "--out", "x.json", "--sheet", "Two"],
        "no sheet called \"Two\"",
    );
    bench.wrong(&["matrix", "from-sheet", words(&rows)]);
    let before = tree(bench.home());
    assert!(!before.contains_key("x.json"));
    assert!(serde_json::from_str::<Value>(OURS).is_ok());
}

#[test]
fn of_several_sheets_the_one_that_is_meant_is_asked_for() {
    let bench = Bench::with_network();
    let book = put(&bench, "two.xlsx", &council::two_grids());
    let out = bench.home().join("out.json");
    let from = ["matrix", "from-sheet", words(&book), "--out", words(&out), "--each-box", "one"];
    bench.refused(&from, "\"North\", \"South\"");
    let said = bench.good(&[&from[..], &["--sheet", "south"]].concat());
    assert!(said.contains("Title: South"), "{said}");
}

#[test]
fn of_very_many_sheets_not_all_are_looked_at_and_the_one_that_is_named_is_read() {
    let bench = Bench::with_network();
    let names: Vec<String> = (1..=60).map(|at| format!("Site {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let notes: Vec<String> = (1..=50).map(|at| format!("Note {at}")).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).chain(["Site"]).collect();
    let read = |file: &str, sheets: &[&str], more: &[&str]| {
        let book = put(&bench, file, &council::grids(sheets));
        let out = bench.home().join(format!("{file}.json"));
        let from =
            ["matrix", "from-sheet", words(&book), "--out", words(&out), "--each-box", "one"];
        bench.run(&[&from[..], more].concat())
    };
    let said = read("sites.xlsx", &names, &[]).err;
    assert!(said.contains("\"Site 8\", and more.") && !said.contains("Site 9"), "{said}");
    let said = read("notes.xlsx", &notes, &[]).err;
    assert!(said.contains("None of the first 40 sheets could be understood."), "{said}");
    let mut last = notes.clone();
    last.insert(0, "North");
    let said = read("one.xlsx", &last, &[]).err;
    assert!(said.contains("\"North\" could be the matrix; 12 more were not looked at."), "{said}");
    for (file, sheets, wanted) in [
        ("last.xlsx", &names, "Site 60"),
        ("note.xlsx", &notes, "Site"),
        ("north.xlsx", &last, "North"),
    ] {
        let ran = read(file, sheets, &["--sheet", wanted]);
        assert!(ran.code == Some(0) && ran.out.contains(&format!("Title: {wanted}")), "{ran:?}");
    }
}

#[test]
fn what_was_said_of_a_sheet_goes_for_the_next_with_these_headings_until_it_is_forgotten() {
    let bench = Bench::with_network();
    let grid = "Area,Early,Strong,What people said\nLead,We meet.,We lead.,Hard.\nData,We count.,We use it.,Fine.\n";
    let first = put(&bench, "first.csv", grid.as_bytes());
    let next = put(&bench, "next.csv", grid.replace("Lead", "Money").as_bytes());
    let out = |name: &str| bench.home().join(name);
    let read = |file: &Path, to: &Path, more: &[&str]| {
        let args = ["matrix", "from-sheet", words(file), "--out", words(to)];
        bench.run(&[&args[..], more].concat())
    };
    assert_eq!(read(&first, &out("a.json"), &[]).code, Some(1), "it is asked about");
    let said = ["--role", "D=note", "--each-box", "several"];
    assert_eq!(read(&first, &out("a.json"), &said).code, Some(0));
    let again = read(&next, &out("b.json"), &[]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(again.out.contains("Read the way you chose last time."));
    let matrix: Value = serde_json::from_slice(&std::fs::read(out("b.json")).unwrap()).unwrap();
    assert_eq!(matrix["stages"].as_array().unwrap().len(), 2);
    let forgotten = read(&next, &out("c.json"), &["--forget"]);
    assert_eq!(forgotten.code, Some(1));
    assert!(forgotten.out.contains("was forgotten") && !out("c.json").exists());
    assert_eq!(read(&next, &out("c.json"), &[]).code, Some(1), "and stays so");
}
