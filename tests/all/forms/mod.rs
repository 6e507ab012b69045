//! Forms that one person fills in: what leaves, what comes back, and what is never taken.

mod browser;
mod libreoffice;
pub mod page;
mod sheet;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use self::sheet::{Rows, filled};
use crate::commands::{Bench, OURS, on_ours};

/// Fields of a snapshot that a form does not fill, or fills in its own way.
const OWN_FIELDS: [&str; 6] = ["id", "network", "saved_at", "salt", "form", "based_on"];

/// Writes a form of the small matrix for a practice, and gives back where it is.
fn form(bench: &Bench, name: &str, more: &[&str]) -> PathBuf {
    let out = bench.home().join(name);
    bench.good(&[&on_ours("form", &["--out", out.to_str().unwrap()])[..], more].concat());
    out
}

const PRACTICE: [&str; 4] = ["--role", "practice manager", "--of", "Elm Surgery"];

/// What one person says, in rows of the spreadsheet.
const SAID: Rows<'_> = &[
    ("who:day", "14 March 2026", ""),
    ("item:A-1a", "Fully", "since May"),
    ("item:A-1b", "Does not apply", "no line here"),
    ("item:A-2a", "Not sure", ""),
    ("item:A-l", "Growing", ""),
    ("our-stage:A", "Growing", "We do it without the record"),
    ("what-next:A", "Move to Strong", "one booking line first"),
    ("what-next:B", "Stay as it is", ""),
    ("need:S-A", "Yes", "by May"),
];

/// The same, in the file that a browser saves.
fn said() -> Value {
    json!({
        "answers": {
            "A-1a": {"answer": "fully", "note": "since May"},
            "A-1b": {"answer": "not_applicable", "reason": "no line here"},
            "A-2a": {"answer": "not_sure"},
            "A-l": {"answer": "Growing"}
        },
        "judgements": {"A": {"stage": "Growing", "reason": "We do it without the record"}},
        "aims": {
            "A": {"aim": "move", "to": "Strong", "reason": "one booking line first"},
            "B": {"aim": "stay"}
        },
        "asks": {"S-A": {"raised": true, "note": "by May"}}
    })
}

/// The file that a browser saves of the form in this page, with what was said.
fn view_file(bench: &Bench, page: &str, name: &str, role: &str, said: &Value) -> PathBuf {
    let mut file = json!({"format": "pcn-workbook.form-answers/1"});
    let whole = file.as_object_mut().unwrap();
    whole.extend(page::head(page).as_object().unwrap().clone());
    whole.insert("role".to_owned(), json!(role));
    whole.insert("of".to_owned(), json!("Elm Surgery"));
    whole.insert("filled_on".to_owned(), json!("2026-03-14"));
    whole.extend(said.as_object().unwrap().clone());
    let path = bench.home().join(name);
    fs::write(&path, serde_json::to_string_pretty(&file).unwrap()).unwrap();
    path
}

fn import(bench: &Bench, file: &std::path::Path) -> String {
    bench.good(&["import", file.to_str().unwrap()])
}

fn not_taken(bench: &Bench, file: &std::path::Path, reason: &str) {
    bench.refused(&["import", file.to_str().unwrap()], reason);
}

/// The snapshots of the network in one voice, without what is the form's own.
fn snapshots(bench: &Bench, role: &str) -> Vec<Value> {
    let files = bench.files("networks/hillside/snapshots");
    let mut all: Vec<Value> = files.iter().map(|file| bench.read(file)).collect();
    all.retain(|one| one["voice"]["role"] == role);
    for one in &mut all {
        one.as_object_mut().unwrap().retain(|key, _| !OWN_FIELDS.contains(&key.as_str()));
    }
    all
}

