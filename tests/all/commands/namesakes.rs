//! Two networks with matrices of one id: two matrices, wherever they meet.

use serde_json::{Value, json};

use super::{Bench, Ran};

/// A small matrix called `ours`, as a network wrote it.
fn ours(title: &str, area: &str, texts: [&str; 3]) -> String {
    let statements: Vec<Value> = ["A-1", "A-2", "A-3"]
        .iter()
        .zip(["early", "early", "late"])
        .zip(texts)
        .map(|((id, stage), text)| json!({"id": id, "stage": stage, "text": text}))
        .collect();
    json!({
        "format": "pcn-workbook.matrix/1", "id": "ours", "revision": 1, "title": title, "kind": "local",
        "stages": [{"id": "early", "name": "Early"}, {"id": "late", "name": "Late"}],
        "domains": [{"id": "A", "name": area, "statements": statements}]
    })
    .to_string()
}

fn brook() -> String {
    let texts =
        ["Patients can reach us by phone.", "We know who waits.", "We share one booking line."];
    ours("Brook Vale matrix", "Access", texts)
}

fn greenbank() -> String {
    ours(
        "Greenbank matrix",
        "Getting in",
        ["The door is open.", "The lift works.", "Anyone is in."],
    )
}

/// A workbook of one network that walked its own `ours`, and the share of it.
fn share_of(
    name: &str,
    matrix: &str,
    answers: &[&str],
    more: impl FnOnce(&Bench),
) -> (Bench, String) {
    let bench = Bench::empty();
    bench.good(&["network", "add", name]);
    bench.add_matrix(matrix);
    let slug = slug(name);
    let on = |command: &'static str, more: &[&str]| {
        let mut args = vec![command, "--network", &slug, "--matrix", "ours"];
        args.extend(more);
        bench.good(&args);
    };
    on("answer", answers);
    on("save", &["--present", "clinical director"]);
    more(&bench);
    let file = bench.home().join(format!("{slug}.json")).to_str().unwrap().to_owned();
    let ids = bench.json(&["snapshots", &slug]);
    let ids: Vec<String> = ids["snapshots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect();
    let mut args = vec!["share".to_owned()];
    args.extend(ids);
    args.extend(["--out".to_owned(), file.clone()]);
    bench.good(&args);
    (bench, file)
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

/// A manager's workbook with both brought in.
fn manager() -> Bench {
    let (_brook, one) = share_of("Brook Vale PCN", &brook(), &["A-1=fully", "A-2=fully"], |_| {});
    let (_green, other) =
        share_of("Greenbank PCN", &greenbank(), &["A-1=partly", "A-2=not_yet"], |_| {});
    let bench = Bench::empty();
    bench.good(&["import", &one, &other]);
    bench
}

#[test]
fn nothing_of_two_matrices_with_one_id_can_be_compared() {
    let bench = manager();
    let sides = ["compare", "brook-vale-pcn@last", "greenbank-pcn@last"];
    let text = bench.good(&sides);
    assert!(
        text.contains("0 of 6 statements can be compared: another matrix of the same id"),
        "{text}"
    );
    for words in ["Brook Vale matrix (Brook Vale PCN)", "Greenbank matrix", "(Greenbank PCN)"] {
        assert!(text.contains(words), "{text}");
    }
    let both = bench.json(&sides);
    assert_eq!(
        (&both["comparable"]["comparable"], &both["comparable"]["of"]),
        (&json!(0), &json!(6))
    );
    let why = |one: &Value| one["why"] == "other_matrix";
    assert!(both["comparable"]["not_comparable"].as_array().unwrap().iter().all(why), "{both}");
    // each area stands alone, and says which matrix it is of
    let areas = both["domains"].as_array().unwrap();
    let lineages: Vec<&str> = areas.iter().map(|area| area["lineage"].as_str().unwrap()).collect();
    assert_eq!(areas.len(), 2, "{both}");
    assert_ne!(lineages[0], lineages[1]);
    let filled = |area: &Value| {
        area["sides"].as_array().unwrap().iter().filter(|side| side != &&json!([])).count()
    };
    assert!(areas.iter().all(|area| filled(area) == 1), "{both}");
}

#[test]
fn a_walk_goes_on_with_the_networks_own_matrix_and_its_own_last_time() {
    let bench = manager();
    for (slug, title) in
        [("greenbank-pcn", "Greenbank matrix"), ("brook-vale-pcn", "Brook Vale matrix")]
    {
        let last = bench.json(&["show", slug, "--matrix", "ours"])["snapshot"].clone();
        bench.good(&["answer", "--network", slug, "--matrix", "ours", "A-3=mostly"]);
        let draft = bench.files(&format!("networks/{slug}/drafts")).remove(0);
        let draft = bench.read(draft);
        assert_eq!(draft["based_on"], last);
        let shown = bench.good(&["show", slug, "--matrix", "ours"]);
        assert!(shown.contains(title), "{slug}: {shown}");
        bench.good(&["save", "--network", slug, "--matrix", "ours"]);
        let progress = bench.json(&["progress", slug, "--matrix", "ours"]);
        let points = &progress["matrices"][0]["domains"][0]["points"];
        assert_eq!(points.as_array().unwrap().len(), 2, "{progress}");
        // both were answered on one text
        let texts: Vec<Value> = bench
            .files(&format!("networks/{slug}/snapshots"))
            .into_iter()
            .map(|file| bench.read(file)["matrix"]["fingerprint"].clone())
            .collect();
        assert!(texts.len() == 2 && texts[0] == texts[1], "{slug}: {texts:?}");
    }
}

#[test]
fn an_id_that_two_matrices_have_is_not_guessed_at() {
    let bench = manager();
    for named in ["ours", "ours@1"] {
        let ran: Ran = bench.run(&["matrix", "show", named]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        for title in ["Brook Vale matrix (Brook Vale PCN)", "Greenbank matrix (Greenbank PCN)"] {
            assert!(ran.err.contains(title), "{ran:?}");
        }
    }
    let list = bench.good(&["matrix", "list"]);
    assert!(list.contains("Greenbank matrix (Greenbank PCN)"), "{list}");
    // in full it is found
    let ran = bench.run(&["matrix", "show", "ours"]);
    let full = ran.err.split_whitespace().find(|word| word.starts_with("ours@1_")).unwrap();
    let shown = bench.json(&["matrix", "show", full.trim_end_matches([':', '.', ','])]);
    assert!(shown["title"].as_str().unwrap().ends_with(" matrix"), "{shown}");
}

#[test]
fn the_networks_file_says_which_is_in_use_and_old_ones_open_without() {
    let bench = manager();
    let file = bench.library().join("networks/greenbank-pcn/network.json");
    let mut network = bench.read("networks/greenbank-pcn/network.json");
    let first = network["lineages"]["ours"].as_str().unwrap().to_owned();
    assert_eq!(first.len(), 64);
    network.as_object_mut().unwrap().remove("lineages");
    std::fs::write(&file, network.to_string()).unwrap();
    let shown = bench.good(&["show", "greenbank-pcn", "--matrix", "ours"]);
    assert!(shown.contains("Greenbank matrix (Greenbank PCN)"), "{shown}");
}

#[test]
fn one_file_used_by_two_networks_is_one_matrix() {
    let (_one, first) = share_of("Brook Vale PCN", &brook(), &["A-1=fully"], |_| {});
    let (_other, second) = share_of("Greenbank PCN", &brook(), &["A-1=partly"], |_| {});
    let bench = Bench::empty();
    bench.good(&["import", &first, &second]);
    let both = bench.json(&["compare", "brook-vale-pcn@last", "greenbank-pcn@last"]);
    assert_eq!(
        (&both["comparable"]["comparable"], &both["comparable"]["of"]),
        (&json!(3), &json!(3))
    );
    assert_eq!(both["domains"][0].get("lineage"), None);
    let shown = bench.json(&["matrix", "show", "ours"]);
    assert_eq!(shown["title"], "Brook Vale matrix");
}

#[test]
fn later_revisions_made_here_say_whose_they_are_and_changed_apart_only_equal_words_compare() {
    let revise = |word: &'static str| {
        move |bench: &Bench| {
            let slug = bench.json(&["network", "list"])["networks"][0]["slug"].clone();
            let slug = slug.as_str().unwrap().to_owned();
            let mut next: Value = serde_json::from_str(&brook()).unwrap();
            next["domains"][0]["statements"][0]["text"] = json!(format!("{word} can reach us."));
            let file = bench.home().join("next.json");
            std::fs::write(&file, next.to_string()).unwrap();
            let file = file.to_str().unwrap();
            bench.good(&["matrix", "add", file, "--as-next", "--same", "A-1"]);
            let made = bench.json(&["matrix", "show", "ours"]);
            assert_eq!(made["revision"], 2);
            assert_eq!(made["lineage"].as_str().unwrap().len(), 64, "{made}");
            bench.good(&[
                "answer", "--network", &slug, "--matrix", "ours", "A-1=fully", "A-2=fully",
            ]);
            bench.good(&[
                "save", "--network", &slug, "--matrix", "ours", "--taken-on", "2026-03-12",
            ]);
        }
    };
    let (_one, first) = share_of("Brook Vale PCN", &brook(), &["A-1=fully"], revise("Everyone"));
    let (_other, second) = share_of("Greenbank PCN", &brook(), &["A-1=fully"], revise("Nobody"));
    let bench = Bench::empty();
    bench.good(&["import", &first, &second]);
    let both = bench.json(&["compare", "brook-vale-pcn@last", "greenbank-pcn@last"]);
    assert_eq!(
        (&both["comparable"]["comparable"], &both["comparable"]["of"]),
        (&json!(2), &json!(3)),
        "{both}"
    );
    // within each network it is one line
    let progress = bench.json(&["progress", "brook-vale-pcn", "--matrix", "ours"]);
    assert_eq!(progress["matrices"].as_array().unwrap().len(), 1, "{progress}");
}

#[test]
fn what_was_mixed_before_is_kept_apart_and_said() {
    let bench = manager();
    // a draft of Greenbank begun on its own snapshot, and on Brook Vale's matrix
    bench.good(&["answer", "--network", "greenbank-pcn", "--matrix", "ours", "A-1=fully"]);
    let file = bench.files("networks/greenbank-pcn/drafts").remove(0);
    let mut draft = bench.read(&file);
    let brook = bench.files("networks/brook-vale-pcn/snapshots").remove(0);
    draft["matrix"] = bench.read(brook)["matrix"].clone();
    let path = bench.library().join(file);
    let text = serde_json::to_string_pretty(&draft).unwrap() + "\n";
    let other = Bench::empty();
    std::fs::write(&path, text).unwrap();
    std::fs::remove_dir_all(other.library()).unwrap();
    std::fs::rename(bench.library(), other.library()).unwrap();
    let said = other.run(&["doctor"]);
    let words: Vec<&str> = said.out.split_whitespace().collect();
    assert!(words.join(" ").contains("begun on a snapshot of another matrix"), "{said:?}");
    // the network goes on with its own
    let shown = other.good(&["show", "greenbank-pcn", "--matrix", "ours"]);
    assert!(shown.contains("Greenbank matrix (Greenbank PCN)"), "{shown}");
}

#[test]
fn one_of_two_namesakes_is_shared_on_as_the_text_it_is() {
    let (sender, reader) = (manager(), Bench::empty());
    let file = sender.home().join("on.json").to_str().unwrap().to_owned();
    sender.good(&["share", "brook-vale-pcn", "--matrix", "ours", "--out", &file]);
    reader.good(&["import", &file]);
    let listed = reader.good(&["matrix", "list"]);
    let line = listed.lines().find(|line| line.starts_with("ours@1")).unwrap();
    assert!(line.trim_end().ends_with("Brook Vale matrix"), "{listed}");
}
