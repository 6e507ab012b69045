//! Matrices about one thing: every change has its own draft, its own last time and its own line.

use serde_json::json;

use super::Bench;

fn on<'a>(command: &'a str, subject: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec![command, "--network", "hillside", "--matrix", "change-model"];
    if !subject.is_empty() {
        args.extend(["--subject", subject]);
    }
    args.extend(more);
    args
}

fn bench() -> Bench {
    let bench = Bench::empty();
    bench.good(&["network", "add", "Hillside"]);
    bench
}

fn show(bench: &Bench, subject: &str) -> serde_json::Value {
    bench.json(&["show", "hillside", "--matrix", "change-model", "--subject", subject])
}

#[test]
fn two_changes_are_open_at_once_and_neither_writes_the_other() {
    let bench = bench();
    bench.good(&on("answer", "Falls clinic", &["CM-PUR-l=working", "CM-LED-l=started"]));
    bench.good(&on("answer", "Sleep group", &["CM-PUR-l=none_yet"]));
    assert_eq!(bench.files("networks/hillside/drafts").len(), 2);
    let (falls, sleep) = (show(&bench, "falls CLINIC"), show(&bench, "Sleep group"));
    assert_eq!(
        (&falls["subject"], &falls["complete"]["answered"]),
        (&json!("Falls clinic"), &json!(2))
    );
    assert_eq!(
        (&falls["domains"][0]["stage"], &sleep["domains"][0]["standing"]),
        (&json!("working"), &json!("before"))
    );
    bench.refused(&["show", "hillside", "--matrix", "change-model"], "more than one thing");
    bench.refused(&on("save", "", &[]), "no such open draft");
    bench.good(&on("save", "Falls clinic", &["--label", "First look"]));
    bench.good(&on("answer", "falls clinic", &["CM-PUR-l=same"]));
    let again = show(&bench, "Falls clinic");
    assert_eq!(
        (&again["domains"][0]["stage"], &again["complete"]["answered"]),
        (&json!("working"), &json!(2))
    );
    let listed = &bench.json(&["snapshots", "hillside"])["snapshots"];
    assert_eq!(
        (listed.as_array().unwrap().len(), &listed[0]["subject"]),
        (1, &json!("Falls clinic"))
    );
    let all = bench.json(&["show", "hillside"]);
    let subjects: Vec<_> =
        all["standings"].as_array().unwrap().iter().map(|one| one["subject"].clone()).collect();
    assert_eq!(subjects, [json!(null), json!("Falls clinic"), json!("Sleep group")]);
    let listed = bench.good(&["snapshots", "hillside"]);
    assert!(listed.contains(" · Falls clinic · ") && listed.contains(" · First look"), "{listed}");
}

#[test]
fn each_change_has_its_own_line_through_time_and_its_own_last_time() {
    let bench = bench();
    for (subject, rung, day) in [
        ("Falls", "started", "2026-01-10"),
        ("Sleep", "working", "2026-02-10"),
        ("Falls", "lasting", "2026-03-10"),
    ] {
        bench.good(&on("answer", subject, &[&format!("CM-MEA-l={rung}")]));
        bench.good(&on("save", subject, &["--taken-on", day]));
    }
    let line =
        bench.json(&["progress", "hillside", "--matrix", "change-model", "--subject", "Falls"]);
    let listed = bench.good(&["snapshots", "hillside"]);
    assert!(listed.contains(" · Falls · Is this change set up to last? · agreed"), "{listed}");
    let measured = &line["matrices"][0]["domains"][5];
    assert_eq!(
        (&line["matrices"][0]["subject"], measured["points"].as_array().unwrap().len()),
        (&json!("Falls"), 2)
    );
    assert_eq!(measured["since_last"]["forward"], json!(["CM-MEA-l"]));
    let both = bench.json(&["progress", "hillside", "--matrix", "change-model"]);
    assert_eq!(both["matrices"].as_array().unwrap().len(), 2);
    let page = bench.good(&["progress", "hillside"]);
    assert!(
        page.contains("Is this change set up to last? · Falls") && page.contains("· Sleep"),
        "{page}"
    );
}