#[test]
fn a_form_comes_back_as_what_answer_and_save_would_have_kept() {
    let bench = Bench::with_network().on("2026-03-12");
    let sheet = form(&bench, "elm.xlsx", &PRACTICE);
    let page = fs::read_to_string(form(&bench, "elm.html", &[])).unwrap();
    let bench = bench.on("2026-03-20");
    let back = bench.home().join("back.xlsx");
    fs::write(&back, filled(&fs::read(&sheet).unwrap(), SAID)).unwrap();
    let told = import(&bench, &back);
    assert!(told.contains("1 snapshot brought in"), "{told}");
    assert!(told.contains("practice manager, Elm Surgery. 4 of"), "{told}");
    let file = view_file(&bench, &page, "back.json", "deputy", &said());
    import(&bench, &file);

    let by_hand = bench.copy().on("2026-03-20");
    let voice = ["--voice", "nurse", "--of", "Elm Surgery"];
    let edits = [
        "A-1a=fully",
        "A-1b=not_applicable:no line here",
        "A-2a=not_sure",
        "A-l=growing",
        "--note",
        "A-1a=since May",
        "--judge",
        "A=growing:We do it without the record",
        "--aim",
        "A=strong:one booking line first",
        "--aim",
        "B=stay",
        "--need",
        "S-A=by May",
    ];
    by_hand.good(&on_ours("answer", &[&voice[..], &edits].concat()));
    let save = [&voice[..], &["--taken-on", "2026-03-14", "--leave-open"]].concat();
    by_hand.good(&on_ours("save", &save));
    let one = |bench: &Bench, role: &str| {
        let mut all = snapshots(bench, role);
        assert_eq!(all.len(), 1, "{role}");
        all[0]["voice"]["role"] = json!("somebody");
        all.remove(0)
    };
    let expected = one(&by_hand, "nurse");
    assert_eq!(one(&bench, "practice manager"), expected);
    assert_eq!(one(&bench, "deputy"), expected);
}

