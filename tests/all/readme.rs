//! The README's pictures and key table are made from the program, and stay so. `README_UPDATE=1
//! cargo test readme` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pcn_workbook::tui::keymap;
use pcn_workbook::tui::keymap::Room;

/// The rooms a reader of the README needs; `pcn-workbook keys` prints all.
const SHOWN: [Room; 19] = [
    Room::Home,
    Room::Walk,
    Room::Card,
    Room::Aims,
    Room::Naming,
    Room::Progress,
    Room::ProgressArea,
    Room::Reading,
    Room::Networks,
    Room::Compare,
    Room::CompareRows,
    Room::CompareArea,
    Room::Matrices,
    Room::SharePreview,
    Room::Purpose,
    Room::Shares,
    Room::ShareInFull,
    Room::Receiving,
    Room::Arrivals,
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A picture that a test has compared with the program, without its heading.
fn picture(name: &str) -> String {
    let text =
        fs::read_to_string(root().join("tests/pictures").join(format!("{name}.snap"))).unwrap();
    let body = text.splitn(3, "---\n").nth(2).unwrap();
    format!("\n```text\n{}\n```\n\n", body.trim_end())
}

/// The key table, room by room, as the program reads it.
fn table() -> String {
    let mut text = String::from("\n| where | key | what it does |\n| --- | --- | --- |\n");
    for (keys, help) in
        keymap::told(keymap::tables::EVERYWHERE.iter().chain(keymap::tables::MOVING))
    {
        writeln!(text, "| everywhere | `{keys}` | {help} |").unwrap();
    }
    for room in SHOWN {
        for (keys, help) in keymap::told(keymap::tables::own(room).iter()) {
            writeln!(text, "| {} | `{keys}` | {help} |", room.name()).unwrap();
        }
    }
    text + "\n"
}

fn made(readme: &str) -> String {
    let mut out = String::new();
    let mut rest = readme;
    while let Some(at) = rest.find("<!-- ") {
        let (before, from) = rest.split_at(at);
        let line = from.lines().next().unwrap();
        out.push_str(before);
        out.push_str(line);
        let filling =
            match line.trim_start_matches("<!-- ").trim_end_matches(" -->").split_once(": ") {
                Some(("picture", name)) => picture(name),
                _ if line == "<!-- keys -->" => table(),
                _ => panic!("what is {line}?"),
            };
        let end = from.find("<!-- end -->").expect("an end for each beginning");
        out.push_str(&filling);
        out.push_str("<!-- end -->");
        rest = &from[end + "<!-- end -->".len()..];
    }
    out + rest
}

#[test]
fn the_readme_shows_the_program_as_it_is() {
    let path = root().join("README.md");
    let now = fs::read_to_string(&path).unwrap();
    let should = made(&now);
    if std::env::var_os("README_UPDATE").is_some() {
        fs::write(Path::new(&path), &should).unwrap();
    }
    assert!(
        now == should || std::env::var_os("README_UPDATE").is_some(),
        "README.md is out of date: README_UPDATE=1 cargo test readme"
    );
}
