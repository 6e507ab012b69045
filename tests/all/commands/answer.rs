//! `answer`: all of it or nothing.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::{Bench, differing, on_ours, tree};

fn draft(bench: &Bench) -> Value {
    let drafts = bench.files("networks/hillside/drafts");
    assert_eq!(drafts.len(), 1);
    bench.read(&drafts[0])
}

#[test]
fn everything_that_can_be_told_is_in_the_draft() {
    let bench = Bench::with_network();
    let told = [
        "a-1A=Fully",
        "A-1b=not_applicable:one building: no queue",
        "A-2a=not_sure",
        "A-l=growing",
        "--note",
        "A-1a=Ask again",
        "--evidence",
        "A-1a=Minutes",
        "--evidence",
        "A-1a=Call log",
        "--judge",
        "a=early:We said so",
        "--aim",
        "A=strong:Next year",
        "--aim",
        "B=not_now",
    ];
    bench.answer(&told);
    let draft = draft(&bench);
    assert_eq!(
        draft["answers"],
        json!({
            "A-1a": {"answer": "fully", "note": "Ask again", "evidence": [{"text": "Minutes", "supports": true}, {"text": "Call log", "supports": true}]},
            "A-1b": {"answer": "not_applicable", "reason": "one building: no queue"},
            "A-2a": {"answer": "not_sure"},
            "A-l": {"answer": "Growing"},
        })
    );
    assert_eq!(draft["judgements"], json!({"A": {"stage": "Early", "reason": "We said so"}}));
    assert_eq!(
        draft["aims"],
        json!({"A": {"aim": "move", "to": "Strong", "reason": "Next year"}, "B": {"aim": "not_now"}})
    );
    assert_eq!(draft["voice"], json!({"kind": "agreed"}));
    assert_eq!(
        bench.read("networks/hillside/network.json")["matrices"],
        json!(["pcn-companion", "ours"]),
        "it is in use now"
    );
    let frozen: Vec<_> = bench
        .files("matrices")
        .into_iter()
        .filter(|file| file.to_string_lossy().contains("ours@1_"))
        .collect();
    assert_eq!(frozen.len(), 1, "the matrix is frozen with the first answer");
}

#[test]
fn answering_again_goes_on_with_the_same_draft() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=partly", "--note", "A-1a=kept"]);
    let printed = bench.json(&on_ours("answer", &["A-1a=mostly", "A-1b=fully"]));
    assert_eq!(printed["format"], "pcn-workbook.standing/1");
    assert_eq!(printed["complete"], json!({"answered": 2, "of": 6, "kept": 0}));
    assert_eq!(printed["draft"], draft(&bench)["id"]);
    assert_eq!(draft(&bench)["answers"]["A-1a"], json!({"answer": "mostly", "note": "kept"}));
    bench.answer(&["A-1a=clear", "--note", "A-1a="]);
    assert!(draft(&bench)["answers"].get("A-1a").is_none());
}

#[test]
fn one_bad_thing_and_nothing_is_changed() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    let cases: &[(&[&str], &str)] = &[
        (&["A-1b=fully", "A-9=fully"], "no item A-9"),
        (&["A1b=fully"], "Did you mean A-1b"),
        (&["A-1b=great"], "'great' is no answer"),
        (&["A-1b="], "no answer"),
        (&["A-1b=early"], "no answer to a statement"),
        (&["A-l=fully"], "no answer to this ladder"),
        (&["A-1b=not_applicable"], "needs a reason"),
        (&["A-1b=not_applicable:  "], "needs a reason"),
        (&["A-1b=same"], "no last time"),
        (&["A-1b=fully", "a-1B=partly"], "told twice"),
        (&["S-A=fully"], "need from others"),
        (&["A-1b=fully", "--note", "A-9=x"], "no item A-9"),
        (&["A-1b=fully", "--judge", "Z=Early"], "no area Z"),
        (&["A-1b=fully", "--judge", "A=middle"], "'middle' is no stage"),
        (&["A-1b=fully", "--aim", "A=before"], "'before' is no stage"),
        (&["A-1b=fully:because"], "--note"),
    ];
    for (told, reason) in cases {
        bench.refused(&on_ours("answer", told), reason);
    }
    let all = bench.run(&on_ours("answer", &["A-1b=great", "A-9=fully", "A-2a=not_applicable"]));
    assert_eq!(all.err.matches("\n  - ").count(), 3, "all reasons at once: {}", all.err);
}

#[test]
fn unknown_networks_and_matrices_are_refused() {
    let bench = Bench::with_network();
    let answer = |network: &'static str, matrix: &'static str| {
        ["answer", "--network", network, "--matrix", matrix, "A-1a=fully"]
    };
    bench.refused(&answer("nowhere", "ours"), "no network");
    bench.refused(&answer("hillside", "our"), "Did you mean ours");
    bench.refused(&answer("hillside", "ours@2"), "ours at revision 2");
    bench.refused(&answer("hillside", "ours@x"), "not a revision");
    bench.good(&answer("hill", "OURS@1"));
}

#[test]
fn the_same_as_last_time_is_confirmed_and_marked() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=partly", "A-1b=not_applicable:none here", "A-2a=not_sure"]);
    bench.good(&on_ours("save", &[]));
    bench.refused(&on_ours("answer", &["A-3a=same"]), "no answer to this");
    bench.answer(&["A-1a=same", "A-1b=same"]);
    let draft = draft(&bench);
    assert_eq!(draft["answers"]["A-1a"], json!({"answer": "partly", "as_before": true}));
    assert_eq!(
        draft["answers"]["A-1b"],
        json!({"answer": "not_applicable", "as_before": true, "reason": "none here"})
    );
    assert!(draft["based_on"].is_string());
}

