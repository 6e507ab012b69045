//! The pictures in README.md and docs/guide.md and the key table in docs/keys.md are made from the program, and stay so; links
//! between the pages lead somewhere. `README_UPDATE=1 cargo test readme` writes the pages anew.

mod examples;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pcn_workbook::tui::keymap::reference;
use pcn_workbook::tui::screens::key_contexts;

/// The pages that hold something made from the program.
const MADE: [&str; 3] = ["README.md", "docs/guide.md", "docs/keys.md"];

/// How large README.md may be, in bytes: more than this belongs into docs/.
const LARGEST_README: usize = 10_000;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a page, by its path from the root. Windows may have checked it out with other line ends.
fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap().replace("\r\n", "\n")
}

/// A picture that a test has compared with the program, without its heading.
fn picture(name: &str) -> String {
    let text = page(&format!("tests/pictures/{name}.snap"));
    let body = text.splitn(3, "---\n").nth(2).unwrap();
    format!("\n```text\n{}\n```\n\n", body.trim_end())
}

/// The key table as the program reads it, a section for each place.
fn table() -> String {
    let mut text = String::from("\n");
    for group in reference::groups(key_contexts()) {
        write!(text, "\n## {}\n\n| key | what it does |\n| --- | --- |\n", group.title).unwrap();
        for (keys, help) in group.rows {
            writeln!(text, "| `{keys}` | {help} |").unwrap();
        }
    }
    text + "\n"
}

/// A page as it should be: whatever stands between a mark and its end is made anew.
fn made(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
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
fn the_pages_show_the_program_as_it_is() {
    let is_updating = std::env::var_os("README_UPDATE").is_some();
    for name in MADE {
        let now = page(name);
        let should = made(&now);
        if is_updating {
            fs::write(root().join(name), &should).unwrap();
        }
        assert!(
            now == should || is_updating,
            "{name} is out of date: README_UPDATE=1 cargo test readme"
        );
    }
}

#[test]
fn the_readme_stays_short() {
    let bytes = page("README.md").len();
    assert!(bytes < LARGEST_README, "README.md has {bytes} bytes; what is long belongs into docs/");
}

/// README.md, CHANGELOG.md and every page in docs/.
fn pages() -> Vec<String> {
    let in_docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = in_docs.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let name = |path: PathBuf| format!("docs/{}", path.file_name().unwrap().to_string_lossy());
    let mut all: Vec<String> = pages.map(name).collect();
    all.extend(["README.md".to_owned(), "CHANGELOG.md".to_owned()]);
    all.sort();
    all
}

/// A page without its blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// Where the links of a page lead, other than to the web.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains("://")).map(str::to_owned).collect()
}

/// The names by which the headings of a page can be linked to: small letters and digits, with hyphens for blanks.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |line: &str| {
        let words = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        words.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
    };
    headings.map(anchor).collect()
}

/// Why a link of the page `from` leads nowhere; none where it leads somewhere.
fn broken(from: &str, target: &str) -> Option<String> {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let folder = Path::new(from).parent().unwrap();
    let to = match path {
        "" => from.to_owned(),
        path => folder.join(path).to_string_lossy().replace('\\', "/"),
    };
    if !root().join(&to).is_file() {
        return Some(format!("{from}: no file {to}"));
    }
    let is_there = || anchors(&prose(&page(&to))).iter().any(|found| found == anchor);
    (!anchor.is_empty() && !is_there()).then(|| format!("{from}: no heading #{anchor} in {to}"))
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrong = Vec::new();
    for from in pages() {
        let targets = links(&prose(&page(&from)));
        wrong.extend(targets.iter().filter_map(|target| broken(&from, target)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