#[test]
fn without_a_name_it_is_kept_and_said_and_the_network_takes_none() {
    let bench = bench();
    let ran = bench.run(&on("answer", "", &["CM-PUR-l=working"]));
    assert!(ran.code == Some(0) && ran.err.contains("none was named"), "{ran:?}");
    bench.good(&on("save", "", &[]));
    assert_eq!(
        bench.json(&["show", "hillside", "--matrix", "change-model"])["domains"][0]["stage"],
        "working"
    );
    bench.refused(
        &[
            "answer", "--network", "hillside", "--matrix", "pcn-companion", "--subject", "X",
            "LEAD-0a=fully",
        ],
        "about the whole network",
    );
    bench.refused(&on("discard", "Nobody", &[]), "no open draft");
    bench.wrong(&on("answer", " ", &["CM-PUR-l=working"]));
}

#[test]
fn by_ear_it_asks_which_change_and_offers_those_walked_before() {
    let bench = bench();
    let walk = ["walk", "--plain", "--network", "hillside", "--matrix", "change-model"];
    assert!(
        bench
            .good(&["matrix", "show", "change-model"])
            .contains("Each walk is about one change, and asks which.")
    );
    let ran = bench.told(&walk, "Falls clinic\n1\n3\nq\n5\n");
    assert!(ran.out.contains("Which change is this about?"), "{}", ran.out);
    assert!(
        ran.out.contains("Is this change set up to last? · Falls clinic. 0 of 8 answered."),
        "{}",
        ran.out
    );
    assert_eq!(show(&bench, "Falls clinic")["domains"][0]["stage"], "working");
    let ran = bench.told(&walk, "1\n5\n");
    assert!(
        ran.out.contains("  1 Falls clinic") && ran.out.contains("1 of 8 answered"),
        "{}",
        ran.out
    );
    let named = [
        "walk", "--plain", "--network", "hillside", "--matrix", "change-model", "--subject",
        "Sleep",
    ];
    let ran = bench.told(&named, "1\n2\nq\n5\n");
    assert!(!ran.out.contains("Which change"), "{}", ran.out);
    assert_eq!(show(&bench, "Sleep")["complete"]["answered"], 1);
}

/// Every matrix that comes with the program walks, saves and shows progress alike.
#[test]
fn every_shipped_matrix_is_answered_saved_and_moves() {
    let bench = bench();
    let cases = [
        ("riverside-example", "RV-PLA-2a"),
        ("network-practice", "NW-POW-1a"),
        ("pre-mortem", "PM-DES-1a"),
        ("six-steps", "SS-1-1a"),
        ("change-model", "CM-PUR-l"),
    ];
    for (matrix, item) in cases {
        let (first, then) =
            if matrix == "change-model" { ("started", "working") } else { ("partly", "fully") };
        for (answer, day) in [(first, "2026-01-01"), (then, "2026-03-01")] {
            bench.good(&[
                "answer",
                "--network",
                "hillside",
                "--matrix",
                matrix,
                &format!("{item}={answer}"),
            ]);
            bench.good(&["save", "--network", "hillside", "--matrix", matrix, "--taken-on", day]);
        }
        let moved = bench.json(&["progress", "hillside", "--matrix", matrix]);
        assert_eq!(
            moved["matrices"][0]["domains"][0]["since_last"]["forward"],
            json!([item]),
            "{matrix}"
        );
    }
    let found = bench.json(&["doctor"])["findings"].clone();
    assert!(
        found.as_array().unwrap().iter().all(|finding| finding["severity"] == "warning"),
        "{found}"
    );
}

#[test]
fn progress_ends_with_all_areas_lined_up_in_their_own_words() {
    let bench = bench();
    bench.good(&[
        "answer", "--network", "hillside", "--matrix", "riverside-example", "RV-TRU-2a=fully",
        "RV-TRU-2b=fully",
    ]);
    bench.good(&["save", "--network", "hillside", "--matrix", "riverside-example"]);
    bench.good(&on("answer", "Falls clinic", &["CM-PUR-l=lasting"]));
    bench.good(&on("save", "Falls clinic", &[]));
    let page = bench.good(&["progress", "hillside"]);
    for line in [
        "  Leading together: not answered yet\n    Riverside, Trust and direction: Early (start)",
        "Is this change set up to last? · Falls clinic, Shared purpose: Lasting",
        "    Riverside: see also Place and people",
    ] {
        assert!(page.contains(line), "{line} in\n{page}");
    }
    assert!(
        !bench
            .good(&["progress", "hillside", "--matrix", "riverside-example"])
            .contains("Lined up")
    );
    let ran = bench
        .told(&["walk", "--plain", "--network", "hillside", "--matrix", "pcn-companion"], "2\n5\n");
    assert!(ran.out.contains("Riverside, Trust and direction: Early (start)"), "{}", ran.out);
}
