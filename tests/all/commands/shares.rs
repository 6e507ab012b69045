//! The private log of what was shared: it can be read, whatever became of the snapshots in it, and
//! it leaves with nothing.

use serde_json::{Value, json};

use super::{Bench, on_ours, tree};

/// A network with two snapshots, one of them shared with the board, for a reason that is nobody
/// else's business.
fn shared() -> Bench {
    let bench = Bench::with_network().on("2026-03-12");
    bench.answer(&["A-1a=fully", "A-1b=partly"]);
    bench.good(&on_ours("save", &["--label", "March"]));
    let out = bench.home().join("for the board.json");
    bench.good(&[
        "share",
        "hillside@last",
        "--out",
        out.to_str().unwrap(),
        "--to",
        "WHOASKED board",
        "--why",
        "WHYASKED, the yearly plan",
        "--condition",
    ]);
    let bench = bench.on("2026-09-10");
    bench.answer(&["A-1a=fully", "A-1b=fully"]);
    bench.good(&on_ours("save", &["--label", "September"]));
    bench
}

/// The lines of the log, each from its own file, the oldest first.
fn log_lines(bench: &Bench) -> Vec<Value> {
    let files = bench.files("shares");
    files.iter().flat_map(|file| bench.read(file)["shares"].as_array().unwrap().clone()).collect()
}

fn share(bench: &Bench, what: &[&str], file: &str) {
    let out = bench.home().join(file);
    let mut args = vec!["share"];
    args.extend(what);
    args.extend(["--out", out.to_str().unwrap()]);
    bench.good(&args);
}

#[test]
fn nothing_was_shared_yet() {
    let bench = Bench::with_network();
    assert!(bench.good(&["shares"]).contains("Nothing has been shared from this folder yet."));
    assert!(
        bench
            .good(&["shares", "hillside"])
            .contains("Nothing of Hillside has been shared from this folder yet.")
    );
    assert_eq!(
        bench.json(&["shares"]),
        json!({"format": "pcn-workbook.shared-log/1", "shares": []})
    );
}

#[test]
fn who_has_what_and_why_is_printed_the_newest_first_and_leaves_no_trace() {
    let bench = shared();
    share(&bench, &["hillside@2026-03-12", "hillside@last", "--with-notes"], "both.json");
    let before = tree(bench.home());
    let page = bench.good(&["shares"]);
    let both = bench.home().join("both.json");
    for line in [
        "2 shares, the newest first. This log stays in this folder; no share contains it.",
        "10 September 2026 at 12:00",
        "For whom      not said",
        "In it         Hillside, 12 March 2026, March",
        "              Hillside, 10 September 2026, September",
        "              Nothing was left out: notes, evidence and who was there were in",
        &format!("File          {}", both.display()),
        "12 March 2026 at 12:00",
        "For whom      WHOASKED board",
        "Why           WHYASKED, the yearly plan",
        "Support       yes, support depended on it",
        "              Left out: notes, evidence and who was there.",
    ] {
        assert!(page.lines().any(|own| own == line), "{line}\nin\n{page}");
    }
    assert!(page.find("10 September 2026 at") < page.find("12 March 2026 at"), "{page}");
    let log = bench.json(&["shares"]);
    let [newest, first] = log["shares"].as_array().unwrap().as_slice() else { panic!("{log:#}") };
    let keys: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["made_at", "to", "why", "condition_of_support", "snapshots", "left_out", "file"]
    );
    let network = bench.json(&["network", "show", "hillside"])["id"].clone();
    let id = &log_lines(&bench)[0]["snapshots"][0];
    let expected = json!({"id": id, "network": {"id": network, "slug": "hillside", "name": "Hillside"},
        "taken_on": "2026-03-12", "label": "March", "is": "here"});
    assert_eq!(first["snapshots"][0].to_string(), expected.to_string());
    assert!(
        newest.get("to").is_none() && newest.get("condition_of_support").is_none(),
        "{newest:#}"
    );
    assert_eq!(newest["left_out"], json!([]));
    assert_eq!(before, tree(bench.home()), "looking leaves no trace");
}