#[test]
fn each_voice_has_a_draft_of_its_own() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    bench.answer(&["A-1a=partly", "--voice", "practice manager"]);
    bench.answer(&["A-1b=partly", "--voice", "Practice Manager"]);
    let drafts: Vec<Value> =
        bench.files("networks/hillside/drafts").iter().map(|file| bench.read(file)).collect();
    assert_eq!(drafts.len(), 2);
    let one = drafts.iter().find(|draft| draft["voice"]["kind"] == "one-view").unwrap();
    assert_eq!(
        (&one["voice"]["role"], one["answers"].as_object().unwrap().len()),
        (&json!("practice manager"), 2)
    );
    assert_eq!(
        bench.json(&["show", "hillside", "--matrix", "ours"])["complete"]["answered"],
        1,
        "the agreed one is shown"
    );
}

#[test]
fn what_may_be_about_a_patient_is_warned_of() {
    let bench = Bench::with_network();
    let ran = bench.run(&on_ours(
        "answer",
        &["--note", "A-1a=943 476 5919", "--judge", "A=Early:born 1/2/1950"],
    ));
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("NHS number") && ran.err.contains("date of birth"), "{ran:?}");
    assert!(!ran.err.contains("943") && !ran.out.contains("943"), "and never repeated");
}

#[test]
fn text_that_drives_terminals_is_made_harmless() {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=fully",
        "--note",
        "A-1a=\u{1b}]0;x\u{7}\u{202e}two\nlines",
        "--judge",
        "A=Early:\u{1b}[2J",
    ]);
    assert_eq!(draft(&bench)["answers"]["A-1a"]["note"], "\u{fffd}]0;x\u{fffd}two\nlines");
    let shown = bench.good(&["show", "hillside"]);
    assert!(!shown.contains('\u{1b}'), "{shown}");
    let ran = bench.run(&["show", "\u{1b}[31mno"]);
    assert!(!ran.err.contains('\u{1b}'), "{ran:?}");
}

#[test]
fn an_agreement_that_a_changed_answer_overtakes_lapses_and_one_with_a_reason_stays() {
    let bench = Bench::with_network();
    let answers = ["A-1a=fully", "A-1b=fully", "A-2a=not_yet", "A-l=early", "B-1a=fully"];
    let judged = ["--judge", "A=early", "--judge", "B=early:All of us meet"];
    bench.answer(&[&answers[..], &judged].concat());
    assert_eq!(draft(&bench)["judgements"]["A"], json!({"stage": "Early"}));
    bench.answer(&["A-2a=partly"]);
    assert_eq!(draft(&bench)["judgements"]["A"], json!({"stage": "Early"}), "still suggested");
    bench.answer(&["A-1a=not_yet", "B-1a=not_yet"]);
    assert_eq!(
        draft(&bench)["judgements"],
        json!({"B": {"stage": "Early", "reason": "All of us meet"}})
    );
    bench.answer(&["A-1a=fully", "--judge", "A=early"]);
    bench.answer(&["A-1a=not_yet", "--judge", "A=early"]);
    assert_eq!(draft(&bench)["judgements"]["A"], json!({"stage": "Early"}), "said anew");
}

/// Without what the program notes for itself: who writes, and folders that hold nothing.
fn work(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = tree(root);
    let is_own = |name: &str| name.ends_with("/lock") || name.ends_with("/holder");
    all.retain(|name, bytes| !bytes.is_empty() && !is_own(name));
    all
}

#[test]
fn what_the_disk_does_not_take_changes_nothing_at_all() {
    let bench = Bench::with_network();
    let state = bench.home().join(".local/state/pcn-workbook");
    let mut in_state = std::fs::read_dir(state).unwrap().flatten().map(|entry| entry.path());
    let library_state = in_state.find(|path| path.is_dir()).unwrap();
    let ours = on_ours("answer", &["A-1a=fully"]);
    let new = ["answer", "--network", "hillside", "--matrix", "change-model", "--subject", "Falls"];
    let new = [&new[..], &["CM-PUR-l=working"]].concat();
    for (obstacle, args) in [
        (bench.library().join("networks/hillside/drafts"), &ours),
        (bench.library().join("networks/hillside/drafts"), &new),
        (bench.library().join("matrices"), &new),
        (library_state.join("journal"), &ours),
        (library_state.join("journal"), &new),
    ] {
        let away = obstacle.with_extension("away");
        let was_there = std::fs::rename(&obstacle, &away).is_ok();
        std::fs::write(&obstacle, "in the way").unwrap();
        let before = work(bench.home());
        for json in [false, true] {
            let args = [&args[..], if json { &["--json"] } else { &[] }].concat();
            let ran = bench.run(&args);
            assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{obstacle:?}: {ran:?}");
            assert!(!ran.err.contains("Kept"), "{ran:?}");
            let after = work(bench.home());
            assert_eq!(differing(&before, &after), Vec::<&str>::new(), "{obstacle:?} {args:?}");
        }
        std::fs::remove_file(&obstacle).unwrap();
        if was_there {
            std::fs::rename(&away, &obstacle).unwrap();
        }
    }
    bench.good(&ours);
    bench.good(&new);
}
