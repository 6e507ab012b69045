//! Copies of one snapshot that say different things, and snapshots that were altered: said when they
//! come in, counted nowhere until a person chooses, whatever the files are called.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Bench;

const ON: [&str; 4] = ["--network", "dale", "--matrix", "pcn-companion"];

/// A share of two snapshots, and the same with one answer of the first changed by hand.
struct Shares {
    _theirs: Bench,
    good: PathBuf,
    altered: PathBuf,
    /// Without the hashes, as an earlier version wrote it, and with another answer.
    unsigned: PathBuf,
}

impl Shares {
    fn new() -> Self {
        let theirs = Bench::empty();
        theirs.good(&["network", "add", "Dale & Moor PCN", "--ods", "U10001"]);
        for (day, answer) in [("2025-03-12", "LEAD-0a=partly"), ("2026-03-12", "LEAD-0a=fully")] {
            theirs.good(&[&["answer"], &ON[..], &[answer]].concat());
            theirs.good(&[&["save"], &ON[..], &["--taken-on", day, "--leave-open"]].concat());
        }
        let file = |name: &str| theirs.home().join(name);
        let (good, altered) = (file("dale.json"), file("dale FINAL v2.json"));
        theirs.good(&["share", "dale", "--out", good.to_str().unwrap()]);
        let text = fs::read_to_string(&good).unwrap().replacen("partly", "mostly", 1);
        fs::write(&altered, &text).unwrap();
        let unsigned = file("an older one.json");
        let mut share: Value = serde_json::from_str(&text).unwrap();
        for snapshot in share["snapshots"].as_array_mut().unwrap() {
            assert!(snapshot.as_object_mut().unwrap().remove("sha256").is_some());
        }
        fs::write(&unsigned, share.to_string()).unwrap();
        Self { _theirs: theirs, good, altered, unsigned }
    }
}

fn import(bench: &Bench, file: &Path) -> String {
    bench.good(&["import", file.to_str().unwrap()])
}

/// For each listed snapshot its day, whether it counts, and why not.
fn listed(bench: &Bench) -> Vec<(String, bool, Value)> {
    let listed = bench.json(&["snapshots", "dale"]);
    let row = |row: &Value| {
        let day = row["taken_on"].as_str().unwrap().to_owned();
        (day, row["counted"].as_bool().unwrap(), row["why_not"].clone())
    };
    listed["snapshots"].as_array().unwrap().iter().map(row).collect()
}

/// The file of the copy of 2025 that answers so.
fn copy(bench: &Bench, answer: &str) -> String {
    let is_it = |file: &PathBuf| bench.read(file)["answers"]["LEAD-0a"]["answer"] == answer;
    let file = bench.files("networks/dale-moor-pcn/snapshots").into_iter().find(is_it).unwrap();
    file.to_str().unwrap().replace('\\', "/")
}

#[test]
fn an_altered_snapshot_is_said_so_and_counts_only_once_it_is_chosen() {
    let (shares, bench) = (Shares::new(), Bench::empty());
    let said = import(&bench, &shares.altered);
    assert!(said.contains("1 was altered on the way: not counted until you choose it"), "{said}");
    let altered = (String::from("2025-03-12"), false, json!("altered"));
    let newest = (String::from("2026-03-12"), true, Value::Null);
    assert_eq!(listed(&bench), [altered.clone(), newest.clone()]);
    let text = bench.good(&["snapshots", "dale"]);
    assert!(text.contains("altered after it was saved, not counted"), "{text}");
    bench.refused(&["show", "dale@2025-03-12"], "was altered after it was saved");
    let file = copy(&bench, "mostly");
    let shown = bench.json(&["show", &file]);
    assert_eq!(
        (&shown["why_not"], &shown["changed_after_save"]),
        (&json!("altered"), &json!(true))
    );
    let doctor = bench.run(&["doctor"]);
    assert_eq!(doctor.code, Some(1));
    let words = doctor.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("does not count") && words.contains("choose"), "{doctor:?}");
    // the true one comes too: that one counts, and the altered one stays altered
    import(&bench, &shares.good);
    let good = (String::from("2025-03-12"), true, Value::Null);
    assert_eq!(listed(&bench), [good, altered, newest]);
    let names = bench.files("networks/dale-moor-pcn/snapshots");
    assert!(names.iter().all(|file| !bench.read(file).as_object().unwrap().contains_key("sha256")));
}

