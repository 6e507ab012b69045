//! The page of several networks: nothing is ranked, small counts give nobody away, and what it says of
//! each is what the program says elsewhere.

use std::fs;

use crate::commands::{Bench, OURS};

const NAMES: [&str; 6] =
    ["Ash PCN", "Beech PCN", "Cedar PCN", "Dogwood PCN", "Elder PCN", "Fir PCN"];
pub(super) const SLUGS: [&str; 6] = ["ash", "beech", "cedar", "dogwood", "elder", "fir"];

/// Six networks with two snapshots each; two of them moved forward in Access.
pub(super) fn six() -> Bench {
    let bench = Bench::empty();
    bench.add_matrix(OURS);
    for (name, slug) in NAMES.iter().zip(SLUGS) {
        bench.good(&["network", "add", name]);
        let early = ["A-1a=fully", "A-1b=fully", "A-l=Early", "B-1a=fully"];
        let later = ["A-1a=fully", "A-1b=fully", "A-2a=fully", "A-l=Growing", "B-1a=fully"];
        let later = if slug < "cedar" { &later[..] } else { &early[..] };
        for (day, said) in [("2025-03-01", &early[..]), ("2026-03-01", later)] {
            let on = ["--network", slug, "--matrix", "ours"];
            let need = ["--need", "S-A=MARK of a need", "--note", "A-1a=MARK"];
            bench.good(&[&["answer"], &on[..], said, &need].concat());
            bench
                .good(&[&["save"], &on[..], &["--taken-on", day, "--present", "MARK GP"]].concat());
        }
    }
    bench
}

pub(super) fn page(bench: &Bench, more: &[&str]) -> String {
    bench.good(&[&["report"], &SLUGS[..], more].concat())
}

#[test]
fn several_networks_stand_in_name_order_each_beside_its_own_past() {
    let bench = six();
    let backwards: Vec<&str> = SLUGS.iter().rev().copied().collect();
    let turned = bench.good(&[&["report"], &backwards[..], &["--format", "md"]].concat());
    let page = page(&bench, &["--format", "md"]);
    assert_eq!(page, turned, "whatever the order of the command");
    let row = |name: &str| {
        page.lines().find(|line| {
            line.starts_with(&format!("| {name} | ▲")) || line.starts_with(&format!("| {name} | ■"))
        })
    };
    assert!(row("Ash PCN").unwrap().contains("▲ forward | Growing"), "{page}");
    assert!(row("Elder PCN").unwrap().contains("■ the same | Early"), "{page}");
    assert!(page.contains("| Access | 2 | none | 4 | none | none |"), "{page}");
    assert!(page.contains("This page names networks: it is for those named."), "{page}");
    assert!(!page.contains("MARK"), "{page}");
    let notes = bench.good(&[&["report"], &SLUGS[..], &["--with-notes"]].concat());
    assert!(notes.contains("Ash PCN: MARK of a need") && !notes.contains("MARK GP"), "{notes}");
}

#[test]
fn a_page_without_names_has_none_and_hides_small_counts() {
    let bench = six();
    for kind in ["html", "md", "txt"] {
        for names in ["codes", "none"] {
            let page = page(&bench, &["--names", names, "--format", kind, "--with-notes"]);
            for gone in ["MARK", "Ash", "Beech", "Elder"] {
                assert!(!page.contains(gone), "{gone}, {names}, {kind}: {page}");
            }
            assert_eq!(page.contains("Network 6"), names == "codes", "{page}");
            // two forward, four the same: neither may be said, nor worked out from the six
            let is_hidden = page.contains("fewer than 5") || page.contains("not shown");
            assert_eq!(is_hidden, names == "none", "{names}, {kind}: {page}");
        }
    }
    let few = bench.run(&["report", "ash", "beech", "--names", "none"]);
    assert_eq!(few.code, Some(1), "{few:?}");
    assert!(few.err.contains("could be told apart"), "{few:?}");
}

#[test]
fn the_key_to_the_codes_is_printed_and_not_written() {
    let bench = six();
    let out = bench.home().join("board.html");
    let said = page(&bench, &["--names", "codes", "--out", out.to_str().unwrap()]);
    for name in NAMES {
        assert!(said.contains(&format!(" is {name}")), "{said}");
        assert!(!fs::read_to_string(&out).unwrap().contains(name));
    }
}

#[test]
fn fewer_than_five_networks_are_not_counted() {
    let bench = six();
    let page = bench.good(&["report", "ash", "beech"]);
    assert!(page.contains("fewer than 5 networks here, so nothing is counted"), "{page}");
    assert!(!page.contains("How many networks"), "{page}");
    let since = bench.good(&["report", "ash", "beech", "--since", "2025-12-31"]);
    assert!(since.contains("Since 31 Dec 2025"), "{since}");
}
