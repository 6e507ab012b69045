//! Updates: a walk that looked at part keeps the rest as of its day.

use serde_json::{Value, json};

use super::{Bench, on_ours};

/// A network with a whole walk of 12 March behind it.
fn walked() -> Bench {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=fully",
        "A-1b=mostly",
        "A-2a=not_applicable:One building",
        "A-l=Growing",
        "B-1a=partly",
        "A-3a=not_yet",
        "--note",
        "A-1b=Ask again in May",
        "--judge",
        "A=Growing:We meet weekly",
        "--aim",
        "B=Early",
    ]);
    bench.good(&on_ours("save", &[]));
    bench
}

fn standing(bench: &Bench) -> Value {
    bench.json(&["show", "hillside", "--matrix", "ours"])
}

fn last_snapshot(bench: &Bench) -> Value {
    let listed = bench.json(&["snapshots", "hillside"]);
    let last = listed["snapshots"].as_array().unwrap().last().unwrap().clone();
    bench.read(last["file"].as_str().unwrap())
}

#[test]
fn a_note_beside_a_kept_answer_is_all_in_the_snapshot_too() {
    let bench = walked().on("2026-09-10");
    bench.answer(&["B-1a=fully", "--note", "A-1a=The phones are new"]);
    bench.good(&on_ours("save", &[]));
    let kept = json!({"answer": "fully", "as_of": "2026-03-12", "note": "The phones are new"});
    assert_eq!(last_snapshot(&bench)["answers"]["A-1a"], kept);
    assert!(bench.files("trash").is_empty(), "{:?}", bench.files("trash"));
}

#[test]
fn what_was_not_looked_at_is_kept_and_every_figure_says_so() {
    let bench = walked().on("2026-09-10");
    bench.answer(&["B-1a=fully"]);
    let draft = standing(&bench);
    assert_eq!(draft["complete"], json!({"answered": 6, "of": 6, "kept": 5}));
    let shown = bench.good(&["show", "hillside", "--matrix", "ours"]);
    assert!(shown.contains("as it would be saved"), "{shown}");
    assert!(shown.contains("1 looked at, 5 as of 12 Mar 2026"), "{shown}");
    let printed = bench.good(&on_ours("save", &[]));
    assert!(printed.contains("6 of 6 answered: 1 looked at, 5 as of 12 Mar 2026"), "{printed}");
    let saved = last_snapshot(&bench);
    let (a1b, b1a) = (&saved["answers"]["A-1b"], &saved["answers"]["B-1a"]);
    let kept = json!({"answer": "mostly", "as_of": "2026-03-12", "note": "Ask again in May"});
    assert_eq!((a1b, b1a), (&kept, &json!({"answer": "fully"})));
    let judged = json!({"stage": "Growing", "reason": "We meet weekly", "as_of": "2026-03-12"});
    assert_eq!(saved["judgements"]["A"], judged);
    assert_eq!(saved["aims"]["B"], json!({"aim": "move", "to": "Early", "as_of": "2026-03-12"}));
    assert_eq!(saved["kept_from"], saved["based_on"]);
    assert!(bench.files("trash").is_empty(), "the draft is finished, and all it said is saved");
    let now = standing(&bench);
    assert_eq!(now["complete"], draft["complete"]);
    assert_eq!(now["domains"], draft["domains"], "as it was shown before it was saved");
    assert_eq!(now["domains"][0]["as_of"], "2026-03-12");
}

#[test]
fn what_was_not_looked_at_is_left_open_where_that_is_chosen() {
    let bench = walked().on("2026-09-10");
    bench.answer(&["B-1a=fully"]);
    bench.wrong(&on_ours("save", &["--keep", "--leave-open"]));
    bench.good(&on_ours("save", &["--leave-open"]));
    assert_eq!(standing(&bench)["complete"], json!({"answered": 1, "of": 6, "kept": 0}));
    assert_eq!(last_snapshot(&bench)["kept_from"], Value::Null);
}

