//! `walk --plain`: whole journeys by ear, with every line that is typed.

use serde_json::{Value, json};

use super::{Bench, on_ours};

fn standing(bench: &Bench, matrix: &str) -> Value {
    bench.json(&["show", "hillside", "--matrix", matrix])
}

/// The lines that are typed, each ended by Enter.
fn typed(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn a_first_walk_from_an_empty_folder_to_a_snapshot() {
    let bench = Bench::empty();
    let mut lines = vec!["Hillside", "Care close to home", "1"];
    for area in 0..5 {
        lines.extend(["4"; 4]);
        lines.extend(["2"; 12]);
        if area == 0 {
            lines.extend(["3", "We meet weekly"]);
        } else {
            lines.push("");
        }
    }
    // on to what next: the first area moves, the others stay undecided
    lines.extend(["", "3", "Because", "March 2027", "", "", "", ""]);
    // the needs of the first area, two ticked; the rest is skipped
    lines.extend(["y", "1, 3", "9", "", "q"]);
    // name, day, whose view, who was there, save; then leave
    lines.extend(["", "1 March 2026", "", "1", "", "1", "clinical director, practice manager", ""]);
    lines.push("5");
    let ran = bench.told(&["walk", "--plain"], &typed(&lines));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let start: Vec<&str> = ran.out.lines().take(2).collect();
    assert_eq!(
        start,
        [
            "This helps your network talk about where it is and what it wants next.",
            "There is no pass mark."
        ]
    );
    for part in [
        "Foundation, statement 1 of 16.",
        "For example: Job description; agreed sessions",
        "1 not yet, 2 partly, 3 mostly, 4 fully, 0 not sure, - does not apply",
        "The answers suggest: Foundation",
        "Where do you say you are?",
        "Type numbers from 1 to 4",
        "It is the first snapshot here, so nothing says yet whose view it is",
        "Agreed by the group, and nobody is noted as there",
        "Saved: March 2026 walk, 1 March 2026.",
    ] {
        assert!(ran.out.contains(part), "{part} in\n{}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}'), "no cursor tricks and no colours");
    let shown = standing(&bench, "pcn-companion");
    assert_eq!(
        (&shown["complete"], shown["snapshot"].is_string()),
        (&json!({"answered": 80, "of": 80, "kept": 0}), true)
    );
    let lead = &shown["domains"][0];
    assert_eq!(
        (&lead["stage"], &lead["suggested"]["stage"], &lead["judged"]),
        (&json!("step-1"), &json!("foundation"), &json!(true))
    );
    assert_eq!(
        lead["aim"],
        json!({"aim": "move", "to": "step-2", "reason": "Because", "review_on": "2027-03-01"})
    );
    assert!(
        shown["domains"]
            .as_array()
            .unwrap()
            .iter()
            .skip(1)
            .all(|area| area["stage"] == "foundation" && area.get("aim").is_none())
    );
    let saved = &bench.json(&["snapshots"])["snapshots"][0];
    assert_eq!(
        (&saved["label"], &saved["taken_on"]),
        (&json!("March 2026 walk"), &json!("2026-03-01"))
    );
    let snapshot = bench.read(saved["file"].as_str().unwrap());
    assert_eq!(snapshot["present"], json!(["clinical director", "practice manager"]));
    assert_eq!(snapshot["judgements"]["LEAD"]["reason"], "We meet weekly");
    assert_eq!(snapshot["network"]["purpose"], "Care close to home");
}

#[test]
fn a_second_walk_confirms_last_time_with_enter() {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=fully", "A-1b=partly", "A-2a=not_sure", "A-3a=not_yet", "A-l=Growing",
        "B-1a=not_applicable:none", "--judge", "A=Growing:We said so",
    ]);
    bench.good(&on_ours("save", &[]));
    let bench = bench.on("2026-09-10");
    let ran = bench.told(
        &["walk", "--plain", "--network", "hill", "--matrix", "ours"],
        &typed(&["", "", "4", "", "", "", "", "", "q", "5"]),
    );
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out.contains("Last time: partly, 12 March 2026")
            && ran.out.contains("Enter the same as last time")
            && ran.out.contains("Last time: Growing, 'We said so'."),
        "{}",
        ran.out
    );
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(draft["answers"]["A-1a"], json!({"answer": "fully", "as_before": true}));
    assert_eq!(draft["answers"]["A-1b"], json!({"answer": "fully"}));
    assert_eq!(draft["answers"]["A-l"], json!({"answer": "Growing", "as_before": true}));
    assert_eq!(
        draft["answers"]["B-1a"],
        json!({"answer": "not_applicable", "as_before": true, "reason": "none"})
    );
}