#[test]
fn whichever_of_two_copies_comes_first_and_whatever_they_are_called_the_true_one_counts() {
    let shares = Shares::new();
    let bring = |files: [&PathBuf; 2]| {
        let bench = Bench::empty();
        let folder = bench.home().join("returns");
        fs::create_dir(&folder).unwrap();
        for (file, name) in files.into_iter().zip(["a.json", "b FINAL.json"]) {
            fs::copy(file, folder.join(name)).unwrap();
        }
        bench.good(&["import", folder.to_str().unwrap()]);
        let mut snapshots = bench.json(&["snapshots"]);
        for file in bench.files("networks/dale-moor-pcn/snapshots") {
            // nor does the time of a file
            let opened = fs::File::options().write(true).open(bench.library().join(file)).unwrap();
            opened.set_modified(std::time::UNIX_EPOCH).unwrap();
        }
        assert_eq!(bench.json(&["snapshots"]), snapshots);
        for row in snapshots["snapshots"].as_array_mut().unwrap() {
            assert_eq!(row["counted"], row["why_not"].is_null());
        }
        snapshots
    };
    let (one, other) = (&shares.good, &shares.altered);
    assert_eq!(bring([one, other]), bring([other, one]));
}

#[test]
fn of_two_copies_that_nothing_tells_apart_neither_counts_until_one_is_chosen() {
    let (shares, bench) = (Shares::new(), Bench::empty());
    import(&bench, &shares.unsigned);
    let ran = bench.json(&["import", shares.good.to_str().unwrap()]);
    let first = &ran["files"][0]["snapshots"][0];
    assert_eq!((&first["is"], &first["counted"]), (&json!("differs"), &json!(false)));
    assert!(first.get("altered").is_none(), "a share without hashes alters nothing");
    let newest = (String::from("2026-03-12"), true, Value::Null);
    assert_eq!(listed(&bench), [differs(), differs(), newest.clone()]);
    bench.refused(&["show", "dale@2025-03-12"], "none of them counts");
    let id = ran["files"][0]["snapshots"][0]["id"].as_str().unwrap().to_owned();
    bench.refused(&["choose", &id], "There are 2 copies of this snapshot.");
    bench.refused(&["choose", "dale@2026-03-12"], "only one copy");
    for (chosen, other) in [("partly", "mostly"), ("mostly", "partly")] {
        let said = bench.json(&["choose", &copy(&bench, chosen)]);
        let answer = json!({
            "kind": "answer", "id": "LEAD-0a", "counts": chosen, "other": other
        });
        assert_eq!(said["others"][0]["differs"], json!([answer]));
        let good = (String::from("2025-03-12"), true, Value::Null);
        assert_eq!(listed(&bench), [good, differs(), newest.clone()]);
        let compared = bench.json(&["compare", "dale@2025-03-12", "dale"]);
        assert_eq!(compared["compared"][0]["differs"], true);
    }
    let said = bench.good(&["choose", &copy(&bench, "partly")]);
    assert!(said.contains("LEAD-0a: partly counts, not mostly"), "{said}");
}

fn differs() -> (String, bool, Value) {
    (String::from("2025-03-12"), false, json!("differs"))
}

#[test]
fn an_import_says_when_neither_of_two_copies_counts_now() {
    let (shares, bench) = (Shares::new(), Bench::empty());
    import(&bench, &shares.unsigned);
    let said = import(&bench, &shares.good);
    assert!(
        said.contains("differs from what was there, both are kept; neither copy counts"),
        "{said}"
    );
}

#[test]
fn what_stands_as_a_hash_and_is_none_is_refused() {
    let (shares, bench) = (Shares::new(), Bench::empty());
    let mut share: Value = serde_json::from_slice(&fs::read(&shares.good).unwrap()).unwrap();
    for odd in [json!("abc"), json!(7), json!("A".repeat(64))] {
        share["snapshots"][0]["sha256"] = odd;
        fs::write(&shares.altered, share.to_string()).unwrap();
        let ran = bench.run(&["import", shares.altered.to_str().unwrap()]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(ran.err.contains("no SHA-256"), "{ran:?}");
    }
}