#[test]
fn a_snapshot_is_named_wherever_it_is_now() {
    let is = |bench: &Bench| bench.json(&["shares"])["shares"][0]["snapshots"][0].clone();
    let bench = shared();
    // its matrix is gone, so that it can't be summed up
    let frozen = bench
        .files("matrices")
        .into_iter()
        .find(|file| file.to_string_lossy().contains("ours@1_"))
        .unwrap();
    let held = std::fs::read(bench.library().join(&frozen)).unwrap();
    std::fs::remove_file(bench.library().join(&frozen)).unwrap();
    std::fs::rename(bench.library().join("matrices/ours.json"), bench.home().join("ours.json"))
        .unwrap();
    assert_eq!((&is(&bench)["is"], &is(&bench)["label"]), (&json!("here"), &json!("March")));
    std::fs::write(bench.library().join(&frozen), held).unwrap();

    bench.good(&["trash", "hillside@2026-03-12"]);
    assert_eq!(
        (&is(&bench)["is"], &is(&bench)["taken_on"]),
        (&json!("in-trash"), &json!("2026-03-12"))
    );
    assert_eq!(is(&bench)["network"]["slug"], "hillside");
    assert!(bench.good(&["shares"]).contains("Hillside, 12 March 2026, March (in the trash now)"));
    assert_eq!(bench.json(&["shares", "hillside"])["shares"].as_array().unwrap().len(), 1);

    bench.good(&["trash", "hillside"]);
    assert_eq!(
        (&is(&bench)["is"], &is(&bench)["network"]["slug"]),
        (&json!("in-trash"), &Value::Null)
    );
    assert_eq!(is(&bench)["network"]["name"], "Hillside");

    std::fs::remove_dir_all(bench.library().join("trash")).unwrap();
    let gone = is(&bench);
    assert_eq!(gone.as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "is"]);
    assert_eq!(gone["is"], "gone");
    let end = &gone["id"].as_str().unwrap()[30..];
    assert!(
        bench
            .good(&["shares"])
            .contains(&format!("A snapshot that is no longer here (its id ends in {end})"))
    );
}