/// What was said half a year ago: one not sure with a note and evidence that is out of date by now, one
/// never answered, one that does not apply.
fn saved_in_spring() -> Bench {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=fully",
        "A-1b=mostly",
        "A-2a=not_sure",
        "A-l=Growing",
        "B-1a=not_applicable:one house",
        "--note",
        "A-2a=Ask the hospital",
    ]);
    bench.good(&on_ours("save", &["--present", "clinical director"]));
    bench.on("2026-09-10")
}

#[test]
fn ten_minutes_ask_only_what_is_due_and_keep_the_rest() {
    let bench = saved_in_spring();
    // two are asked, then the card of their area; what next, needs; name, day, view, who, kept, save
    let lines = ["7", "=", "4", "1", "", "", "q", "", "", "", "", "", "", "", "7", "5"];
    let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(&lines));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    for part in [
        "7 ten minutes: what is new, due or was left open. 2 statements",
        "Growing, statement 1 of 2.",
        "Last time: not sure, 12 March 2026\n  Note: Ask the hospital",
        "It is asked again.",
        "Strong, statement 2 of 2.",
        "That was all that is due. The rest is kept as it was.",
        "Not looked at today: 4 answers.",
        "6 of 6 answered: 2 looked at, 4 as of 12 Mar 2026.",
        "7 ten minutes: what is new, due or was left open. Nothing is due",
        "Nothing is due. What you said on 10 Sep 2026 stands.",
    ] {
        assert!(ran.out.contains(part), "{part} in\n{}", ran.out);
    }
    assert!(!ran.out.contains("area 2 of 2"), "nothing is asked there:\n{}", ran.out);
    assert_eq!(ran.out.matches("Where do you say you are?").count(), 1, "{}", ran.out);
    assert_eq!(ran.out.matches("b back, n note").count(), 1, "the keys are said once");
    let saved = &bench.json(&["snapshots"])["snapshots"][1];
    let snapshot = bench.read(saved["file"].as_str().unwrap());
    assert_eq!(snapshot["answers"]["A-2a"], json!({"answer": "fully"}));
    assert_eq!(snapshot["answers"]["A-1a"], json!({"answer": "fully", "as_of": "2026-03-12"}));
    assert_eq!(
        snapshot["answers"]["B-1a"],
        json!({"answer": "not_applicable", "reason": "one house", "as_of": "2026-03-12"})
    );
    assert!(snapshot["judgements"].get("B").is_none(), "{snapshot}");
}

#[test]
fn ten_minutes_left_half_way_go_on_and_an_area_that_is_not_due_opens_whole() {
    let bench = saved_in_spring();
    let walk = |lines: &[&str]| {
        let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(lines));
        assert_eq!(ran.code, Some(0), "{}", ran.out);
        ran.out
    };
    walk(&["7", "3", "q", "5"]);
    let out = walk(&["t", "area", "2", "?", "-", "=", "q", "5"]);
    assert!(
        out.contains("Strong, statement 2 of 2.") && !out.contains("statement 1 of 2"),
        "{out}"
    );
    assert!(out.contains("Early, statement 1 of 1."), "{out}");
    assert!(
        out.contains("Last time's reason: one house") && out.contains("Does not apply."),
        "{out}"
    );
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(
        draft["answers"],
        json!({"A-2a": {"answer": "mostly"}, "B-1a": {"answer": "not_applicable", "reason": "one house"}})
    );
    // what is skipped is no answer, and an area in which all was skipped has no card
    let bench = saved_in_spring();
    let ran =
        bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(&["7", "0", "", "q", "5"]));
    assert!(ran.out.contains("Access: 1/5 today, 3 kept from 12 March 2026."), "{}", ran.out);
    let never = Bench::with_network();
    let ran = never.told(&["walk", "--plain", "--matrix", "ours"], &typed(&["7", "5"]));
    assert!(ran.out.contains("nothing is saved yet: start with the"), "{}", ran.out);
}

#[test]
fn another_stage_is_not_said_without_a_reason() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully", "A-1b=fully", "A-2a=not_yet", "A-3a=not_yet"]);
    let say = |lines: &[&str]| {
        let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(lines));
        let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
        (ran.out, draft["judgements"].clone())
    };
    let (out, judged) = say(&["1", "1", "4", "", "b", "l", "q", "5"]);
    assert!(out.contains("needs a line for why; b chooses again."), "{out}");
    assert_eq!(judged, json!(null), "{out}");
    let (out, judged) = say(&["1", "4", "", "We say so", "q", "5"]);
    assert_eq!(judged["A"], json!({"stage": "Strong", "reason": "We say so"}), "{out}");
}

