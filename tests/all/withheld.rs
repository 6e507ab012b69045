//! What stays at home stays there, whatever is written in it and whatever file is made; and what
//! goes out is never more than words: no formula, no markup, no command to a terminal.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use proptest::prelude::*;

use crate::commands::Bench;

/// Stands in every field that is withheld unless it is asked for.
const WITHHELD: &str = "WITHHELD";
/// Stands in who was there, which goes on a network's own page.
const PRESENT: &str = "ATTENDED";

/// What people could write that some program would take for more than words.
fn odd_text() -> impl Strategy<Value = String> {
    let known = [
        "<script>alert(1)</script>",
        "</td><img src=x onerror=alert(2)>",
        "=HYPERLINK(\"x\")",
        "+1",
        "@SUM(A1)",
        "a|b|c",
        "](javascript:x)",
        "**bold** # `code`",
        "&lt;b&gt; &#x41;",
        "' -- \" ; $(x)",
        "\u{1b}]0;title\u{7} red \u{1b}[31m",
        "\u{202e}turned round",
    ];
    prop_oneof![prop::sample::select(known.to_vec()).prop_map(str::to_owned), "\\PC{0,12}"]
}

/// A network with such a text in every field that takes one.
fn library(shown: &str, kept: &str) -> Bench {
    let bench = Bench::with_network();
    let kept = format!("{WITHHELD} {kept}");
    let present = format!("{PRESENT} {shown}");
    let named = format!("{shown} PCN");
    let purpose = format!("--purpose={shown}");
    bench.good(&["network", "set", "hillside", &format!("--name={named}"), &purpose]);
    let on = ["--network", "hillside", "--matrix", "ours"];
    let said = [
        "A-1a=fully".to_owned(),
        "A-2a=not_yet".to_owned(),
        "A-l=Growing".to_owned(),
        format!("--note=A-2a={kept}"),
        format!("--evidence=A-1a={kept}"),
        format!("--judge=A=Growing:{shown}"),
        format!("--aim=A=Strong:{shown}"),
        format!("--need=S-A={kept}"),
    ];
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    for day in ["2025-09-01", "2026-03-01"] {
        bench.good(&[&["answer"], &on[..], &said].concat());
        let label = format!("--label={shown}");
        let present = format!("--present={present}");
        let save = ["--taken-on", day, "--leave-open", &label, &present];
        bench.good(&[&["save"], &on[..], &save].concat());
    }
    bench
}

/// Everything that can be written of it, by the name of its file.
const FILES: [(&str, &[&str]); 16] = [
    ("one.html", &["report", "hillside"]),
    ("one.md", &["report", "hillside"]),
    ("one.txt", &["report", "hillside"]),
    ("two.html", &["report", "hillside", "castle"]),
    ("two.md", &["report", "hillside", "castle"]),
    ("compared.html", &["compare", "hillside", "castle"]),
    ("compared.md", &["compare", "hillside", "castle"]),
    ("compared.txt", &["compare", "hillside", "castle"]),
    ("compared.csv", &["compare", "hillside", "castle"]),
    ("progress.html", &["progress", "hillside"]),
    ("progress.md", &["progress", "hillside"]),
    ("progress.csv", &["progress", "hillside"]),
    ("tables.xlsx", &["export"]),
    ("form.xlsx", &["form", "--network", "hillside", "--matrix", "ours", "--role", "nurse"]),
    ("form.html", &["form", "--network", "hillside", "--matrix", "ours", "--role", "nurse"]),
    ("share.json", &["share", "hillside"]),
];

/// The texts of a file: itself, or the parts of what is packed.
fn texts(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).unwrap();
    if path.extension().unwrap() != "xlsx" {
        return vec![String::from_utf8(bytes).unwrap()];
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut text = String::new();
            archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
            text
        })
        .collect()
}

/// Markdown without the signs that are escaped in it.
fn unescaped(text: &str) -> String {
    let mut rest = text.chars();
    std::iter::from_fn(|| match rest.next()? {
        '\\' => rest.next().map(|_| ' '),
        letter => Some(letter),
    })
    .collect()
}

/// That nothing in a file is more than words.
fn is_only_words(name: &str, text: &str) {
    let is_markdown = Path::new(name).extension().unwrap() == "md";
    let text = &if is_markdown { unescaped(text) } else { text.to_owned() };
    let is_control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    assert!(!text.contains(is_control), "{name}: {text:?}");
    assert!(!text.contains('\u{202e}'), "{name}: {text:?}");
    let scripts = usize::from(name == "form.html");
    if !name.ends_with("txt") && !name.ends_with("csv") {
        assert_eq!(text.to_lowercase().matches("<script").count(), scripts, "{name}: {text}");
        assert!(!text.contains("<img") && !text.contains("<b>"), "{name}: {text}");
    }
    assert!(!text.contains("<f>"), "{name}: {text}");
    assert!(!is_markdown || !text.contains("]("), "{name}: {text}");
    if Path::new(name).extension().unwrap() == "csv" {
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for record in reader.records().map(Result::unwrap) {
            let is_formula = |cell: &str| cell.starts_with(['=', '+', '-', '@']);
            assert!(!record.iter().any(is_formula), "{name}: {record:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn what_stays_at_home_is_in_no_file_and_what_goes_is_only_words(
        shown in odd_text(), kept in odd_text()
    ) {
        let bench = library(&shown, &kept);
        bench.good(&["network", "add", "Castle"]);
        let on = ["--network", "castle", "--matrix", "ours"];
        bench.good(&[&["answer"], &on[..], &["A-1a=fully"]].concat());
        bench.good(&[&["save"], &on[..], &["--leave-open"]].concat());
        for (name, command) in FILES {
            let path = bench.home().join(name);
            bench.good(&[command, &["--out", path.to_str().unwrap()]].concat());
            for text in texts(&path) {
                prop_assert!(!text.contains(WITHHELD), "{}: {}", name, text);
                prop_assert!(name.starts_with("one.") || !text.contains(PRESENT), "{}: {}", name, text);
                if name != "share.json" {
                    is_only_words(name, &text);
                }
            }
        }
    }
}