#[test]
fn the_shares_of_one_network_are_those_with_a_snapshot_of_it() {
    let bench = shared();
    bench.good(&["network", "add", "Castle"]);
    bench.good(&["answer", "--network", "castle", "--matrix", "ours", "A-1a=fully"]);
    bench.good(&["save", "--network", "castle", "--matrix", "ours"]);
    share(&bench, &["castle@last"], "castle.json");
    share(&bench, &["castle@last", "hillside@last"], "both.json");
    let files = |network: &str| {
        let log = bench.json(&["shares", network]);
        let file =
            |one: &Value| one["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        log["shares"].as_array().unwrap().iter().map(file).collect::<Vec<_>>()
    };
    assert_eq!(files("castle"), ["both.json", "castle.json"]);
    assert_eq!(files("hillside"), ["both.json", "for the board.json"]);
    bench.refused(&["shares", "mossdale"], "mossdale");
    std::fs::remove_file(bench.library().join(&bench.files("networks/castle/snapshots")[0]))
        .unwrap();
    let ran = bench.run(&["shares", "castle"]);
    let library = bench.library();
    let said = format!(
        "2 more shares hold snapshots that are no longer here. To see all: pcn-workbook --library {} shares\n",
        library.display()
    );
    assert_eq!((ran.code, ran.err), (Some(0), said));
    assert!(ran.out.contains("Nothing of Castle has been shared"), "{}", ran.out);
}

#[test]
fn the_log_goes_into_nothing_that_leaves() {
    let bench = shared();
    let home = bench.home().to_path_buf();
    let out = |name: &str| home.join(name).to_str().unwrap().to_owned();
    share(&bench, &["hillside@last", "hillside@2026-03-12", "--with-notes"], "again.json");
    for name in ["compared.md", "compared.csv", "compared.txt"] {
        bench.good(&[
            "compare",
            "hillside@2026-03-12",
            "hillside@last",
            "--with-notes",
            "--out",
            &out(name),
        ]);
    }
    bench.good(&["matrix", "to-sheet", "ours", "--out", &out("ours.csv")]);
    for name in [
        "for the board.json", "again.json", "compared.md", "compared.csv", "compared.txt",
        "ours.csv",
    ] {
        let text = std::fs::read_to_string(home.join(name)).unwrap();
        assert!(
            !text.is_empty() && !text.contains("WHOASKED") && !text.contains("WHYASKED"),
            "{name}: {text}"
        );
    }
    for command in [
        &["show", "hillside"][..],
        &["compare", "hillside@2026-03-12", "hillside@last"],
        &["progress", "hillside"],
    ] {
        let printed = bench.json(command).to_string() + &bench.good(command);
        assert!(!printed.contains("ASKED"), "{command:?}: {printed}");
    }
    // nor does it come in with somebody's folder
    let theirs = Bench::empty();
    let ran = theirs.run(&["import", bench.library().to_str().unwrap()]);
    assert!(!theirs.library().join("shares").exists(), "{ran:?}");
    assert!(!ran.out.contains("ASKED") && !ran.err.contains("ASKED"), "{ran:?}");
}

#[test]
fn a_log_that_is_broken_or_newer_is_said_with_its_reason_and_left_alone() {
    let bench = shared();
    std::fs::remove_dir_all(bench.library().join("shares")).unwrap();
    let log = bench.library().join("shares.json");
    for (written, reason) in [
        (r#"{"format":"pcn-workbook.shares/2","shares":[]}"#, "newer version"),
        (
            r#"{"format":"pcn-workbook.shares/1","shares":[{"made_at":"yesterday","file":"x"}]}"#,
            "a moment such as",
        ),
        (r#"{"format":"pcn-workbook.shares/1","shares":["#, "shares.json"),
        (r#"{"format":"pcn-workbook.network/1"}"#, "not the log of shares"),
        ("", "shares.json"),
    ] {
        std::fs::write(&log, written).unwrap();
        bench.refused(&["shares"], reason);
        let ran = bench.run(&["shares", "--json"]);
        let error: Value = serde_json::from_str(&ran.err).unwrap();
        assert_eq!(ran.code, Some(1));
        assert!(error["file"].as_str().unwrap().ends_with("shares.json"), "{error}");
        assert_eq!(std::fs::read_to_string(&log).unwrap(), written, "it is never written over");
    }
}

#[test]
fn what_can_be_read_of_a_log_is_shown_and_what_can_not_is_said() {
    let bench = shared();
    let log = bench.library().join("shares.json");
    std::fs::write(&log, r#"{"format":"pcn-workbook.shares/1","shares":[{"to":3}]}"#).unwrap();
    let ran = bench.run(&["shares"]);
    assert!(ran.code == Some(0) && ran.out.contains("WHOASKED board"), "{ran:?}");
    let told = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("a share may be missing here: shares.json."), "{ran:?}");
    share(&bench, &["hillside@last"], "more.json");
    assert_eq!(log_lines(&bench).len(), 2);
}

#[test]
fn where_the_folder_takes_no_line_sharing_works_and_the_log_shows_it() {
    let bench = shared();
    std::fs::rename(bench.library().join("shares"), bench.home().join("away")).unwrap();
    std::fs::write(bench.library().join("shares"), "in the way").unwrap();
    let out = bench.home().join("from the archive.json");
    let ran = bench.run(&["share", "hillside@last", "--out", out.to_str().unwrap(), "--to", "ICB"]);
    let told = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(ran.code == Some(0) && out.exists(), "{ran:?}");
    assert!(told.contains("log of shares is not in the workbook folder"), "{ran:?}");
    assert!(bench.good(&["shares"]).contains("For whom      ICB"));
    std::fs::remove_file(bench.library().join("shares")).unwrap();
    bench.answer(&["A-1a=partly"]);
    assert_eq!(log_lines(&bench)[0]["to"], json!("ICB"), "it is in the folder now");
}

#[test]
fn what_was_written_into_the_log_by_hand_is_cleaned_and_unknown_fields_stay() {
    let bench = shared();
    let log = bench.library().join("shares.json");
    let entry = json!({"made_at": "2027-01-02T03:04:05Z", "to": "evil\u{1b}[2Jboard\u{202e}", "why": "one\u{7}\ntwo",
        "left_out": ["note", "\u{1b}]0;x\u{7}"], "file": "/a\u{1b}[31m/b.json", "later": {"kept": true}});
    let mut lines = log_lines(&bench);
    lines.push(entry);
    std::fs::remove_dir_all(bench.library().join("shares")).unwrap();
    let written = json!({"format": "pcn-workbook.shares/1", "shares": lines});
    std::fs::write(&log, serde_json::to_vec_pretty(&written).unwrap()).unwrap();
    let page = bench.good(&["shares"]);
    assert!(
        page.chars().all(|c| c == '\n' || !c.is_control()) && !page.contains('\u{202e}'),
        "{page:?}"
    );
    assert!(
        page.contains("2 January 2027")
            && page.contains("Why           one\u{fffd}\n              two"),
        "{page}"
    );
    assert!(
        page.contains("Left out: notes and something this version of the program does not"),
        "{page}"
    );
    let printed = bench.json(&["shares"]).to_string();
    assert!(!printed.contains("\\u001b") && !printed.contains("later"), "{printed}");
    share(&bench, &["hillside@last"], "one more.json");
    assert_eq!(bench.read("shares.json"), written, "the log of earlier versions stays as it is");
    assert_eq!(bench.json(&["shares"])["shares"].as_array().unwrap().len(), 3);
}
