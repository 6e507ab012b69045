//! A matrix in several languages: one is shown, all are kept, and answers are of the one matrix.

use serde_json::json;

use super::{Bench, OURS};

/// Our matrix with some of its texts in Welsh.
fn in_two() -> String {
    let named = OURS.replace(r#""id": "ours""#, r#""id": "two""#);
    named
        .replace(
            r#""title": "Ours""#,
            r#""language": "en", "title": {"en": "Ours", "cy": "Ein un ni"}"#,
        )
        .replace(r#""name": "Access""#, r#""name": {"en": "Access", "cy": "Mynediad"}"#)
        .replace(
            r#""text": "We answer the phone.""#,
            r#""text": {"en": "We answer the phone.", "cy": "Rydym yn ateb y ffôn."}"#,
        )
}

#[test]
fn one_language_is_shown_and_the_matrix_is_the_same() {
    let bench = Bench::with_network();
    bench.add_matrix(&in_two());
    bench
        .good(&["answer", "--network", "hillside", "--matrix", "two", "A-1a=fully", "A-1b=partly"]);
    let ours = ["show", "hillside", "--matrix", "two"];
    let (own, welsh) =
        (bench.good(&ours), bench.good(&[&ours[..], &["--language", "cy"]].concat()));
    assert!(own.contains("Access") && own.contains("Hillside: Ours"), "{own}");
    assert!(welsh.contains("Mynediad") && welsh.contains("Ein un ni"), "{welsh}");
    let page = bench.good(&["matrix", "show", "two", "--language", "cy-GB"]);
    for words in ["In Cymraeg; also in English.", "Rydym yn ateb y ffôn.", "We know who waits."] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // the figures, the file and the answers are those of one matrix
    let json = |more: &[&str]| bench.json(&[&ours[..], more].concat());
    assert_eq!(json(&[]), json(&["--language", "cy"]));
    let file = bench.json(&["matrix", "show", "two", "--language", "cy"]);
    assert_eq!(file["title"], json!({"en": "Ours", "cy": "Ein un ni"}));
    assert_eq!(file["domains"][0]["statements"][0]["text"]["en"], "We answer the phone.");
    bench.good(&["save", "--network", "hillside", "--matrix", "two", "--language", "cy"]);
    assert!(bench.good(&["show", "hillside@last", "--matrix", "two"]).contains("Access"));
    let frozen =
        bench.files("matrices").into_iter().find(|path| path.to_string_lossy().contains("two@"));
    assert_eq!(bench.read(frozen.unwrap())["title"]["cy"], "Ein un ni");
    bench.wrong(&["matrix", "list", "--language", "welsh!"]);
}

#[test]
fn the_next_revision_asks_about_the_matrixs_own_words_alone() {
    let bench = Bench::with_network();
    bench.add_matrix(&in_two());
    bench.good(&["answer", "--network", "hillside", "--matrix", "two", "A-1a=fully"]);
    let next = |text: String, name: &str| {
        let path = bench.home().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let file = next(in_two().replace("y ffôn.", "pob galwad."), "welsh.json");
    let as_next = ["matrix", "add", &file, "--as-next", "--language", "cy"];
    assert!(bench.good(&as_next).contains("two@2"), "only the Welsh changed: nothing is asked");
    let diff = bench.good(&["matrix", "diff", "two@1", "two@2"]);
    assert!(diff.contains("the words in other languages"), "{diff}");
    let file =
        next(in_two().replace("We answer the phone.", "We answer every call."), "english.json");
    let as_next = ["matrix", "add", &file, "--as-next", "--language", "cy"];
    bench.refused(&as_next, "it is not said which of these items still mean the same");
}

#[test]
fn a_sheet_has_a_column_for_each_language() {
    let bench = Bench::with_network();
    bench.add_matrix(&in_two());
    let sheet = bench.home().join("ours.xlsx").to_string_lossy().into_owned();
    let back = bench.home().join("back.json").to_string_lossy().into_owned();
    bench.good(&["matrix", "to-sheet", "two", "--out", &sheet, "--language", "cy"]);
    let said = bench.good(&["matrix", "from-sheet", &sheet, "--out", &back]);
    assert!(said.contains("Texts in several languages: English, Cymraeg."), "{said}");
    let (mut own, read) = (bench.json(&["matrix", "show", "two"]), bench.read(&back));
    own.as_object_mut().unwrap().remove("later");
    assert_eq!(own, read, "all but a field that no sheet holds");
}
