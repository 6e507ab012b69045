//! The page of several networks by system or place: in the order of the names, and with no group so
//! small that it gives a network away where none is named.

use super::several::{SLUGS, page, six};

/// Four of the six are of one system, one of another, and one has not said.
fn grouped() -> crate::commands::Bench {
    let bench = six();
    for slug in &SLUGS[..4] {
        bench.good(&["network", "set", slug, "--system", "Yarrow Coast", "--place", "Quayside"]);
    }
    bench.good(&["network", "set", SLUGS[4], "--system", "Alder Vale"]);
    // a snapshot has the context of its day
    for slug in SLUGS {
        let on = ["--network", slug, "--matrix", "ours"];
        bench.good(&[&["answer"], &on[..], &["A-1a=fully", "A-1b=fully", "A-l=Early"]].concat());
        bench.good(&[&["save"], &on[..], &["--taken-on", "2026-03-05"]].concat());
    }
    bench
}

#[test]
fn networks_stand_by_system_in_the_order_of_its_name() {
    let bench = grouped();
    let page = page(&bench, &["--format", "md", "--group-by", "system"]);
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
    let rows = ["Alder Vale | Elder", "Yarrow Coast | Ash", "System not given | Fir"]
        .map(|row| at(&format!("| {row} PCN | ")));
    assert!(rows.is_sorted(), "{page}");
    assert!(page.contains("by system, in the order of their names"), "{page}");
    let strips = ["Alder Vale: a strip", "Yarrow Coast: a strip", "System not given: a strip"];
    assert!(strips.map(at).is_sorted(), "{page}");
    // the whole is counted, a group of four is not
    assert!(page.contains("How many networks moved since their own first snapshot"), "{page}");
    assert!(!page.contains("Yarrow Coast: how many"), "{page}");
    let places = super::several::page(&bench, &["--format", "md", "--group-by", "place"]);
    assert!(places.contains("| Quayside | Ash PCN |"), "{places}");
    assert!(places.contains("| Place not given | Elder PCN |"), "{places}");
}

#[test]
fn without_names_no_small_group_is_shown() {
    let bench = grouped();
    for names in ["codes", "none"] {
        for by in ["system", "place"] {
            let page = page(&bench, &["--names", names, "--group-by", by, "--format", "md"]);
            for gone in ["Alder", "Yarrow", "Quayside", "not given"] {
                assert!(!page.contains(gone), "{gone}, {names}, {by}: {page}");
            }
            assert!(page.contains("stand together as one"), "{page}");
        }
    }
    let json = bench.json(&[&["report"], &SLUGS[..], &["--group-by", "place"]].concat());
    assert_eq!(json["group_by"], "place");
}