#[test]
fn evidence_and_a_whole_stage_by_ear() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully", "A-1b=mostly", "A-2a=not_sure"]);
    bench.good(&on_ours("save", &[]));
    let lines = ["1", "e", "Minutes of May", "=", "n", "=", "", "=", "q", "5"];
    let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(&lines));
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    for part in [
        "Evidence: Minutes of May", "2 open statements in", "  fully: ", "Nothing was changed.",
        "It is asked again.",
    ] {
        assert!(ran.out.contains(part), "{part} in\n{}", ran.out);
    }
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(draft["answers"]["A-1a"]["evidence"][0]["text"], "Minutes of May");
    assert_eq!(
        (&draft["answers"]["A-1b"]["answer"], &draft["answers"]["A-1b"]["as_before"]),
        (&json!("mostly"), &json!(true))
    );
    assert_eq!(draft["answers"].as_object().unwrap().len(), 2, "what was not sure is asked again");
}

#[test]
fn wherever_the_input_ends_all_of_it_is_kept() {
    let bench = Bench::with_network();
    let lines = ["1", "4", "-", "one building", "n", "Ask again", "2", "0", "3", "3", "the reason"];
    for count in 0..=lines.len() {
        let bench = Bench::with_network();
        let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(&lines[..count]));
        assert_eq!(ran.code, Some(0), "{count}: {ran:?}");
        let answered = match count {
            0 | 1 => 0,
            2 | 3 => 1,
            4..=6 => 2,
            7 => 3,
            8 => 4,
            _ => 5,
        };
        assert_eq!(
            standing(&bench, "ours")["complete"]["answered"],
            answered,
            "after {count} lines:\n{}",
            ran.out
        );
        assert_eq!(
            bench.files("networks/hillside/drafts").len(),
            usize::from(count > 1),
            "{count}"
        );
    }
    let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(&lines));
    assert!(ran.out.contains("Do not type anything about patients."), "{}", ran.out);
    assert!(ran.out.contains("Not sure is a useful answer."), "{}", ran.out);
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(draft["answers"]["A-2a"], json!({"answer": "partly", "note": "Ask again"}));
    assert_eq!(draft["judgements"], json!({"A": {"stage": "Growing", "reason": "the reason"}}));
}

#[test]
fn a_ladder_words_back_and_the_area_menu() {
    let bench = Bench::with_network();
    let lines = [
        "1", "4", "b", "2", // the first again, corrected
        "", "g", "x", "3", "",  // skip, words, a slip, mostly, skip
        "3", // the ladder: its second rung
        "q",
    ];
    let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(&lines));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    for part in [
        "Now: fully",
        "shared record: One file that all teams can read.",
        "That is no choice here.",
        "Pick one description, statement 5 of 5.",
        "Growing: Online too",
        "1 none yet, 2 Early, 3 Growing, 4 Strong, 0 not sure, - does not apply",
    ] {
        assert!(ran.out.contains(part), "{part} in\n{}", ran.out);
    }
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(
        draft["answers"],
        json!({"A-1a": {"answer": "partly"}, "A-2a": {"answer": "mostly"}, "A-l": {"answer": "Growing"}})
    );
    let ran = bench.told(
        &["walk", "--plain", "--matrix", "ours"],
        &typed(&["1", "area", "2", "4", "", "q", "5"]),
    );
    assert!(ran.out.contains("2 Belonging, 0 of 1 answered"), "{}", ran.out);
    assert_eq!(
        bench.read(&bench.files("networks/hillside/drafts")[0])["answers"]["B-1a"],
        json!({"answer": "fully"})
    );
}

#[test]
fn agreeing_is_taken_back_when_the_answers_move_on() {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=fully", "A-1b=fully", "A-2a=partly", "A-3a=partly", "A-l=Early", "--judge", "A=Early",
    ]);
    let judgements = |lines: &[&str]| {
        let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(lines));
        assert_eq!(ran.code, Some(0), "{ran:?}");
        bench.read(&bench.files("networks/hillside/drafts")[0]).get("judgements").cloned()
    };
    // to the first area by its number; it is answered, so its card comes at once
    assert_eq!(judgements(&["1", "area", "1", "q"]).unwrap()["A"]["stage"], "Early");
    // back from the card to the ladder, which is now at none yet: the answers suggest another stage
    assert_eq!(judgements(&["1", "area", "1", "b", "1"]), None);
    assert_eq!(
        judgements(&["1", "2", "why not", "q"]).unwrap()["A"],
        json!({"stage": "Early", "reason": "why not"})
    );
    assert_eq!(
        judgements(&["1", "area", "1", "b", "2", "b", "b", "1", "q"]).unwrap()["A"]["stage"],
        "Early",
        "a reason makes it stand"
    );
}