#[test]
fn two_computers_that_begin_from_one_snapshot_lose_nothing() {
    let one = walked().on("2026-09-10");
    let other = one.copy().on("2026-09-10");
    one.answer(&["A-1a=partly"]);
    one.good(&on_ours("save", &[]));
    other.answer(&["B-1a=fully"]);
    // the first one's snapshot comes over before the second saves
    for file in one.files("networks/hillside/snapshots") {
        let to = other.library().join(&file);
        if !to.exists() {
            std::fs::copy(one.library().join(&file), to).unwrap();
        }
    }
    let file = other.json(&on_ours("save", &[]))["file"].clone();
    let saved = other.read(file.as_str().unwrap());
    let last = standing(&other)["snapshot"].clone();
    assert_eq!(last, saved["id"], "it stands after the one it kept from");
    let answer = |id: &str| saved["answers"][id]["answer"].clone();
    assert_eq!((answer("A-1a"), answer("B-1a")), (json!("partly"), json!("fully")));
    assert_eq!(saved["answers"]["A-1a"]["as_of"], "2026-09-10");
    assert_eq!(saved["answers"]["A-1b"]["as_of"], "2026-03-12");
}

#[test]
fn a_corrected_copy_keeps_nothing_new_and_hands_on_what_was_kept() {
    let bench = walked().on("2026-09-10");
    bench.answer(&["B-1a=fully", "A-1a=clear"]);
    bench.good(&on_ours("save", &[]));
    let update = last_snapshot(&bench);
    assert_eq!(update["answers"]["A-1a"], Value::Null, "what was taken back stays open");
    bench.good(&["amend", "hillside@last"]);
    bench.answer(&["B-1a=mostly"]);
    bench.good(&on_ours("save", &[]));
    let corrected = last_snapshot(&bench);
    assert_eq!(corrected["supersedes"], update["id"]);
    assert_eq!(corrected["answers"]["A-1a"], Value::Null);
    assert_eq!(corrected["answers"]["A-1b"], update["answers"]["A-1b"]);
    assert_eq!(corrected["kept_from"], update["kept_from"]);
    assert_eq!(corrected["answers"]["B-1a"], json!({"answer": "mostly"}));
}

#[test]
fn another_voice_is_never_kept() {
    let bench = walked().on("2026-09-10");
    bench.answer(&["--voice", "nurse", "B-1a=fully"]);
    bench.good(&on_ours("save", &["--voice", "nurse"]));
    let saved = last_snapshot(&bench);
    assert_eq!(saved["answers"].as_object().unwrap().len(), 1);
    assert!(saved["judgements"].is_null() && saved["aims"].is_null());
}

#[test]
fn an_agreement_is_read_with_what_is_kept() {
    let bench = walked().on("2026-09-10");
    // today only A-3a was looked at: Growing is what it suggests with all that is kept
    bench.answer(&["A-3a=partly", "--judge", "A=Growing"]);
    assert_eq!(standing(&bench)["domains"][0]["judged"], true);
    bench.answer(&["A-1a=not_yet"]);
    let area = &standing(&bench)["domains"][0];
    assert_eq!((&area["judged"], &area["standing"]), (&json!(false), &json!("before")));
}

#[test]
fn a_need_is_raised_and_taken_back() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully", "--need", "S-A=We asked in March"]);
    let draft = || bench.read(&bench.files("networks/hillside/drafts")[0]);
    let raised = json!({"raised": true, "note": "We asked in March"});
    assert_eq!(draft()["asks"]["S-A"], raised);
    bench.answer(&["--need", "S-A=clear"]);
    assert_eq!(draft()["asks"], Value::Null);
    bench.refused(&on_ours("answer", &["--need", "A-1a"]), "no need");
}

#[test]
fn a_comparison_and_a_page_say_how_much_was_kept() {
    let bench = walked().on("2026-09-10");
    bench.answer(&["B-1a=fully"]);
    bench.good(&on_ours("save", &[]));
    let text = bench.good(&["compare", "hillside@2026-03-12", "hillside@2026-09-10"]);
    assert!(text.contains("6 of 6, 5 as of 12 Mar"), "{text}");
}

#[test]
fn progress_says_how_much_was_looked_at() {
    let bench = walked().on("2026-09-10");
    bench.answer(&["B-1a=fully"]);
    bench.good(&on_ours("save", &[]));
    let text = bench.good(&["progress", "hillside"]);
    assert!(text.contains("10 Sep 2026: 1 looked at, 5 as of 12 Mar 2026"), "{text}");
}