#[test]
fn it_comes_in_once_and_goes_again_and_is_never_the_network_s_line() {
    let bench = Bench::with_network();
    let sheet = fs::read(form(&bench, "elm.xlsx", &PRACTICE)).unwrap();
    bench.good(&on_ours("answer", &["A-1a=partly", "--voice", "director"]));
    bench.good(&on_ours("save", &["--voice", "director", "--taken-on", "2026-03-01"]));
    let back = bench.home().join("back.xlsx");
    fs::write(&back, filled(&sheet, SAID)).unwrap();
    import(&bench, &back);
    let again = import(&bench, &back);
    assert!(again.contains("already here"), "{again}");
    // saved once more under another name, with nothing said otherwise
    let copy = bench.home().join("Copy of back (2).xlsx");
    let rows = [&[("who:day", "14/3/2026", "")], &SAID[1..]].concat();
    fs::write(&copy, filled(&sheet, &rows)).unwrap();
    assert!(import(&bench, &copy).contains("already here"));
    let last = bench.json(&["show", "hillside@last"]);
    let line = bench.json(&["snapshots", "hillside"]);
    let rows = line["snapshots"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    let director = rows.iter().find(|row| row["voice"]["role"] == "director").unwrap();
    assert_eq!(last["snapshot"], director["id"], "a form stands back behind another voice");
    let undone = bench.good(&["import", "--undo"]);
    assert!(undone.contains("in the trash"), "{undone}");
    assert_eq!(bench.json(&["snapshots", "hillside"])["snapshots"].as_array().unwrap().len(), 1);
}

#[test]
fn a_changed_form_differs_and_two_practices_are_two_voices() {
    let bench = Bench::with_network();
    let sheet = fs::read(form(&bench, "any.xlsx", &[])).unwrap();
    let back = |name: &str, place: &str, answer: &str| {
        let who = [("who:role", "practice manager", ""), ("who:of", place, "")];
        let rows = [&who[..], &[("item:A-1a", answer, "")]].concat();
        let path = bench.home().join(name);
        fs::write(&path, filled(&sheet, &rows)).unwrap();
        path
    };
    import(&bench, &back("elm.xlsx", "Elm Surgery", "Fully"));
    import(&bench, &back("oak.xlsx", "Oak Surgery", "Partly"));
    assert_eq!(snapshots(&bench, "practice manager").len(), 2);
    let changed = back("elm2.xlsx", "ELM surgery", "Mostly");
    let told = bench.json(&["import", changed.to_str().unwrap()]);
    assert_eq!(told["files"][0]["is"], "differs", "{told}");
    // the name of the practice stays at home unless it is ticked
    let rows = bench.json(&["snapshots", "hillside"]);
    let oak = rows["snapshots"].as_array().unwrap();
    let oak = oak.iter().find(|row| row["voice"]["of"] == "Oak Surgery").unwrap();
    let out = bench.home().join("share.json");
    bench.good(&["share", oak["id"].as_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert!(!fs::read_to_string(out).unwrap().contains("Oak Surgery"));
}

#[test]
fn a_form_of_an_older_revision_is_read_against_its_own_words() {
    let bench = Bench::with_network();
    let noted = fs::read(form(&bench, "noted.xlsx", &PRACTICE)).unwrap();
    let next = OURS.replace("\"revision\": 1", "\"revision\": 2");
    assert_ne!(next, OURS);
    let file = bench.home().join("next.json");
    fs::write(&file, next).unwrap();
    bench.good(&["matrix", "add", file.to_str().unwrap()]);
    let back = bench.home().join("back.xlsx");
    fs::write(&back, filled(&noted, SAID)).unwrap();
    import(&bench, &back);
    assert_eq!(snapshots(&bench, "practice manager")[0]["matrix"]["revision"], 1);
    // another workbook with the network and without that text
    let share = bench.home().join("castle.json");
    let other = Bench::with_network();
    bench.good(&["network", "add", "Castle"]);
    bench.good(&["answer", "--network", "castle", "--matrix", "pcn-companion", "LEAD-0a=fully"]);
    bench.good(&["save", "--network", "castle", "--matrix", "pcn-companion"]);
    bench.good(&["share", "castle@last", "--out", share.to_str().unwrap()]);
    let own = bench.home().join("castle.xlsx");
    bench.good(&[
        "form",
        "--network",
        "castle",
        "--matrix",
        "ours",
        "--out",
        own.to_str().unwrap(),
    ]);
    not_taken(&other, &back, "which is not in this workbook");
    import(&other, &share);
    let back = bench.home().join("castle-back.xlsx");
    let rows = [&[("who:role", "GP", "")], &SAID[1..]].concat();
    fs::write(&back, filled(&fs::read(&own).unwrap(), &rows)).unwrap();
    not_taken(&other, &back, "revision 2, which is not in this workbook");
}

#[test]
fn what_was_asked_is_noted_and_stays_at_home() {
    let bench = Bench::with_network();
    form(&bench, "elm.xlsx", &[&PRACTICE[..], &["--due", "2026-04-01"]].concat());
    form(&bench, "quiet.html", &["--not-noted"]);
    let asked = bench.read("asked.json");
    let asked = asked["asked"].as_array().unwrap();
    assert_eq!(asked.len(), 1);
    assert_eq!((&asked[0]["due"], &asked[0]["of"]), (&json!("2026-04-01"), &json!("Elm Surgery")));
    assert!(!bench.good(&["doctor"]).contains("asked.json"));
    let out = bench.home().join("all.json");
    bench.answer(&["A-1a=fully"]);
    bench.good(&on_ours("save", &[]));
    bench.good(&["share", "hillside@last", "--with-notes", "--out", out.to_str().unwrap()]);
    assert!(!fs::read_to_string(&out).unwrap().contains("Elm Surgery"));
    // what is there already is not written over, and then nothing is noted
    let before = bench.read("asked.json");
    fs::write(bench.home().join("there.xlsx"), "mine").unwrap();
    let there = bench.home().join("there.xlsx");
    bench.refused(
        &on_ours("form", &["--out", there.to_str().unwrap()]),
        "nothing is ever written over",
    );
    bench.refused(&on_ours("form", &["--out", "form.docx"]), "can't be told");
    assert_eq!(bench.read("asked.json"), before);
}

#[test]
fn returns_say_who_was_asked_and_what_came() {
    let bench = Bench::with_network();
    bench.good(&["network", "add", "Castle"]);
    let due = ["--due", "2026-03-31"];
    let sheet = fs::read(form(&bench, "elm.xlsx", &[&PRACTICE[..], &due].concat())).unwrap();
    form(&bench, "nurse.html", &["--role", "nurse"]);
    let back = bench.home().join("back.xlsx");
    fs::write(&back, filled(&sheet, SAID)).unwrap();
    import(&bench, &back);
    let told = bench.good(&["returns"]).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "asked on 12 March 2026: practice manager, Elm Surgery, Ours, by 31 March 2026",
        "came: 14 March 2026, one view: practice manager, Elm Surgery, 4 of 6 answered",
        "nothing came yet",
        "2 forms sent: 1 came, not all answered · 1 not here yet.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(told.find("Castle").unwrap() < told.find("Hillside").unwrap(), "by name");
    let states = |args: &[&str]| -> Vec<String> {
        let printed = bench.json(&[&["returns"], args].concat());
        let rows = printed["returns"].as_array().unwrap();
        rows.iter().map(|row| row["state"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(states(&[]), ["nothing", "incomplete", "missing"]);
    assert_eq!(states(&["hillside", "--missing"]), ["missing"]);
    assert_eq!(states(&["--incomplete", "--late"]), ["incomplete"]);
    assert_eq!(states(&["--one-view"]), ["incomplete"]);
    assert_eq!(states(&["--older-than", "1d"]), Vec::<String>::new());
    bench.wrong(&["returns", "--older-than", "soon"]);
    let out = bench.home().join("thank-you.md");
    bench.good(&["returns", "--receipt", "hillside", "--out", out.to_str().unwrap()]);
    let receipt = fs::read_to_string(&out).unwrap();
    assert!(receipt.contains("We have yours of 14 March 2026, one view: practice manager"));
    assert!(!receipt.contains("Elm"), "{receipt}");
    let other = bench.home().join("castle.txt");
    let castle = ["returns", "--receipt", "castle", "--out", other.to_str().unwrap()];
    bench.refused(&castle, "nothing of Castle here yet");
}

#[test]
fn what_no_form_can_hold_is_refused_with_its_place() {
    let bench = Bench::with_network();
    let page = fs::read_to_string(form(&bench, "elm.html", &[])).unwrap();
    let cases: [(&str, Value, &str); 8] = [
        ("answers", json!({"A-9": {"answer": "fully"}}), "\"A-9\""),
        ("answers", json!({"A-1a": {"answer": "strong"}}), "the answer \"strong\" to A-1a"),
        ("answers", json!({"A-1a": {"answer": "not_applicable"}}), "needs a reason"),
        ("answers", json!({"A-1a": {"answer": 7}}), "where: line"),
        ("judgements", json!({"A": {"stage": "nowhere"}}), "the stage \"nowhere\""),
        ("aims", json!({"A": {"aim": "move"}}), "what next without its stage"),
        ("asks", json!({"S-9": {"raised": true}}), "the need \"S-9\""),
        ("filled_on", json!("2025-01-01"), "before it was made"),
    ];
    for (at, (field, value, reason)) in cases.into_iter().enumerate() {
        let mut said = said();
        said[field] = value;
        let file = view_file(&bench, &page, &format!("odd{at}.json"), "GP", &said);
        not_taken(&bench, &file, reason);
    }
    let text = fs::read_to_string(view_file(&bench, &page, "good.json", "GP", &said())).unwrap();
    let id = page::head(&page)["network"]["id"].as_str().unwrap().to_owned();
    let finger = page::head(&page)["matrix"]["fingerprint"].as_str().unwrap().to_owned();
    let odd = [
        (text.replace(&id, "01900000-0000-7000-8000-000000000001"), "is not in this workbook"),
        (text.replace(&finger, &"0".repeat(64)), "has other words"),
        (text.replace("\"GP\"", "\" \""), "the job role is blank"),
        (text.replace("form-answers/1", "form-answers/2"), "newer version"),
        (text[..text.len() / 2].to_owned(), "what to do"),
        (text.replace("since May", &"long ".repeat(20_000)), "64 KiB"),
        (format!("{text}{}", " ".repeat(9 << 20)), "larger than 8 MiB"),
    ];
    for (at, (text, reason)) in odd.into_iter().enumerate() {
        let file = bench.home().join(format!("changed{at}.json"));
        fs::write(&file, text).unwrap();
        not_taken(&bench, &file, reason);
    }
}