#[test]
fn the_menu_answers_slips_and_saves_only_what_is_answered() {
    let bench = Bench::with_network();
    let ran = bench.told(
        &["walk", "--plain", "--matrix", "ours"],
        &typed(&["9", "what", "2", "3", "4", "6", "", "5"]),
    );
    assert_eq!(ran.code, Some(0));
    for part in [
        "Type a number from 1 to 8", "progress, 0 snapshots", "not answered yet",
        "nothing to save", "All is saved.",
    ] {
        assert!(ran.out.contains(part), "{part} in\n{}", ran.out);
    }
    assert!(bench.files("networks/hillside/drafts").is_empty(), "looking makes no draft");
}

#[test]
fn a_name_that_never_comes_makes_nothing() {
    let bench = Bench::empty();
    for lines in ["", "\n\n", "Hillside\n"] {
        let ran = bench.told(&["walk", "--plain"], lines);
        assert_eq!(ran.code, Some(0));
        assert!(bench.files("").is_empty(), "{lines:?}");
    }
    bench.refused(&["walk", "--plain", "--network", "nowhere"], "no network");
    bench.refused(&["walk", "--plain", "--matrix", "nowhere"], "no matrix");
}

#[test]
fn several_networks_are_chosen_by_number() {
    let bench = Bench::with_network();
    bench.good(&["network", "add", "Lakes"]);
    let ran = bench
        .told(&["walk", "--plain"], &typed(&["0", "7", "x", "2", "6", "3", "1", "3", "q", "5"]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("Which network?") && ran.out.contains("Lakes: "), "{}", ran.out);
    assert_eq!(
        bench.read("networks/lakes/network.json")["matrices"].as_array().unwrap().len(),
        2,
        "a first answer puts it in use"
    );
}

#[test]
fn text_that_drives_terminals_is_cleaned_and_worries_are_said() {
    let bench = Bench::with_network();
    let ran = bench
        .told(&["walk", "--plain", "--matrix", "ours"], "1\nn\n\u{1b}]0;x\u{7} born 1/2/1950\n4\n");
    assert!(ran.out.contains("This looks like a date of birth"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{7}'));
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(draft["answers"]["A-1a"]["note"], "\u{fffd}]0;x\u{fffd} born 1/2/1950");
}

#[test]
fn a_step_is_taken_back_and_done_again_and_the_walk_goes_to_it() {
    let bench = Bench::with_network();
    let walk = ["walk", "--plain", "--network", "hill", "--matrix", "ours"];
    // two answers, the second taken back, done again, and taken back once more
    let ran = bench.told(&walk, &typed(&["", "4", "2", "u", "U", "u", "u", "u", "3", "q", "5"]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    for words in [
        "Taken back. U does it again.\n  Now open: ",
        "Done again.\n  Now partly: ",
        "Nothing to take back in this walk.",
    ] {
        assert!(ran.out.contains(words), "{words} in\n{}", ran.out);
    }
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(draft["answers"], json!({"A-1a": {"answer": "mostly"}}));
}

#[test]
fn the_letters_of_the_screen_do_the_same_here() {
    let bench = Bench::with_network();
    let walk = ["walk", "--plain", "--network", "hill", "--matrix", "ours"];
    let ran = bench.told(
        &walk,
        &typed(&["/", "nothing like it", "/A-1b", "1", "4", "w", "o", "", "q", "h", "q"]),
    );
    assert_eq!(ran.code, Some(0), "{ran:?}");
    for words in [
        "No statement has these words.",
        "Go to which?",
        "Why · ",
        "The answers suggest",
        "Where do you say you are?",
        "No snapshot has been saved yet.",
    ] {
        assert!(ran.out.contains(words), "{words} in\n{}", ran.out);
    }
}

#[test]
fn needs_are_ticked_from_a_statement() {
    let bench = Bench::with_network();
    let ran = bench.told(
        &["walk", "--plain", "--network", "hill", "--matrix", "pcn-companion"],
        &typed(&["", "a", "1", "", "4", "q", "5"]),
    );
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(draft["asks"].as_object().map(serde_json::Map::len), Some(1), "{draft}");
    assert_eq!(draft["answers"].as_object().map(serde_json::Map::len), Some(1), "{draft}");
}

#[test]
fn ten_minutes_go_on_after_a_step_of_another_area_was_taken_back() {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=fully", "A-1b=fully", "A-2a=not_sure", "A-3a=fully", "A-l=Early", "B-1a=not_sure",
    ]);
    bench.good(&on_ours("save", &[]));
    let bench = bench.on("2026-09-10");
    let lines = ["7", "3", "l", "u", "4", "l", "4", "l", "q", "5"];
    let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], &typed(&lines));
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.contains("Taken back."), "{}", ran.out);
    assert!(ran.out.contains("That was all that is due."), "{}", ran.out);
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(
        draft["answers"],
        json!({"A-2a": {"answer": "fully"}, "B-1a": {"answer": "fully"}}),
        "{}",
        ran.out
    );
}
